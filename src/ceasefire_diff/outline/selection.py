"""Says what of a comparison is shown, and how much of it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from ceasefire_diff.comparing.comparison import Row
from ceasefire_diff.model.verdict import Verdict


class Selection(Struct, frozen=True):
    """Rows with one of these verdicts for some pair, of one of these topics or ids; an empty set asks nothing."""

    verdicts: frozenset[Verdict] = frozenset()
    topics: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()

    @property
    def is_everything(self) -> bool:
        """Whether no row is left out."""
        return not self.verdicts and not self.topics and not self.rows

    def holds(self, row: Row) -> bool:
        """Whether a row is to be shown; it is shown whole."""
        if (self.topics and row.topic not in self.topics) or (self.rows and row.id not in self.rows):
            return False
        return not self.verdicts or any(pair.verdict in self.verdicts for pair in row.pairs)


EVERYTHING = Selection()


class Depth(StrEnum):
    """How much of each row is shown."""

    OVERVIEW = "overview"
    FULL = "full"


class View(Struct, frozen=True):
    """What of a comparison is shown, and how much of it; `related` and `sources` add what they say.

    `internal` adds to rows in full what is for whoever coded the texts alone: internal notes, rules, what one text says
    twice.
    """

    show: Selection = EVERYTHING
    depth: Depth = Depth.OVERVIEW
    related: bool = False
    sources: bool = False
    internal: bool = False
