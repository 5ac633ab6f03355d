"""Amounts counted at each place or tied to another provision: only their like compares, and nothing is worked out."""

from __future__ import annotations

import pytest

from ceasefire_diff.taxonomy.topic import Term
from ceasefire_diff.values.amount import KIND, Amount, parse_amount, relate_amounts
from ceasefire_diff.values.event import EventName
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


@pytest.mark.parametrize("written", ["half of {x}", "50 % of {x}", "1/2 of {x}", "50 percent of {x}"])
def test_a_share_of_another_amount_is_one_however_it_is_written(written: str) -> None:
    """The same share of one provision is the same amount; twice of it, or a figure, cannot be told."""
    half = tied("half of give-back")
    assert relate_amounts(half, tied(written.format(x="give-back"))).kind is RelationKind.SAME
    for other in (tied("twice give-back"), tied("half of something-else"), parse_amount("10 people", UnitClass.PEOPLE)):
        assert relate_amounts(half, other).rule == relate_amounts(other, half).rule == "amount.tied"
    assert relate_amounts(tied("as many as give-back"), tied("1 times give-back")).kind is RelationKind.SAME


def test_what_has_no_amount_ties_none() -> None:
    """Words that are no provision, and events that carry no amount, are refused with what to write."""
    for written in ("half of the prisoners", "twice signing"):
        with pytest.raises(Unreadable) as refused:
            tied(written)
        assert "half of ID" in refused.value.cure
    with pytest.raises(Unreadable):
        tied("20 tons of fuel")


class File:
    """A file that knows a few events."""

    day_one = None

    def name(self, label: str, words: tuple[str, ...]) -> object:
        """No names are looked up here."""
        raise NotImplementedError(label, words)

    def event_id(self, words: str) -> str:
        """The event of that name."""
        if words not in ("give-back", "something-else", "signing"):
            raise Unreadable(words, "")
        return words

    def event_name(self, words: str) -> EventName:
        """The event of that name."""
        return EventName(self.event_id(words), label=words)


def tied(written: str) -> Amount:
    """An amount of people in that file."""
    value = KIND.parse(written, Term("number", "amount", unit="people"), File())
    assert isinstance(value, Amount)
    return value
