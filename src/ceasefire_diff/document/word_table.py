"""Reads the table of rows out of a Word report, saved by whom it may be: numbers, row ids, and what the room wrote."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

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
