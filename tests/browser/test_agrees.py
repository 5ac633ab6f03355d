"""Proves that the HTML report says what the report holds: rows, words and values are read back from a browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from ceasefire_diff.document.blocks import Document, Paragraph, Role, Table
from ceasefire_diff.document.prepare import ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.wording.escape_hidden import escape_hidden
from tests.browser.conftest import Open
from tests.render import made
from tests.render.made_reports import bracketed_report, hostile_report, whole_report
from tests.render.shown import rows_of, texts_of
from tests.texts import istanbul

REPORTS: Final[dict[str, Callable[[], Document]]] = {
    "istanbul": lambda: make_report(istanbul(), ReportOptions()),
    "options": whole_report,
    "three": lambda: make_report(made.of_three(), ReportOptions()),
    "hostile": hostile_report,
    "right to left": lambda: make_report(made.right_to_left(), ReportOptions()),
}

ROWS: Final = """rows => rows.map(row => {
  const words = (element) => element.textContent.trim().replace(/\\s+/g, " ");
  const all = (from, selector) => [...from.querySelectorAll(selector)].map(words);
  return [Number(row.id.slice(4)), words(row.querySelector(".number")), all(row, "th p"),
    [...row.querySelectorAll("td:not(.compared)")].map((cell) => all(cell, "p")), all(row, ".compared p")];
})"""


def told(report: Document) -> list[list[object]]:
    """What the browser should read back, row by row."""

    def line(each: object) -> str:
        words = str(each.words)  # type: ignore[attr-defined]
        lead = f"{each.lead} " if each.lead is not None else ""  # type: ignore[attr-defined]
        return escape_hidden(f"{lead}{words}")

    signs = {"agree": "=", "partly": "~", "open": "…", "conflict": "≠", "one-sided": "-", "unclear": "?"}
    texts = max(len(row.cells) for row in rows_of(report)) - 4
    return [
        [
            row.number,
            str(row.number),
            [
                f"{signs[each.verdict.value]} {line(each)}"
                if each.role is Role.VERDICT and each.verdict
                else line(each)
                for each in row.cells[1]
            ],
            [[line(each) for each in cell] for cell in texts_of(row, texts)],
            [line(each) for each in row.below],
        ]
        for row in rows_of(report)
    ]


@pytest.mark.parametrize("name", REPORTS)
def test_the_page_says_what_the_report_holds(opened: Open, name: str) -> None:
    """The same rows in the same order with the same numbers, issues, verdicts, sentences, values and reasons."""
    report = REPORTS[name]()
    assert opened(report).page.eval_on_selector_all("tr[id]", ROWS) == told(report)


def test_the_overview_stands_on_the_first_screen(opened: Open) -> None:
    """On a desktop and on a phone the first conflicts can be read without scrolling, each with both texts."""
    report = REPORTS["istanbul"]()
    (table, *_) = (
        each for section in report.sections for each in section.blocks if isinstance(each, Table) and each.dense
    )
    first = next(row for row in table.rows if row.number is not None)
    for width, height, seen in ((1300, 900, 10), (390, 844, 3)):
        page = opened(report, viewport={"width": width, "height": height}).page
        bottoms = page.eval_on_selector_all(
            ".overview tbody tr", "rows => rows.map(row => row.getBoundingClientRect().bottom)"
        )
        assert len([each for each in bottoms if each < height]) > seen
        assert str(first.cells[2][0].words) in " ".join((page.text_content(".overview") or "").split())


def test_brackets_say_what_the_report_holds(opened: Open) -> None:
    """In the single text each row has its number, and each line says whose it is."""
    report = bracketed_report()
    page = opened(report).page
    read = page.eval_on_selector_all(".group h4, .group p", "all => all.map(line => line.textContent.trim())")
    wanted = [
        f"{block.number} {block.line.words}"
        if block.number is not None
        else f"{f'{block.line.lead} ' if block.line.lead is not None else ''}{block.line.words}"
        for section in report.sections
        if section.level > 1
        for block in section.blocks
        if isinstance(block, Paragraph)
    ]
    assert [" ".join(each.split()) for each in read] == [" ".join(each.split()) for each in wanted]


def test_sections_say_what_the_report_holds(opened: Open) -> None:
    """Every line of every block stands in its section, with the numbers of the rows it leads to."""
    report = whole_report()
    page = opened(report).page
    text = " ".join((page.text_content("#first") or "").split())
    assert "The text of A states 30 days. (rows 1, 2)" in text
    assert "Read these first" in text
    assert "One after the other" in text
    titles = page.locator("main > section > h2").all_text_contents()
    assert titles == [each.title for each in report.sections if each.title and each.level == 1]
