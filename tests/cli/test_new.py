"""`new`: the skeleton it writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.installed import Command


def test_what_it_writes_is_valid(command: Command, tmp_path: Path) -> None:
    """A skeleton, as written, gives validate nothing to say: no error, no warning."""
    made = command("new", tmp_path / "ours.yaml")
    assert (made.status, made.out) == (0, "")
    judged = command("validate", tmp_path / "ours.yaml")
    assert (judged.status, judged.out) == (0, "")


def test_it_can_be_compared(command: Command, tmp_path: Path) -> None:
    """Two skeletons side by side agree, but for what they leave open."""
    files = [tmp_path / "ours.yaml", tmp_path / "theirs.yaml"]
    for file in files:
        command("new", file)
    compared = command("compare", *files, "--format", "json")
    assert compared.status == 0
    assert '"verdict": "conflict"' not in compared.out


def test_it_never_overwrites(command: Command, tmp_path: Path) -> None:
    """A file that stands in its place stays as it is, and the exit status is 2."""
    file = tmp_path / "ours.yaml"
    file.write_text("mine")
    refused = command("new", file)
    assert refused.status == 2
    assert "exists already" in refused.err
    assert file.read_text() == "mine"


@pytest.mark.parametrize("name", ["ours", "ours.json", "missing/ours.yaml"])
def test_it_says_where_it_cannot_write(command: Command, tmp_path: Path, name: str) -> None:
    """A wrong ending or a missing folder is refused with one line, and nothing is written."""
    refused = command("new", tmp_path / name)
    assert refused.status == 2
    assert len(refused.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_glossary_is_made_and_named_by_the_files(command: Command, tmp_path: Path) -> None:
    """The headers get its line and nothing else changes; a second time nothing is written."""
    texts = [tmp_path / "ours.yaml", tmp_path / "theirs.yaml"]
    for text in texts:
        command("new", text)
    before = [text.read_text().splitlines() for text in texts]
    words: list[str | Path] = ["new", tmp_path / "glossary.yaml", "--glossary", texts[0], "--glossary", texts[1]]
    made = command(*words)
    assert made.status == 0, made.err
    for was, text in zip(before, texts, strict=True):
        lines = text.read_text().splitlines()
        lines.remove("glossary: glossary.yaml")
        assert lines == was
    assert command("validate", tmp_path).status == 0
    assert command(*words).status == 2


def test_a_glossary_of_another_folder_is_refused(command: Command, tmp_path: Path) -> None:
    """A file can name only a glossary beside it."""
    command("new", tmp_path / "ours.yaml")
    (tmp_path / "other").mkdir()
    ran = command("new", tmp_path / "other" / "glossary.yaml", "--glossary", tmp_path / "ours.yaml")
    assert ran.status == 2
    assert "[usage.other-folder]" in ran.err


@pytest.mark.parametrize("text", ["format: [a\n", "- a\n", "", "format: ceasefire-proposal/1\n", "named"])
def test_a_file_that_cannot_name_a_new_glossary_is_told(command: Command, tmp_path: Path, text: str) -> None:
    """One that is broken, or names a glossary already, is named with the reason, and nothing is written."""
    good, other = tmp_path / "good.yaml", tmp_path / "other.yaml"
    for path in (good, other):
        command("new", path)
    if text == "named":
        command("new", tmp_path / "first.yaml", "--glossary", other)
    else:
        other.write_text(text)
    before = good.read_bytes()
    ran = command("new", tmp_path / "glossary.yaml", "--glossary", good, "--glossary", other)
    assert ran.status == 2
    assert "other.yaml" in ran.err
    assert "[usage.cannot-name]" in ran.err
    assert good.read_bytes() == before
    assert not (tmp_path / "glossary.yaml").exists()
