"""What one variant of a text says of its order: what comes after what, what is tied, what waits for what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import Stated, stated_whole
from ceasefire_diff.comparing.conditions import TOPIC as CONDITIONS
from ceasefire_diff.comparing.order.marks import Mark, Point, bounds_of_marks, is_event
from ceasefire_diff.comparing.order.network import Constraint, Network, nodes_of
from ceasefire_diff.comparing.order.one_text import OneText
from ceasefire_diff.comparing.order.said import Said, Sayings, going_without_saying, orders
from ceasefire_diff.comparing.variant_text import VariantText
from ceasefire_diff.graphs import transitive_closure
from ceasefire_diff.model.proposal import Met
from ceasefire_diff.values.choice import Choice
from ceasefire_diff.values.event import Edge, EventValue
from ceasefire_diff.values.names import Names


class SaidOfOrder:
    """What one variant says: which node is after which, what it ties together, and what it makes wait."""

    def __init__(self, text: VariantText) -> None:
        self.option = text.variant.option or ""
        sayings = Sayings(absent=text.of_other_options).of_text(text.provisions)
        said = [each for each in sayings if isinstance(each.source, Said) and not each.source.case]
        constraints = OneText(said, permissions=True).constraints
        after = weak_order([*constraints, *going_without_saying(constraints)])
        # What two events cannot be told apart by, as two that begin together, is no order.
        self.after = {
            node: {each for each in found if is_event(each) and node not in after[each]}
            for node, found in after.items()
            if is_event(node)
        }
        self.said = [
            (each.earlier, each.later, each.source.stated)
            for each in said
            if isinstance(each.source, Said) and _in_words(each)
        ]
        dated = {_of(node) for each in said if not _in_words(each) for node in (each.earlier, each.later)}
        own = {each.own_event for each in text.provisions}
        dated = {node for node in dated if is_event(node) and node[0] in own}
        self.placed = {node for first, second, _ in self.said for node in (first, second)} | dated
        events = {event for event, _ in self.after}
        self.waits = list(_waits(text, events))
        self.words = list(_in_so_many_words(text))


def _of(node: object) -> Point:
    found: Any = node
    point: Point = found.of if isinstance(node, Mark) else found
    return point


def _in_words(constraint: Constraint) -> bool:
    """Whether it ties two events, and neither to a day or a figure."""
    return (
        not constraint.gap
        and not any(isinstance(node, Mark) for node in (constraint.earlier, constraint.later))
        and all(is_event(_of(node)) for node in (constraint.earlier, constraint.later))
        and not (constraint.at_once or constraint.at)
    )


def weak_order(constraints: Sequence[Constraint]) -> dict[Point, set[Point]]:
    """For each point, those that surely come with it or after it, itself among them only by a circle of others.

    Ways without a figure are followed as they are. A way with one passes an event that it is counted from: how late a
    point can be after that event at the most, and how soon another is, are laid in order along one line.
    """
    known = [*constraints, *bounds_of_marks(nodes_of(constraints))]
    network = Network(known)
    backwards = network.turned()
    out: dict[Point, set[Point]] = {node: set() for node in network.nodes}
    for each in known:
        if not each.gap and not each.at_once and not each.at:
            out[each.earlier].add(each.later)
    counted = {
        _of(node)
        for each in known
        if each.gap or each.at_once or isinstance(each.earlier, Mark) or isinstance(each.later, Mark)
        for node in (each.earlier, each.later)
    }
    anchors = {_of(each.earlier if each.gap >= 0 else each.later) for each in known if each.gap or each.at_once}
    for anchor in sorted(anchors, key=str):
        ahead, back = network.ways(anchor), backwards.ways(anchor)
        soonest = {n: (lag.gap, -lag.at_once) for n in ahead if _of(n) in counted and (lag := ahead.lag(n))}
        latest = {n: (-lag.gap, int(lag.at_once)) for n in back if _of(n) in counted and (lag := back.lag(n))}
        days = sorted({*soonest.values(), *latest.values()})
        line: list[Point] = [(f"{_LINE}{anchor} {day}", Edge.START) for day in days]
        place = dict(zip(days, line, strict=True))
        for one, two in pairwise(line):
            out.setdefault(one, set()).add(two)
        for node, gap in soonest.items():
            out.setdefault(place[gap], set()).add(node)
        for node, gap in latest.items():
            out.setdefault(node, set()).add(place[gap])
    reached = transitive_closure(out)
    return {node: {each for each in found if _is_point(each)} for node, found in reached.items() if _is_point(node)}


_LINE: Final = "@line "
"""Begins the name of a day on a line of days, which is no event of the text."""


def _is_point(node: object) -> bool:
    return not isinstance(node, Mark) and not str(_of(node)[0]).startswith(_LINE)


def _waits(text: VariantText, events: set[str]) -> Iterator[tuple[Point, Point, bool, Stated]]:
    """What is a condition, for what, whether that it begins is enough, and where that is stated."""
    for provision in sorted(text.provisions, key=lambda each: each.id):
        if not orders(provision):
            continue
        own = provision.own_event
        for condition in provision.condition_for:
            begun = condition.met is Met.START
            stated = replace(stated_whole(provision, "condition-for"), text="")
            yield (own, Edge.START if begun else Edge.END), (condition.event.id, condition.event.edge), begun, stated
        for requirement in provision.requires:
            if requirement.event.id in events:
                awaited = (requirement.event.id, requirement.event.edge)
                amounts = ", ".join(each.written for each in (requirement.of, requirement.amount) if each is not None)
                stated = replace(stated_whole(provision, "requires"), text=amounts)
                yield awaited, (own, Edge.START), False, stated


def _in_so_many_words(text: VariantText) -> Iterator[tuple[Point, Stated, bool]]:
    """Events that a text calls unconditional, and conditions that it only names; the flag tells the former."""
    for provision in sorted(text.provisions, key=lambda each: each.id):
        awaited = provision.terms.get("for")
        if provision.topic != CONDITIONS or not isinstance(awaited, EventValue) or not orders(provision):
            continue
        event = (awaited.event.id, awaited.event.edge)
        unconditional = provision.terms.get("unconditional")
        if isinstance(unconditional, Choice) and unconditional.words == {"yes"}:
            yield event, stated_whole(provision, "terms.unconditional"), True
        named = provision.terms.get("conditions")
        for name in named.named if isinstance(named, Names) else ():
            yield event, stated_whole(provision, "terms.conditions", name.label), False


def in_two_steps(variant: SaidOfOrder) -> Iterator[str]:
    """Events between whose beginning and end another comes, or whose end alone is said to come after another."""
    for event in {event for event, _ in variant.after}:
        start, end = (event, Edge.START), (event, Edge.END)
        if any(each[0] != event and end in variant.after.get(each, ()) for each in variant.after.get(start, ())):
            yield event
    for first, second, _ in variant.said:
        event, edge = second
        start = (event, Edge.START)
        if edge is Edge.END and first[0] != event and start in variant.placed and start not in variant.after[first]:
            yield event
