"""Reads a Word document back as people see it: paragraphs by style, tables by row, runs by direction."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as OpenDocument
from docx.oxml.ns import qn
from docx.table import Table


def opened(data: bytes) -> OpenDocument:
    """The document, as python-docx reads it."""
    return Document(BytesIO(data))


def words_of(element: Any) -> str:
    """All words under an element, with the marks of direction left out."""
    words = "".join(each.text or "" for each in element.iter(qn("w:t")))
    return words.translate(dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c")))


def styled(document: OpenDocument, element: Any) -> list[tuple[str, str]]:
    """Each paragraph under an element: the name of its style, and its words."""
    names = {each.style_id: each.name or "" for each in document.styles}
    return [(names[each.style], words_of(each)) for each in element.iter(qn("w:p")) if each.style]


def headings(document: OpenDocument) -> list[tuple[int, str]]:
    """What Word's navigation shows: the level and the words of each heading."""
    return [
        (int(name.removeprefix("Heading ")), words)
        for name, words in styled(document, document.element.body)
        if name.startswith("Heading ")
    ]


def tables_under(document: OpenDocument, level: int) -> Iterator[tuple[str, Table]]:
    """Each table that stands right under a heading of a level, with the heading."""
    heading = None
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            if heading is not None:
                yield heading, block
        else:
            named = block.style is not None and block.style.name == f"Heading {level}"
            heading = words_of(block._element) if named else None


def cells_of(row: Any) -> list[Any]:
    """The cells of a row of a table, as elements."""
    return list(row._tr.tc_lst)
