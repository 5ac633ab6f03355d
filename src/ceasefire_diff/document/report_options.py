"""What whoever makes a report asked for."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from ceasefire_diff.model.proposal import Status


class Layout(StrEnum):
    """What the middle of a report is."""

    TABLE = "table"
    BRACKETS = "brackets"


class FilledIn(Struct, frozen=True):
    """What an earlier report says of a row: its number, and what the room wrote into it."""

    number: int
    issue: str = ""
    working_text: str = ""
    status: str = ""


class ReportOptions(Struct, frozen=True):
    """The choices of one report.

    `statuses` are those whose provisions may leave the room, all if empty; `earlier` is what an earlier report says of
    its rows, by row id; `edition_for` is the party whose column comes first.
    """

    layout: Layout = Layout.TABLE
    edition_for: str | None = None
    statuses: frozenset[Status] = frozenset()
    with_internal: bool = False
    contact: str | None = None
    earlier: Mapping[str, FilledIn] = field(default_factory=dict)
