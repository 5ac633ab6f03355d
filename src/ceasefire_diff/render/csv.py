"""A document's rows as CSV: one line per row, for a spreadsheet and for the numbers of the next report.

UTF-8 with a byte order mark, without which Excel takes the file for another encoding; lines end in CR LF (RFC 4180).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Final

from ceasefire_diff.document.blocks import ColumnKind, Document, Line, Role, Section, Table, TableRow
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.wording.escape_hidden import escape_hidden
from ceasefire_diff.wording.sentences import VERDICT_WORDS
from ceasefire_diff.wording.table_words import GROUP, ROW_ID, ROW_NUMBER, VERDICT, WHY

_FORMULA_SIGNS: Final = "=+@\uff1d\uff0b\uff0d\uff20-"  # some programs take the full-width ones for the same
"""What begins with one of these is a formula to a spreadsheet; an apostrophe in front makes it text."""
_BEGINS_A_FORMULA: Final = pattern(rf"((?:\A|[;\t\n])[ \"]*)([{_FORMULA_SIGNS}])")


def render_csv(document: Document) -> bytes:
    """The rows of a document as the bytes of a CSV file."""
    return csv_text(document).encode("utf-8-sig", "backslashreplace")  # a file name may hold what is no character


def csv_text(document: Document) -> str:
    """The rows of a document as CSV, and below them what is said of all."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    for line in _lines(document):
        writer.writerow([no_formula(each) for each in line])
    return text.getvalue()


def _lines(document: Document) -> Iterator[list[str]]:
    """Number, group, issue, verdict, each text, what the room filled in, why, and the row's id."""
    tables = [
        (section, block)
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Table) and not block.dense and any(row.id for row in block.rows)
    ]
    for place, (section, table) in enumerate(tables):
        if not place:
            heads = [_plain(each.head.words) for each in table.columns if each.kind is not ColumnKind.NUMBER]
            yield [ROW_NUMBER, GROUP, heads[0], VERDICT, *heads[1:], WHY, ROW_ID]
        yield from (_row(section, table, row) for row in table.rows)
    for section in document.sections:
        if section.id in NOTES:
            yield from (["", "note", line] for line in _notes(section))


NOTES: Final = ("front",)
"""Sections whose paragraphs stand under the rows, in a list of lines too."""


def _notes(section: Section) -> Iterator[str]:
    for block in section.blocks:
        line = getattr(block, "line", None)
        if line is not None:
            yield _line(line)


def _row(section: Section, table: Table, row: TableRow) -> list[str]:
    words = {column.kind: cell for column, cell in zip(table.columns, row.cells, strict=False)}
    issue = [each for each in words.get(ColumnKind.ISSUE, ()) if each.role is not Role.VERDICT]
    others = [
        _cell(cell)
        for column, cell in zip(table.columns, row.cells, strict=False)
        if column.kind not in (ColumnKind.NUMBER, ColumnKind.ISSUE)
    ]
    verdicts = "\n".join(VERDICT_WORDS[each] for each in row.verdicts)
    number = "" if row.number is None else str(row.number)
    return [number, section.title, _cell(issue), verdicts, *others, _cell(row.below), row.id]


def _cell(lines: Iterable[Line]) -> str:
    return "\n".join(map(_line, lines))


def _line(line: Line) -> str:
    lead = f"{_plain(line.lead)} " if line.lead is not None else ""
    return f"{lead}{_plain(line.words)}"


def _plain(words: object) -> str:
    return escape_hidden(str(words))


def no_formula(text: str) -> str:
    """A cell that no spreadsheet reads as a formula, not even one that takes `;` or a tab for the end of a cell."""
    guarded = _BEGINS_A_FORMULA.sub(r"\1'\2", text)
    return f"'{guarded}" if guarded.startswith(("\t", "\r", "\n")) else guarded
