"""The few kinds of block a document is made of; a renderer is a walk over them and knows nothing of proposals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.wording.quoted import Sentence

if TYPE_CHECKING:
    from ceasefire_diff.pictures.shapes import Drawing  # few documents hold a picture


class Role(StrEnum):
    """What a line is in its place, which decides how it looks; no look belongs to a party."""

    PLAIN = "plain"
    STRONG = "strong"
    FAINT = "faint"
    NOTE = "note"
    """What a paper is and is not."""
    NOTICE = "notice"
    LEAD = "lead"
    ISSUE = "issue"
    ABOUT = "about"
    VERDICT = "verdict"
    PAIR = "pair"
    MEETS = "meets"
    OPTION = "option"
    CLAUSE = "clause"
    HEADING_OF_TEXT = "heading-of-text"
    TEXT = "text"
    TERM = "term"
    SILENCE = "silence"
    CAVEAT = "caveat"
    REASON = "reason"
    DETAIL = "detail"
    SHORT = "short"
    """A cell of an overview: a few words and where they stand."""
    BRACKETS = "brackets"
    """A line of the single text."""
    WORKING = "working"
    """What the room wrote."""
    BLANK = "blank"
    """A blank to be filled in."""


class Line(Struct, frozen=True):
    """A sentence or a value, and the numbers of the rows where it can be looked up.

    `verdict` is what a line of that role tells. `language` is that of quoted words (BCP 47) where the file says it,
    `verbatim` whether they are the text's own and not a paraphrase.
    """

    words: Sentence
    rows: tuple[int, ...] = ()
    role: Role = Role.PLAIN
    lead: Sentence | None = None
    """What stands in front of the words, less prominent: a clause, the name of a value."""
    verdict: Verdict | None = None
    language: str | None = None
    verbatim: bool = False


class Paragraph(Struct, frozen=True):
    """One line that stands by itself; `number` is that of a row that stands here, which references lead to."""

    line: Line
    number: int | None = None


class Listing(Struct, frozen=True):
    """Lines under one another, or one after the other where `inline`; `lead` says what they have in common."""

    items: tuple[Line, ...]
    lead: Sentence | None = None
    inline: bool = False


class ColumnKind(StrEnum):
    """What a column holds, which decides how wide it is. Columns of texts are of equal width in every format."""

    NUMBER = "number"
    ISSUE = "issue"
    MARK = "mark"
    """A few signs: as wide as they, or a word of its head, need."""
    TEXT = "text"
    OWN = "own"
    """Words of the tool, as wide as they need."""
    FILLED_IN = "filled-in"
    """Left empty for the room to write in; comes back with what was written."""


class Column(Struct, frozen=True):
    """A column of a table with its head."""

    head: Line
    kind: ColumnKind = ColumnKind.OWN
    note: Sentence | None = None
    """What stands small under the head."""


class TableRow(Struct, frozen=True):
    """One row of a table. `number` is what references lead to, `id` the row of the comparison, in every report.

    `below` runs under the cells, across all columns of texts; of a row without cells, across the table. A row whose
    only cell has the role LEAD is a band: a heading across the table for the rows that follow.
    """

    cells: tuple[tuple[Line, ...], ...]
    number: int | None = None
    id: str = ""
    verdicts: tuple[Verdict, ...] = ()
    below: tuple[Line, ...] = ()
    topic: str = ""

    @property
    def is_band(self) -> bool:
        """Whether this is a heading for the rows that follow."""
        return len(self.cells) == 1 and bool(self.cells[0]) and self.cells[0][0].role is Role.LEAD


class Table(Struct, frozen=True):
    """A table; `about` says what it is to those who cannot see it. One that is `dense` stands without rules."""

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    about: str = ""
    dense: bool = False


def grid(head: Sequence[Sentence], rows: Iterable[Sequence[tuple[Line, ...]]], about: str) -> Table:
    """A small table: columns whose head is a name of a text are those of texts, the others the tool's own."""
    kinds = (ColumnKind.TEXT if any(quoted for _, quoted in each.pieces) else ColumnKind.OWN for each in head)
    columns = tuple(Column(Line(words), kind) for words, kind in zip(head, kinds, strict=True))
    return Table(columns, tuple(TableRow(tuple(row)) for row in rows), about)


class Figure(Struct, frozen=True):
    """A drawing for formats that show pictures; others print what it says in words, `drawing.description`."""

    drawing: Drawing


Block = Paragraph | Listing | Table | Figure


class Section(Struct, frozen=True):
    """A heading with what stands under it. `id` is stable and made of ASCII words; `title` may be empty."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    level: int = 1


class Document(Struct, frozen=True):
    """All that a paper, a page or a screen shows, in the order in which it is read.

    `footer` stands on every page of what has pages.
    """

    title: Sentence
    sections: tuple[Section, ...]
    footer: Sentence | None = None
    language: str = "en"

    def section(self, section_id: str) -> Section | None:
        """The section of that id."""
        return next((each for each in self.sections if each.id == section_id), None)
