"""What single changes that a second careful coder could defend do to the rows of two real texts."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.coding_changes import Fate, Outcome, outcomes, told
from benchmarks.single_changes import Change, read_changes

CHANGES = read_changes()
each_change = pytest.mark.parametrize("change", CHANGES, ids=[change.name for change in CHANGES])


@cache
def all_outcomes() -> dict[str, Outcome]:
    """Every change and what it did: they are compared with one reading of the files as they stand."""
    return {outcome.change.name: outcome for outcome in outcomes(CHANGES)}


@each_change
def test_no_false_conflict_appears(change: Change) -> None:
    """A conflict that a change brings about is one that a person judged to be there in the texts so coded."""
    outcome = all_outcomes()[change.name]
    assert all(right for *_, right in outcome.new), "\n".join(told(outcome))


@each_change
def test_a_conflict_that_vanishes_comes_back(change: Change) -> None:
    """A conflict is kept, needs reading, is offered as may be related or is complained of; what is lost is known."""
    outcome = all_outcomes()[change.name]
    lost = any(fate is Fate.LOST for _, fate in outcome.fates)
    assert lost is bool(change.known), "\n".join(told(outcome))
