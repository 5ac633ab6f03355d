"""The short way to `compare`: what it reads, typer reads the same."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import typer

from ceasefire_diff.cli import side_by_side
from ceasefire_diff.cli.app import application
from ceasefire_diff.cli.plain_words import asked_plainly
from ceasefire_diff.cli.side_by_side import CompareOptions

PLAIN = [
    "a b",
    "a b c",
    "a -",
    "a b --format json",
    "--format markdown a b",
    "a --format terminal b",
    "a b -o x.txt",
    "a b -o x.txt --output y.json -o z.md",
    "a b --verdict conflict,partly --verdict open",
    "a b --topic duration --topic scope,release",
    "a b --detail",
    "a b --fail-on conflict",
    "a b --fail-on never --detail --color never",
    "a b --color always --color auto",
    "a b --glossary g.yaml --topics-file t.yaml",
    "a",
    "a --detail",
    "HEAD:a main~1:b",
]

NOT_PLAIN = [
    "",
    "a b --help",
    "a b -h",
    "a b --format",
    "a b --format xml",
    "a b --format=json",
    "a b -ox.txt",
    "a b --forma json",
    "a b --width 80",
    "a b --verbose",
    "a b --fail-on partly",
    "a b -o -x",
    "a b -- c",
    "a b --no-detail",
]


def asked_through_typer(words: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> CompareOptions:
    """What typer makes of a command line, taken where the command would begin its work."""
    taken: list[CompareOptions] = []

    def take(asked: CompareOptions) -> int:
        taken.append(asked)
        return 0

    monkeypatch.setattr(side_by_side, "lay_side_by_side", take)
    application(words)(args=list(words), standalone_mode=False)
    return taken[0]


@pytest.mark.parametrize("line", PLAIN)
def test_both_read_the_same(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command line that is read the short way means the same to typer."""
    words = ["compare", *line.split()]
    plain = asked_plainly(words)
    if plain is None:
        assert len(words) < 3
        return
    assert plain == asked_through_typer(words, monkeypatch)


@pytest.mark.parametrize("line", NOT_PLAIN)
def test_the_rest_is_left_to_typer(line: str) -> None:
    """Help, mistakes and rarer spellings are not read the short way."""
    assert asked_plainly(["compare", *line.split()]) is None


@pytest.mark.parametrize("name", ["validate", "names", "--help", "compar"])
def test_other_commands_are_left_to_typer(name: str) -> None:
    """Nothing but `compare` is read the short way."""
    assert asked_plainly([name, "a", "b"]) is None


def test_no_option_is_forgotten() -> None:
    """Every option of `compare` is read the short way or named here as left to typer."""
    left = {"--width", "--help", "-h"}
    command = typer.main.get_command(application(["compare"])).commands["compare"]  # type: ignore[attr-defined]
    values = {"--format": "json", "--fail-on": "never", "--color": "auto", "--detail": None}
    for parameter in command.params:
        for option in parameter.opts if parameter.param_type_name == "option" else ():
            value = values.get(option, "x")
            words = ["compare", "a", "b", option, *([value] if value else [])]
            assert (asked_plainly(words) is None) is (option in left), option
