"""Where the order of one text goes in a circle: events that it puts, step by step, before themselves."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TypeAlias

from ceasefire_diff.comparing.comparison import Stated
from ceasefire_diff.comparing.precedence import Arc, Node, Precedence

Arcs: TypeAlias = dict[Node, list[Arc]]


def circles(order: Precedence) -> Iterator[tuple[Stated, ...]]:
    """One chain of steps for each set of events that come before themselves."""
    arcs: Arcs = {}
    for first, arc in order.arcs():
        arcs.setdefault(first, []).append(arc)
        arcs.setdefault(arc.to, [])
    for members in _knots(arcs):
        inside = set(members)
        for first in sorted(members):
            if any(_later(arc) and arc.to in inside for arc in arcs[first]):
                yield _way_back(arcs, first, inside)
                break


def _way_back(arcs: Arcs, first: Node, inside: set[Node]) -> tuple[Stated, ...]:
    """The shortest chain from a node to itself that begins with a strict step and stays inside the set."""
    begun = [arc for arc in arcs[first] if _later(arc) and arc.to in inside]
    came_from: dict[Node, tuple[Node, Arc]] = {arc.to: (first, arc) for arc in reversed(begun)}
    waiting = deque(arc.to for arc in begun)
    while first not in came_from:
        here = waiting.popleft()
        for arc in arcs[here]:
            if arc.to in inside and arc.to not in came_from:
                came_from[arc.to] = (here, arc)
                waiting.append(arc.to)
    steps: list[Stated] = []
    at = first
    while not steps or at != first:
        at, arc = came_from[at]
        if arc.stated is not None:
            steps.append(arc.stated)
    return tuple(reversed(steps))


def _later(arc: Arc) -> bool:
    return arc.strict and not arc.at_once


def _knots(arcs: Arcs) -> Iterator[list[Node]]:  # noqa: C901  one walk, with its own stack
    """The strongly connected sets of nodes (Tarjan 1972), with a stack of our own: a chain may be long."""
    number: dict[Node, int] = {}
    lowest: dict[Node, int] = {}
    path: list[Node] = []
    on_path: set[Node] = set()
    walk: list[tuple[Node, Iterator[Arc]]] = []

    def enter(node: Node) -> None:
        number[node] = lowest[node] = len(number)
        path.append(node)
        on_path.add(node)
        walk.append((node, iter(arcs[node])))

    for root in arcs:
        if root not in number:
            enter(root)
        while walk:
            here, further = walk[-1]
            for arc in further:
                if arc.to not in number:
                    enter(arc.to)
                    break
                if arc.to in on_path:
                    lowest[here] = min(lowest[here], number[arc.to])
            else:
                walk.pop()
                if walk:
                    above = walk[-1][0]
                    lowest[above] = min(lowest[above], lowest[here])
                if lowest[here] == number[here]:
                    members = [path.pop()]
                    while members[-1] != here:
                        members.append(path.pop())
                    on_path.difference_update(members)
                    yield members
