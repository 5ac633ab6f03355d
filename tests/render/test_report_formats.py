"""Proves that every format of a report tells the same rows, is the mirror of itself, and lets no text act."""

from __future__ import annotations

import csv
import re
import time
from collections import Counter
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import pytest
from docx import Document
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.document.content import GapReport, Layout, ReportOptions
from ceasefire_diff.document.plain_cells import cell_text, matter_of, words_of
from ceasefire_diff.document.report import make_report
from ceasefire_diff.document.row_numbers import numbers_of_earlier
from ceasefire_diff.render.formats import endings_of
from tests.render import made
from tests.texts import compare_texts, istanbul, proposal_text

FORMATS = endings_of("report")

Told = list[tuple[int, str, str, tuple[str, ...]]]
"""Rows by number, matter, words of the room, and what each text states."""

SEVERAL: tuple[Callable[[], Comparison], ...] = (
    istanbul,
    made.with_options,
    made.of_three,
    made.of_several_parties,
    made.right_to_left,
    made.hostile,
)


def bytes_of(ending: str, report: GapReport) -> bytes:
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


def told_by(report: GapReport) -> Told:
    """What every format must tell."""
    return [
        (each.number, matter_of(each), words_of(each), tuple(map(cell_text, each.outline.cells)))
        for each in report.rows
    ]


@pytest.mark.parametrize("comparison", SEVERAL, ids=lambda each: each.__name__)
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_spreadsheets_tell_the_rows(ending: str, comparison: Callable[[], Comparison]) -> None:
    """Rows, words of the room and cells read back from the table are those of the report."""
    report = make_report(comparison(), ReportOptions())
    head, *lines = table(ending, bytes_of(ending, report))
    columns = [head.index(each.called.replace("  ", " ")) for each in report.columns]
    at = {name: head.index(name) for name in ("number", "matter", "how the texts stand")}
    read = [
        (
            int(line[at["number"]]),
            line[at["matter"]],
            line[at["how the texts stand"]],
            tuple(line[each] for each in columns),
        )
        for line in lines
        if len(line) == len(head) and line[at["number"]]
    ]
    assert [(number, matter, words) for number, matter, words, _ in read] == [each[:3] for each in told_by(report)]
    # An apostrophe in front keeps a cell from being a formula.
    assert [[each.removeprefix("'") for each in cells] for *_, cells in read] == [
        [each.removeprefix("'") for each in cells] for *_, cells in told_by(report)
    ]


@pytest.mark.parametrize("comparison", SEVERAL, ids=lambda each: each.__name__)
def test_markdown_tells_the_rows(comparison: Callable[[], Comparison]) -> None:
    """Each row stands in Markdown once with its number and its words of the room."""
    report = make_report(comparison(), ReportOptions())
    text = bytes_of(".md", report).decode()
    lines = re.findall(r'^\| <a id="row-(\d+)"></a>\1 \| (.*)$', text, re.MULTILINE)
    assert [int(number) for number, _ in lines] == [row.number for row in report.rows]
    for (_, line), row in zip(lines, report.rows, strict=True):
        assert {each.words for each in row.standings} <= set(re.findall(r"\*\*(.*?)\*\*", line))


def text_in(ending: str, data: bytes) -> str:
    """All words in a file of a report."""
    if ending == ".docx":
        return "\n".join(
            each.text or "" for each in Document(BytesIO(data)).element.body.iter() if each.tag.endswith("}t")
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
    """Frozen head, filters, wrapped text, landscape, one page wide, head repeated; right-to-left words are set so."""
    book = load_workbook(BytesIO(bytes_of(".xlsx", make_report(made.right_to_left(), ReportOptions()))))
    rows = book["Rows"]
    assert rows.freeze_panes == "B2"
    assert rows.auto_filter.ref == rows.dimensions
    assert rows.page_setup.orientation == "landscape"
    assert (rows.page_setup.fitToWidth or 1, rows.page_setup.fitToHeight) == (1, 0)
    assert rows.print_title_rows == "$1:$1"
    heights = [rows.row_dimensions[number].height for number in range(2, rows.max_row + 1)]
    assert all(height >= 30 for height in heights)
    found = {cell.value: cell.alignment for row in rows.iter_rows() for cell in row if isinstance(cell.value, str)}
    assert all(each.wrap_text for each in found.values())
    arabic = next(alignment for value, alignment in found.items() if value == "فلسطين")
    assert arabic.readingOrder == 2
    hidden = [column for column, each in rows.column_dimensions.items() if each.hidden]
    assert [rows[f"{each}1"].value for each in hidden] == ["row id"]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_numbers_are_read_back(ending: str, tmp_path: Any) -> None:
    """A report written with numbers, some retired, gives the next report all of them."""
    wishes = ReportOptions(numbers={"duration/of:ceasefire": 7, "duration/of:truce of old": 3})
    report = make_report(made.of_three(), wishes)
    file = tmp_path / f"earlier{ending}"
    file.write_bytes(bytes_of(ending, report))
    expected = {**wishes.numbers, **{row.outline.id: row.number for row in report.rows}}
    assert numbers_of_earlier(str(file)) == expected


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
    own = {
        "h1",
        "h2",
        "p",
        "br",
        "a",
        "ul",
        "li",
        "blockquote",
        "strong",
        "em",
        "hr",
        "code",
        "table",
        "thead",
        "tbody",
    }
    assert {each.removeprefix("/") for each in tags} <= {*own, "tr", "th", "td"}
    assert set(re.findall(r'<a ([a-z]+="[^"\d]*)', rendered)) <= {'id="row-', 'href="#row-'}
    assert set(re.findall(r"<code>(.*?)</code>", rendered)) == {each.sha256[:12] for each in report.columns}
