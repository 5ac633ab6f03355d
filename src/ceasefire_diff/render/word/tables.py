"""Writes a table as a table of Word: columns of texts of one width, bands across, reasons below the texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ceasefire_diff.document.blocks import Column, ColumnKind, Line, Role, Table, TableRow
from ceasefire_diff.render.word.markup import Markup
from ceasefire_diff.render.word.styles import Style
from ceasefire_diff.render.word.table_markup import TableCell

_NUMBER_WIDTH: Final = 500
_ISSUE_WEIGHT: Final = 0.5
_FILLED_IN_WEIGHTS: Final = {"Status": 0.27}
_NARROWER: Final = ((16, 0.3), (44, 0.5))
"""Columns of the tool's own whose longest line has at most so many letters, and how wide they are beside a full one."""

_STYLES: Final = {
    Role.LEAD: Style.BAND,
    Role.ISSUE: Style.MATTER,
    Role.ABOUT: Style.OBJECTS,
    Role.VERDICT: Style.WORDS_OF_THE_ROOM,
    Role.PAIR: Style.PAIR,
    Role.MEETS: Style.MEETS_BOTH,
    Role.OPTION: Style.OPTION,
    Role.HEADING_OF_TEXT: Style.OWN_HEADING,
    Role.TEXT: Style.TEXT,
    Role.TERM: Style.TERM,
    Role.SILENCE: Style.SILENCE,
    Role.CAVEAT: Style.CAVEAT,
    Role.REASON: Style.REASON,
    Role.WORKING: Style.WORKING_TEXT,
    Role.SHORT: Style.CELL,
    Role.DETAIL: Style.DETAIL,
}


def table_of(table: Table, markup: Markup, width: int) -> str:
    """A table so wide, in twentieths of a point."""
    widths = _widths(table, width)
    head = [_head(each, markup) for each in table.columns]
    rows = [row for each in table.rows for row in _rows(each, table, markup)]
    return markup.table(widths, head, rows, table.about)


def _widths(table: Table, width: int) -> list[int]:
    fixed = sum(_NUMBER_WIDTH for each in table.columns if each.kind is ColumnKind.NUMBER)
    weights = [
        0 if each.kind is ColumnKind.NUMBER else _weight(each, place, table) for place, each in enumerate(table.columns)
    ]
    share = (width - fixed) / (sum(weights) or 1)
    return [
        _NUMBER_WIDTH if each.kind is ColumnKind.NUMBER else int(share * weight)
        for each, weight in zip(table.columns, weights, strict=True)
    ]


def _weight(column: Column, place: int, table: Table) -> float:
    if column.kind is ColumnKind.ISSUE:
        return _ISSUE_WEIGHT
    if column.kind is ColumnKind.FILLED_IN:
        return _FILLED_IN_WEIGHTS.get(str(column.head.words), 0.5)
    if column.kind is ColumnKind.TEXT:
        return 1
    cells = (row.cells[place] for row in table.rows if len(row.cells) > place)
    longest = max((_letters(line) for cell in cells for line in cell), default=0)
    return next((weight for most, weight in _NARROWER if longest <= most), 1)


def _letters(line: Line) -> int:
    return len(str(line.words)) + sum(len(f"{each}, ") for each in line.rows)


def _head(column: Column, markup: Markup) -> str:
    name = markup.line(Style.COLUMN_HEAD, column.head, keep=True)
    note = markup.styled(Style.COLUMN_NOTE, column.note, keep=True) if column.note is not None else ""
    return name + note


def _rows(row: TableRow, table: Table, markup: Markup) -> Iterator[Sequence[TableCell]]:
    columns = table.columns
    if row.is_band:
        yield [TableCell(_band(row.cells[0], markup), span=len(columns), shade=row.cells[0][0].verdict)]
        return
    cells = [*row.cells, *((),) * (len(columns) - len(row.cells))]
    below = "".join(markup.line(_STYLES.get(each.role, Style.CELL), each) for each in row.below)
    yield [
        TableCell(_cell(lines, column, row, markup), above=bool(below) and column.kind is not ColumnKind.TEXT)
        for lines, column in zip(cells, columns, strict=True)
    ]
    if below:
        texts = sum(each.kind is ColumnKind.TEXT for each in columns)
        first = next(place for place, each in enumerate(columns) if each.kind is ColumnKind.TEXT)
        empty = markup.paragraph(Style.CELL, "")
        before = [TableCell(empty, under=True)] * first
        behind = [TableCell(empty, under=True)] * (len(columns) - first - texts)
        yield [*before, TableCell(below, span=texts), *behind]


def _band(lines: Sequence[Line], markup: Markup) -> str:
    """A heading across the table, on the page of the row under it; what stands behind it, in the same line."""
    title, *rest = lines
    sign = markup.own(f"{markup.signs[title.verdict]}  ", Style.SIGN) if title.verdict is not None else ""
    behind = "".join(markup.own("   ") + markup.sentence(each.words, Style.TERM_NAME) for each in rest)
    return markup.paragraph(Style.BAND, sign + markup.sentence(title.words) + behind, keep=True)


def _cell(lines: Sequence[Line], column: Column, row: TableRow, markup: Markup) -> str:
    """A cell holds one paragraph at least: Word takes a document without for damaged."""
    if column.kind is ColumnKind.NUMBER and row.number is not None:
        hidden = markup.hidden(row.id) if row.topic and not _is_overview(row) else ""
        number = markup.row_number(row.number) if hidden else markup.row_reference(row.number, Style.ROW_NUMBER)
        return markup.paragraph(Style.CELL, number + hidden)
    written = "".join(markup.line(_STYLES.get(each.role, Style.CELL), each) for each in lines)
    return written or markup.paragraph(Style.CELL, "")


def _is_overview(row: TableRow) -> bool:
    return any(line.role is Role.SHORT for cell in row.cells for line in cell)
