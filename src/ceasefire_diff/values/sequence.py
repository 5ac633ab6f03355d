"""A sequence as a value: events in their order, some of them in parallel."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from ceasefire_diff.json_shapes import NESTED_WORDS, WORD
from ceasefire_diff.values.event import EventName, ResolveEvent, event_links, parse_event_name
from ceasefire_diff.values.kind import Kind, Value
from ceasefire_diff.values.relation import Link, Relation, RelationKind, Side, Unreadable
from ceasefire_diff.values.words import spaced

_CURE = (
    "Write the events in order, parallel ones in an inner list, for example: [ceasefire, [talks, exchange], signing]"
)

MOST_EVENTS: Final = 100
"""Events in one sequence: what each says of each other, and what other provisions say of them, is held together."""


class EventSequence(Value, frozen=True):
    """Steps in order; the events of one step run in parallel."""

    steps: tuple[frozenset[EventName], ...]

    @property
    def key(self) -> tuple[object, ...]:
        """Two sequences with equal keys have the same steps."""
        return ("sequence", tuple(frozenset((event.id, event.edge) for event in step) for step in self.steps))

    def __iter__(self) -> Iterator[tuple[int, EventName]]:
        """Every event with the number of its step, in an order that does not change."""
        for number, step in enumerate(self.steps):
            for event in sorted(step, key=lambda each: (each.id, each.edge)):
                yield number, event


def parse_sequence(source: object, resolve: ResolveEvent) -> EventSequence:
    """Read a list of events; raise Unreadable for fewer than two, or one that stands in two places."""
    if not isinstance(source, list):
        raise Unreadable("a sequence is a list of events", _CURE)
    steps: list[list[str]] = [item if isinstance(item, list) else [item] for item in source]
    if not all(step and all(isinstance(words, str) for words in step) for step in steps):
        raise Unreadable("a step of the sequence is no event and no list of events", _CURE)
    events = [[parse_event_name(words, resolve) for words in step] for step in steps]
    seen: set[EventName] = set()
    for event in (each for step in events for each in step):
        if event in seen:
            raise Unreadable(f"'{event}' stands twice in the sequence", "Write each event once, at its place")
        seen.add(event)
    if len(seen) > MOST_EVENTS:
        raise Unreadable(
            f"a sequence has more than {MOST_EVENTS} events; each is held against each",
            "Divide it among provisions, stage by stage",
        )
    if len(seen) < 2:  # noqa: PLR2004 - one event has no order
        raise Unreadable("a sequence needs two events or more", _CURE)
    written = ", ".join(
        f"[{', '.join(map(spaced, item))}]" if isinstance(item, list) else spaced(item) for item in source
    )
    return EventSequence(f"[{written}]", tuple(frozenset(step) for step in events))


def relate_sequences(left: EventSequence, right: EventSequence) -> Relation:
    """How two orders stand to each other; `inner` is the side that orders nothing the other does not order alike.

    They are apart if two events stand in opposite order; what each side then adds is those pairs.
    """
    here, there = _places(left), _places(right)
    shared = [event for event in here if event in there]
    links = _links(here, there)
    if left.steps == right.steps:
        return Relation(RelationKind.SAME, "sequence.same", links=links)
    alike = opposite = 0
    for number, one in enumerate(shared):
        for other in shared[number + 1 :]:
            first, second = _order(here, one, other), _order(there, one, other)
            alike += first == second
            opposite += first == -second != 0
    if opposite:
        return Relation(
            RelationKind.APART,
            "sequence.apart",
            left_adds=_turned(here, there),
            right_adds=_turned(there, here),
            links=links,
        )
    if alike == len(shared) * (len(shared) - 1) // 2 and len(shared) in (len(here), len(there)):
        inner = Side.LEFT if len(shared) == len(here) else Side.RIGHT
        return Relation(RelationKind.NESTED, "sequence.nested", inner=inner, links=links)
    if alike:
        return Relation(RelationKind.OVERLAPS, "sequence.overlaps", links=links)
    return Relation(RelationKind.INCOMPARABLE, "sequence.not-linked", links=links)


def sequence_reaches(prohibition: EventSequence, wanted: EventSequence) -> bool | None:
    """Whether the prohibited order is all in the wanted one; None where events are not linked."""
    relation = relate_sequences(prohibition, wanted)
    if relation.kind is RelationKind.SAME or (relation.kind is RelationKind.NESTED and relation.inner is Side.LEFT):
        return True
    return False if relation.kind is RelationKind.APART else None


def _places(value: EventSequence) -> dict[EventName, tuple[int, EventName]]:
    """Where each event stands, with the name as this side writes it."""
    return {event: (number, event) for number, event in value}


def _order(places: dict[EventName, tuple[int, EventName]], one: EventName, other: EventName) -> int:
    """-1 if `one` comes first, 1 if `other` does, 0 if they run in parallel."""
    first, second = places[one][0], places[other][0]
    return (first > second) - (first < second)


def _turned(
    here: dict[EventName, tuple[int, EventName]], there: dict[EventName, tuple[int, EventName]]
) -> tuple[str, ...]:
    """The neighbouring events of `here` that `there` puts in opposite order."""
    shared = [event for event in here if event in there]
    numbers = sorted({here[event][0] for event in shared})
    following = dict(pairwise(numbers))
    return tuple(
        f"{here[one][1]} before {here[other][1]}"
        for one in shared
        for other in shared
        if here[other][0] == following.get(here[one][0]) and there[one][0] > there[other][0]
    )


def _links(
    here: dict[EventName, tuple[int, EventName]], there: dict[EventName, tuple[int, EventName]]
) -> tuple[Link, ...]:
    found = (event_links(here[event][1], there[event][1]) for event in here if event in there)
    return tuple(sorted({link for links in found for link in links}, key=lambda link: link.entry))


KIND = Kind(
    name="sequence",
    holds=EventSequence,
    parse=lambda source, _, file: parse_sequence(source, file.event_id),
    relate=relate_sequences,
    reaches=sequence_reaches,
    parse_item=lambda source, _, file: file.event_name(source) if isinstance(source, str) else None,
    events=lambda sequence: (event for _, event in sequence),
    map_events=lambda value, changed: replace(
        value, steps=tuple(frozenset(map(changed, step)) for step in value.steps)
    ),
    shape=lambda _: {"anyOf": [WORD, NESTED_WORDS]},
    complaint="term.sequence",
    nested=True,
)
