"""An event as a value: signing, the ceasefire, a provision carried out, and which end of it is meant."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import ClassVar

from msgspec.structs import replace

from ceasefire_diff.json_shapes import WORD, one_of
from ceasefire_diff.values.kind import ByMeaning, Kind, Value
from ceasefire_diff.values.relation import Link, Relation, RelationKind, Unreadable
from ceasefire_diff.values.words import folded, spaced


class Edge(StrEnum):
    """Which end of an event that lasts; where the text does not say, its start."""

    START = "start"
    END = "end"


ResolveEvent = Callable[[str], str]
"""Takes the words for an event, without `start of` or `end of`; gives its id or raises Unreadable."""

_EDGES = {
    "start of ": Edge.START,
    "the start of ": Edge.START,
    "end of ": Edge.END,
    "the end of ": Edge.END,
}


def edge_in(words: str) -> str:
    """The words by which an event's start or end is named, if words begin with any: `end of `."""
    lowered = words.casefold()
    return next((opening for opening in _EDGES if lowered.startswith(opening)), "")


BUILT_IN_EVENTS = ("signing", "ceasefire", "talks")
"""The events that every file knows."""


class EventName(ByMeaning, frozen=True):
    """The start or the end of one event. `entry` is the glossary's or the format's id if the label is not it."""

    aside: ClassVar = ("label", "entry")
    id: str
    edge: Edge = Edge.START
    label: str = ""
    entry: str | None = None

    def __str__(self) -> str:
        label = self.label or self.id
        return f"end of {label}" if self.edge is Edge.END else label


class EventValue(Value, frozen=True):
    """A term or key that names one event."""

    event: EventName

    @property
    def key(self) -> tuple[str, str, str]:
        """Two events with equal keys are the same."""
        return ("event", self.event.id, self.event.edge.value)


def parse_event_name(text: str, resolve: ResolveEvent) -> EventName:
    """Read `ceasefire`, `start of talks`, `end of stage 1`; raise Unreadable if no such event is known.

    A label that itself begins so ("end of the war") is that event, not the end of another.
    """
    words = spaced(text)
    if not words:
        raise Unreadable("no event is named", "Write an event, for example: ceasefire, or: end of stage 1")
    opening = edge_in(words)
    if opening:
        try:
            return _named(words, Edge.START, resolve)
        except Unreadable:
            return _named(words[len(opening) :], _EDGES[opening], resolve)
    return _named(words, Edge.START, resolve)


def parse_event(source: object, resolve: ResolveEvent) -> EventValue:
    """Read a term that names one event; raise Unreadable for a list or an event nobody knows."""
    if not isinstance(source, str):
        raise Unreadable("one event is wanted here, not a list", "Write one event, for example: ceasefire")
    return EventValue(spaced(source), parse_event_name(source, resolve))


def event_links(left: EventName, right: EventName) -> tuple[Link, ...]:
    """The entry that makes one event of two labels; none if the labels are alike."""
    if left.id != right.id or left.id not in (left.entry, right.entry) or folded(left.label) == folded(right.label):
        return ()
    return (Link(left.label, right.label, left.id),)


def relate_events(left: EventValue, right: EventValue) -> Relation:
    """The same start or end of one event, or not known: events are never apart, for nothing says they differ."""
    if left.event == right.event:
        return Relation(RelationKind.SAME, "event.same", links=event_links(left.event, right.event))
    return Relation(RelationKind.INCOMPARABLE, "event.not-linked")


def event_reaches(prohibition: EventValue, wanted: EventValue) -> bool | None:
    """A prohibition that names the same event reaches it; of another event it cannot be told."""
    return True if prohibition.event == wanted.event else None


def _named(words: str, edge: Edge, resolve: ResolveEvent) -> EventName:
    event_id = resolve(words)
    return EventName(event_id, edge, words, None if folded(event_id) == folded(words) else event_id)


KIND = Kind(
    name="event",
    holds=EventValue,
    parse=lambda source, _, file: parse_event(source, file.event_id),
    relate=relate_events,
    reaches=event_reaches,
    events=lambda value: (value.event,),
    map_events=lambda value, changed: replace(value, event=changed(value.event)),
    shape=lambda _: {"anyOf": [one_of(BUILT_IN_EVENTS), WORD]},
    one_text=True,
)
