"""The numbers of rows: the same from one report to the next, read back from an earlier report in CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from ceasefire_diff.problems import CannotRun, Place, Problem

NUMBER: Final = "number"
ROW_ID: Final = "row id"
"""The heads of the two columns by which an earlier report is read."""

LARGEST_FILE: Final = 64 * 1024 * 1024
"""Bytes of an earlier report; the largest that a comparison within its limits makes is a tenth of it."""


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
        file = Path(path)
        if file.stat().st_size > LARGEST_FILE:
            raise _no_report(path, "it is too large to be a report of this program")
        table = list(csv.reader(file.read_bytes().decode("utf-8-sig").splitlines(keepends=True), strict=True))
    except (OSError, ValueError, csv.Error) as error:
        why = error.strerror if isinstance(error, OSError) else None
        raise _no_report(path, why or "it is no CSV file in UTF-8") from error
    return _numbers_in(path, table)


def _numbers_in(path: str, table: list[list[str]]) -> dict[str, int]:
    head = table[0] if table else []
    if NUMBER not in head or ROW_ID not in head:
        raise _no_report(path, f"it has no columns `{NUMBER}` and `{ROW_ID}`")
    number, row_id = head.index(NUMBER), head.index(ROW_ID)
    found: dict[str, int] = {}
    for line in table[1:]:
        if len(line) <= max(number, row_id) or not line[row_id]:
            continue
        if not line[number].isdecimal() or not int(line[number]) or int(line[number]) in found.values():
            raise _no_report(path, f"the row `{line[row_id]}` has no number of its own")
        found[line[row_id]] = int(line[number])
    return found


def _no_report(path: str, why: str) -> CannotRun:
    cure = "Give the .csv that was written with the earlier report"
    return CannotRun(Problem("numbers.unreadable", f"no row numbers can be read from it: {why}", cure, Place(path)))
