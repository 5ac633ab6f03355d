"""Opens a paper: tells what it is by its first bytes, and hands it to the reader of its kind; reads plain text."""

from __future__ import annotations

import unicodedata
from pathlib import PurePath
from typing import Final

from msgspec.structs import replace

from ceasefire_diff.drafting.papers import (
    MOST_CHARACTERS,
    MOST_PARAGRAPHS,
    Omission,
    OmissionReason,
    Paper,
    PaperParagraph,
)
from ceasefire_diff.drafting.papers.bounded import MOST_BYTES, Archive, fold_spaces
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.source.diagnostics import refused
from ceasefire_diff.source.encoding import NotUtf8, decode
from ceasefire_diff.source.hidden_characters import MAX_MARKS_ON_A_LETTER
from ceasefire_diff.source.plain_file import read_plain_file, why_unreadable

PAPER_ENDINGS: Final = (".docx", ".pdf", ".odt", ".html", ".htm", ".md", ".txt")
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS: Final = "Open it in a word processor and save it as .docx"
_PROGRAMS: Final = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"#!")
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_SNIFFED: Final = 4096

# Characters that a proposal file may not hold: they read differently from how they look, or not at all.
_CONTROLS: Final = {
    *range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF,
    0xFFFE, 0xFFFF, *range(0xD800, 0xE000), *range(0xE0000, 0xE0080),
} - {9, 10, 13}  # fmt: skip
_WITHOUT_CONTROLS: Final = dict.fromkeys(_CONTROLS)
_date = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_marks = pattern(rf"[^\w\x00-\x7f]{{{MAX_MARKS_ON_A_LETTER + 1},}}")


_heading = pattern(r"(#{1,6})\s+(.*?)\s*#*$")
_underline = pattern(r"(=+|-+)\s*$")
_bullet = pattern(r"\s*[-*+\u2022\u2013\u2014\u25aa\u25cf\u25e6\uf0b7]\s+(?=\S)")
_starts = pattern(
    r"\s*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxl]{1,6}|[IVXL]{1,6}|[a-zA-Zа-яА-Я])[.)]|\d{1,3}(?:\.\d{1,3})+)\s+\S"
)
_emphasis = pattern(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_MOST_WRAPPED: Final = 100


def open_paper(path: str) -> bytes:
    """The bytes of a paper on disk; raises CannotRun."""
    try:
        return read_plain_file(path, MOST_BYTES, cut=True)
    except (OSError, ValueError) as error:
        raise refused(
            "file.unreadable", f"It cannot be read: {why_unreadable(error)}", "Check the path", path
        ) from error


def read_paper(data: bytes, file: str) -> Paper:
    """The paper in these bytes, without control characters; raises CannotRun with what to do."""
    if len(data) > MOST_BYTES:
        message = f"The file is larger than {MOST_BYTES // 1024**2} MB"
        raise refused("paper.too-large", message, "Save the text alone, without pictures", file)
    paper = _without_controls(_read(data, file))
    if not paper.paragraphs:
        raise refused("paper.empty", "The file holds no text", "Check that it is the paper you mean", file)
    if len(paper.paragraphs) > MOST_PARAGRAPHS or sum(len(each.text) for each in paper.paragraphs) > MOST_CHARACTERS:
        message = f"The text is longer than {MOST_CHARACTERS:,} characters or {MOST_PARAGRAPHS:,} paragraphs"
        raise refused("paper.too-large", message, "Draft its parts one by one", file)
    return paper


def _read(data: bytes, file: str) -> Paper:
    head = data[:_SNIFFED]
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"PK"):
        return _read_archive(data, file)
    if b"%PDF-" in head[:1024]:
        from ceasefire_diff.drafting.papers.pdf import read_pdf

        return read_pdf(data, file)
    if head.startswith(_OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            cure = "Open it with its password and save it without one"
            raise refused("paper.encrypted", "The file is protected by a password", cure, file)
        raise refused("paper.old-format", "The file is in the old format of Word (.doc)", _SAVE_AS, file)
    if start.startswith(b"{\\rtf"):
        raise refused("paper.old-format", "The file is in Rich Text Format (.rtf)", _SAVE_AS, file)
    if head.startswith(_PROGRAMS):
        raise refused("paper.no-paper", "The file is a program, whatever its name says", "Do not open it", file)
    if head.startswith(_PICTURES):
        cure = "Run text recognition (OCR) on it, check the words, and save them as .docx or .txt"
        raise refused("paper.no-paper", "The file is a picture", cure, file)
    return _read_words(data, start.lower(), file)


def _read_words(data: bytes, start: bytes, file: str) -> Paper:
    ending = PurePath(file).suffix.lower()
    if start.startswith((b"<!doctype html", b"<html")) or (ending in (".html", ".htm", ".xhtml") and b"<" in start):
        from ceasefire_diff.drafting.papers.web_page import read_web_page

        return read_web_page(data, file)
    if ending in (".docx", ".odt", ".pdf"):
        message = f"The file is not what its name says: it does not begin as a {ending} file does"
        raise refused("paper.no-paper", message, "Get it again, or give its true ending", file)
    if ending not in (".md", ".markdown", ".txt", ".text", ""):
        message = f"Papers that end in `{ending[:20]}` are not read"
        raise refused("paper.ending", message, f"Save it as one of: {', '.join(PAPER_ENDINGS)}", file)
    return _read_plain_text(data, file, markdown=ending in (".md", ".markdown"))


def _read_plain_text(data: bytes, file: str, *, markdown: bool = False) -> Paper:
    """The paper in a text file; raises CannotRun for one that is not UTF-8."""
    text = decode(data)
    if isinstance(text, NotUtf8):
        raise refused("paper.encoding", text.message, text.cure, file)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n\n").split("\n")
    return Paper("Markdown" if markdown else "text", tuple(_paragraphs(lines, markdown=markdown)))


def _paragraphs(lines: list[str], *, markdown: bool) -> list[PaperParagraph]:
    wrapped = _is_wrapped(lines)
    found: list[PaperParagraph] = []
    block: list[str] = []

    def close(heading: int = 0) -> None:
        text = fold_spaces(" ".join(block))
        if text:
            bullet = _bullet.match(text)
            text = text[bullet.end() :] if bullet else text
            text = _emphasis.sub(r"\2", text) if markdown else text
            found.append(PaperParagraph(text, heading=heading, bullet=bullet is not None))
        block.clear()

    for line in lines:
        title = _heading.match(line) if markdown else None
        if title:
            close()
            block.append(title[2])
            close(len(title[1]))
        elif markdown and block and _underline.fullmatch(line):
            close(1 if line.startswith("=") else 2)
        elif not line.strip():
            close()
        else:
            if block and (not wrapped or _starts.match(line) or _bullet.match(line)):
                close()
            block.append(line.removeprefix("> ") if markdown else line)
    close()
    return found


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines were broken to a width, so that an empty line ends a paragraph and a line does not."""
    if not any(not line.strip() for line in lines[1:-1]):
        return max(map(len, lines), default=0) <= _MOST_WRAPPED and any(
            line[:1].islower() for line in lines if line.strip()
        )
    return True


def _read_archive(data: bytes, file: str) -> Paper:
    archive = Archive(data, file)
    if "word/document.xml" in archive:
        from ceasefire_diff.drafting.papers.word import read_word

        return read_word(archive, file)
    kind = archive.read("mimetype") or b""
    if kind.strip().startswith(b"application/vnd.oasis.opendocument.text"):
        from ceasefire_diff.drafting.papers.open_document import read_open_document

        return read_open_document(archive, file)
    raise refused("paper.no-paper", "The file is an archive and no text document", f"Unpack it first. {_SAVE_AS}", file)


def _without_controls(paper: Paper) -> Paper:
    """The same in normal form C, as proposal files are read, and without control characters; what goes is listed."""
    kept: list[PaperParagraph] = []
    removed: list[Omission] = []
    for each in paper.paragraphs:
        text, gone = _tidy(each.text)
        removed += [Omission(name, OmissionReason.CONTROL, each.page, in_body=True) for name in gone]
        if text:
            kept.append(each if text == each.text else replace(each, text=text))
    remarks = paper.remarks
    if removed:
        remarks = (*remarks, f"{len(removed)} invisible control characters or piled marks were taken out")
    left_out = [replace(each, text=fold_spaces(_tidy(each.text)[0])) for each in paper.left_out]
    return replace(
        paper,
        paragraphs=tuple(kept),
        left_out=(*left_out, *removed),
        remarks=remarks,
        title=fold_spaces(_tidy(paper.title)[0]),
        date=paper.date if _date.fullmatch(paper.date) else "",
    )


def _tidy(text: str) -> tuple[str, list[str]]:
    """A text without what a proposal file may not hold, and what was taken out by its number."""
    if text.isascii() and text.isprintable():
        return text, []
    gone = [f"U+{ord(character):04X}" for character in text if ord(character) in _CONTROLS]
    text = unicodedata.normalize("NFC", text.translate(_WITHOUT_CONTROLS))
    piled = _marks.findall(text)
    if piled:
        gone += [f"U+{ord(run[-1]):04X} and others" for run in piled]
        text = _marks.sub(lambda match: match.group()[:MAX_MARKS_ON_A_LETTER], text)
    return fold_spaces(text), gone
