"""Proves that a Word document holds what the report holds, and marks it as Word and screen readers need."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Final
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from msgspec.structs import replace

from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.document.content import GapReport, Grid, Line, Part, ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.render.word.document import render_docx
from ceasefire_diff.wording.quoted import Sentence, quoted
from tests.render import made
from tests.render.hand_made_report import ARABIC, ARABIC_NAME, DRAWING, made_report
from tests.render.word_reading import cells_of, headings, opened, styled, tables_under, words_of
from tests.texts import istanbul


def reported(comparison: Comparison) -> GapReport:
    """The report of a comparison, with no wish."""
    return make_report(comparison, ReportOptions())


REPORTS: Final[dict[str, Callable[[], GapReport]]] = {
    "hand made": made_report,
    "istanbul": lambda: reported(istanbul()),
    "options": lambda: reported(made.with_options()),
    "three": lambda: reported(made.of_three()),
    "right to left": lambda: reported(made.right_to_left()),
    "several parties": lambda: reported(made.of_several_parties()),
    "hostile": lambda: reported(made.hostile()),
}


@cache
def report_of(name: str) -> GapReport:
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
    """Read back, each group has its heading and its table, with the rows, numbers and words of the room in order."""
    report = report_of(name)
    document = opened(rendered(name))
    told = list(tables_under(document, 2))
    assert [heading for heading, _ in told] == [group.title for group in report.groups]
    for (_, table), group in zip(told, report.groups, strict=True):
        assert len(table.columns) == len(report.columns) + 2
        for read, row in zip(table.rows[1:], group.rows, strict=True):
            matter, *texts, working = cells_of(read)
            paragraphs = styled(document, matter)
            assert paragraphs[0] == ("Gap Matter", f"{row.number}  {spaced(row.outline.title)}")
            room = [words for style, words in paragraphs if style == "Gap Words of the Room"]
            signs = {entry.verdict: entry.sign for entry in report.key}
            verdicts = dict.fromkeys((each.verdict, each.words) for each in row.standings)
            assert room == [f"{signs[verdict]} {words}" for verdict, words in verdicts]
            for cell, text in zip(row.outline.cells, texts, strict=True):
                words = words_of(text)
                assert (cell.silence or "") in words
                for entry in cell.entries:
                    assert all(clause in spaced(words) for clause in map(spaced, entry.clauses))
                    assert not entry.note or entry.note == entry.text or entry.note not in words
            assert words_of(working) == ""


def test_heads_name_the_texts_in_order() -> None:
    """The head of each table says matter, each text with date and status, working text; all columns are as wide."""
    for _, table in tables_under(opened(rendered("istanbul")), 2):
        heads = [words_of(cell) for cell in cells_of(table.rows[0])]
        assert heads == [
            "Matter",
            "Russia2025-06-02 · published",
            "Ukraine2025-06-01 · leaked · incomplete",
            "Working text",
        ]
        assert len({cell.width for row in table.rows for cell in row._tr.tc_lst}) == 1


def test_cells_hold_what_the_texts_state() -> None:
    """A cell has clause, the text's own heading, its words or the file's paraphrase, each term; no internal note."""
    document = opened(rendered("hand made"))
    [(_, table), _] = tables_under(document, 2)
    assert styled(document, cells_of(table.rows[1])[2]) == [
        ("Gap Clause", "IV.2 · reported"),
        ("Gap Own Heading", "Durée"),
        ("Gap Text", "“Le cessez-le-feu dure au moins 60 jours.”"),
        ("Gap Term", "length: at least 60 days"),
        ("Gap Clause", "IV.3 · reported"),
        ("Gap Text", "It is renewed."),
        ("Gap Term", "renewal: rolling"),
    ]
    assert "INTERNAL" not in words_of(document.element)


def test_matter_says_what_meets_both() -> None:
    """Under its title a row has its objects, each verdict with the options it holds for, and what meets both."""
    document = opened(rendered("hand made"))
    [(_, table), _] = tables_under(document, 2)
    assert styled(document, cells_of(table.rows[2])[0]) == [
        ("Gap Matter", "3  Withdrawal & <redeployment>"),
        ("Gap Objects", "ceasefire; stage 1"),
        ("Gap Words of the Room", "~ compatible, not the same"),
        ("Gap Pair", f"{ARABIC_NAME}, Option 1"),
        ("Gap Meets Both", "Meets both: 30 days."),
        ("Gap Words of the Room", "? needs reading"),
        ("Gap Pair", f"{ARABIC_NAME}, Option 2"),
    ]


def test_parts_stand_around_the_table() -> None:
    """Navigation shows texts, how to read, the parts before, the groups, the parts after and the annexes, in order."""
    assert headings(opened(rendered("hand made"))) == [
        (1, "The texts"),
        (1, "How to read this"),
        (1, "What each text puts first"),
        (1, "Side by side"),
        (2, "Time & order"),
        (2, "Law"),
        (1, "Wording to watch"),
        (1, "Annex A: full provisions"),
        (1, "Annex B: links used"),
    ]


def test_first_page_says_what_the_paper_is() -> None:
    """Title, status note, files with the first digits of their SHA-256, notices and signs stand before the parts."""
    document = opened(rendered("hand made"))
    told = styled(document, document.element.body)
    front = told[: told.index(("Heading 1", "What each text puts first"))]
    assert front[:3] == [
        ("Title", f"The texts side by side: {ARABIC_NAME} / South"),
        ("Gap Status Note", "Made by software from the files listed."),
        ("Gap Status Note", "Not seen by any party."),
    ]
    words = [words for _, words in front]
    assert words.count("SHA-256 0123456789ab") == 2
    assert "South.yaml" in words
    assert "incomplete: section IV" in words
    assert ("Gap Notice", "Columns stand in the order given.") in front
    assert front[-1][1].startswith("Signs:  ≠ cannot both hold as written;")


def test_blocks_of_every_kind_are_read_back() -> None:
    """Paragraph, listing with its lead, grid with and without head, and picture stand in the order of the part."""
    document = opened(rendered("hand made"))
    told = styled(document, document.element.body)
    start = told.index(("Heading 1", "What each text puts first"))
    states = f"{ARABIC_NAME} states {ARABIC}, 12 of it. (rows 7, 12)"
    assert told[start + 1 : start + 16] == [
        ("Normal", "Each text orders events in its own way."),
        ("Gap Lead", "Left open:"),
        ("List Bullet", states),
        ("List Bullet", "הפסקת אש למשך 60 ימים (AB) לפחות (row 3)"),
        ("Caption", "Order of events"),
        ("Gap Column Head", ARABIC_NAME),
        ("Gap Column Head", "South"),
        ("Gap Cell", ARABIC),
        ("Gap Cell", "1. ceasefire (row 7)"),
        ("Gap Cell", states),
        ("Gap Cell", ""),
        ("Gap Cell", "treaty (row 99)"),
        ("Normal", ""),
        ("Caption", "Without a head"),
        ("Gap Cell", "alone"),
    ]
    assert ("Caption", DRAWING.title) in told


def test_references_lead_to_rows() -> None:
    """The number of a row is a link to its bookmark where the document has the row, and plain where it has not."""
    for brackets, shown in ((False, {"row_3", "row_7", "row_12"}), (True, {"row_7"})):
        body = opened(render_docx(made_report(brackets=brackets))).element.body
        marks = body.xpath(".//w:bookmarkStart/@w:name")
        assert sorted(marks) == sorted(shown)
        assert set(body.xpath(".//w:hyperlink/@w:anchor")) == shown


def test_single_text_has_brackets() -> None:
    """In the other layout what one text alone says stands in brackets with its name in bold; blanks are underscores."""
    document = opened(render_docx(made_report(brackets=True)))
    told = styled(document, document.element.body)
    start = told.index(("Heading 1", "Single text with brackets"))
    assert told[start + 1 : start + 8] == [
        ("Heading 2", "Time & order"),
        ("Heading 3", "7  Duration: ceasefire"),
        ("Gap Single Text", "by: both"),
        ("Gap Single Text", "[South: length: 30 days]"),
        ("Gap Single Text", f"[{ARABIC_NAME}: {ARABIC}]"),
        ("Gap Single Text", "ceiling: ____ troops"),
        ("Gap Single Text", "[South: ceiling: ____ troops]"),
    ]
    assert not list(tables_under(document, 2))
    bold = [words_of(each) for each in document.element.body.xpath(".//w:r[w:rPr/w:rStyle/@w:val='GapParty']")]
    assert bold == ["South", ARABIC_NAME, "South"]


@pytest.mark.parametrize("name", REPORTS)
def test_tables_are_marked(name: str) -> None:
    """Every table repeats its head, keeps rows whole, is fixed in width, named, and has a paragraph in each cell."""
    document = opened(rendered(name))
    for table in document.tables:
        element = table._tbl
        if element.xpath(".//w:drawing"):
            # Pictures beside one another: it only places them, and has neither lines nor head nor name.
            assert not element.xpath("w:tblPr/w:tblCaption | w:tblPr/w:tblStyle | w:tr/w:trPr/w:tblHeader")
            assert not [each for each in element.xpath(".//w:tc[not(.//w:drawing)]") if words_of(each)]
            continue
        assert element.xpath("w:tblPr/w:tblCaption/@w:val")
        assert element.xpath("w:tblPr/w:tblLayout/@w:type") == ["fixed"]
        assert element.xpath("w:tblPr/w:tblStyle/@w:val") == ["GapTable"]
        headed = bool(int(element.xpath("w:tblPr/w:tblLook/@w:firstRow")[0]))
        assert len(element.xpath("w:tr[w:trPr/w:tblHeader]")) == headed
        assert not headed or element.tr_lst[0].xpath("w:trPr/w:tblHeader")
        whole = [bool(row.xpath("w:trPr/w:cantSplit")) for row in element.tr_lst]
        assert all(whole) or name == "istanbul"
        grid = [int(each) for each in element.xpath("w:tblGrid/w:gridCol/@w:w")]
        for row in element.tr_lst:
            assert [int(each) for each in row.xpath("w:tc/w:tcPr/w:tcW/@w:w")] == grid
            assert all(cell[-1].tag == qn("w:p") for cell in row.tc_lst)


def test_only_rows_higher_than_a_page_are_broken() -> None:
    """A row stays whole, unless what a text says in it fills more than a page: then it begins where there is room."""
    report = made_report()
    [first, *others] = report.groups
    [row, *rows] = first.rows
    for times, whole in ((4, True), (60, False)):
        [cell, *cells] = row.outline.cells
        told = replace(row.outline, cells=(replace(cell, entries=cell.entries * times), *cells))
        group = replace(first, rows=(replace(row, told=told), *rows))
        document = opened(render_docx(replace(report, groups=(group, *others))))
        [(_, table), _] = tables_under(document, 2)
        assert [bool(each._tr.xpath("w:trPr/w:cantSplit")) for each in table.rows] == [True, whole, True]


def test_columns_of_texts_are_as_wide_as_each_other() -> None:
    """In a grid columns under names of texts are alike, whatever they hold; one of ours that holds little is less."""
    numbers = tuple((Line(Sentence(""), (each,)),) for each in (3, 7))
    long = tuple((Line(Sentence(quoted("What a text says. " * 20))),) for _ in numbers)
    short = tuple((Line(Sentence(quoted("silent"))),) for _ in numbers)
    head = (Sentence("Row"), Sentence(quoted("North")), Sentence(quoted("South")))
    grid = Grid(Sentence("Grid"), head, tuple(zip(numbers, long, short, strict=True)))
    document = opened(render_docx(replace(made_report(), before=(Part("part", "Part", (grid,)),))))
    table = document.tables[1]
    row, north, south = (int(each) for each in table._tbl.xpath("w:tblGrid/w:gridCol/@w:w"))
    assert north == south > 2 * row
    assert words_of(cells_of(table.rows[1])[0]) == "3"


def test_page_is_landscape_and_numbered() -> None:
    """The page is A4 lying; footers say what the report says, and page X of Y; pictures and annexes begin pages."""
    document = opened(rendered("hand made"))
    [section] = document.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)  # type: ignore[union-attr]
    for footer in (section.footer, section.first_page_footer):
        assert words_of(footer._element) == "Made by software; not agreed by any party.Page 1 of 1"
        assert footer._element.xpath(".//w:fldSimple/@w:instr") == [" PAGE ", " NUMPAGES "]
    assert "The texts side by side" in words_of(section.header._element)
    assert words_of(section.first_page_header._element) == ""
    breaks = document.element.body.xpath(".//w:p[w:pPr/w:pageBreakBefore]")
    assert [words_of(each) for each in breaks] == [
        "Side by side",
        "Wording to watch",
        "Annex A: full provisions",
    ]


def test_nothing_is_said_of_its_making() -> None:
    """Title and language are set; author, times and program are not; every part has one and the same time."""
    data = rendered("hand made")
    properties = opened(data).core_properties
    assert properties.title == f"The texts side by side: {ARABIC_NAME} / South"
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
    report = made_report()
    marked = Sentence(f"Own & <b>: {quoted(forbidden)}")
    report = replace(report, title=marked, footer=marked, notices=(marked,), status_note=(marked,))
    document = opened(render_docx(report))
    shown = r"a\x00b c\x1fd\ufffee\uffff\ud800 </w:t><w:fldSimple w:instr='DDE'/> =1+1 { INCLUDETEXT } ]]> &#0;"
    assert words_of(document.element).count(f"Own & <b>: {shown}") == 3
    assert words_of(document.sections[0].footer._element).startswith(f"Own & <b>: {shown}")
    for data in (render_docx(report), rendered("hostile")):
        document = opened(data)
        assert not document.element.xpath(".//w:fldSimple | .//w:instrText | .//w:object | .//w:altChunk")
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
    """Of (B, A) each row has the same number, verdict and objects as of (A, B), and the cells changed places."""
    comparison = COMPARISONS[name]()
    back = compare(comparison.proposals[::-1], comparison.taxonomy)

    def rows(made_of: Comparison, *, turned: bool) -> list[tuple[object, ...]]:
        document = opened(render_docx(reported(made_of)))
        found: list[tuple[object, ...]] = []
        for heading, table in tables_under(document, 2):
            for row in table.rows:
                matter, *texts, working = [styled(document, cell) for cell in cells_of(row)]
                plain = sorted(each for each in matter if each[0] not in ("Gap Pair", "Gap Meets Both"))
                found.append((heading, plain, texts[::-1] if turned else texts, working))
        return found

    assert rows(comparison, turned=False) == rows(back, turned=True)


def test_no_style_is_for_a_party() -> None:
    """Every colour of the document is a grey, and both texts' cells use the same styles."""
    with ZipFile(BytesIO(rendered("hand made"))) as package:
        xml = "".join(package.read(each).decode() for each in package.namelist() if each.startswith("word/"))
    colours = set(re.findall(r'(?:w:color|w:fill|srgbClr [^>]*?val)="([0-9A-Fa-f]{6})"', xml))
    colours |= set(re.findall(r'<w:color w:val="([0-9A-Fa-f]{6})"', xml)) | set(
        re.findall(r'srgbClr val="(\w{6})"', xml)
    )
    assert len(colours) > 3
    assert all(each[:2] == each[2:4] == each[4:] for each in colours)


def test_every_verdict_has_a_sign_of_its_own() -> None:
    """The key tells each verdict by another sign, so that colour is not needed."""
    key = reported(istanbul()).key
    assert {entry.verdict for entry in key} == set(Verdict)
    assert len({entry.sign for entry in key}) == len(key)
