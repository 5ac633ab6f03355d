"""Proves that every format of a report tells the same rows, is the mirror of itself, and lets no text act."""

from __future__ import annotations

import csv
import re
import time
from collections import Counter
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document as WordDocument
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.document.blocks import Document, Line, Role
from ceasefire_diff.document.prepare import FilledIn, Layout, ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.document.row_numbers import earlier_report
from ceasefire_diff.render.formats import endings_of
from ceasefire_diff.wording.escape_hidden import escape_hidden
from ceasefire_diff.wording.sentences import ROOM_WORDS, VERDICT_WORDS
from tests.render import made
from tests.render.shown import rows_of, texts_of, title_of
from tests.texts import compare_texts, istanbul, proposal_text

FORMATS = endings_of("report")
SEVERAL: tuple[Callable[[], Comparison], ...] = (
    istanbul,
    made.with_options,
    made.of_three,
    made.of_several_parties,
    made.right_to_left,
    made.hostile,
)


def bytes_of(ending: str, report: Document) -> bytes:
    """A report in one format."""
    return FORMATS[ending].report(report, None)


def sheet(data: bytes, name: str) -> list[list[str]]:
    """The cells of one sheet of a workbook as text."""
    lines = load_workbook(BytesIO(data))[name].iter_rows(values_only=True)
    return [["" if each is None else str(each) for each in line] for line in lines]


def table(ending: str, data: bytes) -> list[list[str]]:
    """The table of rows in a spreadsheet format, with its head."""
    if ending == ".xlsx":
        return sheet(data, "Rows")
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def sentences(lines: list[Line]) -> list[str]:
    """The sentences of a cell, as a spreadsheet has them."""
    return [escape_hidden(str(each.words)) for each in lines if each.role in (Role.TEXT, Role.SILENCE)]


@pytest.mark.parametrize("comparison", SEVERAL, ids=lambda each: each.__name__)
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_spreadsheets_tell_the_rows(ending: str, comparison: Callable[[], Comparison]) -> None:
    """Numbers, ids, verdicts and the sentences of each text read back from the table are those of the report."""
    report = make_report(comparison(), ReportOptions())
    rows = rows_of(report)
    head, *lines = table(ending, bytes_of(ending, report))
    words = VERDICT_WORDS if ending == ".csv" else ROOM_WORDS
    texts = len(comparison().proposals)
    read = [
        dict(zip(head[:4] + head[-1:], line[:4] + line[-1:], strict=True)) for line in lines if len(line) == len(head)
    ]
    read = [each for each in read if each["number"]]
    assert [(int(each["number"]), each["row id"].removeprefix("'")) for each in read] == [
        (row.number, row.id) for row in rows
    ]
    for each, row, line in zip(read, rows, lines, strict=False):
        assert [found.split(" ", 1)[-1] if ending == ".xlsx" else found for found in each["verdict"].split("\n")] == [
            words[verdict] for verdict in row.verdicts
        ]
        for cell, told in zip(line[4 : 4 + texts], texts_of(row, texts), strict=True):
            assert all(sentence.removeprefix("'") in cell for sentence in sentences(told))


@pytest.mark.parametrize("comparison", SEVERAL, ids=lambda each: each.__name__)
def test_markdown_tells_the_rows(comparison: Callable[[], Comparison]) -> None:
    """Each row stands in Markdown once in full with its number and its verdicts."""
    report = make_report(comparison(), ReportOptions())
    text = bytes_of(".md", report).decode().partition("## Row by row")[2]
    lines = re.findall(r'^\| <a id="row-(\d+)"></a>\1 \| (.*)$', text, re.MULTILINE)
    assert [int(number) for number, _ in lines] == [row.number for row in rows_of(report)]
    for (_, line), row in zip(lines, rows_of(report), strict=True):
        assert {ROOM_WORDS[each] for each in row.verdicts} <= set(re.findall(r"\*\*(.*?)\*\*", line))


def text_in(ending: str, data: bytes) -> str:
    """All words in a file of a report."""
    if ending == ".docx":
        return "\n".join(
            each.text or "" for each in WordDocument(BytesIO(data)).element.body.iter() if each.tag.endswith("}t")
        )
    if ending == ".xlsx":
        names = load_workbook(BytesIO(data)).sheetnames
        return "\n".join(cell for name in names for line in sheet(data, name) for cell in line)
    text = data.decode("utf-8-sig")
    return re.sub(r"<[^>]*>", " ", text) if ending in (".html", ".htm", ".md") else text


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_is_its_own_mirror(ending: str, layout: Layout) -> None:
    """The same words stand in the report of the same texts the other way round, in every format."""
    if layout is Layout.BRACKETS and not FORMATS[ending].brackets:
        return
    turned = compare(istanbul().proposals[::-1], istanbul().taxonomy)
    there, back = (
        Counter(re.findall(r"\w+", text_in(ending, bytes_of(ending, make_report(each, ReportOptions(layout=layout))))))
        for each in (istanbul(), turned)
    )
    assert there == back
    assert there["Ukraine"] > 50


@pytest.mark.parametrize("ending", FORMATS)
def test_same_input_same_bytes(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two runs of one report give one file, whatever the clock says."""
    one = bytes_of(ending, make_report(istanbul(), ReportOptions()))
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 100_000)
    assert bytes_of(ending, make_report(istanbul(), ReportOptions())) == one


def test_no_cell_is_a_formula() -> None:
    """Words that begin as a formula does, even after what another locale takes for a separator, stay words."""
    words = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "x;=1+1;y", "x; @SUM(A1)", "\uff1d1+1", "http://a.example"]
    left = proposal_text([{"topic": "purpose", "text": each.strip() or "x"} for each in words], party="=A")
    report = make_report(
        compare_texts(left, proposal_text([made.duration(length="1 day")], party="@B")), ReportOptions()
    )
    for line in csv.reader(StringIO(bytes_of(".csv", report).decode("utf-8-sig"), newline="")):
        cells = [part.lstrip(' "') for cell in line for part in re.split("[;\t\n]", cell)]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\uff1d"))]
    book = load_workbook(BytesIO(bytes_of(".xlsx", report)))
    kinds = {cell.data_type for each in book for row in each.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}
    assert not any(cell.hyperlink for each in book for row in each.iter_rows() for cell in row)
    assert "=A" in {cell.value for row in book["Rows"].iter_rows() for cell in row}


def test_a_workbook_is_ready_to_use() -> None:
    """It opens on the overview; the rows have filters, verdict colours, a list of statuses; their ids are hidden."""
    book = load_workbook(BytesIO(bytes_of(".xlsx", make_report(made.right_to_left(), ReportOptions()))))
    assert book.sheetnames == ["Overview", "Rows", "Parts", "Sources"]
    assert book.active is not None
    assert book.active.title == "Overview"
    rows = book["Rows"]
    assert rows.freeze_panes == "D2"
    assert rows.auto_filter.ref == rows.dimensions
    assert rows.page_setup.orientation == "landscape"
    assert (rows.page_setup.fitToWidth or 1, rows.page_setup.fitToHeight) == (1, 0)
    assert rows.print_title_rows == "$1:$1"
    found = {cell.value: cell for row in rows.iter_rows() for cell in row if isinstance(cell.value, str)}
    assert all(each.alignment.wrap_text for each in found.values())
    arabic = next(cell for value, cell in found.items() if value == "فلسطين")
    assert arabic.alignment.readingOrder == 2
    assert found["≠ cannot both hold as written"].fill.fgColor.rgb == "FFF8DEDA"
    hidden = [column for column, each in rows.column_dimensions.items() if each.hidden]
    assert [rows[f"{each}1"].value for each in hidden] == ["row id"]
    (choices,) = rows.data_validations.dataValidation
    assert "agreed ad referendum" in choices.formula1


def written_into(ending: str, data: bytes) -> bytes:
    """The file of a report after the room has written into its first row, as Word, Excel or an editor saves it."""
    out = BytesIO()
    if ending == ".docx":
        document = WordDocument(BytesIO(data))
        found = (each for each in document.tables if each.rows[0].cells[-1].text == "Status")
        cells = next(found).rows[1].cells
        cells[-2].text = "Our draft\nin two lines"
        cells[-1].text = "parked"
        document.save(out)
    elif ending == ".xlsx":
        book = load_workbook(BytesIO(data))
        heads = [cell.value for cell in book["Rows"][1]]
        book["Rows"].cell(2, heads.index("Working text") + 1).value = "Our draft\nin two lines"
        book["Rows"].cell(2, heads.index("Status") + 1).value = "parked"
        book.save(out)
    else:
        lines = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))
        lines[1][lines[0].index("Working text")] = "Our draft\nin two lines"
        lines[1][lines[0].index("Status")] = "parked"
        text = StringIO(newline="")
        csv.writer(text).writerows(lines)
        out.write(text.getvalue().encode("utf-8-sig"))
    return out.getvalue()


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".csv"])
def test_what_the_room_wrote_comes_back(ending: str, tmp_path: Path) -> None:
    """Working text and status typed into a saved report stand in the next one, row by row, under the same numbers."""
    wishes = ReportOptions(earlier={"duration/of:truce": FilledIn(3)})
    first = make_report(made.of_three(), wishes)
    file = tmp_path / f"earlier{ending}"
    file.write_bytes(written_into(ending, bytes_of(ending, first)))
    earlier = earlier_report(str(file))
    row = rows_of(first)[0]
    assert {each: told.number for each, told in earlier.items()} == {each.id: each.number for each in rows_of(first)}
    assert (earlier[row.id].working_text, earlier[row.id].status) == ("Our draft\nin two lines", "parked")
    assert earlier[row.id].issue.startswith(title_of(row))
    again = rows_of(make_report(made.of_three(), ReportOptions(earlier=earlier)))
    assert [str(each.words) for cell in again[0].cells[-2:] for each in cell] == ["Our draft", "in two lines", "parked"]
    assert [each.number for each in again] == [each.number for each in rows_of(first)]


def test_figures_are_one_picture_each() -> None:
    """Every figure of a Word report is one picture with its title and its words for those who cannot see it."""
    report = make_report(istanbul(), ReportOptions())
    figures = [block for each in report.sections if each.id == "figures" for block in each.blocks]
    data = bytes_of(".docx", report)
    with ZipFile(BytesIO(data)) as package:
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
    told = WordDocument(BytesIO(data)).element.body.xpath(".//wp:docPr/@descr")
    assert len(pictures) == len(told) == len(figures) > 2
    assert all(str(each.drawing.description) in said for each, said in zip(figures, told, strict=True))  # type: ignore[union-attr]


def test_a_long_text_fits_a_cell() -> None:
    """A cell that Excel would refuse is cut, and says so."""
    left = proposal_text([{"topic": "purpose", "text": "word " * 9000}], party="A")
    report = make_report(
        compare_texts(left, proposal_text([made.duration(length="1 day")], party="B")), ReportOptions()
    )
    longest = max((cell for line in sheet(bytes_of(".xlsx", report), "Rows") for cell in line), key=len)
    assert len(longest) <= 32_767
    assert longest.endswith(" …")


@pytest.mark.parametrize("layout", Layout)
def test_hostile_words_stay_words_in_markdown(layout: Layout) -> None:
    """Rendered, the report holds no element, link or picture of a text's making: only our own anchors and breaks."""
    report = make_report(made.hostile(), ReportOptions(layout=layout, contact=made.HOSTILE))
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(bytes_of(".md", report).decode())
    tags = set(re.findall(r"<(/?[a-z0-9]+)", rendered))
    own = [
        "h1",
        "h2",
        "h3",
        "p",
        "br",
        "a",
        "ul",
        "li",
        "blockquote",
        "strong",
        "em",
        "hr",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ]
    assert {each.removeprefix("/") for each in tags} <= set(own)
    assert set(re.findall(r'<a ([a-z]+="[^"\d]*)', rendered)) <= {'id="row-', 'href="#row-'}


def test_no_remark_of_the_tool_stands_in_the_column_of_a_text() -> None:
    """In the overview what satisfies both texts, and whose copy lacks a sentence, stands across the columns."""
    report = make_report(istanbul(), ReportOptions())
    remarks = ("30 days satisfies both texts", "RT reports")
    html = bytes_of(".html", report).decode()
    cells = re.findall(r'<td role="cell">(.*?)</td>', html.partition('class="matters')[0], re.DOTALL)
    lines = sheet(bytes_of(".xlsx", report), "Overview")
    markdown = bytes_of(".md", report).decode().partition("## Row by row")[0]
    texts = [line.split(" | ")[2:4] for line in markdown.splitlines() if line.startswith("| <a")]
    assert len(cells) > 20
    assert len(texts) > 10
    for remark in remarks:
        assert not [cell for cell in cells if remark in cell]
        assert [each for line in lines for each in line if remark in each] == [
            line[0] for line in lines if remark in line[0]
        ]
        assert remark in markdown
        assert not [cell for row in texts for cell in row if remark in cell]
