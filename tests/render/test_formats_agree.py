"""Proves that every format tells the same rows, verdicts and counts, read back from what was written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.outline.outline import EVERYTHING, Outline, Selection, outline
from ceasefire_diff.render.comparison_json import render_json
from ceasefire_diff.render.markdown.comparison import render_markdown
from ceasefire_diff.render.terminal.comparison import render_terminal
from ceasefire_diff.wording.sentences import VERDICT_WORDS
from tests.render import made
from tests.render.test_terminal import COMPARISONS

Told = tuple[list[tuple[tuple[str, ...], str]], list[str]]
"""Rows as their verdicts and title, and the counts of each pair as a line."""

SIGNS = "=~…≠?-"


def from_outline(told: Outline) -> Told:
    """What every format must tell."""
    rows = [(tuple(VERDICT_WORDS[each] for each in row.verdicts), row.title) for row in told.rows]
    return rows, [
        ", ".join(f"{number} {VERDICT_WORDS[each]}" for each, number in counts.counts.items()) for counts in told.counts
    ]


def from_table(report: str) -> Told:
    """Rows read back from the table of a wide terminal: cells of the first two columns, joined over their lines."""
    rows = []
    for block in re.split(r"^─+┼.*\n", report.partition("\nSources\n")[0], flags=re.MULTILINE)[1:]:
        lines = [
            line.split(" │ ")
            for line in block.splitlines()
            if re.match(r"^.{11} │ ", line) and not line.startswith("Verdict ")
        ]
        verdicts = tuple(line[0].strip()[2:] for line in lines if line[0].strip())
        rows.append((verdicts, " ".join(line[1].strip() for line in lines)))
    return rows, _counts(report)


def from_lines(report: str) -> Told:
    """Rows read back from a narrow terminal: the lines that begin with a verdict."""
    text = report.partition("\nSources\n")[0]
    found = re.findall(rf"^((?:[{SIGNS}] [a-z ]+?(?: / )?)+) │ (.*)$", text, flags=re.MULTILINE)
    rows = [(tuple(each[2:] for each in verdicts.split(" / ")), title) for verdicts, title in found]
    return rows, _counts(report)


def _counts(report: str) -> list[str]:
    end = " ".join(report.partition("\nCounts of rows\n")[2].split())
    return re.findall(r": (\d+ agree, .*?\d+ read)\b", end)


def from_json(encoded: str) -> Told:
    """Rows read back from JSON."""
    words = {verdict.value: told for verdict, told in VERDICT_WORDS.items()}
    whole = json.loads(encoded)
    rows = [
        (tuple(dict.fromkeys(words[pair["verdict"]] for pair in row["pairs"])), row["title"]) for row in whole["rows"]
    ]
    return rows, [
        ", ".join(f"{number} {words[each]}" for each, number in entry["counts"].items()) for entry in whole["summary"]
    ]


def from_markdown(document: str) -> Told:
    """Rows read back from Markdown as a reader of GitHub sees them."""
    rows, counts = [], []
    cells: list[list[str]] = []
    inside = False
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough").parse(document):
        inside = (inside or token.type == "tbody_open") and token.type != "tbody_close"
        if token.type == "tr_open":
            cells = []
        elif token.type == "inline":
            strong = [
                following.content
                for each, following in zip(token.children or (), (token.children or ())[1:], strict=False)
                if each.type == "strong_open"
            ]
            cells.append(strong)
            counts += re.findall(r": (\d+ agree, .*\d+ read)$", token.content)
        elif token.type == "tr_close" and inside:
            rows.append((tuple(cells[0]), "".join(cells[1])))
    return rows, counts


@pytest.mark.parametrize("name", ["istanbul", "options", "three"])
@pytest.mark.parametrize("show", [EVERYTHING, Selection(topics=frozenset(("duration",)))])
def test_formats_agree(name: str, show: Selection) -> None:
    """Table, lines, JSON and Markdown hold the same rows in the same order, with the same verdicts and counts."""
    comparison = COMPARISONS[name]()
    wanted = from_outline(outline(comparison, show))
    assert wanted[0]
    for width in (200, 220):
        rows, counts = from_table(render_terminal(comparison, width=width, colour=False, show=show))
        assert [verdicts for verdicts, _ in rows] == [verdicts for verdicts, _ in wanted[0]]
        assert all(told.startswith(title) for (_, told), (_, title) in zip(rows, wanted[0], strict=True))
        assert counts == wanted[1]
    rows, counts = from_lines(render_terminal(comparison, width=90, colour=False, show=show))
    assert [verdicts for verdicts, _ in rows] == [verdicts for verdicts, _ in wanted[0]]
    assert all(
        told.startswith(title) or title.startswith(told) for (_, told), (_, title) in zip(rows, wanted[0], strict=True)
    )
    assert counts == wanted[1]
    assert from_json(render_json(comparison, show)) == wanted
    assert from_markdown(render_markdown(comparison, show=show)) == wanted


def test_formats_agree_on_hostile_texts() -> None:
    """Whatever the texts hold, JSON and Markdown read back as the same rows and counts."""
    comparison = made.hostile()
    wanted = from_outline(outline(comparison))
    assert from_json(render_json(comparison)) == wanted
    assert from_markdown(render_markdown(comparison)) == wanted


RENDERED: dict[str, Callable[[Comparison], str]] = {
    "terminal": lambda comparison: render_terminal(comparison, width=120, colour=False, detail=True),
    "json": render_json,
    "markdown": lambda comparison: render_markdown(comparison, detail=True),
}


@pytest.mark.parametrize("format_", RENDERED)
@pytest.mark.parametrize("name", COMPARISONS)
def test_the_same_input_gives_the_same_bytes(format_: str, name: str) -> None:
    """Written twice, a comparison is the same twice, ends in one line break and can be encoded."""
    comparison = COMPARISONS[name]()
    once = RENDERED[format_](comparison)
    assert once == RENDERED[format_](comparison)
    assert once.endswith("\n")
    assert not once.endswith("\n\n")
    assert once.encode()
    assert cell_len("x") == 1
