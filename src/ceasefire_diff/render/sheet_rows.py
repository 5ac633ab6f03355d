"""The rows of a document as spreadsheets have them: number, group, issue, verdicts, each text, what was filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from ceasefire_diff.document.blocks import Block, ColumnKind, Line, Role, Section, Table
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.wording.escape_hidden import escape_hidden
from ceasefire_diff.wording.table_words import GROUP, ROW_ID, ROW_NUMBER, VERDICT, WHY


class SheetRow(Struct, frozen=True):
    """One row of the comparison, its cells as text; `others` are what stands in the columns behind the verdict."""

    number: int | None
    group: str
    issue: str
    verdicts: tuple[Verdict, ...]
    others: tuple[str, ...]
    why: str
    id: str


def is_of_rows(block: Block) -> bool:
    """Whether a block is a table that holds rows of the comparison in full."""
    return isinstance(block, Table) and not block.dense and any(row.id for row in block.rows)


def sheet_head(table: Table) -> list[str]:
    """The names of the columns: ours, with those of the table between them."""
    issue, *others = (plain(each.head.words) for each in table.columns if each.kind is not ColumnKind.NUMBER)
    return [ROW_NUMBER, GROUP, issue, VERDICT, *others, WHY, ROW_ID]


def sheet_rows(section: Section, table: Table) -> Iterator[SheetRow]:
    """The rows of one table."""
    kinds = [each.kind for each in table.columns]
    for row in table.rows:
        cells = list(zip(kinds, row.cells, strict=False))
        issue = next((cell for kind, cell in cells if kind is ColumnKind.ISSUE), ())
        others = (cell for kind, cell in cells if kind not in (ColumnKind.NUMBER, ColumnKind.ISSUE))
        yield SheetRow(
            row.number,
            section.title,
            cell_text(each for each in issue if each.role is not Role.VERDICT),
            row.verdicts,
            tuple(map(cell_text, others)),
            cell_text(row.below),
            row.id,
        )


def cell_text(lines: Iterable[Line]) -> str:
    """The lines of a cell under one another."""
    return "\n".join(map(line_text, lines))


def line_text(line: Line) -> str:
    """A line with what stands in front of it, and behind it the numbers of its rows."""
    rows = ", ".join(map(str, line.rows))
    lead = f"{plain(line.lead)} " if line.lead is not None else ""
    words = f"{lead}{plain(line.words)}"
    return f"{words} ({rows})" if words and rows else words or rows


def plain(words: object) -> str:
    """Words on one line, hidden characters shown."""
    return escape_hidden(str(words))
