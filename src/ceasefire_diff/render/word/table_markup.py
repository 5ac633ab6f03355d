"""Tables as text of WordprocessingML: cells, rows, and which rows are kept on one page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import quoteattr

from msgspec import Struct

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.render.word.styles import SHADES
from ceasefire_diff.wording.escape_hidden import escape_hidden

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


def table_markup(widths: Sequence[int], head: Sequence[str], body: Sequence[str], about: str, style: str) -> str:
    """A table in the style of that id, its head repeated on each page; `about` is for those who cannot see it."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    looks = (
        f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"0620" if head else "0600"}" w:firstRow="{int(bool(head))}" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(escape_hidden(about))}/>"
    )
    heads = row_of(widths, [TableCell(each) for each in head], "<w:cantSplit/><w:tblHeader/>") if head else ""
    return f"<w:tbl><w:tblPr>{looks}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{heads}{''.join(body)}</w:tbl>"


def body_row(widths: Sequence[int], cells: Sequence[TableCell], page_height: int) -> str:
    """A row, which stays on one page where it fits on one.

    A higher one begins where the one before it ends, for kept whole it would leave the rest of that page empty.
    """
    longest = max(len(each.content) for each in cells)
    narrow = min(widths) if len(cells) == len(widths) else sum(widths)
    higher = longest > _SURE_TO_FIT and page_height * MOST_KEPT_WHOLE < max(
        _height(each.content, width if len(cells) == len(widths) else narrow)
        for each, width in zip(cells, widths, strict=False)
    )
    return row_of(widths, cells, "" if higher else "<w:cantSplit/>")


def _height(cell: str, width: int) -> float:
    """Roughly how high a cell is, in twentieths of a point."""
    letters = max(width - _PADDING, 1) / _LETTER
    return sum(math.ceil(sum(map(len, _WORDS.findall(each))) / letters) or 1 for each in cell.split("</w:p>")) * _LINE


def row_of(widths: Sequence[int], cells: Sequence[TableCell], looks: str) -> str:
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
            inside += f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADES[each.shade]}"/>'
        made.append(f"<w:tc><w:tcPr>{inside}</w:tcPr>{each.content}</w:tc>")
    looks = f"<w:trPr>{looks}</w:trPr>" if looks else ""
    return f"<w:tr>{looks}{''.join(made)}</w:tr>"
