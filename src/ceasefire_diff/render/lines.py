"""A document's tables as lines, one for each row: to be searched with grep, counted, or compared with diff."""

from __future__ import annotations

from collections.abc import Iterator

from ceasefire_diff.document.blocks import Column, ColumnKind, Document, Paragraph, Table, TableRow
from ceasefire_diff.wording.escape_hidden import escape_hidden, no_command_at, no_command_in

_BETWEEN = " | "


def render_lines(document: Document) -> str:
    """One line for each row of each table, its cells parted by ` | `, each text's with its name in front.

    What is said of all rows follows as lines that begin with `note`.
    """
    blocks = [block for section in document.sections for block in section.blocks]
    lines = [line for block in blocks if isinstance(block, Table) for line in _lines(block)]
    notes = (escape_hidden(str(block.line.words)) for block in blocks if isinstance(block, Paragraph))
    return "".join(f"{line}\n" for line in (*lines, *(no_command_in(f"note{_BETWEEN}{each}") for each in notes)))


def _lines(table: Table) -> Iterator[str]:
    for row in table.rows:
        if not row.is_band:
            cells = (_cell(row, place, column) for place, column in enumerate(table.columns))
            line = _BETWEEN.join(each for each in cells if each)
            below = "; ".join(escape_hidden(str(each.words)) for each in row.below)
            yield no_command_at(no_command_in(f"{line}{_BETWEEN}{below}" if below else line))


def _cell(row: TableRow, place: int, column: Column) -> str:
    words = "; ".join(escape_hidden(str(each.words)) for each in row.cells[place])
    return f"{escape_hidden(str(column.head.words))}: {words}" if column.kind is ColumnKind.TEXT else words
