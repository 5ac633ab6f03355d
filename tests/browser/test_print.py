"""The HTML report on paper: heads repeat, cells stand open, nothing that is only for a screen is printed."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from ceasefire_diff.document.blocks import Document
from ceasefire_diff.document.prepare import ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.wording.quoted import Sentence, quoted
from tests.browser.conftest import Open
from tests.render.made_reports import drawing, whole_report
from tests.render.shown import groups_of, rows_of, texts_of
from tests.texts import istanbul

FOOTER = 'Made by software from files; "not" a proposal.'


def pages(printed: bytes) -> list[str]:
    """The letters of each page without the spaces between them, of which the reader of a PDF is not sure."""
    return [joined(page.extract_text()) for page in PdfReader(io.BytesIO(printed)).pages]


def joined(text: str) -> str:
    """The letters of a text, ligatures taken apart."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.fixture(scope="module")
def report() -> Document:
    """The tables of the real pair's first groups, with a footer that holds a quotation mark."""
    whole = make_report(istanbul(), ReportOptions())
    sections = [each for each in whole.sections if each.id == "rows"]
    sections += [each for each, _ in groups_of(whole)[:3]]
    return replace(whole, sections=tuple(sections), footer=Sentence(quoted(FOOTER)))


def test_heads_repeat_and_the_footer_stands_on_every_page(opened: Open, report: Document) -> None:
    """On each page on which a table goes on, its head stands above it; each page has the footer and its number."""
    printed = opened(report).page.pdf(prefer_css_page_size=True)
    of_pages = pages(printed)
    with_table = [each for each in of_pages if re.search(r"\[[IV]+[.-]", each)]
    assert len(with_table) > 1
    for each in with_table:
        assert "Issue" in each
        assert "Why" in each
        assert all(name in each for name in ("Russia", "Ukraine"))
    for number, each in enumerate(of_pages, 1):
        assert joined(FOOTER) in each
        assert f"{number}/{len(of_pages)}" in each
    box = PdfReader(io.BytesIO(printed)).pages[0].mediabox
    assert box.width > box.height


def test_what_is_folded_is_printed_open(opened: Open) -> None:
    """Every sentence is printed, and the words of a picture, though they were folded; controls are not."""
    report = whole_report()
    opened_ = opened(report)
    whole = "".join(pages(opened_.page.pdf(prefer_css_page_size=True)))
    for row in rows_of(report):
        for line in (line for cell in texts_of(row) for line in cell):
            assert joined(str(line.words)) in whole
    assert joined("The picture in words") not in whole
    assert joined(str(drawing().description)) in whole
    for each in ("Show all rows", "Contents", "Skip to", "All rows are shown"):
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
