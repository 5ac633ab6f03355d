"""The rows of a gap report: each with its number, what is told of it, and how the texts stand to each other in it."""

from __future__ import annotations

from msgspec import Struct

from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.outline import RowOutline
from ceasefire_diff.wording.quoted import Sentence


class RowStanding(Struct, frozen=True):
    """How the texts stand to each other in a row: in the words of the room, what meets both, and why.

    `label` says for which pair of texts or options, None where it holds for all the row has.
    """

    label: str | None
    verdict: Verdict
    words: str
    meets: tuple[Sentence, ...]
    reasons: tuple[Sentence, ...]


class ReportRow(Struct, frozen=True):
    """One row of the table: its number, which stays from one report to the next, and all that is told of it."""

    number: int
    outline: RowOutline
    standings: tuple[RowStanding, ...]
    shared_reasons: tuple[Sentence, ...] = ()

    @property
    def anchor(self) -> str:
        """What a link to this row names."""
        return f"row-{self.number}"


class ReportGroup(Struct, frozen=True):
    """A family of topics with its rows."""

    id: str
    title: str
    rows: tuple[ReportRow, ...]
