"""`git-driver`, as a user meets it: through the installed command and through git's own diff, log and show."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ceasefire_diff.reading.git.install_driver import KEY
from ceasefire_diff.reading.git.install_driver import command as driver_command
from tests.checking.yaml_texts import LENGTH, START, WATCH, text_of
from tests.cli.installed import Command, Ran
from tests.repositories import WHO, Made, made

NORTH, SOUTH = "proposals/north.yaml", "proposals/south.yaml"
EDITED = text_of("North", LENGTH.replace("30 days", "at least 30 days"), START, WATCH)
MOVED = "days (I): length was 30 days and is now at least 30 days; the earlier is within the later."
NAMES = ["a b.yaml", "ü.yaml", 'a"b.yaml', "-x.yaml", "--help.yaml", "a\tb.yaml", "a\\b.yaml"]
GLOSSARY = "format: ceasefire-glossary/1\nnames:\n  un: [UN, United Nations]\n"


@pytest.fixture
def repository(command: Command, tmp_path: Path) -> Made:
    """A repository with the texts of two parties, in which the driver is installed."""
    repository = made(tmp_path / "repository")
    repository.write(NORTH, text_of("North"))
    repository.write(SOUTH, text_of("South"))
    repository.commit()
    assert command("git-driver", "install", folder=repository.folder).status == 0
    return repository


def ran(repository: Made, *words: str, folder: str = ".", environment: dict[str, str] | None = None) -> Ran:
    """What git prints, as bytes are, and on standard error."""
    done = subprocess.run(
        ["git", *words],
        cwd=repository.folder / folder,
        env={**Command.environment(), **WHO, **(environment or {})},
        capture_output=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode("utf-8", "surrogateescape"), done.stderr.decode())


def flat(text: str) -> str:
    """Words of a text on one line, for it is broken where the terminal ends."""
    return " ".join(text.split())


def diff(repository: Made, *words: str, folder: str = ".", environment: dict[str, str] | None = None) -> str:
    """What `git diff` prints; git ends well and nobody complains."""
    shown = ran(repository, *(words or ("diff",)), folder=folder, environment=environment)
    assert (shown.status, shown.err) == (0, "")
    assert "Traceback" not in shown.out
    return shown.out


def test_an_edit_is_told(repository: Made) -> None:
    """With 7 arguments: how the position changed stands above the very lines that git shows without the driver."""
    repository.write(NORTH, EDITED)
    shown = diff(repository)
    assert shown.startswith(f"position {NORTH}\n  * ")
    assert MOVED in flat(shown)
    plain = diff(repository, "diff", "--no-ext-diff")
    assert shown.partition("\n@@ ")[2] == plain.partition("\n@@ ")[2] != ""


def test_a_rename_is_told(repository: Made) -> None:
    """With 9 arguments: the earlier name, what changed in the text, and git's own lines on the two names."""
    repository.git("mv", NORTH, "proposals/the north ü.yaml")
    repository.write("proposals/the north ü.yaml", EDITED)
    shown = diff(repository, "diff", "HEAD", "-M")
    assert shown.startswith("position proposals/the north ü.yaml\n")
    assert f"This file was {NORTH}." in shown
    assert MOVED in flat(shown)
    assert f'rename from {NORTH}\nrename to "proposals/the north \\303\\274.yaml"\n' in shown


def test_a_copy_is_no_rename(repository: Made) -> None:
    """What was copied is not said to have been renamed."""
    repository.write("proposals/other.yaml", EDITED)
    repository.git("add", "--all")
    shown = diff(repository, "diff", "HEAD", "-C", "--find-copies-harder")
    assert f"copy from {NORTH}\n" in shown
    assert MOVED in flat(shown)
    assert "This file was" not in shown


def test_an_unmerged_path_is_told(repository: Made) -> None:
    """With 1 argument: what git says of it without a driver."""
    repository.git("checkout", "-q", "-b", "other")
    repository.write(NORTH, EDITED)
    repository.commit()
    repository.git("checkout", "-q", "main")
    repository.write(NORTH, EDITED.replace("at least 30", "60"))
    repository.commit()
    repository.git("merge", "other", check=False)
    assert diff(repository, "diff", "--cached") == f"* Unmerged path {NORTH}\n"
    assert "one version has errors" in flat(diff(repository, "diff", "--ours"))  # the marks of the conflict


def test_added_and_deleted(repository: Made) -> None:
    """A new text and one that is gone are called so, and their lines shown."""
    repository.write("proposals/west.yaml", text_of("West"))
    repository.git("rm", "-q", SOUTH)
    repository.git("add", "--all")
    shown = diff(repository, "diff", "HEAD", "--no-renames")
    assert f"position {SOUTH}\n  * This file is there no more.\n" in shown
    assert "deleted file mode 100644\n" in shown
    assert "position proposals/west.yaml\n  * This file is new.\n" in shown
    assert "new file mode 100644\n" in shown
    assert "--- /dev/null\n+++ b/proposals/west.yaml\n" in shown


def test_log_and_show(repository: Made) -> None:
    """`git log -p` and `git show` tell it with --ext-diff, between two commits."""
    repository.write(NORTH, EDITED)
    repository.commit()
    for words in (["log", "-p", "--ext-diff", "-1"], ["show", "--ext-diff"], ["diff", "HEAD~1", "HEAD"]):
        assert MOVED in flat(diff(repository, *words))
    assert "position" not in diff(repository, "log", "-p", "-1")


@pytest.mark.parametrize("words", [["diff"], ["diff", "--relative"]])
def test_from_a_folder_below(repository: Made, words: list[str]) -> None:
    """In a folder of the repository, whatever it calls the file, its glossary is found."""
    repository.write("proposals/glossary.yaml", GLOSSARY)
    repository.write(NORTH, text_of("North", header="glossary: glossary.yaml\n"))
    repository.commit()
    repository.write(
        NORTH,
        text_of(
            "North",
            LENGTH,
            START,
            WATCH.replace("lead: UN", "lead: United Nations"),
            header="glossary: glossary.yaml\n",
        ),
    )
    shown = diff(repository, *words, folder="proposals")
    # Without the glossary the text has an error, and the two words are two names.
    assert "No provision and no key of the header says anything else." in shown


def test_a_bare_repository(command: Command, repository: Made, tmp_path: Path) -> None:
    """Where nothing lies on disk, the glossary is that of the head commit."""
    header = "glossary: glossary.yaml\n"
    repository.write("proposals/glossary.yaml", GLOSSARY)
    repository.write(NORTH, text_of("North", header=header))
    repository.commit()
    repository.write(
        NORTH, text_of("North", LENGTH.replace("30 days", "at least 30 days"), START, WATCH, header=header)
    )
    repository.commit()
    repository.git("clone", "-q", "--bare", ".", tmp_path / "bare.git")
    bare = Made(tmp_path / "bare.git")
    assert command("git-driver", "install", folder=bare.folder).status == 0
    assert MOVED in flat(diff(bare, "diff", "HEAD~1", "HEAD"))


def test_line_ends_of_other_systems(repository: Made) -> None:
    """A text with CRLF is read, and no carriage return is lost or shown as something else."""
    repository.write(NORTH, text_of("North").replace("\n", "\r\n"))
    repository.commit()
    repository.write(NORTH, EDITED.replace("\n", "\r\n"))
    shown = diff(repository)
    assert MOVED in flat(shown)
    assert shown.partition("\n@@ ")[2] == diff(repository, "diff", "--no-ext-diff").partition("\n@@ ")[2]


def test_git_applies_what_it_printed(repository: Made) -> None:
    """The whole of it is a patch, whatever files are called: git takes it back and puts it on again."""
    text = text_of("West")
    for name in NAMES:
        repository.write(name, text)
    repository.commit()
    for name in NAMES:
        repository.write(name, text.replace("30 days", "60 days"))
    repository.git("rm", "-q", SOUTH)
    repository.git("mv", NORTH, "north ü.yaml")
    repository.write("added.yaml", text_of("East"))
    repository.git("add", "--all")
    after = repository.git("write-tree")
    patch = repository.folder / ".git" / "the.patch"
    patch.write_text(diff(repository, "diff", "HEAD", "-M"))
    repository.git("apply", "--index", "-R", patch)
    assert repository.git("write-tree") == repository.git("rev-parse", "HEAD^{tree}")
    repository.git("apply", "--index", patch)
    assert repository.git("write-tree") == after


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("other.yaml", "a: 1\nb: 2\n", "a: 1\nb: 3\n"),
        ("other.yaml", "a: 1", "a: 2"),
        ("other.yaml", b"a\0b\n", b"a\0c\n"),
        ("glossary.yaml", GLOSSARY, GLOSSARY + "# more\n"),
    ],
)
def test_what_is_no_proposal_looks_as_before(
    repository: Made, name: str, before: str | bytes, after: str | bytes
) -> None:
    """A file that is no proposal is shown in git's own lines, to the letter but for the name of the later object."""
    repository.write(name, before)
    repository.commit()
    repository.write(name, after)
    repository.git("add", "--all")
    assert diff(repository, "diff", "HEAD") == diff(repository, "diff", "HEAD", "--no-ext-diff")


@pytest.mark.parametrize("damaged", ["before", "after"])
def test_a_broken_file_is_shown_in_lines(repository: Made, damaged: str) -> None:
    """Where one version has errors, the first is told, and the lines are shown."""
    good = text_of("North")
    broken = good.replace("topic: duration", "topic: duratoin")
    before, after = (broken, good) if damaged == "before" else (good, broken)
    repository.write(NORTH, before)
    repository.commit()
    repository.write(NORTH, after)
    shown = diff(repository)
    assert "What changed cannot be told, for one version has errors" in flat(shown)
    assert "duratoin" in shown.partition("\n@@ ")[0]
    assert "\n@@ " in shown


def test_nothing_else_is_said_to_have_changed(repository: Made) -> None:
    """A comment is no position."""
    repository.write(NORTH, text_of("North") + "# a comment\n")
    assert "No provision and no key of the header says anything else." in diff(repository)


def test_mode_alone(repository: Made) -> None:
    """A change of mode is shown as git shows it."""
    (repository.folder / NORTH).chmod(0o755)
    assert diff(repository).endswith(diff(repository, "diff", "--no-ext-diff"))


def test_nothing_hostile_reaches_the_terminal(repository: Made) -> None:
    """Escape sequences and signs that turn the direction of writing are shown as what they are."""
    hostile = "a: \x1b[31mred\x1b]0;title\x07 \u202eright\u202c \x9b31m\n".encode() + b"\x9b\xff\n"
    repository.write("hostile.yaml", "a: 1\n")
    repository.commit()
    repository.write("hostile.yaml", hostile)
    shown = diff(repository)
    assert r"\x1b[31mred\x1b]0;title\x07 \u202eright\u202c \x9b31m" in shown
    assert not any(each in shown for each in "\x1b\x07\x9b\u202e\udc9b")


@pytest.mark.parametrize(
    ("settings", "coloured"),
    [
        ([], False),
        (["-c", "color.diff=always"], True),
        (["-c", "color.ui=always"], True),
        (["-c", "color.ui=always", "-c", "color.diff=never"], False),
    ],
)
def test_colour_is_as_git_wants_it(repository: Made, settings: list[str], *, coloured: bool) -> None:
    """Colour is used where git would, in the colours that git was given."""
    repository.write(NORTH, EDITED)
    shown = diff(repository, *settings, "-c", "color.diff.new=blue", "diff")
    assert ("\x1b[34m+" in shown) == ("\x1b[31m-" in shown) == coloured
    assert ("\x1b" in shown) == coloured


def test_a_pager_counts_as_a_terminal(repository: Made) -> None:
    """Where git started a pager, colour is used as on a terminal."""
    repository.write(NORTH, EDITED)
    in_use = {"GIT_PAGER_IN_USE": "true", "TERM": "xterm"}
    assert "\x1b[32m+" in diff(repository, environment=in_use)
    assert "\x1b" not in diff(repository, environment={**in_use, "TERM": "xterm", "GIT_PAGER_IN_USE": "false"})


def test_a_breakdown_of_the_driver_still_shows_the_lines(repository: Made) -> None:
    """With no Python left to run, or a module that cannot be loaded, git goes on and shows the lines alone."""
    repository.write(NORTH, EDITED)
    repository.write(SOUTH, text_of("South", LENGTH))
    set_command = driver_command().replace("ceasefire_diff git-driver", "no_such_module git-driver")
    for broken in (set_command, driver_command().replace("python", "no-such-python")):
        repository.git("config", KEY, broken)
        shown = ran(repository, "diff")
        assert shown.status == 0
        assert (
            "+  - {id: days, clause: I, topic: duration, text: It lasts., terms: {of: ceasefire, length: at"
            in shown.out
        )
        assert "-  - {id: watch" in shown.out  # the second file too
        assert "fatal" not in shown.err


FAULTS = """
import sys
from ceasefire_diff.checking import one_file
from ceasefire_diff.reading.git import diff_driver
from ceasefire_diff.cli.app import main
def fault(*_, **__):
    raise RuntimeError("a made\\nfault")
{where} = fault
sys.exit(main(["git-driver", "diff", "--", *sys.argv[1:]]))
"""


@pytest.mark.parametrize(
    ("where", "shows"),
    [
        ("one_file.edit_of", ["how the position changed cannot be told: this is an internal", "\n@@ "]),
        (
            "diff_driver.lines_that_differ",
            ["cannot be shown: this is an internal error (RuntimeError: a made fault)"],
        ),
        ("diff_driver.driven", ["cannot be shown"]),
    ],
)
def test_a_fault_ends_well(command: Command, repository: Made, where: str, shows: list[str]) -> None:
    """A fault of the program is one line, no traceback, and exit status 0."""
    repository.write(NORTH, EDITED)
    script = repository.folder / ".git" / "faulty.py"
    script.write_text(FAULTS.replace("{where}", where))
    python = command.path.parent / "python"
    repository.git("config", KEY, f"'{python}' '{script}'")
    shown = diff(repository)
    assert all(each in shown for each in shows), shown
    assert "RuntimeError" in shown


@pytest.mark.parametrize("words", [[], ["a"], ["a", "b"], ["a.yaml", *"bcdefg"], ["--help"], ["-", "-"], ["a"] * 12])
def test_whatever_it_is_called_with(command: Command, tmp_path: Path, words: list[str]) -> None:
    """Any words at all end in exit status 0, without a traceback."""
    done = command("git-driver", "diff", "--", *words, folder=tmp_path)
    assert done.status == 0
    assert "Traceback" not in done.out + done.err


def test_a_reader_that_left(command: Command, repository: Made) -> None:
    """Where nobody reads any more, nothing is said and the exit status is 0."""
    north = repository.folder / NORTH
    reading, writing = os.pipe()
    os.close(reading)
    words = ["git-driver", "diff", "--", NORTH, os.devnull, ".", ".", str(north), "0" * 40, "100644"]
    done = subprocess.run(
        command.words(*words), stdout=writing, stderr=subprocess.PIPE, cwd=repository.folder, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_modules_of_the_repository_are_not_loaded(repository: Made) -> None:
    """A repository that holds modules with the names of ours runs none of them."""
    repository.write("ceasefire_diff/__init__.py", "raise SystemExit('taken over')")
    repository.write("yaml.py", "raise SystemExit('taken over')")
    repository.write(NORTH, EDITED)
    assert MOVED in flat(diff(repository))


@pytest.mark.parametrize(
    ("mine", "patterns", "files"),
    [
        ("", [], ["a.yaml", "proposals/b.yml"]),
        ("# mine\n*.txt text\n", ["proposals/**/*.yaml"], ["proposals/x/y.yaml"]),
        ("*.txt text", ["a b/*.yaml", "#c.yaml"], ["a b/c.yaml", "#c.yaml"]),
    ],
)
def test_install_and_uninstall_leave_nothing(
    command: Command, tmp_path: Path, mine: str, patterns: list[str], files: list[str]
) -> None:
    """Installing twice is installing once; after uninstalling every byte is what it was; each says what it did."""
    repository = made(tmp_path / "repository")
    if mine:
        repository.write(".git/info/attributes", mine)
    before = repository.state()

    def driver(*words: str) -> str:
        done = command("git-driver", *words, folder=repository.folder)
        assert (done.status, done.err) == (0, "")
        return done.out

    first = driver("install", *patterns)
    assert f"Set {KEY} in .git/config." in first
    assert "Wrote to .git/info/attributes: " in first
    installed = repository.state()
    changed = {each for each in installed if installed[each] != before.get(each)}
    assert changed == {".git/config", ".git/info/attributes"}
    for file in files:
        assert repository.git("check-attr", "diff", "--", file).endswith("diff: ceasefire"), file
    assert "already" in driver("install", *patterns)
    assert repository.state() == installed
    told = driver("uninstall")
    assert f"Removed {KEY} from .git/config." in told
    assert "Removed the lines of ceasefire-diff from .git/info/attributes." in told
    assert repository.state() == before
    assert driver("uninstall") == "Nothing of ceasefire-diff is installed here.\n"
    assert repository.state() == before


def test_other_patterns_take_the_place_of_the_first(command: Command, repository: Made) -> None:
    """Installed again with other patterns, the earlier ones are gone."""
    repository.write(".git/info/attributes", (repository.folder / ".git/info/attributes").read_text() + "*.md text\n")
    assert command("git-driver", "install", "proposals/*.yaml", folder=repository.folder).status == 0
    text = (repository.folder / ".git" / "info" / "attributes").read_text()
    assert "proposals/*.yaml diff=ceasefire\n" in text
    assert "*.yml" not in text
    assert text.endswith("*.md text\n")


def test_a_driver_of_the_users_own_is_left_alone(command: Command, tmp_path: Path) -> None:
    """Where the name is taken, nothing is installed, and uninstalling leaves it as it is."""
    repository = made(tmp_path / "repository")
    repository.git("config", KEY, "my-own")
    before = repository.state()
    refused = command("git-driver", "install", folder=repository.folder)
    assert refused.status == 2
    assert "[git-driver.taken]" in refused.err
    assert "which is a command of another program" in command("git-driver", "uninstall", folder=repository.folder).out
    assert repository.state() == before


def test_in_a_worktree_and_from_below(command: Command, repository: Made, tmp_path: Path) -> None:
    """A second working tree of the repository shares what was installed, and can take it back."""
    repository.git("worktree", "add", "-q", tmp_path / "second")
    second = Made(tmp_path / "second")
    second.write(NORTH, EDITED)
    assert MOVED in flat(diff(second))
    assert command("git-driver", "uninstall", folder=second.folder / "proposals").status == 0
    assert "position" not in diff(second)


def test_no_repository(command: Command, tmp_path: Path) -> None:
    """Outside of a repository it says so."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed, and nothing can be said of repositories")
    done = command("git-driver", "install", folder=tmp_path)
    assert done.status == 2
    assert "[git.no-repository]" in done.err


def test_the_page_shows_what_is_printed(command: Command, root: Path, tmp_path: Path) -> None:
    """What docs/git-diff.md shows is what is printed for a file of one provision after the edit it speaks of."""
    page = (root / "docs" / "git-diff.md").read_text()
    installing, shown = re.findall(r"^```text\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    header = (
        "format: ceasefire-proposal/1\nparty: North\ntitle: Proposal on a ceasefire\ndate: 2025-01-31\nstatus: tabled\n"
        "coverage: complete\nsources: {paper: {title: The paper handed over in the second round}}\nprovisions:\n"
    )
    provision = re.findall(r"^-(  - .*\n)", shown, re.MULTILINE)[0]
    repository = made(tmp_path / "repository")
    repository.write(NORTH, header + provision)
    repository.commit()
    assert command("git-driver", "install", folder=repository.folder).out == installing
    repository.write(NORTH, header + provision.replace("length: 30", "length: at least 30"))
    assert diff(repository) == shown
