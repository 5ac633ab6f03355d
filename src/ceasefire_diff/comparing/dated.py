"""What the times of a text say of the order of its events: bounds on the beginning and end of acts, as arcs.

Times counted from one anchor stand on one line. Each bound becomes a point of that line, and the points stand in a
chain, so that the order of all dated events follows from as many arcs as there are dates. Arithmetic is exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from ceasefire_diff.comparing.comparison import Stated
from ceasefire_diff.comparing.facts import stated_whole
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.values.event import Edge, EventName
from ceasefire_diff.values.figures import Exact
from ceasefire_diff.values.interval import INFINITY
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.schedule import Schedule
from ceasefire_diff.values.value import Value


class Bound(Struct, frozen=True):
    """An edge of an event is not before (`earliest`) or not after `at`, counted from `anchor`; `strict`: nor at it."""

    edge: Edge
    anchor: EventName
    at: Exact | float
    earliest: bool
    strict: bool
    stated: Stated


def bounds_of(provision: Provision, values: Mapping[str, Value]) -> Iterator[Bound]:
    """What one provision, with these values, says of when it begins and when it is done."""
    starts, due = values.get("starts"), values.get("complete-by")
    if isinstance(starts, Moment):
        yield from _at_moment(Edge.START, starts, stated_whole(provision, "starts", f"starts: {starts.written}"))
    if isinstance(due, Moment):
        words = f"complete by: {due.written}"
        yield from _at_moment(Edge.END, due, stated_whole(provision, "complete-by", words))
    for name, value in values.items():
        if isinstance(value, Schedule):
            yield from _in_steps(value, stated_whole(provision, f"terms.{name}", f"{name}: {value.written}"))


def _at_moment(edge: Edge, moment: Moment, stated: Stated) -> Iterator[Bound]:
    if moment.anchor is None or moment.span is None:
        return
    for at, end, earliest in ((moment.low, moment.span.low, True), (moment.high, moment.span.high, False)):
        if abs(at) != INFINITY:
            yield Bound(edge, moment.anchor, at, earliest, end.open, stated)


def _in_steps(schedule: Schedule, stated: Stated) -> Iterator[Bound]:
    """It begins with the earliest step and ends with the latest, if all are dated on one line and none comes again."""
    moments = [step.when for step in schedule.steps if step.when is not None and step.every is None]
    anchors = {moment.anchor for moment in moments}
    if len(moments) < len(schedule.steps) or len(anchors) != 1 or any(moment.span is None for moment in moments):
        return
    for edge, pick in ((Edge.START, min), (Edge.END, max)):
        low = pick(_low(moment) for moment in moments)
        high = pick(_high(moment) for moment in moments)
        anchor = moments[0].anchor
        if anchor is None:
            return
        if abs(low[0]) != INFINITY:
            yield Bound(edge, anchor, low[0], earliest=True, strict=low[1], stated=stated)
        if abs(high[0]) != INFINITY:
            yield Bound(edge, anchor, high[0], earliest=False, strict=not high[1], stated=stated)


def _low(moment: Moment) -> tuple[Exact | float, bool]:
    return moment.low, moment.span is not None and moment.span.low.open


def _high(moment: Moment) -> tuple[Exact | float, bool]:
    # An open end comes before a closed one at the same place.
    return moment.high, moment.span is None or not moment.span.high.open


def times_on(bounds: Iterable[Bound]) -> list[Exact | float]:
    """The points of a line at which some bound lies, in order; zero is the anchor itself."""
    return sorted({0, *(bound.at for bound in bounds)})
