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


def make_report(comparison: Comparison, options: ReportOptions) -> GapReport:
    """The report of a comparison, as it was wished for.

    Raises CannotRun where an edition is wished for a party that holds no text, or no provision may leave the room.
    """
    ready = prepared(comparison, options)
    index = ReportIndex(ready.comparison, numbered((row.id for row in ready.comparison.rows), options.numbers))
    outlined = outline(index.labels)
    groups = tuple(
        ReportGroup(
            group.id, group.title, tuple(report_row(row, index.labels, index.numbers[row.id]) for row in group.rows)
        )
        for group in outlined.groups
    )
    rows = [row for group in groups for row in group.rows]
    before = (order_part(index), bearers_part(index), same_part(rows, index), meets_part(rows, index), open_part(index))
    signs = glyphs_for("utf-8")
    key = tuple(KeyEntry(each, signs.sign(each), ROOM_WORDS[each]) for each in Verdict)
    return GapReport(
        title=title(each.called for each in outlined.columns),
        status_note=status_note(options.contact),
        footer=footer((each.called, each.sha256[:DIGITS_OF_A_PAPER]) for each in outlined.columns),
        columns=outlined.columns,
        notices=tuple(_notices(ready, index, options, outlined)),
        key=key,
        before=illustrated([part for part in before if part is not None], groups, key, index.labels),
        groups=groups,
        after=(not_placed_part(rows, index), watch_part(index, with_internal=options.with_internal)),
        annexes=annexes(outlined, rows, index),
        brackets=bracketed(groups, index) if options.layout is Layout.BRACKETS else None,
        retired=_retired(index, options),
    )


def _notices(ready: Prepared, index: ReportIndex, options: ReportOptions, outlined: Outline) -> Iterator[Sentence]:
    """What a reader must know before reading the rows."""
    for notice in ready.comparison.notices:
        if notice.id == "columns.order-given" and options.edition_for is not None:
            yield edition(outlined.columns[0].party)
        elif notice.id not in IN_THE_STATUS_NOTE:
            yield notice_sentence(notice, index.labels.spoken)
    statuses = [each for each in Status if each in options.statuses]
    for each in ready.left_out:
        yield left_out(index.who(index.labels.proposals[each.proposal]), statuses, each.rows)
    if options.numbers:
        yield numbers_kept(max(options.numbers.values()) + 1, _retired(index, options).values())
    yield from map(Sentence, HOW_TO_READ)


def _retired(index: ReportIndex, options: ReportOptions) -> dict[str, int]:
    """Numbers of an earlier report whose rows are no longer there, by row id; they are not used again."""
    return {row: number for row, number in options.numbers.items() if row not in index.numbers}
