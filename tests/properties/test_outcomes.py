"""Verdicts are held against outcomes tried one by one, over small texts of six topics (benchmarks/outcomes.py)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.outcomes import CALENDARS, MAKERS, When, only, same, satisfiable, some, texts
from benchmarks.soundness import broken


@pytest.mark.parametrize("topic", sorted(MAKERS))
@given(data=st.data())
@settings(max_examples=60)
def test_no_verdict_claims_more_than_outcomes_bear_out(topic: str, data: st.DataObject) -> None:
    """A conflict leaves no outcome for both, what is the same has the same, what stands alone breaks nothing."""

    def choose(among: Any) -> Any:
        return data.draw(st.sampled_from(list(among)))

    assert broken(*texts(topic, choose)) == ""


def test_outcomes_are_told_apart() -> None:
    """The trial itself finds what cannot hold and what is not the same: without that it would prove nothing."""
    ways = frozenset(("wet", "dry"))
    wet, dry = ([(only(("day",), ways, word.__eq__),)] for word in ("wet", "dry"))
    either = [tuple(some((time,), ways, "wet".__eq__) for time in ("day", "night"))]
    assert satisfiable(wet)
    assert not satisfiable([*wet, *dry])
    assert satisfiable([*dry, *either])
    assert not same(wet, dry)
    assert same(wet, wet)
    assert not same(wet, either)


def test_days_are_told_apart() -> None:
    """What holds until a moment and what holds from it on share no time; of a day, one reading of both does."""
    until, since = When(until=3), When(starts=3)
    counted, dated = (
        [not until.lasts(reading).isdisjoint(since.lasts(reading)) for reading in calendar.readings]
        for calendar in CALENDARS
    )
    assert counted == [False]
    assert sorted(dated) == [False, False, False, True]
