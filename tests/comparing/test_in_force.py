"""Proves when the times of two duties meet, do not meet, or leave it open; and when a duty lies within a ban."""

from __future__ import annotations

from typing import Any

import pytest

from ceasefire_diff.comparing.facts import Facts
from ceasefire_diff.comparing.judge import Judge
from ceasefire_diff.comparing.order.in_force import lies_within, times_meet
from tests.texts import proposal_text, read_texts

LEAVE = {"topic": "withdrawal", "terms": {"forces": "army", "from": "the valley"}}


def facts(*times: dict[str, Any]) -> list[Facts]:
    """One duty for each set of times."""
    texts = [proposal_text([{**LEAVE, **each}], party=party) for party, each in zip("AB", times, strict=True)]
    read = read_texts(*texts)
    facts_of = Judge(read.taxonomy).facts_of({}, frozenset())
    return [facts_of(each.provisions[0]) for each in read.proposals]


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ({"until": "on 2025-12-31"}, {"starts": "on 2026-01-01"}, False),
        ({"until": "day 10 of ceasefire"}, {"starts": "day 20 of ceasefire"}, False),
        ({"until": "ceasefire"}, {"starts": "at ceasefire"}, False),
        ({"until": "end of talks"}, {"starts": "after end of talks"}, False),
        ({"until": "talks"}, {"starts": "end of talks"}, False),
        ({"until": "1 month after signing"}, {"starts": "40 days after signing"}, False),
        ({"until": "1 month after signing"}, {"starts": "30 days after signing"}, None),
        ({"until": "1 month after signing"}, {"starts": "20 days after signing"}, True),
        ({"until": "10 working days after signing"}, {"starts": "14 days after signing"}, None),
        ({"until": "10 working days after signing"}, {"starts": "30 days after signing"}, False),
        ({"until": "ceasefire"}, {"starts": "end of talks"}, None),
        ({"until": "day 10"}, {"starts": "day 20"}, None),
        ({"until": "2025-12-31T12:00Z"}, {"starts": "on 2026-01-01"}, None),
        ({"until": "2025-12-30T12:00Z"}, {"starts": "on 2026-01-01"}, False),
        ({"until": "day 10 of signing"}, {"starts": "day 5 of signing"}, True),
        ({"until": "day 10 of signing"}, {}, True),
        ({"complete-by": "by 2026-06-01"}, {"until": "2026-01-01"}, None),
        ({"complete-by": "by 2025-06-01"}, {"until": "2026-01-01"}, True),
        ({}, {}, True),
    ],
)
def test_whether_two_times_meet(one: dict[str, Any], other: dict[str, Any], meet: bool | None) -> None:
    """The same from both sides; the times that say so are given in the words of the texts."""
    left, right = facts(one, other)
    found, turned = times_meet(left, right), times_meet(right, left)
    assert (found.meet, turned.meet) == (meet, meet)
    assert (found.left, found.right) == (turned.right, turned.left)
    if one:
        assert found.left is not None
        assert next(iter(one.values())) in found.left.text


@pytest.mark.parametrize(
    ("duty", "ban", "within"),
    [
        ({"complete-by": "by 2025-06-01"}, {"until": "2026-01-01"}, True),
        ({"starts": "after 2030-01-01"}, {"until": "before 2026-01-01"}, False),
        ({"complete-by": "by 2027-01-01"}, {"until": "2026-01-01"}, None),
        ({}, {"until": "2026-01-01"}, None),
        ({}, {}, True),
        ({"starts": "day 3 of signing"}, {}, True),
    ],
)
def test_whether_a_duty_lies_within_a_ban(duty: dict[str, Any], ban: dict[str, Any], within: bool | None) -> None:
    """A duty that can be done before a ban begins or after it ends escapes it."""
    assert lies_within(*facts(duty, ban)) is within
