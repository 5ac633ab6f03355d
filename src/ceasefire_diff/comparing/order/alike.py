"""Finds which events both texts put in the same order, where at least one of them says so in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from ceasefire_diff.comparing.comparison import Stated
from ceasefire_diff.comparing.order.marks import Point, is_event, point_of
from ceasefire_diff.comparing.order.network import Constraint
from ceasefire_diff.comparing.order.one_text import OneText
from ceasefire_diff.comparing.order.said import Said
from ceasefire_diff.comparing.order.turns import by_dates
from ceasefire_diff.values.event import Edge

MOST_SHARED: Final = 100
"""Events both texts order, beyond which only named ones are followed for what is alike: pairs grow with the square."""


class Alike(Struct, frozen=True):
    """Two points that both texts put in this order, with what each says of it, and whether that is by dates alone."""

    first: Point
    second: Point
    left: tuple[Stated, ...]
    right: tuple[Stated, ...]
    dated: tuple[bool, bool] = (False, False)


class AlikeFound(Struct, frozen=True):
    """What both texts order alike. `beyond` is how many events they share, if that is too many to follow all."""

    pairs: tuple[Alike, ...] = ()
    beyond: int = 0


def alike(left: OneText, right: OneText, named: Iterable[str]) -> AlikeFound:
    """Pairs of events that both texts put in one order in any case."""
    networks = [side.in_any_case for side in (left, right)]
    if not all(each.holds for each in networks):
        return AlikeFound()
    events = [{point[0] for point in map(point_of, each.nodes) if is_event(point)} for each in networks]
    shared = events[0] & events[1]
    beyond = len(shared) if len(shared) > MOST_SHARED else 0
    if beyond:
        shared &= set(named)
    points = sorted(
        ((event, edge) for event in shared for edge in (Edge.START, Edge.END)),
        key=lambda each: (each[1] is Edge.END, each),
    )
    ways = [{point: network.ways(point) for point in points} for network in networks]
    found: dict[tuple[str, str], Alike] = {}
    for first in points:
        for second in points:
            if second[1] is not Edge.START or second[0] == first[0]:
                continue  # that one thing begins before another ends is no order worth telling
            if all((lag := each[first].lag(second)) is not None and lag.later for each in ways):
                one, other = (each[first].path(second) for each in ways)
                dated = (by_dates(one), by_dates(other))
                both = Alike(first, second, _steps(one), _steps(other), dated)
                found.setdefault((first[0], second[0]), both)
    return AlikeFound(tuple(found.values()), beyond)


def _steps(path: Iterable[Constraint]) -> tuple[Stated, ...]:
    return tuple(dict.fromkeys(each.source.stated for each in path if isinstance(each.source, Said)))


def not_following(pairs: Iterable[Alike]) -> list[Alike]:
    """The pairs whose order does not follow from two others over an event between them."""
    before: dict[str, set[str]] = {}
    after: dict[str, set[str]] = {}
    events = {(each.first[0], each.second[0]): each for each in pairs}
    for first, second in events:
        after.setdefault(first, set()).add(second)
        before.setdefault(second, set()).add(first)
    return [each for (first, second), each in events.items() if after[first].isdisjoint(before[second] - {first})]
