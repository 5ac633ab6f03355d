"""The parts before and after the table, and the annexes: a heading, and under it blocks of each kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from ceasefire_diff.document.content import Block, Grid, Line, Listing, Paragraph, Part, Picture
from ceasefire_diff.pictures.shapes import Drawing
from ceasefire_diff.render.word.drawing_ml import drawing_run
from ceasefire_diff.render.word.margins import Space
from ceasefire_diff.render.word.markup import Markup
from ceasefire_diff.render.word.style_names import Style
from ceasefire_diff.wording.quoted import Sentence

TWENTIETHS: Final = 20
"""Word measures pages in twentieths of a point."""

_NARROWER: Final = ((16, 0.3), (44, 0.5))
"""Columns whose longest line has at most so many letters, and how wide they are beside a full one."""

_HIGHEST: Final = 0.78
"""The share of a page that a picture takes at most, so that the headings over it stand on the same page."""


_SMALLEST: Final = 0.9
"""Pictures stand beside one another where they need not be made smaller than this."""

PADDING: Final = 220
"""What a cell keeps free beside a picture, in twentieths of a point."""


def part_paragraphs(part: Part, markup: Markup, space: Space, *, new_page: bool = False) -> Iterator[str]:
    """A part under its heading; `space` is that of the text on a page.

    One that begins with a picture begins a page: LibreOffice leaves the heading behind where the picture does not fit.
    """
    new_page = new_page or isinstance(next(iter(part.blocks), None), Picture)
    yield markup.paragraph(Style.PART, markup.own(part.title), new_page=new_page, keep=True)
    for is_picture, blocks in groupby(part.blocks, key=lambda each: isinstance(each, Picture)):
        if is_picture:
            yield from _pictures([each.drawing for each in blocks if isinstance(each, Picture)], markup, space)
        else:
            for block in blocks:
                yield from _block(block, part.title, markup, space)


def _block(block: Block, about: str, markup: Markup, space: Space) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _line(Style.NORMAL, block.line, markup)
        case Listing():
            if block.lead is not None:
                yield markup.styled(Style.LEAD, block.lead, keep=True)
            yield from (_line(Style.BULLET, item, markup) for item in block.items)
        case Grid():
            if str(block.title):
                yield markup.styled(Style.CAPTION, block.title, keep=True)
            yield _grid(block, str(block.title) or about, markup, space.width)
            # Word joins tables that nothing stands between.
            yield markup.paragraph(Style.NORMAL, "")


def _pictures(drawings: Sequence[Drawing], markup: Markup, space: Space) -> Iterator[str]:
    """Pictures that follow one another, two beside each other where a page has room for both."""
    beside = len(drawings) > 1 and space.width / 2 - PADDING >= _SMALLEST * drawings[0].width * TWENTIETHS
    if not beside:
        for drawing in drawings:
            yield from _picture(drawing, markup, space.width, space.height)
        return
    half = space.width // 2
    made = ["".join(_picture(each, markup, half - PADDING, space.height)) for each in drawings]
    yield markup.beside_one_another(half, made)
    # Word joins tables that nothing stands between.
    yield markup.paragraph(Style.NORMAL, "")


def _picture(drawing: Drawing, markup: Markup, across: float, down: float) -> Iterator[str]:
    yield markup.paragraph(Style.CAPTION, markup.own(drawing.title), keep=True)
    width, height = across / TWENTIETHS, down * _HIGHEST / TWENTIETHS
    yield markup.paragraph(Style.PICTURE, drawing_run(drawing, markup.next_id(), width, height))


def _grid(grid: Grid, about: str, markup: Markup, width: int) -> str:
    columns = max(map(len, (grid.head, *grid.rows))) or 1
    rows = [(*row, *((),) * (columns - len(row))) for row in grid.rows]
    weights = [_weight(grid.head[each] if each < len(grid.head) else None, rows, each) for each in range(columns)]
    widths = [int(width * each / sum(weights)) for each in weights]
    head = [markup.styled(Style.COLUMN_HEAD, each) for each in grid.head]
    cells = (["".join(_cell(cell, markup)) for cell in row] for row in rows)
    return markup.table(widths, head, cells, about)


def _weight(head: Sentence | None, rows: Sequence[tuple[tuple[Line, ...], ...]], column: int) -> float:
    """How wide a column is beside the others: columns of the texts are alike, one of ours that holds little is less."""
    if head is None or any(is_foreign for _, is_foreign in head.pieces):
        return 1
    longest = max((_letters(line) for row in rows for line in row[column]), default=0)
    return next((weight for most, weight in _NARROWER if longest <= most), 1)


def _letters(line: Line) -> int:
    return len(str(line.words)) + sum(len(f"{each}, ") for each in line.rows)


def _cell(lines: tuple[Line, ...], markup: Markup) -> Iterator[str]:
    """A cell holds one paragraph at least: Word takes a document without for damaged."""
    if not lines:
        yield markup.paragraph(Style.CELL, "")
    for line in lines:
        yield _line(Style.CELL, line, markup)


def _line(style: Style, line: Line, markup: Markup) -> str:
    return markup.styled(style, line.words, markup.row_references(line.rows, alone=not str(line.words)))
