"""The gap report as CSV: one line per matter, for a spreadsheet and for the numbers of the next report.

UTF-8 with a byte order mark, without which Excel takes the file for another encoding; lines end in CR LF (RFC 4180).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Final

from ceasefire_diff.document.content import GapReport
from ceasefire_diff.document.plain_cells import cell_text, matter_of, meets_of, reasons_of, words_of
from ceasefire_diff.document.row_numbers import ROW_ID
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.wording.escape_hidden import escape_hidden
from ceasefire_diff.wording.report_sentences import GONE, ROWS_HEAD

_FORMULA_SIGNS: Final = "=+@\uff1d\uff0b\uff0d\uff20-"  # some programs take the full-width ones for the same
"""What begins with one of these is a formula to a spreadsheet; an apostrophe in front makes it text."""
_BEGINS_A_FORMULA: Final = pattern(rf"((?:\A|[;\t\n])[ \"]*)([{_FORMULA_SIGNS}])")


def render_csv(report: GapReport) -> bytes:
    """A report as the bytes of a CSV file."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    for line in _lines(report):
        writer.writerow([_safe(each) for each in line])
    return text.getvalue().encode("utf-8-sig", "backslashreplace")  # a file name may hold what is no character


def _lines(report: GapReport) -> Iterator[list[str]]:
    yield [
        *ROWS_HEAD,
        "why",
        *(column.called for column in report.columns),
        ROW_ID,
    ]
    for group in report.groups:
        for row in group.rows:
            cells = map(cell_text, row.told.cells)
            words = (matter_of(row), words_of(row), meets_of(row), reasons_of(row))
            yield [str(row.number), group.title, *words, *cells, row.told.id]
    for row_id, number in report.retired.items():
        empty = [""] * (len(report.columns) + 3)
        yield [str(number), "", GONE, *empty, row_id]
    for note in (*report.status_note, *report.notices):
        yield ["", "note", escape_hidden(str(note))]


def _safe(text: str) -> str:
    """A cell that no spreadsheet reads as a formula, not even one that takes `;` or a tab for the end of a cell."""
    guarded = _BEGINS_A_FORMULA.sub(r"\1'\2", text)
    return f"'{guarded}" if guarded.startswith(("\t", "\r", "\n")) else guarded
