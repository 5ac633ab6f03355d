"""Amounts: what each wording means, what is refused, and how two relate."""

from __future__ import annotations

import pytest

from ceasefire_diff.values.amount import Amount, amount_reaches, parse_amount, relate_amounts
from ceasefire_diff.values.relation import RelationKind, Side, Unreadable
from ceasefire_diff.values.units import EXAMPLES, UnitClass

TIME, DISTANCE, PEOPLE = UnitClass.TIME, UnitClass.DISTANCE, UnitClass.PEOPLE
COUNT, SHARE, MONEY = UnitClass.COUNT, UnitClass.SHARE, UnitClass.MONEY
RATE, DAILY = UnitClass.RATE, UnitClass.TIME_PER_DAY


@pytest.mark.parametrize(
    ("unit", "wordings"),
    [
        (TIME, ["3 days", "72 hours", "P3D", "PT72H", "three days", "exactly 3 days", "2 days and 24 hours", "72h"]),
        (TIME, ["1 year", "12 months", "P1Y", "P12M", "one year"]),
        (TIME, ["18 months", "1.5 years", "1 year and 6 months", "P1Y6M"]),
        (TIME, ["at least 30 days", "no less than 30 days", "not less than 720 hours"]),
        (TIME, ["15 to 20 days", "15-20 days", "15\u201320 days", "between 15 and 20 days", "from 15 to 20 days"]),
        (DISTANCE, ["up to 15 km", "at most 15,000 m", "no more than 15 kilometres", "not exceeding 15 km"]),
        (DISTANCE, ["1/3 to 1 km", "1/3 km to 1,000 m"]),
        (DISTANCE, ["1 mile", "1,609.344 m", "5280 feet"]),
        (PEOPLE, ["1,000 people", "1000", "1 thousand persons", "1,000  people"]),
        (PEOPLE, ["fewer than 10 people", "up to 9 people", "less than 10"]),
        (PEOPLE, ["half", "50 %", "50%", "50 percent", "50 per cent", "one half", "1/2"]),
        (COUNT, ["20 tanks", "20 Tanks"]),
        (SHARE, ["all", "100 %"]),
        (MONEY, ["USD 100 billion", "100 billion USD", "USD 100,000 million", "usd 0.1 trillion"]),
        (MONEY, ["EUR 5 billion to EUR 10 billion", "€5 billion to €10 billion", "€5 to 10 billion"]),
        (MONEY, ["EUR 5 to 6 million", "5 to 6 million euros", "EUR 5 million to 6 million"]),
        (RATE, ["600 trucks per day", "4,200 trucks per week", "600 trucks a day", "25 trucks each hour"]),
        (RATE, ["600 trucks per day", "1,200 trucks per 2 days", "8,400 trucks every 2 weeks"]),
        (RATE, ["9 ships per month", "18 ships per 2 months", "108 ships per year"]),
        (DAILY, ["10 hours per day", "600 minutes a day", "10 hours daily", "9 hours 60 minutes per day"]),
    ],
)
def test_wordings_of_one_amount_are_the_same(unit: UnitClass, wordings: list[str]) -> None:
    """Ways to say one amount have one key and relate as the same, each shown as it was written."""
    amounts = [parse_amount(wording, unit) for wording in wordings]
    assert len({amount.key for amount in amounts}) == 1
    assert all(relate_amounts(amounts[0], amount).kind is RelationKind.SAME for amount in amounts)
    assert [amount.written for amount in amounts] == [" ".join(wording.split()) for wording in wordings]


@pytest.mark.parametrize(
    ("unit", "text", "cure"),
    [
        (TIME, "about 30 days", "25 to 35 days"),
        (TIME, "30", "30 days"),
        (TIME, "30 km", "30 days"),
        (TIME, "20 to 15 days", "15 days to 20 days"),
        (TIME, "30 days to 1 month", "one unit"),
        (TIME, "-5 days", "from zero up"),
        (TIME, "half a month", "in days"),
        (TIME, "30 days or more", "at least 30 days"),
        (TIME, "less than 0 days", "lower figure"),
        (TIME, "1 to 2 hours 30 minutes", "unit of time"),
        (TIME, "all", "30 days"),
        (TIME, "99999 years", "permanent"),
        (TIME, "9" * 5000, "30 days"),
        (TIME, "", "30 days"),
        (DISTANCE, "1.500 km", "1,500"),
        (DISTANCE, "1,5 km", "1.5"),
        (DISTANCE, "more than 5 km and at least 6 km", "range"),
        (DISTANCE, "permanent", "15 km"),
        (PEOPLE, "1.000 people", "1,000"),
        (PEOPLE, "1 000 people", "1,000"),
        (PEOPLE, "600,000 troops", "people"),
        (PEOPLE, "2.5 people", "whole number"),
        (PEOPLE, "120 %", "100 %"),
        (PEOPLE, "half to 10 people", "one unit"),
        (PEOPLE, "some people", "two ends"),
        (COUNT, "20 tanks and 30 guns", "20 launchers"),
        (COUNT, "5 tanks to 10 guns", "one unit"),
        (SHARE, "50", "50 %"),
        (MONEY, "100 billion", "USD"),
        (MONEY, "$ 5", "USD"),
        (RATE, "600 trucks", "per day"),
        (RATE, "18 ships per 0 months", "per day"),
        (RATE, "18 ships per 2 fortnights", "per day"),
        (DAILY, "10 hours per 2 days", "10 hours per day"),
        (DAILY, "10 hours", "10 hours per day"),
        (DAILY, "25 hours per day", "24 hours per day"),
    ],
)
def test_unclear_amounts_are_refused_with_a_cure(unit: UnitClass, text: str, cure: str) -> None:
    """What cannot be read in one way is refused, with words to write instead."""
    with pytest.raises(Unreadable) as caught:
        parse_amount(text, unit)
    assert cure in caught.value.cure


@pytest.mark.parametrize(("unit", "example"), EXAMPLES.items())
def test_every_example_in_a_cure_can_be_read(unit: UnitClass, example: str) -> None:
    """The example that a complaint shows is itself an amount of that unit."""
    assert parse_amount(example, unit).span is not None


_RELATIONS: list[tuple[UnitClass, str, str, str, str | None]] = [
    (TIME, "30 days", "60 days", "amount.apart", "30 days"),
    (TIME, "30 days", "at least 30 days", "amount.nested", "30 days"),
    (TIME, "30 days", "more than 30 days", "amount.apart", None),
    (TIME, "30 days", "permanent", "amount.apart", None),
    (TIME, "at least 30 days", "permanent", "amount.nested", "permanent"),
    (TIME, "none", "permanent", "amount.apart", None),
    (TIME, "indefinite", "permanent", "amount.indefinite", None),
    (TIME, "indefinite", "indefinite", "amount.same", None),
    (TIME, "30 days", "1 month", "amount.unknown-within-bounds", None),
    (TIME, "32 days", "1 month", "amount.apart", "1 day to 4 days"),
    (TIME, "30 days", "2 months", "amount.apart", "29 days to 32 days"),
    (TIME, "1 month", "3 months", "amount.apart", "2 months"),
    (TIME, "6 months", "180 days", "amount.apart", "1 day to 4 days"),
    (TIME, "365 days", "1 year", "amount.unknown-within-bounds", None),
    (TIME, "up to 1 month", "at most 31 days", "amount.may-be-same", None),
    (TIME, "at least 3 months", "at least 90 days", "amount.may-be-same", None),
    (TIME, "1 to 2 months", "35 to 61 days", "amount.both-kept", None),
    (TIME, "up to 10 working days", "up to 14 days", "amount.may-be-same", None),
    (TIME, "5 working days", "1 day", "amount.apart", None),
    (TIME, "10 working days", "15 working days", "amount.apart", None),
    (TIME, "up to 1 month", "at most 32 days", "amount.nested", "up to 1 month"),
    (TIME, "1 to 3 months", "60 to 120 days", "amount.overlaps", "60 days to 3 months"),
    (TIME, "10 days", "10 working days", "amount.unknown-within-bounds", None),
    (DISTANCE, "10 to 20 km", "15 to 25 km", "amount.overlaps", "15 to 20 km"),
    (DISTANCE, "over 5 km", "up to 10 km", "amount.overlaps", "more than 5 km and up to 10 km"),
    (DISTANCE, "15 km", "20 miles", "amount.apart", "17.18688 km"),
    (PEOPLE, "200,000", "400,000 people", "amount.apart", "200,000 people"),
    (PEOPLE, "more than 5", "fewer than 6", "amount.apart", "1 person"),
    (PEOPLE, "all", "at least half", "amount.nested", "all"),
    (PEOPLE, "all", "half", "amount.apart", "50 %"),
    (PEOPLE, "all", "none", "amount.apart", "100 %"),
    (PEOPLE, "all", "33", "amount.word", None),
    (PEOPLE, "remaining", "33", "amount.word", None),
    (PEOPLE, "half", "33", "amount.other-unit", None),
    (COUNT, "20 tanks", "20 guns", "amount.other-unit", None),
    (COUNT, "20 tanks", "none", "amount.apart", "20 tanks"),
    (MONEY, "USD 100 billion", "USD 50 billion", "amount.apart", "USD 50 billion"),
    (MONEY, "USD 100", "EUR 100", "amount.other-unit", None),
    (RATE, "600 trucks per day", "500 trucks per day", "amount.apart", "100 trucks per day"),
    (RATE, "600 trucks per day", "6,000 trucks per month", "amount.apart", None),
    (RATE, "200 trucks per day", "6,000 trucks per month", "amount.unknown-within-bounds", None),
    (RATE, "600 trucks per day", "600 lorries per month", "amount.other-unit", None),
]


@pytest.mark.parametrize(("unit", "one", "other", "rule", "figure"), _RELATIONS)
def test_two_amounts_relate(unit: UnitClass, one: str, other: str, rule: str, figure: str | None) -> None:
    """Each pair has its rule and figure (what meets both, or how far apart), the same from both sides."""
    left, right = parse_amount(one, unit), parse_amount(other, unit)
    relation = relate_amounts(left, right)
    assert relation.rule == rule
    assert figure == (relation.common or relation.distance)
    assert relate_amounts(right, left) == relation.mirrored()


def _limit(text: str) -> Amount:
    return parse_amount(text, PEOPLE, limit=True)


def test_a_limit_is_the_figure_itself() -> None:
    """Where a term reads as a limit, `600,000` and `up to 600,000` are one value, and another limit is apart."""
    assert _limit("600,000").key == _limit("up to 600,000").key == _limit("no more than 600,000").key
    assert relate_amounts(_limit("600,000"), _limit("up to 800,000")).kind is RelationKind.APART
    assert relate_amounts(_limit("at least 500,000"), _limit("600,000")).inner is Side.RIGHT


def test_no_limit_is_apart_from_every_figure() -> None:
    """`no limit` is apart from every figure, zero among them, and lies in `at least` any of them."""
    assert relate_amounts(_limit("no limit"), _limit("600,000")).kind is RelationKind.APART
    assert relate_amounts(_limit("no limit"), _limit("0")).kind is RelationKind.APART
    assert relate_amounts(_limit("no limit"), _limit("none")).kind is RelationKind.APART
    assert relate_amounts(_limit("no limit"), _limit("at least 600")).inner is Side.LEFT
    assert _limit("no limit").key == _limit("unlimited").key


def test_none_is_zero_in_a_limit_too() -> None:
    """`none` and `0` are one, in a limit as elsewhere, and stand to every other value alike."""
    assert relate_amounts(_limit("none"), _limit("0")).kind is RelationKind.SAME
    for other in ("600", "at least 100", "up to 600"):
        assert relate_amounts(_limit("none"), _limit(other)).kind is RelationKind.APART


def test_the_least_is_what_a_bare_figure_says_where_a_term_reads_so() -> None:
    """Ten hours of a ban are at least ten; a cap on them stays a cap, and exactly ten stays ten."""
    ten, twelve, capped, exact = (
        parse_amount(f"{words} hours per day", UnitClass.TIME_PER_DAY, least=True)
        for words in ("10", "12", "up to 10", "exactly 10")
    )
    assert relate_amounts(ten, twelve).inner is Side.RIGHT
    assert relate_amounts(capped, twelve).kind is RelationKind.APART
    assert relate_amounts(exact, twelve).kind is RelationKind.APART


def test_a_prohibition_reaches_only_what_lies_inside_it() -> None:
    """A prohibition reaches a wanted amount if all of it is prohibited; where months leave it open, nobody knows."""
    wanted = parse_amount("30 days", TIME)
    assert amount_reaches(parse_amount("at least 10 days", TIME), wanted) is True
    assert amount_reaches(parse_amount("up to 20 days", TIME), wanted) is False
    assert amount_reaches(wanted, parse_amount("at least 10 days", TIME)) is False
    assert amount_reaches(parse_amount("1 month", TIME), wanted) is None
