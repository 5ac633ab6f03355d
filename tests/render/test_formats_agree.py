"""Proves that every format of `compare` tells the same rows and verdicts, read back from what was written."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.document.comparison_document import comparison_as_table, comparison_in_lines
from ceasefire_diff.document.overview import group_of
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.selection import EVERYTHING, Selection, View
from ceasefire_diff.render.comparison_json import render_json
from ceasefire_diff.render.csv import csv_text
from ceasefire_diff.render.lines import render_lines
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.overview_sentences import GROUPS
from ceasefire_diff.wording.sentences import ROOM_WORDS, VERDICT_WORDS
from tests.render import made
from tests.render.shown import document, markdown, terminal
from tests.render.test_terminal import COMPARISONS

Told = list[tuple[int, tuple[str, ...], str]]
"""Rows as number, verdicts and title."""

SIGNS = "=~…≠?-"
FULL_WORDS = {words: VERDICT_WORDS[verdict] for verdict, words in ROOM_WORDS.items()}


def wanted(comparison: Comparison, show: Selection) -> Told:
    """What every format must tell."""
    labels = Labels(comparison)
    return [
        (number, tuple(dict.fromkeys(VERDICT_WORDS[pair.verdict] for pair in row.pairs)), labels.title_of(row))
        for number, row in enumerate(comparison.rows, 1)
        if show.holds(row)
    ]


def from_terminal(report: str) -> list[tuple[int, tuple[str, ...]]]:
    """Rows read back from all rows in full at a width where nothing wraps: numbers, and verdicts by sign and word."""
    rows: list[tuple[int, list[str]]] = []
    for line in report.splitlines():
        if found := re.match(r"^(\d+) +\S", line):
            rows.append((int(found[1]), []))
        elif rows and (found := re.match(rf"^ +[{SIGNS}] ([a-z, ]+?)(?:  |$)", line)):
            rows[-1][1].append(FULL_WORDS[found[1].strip()])
    return [(number, tuple(verdicts)) for number, verdicts in rows]


def from_json(encoded: str) -> Told:
    """Rows read back from JSON; their numbers are their places where nothing is left out."""
    words = {verdict.value: told for verdict, told in VERDICT_WORDS.items()}
    return [
        (number, tuple(dict.fromkeys(words[pair["verdict"]] for pair in row["pairs"])), row["title"])
        for number, row in enumerate(json.loads(encoded)["rows"], 1)
    ]


def from_markdown(text: str) -> Told:
    """Rows read back from Markdown as a reader of GitHub sees them: strong words are the title and the verdicts."""
    rows: Told = []
    cells: list[list[str]] = []
    inside = False
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough").parse(text):
        inside = (inside or token.type == "tbody_open") and token.type != "tbody_close"
        if token.type == "tr_open":
            cells = []
        elif token.type == "inline" and inside:
            strong, taken = [], False
            for child in token.children or ():
                taken = (taken or child.type == "strong_open") and child.type != "strong_close"
                if child.type == "strong_open":
                    strong.append("")
                elif taken:
                    strong[-1] += child.content
            cells.append([*strong, re.sub(r"<[^>]*>", "", token.content)])
        elif token.type == "tr_close" and inside:
            title, *verdicts, _ = cells[1]
            rows.append((int(cells[0][-1]), tuple(FULL_WORDS[each] for each in verdicts), title))
    return rows


@pytest.mark.parametrize("name", ["istanbul", "options", "three"])
@pytest.mark.parametrize("show", [EVERYTHING, Selection(topics=frozenset(("duration",)))])
def test_formats_agree(name: str, show: Selection) -> None:
    """Terminal, JSON, Markdown, CSV and lines hold the same rows in the same order with the same verdicts."""
    comparison = COMPARISONS[name]()
    rows = wanted(comparison, show)
    assert rows
    # A verdict is told once a row; the order of several is that of the pairs.
    verdicts = [(number, told) for number, told, _ in rows]
    assert from_terminal(terminal(comparison, 220, full=True, show=show)) == verdicts
    assert [told[1:] for told in from_json(render_json(comparison, show))] == [told[1:] for told in rows]
    assert from_markdown(markdown(comparison, full=True, show=show)) == rows
    table = list(csv.DictReader(io.StringIO(csv_text(comparison_as_table(comparison, View(show))))))
    assert [(int(each["number"]), tuple(each["verdict"].split("\n"))) for each in table] == verdicts
    lines = render_lines(comparison_in_lines(comparison, View(show))).splitlines()
    assert [(int(line.split(" | ")[0]), tuple(line.split(" | ")[1].split(" / "))) for line in lines] == verdicts


@pytest.mark.parametrize("name", ["istanbul", "options", "three"])
def test_the_overview_names_every_row_once(name: str) -> None:
    """In terminal and Markdown every number stands once, in the group its verdict belongs to, groups in fixed order."""
    comparison = COMPARISONS[name]()
    by_group: dict[Verdict, list[int]] = {}
    for number, row in enumerate(comparison.rows, 1):
        by_group.setdefault(group_of(row), []).append(number)
    in_table = [number for verdict in GROUPS for number in by_group.get(verdict, ())]
    report = terminal(comparison, 220)
    assert [int(each) for each in re.findall(r"^(\d+) (?=.*│)", report, flags=re.MULTILINE)] == in_table
    text = markdown(comparison)
    assert [int(each) for each in re.findall(r"^\| <a id=\"row-(\d+)\"", text, flags=re.MULTILINE)] == in_table
    alone = text.partition("In one text only")[2]
    told = [int(each) for each in re.findall(r"\]\(#row-(\d+)\)", alone)]
    assert sorted(told) == by_group.get(Verdict.ONE_SIDED, [])


def test_formats_agree_on_hostile_texts() -> None:
    """Whatever the texts hold, JSON and Markdown read back as the same rows."""
    comparison = made.hostile()
    rows = wanted(comparison, EVERYTHING)
    assert from_json(render_json(comparison)) == rows
    assert [each[:2] for each in from_markdown(markdown(comparison, full=True))] == [each[:2] for each in rows]


RENDERED: dict[str, Callable[[Comparison], str]] = {
    "terminal": lambda comparison: terminal(comparison, full=True, more=True),
    "overview": terminal,
    "json": render_json,
    "markdown": lambda comparison: markdown(comparison, full=True, more=True),
    "csv": lambda comparison: csv_text(comparison_as_table(comparison, View())).replace("\r\n", "\n"),
    "lines": lambda comparison: render_lines(comparison_in_lines(comparison, View())),
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
    assert document(comparison) == document(comparison)
