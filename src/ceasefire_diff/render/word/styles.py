"""The styles of a report by the names people see in Word, and sees that a document has each: its own, else ours."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.styles import CT_Style


def styles_of(document: Document, plain: Document) -> Mapping[Style, str]:
    """The id of each style in `document`, those it lacks taken over from `plain`, which has them all.

    Names count, as they do for people in Word; ids differ between the languages Word is in. Upper and lower case are
    one, for Word itself writes `heading 1` for what it shows as Heading 1.
    """
    ids = {str(each.name_val).casefold(): str(each.styleId) for each in _all(document) if each.name_val}
    if document is not plain:
        _Adding(document, plain, ids).add_all()
    return {style: ids[style.casefold()] for style in Style}


def _all(document: Document) -> list[CT_Style]:
    return list(document.styles.element.style_lst)


class _Adding:
    """Takes styles over from one document into another, with those they rest on."""

    def __init__(self, document: Document, plain: Document, ids: dict[str, str]) -> None:
        self._document = document
        self._plain = plain
        self._ids = ids
        self._ours = {str(each.styleId): each for each in _all(plain)}
        self._taken = {str(each.styleId) for each in _all(document)}

    def add_all(self) -> None:
        """Add each style that the document has none of that name for."""
        for style_id in self._ours:
            self._id_here(style_id)

    def _id_here(self, style_id: str) -> str:
        """The id that a style of ours has in the document; it is added first if it is missing."""
        ours = self._ours[style_id]
        name = str(ours.name_val).casefold()
        if name not in self._ids:
            self._ids[name] = self._add(ours)
        return self._ids[name]

    def _add(self, ours: CT_Style) -> str:
        from docx.oxml.ns import qn  # noqa: PLC0415 - loaded with the document

        added = deepcopy(ours)
        number = 1
        while added.styleId in self._taken:
            number += 1
            added.styleId = f"{ours.styleId}{number}"
        self._taken.add(str(added.styleId))
        # Which style is the default is for the template to say.
        added.attrib.pop(qn("w:default"), None)
        for link in added.xpath("w:basedOn | w:next"):
            link.set(qn("w:val"), self._id_here(link.get(qn("w:val"))))
        for number_id in added.xpath("w:pPr/w:numPr/w:numId"):
            number_id.set(qn("w:val"), str(_add_bullets(self._document, self._plain)))
        self._document.styles.element.append(added)
        return str(added.styleId)


def _add_bullets(document: Document, plain: Document) -> int:
    """Add the one kind of list a report has; returns its number in the document."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE  # noqa: PLC0415 - loaded with the document
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.parts.numbering import NumberingPart  # noqa: PLC0415

    ours: Any = plain.part.numbering_part.element
    try:
        numbering: Any = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        package = document.part.package
        name = package.next_partname("/word/numbering%d.xml")
        part = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, deepcopy(ours), package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return int(ours.num_lst[0].numId)
    element = numbering.element
    kind = deepcopy(ours.xpath("w:abstractNum")[0])
    taken = [int(each) for each in element.xpath("w:abstractNum/@w:abstractNumId")]
    kind.set(qn("w:abstractNumId"), str(max(taken, default=-1) + 1))
    # Every kind of list stands before the lists.
    first = element.xpath("w:num")
    if first:
        first[0].addprevious(kind)
    else:
        element.append(kind)
    return int(element.add_num(int(kind.get(qn("w:abstractNumId")))).numId)


class Style(StrEnum):
    """A style by its name, which is what a template's own style of the same kind is found by."""

    NORMAL = "Normal"
    TITLE = "Title"
    PART = "heading 1"
    GROUP = "heading 2"
    MATTER_HEADING = "heading 3"
    BULLET = "List Bullet"
    CAPTION = "caption"
    HEADER = "header"
    STATUS_NOTE = "Gap Status Note"
    NOTICE = "Gap Notice"
    KEY = "Gap Key"
    LEAD = "Gap Lead"
    FACTS = "Gap Facts"
    RUN_IN = "Gap Run-in List"
    DETAIL = "Gap Detail"
    CAVEAT = "Gap Caveat"
    REASON = "Gap Reason"
    BAND = "Gap Band"
    BETWEEN = "Gap Between"
    CONTENTS = "toc 1"
    SINGLE_TEXT = "Gap Single Text"
    PICTURE = "Gap Picture"
    CELL = "Gap Cell"
    COLUMN_HEAD = "Gap Column Head"
    COLUMN_NOTE = "Gap Column Note"
    MATTER = "Gap Matter"
    OBJECTS = "Gap Objects"
    WORDS_OF_THE_ROOM = "Gap Words of the Room"
    PAIR = "Gap Pair"
    MEETS_BOTH = "Gap Meets Both"
    OPTION = "Gap Option"
    CLAUSE = "Gap Clause"
    OWN_HEADING = "Gap Own Heading"
    TEXT = "Gap Text"
    TERM = "Gap Term"
    SILENCE = "Gap Silence"
    WORKING_TEXT = "Gap Working Text"
    FOOTER = "Gap Footer"
    PAGE_NUMBER = "Gap Page Number"
    ROW_NUMBER = "Gap Row Number"
    ROW_REFERENCE = "Gap Row Reference"
    TERM_NAME = "Gap Term Name"
    PARTY = "Gap Party"
    SIGN = "Gap Sign"
    TABLE = "Gap Table"
