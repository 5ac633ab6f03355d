"""Says what each key of order means: which end of a provision comes before, after or with which of an event."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Final

from msgspec import Struct

from ceasefire_diff.comparing.comparison import Stated, stated_whole
from ceasefire_diff.comparing.order.marks import OVER, Point
from ceasefire_diff.comparing.order.network import Constraint, cannot_hold
from ceasefire_diff.model.proposal import HowTogether, Met, Provision
from ceasefire_diff.values.event import Edge, EventName


class Step(Struct, frozen=True):
    """One entry of a provision's order: it comes before or after an event, wholly or begun, or goes on with it.

    `amount` is how much of the event is awaited, or how much of the one goes with how much of the other.
    """

    before: bool
    event: str
    edge: Edge
    met: Met | None = None
    amount: Hashable = None
    together: HowTogether | None = None

    def opposes(self, other: Step) -> bool:
        """Whether one provision cannot stand to an event as both say; before its end and after its start is between."""
        if self.event != other.event or (self.before == other.before and not (self.together or other.together)):
            return False
        said = [tie for step in (self, other) for tie in ties(step, own_points(OWN), self.event)]
        unsaid = [
            Constraint((event, Edge.START), (event, edge)) for event in (OWN, self.event) for edge in (Edge.END, OVER)
        ]
        return cannot_hold([*said, *unsaid])


OWN = "own"

LASTING: Final = frozenset(("ceasefire", "talks"))
"""Events that surely do not end in the moment in which they begin; an act may be done at once."""


def own_points(event: str) -> dict[Edge | str, Point]:
    """The beginning of an act, when it is done, and when it is over."""
    return {edge: (event, edge) for edge in (Edge.START, Edge.END, OVER)}


def steps_of(provision: Provision) -> Iterator[tuple[EventName, Step]]:
    """The entries of a provision's order, in the order in which `order_stated` tells them."""
    for event in provision.before:
        yield event, Step(True, event.id, event.edge)
    for event in provision.after:
        yield event, Step(False, event.id, event.edge)
    for condition in provision.condition_for:
        yield condition.event, Step(True, condition.event.id, condition.event.edge, condition.met)
    for requirement in provision.requires:
        amounts = tuple(each.key if each else None for each in (requirement.of, requirement.amount))
        event = requirement.event
        yield event, Step(False, event.id, event.edge, Met.IN_FULL, amounts if any(amounts) else None)
    for each in provision.alongside:
        amounts = tuple(one.key if one else None for one in (each.this, each.that))
        amount = amounts if any(amounts) else None
        yield each.event, Step(False, each.event.id, each.event.edge, amount=amount, together=each.how)


def ties(step: Step, own: dict[Edge | str, Point], event: str, source: Hashable = None) -> list[Constraint]:
    """What an entry means as constraints between the ends of the provision and those of the event."""
    there, start, end = (event, step.edge), (event, Edge.START), (event, Edge.END)

    def tie(earlier: Point, later: Point, *, strict: bool = False) -> Constraint:
        return Constraint(earlier, later, strict=strict, source=source)

    match step.together:
        case HowTogether.SAME_TIME:
            return [tie(own[Edge.START], there), tie(there, own[Edge.START])]
        case HowTogether.IN_STEP:
            # A stage of the one for a stage of the other: neither is over before the other has begun.
            return [tie(own[Edge.START], end, strict=True), tie(start, own[Edge.END], strict=True)]
        case HowTogether.AS_LONG_AS:
            return [tie(start, own[Edge.START]), tie(own[OVER], end)]
    if not step.before:
        # A condition that is met in a moment, as by a signing, is met by what begins at that moment.
        return [tie(there, own[Edge.START], strict=not (step.met and step.edge is Edge.START and is_momentary(event)))]
    if step.met is Met.START:
        # What is met by beginning may begin together with what it is met for.
        return [tie(own[Edge.START], there)]
    return [tie(own[Edge.END if step.met else Edge.START], there, strict=True)]


def is_momentary(event: str) -> bool:
    """Whether it is an event that has only a name, as a signing, and no act that goes on after it began."""
    return not (event in LASTING or "/" in event or event.startswith("stage "))


def order_stated(provision: Provision) -> Iterator[Stated]:
    """What a provision says of its order, one entry per event, as `key: event` in the file's words."""
    for event in provision.before:
        yield _one(provision, "before", _words(event))
    for event in provision.after:
        yield _one(provision, "after", _words(event))
    for condition in provision.condition_for:
        begun = " (begun)" if condition.met is Met.START else ""
        yield _one(provision, "condition-for", f"{_words(condition.event)}{begun}")
    for requirement in provision.requires:
        amounts = ", ".join(each.written for each in (requirement.of, requirement.amount) if each is not None)
        yield _one(provision, "requires", f"{_words(requirement.event)}{f' ({amounts})' if amounts else ''}")
    for each in provision.alongside:
        amounts = " for ".join(one.written for one in (each.this, each.that) if one is not None)
        yield _one(provision, each.how.value, f"{_words(each.event)}{f' ({amounts})' if amounts else ''}")


def _one(provision: Provision, key: str, words: str) -> Stated:
    return stated_whole(provision, key, f"{key.replace('-', ' ')}: {words}")


def _words(event: EventName) -> str:
    return f"end of {event.label}" if event.edge is Edge.END else event.label
