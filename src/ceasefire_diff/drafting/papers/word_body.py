"""Walks the body of a Word document: paragraphs with the numbers they show, insertions read, deletions not."""

from __future__ import annotations

from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.drafting.papers import Omission, OmissionReason, PaperParagraph
from ceasefire_diff.drafting.papers.bounded import fold_spaces
from ceasefire_diff.drafting.papers.word_numbering import Numbering, Styles, W, is_on, value

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LISTNUM: Final = ("LISTNUM", "AUTONUM")
_PRIVATE_USE: Final = range(0xE000, 0xF900)


class _Open(Struct):
    """A paragraph being read; one whose mark is deleted goes on in the next."""

    properties: Any
    pieces: list[str]
    page: int


class WordBody:
    """Walks the body once, in order, for numbers count on."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.paragraphs: list[PaperParagraph] = []
        self.left_out: list[Omission] = []
        self.insertions = self.symbols = self.list_fields = 0
        self.page = 1
        self.pages_known = False
        self._styles = styles
        self._numbering = numbering
        self._open: _Open | None = None
        self._boxes: list[Any] = []
        self._began = 0
        """The page on which the words of the paragraph being read begin."""

    @property
    def unknown_formats(self) -> set[str]:
        """Formats of numbers that are shown in digits here and may look otherwise in Word."""
        return self._numbering.unknown_formats

    def blocks(self, parent: Any, *, contents: bool) -> None:
        """Read paragraphs and tables, whatever they are wrapped in."""
        for node in parent:
            if node.tag == f"{W}p":
                self._paragraph(node, contents=contents)
            elif node.tag in _PASSED_OVER:
                continue
            elif node.tag == f"{_MC}AlternateContent":
                self._alternate(node, lambda each: self.blocks(each, contents=contents))
            else:
                gallery = node.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery") if node.tag == f"{W}sdt" else None
                self.blocks(node, contents=contents or value(gallery) == "Table of Contents")

    def finish(self) -> None:
        """Close a paragraph that was left open, and read text boxes that are left."""
        if self._open is not None:
            self._close(self._open, contents=False)
            self._open = None
        while self._boxes:
            self.blocks(self._boxes.pop(0), contents=False)

    def _paragraph(self, node: Any, *, contents: bool) -> None:
        properties = node.find(f"{W}pPr")
        waiting, self._open = self._open, None
        going_on = waiting is not None and any(piece.strip() for piece in waiting.pieces)
        pieces = waiting.pieces if waiting is not None else []
        current = _Open(waiting.properties if waiting and going_on else properties, pieces, self.page)
        self._began = 0
        for child in node:
            self._run(child, current.pieces)
        current.page = current.page if going_on else self._began or self.page
        mark = None if properties is None else properties.find(f"{W}rPr")
        if mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None):
            self._open = current
            return
        self._close(current, contents=contents)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box, contents=contents)

    def _close(self, current: _Open, *, contents: bool) -> None:
        properties = current.properties
        style = "" if properties is None else value(properties.find(f"{W}pStyle"))
        style = style or self._styles.default
        name = self._styles.name(style)
        if contents or name.startswith("toc "):
            if text := fold_spaces("".join(current.pieces)):
                self.left_out.append(Omission(text, OmissionReason.CONTENTS, self._page_of(current), in_body=True))
            return
        listed = self._numbering.next(None if properties is None else properties.find(f"{W}numPr"), style)
        text = fold_spaces("".join(current.pieces))
        if not text:
            return
        self.paragraphs.append(
            PaperParagraph(
                text,
                number=listed.number if listed else "",
                level=listed.level if listed else 0,
                heading=self._heading(style, name, properties),
                bullet=listed is not None and listed.bullet,
                title=name == "title",
                page=self._page_of(current),
            )
        )

    def _page_of(self, current: _Open) -> int | None:
        return current.page if self.pages_known else None

    @property
    def paged(self) -> tuple[PaperParagraph, ...]:
        """The paragraphs; those before the first break of a page stand on page 1, where there is any."""
        if not self.pages_known:
            return tuple(self.paragraphs)
        return tuple(each if each.page else replace(each, page=1) for each in self.paragraphs)

    def _heading(self, style: str, name: str, properties: Any) -> int:
        if name.startswith("heading ") and name[8:].isdecimal():
            return int(name[8:])
        outline = None if properties is None else properties.find(f"{W}outlineLvl")
        for each in self._styles.chain(style):
            outline = outline if outline is not None else each.find(f"{W}pPr/{W}outlineLvl")
        level = value(outline)
        return int(level) + 1 if level.isdecimal() and int(level) < 9 else 0  # noqa: PLR2004 - nine means text

    def _run(self, node: Any, pieces: list[str], *, hidden: bool = False) -> None:
        """Read what stands inside a paragraph, in order."""
        tag = node.tag
        if tag == f"{W}t":
            if hidden:
                self.left_out.append(Omission(node.text or "", OmissionReason.HIDDEN, self._page()))
            else:
                pieces.append(node.text or "")
                self._began = self._began or (self.page if (node.text or "").strip() else 0)
        elif tag == f"{W}r":
            vanish = node.find(f"{W}rPr/{W}vanish")
            self._children(node, pieces, hidden=hidden or is_on(vanish))
        elif tag in _DELETED:
            text = fold_spaces("".join(each.text or "" for each in node.iter(f"{W}delText", f"{W}t")))
            if text:
                self.left_out.append(Omission(text, OmissionReason.DELETED, self._page()))
        elif tag == f"{_MC}AlternateContent":
            self._alternate(node, lambda each: self._children(each, pieces, hidden=hidden))
        elif tag == f"{W}txbxContent":
            self._boxes.append(node)
        elif (sign := self._sign(node)) is not None:
            pieces.append(sign)
        elif tag not in _PASSED_OVER:
            self.insertions += tag in (f"{W}ins", f"{W}moveTo")
            self._children(node, pieces, hidden=hidden)

    def _sign(self, node: Any) -> str | None:
        """What an element stands for that holds no text itself; None for any other."""
        tag = node.tag
        if tag in _SPACES:
            self.page += tag == f"{W}br" and node.get(f"{W}type") == "page" and not self.pages_known
            return " "
        if tag == f"{W}lastRenderedPageBreak":
            self.page, self.pages_known = (self.page + 1 if self.pages_known else 2), True
            return ""
        if tag == f"{W}instrText":
            self.list_fields += (node.text or "").strip().startswith(_LISTNUM)
            return ""
        if tag == f"{W}noBreakHyphen":
            return "\u2011"
        return self._symbol(node) if tag == f"{W}sym" else None

    def _page(self) -> int | None:
        return self.page if self.pages_known else None

    def _children(self, node: Any, pieces: list[str], *, hidden: bool) -> None:
        for child in node:
            self._run(child, pieces, hidden=hidden)

    def _alternate(self, node: Any, read: Any) -> None:
        """The first of several forms of one thing: else its words would be read twice."""
        chosen = node.find(f"{_MC}Choice")
        chosen = node.find(f"{_MC}Fallback") if chosen is None else chosen
        if chosen is not None:
            read(chosen)

    def _symbol(self, node: Any) -> str:
        code = node.get(f"{W}char", "")
        try:
            number = int(code, 16)
        except ValueError:
            number = 0
        if number in _PRIVATE_USE or not 0 < number < 0xD800:  # noqa: PLR2004 - surrogates
            self.symbols += 1
            return "\N{WHITE SQUARE}"
        return chr(number)


_PASSED_OVER: Final = frozenset(
    f"{W}{name}"
    for name in (
        "pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "delText", "fldChar", "del",
        "footnoteReference", "endnoteReference", "commentReference", "annotationRef", "footnoteRef", "endnoteRef",
        "moveFrom", "softHyphen", "delInstrText",
    )
)  # fmt: skip
_DELETED: Final = frozenset({f"{W}del", f"{W}moveFrom"})
_SPACES: Final = frozenset(f"{W}{name}" for name in ("tab", "br", "cr", "ptab"))
