"""A table on a terminal: columns side by side where the width allows, else one thing under the other with its label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from ceasefire_diff.document.blocks import Column, ColumnKind, Line, Role, Table, TableRow
from ceasefire_diff.outline.glyphs import Glyphs
from ceasefire_diff.render.terminal.grid import (
    GridLine,
    GridParagraph,
    Look,
    Painter,
    cells,
    laid_out,
    said_in,
    side_by_side,
)

ISSUE_SHARE: Final = 0.24
ISSUE_BETWEEN: Final = (16, 32)
"""The column of issues takes this share of the width, within these bounds."""

NARROWEST_TEXT: Final = 22
"""Columns a text needs beside the others; with fewer, texts stand under each other."""

NARROWEST_OWN: Final = 12
NUMBER_WIDTH: Final = 2
GAP: Final = "  "
INDENT: Final = 4


class Canvas(Struct, frozen=True):
    """What every part of a document is written on: its width, looks and signs, and which way it reads."""

    width: int
    style: Painter
    signs: Glyphs
    right_to_left: bool

    def said(self, sentence: object) -> str:
        """A sentence with foreign words in it kept apart from ours."""
        return said_in(sentence)

    def paragraph(self, line: Line, words: str | None = None) -> GridParagraph:
        """A line as it is written, with the sign of a verdict and the numbers it leads to."""
        text = said_in(line.words) if words is None else words
        if line.role is Role.VERDICT and line.verdict is not None:
            text = f"{self.signs.sign(line.verdict)} {text}"
        elif line.role is Role.LEAD:
            title, bracket, rest = text.partition(" (")
            text = f"{title.upper()}{bracket}{rest}"
        elif line.role is Role.REASON and line.lead is None:
            text = f"{self.signs.so}{text}"
        rows = ", ".join(map(str, line.rows))
        if rows:
            text = f"{text} ({rows})" if text else rows
        if line.lead is None:
            return GridParagraph(text, look_of(line), hang=_HANGS.get(line.role, 0))
        lead = said_in(line.lead)
        lead_look = Look.STRONG if line.role in (Role.REASON, Role.PLAIN) else Look.FAINT
        return GridParagraph(f"{lead} {text}", look_of(line), len(lead), lead_look, _HANGS.get(line.role, 2))


class TableLayout:
    """Lays tables out. What reads from right to left gets no columns to misalign: labelled lines at any width."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._between = canvas.style.paint(canvas.signs.between, Look.FAINT)

    def lines(self, table: Table) -> Iterator[GridLine]:
        """A whole table."""
        columns = [each for each in table.columns if each.kind is not ColumnKind.FILLED_IN]
        widths = self._widths(columns, table)
        if widths is None:
            yield from self._stacked(columns, table)
        else:
            yield from self._side_by_side(columns, table, widths)

    def _widths(self, columns: Sequence[Column], table: Table) -> list[int] | None:
        """The width of each column, None where they do not stand side by side."""
        if self._canvas.right_to_left:
            return None
        width = self._canvas.width - sum(map(cells, self._gaps(columns)))
        fixed = {
            place: self._fixed(each, place, table)
            for place, each in enumerate(columns)
            if each.kind in (ColumnKind.NUMBER, ColumnKind.ISSUE, ColumnKind.MARK)
        }
        shared = len(columns) - len(fixed)
        if not shared:  # what signs leave free is for the words
            issue = next((place for place, each in enumerate(columns) if each.kind is ColumnKind.ISSUE), 0)
            fixed[issue] += width - sum(fixed.values())
            return [fixed[place] for place in range(len(columns))] if fixed[issue] >= NARROWEST_TEXT else None
        each_of_them = (width - sum(fixed.values())) // (shared or 1)
        texts = any(each.kind is ColumnKind.TEXT for each in columns)
        if each_of_them < (NARROWEST_TEXT if texts else NARROWEST_OWN):
            return None
        return [fixed.get(place, each_of_them) for place in range(len(columns))]

    def _fixed(self, column: Column, place: int, table: Table) -> int:
        if column.kind in (ColumnKind.NUMBER, ColumnKind.MARK):
            head = said_in(column.head.words).split() if column.kind is ColumnKind.MARK else []
            rows = (row.cells[place] for row in table.rows if not row.is_band and len(row.cells) > place)
            content = (cells(said_in(line.words)) for lines in rows for line in lines)
            return max((NUMBER_WIDTH, *content, *map(cells, head)))
        least, most = ISSUE_BETWEEN
        return min(max(int(self._canvas.width * ISSUE_SHARE), least), most)

    def _gaps(self, columns: Sequence[Column]) -> list[str]:
        """What stands before each column but the first: a rule between two texts, else space."""
        gaps = []
        for before, column in pairwise(columns):
            if before.kind in (ColumnKind.NUMBER, ColumnKind.MARK):
                gaps.append(" ")
            elif before.kind is column.kind and column.kind in (ColumnKind.TEXT, ColumnKind.OWN):
                gaps.append(self._canvas.signs.between)
            else:
                gaps.append(GAP)
        return gaps

    def _side_by_side(self, columns: Sequence[Column], table: Table, widths: list[int]) -> Iterator[GridLine]:
        gaps = self._gaps(columns)
        texts_at = next((n for n, each in enumerate(columns) if each.kind in (ColumnKind.TEXT, ColumnKind.OWN)), 0)
        before_texts = sum(widths[:texts_at]) + sum(map(cells, gaps[:texts_at]))
        head = [[] if place < texts_at else self._head(each) for place, each in enumerate(columns)]
        for place, row in enumerate(table.rows):
            if row.is_band:
                if place and not table.dense:
                    yield GridLine("", 0)
                yield from self._band(row, head if not place else None, widths, gaps, texts_at)
                continue
            if not place:
                yield from self._joined(
                    [self._lines(each, width) for each, width in zip(head, widths, strict=True)], widths, gaps
                )
            if not table.dense:
                yield GridLine(self._canvas.style.paint(self._canvas.signs.line * self._canvas.width, Look.FAINT), 0)
            made = [
                self._lines(map(self._canvas.paragraph, lines), width)
                for lines, width in zip(row.cells, widths, strict=False)
            ]
            yield from self._joined(made, widths, gaps)
            below_at = before_texts if not table.dense else sum(widths[:1]) + cells(gaps[0])
            below = self._lines(map(self._canvas.paragraph, row.below), self._canvas.width - below_at)
            yield from _indented(below, below_at)

    def _band(
        self, row: TableRow, head: list[list[GridParagraph]] | None, widths: list[int], gaps: list[str], texts_at: int
    ) -> Iterator[GridLine]:
        """A heading across the table; the first shares its line with the heads of the columns, where there is room."""
        title, *rest = map(self._canvas.paragraph, row.cells[0])
        room = sum(widths[:texts_at]) + sum(map(cells, gaps[: texts_at - 1]))
        if head is not None and not rest and cells(title.text) <= room:
            made = [self._lines([title], room), *(self._lines(each, widths[-1]) for each in head[texts_at:])]
            yield from self._joined(made, [room, *widths[texts_at:]], gaps[texts_at - 1 :])
        else:
            if head is not None:
                heads = [self._lines(each, width) for each, width in zip(head, widths, strict=True)]
                yield from self._joined(heads, widths, gaps)
            told = "  ".join(each.text for each in rest)
            whole = f"{title.text}  {told}" if told else title.text
            yield from self._lines(
                [GridParagraph(whole, lead=len(title.text), lead_look=title.look)], self._canvas.width
            )

    def _head(self, column: Column) -> list[GridParagraph]:
        note = [GridParagraph(said_in(column.note), Look.FAINT)] if column.note is not None else []
        return [GridParagraph(said_in(column.head.words), Look.STRONG), *note]

    def _joined(
        self, made: Sequence[Sequence[GridLine]], widths: Sequence[int], gaps: Sequence[str]
    ) -> Iterator[GridLine]:
        painted = [self._between if each == self._canvas.signs.between else each for each in gaps]
        return side_by_side(made, widths, painted, [cells(each) for each in gaps])

    def _stacked(self, columns: Sequence[Column], table: Table) -> Iterator[GridLine]:
        """One thing under the other, each with its label in front; no line depends on another's width."""
        for place, row in enumerate(table.rows):
            if row.is_band:
                if place:
                    yield GridLine("", 0)
                told = "  ".join(self._canvas.paragraph(each).text for each in row.cells[0])
                yield from self._lines([GridParagraph(told, look_of(row.cells[0][0]))], self._canvas.width)
                continue
            if not table.dense:
                yield GridLine("", 0)
            yield from self._stacked_row(columns, row)

    def _stacked_row(self, columns: Sequence[Column], row: TableRow) -> Iterator[GridLine]:
        number = ""
        for column, lines in zip(columns, row.cells, strict=False):
            paragraphs = list(map(self._canvas.paragraph, lines))
            if column.kind is ColumnKind.NUMBER:
                number = " ".join(each.text for each in paragraphs)
                continue
            if column.kind is ColumnKind.ISSUE:
                first, *rest = paragraphs or [GridParagraph("")]
                title = GridParagraph(f"{number} {first.text}".strip(), Look.STRONG, hang=2)
                yield from self._lines([title], self._canvas.width)
                yield from self._under(rest, 2)
                continue
            head = f"{said_in(column.head.words)}:"
            if len(paragraphs) == 1:
                one = GridParagraph(f"{head} {paragraphs[0].text}", paragraphs[0].look, len(head), Look.STRONG, 2)
                yield from self._under([one], 2)
            else:
                yield from self._under([GridParagraph(head, Look.STRONG)], 2)
                yield from self._under(paragraphs, INDENT)
        yield from self._under(map(self._canvas.paragraph, row.below), 2)

    def _under(self, paragraphs: Iterable[GridParagraph], by: int) -> Iterator[GridLine]:
        return _indented(self._lines(paragraphs, self._canvas.width - by), by)

    def _lines(self, paragraphs: Iterable[GridParagraph], width: int) -> list[GridLine]:
        return laid_out(paragraphs, width, self._canvas.style)


def look_of(line: Line) -> Look:
    """How a line looks."""
    if line.verdict is not None:
        return Look(line.verdict.value)
    return _LOOKS.get(line.role, Look.PLAIN)


_LOOKS: Final = {
    Role.STRONG: Look.STRONG,
    Role.ISSUE: Look.STRONG,
    Role.LEAD: Look.STRONG,
    Role.FAINT: Look.FAINT,
    Role.PAIR: Look.FAINT,
    Role.OPTION: Look.FAINT,
    Role.CLAUSE: Look.FAINT,
    Role.SILENCE: Look.FAINT,
    Role.TERM: Look.FAINT,
    Role.DETAIL: Look.FAINT,
}
_HANGS: Final = {Role.REASON: 2, Role.TERM: 2, Role.DETAIL: 2, Role.VERDICT: 2}


def _indented(lines: Iterable[GridLine], by: int) -> Iterator[GridLine]:
    for line in lines:
        yield GridLine(" " * by + line.text, line.width + by)
