"""Proves on real pages, laid out by LibreOffice, that a report can be printed and read from paper."""

from __future__ import annotations

import re
from typing import Final

import pytest

from ceasefire_diff.document.prepare import Layout, ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.render.word.document import render_docx
from tests.render import made
from tests.render.made_reports import drawing, whole_report
from tests.render.office import pages_of
from tests.render.shown import rows_of, title_of
from tests.render.test_word_template import FOOTER, on_house_paper
from tests.texts import istanbul

HEAD: Final = re.compile(r"^ *No\. +Issue +Russia +Ukraine +Working text +Status *$", re.MULTILINE)
MOST_PAGES: Final = 20
"""Pages of the Istanbul report: what a mediator takes into a room."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Pages of every kind of report, made once for all tests."""
    documents = {
        "istanbul": render_docx(make_report(istanbul(), ReportOptions())),
        "brackets": render_docx(make_report(made.with_options(), ReportOptions(layout=Layout.BRACKETS))),
        "every-kind": render_docx(whole_report()),
        "right-to-left": render_docx(make_report(made.right_to_left(), ReportOptions())),
        "three": render_docx(make_report(made.of_three(), ReportOptions())),
        "template": on_house_paper(),
    }
    return pages_of(tmp_path_factory.mktemp("office"), documents)


def spaced(text: str) -> str:
    """A text with its spaces folded."""
    return " ".join(text.split())


def test_all_conflicts_stand_on_page_one_and_the_report_is_short(pages: dict[str, list[str]]) -> None:
    """Page one names every row that cannot hold as written; the table begins on a new page; the whole is not long."""
    told = pages["istanbul"]
    first = spaced(told[0])
    conflicts = [row for row in rows_of(make_report(istanbul(), ReportOptions())) if Verdict.CONFLICT in row.verdicts]
    assert len(conflicts) > 5
    assert all(re.search(rf"\b{row.number} {re.escape(title_of(row).split(' ')[0])}", first) for row in conflicts)
    assert "Row by row" not in re.sub("Overview.*", "", told[0])
    assert len(told) <= MOST_PAGES


def test_head_stands_on_every_page_of_the_table(pages: dict[str, list[str]]) -> None:
    """On each page of the table, of which there are several, the columns are named."""
    told = pages["istanbul"]
    first = next(n for n, page in enumerate(told) if HEAD.search(page))
    last = next(
        n for n, page in enumerate(told) if re.search("^ *Sequence of steps *$", page, re.MULTILINE) and n > first
    )
    assert last - first > 5
    assert all(HEAD.search(page) for page in told[first:last])
    assert not any(HEAD.search(page) for page in told[:first])


@pytest.mark.parametrize("name", ["istanbul", "brackets", "every-kind", "three", "right-to-left", "template"])
def test_pages_are_numbered(pages: dict[str, list[str]], name: str) -> None:
    """Every page says which of how many it is."""
    told = pages[name]
    for number, page in enumerate(told, 1):
        assert f"Page {number} of {len(told)}" in spaced(page), number


def test_every_page_says_what_the_paper_is(pages: dict[str, list[str]]) -> None:
    """What the report says on every page stands on every page, under a template's own footer as well."""
    for page in pages["istanbul"]:
        assert "Made by software; not agreed by any party; the parties' texts prevail" in spaced(page)
    for page in pages["template"]:
        assert FOOTER in spaced(page)
        assert "Confidential" in page
        assert "House of Mediation" in page


def test_pictures_show_their_labels(pages: dict[str, list[str]]) -> None:
    """The labels of a drawing are on the page beside its title, and not the words that stand in for it."""
    [page, *_] = [page for page in pages["every-kind"] if drawing().title in page]
    after = spaced(page).partition(drawing().title)[2]
    assert "1" in after
    assert str(drawing().description) not in spaced("".join(pages["every-kind"]))


def test_words_that_run_both_ways_are_on_paper(pages: dict[str, list[str]]) -> None:
    """The words of an Arabic text are there, spelt as they are read (all but those with lam-alef, which fonts join)."""
    whole = "".join(pages["right-to-left"])
    for word in ("فلسطين", "وقف", "النار", "لمدة", "يوما", "البند"):
        assert word in whole


def test_single_text_is_on_paper(pages: dict[str, list[str]]) -> None:
    """Brackets open and close, each with the name of the text that alone says so, and no table stands beside them."""
    whole = spaced("".join(pages["brackets"]))
    assert "[A, Option 2: What A says, 2. (2)]" in whole
    assert "Working text" not in whole
