"""What a paper is once it is read: its paragraphs in order, what was left out of them, and what it says of itself."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

MOST_CHARACTERS = 4_000_000
"""Of body text. The longest peace agreements have some 600,000; a proposal file may hold 16 million bytes."""

MOST_PARAGRAPHS = 60_000


class OmissionReason(StrEnum):
    """Why a piece of a paper is in no provision."""

    DELETED = "deleted in tracked changes"
    HIDDEN = "hidden text"
    NOTE = "footnote or endnote"
    MARGIN = "header or footer"
    PAGE_NUMBER = "page number"
    REPEATED = "repeated at the edge of pages"
    CONTENTS = "table of contents"
    BLANK_LINE = "line to be filled in"
    CONTROL = "control character"
    COMMENT = "comment"


class Omission(Struct, frozen=True):
    """A piece of the paper that no provision quotes. `in_body`: it stands among the paragraphs, not beside them."""

    text: str
    reason: OmissionReason
    page: int | None = None
    in_body: bool = False


class PaperParagraph(Struct, frozen=True):
    """One paragraph, with white space folded to single spaces.

    `number` is one that the word processor computes and the text does not hold: `5.1`, `(a)`. `level` is that of the
    list it belongs to, from 0. `heading` is the level of a heading, from 1, and 0 for text. `bullet`: an item of a list
    without numbers. `title`: marked as the title of the whole.
    """

    text: str
    number: str = ""
    level: int = 0
    heading: int = 0
    bullet: bool = False
    title: bool = False
    page: int | None = None


class Paper(Struct, frozen=True):
    """A paper as it was read. `remarks` are what a coder must know of the reading; `language` is one the file names."""

    kind: str
    paragraphs: tuple[PaperParagraph, ...]
    left_out: tuple[Omission, ...] = ()
    remarks: tuple[str, ...] = ()
    title: str = ""
    date: str = ""
    language: str = ""
    pages: int | None = None
