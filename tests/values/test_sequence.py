"""Sequences: what the reader takes, and when two orders agree or oppose each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceasefire_diff.values.event import Edge, EventName
from ceasefire_diff.values.relation import Link, Relation, RelationKind, Side, Unreadable
from ceasefire_diff.values.sequence import EventSequence, parse_sequence, relate_sequences, sequence_reaches

LABELS = {"cessation": "ceasefire"}


def event_id(words: str) -> str:
    """Look an event up as a reader would."""
    if words.startswith("end of "):
        raise Unreadable(f"no event is called {words}", "Write talks")
    return LABELS.get(words, words)


def read(source: object) -> EventSequence:
    """A sequence in which every word is an event, and `cessation` another label of the ceasefire."""
    return parse_sequence(source, event_id)


def relate(left: list[object], right: list[object]) -> Relation:
    """The relation of two orders, after seeing that it mirrors."""
    relation = relate_sequences(read(left), read(right))
    assert relate_sequences(read(right), read(left)) == relation.mirrored()
    return relation


def test_steps_and_edges_are_read() -> None:
    """An inner list is one step in parallel, and `end of` picks the edge."""
    value = read(["ceasefire", ["talks", " end of  stage 1"], "signing"])
    assert value.steps == (
        frozenset({EventName("ceasefire")}),
        frozenset({EventName("talks"), EventName("stage 1", Edge.END)}),
        frozenset({EventName("signing")}),
    )
    assert value.written == "[ceasefire, [talks, end of stage 1], signing]"
    assert [number for number, _ in value] == [0, 1, 1, 2]


@pytest.mark.parametrize(
    "source",
    ["a, b", [], ["a"], ["a", []], ["a", ["b", ["c"]]], ["a", "a"], ["a", ["b", "a"]], [["a", "a"]], ["ceasefire", ""]],
)
def test_what_is_no_order_is_refused(source: object) -> None:
    """A text, fewer than two events, an event in two places and an empty step are unreadable."""
    with pytest.raises(Unreadable):
        read(source)


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        (["a", "b", "c"], ["a", "b", "c"], RelationKind.SAME),
        (["a", ["b", "c"]], ["a", ["c", "b"]], RelationKind.SAME),
        (["a", "c"], ["a", "b", "c"], RelationKind.NESTED),
        ([["a", "b"]], [["b", "a"], "c"], RelationKind.NESTED),
        (["a", "b", "x"], ["a", "b", "y"], RelationKind.OVERLAPS),
        (["a", ["b", "c"]], ["a", "b", "c"], RelationKind.OVERLAPS),
        (["a", "b"], ["b", "a"], RelationKind.APART),
        (["a", "x", "b"], ["b", "y", "a"], RelationKind.APART),
        (["a", "b"], ["a", "c"], RelationKind.INCOMPARABLE),
        ([["a", "b"]], ["a", "b"], RelationKind.INCOMPARABLE),
    ],
)
def test_orders_relate_by_the_events_they_share(left: list[object], right: list[object], kind: RelationKind) -> None:
    """Two shared events in opposite order are apart; one order within another is nested; unshared events add."""
    assert relate(left, right).kind is kind


def test_apart_names_the_pairs_that_are_turned_and_links_are_told() -> None:
    """What stands in opposite order is told in each side's words, with the glossary entry it rests on."""
    relation = relate(["cessation", "talks", "x"], ["talks", "y", "ceasefire"])
    assert relation.left_adds == ("cessation before talks",)
    assert relation.right_adds == ("talks before ceasefire",)
    assert relation.links == (Link("cessation", "ceasefire", "ceasefire"),)


def test_a_prohibited_order_reaches_a_sequence_that_holds_it() -> None:
    """An order is prohibited if all of a prohibited one is in it; the opposite order is not."""
    assert relate(["a", "c"], ["a", "b", "c"]).inner is Side.LEFT
    assert sequence_reaches(read(["a", "c"]), read(["a", "b", "c"])) is True
    assert sequence_reaches(read(["a", "b", "c"]), read(["a", "c"])) is None
    assert sequence_reaches(read(["a", "b"]), read(["b", "a"])) is False


@st.composite
def orders(draw: st.DrawFn) -> list[object]:
    """A sequence of two to five of six events, some in parallel."""
    events = draw(st.permutations("abcdef"))[: draw(st.integers(2, 5))]
    steps: list[list[str]] = [[events[0]]]
    for event in events[1:]:
        if draw(st.booleans()):
            steps.append([event])
        else:
            steps[-1].append(event)
    return [step[0] if len(step) == 1 else step for step in steps]


@given(orders(), orders())
def test_orders_mirror_and_are_apart_exactly_if_a_pair_is_turned(left: list[object], right: list[object]) -> None:
    """Brute force over all pairs: apart if and only if some shared pair stands in opposite order."""

    def before(value: list[object]) -> set[tuple[EventName, EventName]]:
        return {(one, other) for i, one in read(value) for j, other in read(value) if i < j}

    turned = {(one, other) for one, other in before(left) if (other, one) in before(right)}
    relation = relate(left, right)
    assert (relation.kind is RelationKind.APART) == bool(turned)
    assert bool(relation.left_adds) == bool(relation.right_adds) == bool(turned)
    assert relate(left, left).kind is RelationKind.SAME
