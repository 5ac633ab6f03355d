"""`check`, through the installed command, in a repository that a test makes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.checking.yaml_texts import LENGTH, START, WATCH, text_of
from tests.cli.installed import Command
from tests.repositories import Made, made

NORTH, SOUTH = "proposals/north.yaml", "proposals/south.yaml"
EDITED = text_of("North", LENGTH.replace("30 days", "60 days"), START, WATCH)
BROKEN = text_of("North", LENGTH.replace("duration", "duratoin"))


@pytest.fixture
def repository(tmp_path: Path) -> Made:
    """A repository with the texts of two parties."""
    repository = made(tmp_path / "repository")
    repository.write(NORTH, text_of("North"))
    repository.write(SOUTH, text_of("South"))
    repository.commit()
    repository.git("branch", "before")
    return repository


def test_what_is_printed(command: Command, repository: Made) -> None:
    """Each finding is a line with its place, sentence, cure and rule; standard error ends with how many there are."""
    repository.write(NORTH, EDITED)
    ran = command("check", "--base", "HEAD", folder=repository.folder)
    lines = ran.out.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith(
        "proposals/north.yaml:9:5: warning: days (I): beside South the row on Duration (ceasefire)"
    )
    assert re.search(r"length was 30 days and is now 60 days; [a-z ]+ differ by 30 days\.", ran.out)
    assert {line.rpartition(" ")[2] for line in lines} == {"[verdict.changed]", "[text.unmatched]", "[term.changed]"}
    assert "1 file changed since" in ran.err


def test_nothing_hides_the_next(command: Command, repository: Made) -> None:
    """A broken file, a path that is nowhere and a text that is edited are all told in one run."""
    repository.write(NORTH, BROKEN)
    repository.write(SOUTH, EDITED.replace("North", "South"))
    ran = command("check", "proposals", "nowhere", "--base", "HEAD", folder=repository.folder)
    assert ran.status == 2
    assert "[file.invalid]" in ran.out
    assert "[term.changed]" in ran.out
    assert "[git.nothing-found]" in ran.err


def test_hostile_words_stay_on_their_line(command: Command, repository: Made) -> None:
    """Neither a file's name nor its words begin a line or turn the text around; what may not be in a file is told."""
    name = "proposals/x\n::error::y\u202e.yaml"
    repository.write(name, text_of("East"))
    repository.commit()
    for clause in (r"I\n::error::x", "a\u202eb\u2028c"):
        text = LENGTH.replace("clause: I,", f'clause: "{clause}",')
        repository.write(name, text_of("East", text, START.replace("signing.", "once.")))
        ran = command("check", "--base", "HEAD", folder=repository.folder)
        assert "[citation.changed]" in ran.out or "[file.invalid]" in ran.out
        assert all(line.startswith("proposals/x ::error::y\\u202e.yaml:") for line in ran.out.splitlines())
        assert not set(ran.out) & {"\u202e", "\u2028", "\x1b"}


def test_a_clause_under_another_number_is_no_other_reason(command: Command, repository: Made) -> None:
    """A clause that is cited otherwise is told, and changes nothing beside the other text."""
    repository.write(NORTH, text_of("North", LENGTH.replace("clause: I,", "clause: I.1,"), START, WATCH))
    repository.commit()
    for number in ("I.2", "II"):
        repository.write(NORTH, text_of("North", LENGTH.replace("clause: I,", f"clause: {number},"), START, WATCH))
        ran = command("check", "--base", "HEAD", folder=repository.folder)
        assert [line.rpartition(" ")[2] for line in ran.out.splitlines()] == ["[citation.changed]"]
