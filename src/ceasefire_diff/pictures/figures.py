"""What of a value has a place on a line of figures, and on which."""

from __future__ import annotations

from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.interval import INFINITY, Interval
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.timing import CALENDAR, DAY_ONE
from ceasefire_diff.values.value import ToBeAgreed, Unspecified, Value


def line_of(value: Value) -> str | None:
    """What a value is counted in or from, so that two on one line can be drawn together."""
    if isinstance(value, Amount) and value.span is not None:
        return value.dimension
    if isinstance(value, Moment) and value.span is not None and value.anchor not in (None, DAY_ONE):
        return f"{value.anchor.id} {value.anchor.edge}" if value.anchor != CALENDAR else CALENDAR.id
    return None


def span_of(value: Value) -> Interval | None:
    """The figures of a value, if they lie on a line."""
    return value.span if isinstance(value, Amount | Moment) and line_of(value) is not None else None


def is_shown(value: Value) -> bool:
    """Whether a value has figures, or leaves them open."""
    return isinstance(value, ToBeAgreed | Unspecified) or line_of(value) is not None


def is_endless(span: Interval) -> bool:
    """Whether a span has no figure at all, as `permanent` and `no limit` have none."""
    return span.is_point and abs(span.low.at) == INFINITY
