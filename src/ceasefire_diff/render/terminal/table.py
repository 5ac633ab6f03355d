"""The rows of a terminal report, laid out for the width there is: as a table, as columns, or as labelled lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ceasefire_diff.outline.outline import Column, RowOutline
from ceasefire_diff.render.terminal.grid import Line, Paragraph, cells, laid_out, side_by_side
from ceasefire_diff.render.terminal.layout import Layout
from ceasefire_diff.render.terminal.row_paragraphs import RowParagraphs, look_of
from ceasefire_diff.render.terminal.style import Role

VERDICT_WIDTH: Final = 11
"""Columns for the longest verdict with its sign."""

MATTER_SHARE: Final = 0.19
"""How much of a wide table the column of matters takes."""

WIDE_ENOUGH: Final = 34
"""Columns a text needs beside verdict and matter; with fewer, verdict and matter stand above the texts."""

NARROW_ENOUGH: Final = 26
"""Columns a text needs beside the others; with fewer, texts stand under each other."""

INDENT: Final = 2


class Table:
    """Lays rows out. What reads from right to left gets no borders to misalign: labelled lines at any width."""

    def __init__(self, columns: Sequence[Column], canvas: Layout) -> None:
        self._width = canvas.width
        self._painter = canvas.painter
        self._signs = canvas.signs
        self._make = RowParagraphs(canvas)
        self._between = canvas.painter.paint(canvas.signs.between, Role.FAINT)
        self._called = {column.proposal: canvas.words.shown(column.called) for column in columns}
        self._right_to_left = canvas.words.right_to_left
        texts, gap = len(columns), cells(canvas.signs.between)
        matter = max(20, int(canvas.width * MATTER_SHARE))
        wide = (canvas.width - VERDICT_WIDTH - matter - gap * (texts + 1)) // texts
        narrow = (canvas.width - INDENT - gap * (texts - 1)) // texts
        self._table_widths = [VERDICT_WIDTH, matter, *[wide] * texts]
        self._column_widths = [narrow] * texts
        self._spanning = wide * texts + gap * (texts - 1)

    def rows(self, rows: Sequence[RowOutline]) -> Iterator[Line]:
        """The rows of one group, under a heading that names the texts."""
        if self._right_to_left or self._column_widths[0] < NARROW_ENOUGH:
            for row in rows:
                yield from self._labelled(row)
        elif self._table_widths[-1] >= WIDE_ENOUGH:
            yield from self._as_table(rows)
        else:
            yield from self._as_columns(rows)

    def _as_table(self, rows: Sequence[RowOutline]) -> Iterator[Line]:
        """Verdict, matter, and one column for each text, all of equal width; the reasons run under the texts."""
        widths = self._table_widths
        yield from self._heads(["Verdict", "Matter", *self._called.values()], widths)
        rule = self._signs.crossing.join(self._signs.line * width for width in widths)
        for row in rows:
            yield Line(self._painter.paint(rule, Role.FAINT), self._width)
            texts = [self._lines(self._make.cell(cell), widths[-1]) for cell in row.cells]
            right = [
                *side_by_side(texts, widths[2:], self._between),
                *self._lines(self._make.reasons(row), self._spanning),
            ]
            verdicts = self._lines(self._make.verdicts(row), widths[0])
            matter = self._lines(self._make.matter(row), widths[1])
            yield from side_by_side([verdicts, matter, right], [*widths[:2], self._spanning], self._between)

    def _as_columns(self, rows: Sequence[RowOutline]) -> Iterator[Line]:
        """Verdict and matter on a line of their own, the texts side by side under it."""
        yield from _indented(self._heads(list(self._called.values()), self._column_widths), INDENT)
        for row in rows:
            yield Line(self._painter.paint(self._signs.line * self._width, Role.FAINT), self._width)
            yield from self._title(row)
            texts = [self._lines(self._make.cell(cell), self._column_widths[0]) for cell in row.cells]
            yield from _indented(side_by_side(texts, self._column_widths, self._between), INDENT)
            yield from self._under(self._make.reasons(row), INDENT)

    def _labelled(self, row: RowOutline) -> Iterator[Line]:
        """One thing under the other, each with its label in front; no line depends on another's width."""
        yield Line("", 0)
        yield from self._title(row)
        for cell in row.cells:
            yield from self._under([Paragraph(f"{self._called[cell.proposal]}:", Role.STRONG)], INDENT)
            yield from self._under(self._make.cell(cell), 2 * INDENT)
        yield from self._under(self._make.reasons(row), INDENT)

    def _title(self, row: RowOutline) -> list[Line]:
        verdicts = " / ".join(each.text for each in self._make.verdicts(row))
        matter = ": ".join(each.text for each in self._make.matter(row))
        look = Role.STRONG if row.one_verdict is None else look_of(row.one_verdict)
        text = f"{verdicts}{self._signs.between}{matter}"
        return self._lines([Paragraph(text, Role.STRONG, lead=len(verdicts), lead_look=look, hang=INDENT)], self._width)

    def _heads(self, heads: Sequence[str], widths: Sequence[int]) -> Iterator[Line]:
        pairs = zip(heads, widths, strict=True)
        columns = [self._lines([Paragraph(head, Role.STRONG)], width) for head, width in pairs]
        return side_by_side(columns, widths, self._between)

    def _under(self, paragraphs: Iterable[Paragraph], by: int) -> Iterator[Line]:
        return _indented(self._lines(paragraphs, self._width - by), by)

    def _lines(self, paragraphs: Iterable[Paragraph], width: int) -> list[Line]:
        return laid_out(paragraphs, width, self._painter)


def _indented(lines: Iterable[Line], by: int) -> Iterator[Line]:
    for line in lines:
        yield Line(" " * by + line.text, line.width + by)
