"""A document on a terminal: a walk over its blocks, laid out for the width there is, with colour or without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ceasefire_diff.document.blocks import Block, Document, Figure, Line, Listing, Paragraph, Role, Section, Table
from ceasefire_diff.outline.glyphs import glyphs_for
from ceasefire_diff.render.terminal.grid import GridLine as Written
from ceasefire_diff.render.terminal.grid import GridParagraph, Look, Painter, laid_out, shown_in, words_in_columns
from ceasefire_diff.render.terminal.table import Canvas, TableLayout, look_of

_NARROWEST: Final = 20
"""Columns below which nothing can be laid out; a narrower terminal wraps by itself."""

_WIDEST: Final = 220
"""Columns beyond which lines become too long to read."""

PROSE_WIDTH: Final = 120
"""Columns beyond which running text becomes tiring; only tables use more."""

_PLAIN: Final = str.maketrans({"…": "~", "·": ",", "“": '"', "”": '"'})
"""Plain signs for an encoding that has no others, each as wide as what it stands for."""

_TOGETHER: Final = "\x04"
"""Stands for a space that ends no line."""


def render_terminal(document: Document, *, width: int, colour: bool, encoding: str = "utf-8") -> str:
    """A document for people who read it in a terminal or a .txt file, with a line break at its end.

    `width` is in columns. `encoding` is what the output can say: where it has no signs such as ≠, plain ones are used.
    """
    words = words_in_columns(document)
    signs = glyphs_for(encoding)
    canvas = Canvas(max(_NARROWEST, min(width, _WIDEST)), Painter(colour=colour), signs, words.right_to_left)
    lines = _Walk(canvas).document(document)
    text = "".join(f"{line.text.rstrip()}\n" for line in lines)
    return text.translate(_PLAIN) if signs.is_ascii else text


class _Walk:
    """Turns block after block into lines."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._prose = min(canvas.width, PROSE_WIDTH)
        self._tables = TableLayout(canvas)

    def document(self, document: Document) -> Iterator[Written]:
        """The whole document."""
        for place, section in enumerate(document.sections):
            if place:
                yield Written("", 0)
            yield from self._section(section)

    def _section(self, section: Section) -> Iterator[Written]:
        if section.title:
            yield from self._lines([GridParagraph(shown_in(section.title), Look.HEADING)])
        before: Block | None = None
        for block in section.blocks:
            if before is not None and _needs_space(before, block):
                yield Written("", 0)
            yield from self._block(block)
            before = block

    def _block(self, block: Block) -> Iterator[Written]:
        match block:
            case Table():
                yield from self._tables.lines(block)
            case Listing():
                yield from self._inline(block) if block.inline else self._listing(block)
            case Figure():
                yield from self._lines([GridParagraph(shown_in(str(block.drawing.description)))])
            case _:
                yield from self._lines([self._canvas.paragraph(block.line)])

    def _listing(self, listing: Listing) -> Iterator[Written]:
        if listing.lead is not None:
            yield from self._lines([GridParagraph(self._canvas.said(listing.lead), Look.STRONG)])
        for item in listing.items:
            bullet = "" if item.role in (Role.CAVEAT, Role.NOTICE) else "- "
            lead = f"{bullet}{self._canvas.said(item.lead) if item.lead is not None else ''}".rstrip(" ")
            text = f"{lead} {self._canvas.said(item.words)}{_rows(item)}".lstrip(" ")
            yield from self._lines([GridParagraph(text, look_of(item), len(lead), Look.STRONG, hang=2)])

    def _inline(self, listing: Listing) -> Iterator[Written]:
        """Items one after the other, each kept together where the width allows, under what they have in common."""
        lead = f"{self._canvas.said(listing.lead)}:" if listing.lead is not None else ""
        items = [_numbered(each, self._canvas.said(each.words)) for each in listing.items]
        # Two spaces part items, which only a line's end may take the place of; numbers and marks stay with their words.
        text = " ".join(f"{_TOGETHER}{each.replace(' ', _TOGETHER, 2 if ' ? ' in each else 1)}" for each in items)
        whole = f"{lead}{text}" if lead else text
        for line in self._lines([GridParagraph(whole, hang=2, lead=len(lead), lead_look=Look.STRONG)]):
            begins = line.text.lstrip(" ").startswith(_TOGETHER)
            yield Written(line.text.replace(_TOGETHER, "" if begins else " ", 1).replace(_TOGETHER, " "), line.width)

    def _lines(self, paragraphs: Iterable[GridParagraph]) -> list[Written]:
        return laid_out(paragraphs, self._prose, self._canvas.style)


def _numbered(line: Line, words: str) -> str:
    numbers = ", ".join(map(str, line.rows))
    return f"{numbers} {words}" if numbers else words


def _rows(line: Line) -> str:
    return f" ({', '.join(map(str, line.rows))})" if line.rows else ""


def _needs_space(before: Block, block: Block) -> bool:
    """An empty line stands around tables that are not dense, whose rows are many lines, and before what looks on."""
    if any(isinstance(each, Table) and not each.dense for each in (before, block)):
        return True
    role = block.line.role if isinstance(block, Paragraph) else None
    earlier = before.line.role if isinstance(before, Paragraph) else None
    return role is Role.NOTICE and earlier is not Role.NOTICE
