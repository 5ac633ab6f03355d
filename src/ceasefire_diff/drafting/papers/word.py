"""Reads a Word document (.docx) over lxml: its body, what stands beside it, and what the file says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ceasefire_diff.drafting.papers import Omission, OmissionReason, Paper
from ceasefire_diff.drafting.papers.bounded import Archive, fold_spaces, parse_xml
from ceasefire_diff.drafting.papers.word_body import WordBody
from ceasefire_diff.drafting.papers.word_numbering import Numbering, Styles, W, value
from ceasefire_diff.source.diagnostics import refused

_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_TERMS: Final = "{http://purl.org/dc/terms/}"
_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_MAIN: Final = "word/document.xml"
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL: Final = W[1:-1].encode()


def read_word(archive: Archive, file: str) -> Paper:
    """The paper in a .docx file; raises CannotRun."""
    main = _main_part(archive, file)
    styles = Styles(_part(archive, "word/styles.xml", file))
    numbering = Numbering(_part(archive, "word/numbering.xml", file), styles)
    body = main.find(f"{W}body")
    reader = WordBody(styles, numbering)
    if body is not None:
        reader.blocks(body, contents=False)
        reader.finish()
    return Paper(
        kind="Word",
        paragraphs=reader.paged,
        left_out=(*reader.left_out, *_beside(archive, file)),
        remarks=tuple(_remarks(reader, archive, file)),
        **_about(archive, file),
        pages=reader.page if reader.pages_known else None,
    )


def _main_part(archive: Archive, file: str) -> Any:
    data = archive.read(_MAIN)
    if data is None:
        raise refused("paper.damaged", "The file holds no text of a Word document", "Save it again as .docx", file)
    return parse_xml(data.replace(_STRICT, _TRANSITIONAL), file, _MAIN)


def _part(archive: Archive, name: str, file: str) -> Any:
    data = archive.read(name)
    return None if data is None else parse_xml(data.replace(_STRICT, _TRANSITIONAL), file, name)


def _beside(archive: Archive, file: str) -> Iterator[Omission]:
    """Footnotes, comments, headers and footers: words of the file that are no part of its body."""
    seen: set[str] = set()
    for name in sorted(archive.names()):
        stem = name.removeprefix("word/").rstrip("0123456789.xml") if name.startswith("word/") else ""
        reason = _BESIDE.get(stem)
        if reason is None or not name.endswith(".xml"):
            continue
        root = _part(archive, name, file)
        for note in root.iter(f"{W}footnote", f"{W}endnote", f"{W}comment", f"{W}hdr", f"{W}ftr"):
            text = fold_spaces(" ".join(each.text or "" for each in note.iter(f"{W}t")))
            if text and (reason is not OmissionReason.MARGIN or text not in seen):
                seen.add(text)
                yield Omission(text, reason)


_BESIDE: Final = {
    "footnotes": OmissionReason.NOTE,
    "endnotes": OmissionReason.NOTE,
    "comments": OmissionReason.COMMENT,
    "header": OmissionReason.MARGIN,
    "footer": OmissionReason.MARGIN,
}


def _remarks(reader: WordBody, archive: Archive, file: str) -> Iterator[str]:
    deleted = sum(each.reason is OmissionReason.DELETED for each in reader.left_out)
    if deleted or reader.insertions:
        yield f"The file has tracked changes: {reader.insertions} insertions are read, {deleted} deletions are left out"
    if reader.list_fields:
        yield f"{reader.list_fields} numbers are made by fields (LISTNUM or AUTONUM) and cannot be read"
    if reader.unknown_formats:
        yield f"Numbers of the format {', '.join(sorted(reader.unknown_formats))} are written in digits"
    if reader.symbols:
        yield f"{reader.symbols} characters of a symbol font are written as \N{WHITE SQUARE}"
    if _refers_outside(archive, file):
        yield "The file refers to a template or an object at an outside address; nothing was fetched"


def _refers_outside(archive: Archive, file: str) -> bool:
    for name in ("word/_rels/document.xml.rels", "word/_rels/settings.xml.rels"):
        root = _part(archive, name, file)
        for each in () if root is None else root.iter(f"{_RELATIONS}Relationship"):
            kind = each.get("Type", "").rpartition("/")[2]
            if each.get("TargetMode") == "External" and kind != "hyperlink":
                return True
    return False


def _about(archive: Archive, file: str) -> dict[str, str]:
    """What the file says of itself."""
    core = _part(archive, "docProps/core.xml", file)
    styles = _part(archive, "word/styles.xml", file)
    found = {"title": "", "date": "", "language": ""}
    if core is not None:
        for key, tag in (("title", f"{_DC}title"), ("language", f"{_DC}language"), ("date", f"{_TERMS}created")):
            node = core.find(tag)
            found[key] = fold_spaces(node.text or "") if node is not None else ""
    lang = None if styles is None else styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    found["language"] = found["language"] or ("" if lang is None else value(lang))
    found["date"] = found["date"][:10]
    return found
