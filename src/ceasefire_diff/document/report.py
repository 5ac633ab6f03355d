"""Makes a gap report of a comparison: the rows with their numbers, and the parts around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.document.annexes import annexes
from ceasefire_diff.document.brackets import bracketed
from ceasefire_diff.document.closing_parts import not_placed_part, watch_part
from ceasefire_diff.document.common_parts import meets_part, open_part, same_part
from ceasefire_diff.document.content import GapReport, Layout, ReportOptions
from ceasefire_diff.document.illustrate import illustrated
from ceasefire_diff.document.obligations_part import bearers_part
from ceasefire_diff.document.prepare import Prepared, prepared
from ceasefire_diff.document.report_index import ReportIndex
from ceasefire_diff.document.row_numbers import numbered
from ceasefire_diff.document.sequence_part import order_part
from ceasefire_diff.document.standings import report_row
from ceasefire_diff.model.proposal import Status
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.glyphs import glyphs_for
from ceasefire_diff.outline.outline import Outline, outline
from ceasefire_diff.outline.report_rows import KeyEntry, ReportGroup
from ceasefire_diff.wording.quoted import Sentence
from ceasefire_diff.wording.report_sentences import (
    HOW_TO_READ,
    edition,
    footer,
    left_out,
    numbers_kept,
    status_note,
    title,
)
from ceasefire_diff.wording.sentences import ROOM_WORDS, notice_sentence

DIGITS_OF_A_PAPER: Final = 12
"""Digits of a file's SHA-256 by which two people know that they hold the same paper."""

IN_THE_STATUS_NOTE: Final = frozenset(("words.prevail", "counts.depend"))
"""Notices of a comparison that a report says elsewhere, or has no use for: it prints no counts."""


def make_report(comparison: Comparison, wishes: ReportOptions) -> GapReport:
    """The report of a comparison, as it was wished for.

    Raises CannotRun where an edition is wished for a party that holds no text, or no provision may leave the room.
    """
    ready = prepared(comparison, wishes)
    room = ReportIndex(ready.comparison, numbered((row.id for row in ready.comparison.rows), wishes.numbers))
    told = outline(room.calling)
    groups = tuple(
        ReportGroup(
            group.id, group.title, tuple(report_row(row, room.calling, room.numbers[row.id]) for row in group.rows)
        )
        for group in told.groups
    )
    rows = [row for group in groups for row in group.rows]
    before = (order_part(room), bearers_part(room), same_part(rows, room), meets_part(rows, room), open_part(room))
    signs = glyphs_for("utf-8")
    key = tuple(KeyEntry(each, signs.sign(each), ROOM_WORDS[each]) for each in Verdict)
    return GapReport(
        title=title(each.called for each in told.columns),
        status_note=status_note(wishes.contact),
        footer=footer((each.called, each.sha256[:DIGITS_OF_A_PAPER]) for each in told.columns),
        columns=told.columns,
        notices=tuple(_notices(ready, room, wishes, told)),
        key=key,
        before=illustrated([part for part in before if part is not None], groups, key, room.calling),
        groups=groups,
        after=(not_placed_part(rows, room), watch_part(room, with_internal=wishes.with_internal)),
        annexes=annexes(told, rows, room),
        brackets=bracketed(groups, room) if wishes.layout is Layout.BRACKETS else None,
        retired=_retired(room, wishes),
    )


def _notices(ready: Prepared, room: ReportIndex, wishes: ReportOptions, told: Outline) -> Iterator[Sentence]:
    """What a reader must know before reading the rows."""
    for notice in ready.comparison.notices:
        if notice.id == "columns.order-given" and wishes.edition_for is not None:
            yield edition(told.columns[0].party)
        elif notice.id not in IN_THE_STATUS_NOTE:
            yield notice_sentence(notice, room.calling.spoken)
    statuses = [each for each in Status if each in wishes.statuses]
    for each in ready.left_out:
        yield left_out(room.who(room.calling.proposals[each.proposal]), statuses, each.rows)
    if wishes.numbers:
        yield numbers_kept(max(wishes.numbers.values()) + 1, _retired(room, wishes).values())
    yield from map(Sentence, HOW_TO_READ)


def _retired(room: ReportIndex, wishes: ReportOptions) -> dict[str, int]:
    """Numbers of an earlier report whose rows are no longer there, by row id; they are not used again."""
    return {row: number for row, number in wishes.numbers.items() if row not in room.numbers}
