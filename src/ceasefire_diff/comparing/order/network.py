"""Decides whether times can be kept together and what follows from them (simple temporal network, Dechter et al. 1991).

Every number is exact. Inside, a constraint weighs one whole number: the gap over a common denominator, then "at once",
then "strictly", each so much finer than the one before that no number of them adds up to it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from heapq import heappop, heappush
from math import lcm
from typing import Any, Final, TypeAlias

from msgspec import Struct

from ceasefire_diff.graphs import strongly_connected_components
from ceasefire_diff.values.figures import Exact, exact

Node: TypeAlias = Any
"""A point in time, hashable: the beginning or the end of something, or a mark that times are counted from."""


class Constraint(Struct, frozen=True):
    """`later` comes at least `gap` after `earlier`; a negative gap says how far it may come before.

    `strict`: more than the gap. `at_once`: an instant less will do, so that what is to begin "at" an end may also be
    said to come after it. `source` is who says so; None where it goes without saying. `at`: `earlier` begins at that
    very moment, and is listed after it.
    """

    earlier: Node
    later: Node
    gap: Exact = 0
    strict: bool = False
    at_once: bool = False
    source: Hashable = None
    at: bool = False


class Lag(Struct, frozen=True):
    """What follows for two points: one comes at least `gap` after the other, strictly, or an instant less."""

    gap: Exact
    strict: bool = False
    at_once: bool = False

    @property
    def later(self) -> bool:
        """Whether it comes after the other and not with it."""
        return self.gap > 0 or (self.gap == 0 and self.strict)


class Network:
    """Constraints over points in time, in the order given; equal questions have equal answers."""

    def __init__(self, constraints: Iterable[Constraint]) -> None:
        self.constraints = tuple(constraints)
        places: dict[Node, int] = {}
        for each in self.constraints:
            places.setdefault(each.earlier, len(places))
            places.setdefault(each.later, len(places))
        self.places = places
        self.nodes: tuple[Node, ...] = tuple(places)
        self._denominator = lcm(*(each.gap.denominator for each in self.constraints if type(each.gap) is Fraction), 1)
        self._once = len(self.constraints) + 1
        self._whole = 2 * self._once * self._once
        self._from = [places[each.earlier] for each in self.constraints]
        self._to = [places[each.later] for each in self.constraints]
        self._out: list[list[int]] = [[] for _ in places]
        for number, place in enumerate(self._from):
            self._out[place].append(number)
        self._weights: list[int] = []
        self._times: list[int] | None = None
        self._cycle: tuple[int, ...] | None = None
        self._parts: list[list[int]] = []

    def turned(self) -> Network:
        """The same with time running backwards: its ways lead to what comes before a point."""
        return Network(
            Constraint(e.later, e.earlier, e.gap, e.strict, e.at_once, e.source, e.at) for e in self.constraints
        )

    def _weight(self, each: Constraint) -> int:
        gap = int(each.gap * self._denominator) * self._whole if each.gap else 0
        return gap - each.at_once * self._once + each.strict

    def lag_of(self, weight: int) -> Lag:
        """What a weight says, as a way from one point to another adds it up."""
        whole, rest = divmod(weight + self._once * self._once, self._whole)
        rest -= self._once * self._once
        gap = whole if self._denominator == 1 else exact(Fraction(whole, self._denominator))
        return Lag(gap, strict=rest > 0, at_once=rest < 0)

    @property
    def holds(self) -> bool:
        """Whether some course of events keeps every constraint."""
        if self._times is None and self._cycle is None:
            self._settle()
        return self._cycle is None

    def contradiction(self) -> tuple[Constraint, ...]:
        """Constraints that lead from a point back to itself and to a later time, step by step; none if all can hold."""
        return () if self.holds else tuple(self.constraints[number] for number in self._cycle or ())

    def _settle(self) -> None:
        """Earliest times by relaxing part after part, each strongly connected; or a way round that gains time."""
        self._weights = [self._weight(each) for each in self.constraints]
        times = [0] * len(self.nodes)
        for members in self.parts():
            if cycle := self._settle_part(members, times):
                self._cycle = cycle
                return
            for place in members:
                for each in self._out[place]:
                    self._raise(each, times)
        self._times = times

    def _raise(self, number: int, times: list[int]) -> bool:
        reached = times[self._from[number]] + self._weights[number]
        if reached <= times[self._to[number]]:
            return False
        times[self._to[number]] = reached
        return True

    def _settle_part(self, members: Sequence[int], times: list[int]) -> tuple[int, ...]:
        """Bellman and Ford's relaxation, first come first served, looking round after each pass for a way back."""
        part = set(members)
        if len(members) == 1 and all(self._to[each] not in part for each in self._out[members[0]]):
            return ()
        inside = {place: [each for each in self._out[place] if self._to[each] in part] for place in members}
        came_by: dict[int, int] = {}
        waiting = deque(reversed(members))  # as they were found, so that chains settle at once
        queued = set(members)
        until_look = len(members)
        while waiting:
            place = waiting.popleft()
            queued.discard(place)
            for each in inside[place]:
                if self._raise(each, times):
                    later = self._to[each]
                    came_by[later] = each
                    if later not in queued:
                        queued.add(later)
                        waiting.append(later)
            until_look -= 1
            if until_look == 0:
                if cycle := self._way_back(came_by):
                    return cycle
                until_look = len(members)
        return ()

    def _way_back(self, came_by: Mapping[int, int]) -> tuple[int, ...]:
        """The constraints of a circle among those that last raised a point, if there is one."""
        seen: dict[int, int] = {}
        for start in came_by:
            at = start
            while at in came_by and at not in seen:
                seen[at] = start
                at = self._from[came_by[at]]
            if seen.get(at) == start and at in came_by:
                cycle = [came_by[at]]
                while self._from[cycle[-1]] != at:
                    cycle.append(came_by[self._from[cycle[-1]]])
                return tuple(reversed(cycle))
        return ()

    def parts(self) -> list[list[int]]:
        """Strongly connected components of the places, each before those it leads to."""
        if not self._parts:
            out = [[self._to[each] for each in found] for found in self._out]
            self._parts = list(strongly_connected_components(out))[::-1]
        return self._parts

    def in_knots(self) -> list[Constraint]:
        """The constraints between points that lead to each other: only they can go round."""
        part = {place: number for number, places in enumerate(self.parts()) for place in places}
        inside = zip(self.constraints, self._from, self._to, strict=True)
        return [each for each, earlier, later in inside if part[earlier] == part[later]]

    def ways(self, start: Node) -> Ways:
        """How long after `start` each point comes at least, and the constraints it rests on; none unless all can hold.

        Johnson's way: with the times that keep all constraints, what a constraint leaves over is never negative, so
        Dijkstra's search finds the largest gap first.
        """
        if not self.holds or self._times is None or start not in self.places:
            return Ways(self, 0, {}, {})
        times, weights, ends, begin = self._times, self._weights, self._to, self.places[start]
        left_over = {begin: 0}
        came_by: dict[int, int] = {}
        steps = {begin: 0}
        done: set[int] = set()
        heap = [(0, 0, begin)]
        while heap:
            spent, count, place = heappop(heap)
            if place in done:
                continue
            done.add(place)
            for each in self._out[place]:
                later = ends[each]
                cost = spent + times[later] - times[place] - weights[each]
                known = left_over.get(later)
                if known is None or (cost, count + 1) < (known, steps[later]):
                    left_over[later], steps[later] = cost, count + 1
                    came_by[later] = each
                    heappush(heap, (cost, count + 1, later))
        gaps = {place: times[place] - times[begin] - cost for place, cost in left_over.items()}
        return Ways(self, begin, gaps, came_by)


NOWHERE: Final = -1
"""The place of a point that no constraint speaks of."""


class Ways:
    """How long after one point others come at least, and by which constraints."""

    def __init__(self, network: Network, begin: int, gaps: Mapping[int, int], came_by: Mapping[int, int]) -> None:
        self._network = network
        self._begin = begin
        self._gaps = gaps
        self._came_by = came_by

    def __iter__(self) -> Iterator[Node]:
        """The points that it leads to, itself among them."""
        return (self._network.nodes[place] for place in self._gaps)

    def lag(self, node: Node) -> Lag | None:
        """What follows for a point; None where nothing does."""
        gap = self._gaps.get(self._network.places.get(node, NOWHERE))
        return None if gap is None else self._network.lag_of(gap)

    def path(self, node: Node) -> tuple[Constraint, ...]:
        """The constraints that this rests on, one after the other."""
        place, path = self._network.places.get(node, NOWHERE), []
        while place in self._came_by and place != self._begin:
            path.append(self._network.constraints[self._came_by[place]])
            place = self._network.places[path[-1].earlier]
        return tuple(reversed(path))


def nodes_of(constraints: Iterable[Constraint]) -> dict[Node, None]:
    """The points that constraints speak of, each once and in their order."""
    return dict.fromkeys(node for each in constraints for node in (each.earlier, each.later))


def cannot_hold(constraints: Iterable[Constraint]) -> bool:
    """Whether no course of events keeps all of these."""
    return not Network(constraints).holds


def smallest_set(constraints: Collection[Constraint]) -> tuple[Hashable, ...]:
    """Sources whose constraints cannot hold together and can once any one of them is left out; none if all can hold.

    What goes without saying (no source) always stays. A circle names few sources; those it can do without are tried
    one by one (deletion filter), for a source may say more than the circle used of it.
    """
    cycle = Network(constraints).contradiction()
    if not cycle:
        return ()
    kept = _sources(cycle)
    tried: set[Hashable] = set()
    while rest := [each for each in kept if each not in tried]:
        left_out = rest[0]
        wanted = {each for each in kept if each != left_out}
        again = Network(each for each in constraints if each.source is None or each.source in wanted).contradiction()
        if again:
            kept = _sources(again)
        else:
            tried.add(left_out)
    return tuple(kept)


def _sources(cycle: Iterable[Constraint]) -> list[Hashable]:
    return list(dict.fromkeys(each.source for each in cycle if each.source is not None))
