"""Values of any kind: left open, unspecified, of unlike kinds, and with events replaced."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ceasefire_diff.values.amount import parse_amount
from ceasefire_diff.values.anything import parse_anything
from ceasefire_diff.values.choice import parse_choice
from ceasefire_diff.values.event import EventName, parse_event, parse_event_name
from ceasefire_diff.values.moment import Moment, parse_moment
from ceasefire_diff.values.names import Name, Names, parse_names
from ceasefire_diff.values.prose import parse_prose
from ceasefire_diff.values.ratio import parse_ratio
from ceasefire_diff.values.relation import RelationKind, Unreadable
from ceasefire_diff.values.schedule import parse_schedule
from ceasefire_diff.values.sequence import parse_sequence
from ceasefire_diff.values.units import UnitClass
from ceasefire_diff.values.value import (
    ToBeAgreed,
    Unspecified,
    Value,
    parse_open,
    reaches,
    relate,
    replace_events,
)
from ceasefire_diff.values.yes_no import parse_yes_no


def event_id(words: str) -> str:
    """Every word is an event, unless it says which end of one."""
    if words.startswith("end of "):
        raise Unreadable(f"no event is called {words}", "Write talks")
    return words


def names(source: object) -> Names:
    """Names nothing is known of."""
    return parse_names(source, lambda label: Name(label.casefold(), label))


def moment(text: str) -> Moment:
    """A moment anchored at any event."""
    return parse_moment(text, lambda words: parse_event_name(words, event_id))


OPEN = ToBeAgreed("to be agreed by the parties", "the parties")
UNSPECIFIED = Unspecified("unspecified")
STATED: list[Value] = [
    names(["air", "sea"]),
    parse_amount("30 days", UnitClass.TIME),
    parse_choice("open", ("open", "closed")),
    parse_yes_no("yes"),
    parse_prose("as agreed"),
    parse_event("talks", event_id),
    moment("24 hours after signing"),
    parse_ratio("1000 for 1000"),
    parse_schedule([{"amount": "5 people", "when": "day 1 of stage 1"}], moment),
    parse_sequence(["ceasefire", "talks"], event_id),
    parse_anything({"a": ["b"]}),
]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("to be agreed", ToBeAgreed("to be agreed")),
        ("To be  agreed by the parties", OPEN),
        ("to be agreed, at talks", ToBeAgreed("to be agreed, at talks", "at talks")),
        ("Unspecified", UNSPECIFIED),
        ("unspecified number", None),
        ("to be agreedness", None),
        ("30 days", None),
        ("", None),
    ],
)
def test_open_words_are_read_with_who_settles_them(text: str, value: Value | None) -> None:
    """`to be agreed` keeps who settles it; `unspecified` stands alone; anything else is no open word."""
    assert parse_open(text) == value


@pytest.mark.parametrize("value", [*STATED, OPEN, UNSPECIFIED])
def test_a_value_left_open_is_open_against_every_kind(value: Value) -> None:
    """To be agreed is open against anything, also itself; the rule is the same from both sides."""
    relation = relate(OPEN, value)
    assert (relation.kind, relation.rule) == (RelationKind.OPEN, "value.to-be-agreed")
    assert relate(value, OPEN) == relation
    assert reaches(OPEN, value) is None
    assert reaches(value, OPEN) is None


@pytest.mark.parametrize("value", [*STATED, UNSPECIFIED])
def test_unspecified_is_open_against_every_value_but_none(value: Value) -> None:
    """A value that is named and not given is open against any given one."""
    relation = relate(UNSPECIFIED, value)
    assert (relation.kind, relation.rule) == (RelationKind.OPEN, "value.unspecified")
    assert relate(value, UNSPECIFIED) == relation
    assert reaches(value, UNSPECIFIED) is None


@pytest.mark.parametrize(
    "none",
    [
        names("none"),
        parse_amount("none", UnitClass.PEOPLE),
        parse_amount("none", UnitClass.PEOPLE, limit=True),
        parse_choice("none", ("none", "limited")),
    ],
)
def test_unspecified_is_apart_from_none(none: Value) -> None:
    """Some value and no value cannot both hold."""
    relation = relate(UNSPECIFIED, none)
    assert (relation.kind, relation.rule) == (RelationKind.APART, "value.unspecified-none")
    assert relate(none, UNSPECIFIED) == relation


@pytest.mark.parametrize("left", STATED)
def test_every_kind_is_the_same_as_itself_and_never_relates_to_another(left: Value) -> None:
    """Each kind finds its own rules; two kinds are incomparable and reach nothing."""
    assert relate(left, left).kind is RelationKind.SAME
    assert isinstance(hash(left.key), int)
    for right in STATED:
        if type(left) is not type(right):
            assert relate(left, right).rule == "value.other-kind"
            assert reaches(left, right) is None


@pytest.mark.parametrize("value", STATED[:-1])
def test_what_is_wanted_is_reached_by_prohibiting_the_same(value: Value) -> None:
    """A prohibition of exactly what is wanted reaches it, for every kind."""
    assert reaches(value, value) is True


def test_events_are_replaced_wherever_a_value_names_one() -> None:
    """The id changes in events, anchors and steps; labels, edges and other values stay."""
    mapping = {"talks": "row-7"}
    event = parse_event("end of talks", event_id)
    replaced = replace_events(event, mapping)
    assert replaced == replace(event, event=EventName("row-7", event.event.edge))
    assert str(replaced.written) == "end of talks"
    other = replace_events(parse_event("end of negotiations", event_id), {"negotiations": "row-7"})
    assert relate(replaced, other).kind is RelationKind.SAME
    assert relate(replaced, other).links == ()

    after = replace_events(moment("2 days after talks"), mapping)
    assert isinstance(after, Moment)
    assert after.anchor == EventName("row-7")

    order = replace_events(parse_sequence(["ceasefire", ["talks", "signing"]], event_id), mapping)
    assert order.key == parse_sequence(["ceasefire", ["row-7", "signing"]], event_id).key
    for value in STATED:
        if not isinstance(value, Moment) and value not in (STATED[5], STATED[9]):
            assert replace_events(value, mapping) is value
