"""Opening: paths, standard input and git revisions, and what cannot be opened, with a cure for each."""

from __future__ import annotations

import io
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from ceasefire_diff.reading.proposals import read_proposals
from ceasefire_diff.reading.source_file import open_file
from ceasefire_diff.source.diagnostics import CannotRun
from ceasefire_diff.source.hidden_characters import MAX_BYTES
from tests.reading.files import GLOSSARY, proposal

TEXT = proposal("requires: treaty-signed", header="glossary: glossary.yaml")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a proposal and its glossary."""
    (tmp_path / "a.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def git(*arguments: str) -> None:
    """Run git as nobody in particular; where there is none, the test is skipped."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed, and this test makes a repository with it")
    names = {"GIT_AUTHOR_NAME": "A", "GIT_COMMITTER_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_EMAIL": "a@b"}
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *arguments], check=True, capture_output=True, env=environment)


@pytest.fixture
def repository(folder: Path) -> Path:
    """A repository with two commits: in the first the folder `north` holds both files, in the second none."""
    git("init", "-q", "-b", "main")
    (folder / "north").mkdir()
    (folder / "a.yaml").rename(folder / "north" / "a.yaml")
    (folder / "glossary.yaml").rename(folder / "north" / "glossary.yaml")
    git("add", ".")
    git("commit", "-q", "-m", "one")
    (folder / "north" / "a.yaml").write_text("gone", encoding="utf-8")
    (folder / "north" / "glossary.yaml").unlink()
    git("commit", "-q", "-a", "-m", "two")
    return folder


def rule_of(*arguments: str) -> tuple[str, str]:
    """Rule and cure of the one problem that stops reading."""
    with pytest.raises(CannotRun) as stopped:
        read_proposals(arguments)
    problems = stopped.value.problems
    assert len(problems) == 1, problems
    return problems[0].rule, problems[0].cure


def test_a_path_brings_its_glossary(folder: Path) -> None:
    """The glossary a file names lies beside it."""
    assert (folder / "a.yaml").exists()
    found = read_proposals(["a.yaml"])
    assert not found.problems
    assert found.glossary.file == "glossary.yaml"


@pytest.mark.usefixtures("folder")
def test_what_is_not_there_is_told_with_the_nearest_name() -> None:
    """A slip in a file name is mended by the names beside it."""
    assert rule_of("b.yaml") == ("file.not-found", "Did you mean `a.yaml`?")
    assert rule_of("nowhere/a.yaml")[0] == "file.not-found"
    assert rule_of("x" * 5000)[0] == "file.not-found"
    assert rule_of("a\0b")[0] == "file.not-found"
    assert rule_of("")[0] == "file.is-a-folder"


@pytest.mark.usefixtures("folder")
def test_a_folder_is_no_file() -> None:
    """Comparing takes files, and the cure says so."""
    rule, cure = rule_of(".")
    assert rule == "file.is-a-folder"
    assert "validate" in cure


def test_a_glossary_that_is_not_beside_is_told_at_its_name(folder: Path) -> None:
    """A misspelt file name in the header is told there, with the nearest file of the folder."""
    (folder / "a.yaml").write_text(TEXT.replace("glossary.yaml", "glosary.yaml"), encoding="utf-8")
    with pytest.raises(CannotRun) as stopped:
        read_proposals(["a.yaml"])
    problem = stopped.value.problems[0]
    assert (problem.rule, problem.place.file, problem.place.line) == ("file.not-beside", "a.yaml", 8)
    assert problem.cure == "Did you mean `glossary.yaml`?"
    assert len(stopped.value.problems) == 1


@pytest.mark.usefixtures("folder")
def test_standard_input_needs_its_glossary_on_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input lies in no folder; with `--glossary` it is read like any file."""
    standard_input(monkeypatch, TEXT)
    rule, cure = rule_of("-")
    assert rule == "file.no-folder"
    assert "--glossary FILE" in cure
    standard_input(monkeypatch, TEXT)
    found = read_proposals(["-"], glossary="glossary.yaml")
    assert [each.id for each in found.proposals] == ["standard-input"]


@pytest.mark.usefixtures("folder")
def test_standard_input_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Named twice, it would be empty the second time."""
    standard_input(monkeypatch, proposal("by: A"))
    with pytest.raises(CannotRun) as stopped:
        read_proposals(["-", "-"])
    assert stopped.value.problems[0].rule == "file.stdin-twice"


def standard_input(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let standard input hold a text."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def test_a_closed_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process started without one says so."""
    monkeypatch.setattr(sys, "stdin", None)
    assert rule_of("-")[0] == "file.unreadable"


def test_no_more_is_read_than_may_be(tmp_path: Path) -> None:
    """A large file takes no memory without end, and is a complaint like any other."""
    (tmp_path / "big.yaml").write_bytes(b"#" * (MAX_BYTES + 10))
    assert len(open_file(str(tmp_path / "big.yaml")).data) == MAX_BYTES + 1
    assert [each.rule for each in read_proposals([str(tmp_path / "big.yaml")]).problems] == ["file.too-large"]


@pytest.mark.usefixtures("repository")
def test_a_revision_brings_its_glossary_of_that_revision() -> None:
    """Both files are read as they were, though neither lies in the folder any more."""
    found = read_proposals(["HEAD~1:north/a.yaml"])
    assert not found.problems
    assert (found.proposals[0].id, found.glossary.file) == ("a", "HEAD~1:north/glossary.yaml")


@pytest.mark.usefixtures("repository")
def test_what_git_does_not_know_is_told_with_its_cure() -> None:
    """Revision, path and kind are told apart."""
    assert rule_of("no-such:north/a.yaml")[0] == "file.revision-unknown"
    assert rule_of("HEAD:north/b.yaml")[0] == "file.not-in-revision"
    assert rule_of("HEAD:north")[0] == "file.is-a-folder"
    assert rule_of("HEAD:")[0] == "file.is-a-folder"
    assert rule_of(":nothing.yaml")[0] == "file.not-in-revision"


@pytest.mark.usefixtures("repository")
def test_a_missing_glossary_at_a_revision_is_told_with_the_names_there() -> None:
    """The names beside it come from git, not from the folder of today."""
    Path("north/a.yaml").write_text(TEXT.replace("glossary.yaml", "glosary.yaml"), encoding="utf-8")
    Path("north/glossaries.yaml").write_text(GLOSSARY, encoding="utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "three")
    Path("north/glossaries.yaml").unlink()
    assert rule_of("HEAD:north/a.yaml") == ("file.not-beside", "Did you mean `glossaries.yaml`?")


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    "argument", ["--output=x:north/a.yaml", "-h:north/a.yaml", "--help:a", "--all:a", "-:a", "--:a"]
)
def test_a_revision_that_begins_with_a_dash_is_no_option(argument: str) -> None:
    """Nothing a user gives is read by git as an option."""
    assert rule_of(argument)[0] in ("file.revision-unknown", "file.not-in-revision")
    assert not Path("x").exists()


@pytest.mark.usefixtures("repository")
def test_an_existing_file_wins_over_a_revision() -> None:
    """A file whose name has a colon is that file."""
    Path("HEAD:north").mkdir()
    Path("HEAD:north/a.yaml").write_text(proposal("by: A"), encoding="utf-8")
    assert len(read_proposals(["HEAD:north/a.yaml"]).proposals) == 1


@pytest.mark.usefixtures("folder")
def test_without_a_repository_a_colon_is_told() -> None:
    """What is no file may be a revision, and there is none here."""
    git("--version")
    assert rule_of("HEAD:a.yaml")[0] == "file.no-repository"


@pytest.mark.usefixtures("repository")
def test_without_git_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a revision needs git."""
    monkeypatch.setenv("PATH", "/nowhere")
    assert rule_of("HEAD:north/a.yaml")[0] == "file.no-git"


def test_a_shallow_clone_is_mended_by_fetching(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A revision that a shallow clone does not hold is told with the command that brings it."""
    clone = tmp_path_factory.mktemp("clone")
    git("clone", "-q", "--depth", "1", repository.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    rule, cure = rule_of("HEAD~1:north/a.yaml")
    assert rule == "file.revision-unknown"
    assert "git fetch --unshallow" in cure


@pytest.mark.usefixtures("folder")
def test_what_is_there_and_cannot_be_read_is_told() -> None:
    """A socket is there, and nobody, the superuser included, can open it as a file."""
    with socket.socket(socket.AF_UNIX) as unreadable:
        unreadable.bind("socket.yaml")
        assert rule_of("socket.yaml")[0] == "file.unreadable"
