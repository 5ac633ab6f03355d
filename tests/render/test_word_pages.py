"""Proves on real pages, laid out by LibreOffice, that a report can be printed and read from paper."""

from __future__ import annotations

import re
from typing import Final

import pytest
from msgspec.structs import replace

from ceasefire_diff.document.content import GapReport, Layout, Part, Picture, ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.render.word.document import render_docx
from tests.render import made
from tests.render.hand_made_report import ARABIC_NAME, DRAWING, made_report
from tests.render.office import pages_of
from tests.render.test_word_template import FOOTER, on_house_paper
from tests.texts import istanbul

HEAD: Final = re.compile(r"^ *Matter +Russia +Ukraine +Working text *$", re.MULTILINE)


def without_pictures(report: GapReport) -> GapReport:
    """A report without its pictures, whose hundreds of labels take LibreOffice 12 of 14 seconds."""

    def plain(parts: tuple[Part, ...]) -> tuple[Part, ...]:
        return tuple(
            replace(part, blocks=tuple(each for each in part.blocks if not isinstance(each, Picture))) for part in parts
        )

    return replace(report, before=plain(report.before), after=plain(report.after), annexes=plain(report.annexes))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Pages of every kind of report, made once for all tests."""
    documents = {
        "istanbul": render_docx(without_pictures(make_report(istanbul(), ReportOptions()))),
        "brackets": render_docx(make_report(made.with_options(), ReportOptions(layout=Layout.BRACKETS))),
        "hand-made": render_docx(made_report()),
        "right-to-left": render_docx(make_report(made.right_to_left(), ReportOptions())),
        "three": render_docx(make_report(made.of_three(), ReportOptions())),
        "template": on_house_paper(),
    }
    return pages_of(tmp_path_factory.mktemp("office"), documents)


def spaced(text: str) -> str:
    """A text with its spaces folded."""
    return " ".join(text.split())


def test_head_stands_on_every_page_of_the_table(pages: dict[str, list[str]]) -> None:
    """On each page of the table, of which there are several, the columns are named."""
    told = pages["istanbul"]
    first = next(number for number, page in enumerate(told) if re.search(r"^ *Side by side *$", page, re.MULTILINE))
    last = next(number for number, page in enumerate(told) if "What could not be placed" in page)
    assert last - first > 5
    assert all(HEAD.search(page) for page in told[first:last])
    assert not any(HEAD.search(page) for page in told[:first])


def test_every_row_is_on_paper(pages: dict[str, list[str]]) -> None:
    """The number and title of each row of the report stand on a page of the table, in order."""
    whole = "\n".join(pages["istanbul"])
    table = whole[whole.index("Side by side") : whole.index("What could not be placed")]
    numbers = [row.number for row in make_report(istanbul(), ReportOptions()).rows]
    found = [int(each) for each in re.findall(r"^ *(\d{1,3})  ?(?=[A-Z])", table, re.MULTILINE)]
    assert found == numbers


@pytest.mark.parametrize("name", ["istanbul", "brackets", "hand-made", "three", "right-to-left", "template"])
def test_pages_are_numbered(pages: dict[str, list[str]], name: str) -> None:
    """Every page says which of how many it is."""
    told = pages[name]
    for number, page in enumerate(told, 1):
        assert f"Page {number} of {len(told)}" in spaced(page), number


def test_every_page_says_what_the_paper_is(pages: dict[str, list[str]]) -> None:
    """What the report says on every page stands on every page, under a template's own footer as well."""
    for name, own in (("hand-made", ""), ("template", "Confidential")):
        for page in pages[name]:
            assert FOOTER in spaced(page)
            assert own in page
            assert name != "template" or "House of Mediation" in page


def test_annexes_begin_a_page(pages: dict[str, list[str]]) -> None:
    """The first annex stands first on its page, and the others follow it."""
    first, second = ("Annex A: full provisions", "Annex B: links used")
    [page] = [page for page in pages["hand-made"] if first in page]
    lines = [line.strip() for line in page.splitlines() if line.strip()]
    assert first in lines[:2]
    assert second in "".join(pages["hand-made"]).partition(first)[2]


def test_pictures_show_their_labels(pages: dict[str, list[str]]) -> None:
    """The labels of a drawing are on the page beside its title, and not the words that stand in for it."""
    [page, *_] = [page for page in pages["hand-made"] if DRAWING.title in page]
    for label in ("30 days", "at least 60 days", "North"):
        assert label in spaced(page)
    assert "nothing meets both" not in spaced("".join(pages["hand-made"]))


def test_words_that_run_both_ways_are_on_paper(pages: dict[str, list[str]]) -> None:
    """The words of an Arabic text are there, spelt as they are read (all but those with lam-alef, which fonts join)."""
    whole = "".join(pages["right-to-left"])
    for word in ("فلسطين", "وقف", "النار", "لمدة", "يوما", "البند", "وافق", "الطرفان"):
        assert word in whole
    assert ARABIC_NAME in "".join(pages["hand-made"])


def test_single_text_is_on_paper(pages: dict[str, list[str]]) -> None:
    """Brackets open and close, each with the name of the text that alone says so, and no table stands beside them."""
    whole = spaced("".join(pages["brackets"]))
    assert "[A, Option 2: length: 60 days" in whole
    assert "[B: status: not required" in whole
    assert "Working text" not in whole
