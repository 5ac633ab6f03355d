"""`check` in every state a repository may be in; afterwards not a byte of it is another."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ceasefire_diff.checking.edits import CheckedEdits, CheckRequest, check_edits
from ceasefire_diff.reading.git.repository import Repository
from ceasefire_diff.reading.git.trees import DiskTree
from ceasefire_diff.source.diagnostics import CannotRun
from tests.checking.yaml_texts import LENGTH, START, WATCH, text_of
from tests.repositories import WHO, Made, made

NORTH, SOUTH = "proposals/north.yaml", "proposals/south.yaml"
LONGER = LENGTH.replace("30 days", "60 days")
EDITED = text_of("North", LONGER, START, WATCH)

Checked = Callable[..., CheckedEdits]


@pytest.fixture
def repository(tmp_path: Path) -> Made:
    """A repository with the texts of two parties, committed on `main`."""
    repository = made(tmp_path / "repository")
    repository.write(NORTH, text_of("North"))
    repository.write(SOUTH, text_of("South"))
    repository.commit()
    return repository


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> Checked:
    """Check in a repository's folder and hold that neither its files nor git's own have changed."""

    def check(  # noqa: PLR0913  a test says what it asks for by name
        repository: Made,
        *paths: str,
        base: str = "HEAD",
        head: str | None = None,
        against: tuple[str, ...] | None = None,
        folder: str = ".",
        staged: bool = False,
    ) -> CheckedEdits:
        monkeypatch.chdir(repository.folder / folder)
        before = repository.state()
        try:
            return check_edits(CheckRequest(paths or ("proposals",), base, head, against, staged))
        finally:
            assert repository.state() == before

    return check


def rules(found: CheckedEdits) -> list[str]:
    """The rules that were found, without those of how texts stand."""
    return [each.rule for each in found.findings if not each.rule.startswith(("verdict.", "reasons."))]


def stopped(act: Callable[[], object]) -> tuple[str, str]:
    """Rule and cure of what stops a check."""
    with pytest.raises(CannotRun) as error:
        act()
    return error.value.problems[0].rule, error.value.problems[0].cure


EDIT = ["term.changed", "text.unmatched"]


def test_an_unfinished_file_is_told(repository: Made, checked: Checked) -> None:
    """Edits of what is coded are found as ever, and beside them it is said how much is not coded yet."""
    repository.write(NORTH, EDITED + "  - {id: rest, clause: IX, topic: unfinished, text: The rest.}\n")
    found = checked(repository)
    assert set(EDIT) - {"text.unmatched"} <= set(rules(found))
    assert [each.rule for each in found.left_out if each.rule == "git.unfinished"] == ["git.unfinished"]


def test_nothing_has_changed(repository: Made, checked: Checked) -> None:
    """Without edits there are no findings; a file that was only touched is no edit."""
    assert checked(repository).findings == ()
    os.utime(repository.folder / NORTH, (1, 1))
    assert checked(repository).findings == ()


def test_an_edit_on_disk(repository: Made, checked: Checked) -> None:
    """Edits are seen whether they are staged, committed since the base, or neither."""
    base = repository.git("rev-parse", "HEAD")
    repository.write(NORTH, EDITED)
    assert sorted(rules(checked(repository))) == EDIT
    repository.git("add", NORTH)
    assert sorted(rules(checked(repository))) == EDIT
    repository.commit()
    assert rules(checked(repository)) == []
    found = checked(repository, base=base)
    assert sorted(rules(found)) == EDIT
    assert found.base == base
    assert found.day == "2025-06-03"


def test_a_head_that_is_not_on_disk(repository: Made, checked: Checked) -> None:
    """With a head the files on disk count for nothing, edited or gone."""
    repository.git("switch", "--quiet", "--create", "edit")
    repository.write(NORTH, EDITED)
    repository.commit()
    repository.git("switch", "--quiet", "main")
    repository.write(NORTH, "not read")
    (repository.folder / SOUTH).unlink()
    assert sorted(rules(checked(repository, base="main", head="edit"))) == EDIT


def test_the_base_is_where_the_two_went_apart(repository: Made, checked: Checked) -> None:
    """What was committed on the base's own branch since is no edit of the head's, merged or not."""
    repository.git("switch", "--quiet", "--create", "edit")
    repository.write(NORTH, EDITED)
    repository.commit()
    repository.git("switch", "--quiet", "main")
    repository.write(SOUTH, text_of("South", LENGTH))
    repository.commit()
    repository.git("switch", "--quiet", "edit")
    assert sorted(rules(checked(repository, base="main"))) == EDIT
    repository.git("merge", "--quiet", "--no-edit", "main")
    assert sorted(rules(checked(repository, base="main"))) == EDIT


def test_files_that_come_and_go(repository: Made, checked: Checked) -> None:
    """A file that is new is added, tracked or not; one that is gone is removed, and stands where it stood."""
    repository.write("proposals/east.yaml", text_of("East", WATCH.replace("UN", "OSCE")))
    (repository.folder / SOUTH).unlink()
    found = checked(repository)
    assert rules(found) == ["file.added", "file.removed"]
    removed = found.findings[-1]
    assert (removed.place.file, removed.place.line) == (SOUTH, 0)
    assert removed.related[0].revision == found.base
    repository.git("add", "--all")
    assert rules(checked(repository)) == ["file.added", "file.removed"]


def test_other_files_of_the_folder(repository: Made, checked: Checked) -> None:
    """Of a folder only YAML files are meant, and no hidden ones; a file that is named always is."""
    repository.write("proposals/README.md", "# Proposals")
    repository.write("proposals/.hidden/x.yaml", "anything")
    repository.write("proposals/notes.txt", text_of("East"))
    assert checked(repository).findings == ()
    assert rules(checked(repository, "proposals/notes.txt")) == ["file.added"]
    assert [each.rule for each in checked(repository, "proposals/.hidden").stops] == []


def test_what_git_ignores_is_not_there(repository: Made, checked: Checked) -> None:
    """A file that git was told to ignore is no edit."""
    repository.write(".gitignore", "draft*\n")
    repository.write("proposals/draft.yaml", "anything")
    assert checked(repository).findings == ()


@pytest.mark.parametrize("staged", [False, True])
@pytest.mark.parametrize("text", [text_of("North"), EDITED], ids=["as it was", "edited"])
def test_a_rename_is_followed(repository: Made, checked: Checked, text: str, *, staged: bool) -> None:
    """A file under another name is compared with what it was, whether git was told or not."""
    (repository.folder / NORTH).unlink()
    repository.write("proposals/north-2025.yaml", text)
    if staged:
        repository.git("add", "--all")
    found = checked(repository)
    assert sorted(rules(found)) == sorted(["file.renamed", *(EDIT if text == EDITED else [])])
    renamed = next(each for each in found.findings if each.rule == "file.renamed")
    assert renamed.arguments == {"earlier": NORTH}
    assert renamed.place.file == "proposals/north-2025.yaml"


def test_a_rename_in_a_head(repository: Made, checked: Checked) -> None:
    """The same between two commits."""
    base = repository.git("rev-parse", "HEAD")
    repository.git("mv", NORTH, "proposals/renamed.yaml")
    repository.write("proposals/renamed.yaml", EDITED)
    repository.commit()
    assert sorted(rules(checked(repository, base=base, head="HEAD"))) == ["file.renamed", *EDIT]


def test_out_of_the_index_and_still_there(repository: Made, checked: Checked) -> None:
    """What git no longer tracks and the disk still holds is edited if it differs, and neither gone nor new."""
    repository.git("rm", "--quiet", "--cached", NORTH)
    assert checked(repository).findings == ()
    repository.write(NORTH, EDITED)
    assert sorted(rules(checked(repository))) == EDIT


def test_conflict_markers_and_an_unmerged_file(repository: Made, checked: Checked) -> None:
    """A merge that is not done leaves a file that cannot be read: that is said, and the other files are still told."""
    repository.git("switch", "--quiet", "--create", "edit")
    repository.write(NORTH, EDITED)
    repository.commit()
    repository.git("switch", "--quiet", "main")
    repository.write(NORTH, text_of("North", LENGTH.replace("30", "90"), START, WATCH))
    repository.commit()
    repository.git("merge", "edit", check=False)
    assert "<<<<<<<" in (repository.folder / NORTH).read_text()
    repository.write(SOUTH, EDITED.replace("North", "South"))
    found = checked(repository)
    assert "file.invalid" in rules(found)
    assert sorted(each.rule for each in found.findings if each.place.file == SOUTH) == EDIT
    assert all(each.place.line for each in found.findings)


def test_a_detached_head_and_an_annotated_tag(repository: Made, checked: Checked) -> None:
    """A head without a branch and a tag with a message of its own are commits like any other."""
    repository.git("tag", "--annotate", "tabled", "--message", "as tabled")
    repository.write(NORTH, EDITED)
    repository.commit()
    repository.git("switch", "--quiet", "--detach")
    assert sorted(rules(checked(repository, base="tabled"))) == EDIT


def test_a_worktree(repository: Made, checked: Checked, tmp_path: Path) -> None:
    """A second working tree is looked at for itself."""
    repository.git("worktree", "add", "--quiet", tmp_path / "second", "-b", "edit")
    second = Made(tmp_path / "second")
    second.write(NORTH, EDITED)
    before = repository.state()
    assert sorted(rules(checked(second, base="main"))) == EDIT
    assert repository.state() == before
    assert checked(repository).findings == ()


def test_a_bare_repository(repository: Made, checked: Checked, tmp_path: Path) -> None:
    """Without files on disk a head must be named, and then all is read from git."""
    repository.git("switch", "--quiet", "--create", "edit")
    repository.write(NORTH, EDITED)
    repository.commit()
    repository.git("clone", "--quiet", "--bare", repository.folder, tmp_path / "bare")
    bare = Made(tmp_path / "bare")
    assert stopped(lambda: checked(bare, base="main"))[0] == "git.bare"
    assert sorted(rules(checked(bare, base="main", head="edit"))) == EDIT


def test_a_submodule(repository: Made, checked: Checked, tmp_path: Path) -> None:
    """Inside, a submodule is a repository of its own; from outside, its files are not looked at, and that is said."""
    outer = made(tmp_path / "outer")
    outer.write(NORTH, text_of("North"))
    outer.commit()
    outer.git("-c", "protocol.file.allow=always", "submodule", "add", "--quiet", repository.folder, "proposals/inner")
    outer.commit()
    inner = Made(outer.folder / "proposals" / "inner")
    inner.write(NORTH, EDITED)
    assert sorted(rules(checked(inner))) == EDIT
    assert checked(outer).findings == ()
    assert [each.rule for each in checked(outer, "proposals/inner").stops] == ["git.nothing-found"]


def test_a_shallow_clone(repository: Made, checked: Checked, tmp_path: Path) -> None:
    """Where history was cut off, a missing base is told with the command that brings it."""
    first = repository.git("rev-parse", "HEAD")
    repository.git("branch", "edit")
    repository.write(SOUTH, text_of("South", LENGTH))
    repository.commit()
    repository.git("switch", "--quiet", "edit")
    repository.write(NORTH, EDITED)
    repository.commit()
    url = f"file://{repository.folder}"
    Made(tmp_path).git("clone", "--quiet", "--depth", "1", "--no-single-branch", "--branch", "edit", url, "shallow")
    shallow = Made(tmp_path / "shallow")
    for base, rule in (("origin/main", "git.no-merge-base"), (first, "git.revision-unknown")):
        found, cure = stopped(partial(checked, shallow, base=base))
        assert found == rule
        assert "git fetch --unshallow" in cure
    assert checked(shallow, base="HEAD").findings == ()
    shallow.git("fetch", "--quiet", "--unshallow")
    assert sorted(rules(checked(shallow, base="origin/main"))) == EDIT


def test_a_clone_without_its_objects(repository: Made, checked: Checked, tmp_path: Path) -> None:
    """Nothing is fetched behind a user's back: bytes that a clone left out are missing, with the command for them."""
    repository.write(NORTH, EDITED)
    repository.commit()
    repository.git("config", "uploadpack.allowFilter", "true")
    url = f"file://{repository.folder}"
    Made(tmp_path).git("clone", "--quiet", "--filter=blob:none", url, "filtered")
    rule, cure = stopped(lambda: checked(Made(tmp_path / "filtered"), base="HEAD~1"))
    assert rule == "git.object-missing"
    assert "git fetch" in cure


def test_revisions_that_are_none(repository: Made, checked: Checked) -> None:
    """A revision that git does not know is told with the one that was probably meant; none can be an option."""
    repository.git("branch", "release")
    for base, meant in (("relaese", "release"), ("-release", ""), ("--help", ""), ("--output=x", ""), ("", "")):
        rule, cure = stopped(partial(checked, repository, base=base))
        assert rule == "git.revision-unknown"
        assert meant in cure
    repository.git("update-ref", "refs/heads/-dash", "HEAD")
    assert checked(repository, base="refs/heads/-dash").findings == ()
    assert checked(repository, base="refs/heads/-dash", head="refs/heads/-dash").findings == ()


def test_histories_without_a_common_commit(repository: Made, checked: Checked) -> None:
    """Two histories that never met have no edits between them."""
    repository.git("switch", "--quiet", "--orphan", "other")
    repository.write(NORTH, EDITED)
    repository.commit()
    assert stopped(lambda: checked(repository, base="main"))[0] == "git.no-merge-base"


def test_no_repository_and_no_commit(checked: Checked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a repository or a commit it is said what to do."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "empty").mkdir()
    assert stopped(lambda: checked(Made(tmp_path / "empty")))[0] == "git.no-repository"
    rule, cure = stopped(lambda: checked(made(tmp_path / "begun")))
    assert (rule, "git commit" in cure) == ("git.revision-unknown", True)


def test_a_repository_of_another_user(repository: Made, checked: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git reads no repository that belongs to somebody else, and the cure is the setting that lets it."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    rule, cure = stopped(lambda: checked(repository))
    assert rule == "git.not-trusted"
    assert "safe.directory" in cure


@pytest.mark.parametrize(
    "name",
    [
        "with space.yaml",
        "quo\"te's.yaml",
        "Предложение.yaml",
        "new\nline.yaml",
        "tab\t.yaml",
        "-dash.yaml",
        "st*r[a].yaml",
    ],
)
def test_names_of_files(repository: Made, checked: Checked, name: str) -> None:
    """Whatever a file is called, its edits are seen under that name, on disk and in a head."""
    path = f"proposals/a folder/{name}"
    repository.write(path, text_of("East"))
    base = repository.commit()
    repository.write(path, EDITED.replace("North", "East"))
    for found in (checked(repository), checked(repository, path)):
        assert sorted(rules(found)) == EDIT
        assert {each.place.file for each in found.findings} == {path}
    repository.commit()
    assert sorted(rules(checked(repository, path, base=base, head="HEAD"))) == EDIT


def test_a_name_that_is_no_text(repository: Made, checked: Checked) -> None:
    """A name in bytes that are no UTF-8 is a name too."""
    path = os.fsdecode(b"proposals/\xff.yaml")
    repository.write(path, text_of("East"))
    repository.commit()
    repository.write(path, EDITED.replace("North", "East"))
    assert sorted(rules(checked(repository))) == EDIT


def test_line_ends(repository: Made, checked: Checked) -> None:
    """Other line ends are no edit of anything, and do not hide one, whatever git turns them into."""
    repository.write(NORTH, text_of("North").replace("\n", "\r\n").encode())
    assert checked(repository).findings == ()
    repository.git("config", "core.autocrlf", "true")
    repository.write(NORTH, EDITED.replace("\n", "\r\n").encode())
    assert sorted(rules(checked(repository))) == EDIT


def test_from_a_folder_within(repository: Made, checked: Checked) -> None:
    """Paths are meant, and told, from where the user stands."""
    repository.write(NORTH, EDITED)
    found = checked(repository, ".", folder="proposals")
    assert sorted(rules(found)) == EDIT
    assert {each.place.file for each in found.findings} == {"north.yaml"}
    assert {each.proposal for each in found.findings} == {"proposals/north"}
    assert found.findings[0].fingerprint == checked(repository).findings[0].fingerprint


def test_paths_choose(repository: Made, checked: Checked) -> None:
    """A file, a folder or a pattern is meant; what lies outside or is nowhere is told."""
    repository.write(NORTH, EDITED)
    repository.write("elsewhere/x.yaml", "anything")
    for paths in (
        ("proposals",),
        (NORTH,),
        ("proposals/n*.yaml",),
        ("**/north.yaml",),
        (str(repository.folder / NORTH),),
    ):
        assert sorted(rules(checked(repository, *paths))) == EDIT, paths
    assert checked(repository, SOUTH).findings == ()
    assert [each.rule for each in checked(repository, "proposls").stops] == ["git.nothing-found"]
    missing = checked(repository, NORTH, "missing.yaml")
    assert (sorted(rules(missing)), [each.rule for each in missing.stops]) == (EDIT, ["git.nothing-found"])
    assert stopped(lambda: checked(repository, ".."))[0] == "git.outside"


def test_a_base_that_had_errors(repository: Made, checked: Checked) -> None:
    """What was broken and is mended has no findings, and it is said that its edits cannot be told."""
    repository.write(NORTH, EDITED.replace("duration", "duratoin"))
    repository.commit()
    repository.write(NORTH, EDITED)
    found = checked(repository)
    assert found.findings == ()
    assert [each.rule for each in found.left_out] == ["git.base-invalid"]


def test_texts_that_cannot_be_compared(repository: Made, checked: Checked) -> None:
    """A text of another party that has errors, or is not there, is told and hides no edit."""
    repository.write(SOUTH, text_of("South", LENGTH.replace("duration", "duratoin")))
    repository.commit()
    repository.write(NORTH, EDITED)
    found = checked(repository)
    assert sorted(rules(found)) == EDIT
    assert [each.rule for each in found.left_out] == ["git.not-compared"]
    assert [each.rule for each in checked(repository, against=("nowhere.yaml",)).stops] == ["file.not-found"]


def test_a_file_that_cannot_be_read(repository: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is closed to the user is told and hides no edit of another."""
    repository.write(NORTH, EDITED)
    repository.write(SOUTH, EDITED.replace("North", "South"))
    opened = os.open

    def closed(path: Any, *arguments: Any, **words: Any) -> Any:
        if os.fsdecode(path).endswith("south.yaml"):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *arguments, **words)

    monkeypatch.setattr(os, "open", closed)
    monkeypatch.chdir(repository.folder)
    found = check_edits(CheckRequest(("proposals",), "HEAD"))
    assert [each.rule for each in found.stops] == ["file.unreadable"]
    assert sorted(rules(found)) == EDIT


def test_a_program_of_the_repository_is_not_run(repository: Made, checked: Checked, tmp_path: Path) -> None:
    """Neither hooks nor a file-system monitor nor a text converter that the repository names is started."""
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran'\n")
    program.chmod(0o755)
    for setting in ("core.fsmonitor", "diff.external", "diff.yaml.textconv"):
        repository.git("config", setting, program)
    repository.write(".gitattributes", "*.yaml diff=yaml\n")
    repository.write(NORTH, EDITED)
    assert sorted(rules(checked(repository))) == EDIT
    assert not (tmp_path / "ran").exists()


def test_a_filter_of_the_repository_is_not_run(repository: Made, checked: Checked, tmp_path: Path) -> None:
    """A clean filter that attributes and settings name stays a name, whatever letters it has."""
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran'\ncat\n")
    program.chmod(0o755)
    for name in ("own", "own.two"):
        repository.git("config", f"filter.{name}.clean", program)
        repository.git("config", f"filter.{name}.required", "true")
    repository.write(".gitattributes", "*.yaml filter=own\nproposals/south.yaml filter=own.two\n")
    repository.write(NORTH, EDITED)
    repository.write(SOUTH, text_of("South") + "\n")
    assert set(EDIT) <= set(rules(checked(repository)))
    assert not (tmp_path / "ran").exists()


def committed_at(repository: Made, date: str) -> None:
    """Make an empty commit whose clock shows this."""
    clock = {**os.environ, **WHO, "GIT_COMMITTER_DATE": date}
    words = ["git", "commit", "--quiet", "--allow-empty", "--message", "timed"]
    subprocess.run(words, cwd=repository.folder, check=True, env=clock)


def test_the_clock_of_the_commits(repository: Made, checked: Checked) -> None:
    """The day of a check is the later of head and base, as it was where they were made: nobody can set it back."""
    committed_at(repository, "2025-07-01T00:30:00+0900")
    assert checked(repository).day == "2025-07-01"
    committed_at(repository, "2020-01-01T00:00:00+0000")
    assert checked(repository, base="HEAD~1").day == "2025-07-01"


@pytest.mark.parametrize("clock", ["99999999999999999 +0000", "1 +999999", "-1 +0000"])
def test_a_clock_that_is_none(repository: Made, checked: Checked, clock: str) -> None:
    """A committer's moment that no calendar holds ends no check."""
    repository.commit()
    text = repository.git("cat-file", "commit", "HEAD")
    odd = "\n".join(
        f"committer A <a@b> {clock}" if line.startswith("committer ") else line for line in text.split("\n")
    )
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--literally", "--stdin"],
        cwd=repository.folder,
        input=odd + "\n",
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **WHO},
    ).stdout.strip()
    assert checked(repository, base="HEAD~1", head=made).day >= "2025-06-03"


def test_what_is_staged(repository: Made, checked: Checked) -> None:
    """`--staged` looks at the index as the commit will be, whatever lies on the disk since."""
    repository.write(NORTH, EDITED)
    repository.git("add", "--all")
    repository.write(NORTH, text_of("North"))
    assert rules(checked(repository)) == []
    assert sorted(rules(checked(repository, staged=True))) == EDIT
    repository.write(SOUTH, EDITED.replace("North", "South"))  # on disk alone
    assert sorted(rules(checked(repository, staged=True))) == EDIT


def test_a_sparse_checkout(repository: Made, checked: Checked) -> None:
    """What a sparse checkout leaves off the disk is neither gone nor unseen beside what is edited."""
    repository.git("sparse-checkout", "set", "--no-cone", NORTH)
    assert not (repository.folder / SOUTH).exists()
    repository.write(NORTH, EDITED)
    found = checked(repository)
    assert sorted(rules(found)) == EDIT
    assert any(each.rule.startswith(("verdict.", "reasons.")) for each in found.findings)


def test_words_of_the_environment(repository: Made, checked: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    """Patterns switched on for git's paths, and a hook's GIT_DIR in a folder below, lead no check astray."""
    repository.write("proposals/[x].yaml", EDITED)
    monkeypatch.setenv("GIT_GLOB_PATHSPECS", "1")
    assert rules(checked(repository, "proposals/[x].yaml")) == ["file.added"]
    monkeypatch.setenv("GIT_DIR", str(repository.folder / ".git"))
    assert rules(checked(repository, ".", folder="proposals")) == ["file.added"]


def test_only_what_is_needed_is_read(repository: Made, checked: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 60 texts one is edited: it is read twice, the other party's of its folder twice, and no other."""
    for folder in range(30):
        for party in ("North", "South"):
            repository.write(f"proposals/{folder}/{party}.yaml", text_of(party))
    repository.commit()
    repository.write("proposals/7/North.yaml", EDITED)
    objects, files = counted(Repository, "read", monkeypatch), counted(DiskTree, "read", monkeypatch)
    assert sorted(rules(checked(repository))) == EDIT
    assert set(files) == {"proposals/7/North.yaml", "proposals/7/South.yaml"}
    assert len(set(objects)) == 3  # both texts as they were, and the head commit for its day


def counted(owner: type, method: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a method is called with from now on."""
    asked: list[str] = []
    original = getattr(owner, method)

    def counting(self: object, name: str) -> Any:
        asked.append(name)
        return original(self, name)

    monkeypatch.setattr(owner, method, counting)
    return asked
