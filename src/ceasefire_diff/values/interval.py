"""Intervals on a line, with open or closed ends: how two meet, what they share, how far apart they are."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import product
from operator import add
from typing import ClassVar

from msgspec import Struct

from ceasefire_diff.values.figures import Exact
from ceasefire_diff.values.kind import ByMeaning
from ceasefire_diff.values.relation import RelationKind, Side
from ceasefire_diff.values.uncertain_lengths import (
    length_bounds,
    lengths_of_working_days,
    lengths_together,
    working_day_bounds,
)
from ceasefire_diff.values.units import MONTHS, TIME_UNITS, Unit, write_measure

INFINITY = float("inf")


class End(ByMeaning, frozen=True):
    """One end of an interval: `at` in base units (a float only if infinite), with months and working days beside it.

    `text` is the end as the value grammar writes it, empty where the interval just goes on; `unit` is the one
    it was written in.
    """

    aside: ClassVar = ("text", "unit")
    at: Exact | float
    months: int = 0
    open: bool = False
    working: int = 0
    text: str = ""
    unit: Unit | None = None

    @property
    def bounds(self) -> tuple[Exact | float, Exact | float]:
        """The least and the greatest this end can be, over all lengths of its months and working days."""
        if not (self.months or self.working):
            return self.at, self.at
        shortest, longest = length_bounds(self.months) if self.months else (0, 0)
        fewest, most = working_day_bounds(self.working)
        return self.at + shortest + fewest, self.at + longest + most


class Interval(Struct, frozen=True):
    """All outcomes from one end to the other."""

    low: End
    high: End

    @property
    def is_point(self) -> bool:
        """Whether it holds one outcome only."""
        return self.low == self.high


class IntervalRelation(StrEnum):
    """How a left interval lies to a right one."""

    SAME = "same"
    LEFT_INSIDE = "left-inside"
    RIGHT_INSIDE = "right-inside"
    LEFT_FIRST = "left-first"
    RIGHT_FIRST = "right-first"
    LEFT_BEFORE = "left-before"
    RIGHT_BEFORE = "right-before"


APART_MEETINGS = frozenset((IntervalRelation.LEFT_BEFORE, IntervalRelation.RIGHT_BEFORE))
"""The meetings in which no outcome satisfies both."""

_KINDS = {
    IntervalRelation.SAME: (RelationKind.SAME, None),
    IntervalRelation.LEFT_INSIDE: (RelationKind.NESTED, Side.LEFT),
    IntervalRelation.RIGHT_INSIDE: (RelationKind.NESTED, Side.RIGHT),
    IntervalRelation.LEFT_FIRST: (RelationKind.OVERLAPS, None),
    IntervalRelation.RIGHT_FIRST: (RelationKind.OVERLAPS, None),
    IntervalRelation.LEFT_BEFORE: (RelationKind.APART, None),
    IntervalRelation.RIGHT_BEFORE: (RelationKind.APART, None),
}


def meet(left: Interval, right: Interval) -> frozenset[IntervalRelation]:
    """Every way the two can lie to each other: one, unless calendar months or working days leave it open."""
    ends = (left.low, left.high, right.low, right.high)
    return frozenset(_meet(left, right, lengths) for lengths in _lengths(ends))


def _lengths(ends: tuple[End, ...]) -> Iterator[tuple[int, ...]]:
    """All lengths that the months and working days of these ends can have together."""
    months, working = tuple(end.months for end in ends), tuple(end.working for end in ends)
    if not any(months) and not any(working):
        yield months
        return
    for first, second in product(lengths_together(months), lengths_of_working_days(working)):
        yield tuple(map(add, first, second))


def _meet(left: Interval, right: Interval, add: tuple[int, ...]) -> IntervalRelation:
    # An open low end lies just behind its point, an open high end just before it: then pairs compare plainly.
    left_low = (left.low.at + add[0], left.low.open)
    left_high = (left.high.at + add[1], -left.high.open)
    right_low = (right.low.at + add[2], right.low.open)
    right_high = (right.high.at + add[3], -right.high.open)
    if left_high < right_low:
        return IntervalRelation.LEFT_BEFORE
    if right_high < left_low:
        return IntervalRelation.RIGHT_BEFORE
    if left_low == right_low and left_high == right_high:
        return IntervalRelation.SAME
    if left_low >= right_low and left_high <= right_high:
        return IntervalRelation.LEFT_INSIDE
    if left_low <= right_low and left_high >= right_high:
        return IntervalRelation.RIGHT_INSIDE
    return IntervalRelation.LEFT_FIRST if left_low < right_low else IntervalRelation.RIGHT_FIRST


def relation_kind(meetings: frozenset[IntervalRelation]) -> tuple[RelationKind, Side | None] | None:
    """The one relation, and the inner side, that all these meetings come to; None if they differ."""
    kinds = {_KINDS[meeting] for meeting in meetings}
    return kinds.pop() if len(kinds) == 1 else None


def shared(left: Interval, right: Interval) -> Interval | None:
    """What two overlapping intervals share; None where months leave open which end comes first."""
    low = _later(left.low, right.low, 1)
    high = _later(left.high, right.high, -1)
    return Interval(low, high) if low and high else None


def orders_of(one: End, other: End) -> set[int]:
    """How one end's point compares with another's (-1, 0, 1), for every length their months can have."""
    return {_compare(one.at + first, other.at + second) for first, second in _lengths((one, other))}


def _later(one: End, other: End, sign: int) -> End | None:
    """The later of two low ends, or with sign -1 the earlier of two high ends."""
    if one == other:
        return min(one, other, key=lambda end: (not end.text, len(end.text), end.text))
    leads = {sign * order or one.open - other.open for order in orders_of(one, other)}
    if min(leads) >= 0:
        return one
    return other if max(leads) <= 0 else None


def _compare(one: Exact | float, other: Exact | float) -> int:
    return (one > other) - (one < other)


def write_interval(interval: Interval) -> str | None:
    """The interval in the value grammar, from the texts of its ends."""
    low, high = interval.low, interval.high
    if interval.is_point:
        return low.text or high.text or None
    first = f"{'more than' if low.open else 'at least'} {low.text}" if low.text else ""
    second = f"{'less than' if high.open else 'up to'} {high.text}" if high.text else ""
    if not (first and second):
        return first or second or None
    if low.open or high.open:
        return f"{first} and {second}"
    start, _, unit = low.text.partition(" ")
    return f"{start if unit == high.text.partition(' ')[2] else low.text} to {high.text}"


def gap(left: Interval, right: Interval) -> str | None:
    """How far apart two intervals are, as an amount; None where there is no figure for it."""
    near, far = (left.high, right.low) if left.high.bounds < right.low.bounds else (right.high, left.low)
    return difference(near, far)


def difference(near: End, far: End) -> str | None:
    """How much lies between two ends, as an amount; None if nothing, no end to it or no figure for it."""
    units = tuple(end.unit for end in (near, far) if end.unit)
    if INFINITY in (abs(near.at), abs(far.at)) or not units:
        return None
    at, months = exact_difference(far.at, near.at), far.months - near.months
    if near.working or far.working:
        return None
    if not months:
        return write_measure(at, units) if at > 0 else None
    if not at and months > 0:
        return f"{months:,} {MONTHS.name if months > 1 else MONTHS.singular}"
    shortest, longest = length_bounds(abs(months))
    if months < 0:
        shortest, longest = -longest, -shortest
    least, most = write_measure(at + shortest, TIME_UNITS[1:2]), write_measure(at + longest, TIME_UNITS[1:2])
    return f"{least} to {most}" if at + shortest > 0 and least and most else None


def exact_difference(one: Exact | float, other: Exact | float) -> Exact:
    """One finite number less another, kept exact."""
    if isinstance(one, float) or isinstance(other, float):
        raise TypeError(one, other)
    return one - other
