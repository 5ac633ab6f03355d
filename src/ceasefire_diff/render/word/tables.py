"""Writes a table as a table of Word: columns of texts of one width, bands across, reasons below the texts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final
from xml.sax.saxutils import quoteattr

from msgspec import Struct

from ceasefire_diff.document.blocks import Column, ColumnKind, Line, Role, Table, TableRow
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.glyphs import VERDICT_SHADES
from ceasefire_diff.render.word.markup import Markup
from ceasefire_diff.render.word.styles import Style
from ceasefire_diff.wording.escape_hidden import escape_hidden

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

# What a line of a cell takes in our own styles, in twentieths of a point: its height, the breadth of a letter, the
# padding at both sides. A cell of fewer letters of XML than this fits on any page.
_LINE: Final = 210
_LETTER: Final = 86
_PADDING: Final = 170
_SURE_TO_FIT: Final = 5000
MOST_KEPT_WHOLE: Final = 0.35
"""The share of a page that a row takes at most to be kept whole; a higher one begins where the one before ends."""
_WORDS: Final = pattern(r">([^<]+)</w:t>")


class TableCell(Struct, frozen=True):
    """A cell: its paragraphs, how many columns it takes, and how it hangs together with the cell above or below."""

    content: str
    span: int = 1
    shade: Verdict | None = None
    above: bool = False
    under: bool = False


def table_of(table: Table, markup: Markup, width: int) -> str:
    """A table so wide, in twentieths of a point."""
    widths = _widths(table, width)
    head = [_head(each, markup) for each in table.columns]
    rows = [row for each in table.rows for row in _rows(each, table, markup)]
    body = "".join(_body_row(widths, cells, markup.page_height) for cells in rows)
    return _table(widths, head, body, table.about, markup.style_ids[Style.TABLE])


def beside_one_another(width: int, blocks: Sequence[str], markup: Markup) -> str:
    """Blocks of paragraphs two by two in a table without lines, each column so wide; it says nothing by itself."""
    looks = f'<w:tblW w:w="{2 * width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    empty = markup.paragraph(Style.NORMAL, "")
    pairs = ([*blocks[at : at + 2], empty][:2] for at in range(0, len(blocks), 2))
    body = "".join(_row_of((width, width), [TableCell(each) for each in pair], "<w:cantSplit/>") for pair in pairs)
    grid = f'<w:gridCol w:w="{width}"/>' * 2
    return f"<w:tbl><w:tblPr>{looks}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


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
    if not row.cells:
        yield [TableCell(below, span=len(columns))]
        return
    keep = table.dense and bool(below)
    yield [
        TableCell(
            _cell(lines, column, row, markup, keep=keep), above=bool(below) and column.kind is not ColumnKind.TEXT
        )
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


def _cell(lines: Sequence[Line], column: Column, row: TableRow, markup: Markup, *, keep: bool) -> str:
    """A cell holds one paragraph at least: Word takes a document without for damaged. `keep`: with what is below."""
    if column.kind is ColumnKind.NUMBER and row.number is not None:
        hidden = markup.hidden(row.id) if row.topic and not _is_overview(row) else ""
        number = markup.row_number(row.number) if hidden else markup.row_reference(row.number, Style.ROW_NUMBER)
        return markup.paragraph(Style.CELL, number + hidden, keep=keep)
    written = "".join(markup.line(_STYLES.get(each.role, Style.CELL), each, keep=keep) for each in lines)
    return written or markup.paragraph(Style.CELL, "", keep=keep)


def _is_overview(row: TableRow) -> bool:
    return any(line.role is Role.SHORT for cell in row.cells for line in cell)


def _table(widths: Sequence[int], head: Sequence[str], body: str, about: str, style: str) -> str:
    """A table in the style of that id, its head repeated on each page; `about` is for those who cannot see it."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    looks = (
        f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"0620" if head else "0600"}" w:firstRow="{int(bool(head))}" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(escape_hidden(about))}/>"
    )
    heads = _row_of(widths, [TableCell(each) for each in head], "<w:cantSplit/><w:tblHeader/>") if head else ""
    return f"<w:tbl><w:tblPr>{looks}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{heads}{body}</w:tbl>"


def _body_row(widths: Sequence[int], cells: Sequence[TableCell], page_height: int) -> str:
    """A row, which stays on one page where it fits on one.

    A higher one begins where the one before it ends, for kept whole it would leave the rest of that page empty.
    """
    longest = max(len(each.content) for each in cells)
    narrow = min(widths) if len(cells) == len(widths) else sum(widths)
    higher = longest > _SURE_TO_FIT and page_height * MOST_KEPT_WHOLE < max(
        _height(each.content, width if len(cells) == len(widths) else narrow)
        for each, width in zip(cells, widths, strict=False)
    )
    return _row_of(widths, cells, "" if higher else "<w:cantSplit/>")


def _height(cell: str, width: int) -> float:
    """Roughly how high a cell is, in twentieths of a point."""
    letters = max(width - _PADDING, 1) / _LETTER
    return sum(math.ceil(sum(map(len, _WORDS.findall(each))) / letters) or 1 for each in cell.split("</w:p>")) * _LINE


def _row_of(widths: Sequence[int], cells: Sequence[TableCell], looks: str) -> str:
    """A row, whatever it holds; `looks` are its properties."""
    made, place = [], 0
    for each in cells:
        width = sum(widths[place : place + each.span])
        place += each.span
        inside = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        if each.span > 1:
            inside += f'<w:gridSpan w:val="{each.span}"/>'
        if each.above or each.under:
            inside += f'<w:vMerge w:val="{"restart" if each.above else "continue"}"/>'
        if each.shade is not None:
            inside += f'<w:shd w:val="clear" w:color="auto" w:fill="{VERDICT_SHADES[each.shade]}"/>'
        made.append(f"<w:tc><w:tcPr>{inside}</w:tcPr>{each.content}</w:tc>")
    looks = f"<w:trPr>{looks}</w:trPr>" if looks else ""
    return f"<w:tr>{looks}{''.join(made)}</w:tr>"
