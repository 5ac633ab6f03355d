"""Levels, settings and acceptances through the installed command: one life of a repository from baseline to expiry."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.checking.examples import whole_file
from tests.checking.yaml_texts import LENGTH, START, WATCH, text_of
from tests.cli.installed import Command
from tests.repositories import Made, made

CARELESS = whole_file(
    "sources: {paper: {title: The paper}, minutes: {title: The minutes}}\nprovisions:\n"
    "  - {id: days, topic: duration, text: It lasts., terms: {of: ceasefire, length: 30 days}}\n"
)
NORTH = "proposals/north.yaml"


@pytest.fixture
def repository(tmp_path: Path) -> Made:
    """A repository with one careless text and settings of its own."""
    repository = made(tmp_path / "repository")
    repository.write(NORTH, CARELESS)
    repository.write("ceasefire-diff.toml", 'fail-on = "warning"\nacceptances = "accepted.yaml"\n')
    repository.write("accepted.yaml", "format: ceasefire-acceptances/1\nacceptances: []\n")
    repository.commit()
    return repository


def rules(out: str) -> list[str]:
    """The rules at the ends of lines."""
    return re.findall(r"\[([a-z0-9.-]+)\]$", out, re.MULTILINE)


def test_from_baseline_to_expiry(command: Command, repository: Made) -> None:
    """What is there is accepted by a person, holds until its day, and comes back when that is over or it changes."""
    folder = repository.folder
    (folder / "accepted.yaml").unlink()
    ran = command("validate", "--config", "ceasefire-diff.toml", folder=folder)
    assert (ran.status, rules(ran.err)) == (2, ["settings.acceptances"])
    (folder / "ceasefire-diff.toml").write_text('fail-on = "warning"\n')
    ran = command("validate", "--write-acceptances", "accepted.yaml", folder=folder)
    assert (ran.status, rules(ran.out)) == (1, ["source.uncited", "clause.missing"])
    assert ran.err.startswith("2 acceptances added to accepted.yaml")

    (folder / "ceasefire-diff.toml").write_text('fail-on = "warning"\nacceptances = "accepted.yaml"\n')
    ran = command("validate", folder=folder)
    assert (ran.status, rules(ran.out)) == (1, ["acceptance.incomplete", "acceptance.incomplete"])
    text = (folder / "accepted.yaml").read_text()
    for key, value in (("reason", "It is so."), ("by", "A. Person"), ("until", "2026-06-30")):
        text = text.replace(f'{key}: "?"', f"{key}: {value}")
    (folder / "accepted.yaml").write_text(text)
    ran = command("validate", "--today", "2026-06-30", folder=folder)
    assert (ran.status, ran.out) == (0, "")
    assert "2 accepted" in ran.err

    ran = command("validate", "--today", "2026-07-01", folder=folder)
    assert ran.status == 1
    assert sorted(rules(ran.out)) == ["acceptance.expired"] * 2 + ["clause.missing", "source.uncited"]
    repository.write(NORTH, CARELESS.replace("minutes", "notes"))
    ran = command("validate", "--today", "2026-06-30", folder=folder)
    assert sorted(rules(ran.out)) == ["acceptance.unused", "source.uncited"]
    repository.write(NORTH, CARELESS.replace("days,", 'days, clause: "1", source: [paper, minutes],'))
    ran = command("validate", "--today", "2026-06-30", folder=folder)
    assert (ran.status, rules(ran.out)) == (1, ["acceptance.unused", "acceptance.unused"])


def test_another_file_leaves_acceptances_alone(command: Command, repository: Made) -> None:
    """A run on one file says nothing of what was accepted in others, so that a hook per file can run."""
    command("validate", "--write-acceptances", "accepted2.yaml", folder=repository.folder)
    repository.write("proposals/south.yaml", CARELESS.replace("North", "South"))
    ran = command("validate", "proposals/south.yaml", "--acceptances", "accepted2.yaml", folder=repository.folder)
    assert "acceptance.unused" not in ran.out


def test_the_same_acceptances_from_any_folder(command: Command, repository: Made) -> None:
    """A file is called by its folder and name, wherever the command is run and however it is given."""
    command(
        "validate", "--write-acceptances", "accepted2.yaml", "--acceptances", "accepted.yaml", folder=repository.folder
    )
    written = repository.folder / "accepted2.yaml"
    assert "proposal: proposals/north\n" in written.read_text()
    for path, folder in (
        (NORTH, "."),
        ("north.yaml", "proposals"),
        ("HEAD:proposals/north.yaml", "."),
        ("..", "proposals"),
    ):
        ran = command("validate", path, "--acceptances", written, folder=repository.folder / folder)
        assert "2 accepted" in ran.err, (path, ran)


def test_check_is_judged_in_the_same_way(command: Command, tmp_path: Path) -> None:
    """Levels, acceptances and what fails a run hold for edits too; the day is that of the head commit."""
    repository = made(tmp_path / "edited")
    repository.write(NORTH, text_of("North"))
    repository.commit()
    repository.write(NORTH, text_of("North", LENGTH.replace("30 days", "60 days"), START, WATCH))
    check = ("check", "--base", "HEAD")
    ran = command(*check, folder=repository.folder)
    assert (ran.status, sorted(rules(ran.out))) == (0, ["term.changed", "text.unmatched"])
    assert command(*check, "--fail-on", "warning", folder=repository.folder).status == 1
    assert command(*check, "--level", "term=error", folder=repository.folder).status == 1
    off = command(
        *check, "--fail-on", "warning", "--level", "term=off", "--level", "text=note", folder=repository.folder
    )
    assert (off.status, rules(off.out)) == (0, ["text.unmatched"])
    assert rules(command(*check, "--show", "error", folder=repository.folder).out) == []
    command(*check, "--write-acceptances", "accepted.yaml", folder=repository.folder)
    ran = command(*check, "--fail-on", "warning", "--acceptances", "accepted.yaml", folder=repository.folder)
    assert (ran.status, rules(ran.out)) == (1, ["acceptance.incomplete"] * 2)
    text = (repository.folder / "accepted.yaml").read_text()
    filled = text.replace('until: "?"', "until: 1990-01-01").replace('"?"', "said")
    (repository.folder / "accepted.yaml").write_text(filled)
    ran = command(*check, "--acceptances", "accepted.yaml", folder=repository.folder)
    assert sorted(rules(ran.out)) == ["acceptance.expired"] * 2 + ["term.changed", "text.unmatched"]
    ran = command(*check, "--acceptances", "accepted.yaml", "--today", "1990-01-01", folder=repository.folder)
    assert (ran.status, rules(ran.out)) == (0, [])


def test_config_tells_where_each_setting_comes_from(command: Command, repository: Made) -> None:
    """Default, file and command line are told apart, with the line; the file that holds is named first."""
    ran = command("config", "--level", "source=error", "--show", "note", folder=repository.folder / "proposals")
    lines = {line.split()[0]: line.split() for line in ran.out.splitlines() if line.strip()}
    assert ran.out.splitlines()[0].endswith("ceasefire-diff.toml")
    assert lines["paths"][1:] == ["proposals", "default"]
    assert lines["fail-on"][1] == "warning"
    assert lines["fail-on"][2].endswith("ceasefire-diff.toml:1")
    assert lines["show"][1:] == ["note", "command", "line"]
    assert lines["source.uncited"][1:] == ["error", "command", "line", "(source)"]
    assert lines["text.twice"][1:] == ["warning", "default"]
    assert "no file" in command("config", folder=repository.folder.parent).out
