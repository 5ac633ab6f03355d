"""The order of a whole text: which event comes before which, through all it says, and where two texts oppose."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import TypeVar

from msgspec import Struct

from ceasefire_diff.comparing.acts import NO_ACTS, Acts
from ceasefire_diff.comparing.comparison import Stated
from ceasefire_diff.comparing.dated import Bound, bounds_of, times_on
from ceasefire_diff.comparing.facts import stated_whole
from ceasefire_diff.comparing.norms import Norm, norm_of
from ceasefire_diff.comparing.order.stated import order_stated
from ceasefire_diff.model.proposal import Met, Provision, Stance
from ceasefire_diff.values.event import Edge, EventName
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.sequence import Sequence as StepSequence
from ceasefire_diff.values.timing import CALENDAR, DAY_ONE

SHARED_EVENTS_LIMIT = 200
"""Events both texts order, beyond which only named ones are followed: the closure grows with their square."""

ORDERING = frozenset((Norm.REQUIRES, Norm.PERMITS, Norm.SAYS))
"""Deeds whose order is the text's own; what is forbidden, declined or taken note of orders nothing."""

POINT = "@"
"""Begins the name of a point on a line of times, which is no event of the text."""

_AFTER = ("immediately after", "as soon as possible after", "during")
"""Words for a beginning that comes after an event and has no figure."""

Node = tuple[str, Edge]


def orders(provision: Provision) -> bool:
    """Whether a provision orders events: what a text defers it may place, what it only supposes (`if`) it does not."""
    deferred = provision.stance is Stance.DEFERS
    return (deferred or norm_of(provision) in ORDERING) and "if" not in provision.keys


class Arc(Struct, frozen=True):
    """One node is not after another; `strict` if it is before it. `stated` is None where it goes without saying.

    `at_once`: before it in order, and yet both may begin in one moment, as a condition does that is met by beginning.
    """

    to: Node
    strict: bool
    stated: Stated | None = None
    at_once: bool = False


class Path(Struct, frozen=True):
    """How a text comes to put one node before another: the steps it rests on."""

    strict: bool
    steps: tuple[Stated, ...]


class Opposed(Struct, frozen=True):
    """Two events that the left text puts in this order and the right text in the opposite one."""

    first: Node
    second: Node
    left: tuple[Stated, ...]
    right: tuple[Stated, ...]


class Alike(Struct, frozen=True):
    """Two events that both texts put in this order."""

    first: Node
    second: Node
    left: tuple[Stated, ...]
    right: tuple[Stated, ...]


class Precedence:
    """The order of one variant, closed over everything it says."""

    def __init__(self, provisions: Iterable[Provision], acts: Acts = NO_ACTS) -> None:
        self._arcs: dict[Node, list[Arc]] = {}
        self._acts = acts
        # By id, so that of two chains of equal length the same one is told however the file is ordered.
        ordering = [each for each in sorted(provisions, key=lambda each: each.id) if orders(each)]
        lines: dict[Node, list[tuple[Node, Bound]]] = {}
        for provision in ordering:
            for first, arc in self._said(provision):
                self._add(first, arc)
            awaited = self._awaited(provision)
            for bound in bounds_of(provision, {**provision.keys, **provision.terms}):
                if bound.at == 0 and not bound.earliest and self._node(bound.anchor) in awaited:
                    continue
                node = (acts.name(provision.own_event), bound.edge)
                lines.setdefault(self._node(bound.anchor), []).append((node, bound))
        for anchor, dated in lines.items():
            self._add_line(anchor, dated)
        for provision in ordering:
            for part in acts.shared.get(provision.own_event, ()):
                self._add_part(acts.name(provision.own_event), part)
        for event in self.events():
            self._add((event, Edge.START), Arc((event, Edge.END), strict=False))

    def _add(self, first: Node, arc: Arc) -> None:
        self._arcs.setdefault(first, []).append(arc)
        self._arcs.setdefault(arc.to, [])

    def events(self) -> set[str]:
        """Every event this text orders."""
        return {event for event, _ in self._arcs if not event.startswith(POINT)}

    def arcs(self) -> Iterator[tuple[Node, Arc]]:
        """Every arc from event to event: what the text states in words, and that each event begins before it ends."""
        for first, arcs in self._arcs.items():
            for arc in arcs:
                if not (first[0].startswith(POINT) or arc.to[0].startswith(POINT)):
                    yield first, arc

    def dated(self) -> Iterator[Node]:
        """Every node that a time places."""
        for first, arcs in self._arcs.items():
            for arc in arcs:
                if arc.stated is not None and first[0].startswith(POINT) != arc.to[0].startswith(POINT):
                    yield arc.to if first[0].startswith(POINT) else first

    def strictly_after(self, first: Node) -> set[Node]:
        """Every node that comes after `first`, points of time among them."""
        seen = {(first, False)}
        waiting = [(first, False)]
        while waiting:
            here, strict = waiting.pop()
            for arc in self._arcs.get(here, ()):
                there = (arc.to, strict or arc.strict)
                if there not in seen:
                    seen.add(there)
                    waiting.append(there)
        return {node for node, strict in seen if strict}

    def _awaited(self, provision: Provision) -> set[Node]:
        """What a provision comes after in words: to begin "at" such an event is to begin at once after it."""
        return {self._node(event) for event in (*provision.after, *(each.event for each in provision.requires))}

    def _node(self, event: EventName) -> Node:
        return (self._acts.name(event.id), event.edge)

    def _said(self, provision: Provision) -> Iterator[tuple[Node, Arc]]:
        """The arcs one provision states, by its order keys, its beginning and its sequence of steps."""
        own = self._acts.name(provision.own_event)
        start, end = (own, Edge.START), (own, Edge.END)
        stated = iter(order_stated(provision))
        for event in provision.before:
            yield start, Arc(self._node(event), strict=True, stated=next(stated))
        for event in provision.after:
            yield self._node(event), Arc(start, strict=True, stated=next(stated))
        for condition in provision.condition_for:
            begun = condition.met is Met.START
            arc = Arc(self._node(condition.event), strict=True, stated=next(stated), at_once=begun)
            yield start if begun else end, arc
        for requirement in provision.requires:
            yield self._node(requirement.event), Arc(start, strict=True, stated=next(stated))
        starts = provision.keys.get("starts")
        if isinstance(starts, Moment):
            yield from self._said_by_moment(provision, starts, start)
        for value in provision.terms.values():
            if isinstance(value, StepSequence):
                yield from self._said_by_steps(provision, value)

    def _said_by_moment(self, provision: Provision, moment: Moment, start: Node) -> Iterator[tuple[Node, Arc]]:
        """What a beginning counted from an event says of the two; dates on one line are set in order beside it."""
        if moment.anchor in (None, CALENDAR, DAY_ONE) or moment.low < 0 or (moment.word and moment.word not in _AFTER):
            return
        stated = stated_whole(provision, "starts", f"starts: {moment.written}")
        anchor = self._node(moment.anchor)
        yield anchor, Arc(start, strict=moment.low > 0, stated=stated)
        if moment.low == moment.high == 0 and anchor not in self._awaited(provision):
            yield start, Arc(anchor, strict=False, stated=stated)

    def _said_by_steps(self, provision: Provision, steps: StepSequence) -> Iterator[tuple[Node, Arc]]:
        for earlier, later in pairwise(steps.steps):
            for first, second in product(sorted(earlier, key=_by_id), sorted(later, key=_by_id)):
                stated = stated_whole(provision, "terms.steps", f"steps: {first.label}, then {second.label}")
                yield self._node(first), Arc(self._node(second), strict=True, stated=stated)

    def _add_line(self, anchor: Node, dated: Sequence[tuple[Node, Bound]]) -> None:
        """The times counted from one anchor, as points in a chain, with the events between them."""
        points = {
            at: (f"{POINT}{anchor[0]} {anchor[1]} {at}", Edge.START) for at in times_on(each for _, each in dated)
        }
        for earlier, later in pairwise(points.values()):
            self._add(earlier, Arc(later, strict=True))
        if anchor[0] not in (CALENDAR.id, DAY_ONE.id):
            self._add(anchor, Arc(points[0], strict=False))
            self._add(points[0], Arc(anchor, strict=False))
        for node, bound in dated:
            point = points[bound.at]
            first, second = (point, node) if bound.earliest else (node, point)
            self._add(first, Arc(second, strict=bound.strict, stated=bound.stated))

    def _add_part(self, whole: str, part: str) -> None:
        """A part of an act begins no sooner than the whole, and is done no later."""
        self._add((whole, Edge.START), Arc((part, Edge.START), strict=False))
        self._add((part, Edge.END), Arc((whole, Edge.END), strict=False))

    def paths(self, first: Node) -> dict[Node, Path]:
        """Every node that comes after `first`, with the shortest chain of steps that puts it there."""
        came_from: dict[tuple[Node, bool], tuple[tuple[Node, bool], Arc] | None] = {(first, False): None}
        waiting = deque([(first, False)])
        while waiting:
            here = waiting.popleft()
            for arc in self._arcs.get(here[0], ()):
                there = (arc.to, here[1] or arc.strict)
                if there not in came_from:
                    came_from[there] = (here, arc)
                    waiting.append(there)
        found: dict[Node, Path] = {}
        for state, step in came_from.items():
            if state[1] and state[0] != first:
                steps: list[Stated] = []
                at = step
                while at is not None:
                    here, arc = at
                    if arc.stated is not None:
                        steps.append(arc.stated)
                    at = came_from[here]
                found[state[0]] = Path(strict=True, steps=tuple(reversed(steps)))
        return found


def _by_id(event: EventName) -> tuple[str, Edge]:
    return (event.id, event.edge)


def compare_precedence(left: Precedence, right: Precedence, named: Iterable[str]) -> tuple[list[Opposed], list[Alike]]:
    """Pairs of events that both texts order, oppositely and alike, without those that follow from others."""
    shared = left.events() & right.events()
    if len(shared) > SHARED_EVENTS_LIMIT:
        shared &= set(named)
    nodes = sorted((event, edge) for event in shared for edge in (Edge.START, Edge.END))
    on_left = {node: {to: path for to, path in left.paths(node).items() if to[0] in shared} for node in nodes}
    on_right = {node: {to: path for to, path in right.paths(node).items() if to[0] in shared} for node in nodes}
    opposed: dict[tuple[str, str], Opposed] = {}
    alike: dict[tuple[str, str], Alike] = {}
    for first in sorted(nodes, key=_starts_first):
        for second, path in sorted(on_left[first].items(), key=lambda each: _starts_first(each[0])):
            pair = (first[0], second[0])
            # A text that puts two events both ways round orders them neither way.
            both_ways = first in on_left[second] or (second in on_right[first] and first in on_right[second])
            if first[0] == second[0] or both_ways:
                continue
            if (back := on_right[second].get(first)) is not None:
                opposed.setdefault(pair, Opposed(first, second, path.steps, back.steps))
            elif second[1] is Edge.START and (same := on_right[first].get(second)) is not None:
                # That one thing begins before another ends is no order worth telling.
                alike.setdefault(pair, Alike(first, second, path.steps, same.steps))
    return _not_following(opposed), _not_following(alike)


def _starts_first(node: Node) -> tuple[bool, str]:
    return (node[1] is Edge.END, node[0])


_Pair = TypeVar("_Pair", Opposed, Alike)


def _not_following(pairs: Mapping[tuple[str, str], _Pair]) -> list[_Pair]:
    """The pairs whose order does not follow from two others over an event between them."""
    before: dict[str, set[str]] = {}
    after: dict[str, set[str]] = {}
    for first, second in pairs:
        after.setdefault(first, set()).add(second)
        before.setdefault(second, set()).add(first)
    return [each for (first, second), each in pairs.items() if after[first].isdisjoint(before[second] - {first})]
