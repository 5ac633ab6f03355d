"""The one list of formats: which ending belongs to which command, and what is said where it belongs to another."""

from __future__ import annotations

import pytest

from ceasefire_diff.render.formats import (
    FORMATS,
    ComparisonFormat,
    FindingFormat,
    endings_of,
    format_called,
    formats_of_files,
)
from ceasefire_diff.source.diagnostics import CannotRun

COMMANDS = ("compare", "report", "validate", "check")
ENDINGS = sorted({ending for each in FORMATS for ending in each.endings})


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("ending", ENDINGS)
def test_whoever_is_named_does_it(command: str, ending: str) -> None:
    """A command takes an ending, or names commands that do, and never one that refuses it too."""
    try:
        found = formats_of_files([f"gaps{ending}"], command)
    except CannotRun as refusal:
        (problem,) = refusal.problems
        others = problem.message.partition(" comes with ")[2].partition(",")[0].split(" and ")
        assert others
        assert all(ending in endings_of(other) for other in others)
        assert command not in others
    else:
        assert ending in found[f"gaps{ending}"].endings


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", ["gaps.pdf", "gaps", "gaps.", ".json", ".", "gaps.docx.bak"])
def test_what_nobody_writes_is_sent_to_nobody(command: str, name: str) -> None:
    """A file that no command can write is refused without sending anyone elsewhere; the endings that do are told."""
    with pytest.raises(CannotRun) as refusal:
        formats_of_files([name], command)
    (problem,) = refusal.value.problems
    assert problem.message == "no format"
    assert all(ending in problem.cure for ending in endings_of(command))


def test_every_wrong_file_is_named() -> None:
    """Of several files all that have no format are told at once."""
    with pytest.raises(CannotRun) as refusal:
        formats_of_files(["a.pdf", "b.json", "c.docx"], "compare")
    assert [each.place.file for each in refusal.value.problems] == ["a.pdf", "c.docx"]


def test_an_ending_stands_for_one_format() -> None:
    """No ending, and no word after --format, stands for two formats."""
    endings = [ending for each in FORMATS for ending in each.endings]
    assert len(endings) == len(set(endings))
    assert len({each.word for each in FORMATS}) == len(FORMATS)


def test_what_can_be_printed_is_made() -> None:
    """Every word after --format of `compare`, `validate` and `check` stands for a format that the command makes."""
    assert all(format_called(each.value).made_by("check") for each in FindingFormat)
    assert all(
        format_called(each.value).made_by("compare")
        for each in ComparisonFormat
        if each is not ComparisonFormat.TERMINAL
    )
