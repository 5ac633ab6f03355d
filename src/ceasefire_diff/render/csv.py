"""A document's rows as CSV: one line per row, for a spreadsheet and for the numbers of the next report.

UTF-8 with a byte order mark, without which Excel takes the file for another encoding; lines end in CR LF (RFC 4180).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Final

from ceasefire_diff.document.blocks import Document, Paragraph, Table
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.render.sheet_rows import SheetRow, is_of_rows, line_text, sheet_head, sheet_rows
from ceasefire_diff.wording.sentences import VERDICT_WORDS

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
    """The rows in full, and under them what stands at the front of a report."""
    tables = [(section, block) for section in document.sections for block in section.blocks if is_of_rows(block)]
    for place, (section, table) in enumerate(tables):
        if isinstance(table, Table):
            if not place:
                yield sheet_head(table)
            yield from map(_row, sheet_rows(section, table))
    for section in document.sections:
        if section.id in NOTES:
            paragraphs = (block.line for block in section.blocks if isinstance(block, Paragraph))
            yield from (["", "note", line_text(line)] for line in paragraphs)


NOTES: Final = ("front",)
"""Sections whose paragraphs stand under the rows, in a list of lines too."""


def _row(row: SheetRow) -> list[str]:
    verdicts = "\n".join(VERDICT_WORDS[each] for each in row.verdicts)
    number = "" if row.number is None else str(row.number)
    return [number, row.group, row.issue, verdicts, *row.others, row.why, row.id]


def no_formula(text: str) -> str:
    """A cell that no spreadsheet reads as a formula, not even one that takes `;` or a tab for the end of a cell."""
    guarded = _BEGINS_A_FORMULA.sub(r"\1'\2", text)
    return f"'{guarded}" if guarded.startswith(("\t", "\r", "\n")) else guarded
