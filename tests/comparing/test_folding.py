"""Prohibitions of an amount are turned into the duty they leave; what has no figure is left to a reader."""

from __future__ import annotations

import pytest

from ceasefire_diff.model.verdict import Verdict
from tests.texts import compare_provisions, only_pair


@pytest.mark.parametrize(
    ("prohibited", "verdict"), [("all", Verdict.UNCLEAR), ("up to 4", Verdict.PARTLY), ("at least 5", Verdict.CONFLICT)]
)
def test_what_a_prohibition_leaves_of_an_amount(prohibited: str, verdict: Verdict) -> None:
    """`all` bounds no figure and needs review; a bound leaves what lies beyond it, which holds a figure or does not."""
    banned = {"topic": "monitoring", "modality": "shall-not", "terms": {"of": "ceasefire", "staff": prohibited}}
    wanted = {"topic": "monitoring", "terms": {"of": "ceasefire", "staff": "5"}}
    assert only_pair(compare_provisions([banned], [wanted])).verdict is verdict
