"""Points that times are counted to: events' edges, dates, and what lies months or working days after one of them.

How long a month is, how long ten working days are and in which zone a date lies is unknown within bounds. Each such
length is one point of the calendar that both texts share: a mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice, product
from typing import Final, TypeAlias

from msgspec import Struct

from ceasefire_diff.comparing.order.network import Constraint, Node
from ceasefire_diff.values.calendar_dates import EARLIEST_ZONE, LATEST_ZONE
from ceasefire_diff.values.event import Edge
from ceasefire_diff.values.timing import CALENDAR, DAY_ONE_OF
from ceasefire_diff.values.uncertain_lengths import (
    length_bounds,
    lengths_of_working_days,
    lengths_together,
    working_day_bounds,
)

Point: TypeAlias = tuple[str, Edge | str]
"""An event and which end of it; `OVER` where what a text wants ends, which need not be when it is done."""

OVER: Final = "over"

ZONED: Final[Point] = (CALENDAR.id, Edge.START)
UNZONED: Final[Point] = (f"{CALENDAR.id} of no zone", Edge.START)
"""Where dates without a zone are counted from: one zone, unknown, and the same for all of them."""

MOST_VALUES: Final = 1024
"""Ways in which unknown lengths can fall out together that are tried; beyond them, one unknown after the other is."""


class Mark(Struct, frozen=True):
    """So many months and working days after a point."""

    of: Point
    months: int
    working: int


def bounds_of_marks(nodes: Iterable[Node]) -> Iterator[Constraint]:
    """What goes without saying of these points: how long a stretch can be, and how far zones lie from another."""
    found = list(nodes)
    marks: dict[Point, list[Mark]] = {}
    for each in found:
        if isinstance(each, Mark):
            marks.setdefault(each.of, []).append(each)
    for point, several in marks.items():
        for mark in several:
            yield from _between(point, mark, *_bounds(mark.months, mark.working))
        for one, two in combinations(several, 2):
            first, second = sorted((one, two), key=lambda each: (each.months, each.working))
            if first.working <= second.working:
                lengths = _bounds(second.months - first.months, second.working - first.working)
                yield from _between(first, second, *lengths)
    points = {*found, *marks}
    if ZONED in points and UNZONED in points:
        yield from _between(ZONED, UNZONED, EARLIEST_ZONE, LATEST_ZONE)


def _between(first: Node, second: Node, least: int, most: int) -> Iterator[Constraint]:
    yield Constraint(first, second, least)
    yield Constraint(second, first, -most)


def _bounds(months: int, working: int) -> tuple[int, int]:
    least, most = length_bounds(months) if months else (0, 0)
    shortest, longest = working_day_bounds(working)
    return least + shortest, most + longest


def values_of_marks(nodes: Iterable[Node], *, zones: bool = True) -> list[list[Constraint]] | None:
    """Every way in which unknown lengths can fall out, each as constraints; None if they are too many to try.

    Months counted from one point have the lengths of one calendar together. What holds in the two outermost zones
    holds in those between, for what can be kept is convex.
    """
    ways = list(islice(product(*_unknowns(nodes, zones=zones)), MOST_VALUES + 1))
    if len(ways) > MOST_VALUES:
        return None
    return [[each for chosen in way for each in chosen] for way in ways]


def values_one_by_one(nodes: Iterable[Node]) -> list[list[list[Constraint]]]:
    """For each unknown, the ways in which it can fall out while the others are only known within bounds."""
    return [each for each in _unknowns(nodes) if len(each) <= MOST_VALUES]


def _unknowns(nodes: Iterable[Node], *, zones: bool = True) -> list[list[list[Constraint]]]:
    """The months and the working days after each point, and the zone: for each, the ways it can fall out."""
    found = set(nodes)
    marks: dict[Point, list[Mark]] = {}
    for each in sorted((each for each in found if isinstance(each, Mark)), key=str):
        marks.setdefault(each.of, []).append(each)
    choices: list[list[list[Constraint]]] = []
    for point, several in marks.items():
        months = lengths_together(tuple(each.months for each in several))
        working = lengths_of_working_days(tuple(each.working for each in several))
        if any(each.months and each.working for each in several):
            choices.append([_pinned(point, several, *both) for both in product(months, working)])
            continue
        for lengths, counted in ((months, "months"), (working, "working")):
            of_one_kind = [(at, each) for at, each in enumerate(several) if getattr(each, counted)]
            if of_one_kind:
                marked = [each for _, each in of_one_kind]
                nothing = [0] * len(marked)
                choices.append([_pinned(point, marked, [way[at] for at, _ in of_one_kind], nothing) for way in lengths])
    if zones and ZONED in found and UNZONED in found:
        choices.append([list(_between(ZONED, UNZONED, ahead, ahead)) for ahead in (EARLIEST_ZONE, LATEST_ZONE)])
    return choices


def _pinned(point: Point, marks: Sequence[Mark], months: Sequence[int], working: Sequence[int]) -> list[Constraint]:
    return [
        pinned
        for mark, month, days in zip(marks, months, working, strict=True)
        for pinned in _between(point, mark, month + days, month + days)
    ]


def is_event(point: Point) -> bool:
    """Whether it is an event of a text, and not a day that times are counted from."""
    return point[1] != OVER and not str(point[0]).startswith((CALENDAR.id, DAY_ONE_OF))


def point_of(node: object) -> Point:
    """The point a node is, or is counted from."""
    if isinstance(node, Mark):
        return node.of
    return node if isinstance(node, tuple) else (str(node), Edge.START)
