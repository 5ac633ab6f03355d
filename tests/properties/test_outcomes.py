"""Verdicts are held against outcomes tried one by one, over small texts of six topics (benchmarks/outcomes.py)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.outcomes import MAKERS, Asked, each_of, same, satisfiable, text
from benchmarks.soundness import broken


@pytest.mark.parametrize("topic", sorted(MAKERS))
@given(data=st.data())
@settings(max_examples=60)
def test_no_verdict_claims_more_than_outcomes_bear_out(topic: str, data: st.DataObject) -> None:
    """A conflict leaves no outcome for both, what is the same has the same, what stands alone breaks nothing."""

    def choose(among: Any) -> Any:
        return data.draw(st.sampled_from(list(among)))

    assert broken(topic, text(topic, choose), text(topic, choose)) == ""


def test_outcomes_are_told_apart() -> None:
    """The trial itself finds what cannot hold and what is not the same: without that it would prove nothing."""
    wet, dry = (each_of([("day",)], lambda left, word=word: left == {word}) for word in ("wet", "dry"))  # type: ignore[misc]
    either = [Asked([("day",), ("night",)], lambda outcome: "wet" in outcome["day",] | outcome["night",])]
    ways = ("wet", "dry")
    assert satisfiable(wet, ways)
    assert not satisfiable([*wet, *dry], ways)
    assert satisfiable([*dry, *either], ways)
    assert not same(wet, dry, ways)
    assert same(wet, wet, ways)
