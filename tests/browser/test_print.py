"""The HTML report on paper: heads repeat, cells stand open, nothing that is only for a screen is printed."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from ceasefire_diff.document.content import GapReport, ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.wording.quoted import Sentence, quoted
from tests.browser.conftest import Open
from tests.render.made_reports import drawing, whole_report
from tests.texts import istanbul

FOOTER = 'Made by software from files; "not" a proposal.'


def pages(printed: bytes) -> list[str]:
    """The letters of each page without the spaces between them, of which the reader of a PDF is not sure."""
    return [joined(page.extract_text()) for page in PdfReader(io.BytesIO(printed)).pages]


def joined(text: str) -> str:
    """The letters of a text, ligatures taken apart."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.fixture(scope="module")
def report() -> GapReport:
    """The tables of the real pair's first groups, with a footer that holds a quotation mark."""
    whole = make_report(istanbul(), ReportOptions())
    return replace(
        whole, groups=whole.groups[:3], footer=Sentence(quoted(FOOTER)), before=(), after=(), annexes=(), brackets=None
    )


def test_heads_repeat_and_the_footer_stands_on_every_page(opened: Open, report: GapReport) -> None:
    """On each page on which a table goes on, its head stands above it; each page has the footer and its number."""
    printed = opened(report).page.pdf(prefer_css_page_size=True)
    of_pages = pages(printed)
    with_table = [each for each in of_pages if re.search(r"provision:[\w-]+,line\d", each)]
    assert len(with_table) > 5
    for each in with_table:
        assert "Matter" in each
        assert joined("How the texts compare") in each
        assert all(column.called in each for column in report.columns)
    for number, each in enumerate(of_pages, 1):
        assert joined(FOOTER) in each
        assert f"{number}/{len(of_pages)}" in each
    box = PdfReader(io.BytesIO(printed)).pages[0].mediabox
    assert box.width > box.height


def test_cells_are_printed_open(opened: Open) -> None:
    """What a cell opens to is printed, though it was closed; controls and the way about the page are not."""
    report = whole_report()
    opened_ = opened(report)
    whole = "".join(pages(opened_.page.pdf(prefer_css_page_size=True)))
    for row in report.rows:
        for entry in (entry for cell in row.outline.cells for entry in cell.entries):
            assert joined(entry.text) in whole
            assert joined(f"{entry.provision}, line {entry.line}") in whole
    assert joined("The picture in words") not in whole
    assert joined(str(drawing().description)) in whole
    for each in ("Show all rows", "Open all cells", "Contents", "Skip to", "All rows are shown"):
        assert joined(each) not in whole
    assert opened_.page.locator("details[open]").count() == 0


def test_a_printed_selection_says_so(opened: Open) -> None:
    """Printed while a filter is on, it holds the rows shown and says that there are others."""
    report = whole_report()
    page = opened(report)
    page.choose("agree")
    whole = "".join(pages(page.page.pdf(prefer_css_page_size=True)))
    assert joined("Only the rows that match are shown.") in whole


def test_paper_is_light(opened: Open) -> None:
    """A reader with a dark screen prints dark letters on white."""
    page = opened(whole_report(), color_scheme="dark")
    page.page.emulate_media(media="print", color_scheme="dark")
    assert page.style("body", "color") == "rgb(26, 30, 35)"
    assert page.style("body", "background-color") in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")
