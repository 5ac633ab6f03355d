"""Ratios: equal counts, equal quotients, who gives."""

from __future__ import annotations

import pytest

from ceasefire_diff.values.name import Name
from ceasefire_diff.values.ratio import parse_ratio, ratio_reaches, relate_ratios
from ceasefire_diff.values.relation import Unreadable

_RELATIONS = [
    ("1000 for 1000", "1,000 for 1,000", "ratio.same", None),
    ("1000 for 1000", "500 for 500", "ratio.overlaps", "1 for 1"),
    ("60 for 2", "30 for 1", "ratio.overlaps", "30 for 1"),
    ("30 for 1", "50 for 1", "ratio.apart", None),
    ("30 for 1", "1 for 30", "ratio.apart", None),
    ("all for all", "All for all", "ratio.same", None),
    ("all for all", "1000 for 1000", "ratio.word", None),
    ("all for 50", "all for 60", "ratio.word", None),
]


@pytest.mark.parametrize(("one", "other", "rule", "common"), _RELATIONS)
def test_two_ratios_relate(one: str, other: str, rule: str, common: str | None) -> None:
    """Each pair has its rule and what meets both, the same from both sides."""
    left, right = parse_ratio(one), parse_ratio(other)
    relation = relate_ratios(left, right)
    assert (relation.rule, relation.common) == (rule, common)
    assert relate_ratios(right, left) == relation.mirrored()


def test_a_proportion_is_its_quotient() -> None:
    """A share of output has no count: 60 for 40 and 3 for 2 are one; of persons exchanged they are not."""
    one, two = (parse_ratio(text, proportion=True) for text in ("60 for 40", "3 for 2"))
    assert (relate_ratios(one, two).rule, one.key == two.key) == ("ratio.same", True)
    assert relate_ratios(parse_ratio("60 for 40"), parse_ratio("3 for 2")).rule == "ratio.overlaps"


def test_another_giver_makes_an_uneven_ratio_incomparable() -> None:
    """Thirty from one side is not thirty from the other; one for one is the same whoever is named first."""
    ours, theirs = (Name("israel", "Israel"),), (Name("hamas", "Hamas"),)
    assert relate_ratios(parse_ratio("30 for 1", ours), parse_ratio("30 for 1", theirs)).rule == "ratio.other-giver"
    assert relate_ratios(parse_ratio("30 for 1", ours), parse_ratio("30 for 1")).rule == "ratio.same"
    assert relate_ratios(parse_ratio("5 for 5", ours), parse_ratio("5 for 5", theirs)).rule == "ratio.same"
    assert relate_ratios(parse_ratio("30 for 1", ours), parse_ratio("1 for 1", theirs)).rule == "ratio.apart"
    assert parse_ratio("5 for 5", ours).key == parse_ratio("5 for 5", theirs).key
    assert parse_ratio("30 for 1", ours).key != parse_ratio("30 for 1", theirs).key


@pytest.mark.parametrize("text", ["1000:1000", "30 to 1", "many for few", "5 for 0", "30", "", "1.000 for 1.000"])
def test_other_notations_are_refused(text: str) -> None:
    """A ratio is written with `for`: a colon is a time of day to YAML, and nothing stands for nothing."""
    with pytest.raises(Unreadable) as caught:
        parse_ratio(text)
    assert caught.value.cure


def test_a_prohibited_ratio_reaches_the_same_ratio() -> None:
    """To decline 30 for 1 is to decline that, not 50 for 1; all against a number is unknown."""
    declined = parse_ratio("30 for 1")
    assert ratio_reaches(declined, parse_ratio("30 for 1")) is True
    assert ratio_reaches(declined, parse_ratio("50 for 1")) is False
    assert ratio_reaches(declined, parse_ratio("all for 1")) is None
