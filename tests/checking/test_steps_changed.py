"""Which steps of a schedule or a sequence an edit changed: those and no others, the same read backwards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceasefire_diff.checking.finding import Finding
from ceasefire_diff.checking.plain_provision import steps_changed
from ceasefire_diff.source.diagnostics import Level, Place
from ceasefire_diff.values.event import EventName
from ceasefire_diff.values.moment import Moment, parse_moment
from ceasefire_diff.values.schedule import Schedule, parse_schedule
from ceasefire_diff.values.sequence import EventSequence
from ceasefire_diff.wording.finding_sentences import finding_sentence


def when(text: str) -> Moment:
    """A moment as a file writes it."""
    return parse_moment(text, lambda words: EventName(words, label=words), day_one="signing")


def schedule(*steps: tuple[str, str]) -> Schedule:
    """A schedule of amounts and moments."""
    return parse_schedule([{"amount": amount, "when": at} for amount, at in steps], when)


def sequence(*steps: str) -> EventSequence:
    """A sequence of events; `a+b` is one step."""
    events = (frozenset(EventName(each, label=each.upper()) for each in step.split("+")) for step in steps)
    return EventSequence("written", tuple(events))


def test_a_changed_step_is_named() -> None:
    """Of two schedules that differ in one step that step is told, as each says it."""
    before = schedule(("5 people", "day 1"), ("7 people", "day 8"), ("9 people", "day 15"))
    after = schedule(("5 people", "day 1"), ("6 people", "day 8"), ("9 people", "day 15"))
    assert steps_changed(before, after) == ("2: 7 people, day 8", "2: 6 people, day 8")


def test_a_step_put_in_between_changes_no_other() -> None:
    """What stands behind a new step is not told as changed, though all of it has another number."""
    assert steps_changed(sequence("a", "b", "c"), sequence("a", "x", "b", "c")) == ("", "2: X")
    assert steps_changed(sequence("a", "x", "b", "c"), sequence("a", "b", "c")) == ("2: X", "")


def test_other_words_for_the_same_step_are_no_change() -> None:
    """A step written otherwise and meaning the same is not told beside one that means something else."""
    before = schedule(("5 people", "day 1"), ("7 people", "day 8"))
    after = schedule(("5", "day 1"), ("8 people", "day 8"))
    assert steps_changed(before, after) == ("2: 7 people, day 8", "2: 8 people, day 8")


STEPS = st.lists(st.sampled_from(["a", "b", "c", "d", "a+b"]), min_size=1, max_size=5)


@given(STEPS, STEPS)
def test_the_same_steps_are_found_backwards(one: list[str], two: list[str]) -> None:
    """Exchanging the versions exchanges what is told; equal steps leave nothing to tell; a change leaves something."""
    left, right = sequence(*one), sequence(*two)
    there, back = steps_changed(left, right), steps_changed(right, left)
    assert there == back[::-1]
    assert (there == ("", "")) == (one == two)


@pytest.mark.parametrize(
    ("earlier", "later", "told"),
    [
        ("2: B", "2: C", "of its steps, “2: B” became “2: C”"),
        ("2: B", "", "steps no longer there: “2: B”"),
        ("", "2: C", "new steps: “2: C”"),
        ("2: B" * 40, "2: C", "several of its steps are others"),
    ],
)
def test_steps_are_said_in_a_sentence(earlier: str, later: str, told: str) -> None:
    """The finding on a term says which steps are others, and does not repeat what is too long for a sentence."""
    said = {"about": "steps", "earlier": "x" * 99, "later": "y" * 99, "earlier-steps": earlier, "later-steps": later}
    finding = Finding("term.changed", Level.WARNING, Place("a.yaml", 1), "a", "p", arguments=said)
    assert told in str(finding_sentence(finding))
