"""Proves that a Word document holds what the report holds, and marks it as Word and screen readers need."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from msgspec.structs import replace

from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.document.blocks import Document, Role
from ceasefire_diff.document.prepare import ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.outline.glyphs import VERDICT_SHADES, glyphs_for
from ceasefire_diff.render.word.document import render_docx
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.sentences import ROOM_WORDS
from tests.render import made
from tests.render.made_reports import ARABIC, bracketed_report, drawing, whole_report
from tests.render.shown import groups_of, rows_of, texts_of, title_of
from tests.render.word_reading import cells_of, headings, opened, styled, tables_under, words_of
from tests.texts import istanbul


def reported(comparison: Comparison) -> Document:
    """The report of a comparison, with no wish."""
    return make_report(comparison, ReportOptions())


REPORTS: Final[dict[str, Callable[[], Document]]] = {
    "every kind": whole_report,
    "istanbul": lambda: reported(istanbul()),
    "three": lambda: reported(made.of_three()),
    "right to left": lambda: reported(made.right_to_left()),
    "several parties": lambda: reported(made.of_several_parties()),
    "hostile": lambda: reported(made.hostile()),
}


@cache
def report_of(name: str) -> Document:
    """One of these reports, made once: those of made-up texts name the folder their files stood in for a moment."""
    return REPORTS[name]()


@cache
def rendered(name: str) -> bytes:
    """The document of one of these reports, made once for all tests."""
    return render_docx(report_of(name))


def spaced(text: str) -> str:
    """A text with its spaces folded."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", REPORTS)
def test_rows_stand_in_order(name: str) -> None:
    """Read back, each group has its heading and its table, with rows, numbers, verdicts and sentences in order."""
    report = report_of(name)
    document = opened(rendered(name))
    told = list(tables_under(document, 2))
    groups = groups_of(report)
    assert [heading for heading, _ in told] == [group.title for group, _ in groups]
    for (_, table), (_, rows) in zip(told, groups, strict=True):
        read = [each for each in table.rows[1:] if words_of(cells_of(each)[0])]
        for line, row in zip(read, rows, strict=True):
            number, issue, *texts, working, status = cells_of(line)
            assert words_of(number).startswith(str(row.number))
            paragraphs = styled(document, issue)
            assert paragraphs[0] == ("Gap Matter", spaced(title_of(row)))
            room = [words for style, words in paragraphs if style == "Gap Words of the Room"]
            assert room == [f"{glyphs_for('utf-8').sign(each)}  {ROOM_WORDS[each]}" for each in row.verdicts]
            for lines, text in zip(texts_of(row, len(texts)), texts, strict=True):
                words = spaced(words_of(text))
                assert all(spaced(str(each.words)) in words for each in lines if each.role is Role.SILENCE)
            assert words_of(working) == words_of(status) == ""


def test_heads_name_the_texts_in_order() -> None:
    """The head says number, issue, each text, working text, status; the columns of texts are as wide as each other."""
    for _, table in tables_under(opened(rendered("istanbul")), 2):
        heads = [words_of(cell) for cell in cells_of(table.rows[0])]
        assert heads == [
            "No.",
            "Issue",
            "Russia2025-06-02 · published",
            "Ukraine2025-06-01 · leaked · incomplete",
            "Working text",
            "Status",
        ]
        widths = [int(each) for each in table._tbl.xpath("w:tblGrid/w:gridCol/@w:w")]
        assert widths[2] == widths[3] > max(widths[0], widths[1], widths[4], widths[5])


def test_page_one_is_for_the_overview() -> None:
    """Title, note, texts, overview with every conflict; then the contents under a heading, and the table."""
    document = opened(rendered("istanbul"))
    told = styled(document, document.element.body)
    assert told[0] == ("Title", "Gap report: Russia / Ukraine")
    assert [style for style, _ in told[1:4]] == ["Gap Status Note"] * 3
    assert headings(document)[:2] == [(1, "Overview"), (1, "Row by row")]
    front = told[: told.index(("Heading 1", "Row by row"))]
    conflicts = [row for row in rows_of(report_of("istanbul")) if row.verdicts[0].value == "conflict"]
    words = [words for _, words in front]
    assert len(conflicts) > 5
    assert all(any(title_of(row) in each for each in words) for row in conflicts)
    contents = [words for style, words in front if style.casefold() == "toc 1"]
    assert contents == [words for level, words in headings(document) if level == 1]
    assert ("Gap Lead", "Contents") in front
    assert not document.element.body.xpath(".//w:pageBreakBefore"), "no page is left half empty"


def test_signs_have_a_font_that_sets_them_whole() -> None:
    """Each sign of a verdict names its font: one without the sign of inequality sets it from two that slide apart."""
    signs = opened(rendered("istanbul")).element.body.xpath(".//w:r[contains('≠~…?', substring(w:t, 1, 1))][w:rPr]")
    named = [each.xpath("string(w:rPr/w:rFonts/@w:ascii)") for each in signs if words_of(each).strip() in "≠~…?"]
    assert len(named) > 10
    assert set(named) == {"DejaVu Sans"}


def test_blocks_of_every_kind_are_read_back() -> None:
    """Paragraph, listings with their leads, table and picture stand in the order of the section."""
    document = opened(rendered("every kind"))
    told = styled(document, document.element.body)
    start = told.index(("Heading 1", "Blocks of every kind"))
    states = "The text of A states 30 days."
    assert told[start + 1 : start + 7] == [
        ("Normal", f"{states} (rows 1, 2)"),
        ("Gap Lead", "Read these first"),
        ("List Bullet", f"{states} (rows 1, 2)"),
        ("List Bullet", f"{ARABIC} (row 1)"),
        ("List Bullet", "Nothing more."),
        ("Gap Run-in List", f"One after the other: 1, 2 {states}; 1 {ARABIC};  Nothing more."),
    ]
    assert [words for style, words in told[start:] if style == "Gap Column Head"] == ["A", "B"]
    assert ("Caption", drawing().title) in told


def test_references_lead_to_rows() -> None:
    """The number of a row is a link to its bookmark, in the table and in the single text."""
    for report in (whole_report(), bracketed_report()):
        body = opened(render_docx(report)).element.body
        marks = [each for each in body.xpath(".//w:bookmarkStart/@w:name") if each.startswith("row_")]
        assert sorted(marks) == ["row_1", "row_2"]
        anchors = set(body.xpath(".//w:hyperlink/@w:anchor"))
        assert anchors <= set(body.xpath(".//w:bookmarkStart/@w:name"))
        assert {"row_1", "row_2"} <= anchors


def test_single_text_has_brackets() -> None:
    """In the other layout each sentence of one text stands in brackets with its name; no table of rows is left."""
    document = opened(render_docx(bracketed_report()))
    told = styled(document, document.element.body)
    brackets = [words for style, words in told if style == "Gap Single Text"]
    assert "[A, Option 2: What A says, 2. (2)]" in brackets
    assert "[B: What B says, 2. (2)]" in brackets
    assert not list(tables_under(document, 2))


@pytest.mark.parametrize("name", REPORTS)
def test_tables_are_marked(name: str) -> None:
    """Every table repeats its head, is fixed in width, named, and has a paragraph in each cell."""
    document = opened(rendered(name))
    for table in document.tables:
        element: Any = table._tbl
        if element.xpath(".//w:drawing"):
            continue
        assert element.xpath("w:tblPr/w:tblCaption/@w:val")
        assert element.xpath("w:tblPr/w:tblLayout/@w:type") == ["fixed"]
        assert element.xpath("w:tblPr/w:tblStyle/@w:val") == ["GapTable"]
        assert len(element.xpath("w:tr[w:trPr/w:tblHeader]")) == 1
        grid = [int(each) for each in element.xpath("w:tblGrid/w:gridCol/@w:w")]
        for row in element.tr_lst:
            assert sum(int(each) for each in row.xpath("w:tc/w:tcPr/w:tcW/@w:w")) == sum(grid)
            spans = [int(each) for each in row.xpath("w:tc/w:tcPr/w:gridSpan/@w:val")]
            assert len(row.tc_lst) - len(spans) + sum(spans) == len(grid)
            assert all(cell[-1].tag == qn("w:p") for cell in row.tc_lst)


def test_page_is_landscape_and_numbered() -> None:
    """The page is A4 lying; footers say what the report says, and page X of Y."""
    document = opened(rendered("every kind"))
    [section] = document.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)  # type: ignore[union-attr]
    for footer in (section.footer, section.first_page_footer):
        assert re.fullmatch(r"Made by software; .*\.Page 1 of 1", words_of(footer._element))
        assert footer._element.xpath(".//w:fldSimple/@w:instr") == [" PAGE ", " NUMPAGES "]
    assert "Gap report: A / B" in words_of(section.header._element)
    assert words_of(section.first_page_header._element) == ""


def test_nothing_is_said_of_its_making() -> None:
    """Title and language are set; author, times and program are not; every part has one and the same time."""
    data = rendered("every kind")
    properties = opened(data).core_properties
    assert properties.title == "Gap report: A / B"
    assert properties.language == "en-GB"
    assert not properties.author
    assert not properties.last_modified_by
    with ZipFile(BytesIO(data)) as package:
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "docProps/app.xml" not in package.namelist()


@pytest.mark.parametrize("name", REPORTS)
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    """Made twice, a document is the same twice."""
    assert render_docx(report_of(name)) == rendered(name)


def test_hostile_words_stay_words() -> None:
    """No text becomes a field, an outside link or markup; what XML forbids stands as an escape."""
    forbidden = "a\x00b\x0bc\x1fd\ufffee\uffff\ud800 </w:t><w:fldSimple w:instr='DDE'/> =1+1 { INCLUDETEXT } ]]> &#0;"
    marked = Sentence(f"Own & <b>: {quoted(forbidden)}")
    report = replace(whole_report(), title=marked, footer=marked)
    document = opened(render_docx(report))
    shown = "a\\x00b c\\x1fd\\ufffee\\uffff\\ud800 </w:t><w:fldSimple w:instr='DDE'/> =1+1 { INCLUDETEXT } ]]> &#0;"
    assert words_of(document.element).count(f"Own & <b>: {shown}") == 1
    assert words_of(document.sections[0].footer._element).startswith(f"Own & <b>: {shown}")
    for data in (render_docx(report), rendered("hostile")):
        document = opened(data)
        fields = document.element.xpath(".//w:instrText/text()")
        assert [each.split()[0] for each in fields] == ["TOC"]
        assert not document.element.xpath(".//w:fldSimple | .//w:object | .//w:altChunk")
        assert not document.element.xpath(".//w:hyperlink[@r:id]")
        with ZipFile(BytesIO(data)) as package:
            assert not any(b'TargetMode="External"' in package.read(each) for each in package.namelist())


COMPARISONS: Final[dict[str, Callable[[], Comparison]]] = {
    "istanbul": istanbul,
    "options": made.with_options,
    "several parties": made.of_several_parties,
}


@pytest.mark.parametrize("name", COMPARISONS)
def test_the_other_way_round_only_the_sides_change(name: str) -> None:
    """Of (B, A) each row has the same number, verdict and issue as of (A, B), and the cells changed places."""
    comparison = COMPARISONS[name]()
    back = compare(comparison.proposals[::-1], comparison.taxonomy)

    def rows(made_of: Comparison, *, turned: bool) -> list[tuple[object, ...]]:
        document = opened(render_docx(reported(made_of)))
        found: list[tuple[object, ...]] = []
        for heading, table in tables_under(document, 2):
            for row in table.rows:
                cells = cells_of(row)
                if len(cells) < len(table.columns) or not words_of(cells[0]):
                    continue
                number, issue, *texts, working, status = [styled(document, cell) for cell in cells]
                plain = sorted(each for each in issue if each[0] not in ("Gap Pair", "Gap Meets Both"))
                found.append((heading, number, plain, texts[::-1] if turned else texts, working, status))
        return found

    assert rows(comparison, turned=False) == rows(back, turned=True)


def test_colour_belongs_to_verdicts_alone() -> None:
    """Every colour of the document is a grey or that of a verdict, and each verdict has a sign of its own besides."""
    with ZipFile(BytesIO(rendered("istanbul"))) as package:
        xml = "".join(package.read(each).decode() for each in package.namelist() if each.endswith(".xml"))
    colours = set(re.findall(r'(?:w:color|w:fill)="([0-9A-Fa-f]{6})"', xml))
    colours |= set(re.findall(r'<w:color w:val="([0-9A-Fa-f]{6})"', xml))
    assert len(colours) > 3
    assert all(each[:2] == each[2:4] == each[4:] for each in colours - set(VERDICT_SHADES.values()))
    assert len(set(glyphs_for("utf-8").verdicts.values())) == len(VERDICT_SHADES)
