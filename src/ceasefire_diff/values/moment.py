"""Moments: a span of time counted from an event or in the calendar; how two relate."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from ceasefire_diff.values.amount import relation_reaches, unknown_within_bounds
from ceasefire_diff.values.calendar_dates import EARLIEST_ZONE, LATEST_ZONE
from ceasefire_diff.values.event import EventName, event_links
from ceasefire_diff.values.figures import Exact
from ceasefire_diff.values.interval import (
    INFINITY,
    End,
    Interval,
    IntervalRelation,
    difference,
    gap,
    meet,
    relation_kind,
    shared,
    write_interval,
)
from ceasefire_diff.values.kind import Kind, Value
from ceasefire_diff.values.relation import Relation, RelationKind, Side
from ceasefire_diff.values.timing import CALENDAR, DAY_ONE, ResolveMoment, read_timing, until_then
from ceasefire_diff.values.units import DAY


class Moment(Value, frozen=True):
    """When something is: `span` in seconds after the anchor, or in the calendar (anchor CALENDAR).

    `anchor` is None where the text does not say what it counts from. `word` stands in place of a span where the
    text gives no figure: "during", "immediately after". A date or time without zone is not `zoned`.
    """

    anchor: EventName | None
    span: Interval | None
    word: str = ""
    zoned: bool = True

    @property
    def key(self) -> tuple[Hashable, ...]:
        """What it means: two moments with equal keys are the same."""
        return ("moment", self.anchor, self.span, self.word, self.zoned)

    @property
    def low(self) -> Exact | float:
        """The earliest it can be, in seconds after its anchor: over all lengths of months, over all zones."""
        if self.span is None:
            return 0
        return self.span.low.bounds[0] + (0 if self.zoned else EARLIEST_ZONE)

    @property
    def high(self) -> Exact | float:
        """The latest it can be, in seconds after its anchor: over all lengths of months, over all zones."""
        if self.span is None:
            return INFINITY
        return self.span.high.bounds[1] + (0 if self.zoned else LATEST_ZONE)


def parse_moment(text: str, resolve_event: ResolveMoment, deadline: bool = False, day_one: str | None = None) -> Moment:
    """Read a moment; raises Unreadable.

    With `deadline` it says when something is to be done by: all time up to its end. `day_one` is the event that
    day 1 is, if the file says so; else `day 7` is counted from DAY_ONE.
    """
    written = " ".join(text.split())
    timing = read_timing(written, resolve_event, day_one)
    if deadline:
        timing = until_then(written, timing, resolve_event)
    return Moment(written, timing.anchor, timing.span, timing.word, timing.zoned)


def relate_moments(left: Moment, right: Moment) -> Relation:
    """How two moments stand to each other; symmetric. Only moments of one anchor compare."""
    found = _relation(left, right)
    if left.anchor is None or right.anchor is None or found.kind is RelationKind.INCOMPARABLE:
        return found
    links = event_links(left.anchor, right.anchor)
    return replace(found, links=links) if links else found


def _relation(left: Moment, right: Moment) -> Relation:
    if left == right:
        return Relation(RelationKind.SAME, "moment.same")
    if left.span is None or right.span is None:
        return Relation(RelationKind.INCOMPARABLE, "moment.word")
    if left.anchor != right.anchor or left.anchor in (None, DAY_ONE):
        return Relation(RelationKind.INCOMPARABLE, _why_on_no_line(left, left.span, right, right.span))
    meetings = _meetings(left, left.span, right, right.span)
    found = relation_kind(meetings)
    if found is None:
        return unknown_within_bounds("moment", meetings)
    kind, inner = found
    if _counts_days_as_it_may(left.span, right.span) or _counts_days_as_it_may(right.span, left.span):
        return Relation(RelationKind.INCOMPARABLE, "moment.unknown-within-bounds")
    if kind is RelationKind.APART:
        distance = _distance(left.span, right.span) if left.zoned == right.zoned else None
        return Relation(kind, "moment.apart", distance=distance)
    if kind is RelationKind.NESTED:
        common = left.written if inner is Side.LEFT else right.written
        return Relation(kind, "moment.nested", inner=inner, common=common)
    if kind is RelationKind.OVERLAPS:
        return Relation(kind, "moment.overlaps", common=_common(left, left.span, right, right.span))
    return Relation(kind, "moment.same")


def _counts_days_as_it_may(day: Interval, point: Interval) -> bool:
    """Whether one is a numbered day and the other so many days after: 6 and 7 days after may both be day 7.

    It hangs on whether the day of the event is counted, which the words do not say.
    """
    numbered = day.high.open and not day.low.open and day.high.at - day.low.at == DAY and day.low.unit is not None
    counted = point.is_point and point.low.at > 0 and point.low.at % DAY == 0 and not point.low.months
    in_days = counted and point.low.unit is not None and point.low.unit.size in (DAY, 7 * DAY)
    return numbered and in_days and point.low.at in (day.low.at, day.high.at)


def _why_on_no_line(left: Moment, left_span: Interval, right: Moment, right_span: Interval) -> str:
    """The rule for moments that are not counted from one event."""
    deadlines = left_span.low.at == right_span.low.at == -INFINITY
    if deadlines or left_span.high.at == right_span.high.at == INFINITY:
        # Two deadlines, or two times after which alone, meet wherever each is counted from.
        return "moment.hold-together"
    unsaid = left.anchor in (None, DAY_ONE) or right.anchor in (None, DAY_ONE)
    return "moment.no-anchor" if unsaid else "moment.other-anchor"


def moment_reaches(prohibition: Moment, wanted: Moment) -> bool | None:
    """Whether a prohibition reaches every time that would satisfy `wanted`; None if that cannot be told."""
    return relation_reaches(relate_moments(prohibition, wanted))


def _meetings(left: Moment, left_span: Interval, right: Moment, right_span: Interval) -> frozenset[IntervalRelation]:
    """Every way the two can meet, whichever zone dates without one are in: it is one zone for both texts."""
    if left.zoned == right.zoned:
        return meet(left_span, right_span)
    earliest = (0 if left.zoned else EARLIEST_ZONE) - (0 if right.zoned else LATEST_ZONE)
    latest = (0 if left.zoned else LATEST_ZONE) - (0 if right.zoned else EARLIEST_ZONE)
    # Sliding one along the other, the meeting changes only where two ends come together.
    turns = {
        second.at - first.at
        for first in (left_span.low, left_span.high)
        for second in (right_span.low, right_span.high)
        if INFINITY not in (abs(first.at), abs(second.at))
    }
    stops = sorted({earliest, latest} | {turn for turn in turns if earliest < turn < latest})
    between = [Fraction(one + other) / 2 for one, other in pairwise(stops)]
    return frozenset().union(*(meet(_moved(left_span, shift), right_span) for shift in [*stops, *between]))


def _moved(span: Interval, shift: Exact | float) -> Interval:
    return Interval(replace(span.low, at=span.low.at + shift), replace(span.high, at=span.high.at + shift))


def _distance(left: Interval, right: Interval) -> str | None:
    """How far apart: between two points or days from one to the other, otherwise what lies between."""
    if _width(left) is None or _width(left) != _width(right):
        return gap(left, right)
    first, second = sorted((left.low, right.low), key=lambda end: end.bounds)
    return difference(first, second)


def _width(span: Interval) -> tuple[Exact | float, int] | None:
    if INFINITY in (abs(span.low.at), abs(span.high.at)):
        return None
    return span.high.at - span.low.at, span.high.months - span.low.months


def _common(left: Moment, left_span: Interval, right: Moment, right_span: Interval) -> str | None:
    """What two overlapping moments share, where the value grammar has words for it."""
    both = shared(left_span, right_span)
    if both is None or left.anchor is None or right.anchor is None or left.anchor == CALENDAR:
        return None
    low: End = both.low
    text = write_interval(both) if low.at >= 0 and low.months >= 0 else None
    label = min(str(left.anchor), str(right.anchor), key=lambda words: (len(words), words))
    return f"{text} after {label}" if text else None


def map_anchor(moment: Moment, changed: Callable[[EventName], EventName]) -> Moment:
    """The same moment, counted from what `changed` makes of its event."""
    return replace(moment, anchor=changed(moment.anchor)) if moment.anchor is not None else moment


KIND = Kind(
    name="moment",
    holds=Moment,
    parse=lambda source, _, file: parse_moment(source, file.event_name, day_one=file.day_one),
    relate=relate_moments,
    reaches=moment_reaches,
    events=lambda moment: () if moment.anchor is None else (moment.anchor,),
    map_events=map_anchor,
    complaint="term.moment",
    one_text=True,
)
