"""One table out of a workbook: enough of the format to read back what this program wrote, saved by whom it may be."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LETTERS = 26

MOST_CELLS = 2_000_000
"""Cells of a sheet, empty ones among them: a cell far to the right makes a long line in a few bytes."""


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
    except (BadZipFile, zlib.error, ET.ParseError, OSError, RuntimeError, ValueError, LookupError):
        return None
    return None


def _strings(data: bytes) -> list[str]:
    """The texts that cells refer to by number."""
    return [_text(each) for each in ET.fromstring(data).iter(f"{_SHEET}si")]  # noqa: S314 - expat bounds entities


def _lines(data: bytes, strings: Sequence[str]) -> Iterator[list[str]]:
    cells = 0
    for row in ET.fromstring(data).iter(f"{_SHEET}row"):  # noqa: S314 - expat bounds entities
        line: list[str] = []
        for cell in row.iter(f"{_SHEET}c"):
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
        number = number * _LETTERS + ord(letter.upper()) - ord("A") + 1
    if not number:
        return following
    if number - 1 < following or number > 1 << 14:
        raise ValueError(reference)
    return number - 1
