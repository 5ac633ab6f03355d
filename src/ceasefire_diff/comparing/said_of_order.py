"""What one variant of a text says of its order: what comes strictly after what, what is tied, what waits for what."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import Stated
from ceasefire_diff.comparing.conditions import TOPIC as CONDITIONS
from ceasefire_diff.comparing.facts import stated_whole
from ceasefire_diff.comparing.precedence import Node, Precedence, orders
from ceasefire_diff.comparing.variant_text import VariantText
from ceasefire_diff.model.proposal import Met
from ceasefire_diff.values.choice import Choice
from ceasefire_diff.values.event import Edge, EventValue
from ceasefire_diff.values.names import Names


class SaidOfOrder:
    """What one variant says: which node is strictly after which, what it ties together, and what it makes wait."""

    def __init__(self, text: VariantText) -> None:
        self.option = text.variant.option or ""
        precedence = Precedence(text.provisions)
        gone = text.absent | {f"{text.proposal.id}/option {each}" for each in text.proposal.options} - {
            f"{text.proposal.id}/option {self.option}"
        }
        events = precedence.events() - gone
        reached = {
            (event, edge): {each for each in precedence.strictly_after((event, edge)) if each[0] in events}
            for event in sorted(events)
            for edge in Edge
        }
        # A text that puts two events both ways round orders them neither way.
        self.after = {
            node: {each for each in found if node not in reached[each] and each != node}
            for node, found in reached.items()
        }
        self.said = [
            (first, arc.to, arc.stated)
            for first, arc in precedence.arcs()
            if arc.stated is not None and {first[0], arc.to[0]} <= events
        ]
        dated = {node for node in precedence.dated() if node[0] in events}
        self.placed = {node for first, second, _ in self.said for node in (first, second)} | dated
        self.waits = list(_waits(text, events))
        self.words = list(_in_so_many_words(text))


def _waits(text: VariantText, events: set[str]) -> Iterator[tuple[Node, Node, bool, Stated]]:
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


def _in_so_many_words(text: VariantText) -> Iterator[tuple[Node, Stated, bool]]:
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
        if any(each[0] != event and end in variant.after[each] for each in variant.after[start]):
            yield event
    for first, second, _ in variant.said:
        event, edge = second
        start = (event, Edge.START)
        if edge is Edge.END and first[0] != event and start in variant.placed and start not in variant.after[first]:
            yield event
