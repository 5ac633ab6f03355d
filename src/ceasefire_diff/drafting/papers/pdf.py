"""Reads a PDF through pypdfium2 (extra `pdf`): lines joined to paragraphs by their gaps, numbers and ends."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import Any, Final

from msgspec import Struct

from ceasefire_diff.drafting.papers import Omission, OmissionReason, Paper, PaperParagraph
from ceasefire_diff.drafting.papers.bounded import fold_spaces
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.source.diagnostics import refused

MOST_PAGES: Final = 2_000
"""The longest peace agreements have some 350 pages."""

_FEW_CHARACTERS: Final = 20
_OF_PAGES: Final = 0.5
_PAGES_TO_REPEAT: Final = 3
_WIDE_GAP: Final = 1.35
_SHORT_LINE: Final = 0.8
_VERY_SHORT_LINE: Final = 0.5

_page_number = pattern(r"[-\u2013\u2014 ]*(?:page |стр\. ?|p\. ?|página |сторінка )?\d{1,4}(?: ?(?:/|of|de|из|з) ?\d{1,4})?[-\u2013\u2014 ]*", re.IGNORECASE)  # fmt: skip  # noqa: E501
_begins = pattern(
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxl]{1,6}|[IVXL]{1,6}|[a-zA-Zа-яА-Яіїєґ])[.)]|(?:\d{1,3}|[IVX]{1,5})(?:\.\d{1,3})+\.?)(?:\s|$)"
    r"|(?:Article|Section|Chapter|Part|Annex|Статья|Раздел|Стаття|Розділ|Artículo|Sección|Chapitre|المادة|البند)\s",
)
_bullet = pattern(r"[\u2022\u25aa\u25cf\u25e6\uf0b7\u2013\u2014-]\s+(?=\S)")
_ends = pattern(r"[.;:!?\u061b\u061f\u3002][\"'\u201d\u2019\u00bb)]*$")
_arabic = pattern("[\u0600-\u06ff]")
_BROKEN_WORD: Final = ("\x02", "\ufffe", "\u00ad")


class _Line(Struct, frozen=True):
    text: str
    page: int
    top: float
    left: float


def read_pdf(data: bytes, file: str) -> Paper:
    """The paper in a PDF; raises CannotRun for one that is encrypted, scanned, damaged or too long."""
    pdfium = _library(file)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            message, cure = "The file is protected by a password", "Open it with its password and save it without one"
            raise refused("paper.encrypted", message, cure, file) from error
        message = "The file is damaged, or it is no PDF"
        raise refused("paper.damaged", message, "Open it in another program and print it to PDF again", file) from error
    try:
        pages = len(document)
        if pages > MOST_PAGES:
            message = f"The file has {pages:,} pages; the limit is {MOST_PAGES:,}"
            raise refused("paper.too-large", message, "Save the pages of the agreement alone", file)
        lines: list[list[_Line]] = []
        empty: list[int] = []
        for number in range(pages):
            found = _lines(document, number, pdfium, file)
            lines.append(found)
            if sum(len(each.text) for each in found) < _FEW_CHARACTERS:
                empty.append(number + 1)
        title, made = (_said_of(document, key) for key in ("Title", "CreationDate"))
    finally:
        document.close()
    if pages and len(empty) == pages:
        message = "The pages hold no text: they are pictures, likely scanned"
        raise refused(
            "paper.scanned", message, "Run text recognition (OCR) on it, check the words, and try again", file
        )
    body, left_out = _without_margins(lines)
    return Paper(
        kind="PDF",
        paragraphs=tuple(_joined(body)),
        left_out=tuple(left_out),
        remarks=tuple(_remarks(body, empty)),
        title=fold_spaces(title),
        date=_date(made),
        pages=pages,
    )


def _said_of(document: Any, key: str) -> str:
    """What the file says of itself under a key; damaged letters say nothing."""
    try:
        return str(document.get_metadata_value(key) or "")
    except UnicodeDecodeError:
        return ""


def _library(file: str) -> Any:
    try:
        import pypdfium2
    except ImportError as error:
        cure = "Install it: pip install 'ceasefire-diff[pdf]'. Or save the paper as .docx, .odt or .txt"
        raise refused("paper.pdf-missing", "Reading PDF files needs the extra `pdf`", cure, file) from error
    return pypdfium2


def _lines(document: Any, number: int, pdfium: Any, file: str) -> list[_Line]:
    try:
        page = document[number]
    except pdfium.PdfiumError as error:
        message = f"Page {number + 1} is damaged and cannot be read"
        raise refused("paper.damaged", message, "Open it in another program and print it to PDF again", file) from error
    try:
        text_page = page.get_textpage()
        try:
            text = text_page.get_text_range()
            found = []
            offset = 0
            for line in text.split("\n"):
                words = line.strip("\r ")
                if words:
                    at = offset + len(line) - len(line.lstrip())
                    left, _, _, top = _box(text_page, at)
                    found.append(_Line(words, number + 1, top, left))
                offset += len(line) + 1
            return found
        finally:
            text_page.close()
    finally:
        page.close()


def _box(text_page: Any, at: int) -> tuple[float, float, float, float]:
    try:
        box: tuple[float, float, float, float] = text_page.get_charbox(at)
    except Exception:  # noqa: BLE001 - the library raises several kinds where a character has no place
        return 0.0, 0.0, 0.0, 0.0
    return box


def _without_margins(pages: list[list[_Line]]) -> tuple[list[_Line], list[Omission]]:
    """The lines of the body; page numbers, and what stands at the edge of most pages, are left out."""
    edges = Counter(
        re.sub(r"\d+", "#", line.text)
        for page in pages
        for line in {*page[:2], *page[-2:]}
        if len(page) > 2  # noqa: PLR2004
    )
    least = max(_PAGES_TO_REPEAT, len(pages) * _OF_PAGES)
    repeated = {text for text, times in edges.items() if times >= least}
    body: list[_Line] = []
    left_out: list[Omission] = []
    for page in pages:
        for place, line in enumerate(page):
            at_edge = place < 2 or place >= len(page) - 2  # noqa: PLR2004
            if at_edge and re.sub(r"\d+", "#", line.text) in repeated:
                left_out.append(Omission(line.text, OmissionReason.REPEATED, line.page))
            elif place in (0, len(page) - 1) and len(page) > 1 and _page_number.fullmatch(line.text):
                left_out.append(Omission(line.text, OmissionReason.PAGE_NUMBER, line.page))
            else:
                body.append(line)
    return body, left_out


def _joined(lines: list[_Line]) -> list[PaperParagraph]:
    gaps = [above.top - below.top for above, below in pairwise(lines) if above.page == below.page]
    usual = median([gap for gap in gaps if gap > 0] or [0.0])
    widest = Counter[int]()
    for line in lines:
        widest[line.page] = max(widest[line.page], len(line.text))
    blocks: list[list[_Line]] = []
    for line in lines:
        if blocks and not _starts_anew(blocks[-1][-1], line, usual, widest[line.page]):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return [_paragraph(block) for block in blocks]


def _starts_anew(before: _Line, line: _Line, usual: float, widest: int) -> bool:
    if _begins.match(line.text) or _bullet.match(line.text):
        return True
    gap = before.top - line.top
    if before.page == line.page and usual and gap > usual * _WIDE_GAP:
        return True
    ended = _ends.search(before.text) is not None
    if before.page != line.page:
        return ended
    if len(before.text) < widest * _VERY_SHORT_LINE:
        return True
    return len(before.text) < widest * _SHORT_LINE and (ended or not line.text[:1].islower())


def _paragraph(block: list[_Line]) -> PaperParagraph:
    text = ""
    for line in block:
        if text.endswith(_BROKEN_WORD):
            text = text[:-1] + line.text
        elif text.endswith("-") and line.text[:1].isalpha():
            text += line.text
        else:
            text = f"{text} {line.text}" if text else line.text
    text = fold_spaces(text.translate({2: None, 0xFFFE: None, 0xAD: None}))
    bullet = _bullet.match(text)
    return PaperParagraph(text[bullet.end() :] if bullet else text, bullet=bullet is not None, page=block[0].page)


def _remarks(body: list[_Line], empty: list[int]) -> list[str]:
    found = []
    if empty:
        pages = ", ".join(map(str, empty[:20]))
        found.append(f"Without text, blank or scanned: page {pages}. What is scanned is missing from this draft")
    if any(_arabic.search(line.text) for line in body):
        found.append("Arabic in PDF files is often read wrongly: check every word, or take the .docx")
    return found


def _date(text: str) -> str:
    match = re.match(r"D:(\d{4})(\d{2})(\d{2})", text)
    return "-".join(match.groups()) if match else ""
