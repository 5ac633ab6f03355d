"""Events: what the reader takes, and when two are the same."""

from __future__ import annotations

import pytest

from ceasefire_diff.values.event import Edge, EventName, EventValue, event_reaches, parse_event, relate_events
from ceasefire_diff.values.relation import Link, RelationKind, Unreadable

KNOWN = {
    "ceasefire": "ceasefire",
    "stage 1": "stage-1",
    "treaty-signed": "treaty-signed",
    "signing of the treaty": "treaty-signed",
    "end of the war": "war-over",
}


def resolve(words: str) -> str:
    """Look an event up as a reader would."""
    try:
        return KNOWN[words.casefold()]
    except KeyError:
        raise Unreadable(f"no event is called {words}", "Write ceasefire") from None


def read(text: str) -> EventValue:
    """An event read with the known events."""
    return parse_event(text, resolve)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("ceasefire", EventName("ceasefire", Edge.START)),
        ("start of  ceasefire", EventName("ceasefire", Edge.START)),
        ("End of stage 1", EventName("stage-1", Edge.END)),
        ("the end of stage 1", EventName("stage-1", Edge.END)),
        ("end of the war", EventName("war-over", Edge.START)),
        ("end of end of the war", EventName("war-over", Edge.END)),
    ],
)
def test_the_edge_is_read_and_a_start_is_meant_where_none_is_said(text: str, event: EventName) -> None:
    """`start of` and `end of` pick the edge; a label that begins so is its own event."""
    assert read(text).event == event


@pytest.mark.parametrize("source", ["armistice", "end of armistice", "", "end of ", ["ceasefire"]])
def test_what_is_no_event_is_refused(source: object) -> None:
    """An unknown event, none and a list are unreadable."""
    with pytest.raises(Unreadable):
        parse_event(source, resolve)


def test_one_edge_of_one_event_is_the_same_and_the_glossary_link_is_told() -> None:
    """Two labels of one event are the same, and the relation names the entry it rests on."""
    relation = relate_events(read("treaty-signed"), read("signing of the Treaty"))
    assert relation.kind is RelationKind.SAME
    assert relation.links == (Link("treaty-signed", "signing of the Treaty", "treaty-signed"),)
    assert relate_events(read("signing of the Treaty"), read("treaty-signed")) == relation.mirrored()


@pytest.mark.parametrize(("left", "right"), [("ceasefire", "stage 1"), ("stage 1", "end of stage 1")])
def test_other_events_are_never_apart(left: str, right: str) -> None:
    """Nothing says that two events differ, so they are incomparable and a prohibition may or may not reach."""
    assert relate_events(read(left), read(right)).kind is RelationKind.INCOMPARABLE
    assert event_reaches(read(left), read(right)) is None
    assert event_reaches(read(left), read(left)) is True


def test_an_event_prints_with_its_label() -> None:
    """An event in a sentence is called as the text calls it."""
    assert str(read("end of stage 1").event) == "end of stage 1"
    assert str(EventName("x")) == "x"
