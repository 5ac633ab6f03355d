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
