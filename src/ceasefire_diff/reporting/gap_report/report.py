"""Makes a gap report of a comparison: the rows with their numbers, and the parts around them."""

from __future__ import annotations

from ceasefire_diff.comparing.comparison import Comparison, Verdict
from ceasefire_diff.reporting.calling import Calling
from ceasefire_diff.reporting.gap_report.content import (
    GapReport,
    KeyEntry,
    ReportGroup,
    ReportRow,
    Standing,
    Wishes,
)
from ceasefire_diff.reporting.gap_report.pictures import illustrated
from ceasefire_diff.reporting.gap_report.prepared import prepared
from ceasefire_diff.reporting.gap_report.row_numbers import numbered
from ceasefire_diff.reporting.outline import RowOutline, outline
from ceasefire_diff.reporting.paint import signs_for
from ceasefire_diff.reporting.sentence import Sentence, foreign
from ceasefire_diff.reporting.wording import ROOM_WORDS


def make_report(comparison: Comparison, wishes: Wishes) -> GapReport:
    """The report of a comparison, as it was wished for."""
    ready = prepared(comparison, wishes)
    told = outline(ready.comparison)
    signs = signs_for("utf-8")
    numbers = numbered((row.id for row in told.rows), wishes.numbers)
    groups = tuple(
        ReportGroup(group.id, group.title, tuple(_row(row, numbers[row.id]) for row in group.rows))
        for group in told.groups
    )
    key = tuple(KeyEntry(each, signs.sign(each), ROOM_WORDS[each]) for each in Verdict)
    return GapReport(
        title=Sentence("The texts side by side: " + " / ".join(foreign(each.called) for each in told.columns)),
        status_note=(),
        footer=Sentence(""),
        columns=told.columns,
        notices=told.notices,
        key=key,
        before=illustrated((), groups, key, Calling(ready.comparison)),
        groups=groups,
        after=(),
        annexes=(),
    )


def _row(row: RowOutline, number: int) -> ReportRow:
    standings = tuple(
        Standing(each.label, each.verdict, ROOM_WORDS[each.verdict], (), each.reasons) for each in row.judged
    )
    return ReportRow(number, row, standings, row.shared)
