"""Proves that no template, help text or page uses the words that were given up, each for one plainer word."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ceasefire_diff.cli.app import COMMANDS
from tests.cli.installed import Command

GIVEN_UP = (
    "in unlike status",
    "may stand in the text",
    "stand here in the paraphrase",
    "prevail over everything",
    "not lined up",
    "for a reader to say",
    "neighbouring ones",
    "that nothing links keep them apart",
    "speaks of this;",
    "lies inside",
    "meets both texts",
    "meet both texts",
    "do not meet;",
    "any value stands against none",
    "which answers which cannot be told",
    "requires that this is not done",
    "cover each other is not known",
    "side by side with (steps)",
    "What each text puts first",
    "Who is asked to do what",
    "What could not be placed",
    "Map of the rows",
    "Read in:",
    "File holds:",
    "without a day by which it is done",
    "Names nobody who is bound",
    "that the text nowhere draws",
    "finds a misreading",
    "whom to tell of a misreading",
    "Acts not permitted",
    "Meaning of words",
    "Ending before time",
    "What is left untouched",
    "if unsaid",
    "its ending says how",
    "Print the version and leave",
    "else those the files name",
    "reader of the output has left",
    "a fault of the program",
    "needs reading",
)
"""The left column of the list of words; what follows is what none of ours may print."""

SOURCE = Path(__file__).parents[2] / "src" / "ceasefire_diff"
DOCS = Path(__file__).parents[2] / "docs"


def _wrong(text: str) -> list[str]:
    folded = re.sub(r"\s+", " ", text).casefold()
    return [each for each in GIVEN_UP if each.casefold() in folded]


def _printed(path: Path) -> Iterator[tuple[int, str]]:
    """Strings of a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def test_no_sentence_of_ours_uses_them() -> None:
    """Strings that could be printed, wherever they stand."""
    found = [
        (str(path.relative_to(SOURCE)), line, words)
        for path in sorted(SOURCE.rglob("*.py"))
        for line, text in _printed(path)
        for words in _wrong(text)
    ]
    assert not found


@pytest.mark.parametrize("kind", ["jinja", "yaml", "js"])
def test_no_data_of_ours_uses_them(kind: str) -> None:
    """Templates, the topics and what runs in a browser."""
    found = [
        (str(each.relative_to(SOURCE)), _wrong(each.read_text(encoding="utf-8"))) for each in SOURCE.rglob(f"*.{kind}")
    ]
    assert not [each for each in found if each[1]]


def test_no_page_uses_them() -> None:
    """The pages for readers; decisions tell what was, and may say it in the words of then."""
    pages = [*DOCS.glob("*.md"), DOCS.parent / "README.md"]
    assert not [
        (each.name, _wrong(each.read_text(encoding="utf-8")))
        for each in pages
        if _wrong(each.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_no_help_uses_them(command: Command, name: str) -> None:
    """The page of each command; summaries are whole at 80 columns."""
    told = command(*filter(None, (name, "--help")))
    assert not _wrong(told.out)
    if not name:
        assert "..." not in told.out.partition("Commands")[2]
