"""A document as a workbook of Excel: the overview first, then the rows with filters, the parts, and the annexes.

But for the numbers of rows, by which it can be sorted, every cell is text: nothing in it is a formula or a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from ceasefire_diff.document.blocks import (
    Block,
    ColumnKind,
    Document,
    Figure,
    Listing,
    Paragraph,
    Role,
    Section,
    Table,
    TableRow,
)
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.glyphs import VERDICT_SHADES, glyphs_for
from ceasefire_diff.render.sheet_rows import (
    SheetRow,
    cell_text,
    is_of_rows,
    line_text,
    plain,
    sheet_head,
    sheet_rows,
)
from ceasefire_diff.wording.escape_hidden import begins_right_to_left, escape_hidden
from ceasefire_diff.wording.report_sentences import SHEETS, SHORT_FOOTER
from ceasefire_diff.wording.sentences import ROOM_WORDS
from ceasefire_diff.wording.table_words import ROW_STATUSES, STATUS

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ALWAYS_THE_SAME_DAY: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - a file that tells when it was made is never the same
LONGEST_CELL: Final = 32_767
"""Characters a cell holds; Excel refuses a file with a longer one."""

A4: Final = 9
WIDEST, WIDE, MIDDLE, NARROW, NUMBER_WIDTH = 70, 46, 26, 14, 8
"""Widths of columns, in characters."""

_LINE: Final = 15
"""Points of one line of text; LibreOffice leaves rows as high as the file says, so their height is reckoned here."""

_HIGHEST: Final = 409
"""Points Excel lets a row be high; what is longer can be read in the cell."""


class _Cell(Struct, frozen=True):
    """One cell: its text, whether it is a heading, and the verdict whose colour lies behind it."""

    text: str
    bold: bool = False
    verdict: Verdict | None = None


_Line = Sequence[_Cell]


def render_xlsx(document: Document) -> bytes:
    """A document as the bytes of a workbook, the same for the same document."""
    import xlsxwriter  # noqa: PLC0415 - only a run that writes a workbook waits for it

    bytes_ = BytesIO()
    workbook = xlsxwriter.Workbook(
        bytes_,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False},
    )
    workbook.set_properties({"title": escape_hidden(str(document.title)), "created": ALWAYS_THE_SAME_DAY})
    book = _Book(workbook)
    overview, rows, parts, annexes = _sheets(document)
    book.add_lines(SHEETS["overview"], [[_Cell(plain(document.title), bold=True)], *_sections(overview)])
    book.add_rows(SHEETS["rows"], rows)
    book.add_lines(SHEETS["parts"], _sections(parts))
    book.add_lines(SHEETS["sources"], _sections(annexes))
    workbook.close()
    return bytes_.getvalue()


def _sheets(document: Document) -> tuple[list[Section], list[Section], list[Section], list[Section]]:
    """What stands on which sheet: up to the overview, the rows in full, the parts, and the annexes."""
    overview: list[Section] = []
    rows: list[Section] = []
    parts: list[Section] = []
    annexes: list[Section] = []
    for section in document.sections:
        if section.id in ("front", "overview"):
            overview.append(section)
        elif any(is_of_rows(block) for block in section.blocks):
            rows.append(section)
        elif section.id in ("sources", "glossary", "provisions"):
            annexes.append(section)
        elif section.id == "rows":
            overview.append(Section(section.id, "", section.blocks))
        else:
            parts.append(section)
    return overview, rows, parts, annexes


class _Book:
    """Sheets of one look."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._formats: dict[tuple[bool, bool, Verdict | None], Format] = {}
        self._number = workbook.add_format({"valign": "top", "align": "left", "bold": True})

    def add_rows(self, name: str, sections: Sequence[Section]) -> None:
        """All rows in one table with filters; its head stays in sight, and the ids of the rows are hidden."""
        tables = [(section, block) for section in sections for block in section.blocks if isinstance(block, Table)]
        sheet = self._sheet(name)
        if not tables:
            return
        others = [each for each in tables[0][1].columns if each.kind not in (ColumnKind.NUMBER, ColumnKind.ISSUE)]
        heads = sheet_head(tables[0][1])
        widths = [NUMBER_WIDTH, MIDDLE, MIDDLE, MIDDLE]
        for each in others:
            is_status = str(each.head.words) == STATUS
            widths.append(WIDE if each.kind is ColumnKind.TEXT else NARROW if is_status else MIDDLE)
        widths += [WIDE, NARROW]
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width, None, {"hidden": place == len(widths) - 1})
        lines = [[_Cell(each, bold=True) for each in heads]]
        lines += [_row(row) for section, table in tables for row in sheet_rows(section, table)]
        self._write_lines(sheet, lines, widths)
        last = len(lines) - 1
        sheet.freeze_panes(1, 3)
        sheet.autofilter(0, 0, last, len(heads) - 1)
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, last, len(heads) - 2)
        if STATUS in heads:
            at = heads.index(STATUS)
            choices = {"validate": "list", "source": list(ROW_STATUSES), "error_type": "information"}
            sheet.data_validation(1, at, max(last, 1), at, choices)

    def add_lines(self, name: str, lines: Iterable[_Line]) -> None:
        """A sheet to be read from top to bottom."""
        sheet = self._sheet(name)
        told = list(lines)
        columns = max((len(cells) for cells in told), default=1)
        widths = [NUMBER_WIDTH, MIDDLE, *[WIDE] * (columns - 2)] if columns > 2 else [WIDEST] * columns  # noqa: PLR2004
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        whole = sum(widths)
        for number, cells in enumerate(told):
            # A line of one cell beside wide tables runs over all of them.
            if len(cells) == 1 and columns > 1:
                self._merge(sheet, number, columns - 1, cells[0])
                sheet.set_row(number, _height(cells, [whole]))
            else:
                self._write_line(sheet, number, cells, widths)

    def _sheet(self, name: str) -> Worksheet:
        sheet = self._workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(0)  # printed too
        sheet.set_footer(f"&L{SHORT_FOOTER}&R&P")
        return sheet

    def _write_lines(self, sheet: Worksheet, lines: Sequence[_Line], widths: Sequence[int]) -> None:
        for number, cells in enumerate(lines):
            self._write_line(sheet, number, cells, widths)

    def _write_line(self, sheet: Worksheet, number: int, cells: _Line, widths: Sequence[int]) -> None:
        for column, cell in enumerate(cells):
            self._write(sheet, number, column, cell)
        sheet.set_row(number, _height(cells, widths))

    def _merge(self, sheet: Worksheet, number: int, last: int, cell: _Cell) -> None:
        sheet.merge_range(number, 0, number, last, "", self._format(cell))
        if cell.text:
            sheet.write_string(number, 0, _cut(cell.text), self._format(cell))

    def _write(self, sheet: Worksheet, row: int, column: int, cell: _Cell) -> None:
        if not cell.text:
            sheet.write_blank(row, column, None, self._format(cell))
        elif column == 0 and cell.text.isdecimal():
            sheet.write_number(row, column, int(cell.text), self._number)
        else:
            sheet.write_string(row, column, _cut(cell.text), self._format(cell))

    def _format(self, cell: _Cell) -> Format:
        so = begins_right_to_left(cell.text)
        key = (cell.bold, so, cell.verdict)
        known = self._formats.get(key)
        if known is None:
            looks = {"text_wrap": True, "valign": "top", "bold": cell.bold, "num_format": "@"}
            if so:
                looks |= {"reading_order": 2, "align": "right"}
            if cell.verdict is not None:
                looks |= {"bg_color": f"#{VERDICT_SHADES[cell.verdict]}", "pattern": 1}
            known = self._formats[key] = self._workbook.add_format(looks)
        return known


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 2]} …"


def _height(cells: Sequence[_Cell], widths: Sequence[int]) -> int:
    """Points that the highest cell of a row needs, its words wrapped."""
    lines = (
        sum(-(-max(len(line), 1) // width) for line in cell.text.split("\n"))
        for cell, width in zip(cells, widths, strict=False)
    )
    return min(_LINE * max(lines, default=1), _HIGHEST)


def _row(row: SheetRow) -> list[_Cell]:
    """One row in full, its issue and verdict in bold, one verdict with its colour."""
    one = row.verdicts[0] if len(row.verdicts) == 1 else None
    return [
        _Cell(str(row.number or "")),
        _Cell(row.group),
        _Cell(row.issue, bold=True),
        _Cell("\n".join(map(_verdict, row.verdicts)), bold=True, verdict=one),
        *map(_Cell, (*row.others, row.why, row.id)),
    ]


def _verdict(verdict: Verdict) -> str:
    return f"{glyphs_for('utf-8').sign(verdict)} {ROOM_WORDS[verdict]}"


def _sections(sections: Iterable[Section]) -> Iterator[_Line]:
    """Sections under one another, each with its heading and an empty line behind it."""
    for section in sections:
        if section.title:
            yield [_Cell(escape_hidden(section.title), bold=True)]
        for block in section.blocks:
            yield from _block(block)
        yield []


def _block(block: Block) -> Iterator[_Line]:
    match block:
        case Paragraph():
            line = block.line
            is_lead = line.role is Role.LEAD
            yield [_Cell(line_text(line), bold=is_lead, verdict=line.verdict if is_lead else None)]
        case Listing():
            yield from _listing(block)
        case Table():
            yield [_Cell(plain(each.head.words), bold=True) for each in block.columns]
            for row in block.rows:
                yield from _table_row(row)
        case Figure():
            yield [_Cell(f"{block.drawing.title}. {plain(block.drawing.description)}")]


def _listing(listing: Listing) -> Iterator[_Line]:
    lead = plain(listing.lead) if listing.lead is not None else ""
    if listing.inline:
        items = "; ".join(f"{', '.join(map(str, each.rows))} {plain(each.words)}".strip() for each in listing.items)
        yield [_Cell(f"{lead}: {items}" if lead else items)]
        return
    if lead:
        yield [_Cell(lead, bold=True)]
    for item in listing.items:
        yield [_Cell(line_text(item))]


def _table_row(row: TableRow) -> Iterator[_Line]:
    if row.is_band:
        title, *rest = row.cells[0]
        sign = f"{glyphs_for('utf-8').sign(title.verdict)} " if title.verdict is not None else ""
        words = "   ".join((f"{sign}{line_text(title)}", *map(line_text, rest)))
        yield [_Cell(words, bold=True, verdict=title.verdict)]
        return
    if row.cells:
        yield [_Cell(cell_text(each)) for each in row.cells]
    if row.below:
        yield [_Cell(cell_text(row.below))]  # across all columns, so that no text seems to say it
