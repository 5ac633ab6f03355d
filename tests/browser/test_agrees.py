"""Proves that the HTML report says what the report holds: rows, words and values are read back from a browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from ceasefire_diff.document.content import GapReport, ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.wording.escape_hidden import escape_hidden
from tests.browser.conftest import Open
from tests.render import made
from tests.render.made_reports import bracketed_report, hostile_report, whole_report
from tests.texts import istanbul

REPORTS: Final[dict[str, Callable[[], GapReport]]] = {
    "istanbul": lambda: make_report(istanbul(), ReportOptions()),
    "options": whole_report,
    "three": lambda: make_report(made.of_three(), ReportOptions()),
    "hostile": hostile_report,
    "right to left": lambda: make_report(made.right_to_left(), ReportOptions()),
}

ROWS: Final = """rows => rows.map(row => {
  const words = (element) => element.textContent.trim().replace(/\\s+/g, " ");
  const all = (from, selector) => [...from.querySelectorAll(selector)].map(words);
  return [Number(row.id.slice(4)), words(row.querySelector(".number")), words(row.querySelector(".title")),
    all(row, "th .verdict").map((each) => each.slice(each.indexOf(" ") + 1)),
    [...row.querySelectorAll("td:not(.compared)")].map((cell) => [all(cell, ".silence"),
      all(cell, "summary > bdi:first-child"), all(cell, ".entry > dl > div")]),
    all(row, ".compared > .cell > p:not(.pair)")];
})"""


def told(report: GapReport) -> list[list[object]]:
    """What the browser should read back, row by row."""
    return [
        [
            row.number,
            str(row.number),
            escape_hidden(row.outline.title),
            list(dict.fromkeys(standing.words for standing in row.standings)),
            [
                [
                    [cell.silence] if cell.silence else [],
                    [escape_hidden(f"[{'; '.join(entry.clauses)}]") for entry in cell.entries],
                    [
                        escape_hidden(f"{each.name} {each.value}")
                        for entry in cell.entries
                        for each in entry.stated
                        if not each.named
                    ],
                ]
                for cell in row.outline.cells
            ],
            [
                escape_hidden(str(each))
                for each in (
                    *(each for standing in row.standings if standing.label is None for each in standing.meets),
                    *row.shared_reasons,
                    *(
                        each
                        for standing in row.standings
                        for each in (*(standing.meets if standing.label else ()), *standing.reasons)
                    ),
                )
            ],
        ]
        for row in report.rows
    ]


@pytest.mark.parametrize("name", REPORTS)
def test_the_page_says_what_the_report_holds(opened: Open, name: str) -> None:
    """The same rows in the same order with the same numbers, titles, words of the room, values and reasons."""
    report = REPORTS[name]()
    assert opened(report).page.eval_on_selector_all("tr[id]", ROWS) == told(report)


def test_brackets_say_what_the_report_holds(opened: Open) -> None:
    """In the single text each matter has its number, and each line says whose it is."""
    report = bracketed_report()
    read = opened(report).page.eval_on_selector_all(
        ".bracketed", "all => all.map(each => [...each.children].map(line => line.textContent.trim()))"
    )
    assert report.brackets is not None
    wanted = [
        [
            f"{row.number} {row.title}",
            *(f"[{line.whose}: {line.words}]" if line.whose else str(line.words) for line in row.lines),
        ]
        for group in report.brackets
        for row in group.rows
    ]
    assert read == wanted


def test_parts_say_what_the_report_holds(opened: Open) -> None:
    """Every line of every block stands in its part, with the numbers of the rows it leads to."""
    report = whole_report()
    page = opened(report).page
    text = " ".join((page.text_content("#part-first") or "").split())
    assert "The text of A states 30 days. (rows 1, 2)" in text
    assert "Read these first" in text
    assert "Own order of events" in text
    titles = page.locator("main > section > h2").all_text_contents()
    wanted = [part.title for part in report.before]
    assert titles[1 : 1 + len(wanted)] == wanted
    assert titles[-2:] == [part.title for part in (*report.after, *report.annexes)]
