"""The gap report as a workbook of Excel: what to read first, the rows with filters, results, provisions, sources.

But for the numbers of rows, by which it can be sorted, every cell is text: nothing in it is a formula or a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from ceasefire_diff.document.content import Block, GapReport, Grid, Line, Listing, Paragraph, Part
from ceasefire_diff.document.plain_cells import cell_text, matter_of, meets_of, reasons_of, words_of
from ceasefire_diff.document.row_numbers import ROW_ID
from ceasefire_diff.wording.escape_hidden import begins_right_to_left, escape_hidden
from ceasefire_diff.wording.report_part_sentences import PROVISIONS_PART
from ceasefire_diff.wording.report_sentences import (
    GONE,
    RESULTS_HEAD,
    ROWS_HEAD,
    SHEETS,
    SHORT_FOOTER,
    WORKING_TEXT,
)
from ceasefire_diff.wording.result_view import label
from ceasefire_diff.wording.sentences import ROOM_WORDS

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ALWAYS_THE_SAME_DAY: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - a file that tells when it was made is never the same
LONGEST_CELL: Final = 32_767
"""Characters a cell holds; Excel refuses a file with a longer one."""

A4: Final = 9
PAGE, WIDEST, WIDE, MIDDLE, NARROW = 110, 70, 36, 20, 8
"""Widths of columns, in characters."""

_LINE: Final = 15
"""Points of one line of text; LibreOffice leaves rows as high as the file says, so their height is reckoned here."""

_HIGHEST: Final = 409
"""Points Excel lets a row be high; what is longer can be read in the cell."""

_Table = tuple[Sequence[str], Iterable[Sequence[str]]]
"""A head, and lines of as many cells."""


def render_xlsx(report: GapReport) -> bytes:
    """A report as the bytes of a workbook, the same for the same report."""
    import xlsxwriter  # noqa: PLC0415 - only a run that writes a workbook waits for it

    bytes_ = BytesIO()
    workbook = xlsxwriter.Workbook(
        bytes_,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False},
    )
    workbook.set_properties({"title": escape_hidden(str(report.title)), "created": ALWAYS_THE_SAME_DAY})
    book = _Book(workbook)
    book.add_lines(SHEETS["first"], _first(report))
    book.add_table(SHEETS["rows"], _rows(report), _row_widths(report), printed=len(report.columns) + len(ROWS_HEAD))
    book.add_lines(SHEETS["parts"], _parts((*report.before, *report.after)))
    widths = (NARROW, WIDE, MIDDLE, MIDDLE, MIDDLE, WIDEST, MIDDLE)
    book.add_table(SHEETS["results"], (RESULTS_HEAD, _results(report)), widths)
    book.add_table(SHEETS["provisions"], _provisions(report), (MIDDLE, MIDDLE, WIDEST, WIDE, NARROW))
    others = (part for part in report.annexes if part.id in ("glossary", "related", "sources"))
    book.add_lines(SHEETS["sources"], _parts(others))
    workbook.close()
    return bytes_.getvalue()


class _Book:
    """Sheets of one look."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._formats: dict[tuple[bool, bool], Format] = {}
        self._number = workbook.add_format({"valign": "top", "align": "left"})

    def add_table(self, name: str, table: _Table, widths: Sequence[int], *, printed: int | None = None) -> None:
        """A sheet with a head that stays in sight, filters, and lines that wrap; `printed` is the last column on paper.

        Where not all columns are printed, the last of all is hidden.
        """
        head, lines = table
        sheet = self._sheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width, None, {"hidden": printed is not None and column == len(widths) - 1})
        last = 0
        for last, line in enumerate((head, *lines)):
            for column, text in enumerate(line):
                self._write(sheet, last, column, text, bold=not last)
            sheet.set_row(last, _height(line, widths))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, last, len(head) - 1)
        sheet.repeat_rows(0)
        sheet.hide_gridlines(0)  # printed too
        if printed is not None:
            sheet.print_area(0, 0, last, printed)

    def add_lines(self, name: str, lines: Iterable[tuple[Sequence[str], bool]]) -> None:
        """A sheet to be read from top to bottom; each line is cells, and whether it is a heading."""
        sheet = self._sheet(name)
        lines_of_sheet = list(lines)
        columns = max((len(cells) for cells, _ in lines_of_sheet), default=1)
        width = PAGE if columns == 1 else WIDEST
        sheet.set_column(0, columns - 1, width)
        for number, (cells, heading) in enumerate(lines_of_sheet):
            # A line of one cell beside wide tables runs over all of them.
            if len(cells) == 1 and columns > 1:
                sheet.merge_range(number, 0, number, columns - 1, "")
            for column, text in enumerate(cells):
                self._write(sheet, number, column, text, bold=heading)
            sheet.set_row(number, _height(cells, [width * columns] if len(cells) == 1 else [width] * columns))

    def _sheet(self, name: str) -> Worksheet:
        sheet = self._workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{SHORT_FOOTER}&R&P")
        return sheet

    def _write(self, sheet: Worksheet, row: int, column: int, text: str, *, bold: bool) -> None:
        if not text:
            sheet.write_blank(row, column, None, self._format(bold=bold, right_to_left=False))
            return
        if column == 0 and text.isdecimal():
            sheet.write_number(row, column, int(text), self._number)
            return
        if len(text) > LONGEST_CELL:
            text = f"{text[: LONGEST_CELL - 2]} …"
        sheet.write_string(row, column, text, self._format(bold=bold, right_to_left=begins_right_to_left(text)))

    def _format(self, *, bold: bool, right_to_left: bool) -> Format:
        known = self._formats.get((bold, right_to_left))
        if known is None:
            looks = {"text_wrap": True, "valign": "top", "bold": bold, "num_format": "@"}
            if right_to_left:
                looks |= {"reading_order": 2, "align": "right"}
            known = self._formats[bold, right_to_left] = self._workbook.add_format(looks)
        return known


def _height(cells: Sequence[str], widths: Sequence[int]) -> int:
    """Points that the highest cell of a row needs, its words wrapped."""
    lines = (
        sum(-(-max(len(line), 1) // width) for line in cell.split("\n"))
        for cell, width in zip(cells, widths, strict=False)
    )
    return min(_LINE * max(lines, default=1), _HIGHEST)


def _first(report: GapReport) -> Iterator[tuple[Sequence[str], bool]]:
    """Page one: what the report is, whose texts it lays side by side, what the words mean."""
    yield [escape_hidden(str(report.title))], True
    for sentence in report.status_note:
        yield [escape_hidden(str(sentence))], False
    for column in report.columns:
        yield [], False
        yield [escape_hidden(column.called)], True
        facts = [
            column.title,
            column.date,
            column.status,
            *column.options,
            column.file_name,
            f"SHA-256 {column.sha256[:12]}",
        ]
        for fact in facts:
            yield [escape_hidden(fact)], False
    yield [], False
    for notice in report.notices:
        yield [escape_hidden(str(notice))], False
    yield [], False
    for entry in report.key:
        yield [f"{entry.sign}  {entry.words}"], False


def _rows(report: GapReport) -> _Table:
    called = [escape_hidden(each.called) for each in report.columns]
    head = (*ROWS_HEAD, *called, WORKING_TEXT, "why", ROW_ID)

    def lines() -> Iterator[Sequence[str]]:
        for group in report.groups:
            for row in group.rows:
                cells = map(cell_text, row.outline.cells)
                yield (
                    str(row.number),
                    group.title,
                    matter_of(row),
                    words_of(row),
                    meets_of(row),
                    *cells,
                    "",
                    reasons_of(row),
                    row.outline.id,
                )
        for row_id, number in report.retired.items():
            yield (str(number), "", GONE, *[""] * (len(head) - 4), row_id)

    return head, lines()


def _row_widths(report: GapReport) -> Sequence[int]:
    return (NARROW, MIDDLE, WIDE, MIDDLE, MIDDLE, *[WIDE] * len(report.columns), MIDDLE, WIDEST, NARROW)


def _results(report: GapReport) -> Iterator[Sequence[str]]:
    """Every result of every row, with the rule that found it."""
    for row in report.rows:
        for judged in row.outline.judged:
            for result, sentence in judged.results:
                yield (
                    str(row.number),
                    matter_of(row),
                    escape_hidden(judged.label or ""),
                    label(result.term),
                    ROOM_WORDS[result.verdict],
                    escape_hidden(str(sentence)),
                    result.rule,
                )


def _provisions(report: GapReport) -> _Table:
    """The provisions of all texts, each line with its text in front."""
    head: Sequence[str] = ()
    lines: list[Sequence[str]] = []
    for part in report.annexes:
        called = next((each.called for each in report.columns if part.id == f"{PROVISIONS_PART}{each.proposal}"), None)
        for block in part.blocks if called is not None else ():
            if isinstance(block, Grid):
                head = ("Text", *(escape_hidden(str(each)) for each in block.head))
                lines += [(escape_hidden(called or ""), *map(_cell, row)) for row in block.rows]
    return head, lines


def _parts(parts: Iterable[Part]) -> Iterator[tuple[Sequence[str], bool]]:
    """Parts under one another, each with its heading and an empty line behind it."""
    for part in parts:
        yield [escape_hidden(part.title)], True
        for block in part.blocks:
            yield from _block(block)
        yield [], False


def _block(block: Block) -> Iterator[tuple[Sequence[str], bool]]:
    if isinstance(block, Paragraph):
        yield [_line(block.line)], False
    elif isinstance(block, Listing):
        if block.lead is not None:
            yield [escape_hidden(str(block.lead))], True
        for item in block.items:
            yield [_line(item)], False
    elif isinstance(block, Grid):
        yield [escape_hidden(str(each)) for each in block.head], True
        for row in block.rows:
            yield [_cell(cell) for cell in row], False
    else:
        yield [escape_hidden(str(block.drawing.description))], False


def _cell(lines: Sequence[Line]) -> str:
    return "\n".join(map(_line, lines))


def _line(line: Line) -> str:
    rows = ", ".join(map(str, line.rows))
    words = escape_hidden(str(line.words))
    return f"{words} ({rows})" if words and rows else words or rows
