"""Counts for each of several places: they compare with their like alone, and no total is made of them."""

from __future__ import annotations

import pytest

from ceasefire_diff.values.amount import parse_amount, relate_amounts
from ceasefire_diff.values.relation import RelationKind, Unreadable
from ceasefire_diff.values.units import UnitClass


def kind(left: str, right: str, unit: UnitClass = UnitClass.COUNT) -> RelationKind:
    """How two amounts stand to each other, which is the same both ways."""
    one, two = parse_amount(left, unit), parse_amount(right, unit)
    assert relate_amounts(two, one).kind is relate_amounts(one, two).kind
    return relate_amounts(one, two).kind


def test_counts_of_each_compare_with_their_like() -> None:
    """Twenty per site and ten per site are apart; twenty per site and twenty in all cannot be told."""
    assert kind("20 launchers per site", "10 launchers per site") is RelationKind.APART
    assert kind("20 launchers at each site", "20 launchers per site") is RelationKind.SAME
    assert kind("up to 20 launchers per site", "10 launchers per site") is RelationKind.NESTED
    assert kind("20 launchers per site", "20 launchers") is RelationKind.INCOMPARABLE
    assert kind("20 launchers per site", "20 launchers per district") is RelationKind.INCOMPARABLE
    assert kind("10 people per post", "12 people at each post", UnitClass.PEOPLE) is RelationKind.APART
    assert kind("10 people per post", "10 people", UnitClass.PEOPLE) is RelationKind.INCOMPARABLE


def test_rates_are_no_counts_of_each() -> None:
    """A number per day stays a rate, which a count term does not take."""
    for unit in (UnitClass.COUNT, UnitClass.PEOPLE):
        with pytest.raises(Unreadable):
            parse_amount("20 launchers per day", unit)
    assert parse_amount("600 trucks per day", UnitClass.RATE).dimension == "rate:truck"
