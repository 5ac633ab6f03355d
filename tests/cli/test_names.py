"""`names`, through the installed command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.installed import PAIR, Command

TEXT = """\
format: ceasefire-proposal/1
party: {party}
title: A text
date: 2025-01-31
status: published
coverage: complete
sources: {{paper: {{title: A paper}}}}
provisions:
  - {{id: out, clause: "4", topic: withdrawal, by: {party}, text: It leaves., terms: {{from: [{places}]}}}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two texts that call places by other names."""
    (tmp_path / "north.yaml").write_text(TEXT.format(party="North", places="Hill, US, 'Valley, lower', duration"))
    (tmp_path / "south.yaml").write_text(TEXT.format(party="South", places="United States, hill, Ущелина"))
    return tmp_path


def test_unlinked_names_come_first(command: Command) -> None:
    """What is still to be linked stands before what is, and the last line counts both."""
    out = command("names", *PAIR).out
    assert out.index("Not linked") < out.index("Linked by the glossary")
    assert "names: " in out.splitlines()[-1]


def test_every_use_is_told(command: Command, folder: Path) -> None:
    """Each label is told with the text that uses it and the clause; labels that differ in letter case are one name."""
    out = command("names", "north.yaml", "south.yaml", folder=folder).out
    assert "  US: north (4)\n" in out
    assert "  Hill: north (4)\n  hill: south (4)\n" in out


def test_names_alike_stand_under_a_name_that_nothing_links(command: Command, folder: Path) -> None:
    """Another name with most of its words is told, from both sides; one with fewer words in common is not."""
    (folder / "north.yaml").write_text(TEXT.format(party="North", places="Defence Forces of the Isle, upper valley"))
    (folder / "south.yaml").write_text(TEXT.format(party="South", places="the Isle's forces, valley road north"))
    out = command("names", "north.yaml", "south.yaml", folder=folder).out
    told = [line.strip() for line in out.splitlines() if line.startswith("    like: ")]
    assert told == ["like: the Isle's forces", "like: Defence Forces of the Isle"]


def test_pairs_that_may_be_one_thing_come_first_with_a_line_that_links(command: Command, folder: Path) -> None:
    """Names of the two texts that a row hangs on stand first; the line, pasted, makes them one thing."""
    (folder / "north.yaml").write_text(TEXT.format(party="North", places="IDF lines"))
    (folder / "south.yaml").write_text(TEXT.format(party="South", places="lines of the IDF"))
    out = command("names", "north.yaml", "south.yaml", folder=folder).out
    assert out.startswith("Perhaps one thing")
    line = next(line.strip().removeprefix("names: ") for line in out.splitlines() if line.startswith("    names: "))
    assert "IDF lines" in line
    assert "lines of the IDF" in line
    (folder / "glossary.yaml").write_text(f"format: ceasefire-glossary/1\nnames:\n  {line}\n")
    assert command("validate", "glossary.yaml", folder=folder).status == 0
    again = command("names", "north.yaml", "south.yaml", "--glossary", "glossary.yaml", folder=folder)
    assert again.status == 0, again.err
    assert "IDF lines / lines of the IDF" not in again.out


def test_no_line_is_offered_that_links_nothing(command: Command, folder: Path) -> None:
    """A line with a single label would say that two things differ, and nobody asked that."""
    out = command("names", "north.yaml", "south.yaml", folder=folder).out
    assert all(line.count(",") for line in out.splitlines() if line.startswith("    names: "))


def test_events_are_no_names_to_list(command: Command, tmp_path: Path) -> None:
    """No line is offered for `ceasefire`, which every text has: listed under another id it would mean another thing."""
    command("new", tmp_path / "ours.yaml")
    out = command("names", tmp_path / "ours.yaml").out
    assert "[ceasefire]" not in out
    assert "  ceasefire: " in out
