"""A comparison as `compare` shows it: its document at some depth, on a terminal or as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.document.blocks import Document, Line, Listing, Paragraph, Section, Table, TableRow
from ceasefire_diff.document.comparison_document import comparison_document
from ceasefire_diff.outline.selection import EVERYTHING, Depth, Selection, View
from ceasefire_diff.render.markdown import render_markdown
from ceasefire_diff.render.terminal.document import render_terminal


def document(
    comparison: Comparison, *, full: bool = False, show: Selection = EVERYTHING, more: bool = False
) -> Document:
    """The document; `more` adds what is possibly related, the sources, and what is internal."""
    depth = Depth.FULL if full else Depth.OVERVIEW
    return comparison_document(comparison, View(show, depth, related=more, sources=more, internal=more))


def terminal(  # noqa: PLR0913 - each is a choice of a user's
    comparison: Comparison,
    width: int = 120,
    *,
    full: bool = False,
    show: Selection = EVERYTHING,
    more: bool = False,
    colour: bool = False,
    encoding: str = "utf-8",
) -> str:
    """What a terminal shows."""
    shown = document(comparison, full=full, show=show, more=more)
    return render_terminal(shown, width=width, colour=colour, encoding=encoding)


def markdown(comparison: Comparison, *, full: bool = False, show: Selection = EVERYTHING, more: bool = False) -> str:
    """The same as Markdown."""
    return render_markdown(document(comparison, full=full, show=show, more=more))


def lines_of(document: Document) -> Iterator[Line]:
    """Every line of every block of a document."""
    for section in document.sections:
        for block in section.blocks:
            match block:
                case Paragraph():
                    yield block.line
                case Listing():
                    yield from block.items
                case Table():
                    for row in block.rows:
                        yield from (line for cell in (*row.cells, row.below) for line in cell)


def rows_of(document: Document) -> list[TableRow]:
    """The rows that stand in full, in order."""
    tables = (block for section in document.sections for block in section.blocks if isinstance(block, Table))
    return [row for table in tables if not table.dense for row in table.rows if row.id]


def groups_of(document: Document) -> list[tuple[Section, list[TableRow]]]:
    """Each family of topics with its rows."""
    found = []
    for section in document.sections:
        rows = [row for block in section.blocks if isinstance(block, Table) for row in block.rows if row.id]
        if section.level > 1 and rows:
            found.append((section, rows))
    return found


def title_of(row: TableRow) -> str:
    """What a row is about, as it is told first."""
    return next(str(line.words) for line in row.cells[1])


def texts_of(row: TableRow, texts: int = 2) -> list[list[Line]]:
    """What each text says in a row, line by line."""
    return [list(cell) for cell in row.cells[2 : 2 + texts]]
