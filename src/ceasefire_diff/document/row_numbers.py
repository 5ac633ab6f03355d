"""Reads an earlier report back: the numbers of its rows, and what the room wrote into it, from Word, Excel or CSV."""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO, StringIO
from typing import Final
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from ceasefire_diff.document.prepare import FilledIn
from ceasefire_diff.source.diagnostics import CannotRun, refused
from ceasefire_diff.source.plain_file import read_plain_file, why_unreadable
from ceasefire_diff.values.words import without_wording
from ceasefire_diff.wording.table_words import ISSUE, ROW_ID, ROW_NUMBER, STATUS, WORKING_TEXT

LARGEST_FILE: Final = 64 * 1024 * 1024
"""Bytes of an earlier report; the largest that a comparison within its limits makes is a tenth of it."""


_LONGEST_NUMBER: Final = 9
"""Digits of the number of a row; no report has a thousand million rows."""


def numbered(rows: Iterable[str], earlier: Mapping[str, int]) -> dict[str, int]:
    """A number for each row, by id: the one it had; new rows follow after the highest, in their order.

    An earlier report may have articles, hyphens or punctuation in an id that ids no longer have.
    """
    numbers: dict[str, int] = {}
    following = max(earlier.values(), default=0)
    asked = tuple(rows)
    # A number whose row is here by its own id is nobody else's.
    moved = earlier.keys() - set(asked)
    in_other_wording = {_without_wording(row): earlier[row] for row in sorted(moved)}
    for row in asked:
        known = earlier.get(row)
        if known is None and in_other_wording.get(_without_wording(row)) not in numbers.values():
            known = in_other_wording.get(_without_wording(row))
        if known is None:
            following += 1
            known = following
        numbers[row] = known
    return numbers


def _without_wording(row_id: str) -> str:
    return "/".join(";".join(map(without_wording, part.split(";"))) for part in row_id.split("/"))


def earlier_report(path: str) -> dict[str, FilledIn]:
    """What an earlier report says of its rows, by row id. Raises CannotRun where the file is none that can be read."""
    try:
        data = read_plain_file(path, LARGEST_FILE)
    except (OSError, ValueError) as error:
        raise _no_report(path, why_unreadable(error)) from error
    if data.startswith(b"PK"):
        from ceasefire_diff.document.row_numbers import table_in_word  # noqa: PLC0415 - few runs

        table = table_in_word(data, (ROW_NUMBER, ROW_ID), LARGEST_FILE)
        table = table_in_workbook(data, (ROW_NUMBER, ROW_ID), LARGEST_FILE) if table is None else table
        if table is None:
            raise _no_report(path, f"nothing in it has columns `{ROW_NUMBER}` and `{ROW_ID}`")
        return _rows_in(path, table)
    try:
        csv.field_size_limit(LARGEST_FILE)  # a long text is one cell, and csv takes 131,072 letters for too many
        return _rows_in(path, list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True)))
    except (ValueError, csv.Error) as error:
        raise _no_report(path, "it is no Word document, no workbook and no CSV file in UTF-8") from error


def _rows_in(path: str, table: list[list[str]]) -> dict[str, FilledIn]:
    head = table[0] if table else []
    if ROW_NUMBER not in head or ROW_ID not in head:
        raise _no_report(path, f"it has no columns `{ROW_NUMBER}` and `{ROW_ID}`")
    number, row_id = head.index(ROW_NUMBER), head.index(ROW_ID)
    folded = [each.casefold() for each in head]
    issue, working, status = (
        folded.index(each.casefold()) if each.casefold() in folded else -1 for each in (ISSUE, WORKING_TEXT, STATUS)
    )
    found: dict[str, FilledIn] = {}
    taken: set[str] = set()
    for line in table[1:]:
        if len(line) <= max(number, row_id) or not line[row_id]:
            continue
        said = line[number].lstrip("0")
        if not said.isdecimal() or len(said) > _LONGEST_NUMBER or said in taken:
            raise _no_report(path, f"the row `{line[row_id]}` has no number of its own")
        taken.add(said)
        told = (
            line[each].strip().removeprefix("'") if 0 <= each < len(line) else "" for each in (issue, working, status)
        )
        found[line[row_id]] = FilledIn(int(said), *told)
    return found


def _no_report(path: str, why: str) -> CannotRun:
    cure = "Give the .docx, .xlsx or .csv that was written with the earlier report"
    return refused("numbers.unreadable", f"no rows can be read from it: {why}", cure, path)


_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LETTERS = 26
_LAST_COLUMN: Final = 1 << 14

MOST_CELLS: Final = 2_000_000
"""Cells of a sheet, empty ones among them: a cell far to the right makes a long line in a few bytes."""


_MOST_TAGS: Final = 1_500_000
"""Tags of a part of a workbook: each takes some hundred bytes of memory, and a report of 5,000 rows has 400,000."""


def table_in_workbook(data: bytes, head: Sequence[str], largest: int) -> list[list[str]] | None:
    """The cells of the first sheet whose first line holds all words of `head`; None where there is no such sheet.

    A workbook that unpacks to more than `largest` bytes, or is none, has no such sheet either.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(each.file_size for each in parts) > largest:
                return None
            shared = "xl/sharedStrings.xml"
            strings = _strings(archive.read(shared)) if shared in archive.namelist() else []
            for part in sorted(parts, key=lambda each: (len(each.filename), each.filename)):
                if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                    table = list(_lines(archive.read(part), strings))
                    if table and all(word in table[0] for word in head):
                        return table
    except (BadZipFile, zlib.error, ET.ParseError, OSError, EOFError, RuntimeError, ValueError, LookupError):
        return None
    return None


def _tree(data: bytes) -> ET.Element:
    if data.count(b"<") > _MOST_TAGS:
        raise ValueError(_MOST_TAGS)
    return ET.fromstring(data)  # noqa: S314 - expat bounds entities


def _strings(data: bytes) -> list[str]:
    """The texts that cells refer to by number."""
    return [_text(each) for each in _tree(data).findall(f"{_SHEET}si")]


def _lines(data: bytes, strings: Sequence[str]) -> Iterator[list[str]]:
    cells = 0
    for row in _tree(data).findall(f"{_SHEET}sheetData/{_SHEET}row"):
        line: list[str] = []
        for cell in row.findall(f"{_SHEET}c"):
            at = _column(cell.get("r", ""), len(line))
            line += [""] * (at - len(line))
            line.append(_value(cell, strings))
        cells += len(line)
        if cells > MOST_CELLS:
            raise ValueError(cells)
        yield line


def _value(cell: ET.Element, strings: Sequence[str]) -> str:
    if cell.get("t") == "inlineStr":
        return _text(cell)
    value = cell.findtext(f"{_SHEET}v", "")
    return strings[int(value)] if cell.get("t") == "s" else value


def _text(element: ET.Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{_SHEET}t"))


def _column(reference: str, following: int) -> int:
    """The column of a cell by its reference, `C7`; a cell without one follows the last."""
    number = 0
    for letter in reference:
        if not letter.isalpha():
            break
        if number > _LAST_COLUMN:
            raise ValueError(reference)
        number = number * _LETTERS + ord(letter.upper()) - ord("A") + 1
    if not number:
        return following
    if number - 1 < following or number > _LAST_COLUMN:
        raise ValueError(reference)
    return number - 1


_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY: Final = "word/document.xml"


def table_in_word(data: bytes, head: Sequence[str], largest: int) -> list[list[str]] | None:
    """All rows of all tables that carry a row id, under one head; None where the file is no such document.

    The first column of such a row holds the number, and the row's id as hidden text behind it.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            if _BODY not in archive.namelist() or archive.getinfo(_BODY).file_size > largest:
                return None
            body = ET.fromstring(archive.read(_BODY))  # noqa: S314 - expat bounds entities
    except (BadZipFile, ET.ParseError, NotImplementedError, RuntimeError, ValueError, OSError, zlib.error):
        return None
    number, row_id = head
    lines: list[list[str]] = []
    heads: list[str] = []
    for table in body.iter(f"{_WORD}tbl"):
        rows = [list(each.findall(f"{_WORD}tc")) for each in table.findall(f"{_WORD}tr")]
        if not rows:
            continue
        names = [" ".join(_paragraphs(each)) for each in rows[0]]
        for cells in rows[1:]:
            hidden = "".join(_runs(cells[0], hidden=True)).strip() if cells else ""
            if hidden and len(cells) == len(names):
                heads = heads or [number, row_id, *names[1:]]
                visible = "".join(_runs(cells[0], hidden=False)).strip()
                lines.append([visible, hidden, *("\n".join(_paragraphs(each)) for each in cells[1:])])
    return [heads, *lines] if lines else None


def _paragraphs(cell: ET.Element) -> Iterator[str]:
    for paragraph in cell.iter(f"{_WORD}p"):
        yield "".join(_runs(paragraph, hidden=False)).strip()


def _runs(element: ET.Element, *, hidden: bool) -> Iterator[str]:
    """The words of runs that are hidden, or of those that are not."""
    for run in element.iter(f"{_WORD}r"):
        if (run.find(f"{_WORD}rPr/{_WORD}vanish") is not None) is hidden:
            for each in run:
                if each.tag == f"{_WORD}t":
                    yield each.text or ""
                elif each.tag in (f"{_WORD}br", f"{_WORD}cr"):
                    yield "\n"
