"""What a gap report holds, in the order in which it is read; formats turn it into bytes and add nothing."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from ceasefire_diff.model.proposal import Status
from ceasefire_diff.outline.outline import Column
from ceasefire_diff.outline.report_rows import KeyEntry, ReportGroup, ReportRow
from ceasefire_diff.pictures.shapes import Drawing
from ceasefire_diff.wording.quoted import Sentence


class Layout(StrEnum):
    """What the middle of a report is."""

    TABLE = "table"
    BRACKETS = "brackets"


class ReportOptions(Struct, frozen=True):
    """What whoever makes a report asked for.

    `statuses` are those whose provisions may leave the room, all if empty; `numbers` are the row numbers an earlier
    report gave, by row id; `edition_for` is the party whose column comes first.
    """

    layout: Layout = Layout.TABLE
    edition_for: str | None = None
    statuses: frozenset[Status] = frozenset()
    with_internal: bool = False
    contact: str | None = None
    numbers: Mapping[str, int] = field(default_factory=dict)


class Line(Struct, frozen=True):
    """A sentence or a value, and the numbers of the rows where it can be looked up."""

    words: Sentence
    rows: tuple[int, ...] = ()


class Paragraph(Struct, frozen=True):
    """One line that stands by itself."""

    line: Line


class Listing(Struct, frozen=True):
    """Lines under one another; `lead` says what they have in common, where something does."""

    items: tuple[Line, ...]
    lead: Sentence | None = None


class Grid(Struct, frozen=True):
    """A small table: a head, and rows of cells, each cell of several lines. Its columns are of equal weight."""

    title: Sentence
    head: tuple[Sentence, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]


class Picture(Struct, frozen=True):
    """A drawing for formats that show pictures; others print what it says in words, `drawing.description`."""

    drawing: Drawing


Block = Paragraph | Listing | Grid | Picture


class Part(Struct, frozen=True):
    """One part of a report: a heading with what stands under it. `id` is stable and made of ASCII words."""

    id: str
    title: str
    blocks: tuple[Block, ...]


class BracketedLine(Struct, frozen=True):
    """One line of the single text with brackets.

    `whose` is None for what the texts say alike, else what the text that alone says it is called.
    """

    words: Sentence
    whose: str | None = None
    is_blank: bool = False


class BracketedRow(Struct, frozen=True):
    """One matter in the single text with brackets, with the number it has in the table."""

    number: int
    title: Sentence
    lines: tuple[BracketedLine, ...]


class BracketedGroup(Struct, frozen=True):
    """A family of topics in the single text with brackets."""

    id: str
    title: str
    rows: tuple[BracketedRow, ...]


class GapReport(Struct, frozen=True):
    """All that a gap report says.

    `status_note` stands on page one, `footer` on every page. `columns` are in the order of the report. `brackets` is
    None where the layout is the table; `groups` are told in both. `retired` are numbers of an earlier report whose rows
    are gone, by row id, so that the next report does not use them either.
    """

    title: Sentence
    status_note: tuple[Sentence, ...]
    footer: Sentence
    columns: tuple[Column, ...]
    notices: tuple[Sentence, ...]
    key: tuple[KeyEntry, ...]
    before: tuple[Part, ...]
    groups: tuple[ReportGroup, ...]
    after: tuple[Part, ...]
    annexes: tuple[Part, ...]
    brackets: tuple[BracketedGroup, ...] | None = None
    retired: Mapping[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[ReportRow, ...]:
        """Every row, in order."""
        return tuple(row for group in self.groups for row in group.rows)
