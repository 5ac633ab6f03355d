"""Reads an OpenDocument text (.odt) over lxml; the numbers of its lists are counted from their styles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from msgspec import Struct

from ceasefire_diff.drafting.papers import Omission, OmissionReason, Paper, PaperParagraph
from ceasefire_diff.drafting.papers.bounded import Archive, fold_spaces, parse_xml
from ceasefire_diff.drafting.papers.list_numbers import list_number
from ceasefire_diff.source.diagnostics import refused

_NS: Final = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT: Final = f"{{{_NS}text:1.0}}"
STYLE: Final = f"{{{_NS}style:1.0}}"
OFFICE: Final = f"{{{_NS}office:1.0}}"
TABLE: Final = f"{{{_NS}table:1.0}}"
META: Final = f"{{{_NS}meta:1.0}}"
LOEXT: Final = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
_MOST_SPACES: Final = 100
_CONTENT: Final = "content.xml"


class _Level(Struct, frozen=True):
    format: str
    prefix: str
    suffix: str
    start: int
    shown: int
    pattern: str


def read_open_document(archive: Archive, file: str) -> Paper:
    """The paper in an .odt file; raises CannotRun."""
    manifest = archive.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise refused(
            "paper.encrypted", "The file is protected by a password", "Open it and save it without a password", file
        )
    data = archive.read(_CONTENT)
    if data is None:
        raise refused(
            "paper.damaged", "The file holds no text of an OpenDocument", "Save it again as .odt or .docx", file
        )
    root = parse_xml(data, file, _CONTENT)
    styles = archive.read("styles.xml")
    reader = _Reader([root, *([parse_xml(styles, file, "styles.xml")] if styles else [])])
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is not None:
        reader.blocks(body)
    meta = archive.read("meta.xml")
    about = parse_xml(meta, file, "meta.xml").find(f"{OFFICE}meta") if meta else None

    def said(tag: str) -> str:
        node = None if about is None else about.find(tag)
        return fold_spaces(node.text or "") if node is not None else ""

    return Paper(
        kind="OpenDocument",
        paragraphs=tuple(reader.paragraphs),
        left_out=tuple(reader.left_out),
        remarks=tuple(reader.remarks()),
        title=said(f"{_DC}title"),
        date=(said(f"{META}creation-date") or said(f"{_DC}date"))[:10],
        language=said(f"{_DC}language"),
        pages=reader.page if reader.page > 1 else None,
    )


class _Lists:
    """The list styles of a document and the counters of its lists."""

    def __init__(self, roots: list[Any]) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self.paragraph_lists: dict[str, str] = {}
        self._counters: dict[str, dict[int, int]] = {}
        for root in roots:
            for style in root.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
                name = "outline" if style.tag == f"{TEXT}outline-style" else style.get(f"{STYLE}name", "")
                self._levels[name] = {
                    int(each.get(f"{TEXT}level", "1")): _level(each)
                    for each in style
                    if each.get(f"{TEXT}level", "1").isdecimal()
                }
            for style in root.iter(f"{STYLE}style"):
                if (listed := style.get(f"{STYLE}list-style-name")) is not None:
                    self.paragraph_lists[style.get(f"{STYLE}name", "")] = listed
                elif (parent := style.get(f"{STYLE}parent-style-name")) in self.paragraph_lists:
                    self.paragraph_lists[style.get(f"{STYLE}name", "")] = self.paragraph_lists[parent]

    def is_bullet(self, style: str, depth: int) -> bool:
        """Whether a level shows no number."""
        level = self._levels.get(style, {}).get(depth)
        return level is None or not level.format

    def restart(self, key: str) -> None:
        """Begin a list anew."""
        self._counters.pop(key, None)

    def count(self, key: str, style: str, depth: int, start: int | None) -> str:
        """The number of the next item."""
        levels = self._levels.get(style, {})
        counters = self._counters.setdefault(key, {})
        level = levels.get(depth)
        first = level.start if level else 1
        counters[depth] = start if start is not None else counters[depth] + 1 if depth in counters else first
        for deeper in [each for each in counters if each > depth]:
            del counters[deeper]
        if level is None or not level.format:
            return ""

        def shown(at: int) -> str:
            of = levels.get(at)
            return list_number(counters.get(at, of.start if of else 1), of.format if of else "1")

        if level.pattern:
            text = level.pattern
            for at in range(1, 11):
                text = text.replace(f"%{at}%", shown(at))
            return text.strip()
        places = [shown(at) for at in range(depth - level.shown + 1, depth + 1)]
        return f"{level.prefix}{'.'.join(each for each in places if each)}{level.suffix}".strip()


def _level(node: Any) -> _Level:
    numbered = node.tag.endswith(("list-level-style-number", "outline-level-style"))
    start, shown = node.get(f"{TEXT}start-value", "1"), node.get(f"{TEXT}display-levels", "1")
    return _Level(
        format=node.get(f"{STYLE}num-format", "") if numbered else "",
        prefix=node.get(f"{STYLE}num-prefix", ""),
        suffix=node.get(f"{STYLE}num-suffix", ""),
        start=int(start) if start.isdecimal() else 1,
        shown=int(shown) if shown.isdecimal() else 1,
        pattern=node.get(f"{LOEXT}num-list-format") or node.get(f"{STYLE}num-list-format", ""),
    )


class _Reader:
    """Walks the body once, in order."""

    def __init__(self, roots: list[Any]) -> None:
        self.paragraphs: list[PaperParagraph] = []
        self.left_out: list[Omission] = []
        self.page = 1
        self._lists = _Lists(roots)
        self._deleted = 0
        self._keys: dict[str, str] = {}
        self._titles = {
            each.get(f"{STYLE}name", "")
            for root in roots
            for each in root.iter(f"{STYLE}style")
            if "Title" in (each.get(f"{STYLE}name"), each.get(f"{STYLE}parent-style-name"))
        }
        self._last_of_style: dict[str, str] = {}

    def remarks(self) -> Iterator[str]:
        """What a coder must know of the reading."""
        if self._deleted:
            yield f"The file has tracked changes: insertions are read, {self._deleted} deletions are left out"

    def blocks(self, parent: Any) -> None:
        """Read paragraphs, lists, tables and sections."""
        for node in parent:
            tag = node.tag
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                self._paragraph(node, "", 0, bullet=False)
            elif tag == f"{TEXT}list":
                self._list(node, "", "", 1)
            elif tag == f"{TEXT}tracked-changes":
                self._tracked(node)
            elif tag in (f"{TEXT}table-of-content", f"{TEXT}alphabetical-index", f"{TEXT}illustration-index"):
                text = fold_spaces(" ".join(node.itertext()))
                self.left_out.append(Omission(text, OmissionReason.CONTENTS, self._page(), in_body=True))
            elif tag == f"{TEXT}soft-page-break":
                self.page += 1
            elif tag in _BLOCKS or tag.startswith(TABLE):
                self.blocks(node)

    def _tracked(self, node: Any) -> None:
        for region in node.iter(f"{TEXT}deletion"):
            text = fold_spaces(" ".join(part for each in region if each.tag != _INFO for part in each.itertext()))
            if text:
                self._deleted += 1
                self.left_out.append(Omission(text, OmissionReason.DELETED))

    def _list(self, node: Any, style: str, key: str, depth: int) -> None:
        style = node.get(f"{TEXT}style-name", "") or (self._style_of_first(node) if depth == 1 else style)
        key = self._key(node, style) if depth == 1 else key
        for item in node:
            if item.tag in (f"{TEXT}list-item", f"{TEXT}list-header"):
                self._item(item, style, key, depth)

    def _key(self, node: Any, style: str) -> str:
        """The counters a list goes by: those of the list it continues, or its own."""
        key = self._keys.get(node.get(f"{TEXT}continue-list", ""), "")
        if not key and node.get(f"{TEXT}continue-numbering") == "true":
            key = self._last_of_style.get(style, "")
        own = node.get(_XML_ID) or f"{style}#{len(self._keys)}#{len(self.paragraphs)}"
        if not key:
            key = own
            self._lists.restart(key)
        self._keys[own] = key
        self._last_of_style[style] = key
        return key

    def _item(self, item: Any, style: str, key: str, depth: int) -> None:
        """An item: its first paragraph has the number, those behind it have none."""
        counted = item.tag == f"{TEXT}list-header"
        for child in item:
            if child.tag == f"{TEXT}list":
                self._list(child, style, key, depth + 1)
            elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                number, bullet = "", False
                if not counted:
                    start = item.get(f"{TEXT}start-value", "")
                    number = self._lists.count(key, style, depth, int(start) if start.isdecimal() else None)
                    bullet, counted = self._lists.is_bullet(style, depth), True
                self._paragraph(child, number, depth - 1, bullet=bullet)
            elif child.tag == f"{TEXT}soft-page-break":
                self.page += 1

    def _style_of_first(self, node: Any) -> str:
        first = next(node.iter(f"{TEXT}p", f"{TEXT}h"), None)
        return "" if first is None else self._lists.paragraph_lists.get(first.get(f"{TEXT}style-name", ""), "")

    def _paragraph(self, node: Any, number: str, level: int, *, bullet: bool) -> None:
        pieces: list[str] = []
        boxes: list[Any] = []
        page = self.page
        self._inside(node, pieces, boxes)
        heading = node.get(f"{TEXT}outline-level", "") if node.tag == f"{TEXT}h" else ""
        depth = int(heading) if heading.isdecimal() else 0
        if depth and not number and node.get(f"{TEXT}is-list-header") != "true":
            number = self._lists.count("outline", "outline", depth, None)
        if text := fold_spaces("".join(pieces)):
            title = node.get(f"{TEXT}style-name", "") in self._titles
            self.paragraphs.append(
                PaperParagraph(text, number, level, depth, bullet, title, page if page > 1 else None)
            )
        for box in boxes:
            self.blocks(box)

    def _inside(self, node: Any, pieces: list[str], boxes: list[Any]) -> None:
        pieces.append(node.text or "")
        for child in node:
            tag = child.tag
            if tag == f"{TEXT}s":
                count = child.get(f"{TEXT}c", "1")
                pieces.append(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
            elif tag in (f"{TEXT}tab", f"{TEXT}line-break"):
                pieces.append(" ")
            elif tag == f"{TEXT}soft-page-break":
                self.page += 1
            elif tag == f"{TEXT}note":
                body = child.find(f"{TEXT}note-body")
                text = "" if body is None else fold_spaces(" ".join(body.itertext()))
                self.left_out.append(Omission(text, OmissionReason.NOTE, self._page()))
            elif tag in (f"{OFFICE}annotation", f"{OFFICE}annotation-end"):
                if text := fold_spaces(" ".join(each.text or "" for each in child.iter(f"{TEXT}p"))):
                    self.left_out.append(Omission(text, OmissionReason.COMMENT, self._page()))
            elif tag.endswith("}text-box"):
                boxes.append(child)
            elif tag not in (f"{TEXT}number", f"{TEXT}hidden-text", f"{TEXT}ruby-text"):
                self._inside(child, pieces, boxes)
            pieces.append(child.tail or "")

    def _page(self) -> int | None:
        return self.page if self.page > 1 else None


_INFO: Final = f"{OFFICE}change-info"
_BLOCKS: Final = frozenset({f"{TEXT}section", f"{TEXT}numbered-paragraph", f"{TEXT}index-body", f"{OFFICE}text"})
