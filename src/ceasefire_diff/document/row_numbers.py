"""The numbers of rows: the same from one report to the next, read back from an earlier report in CSV or Excel."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Final

from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, Place
from ceasefire_diff.source.plain_file import read_plain_file
from ceasefire_diff.wording.report_sentences import NUMBER

ROW_ID: Final = "row id"
"""With NUMBER, the head of the two columns by which an earlier report is read."""

LARGEST_FILE: Final = 64 * 1024 * 1024
"""Bytes of an earlier report; the largest that a comparison within its limits makes is a tenth of it."""


LONGEST_NUMBER: Final = 9
"""Digits of the number of a row; no report has a thousand million rows."""


def numbered(rows: Iterable[str], earlier: Mapping[str, int]) -> dict[str, int]:
    """A number for each row, by id: the one it had; new rows follow after the highest, in their order."""
    numbers: dict[str, int] = {}
    following = max(earlier.values(), default=0)
    for row in rows:
        if (known := earlier.get(row)) is None:
            following += 1
            known = following
        numbers[row] = known
    return numbers


def numbers_of_earlier(path: str) -> dict[str, int]:
    """The row numbers of an earlier report, by row id. Raises CannotRun where the file is none that has them."""
    try:
        data = read_plain_file(path, LARGEST_FILE)
    except (OSError, ValueError) as error:
        raise _no_report(path, (error.strerror if isinstance(error, OSError) else None) or str(error)) from error
    if data.startswith(b"PK"):
        from ceasefire_diff.document.workbook_table import table_in_workbook  # noqa: PLC0415 - few runs

        table = table_in_workbook(data, (NUMBER, ROW_ID), LARGEST_FILE)
        if table is None:
            raise _no_report(path, f"no sheet has columns `{NUMBER}` and `{ROW_ID}`")
        return _numbers_in(path, table)
    try:
        return _numbers_in(path, list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True)))
    except (ValueError, csv.Error) as error:
        raise _no_report(path, "it is neither a workbook nor a CSV file in UTF-8") from error


def _numbers_in(path: str, table: list[list[str]]) -> dict[str, int]:
    head = table[0] if table else []
    if NUMBER not in head or ROW_ID not in head:
        raise _no_report(path, f"it has no columns `{NUMBER}` and `{ROW_ID}`")
    number, row_id = head.index(NUMBER), head.index(ROW_ID)
    found: dict[str, int] = {}
    taken: set[str] = set()
    for line in table[1:]:
        if len(line) <= max(number, row_id) or not line[row_id]:
            continue
        said = line[number].lstrip("0")
        if not said.isdecimal() or len(said) > LONGEST_NUMBER or said in taken:
            raise _no_report(path, f"the row `{line[row_id]}` has no number of its own")
        taken.add(said)
        found[line[row_id]] = int(said)
    return found


def _no_report(path: str, why: str) -> CannotRun:
    cure = "Give the .csv or .xlsx that was written with the earlier report"
    return CannotRun(Diagnostic("numbers.unreadable", f"no row numbers can be read from it: {why}", cure, Place(path)))
