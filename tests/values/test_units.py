"""Units and written numbers: exact sizes, ambiguous digits refused, nouns folded."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ceasefire_diff.values.figures import Exact, read_number, write_number
from ceasefire_diff.values.relation import Unreadable
from ceasefire_diff.values.units import EXAMPLES, LENGTH_UNITS, UnitClass, fold_noun, read_unit, write_measure


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,000", 1000),
        ("1,234,567.5", Fraction(2469135, 2)),
        ("0.500", Fraction(1, 2)),
        ("1.50", Fraction(3, 2)),
        ("010", 10),
        ("two thirds", Fraction(2, 3)),
        ("twelve", 12),
        ("1/6", Fraction(1, 6)),
    ],
)
def test_numbers_are_read_exactly(text: str, number: Exact) -> None:
    """Every way to write a number gives one exact number."""
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["1.000", "12.345.678", "1,00", "1,5", "10,00,000", "1/0", "9" * 16, "1..5", ""])
def test_numbers_with_two_readings_are_refused(text: str) -> None:
    """Digits that two readers could take in two ways, or that are no number, are refused with a cure."""
    with pytest.raises(Unreadable) as caught:
        read_number(text)
    assert caught.value.cure


@pytest.mark.parametrize("number", [0, 7, 1000, Fraction(1, 3), Fraction(1609, 1000), Fraction(3, 2), 10**14])
def test_written_numbers_read_back(number: Exact) -> None:
    """What the tool writes as a number it reads as the same number, also 1.609, which alone could be 1,609."""
    text = write_number(number)
    assert text is not None
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("truck", "trucks"),
        ("lorry", "lorries"),
        ("armoured vehicle", "Armoured Vehicles"),
        ("bus", "buses"),
        ("house", "houses"),
        ("crossing", "crossings"),
        ("weapons cache", "weapons caches"),
    ],
)
def test_singular_and_plural_are_one_noun(one: str, other: str) -> None:
    """A counted thing has one form, however many there are."""
    assert fold_noun(one) == fold_noun(other)


@pytest.mark.parametrize("noun", ["tanks or more", "tanks and guns", "or 6 tanks", "%", "tanks 30"])
def test_more_than_a_noun_is_refused(noun: str) -> None:
    """Words that say more than what is counted are not read past."""
    assert fold_noun(noun) is None


def test_lengths_have_their_exact_sizes() -> None:
    """The foot, the mile and the nautical mile have the sizes of the 1959 and 1929 agreements."""
    metres = {unit.name: Fraction(unit.size, 1_000_000) for unit in LENGTH_UNITS}
    assert metres["feet"] == Fraction("0.3048")
    assert metres["miles"] == Fraction("1609.344")
    assert metres["nautical miles"] == 1852
    assert metres["inches"] == Fraction("0.0254")


def test_a_unit_of_another_class_is_no_unit_here() -> None:
    """Kilometres measure no time, days no distance, and every class knows the unit of its own example."""
    assert read_unit("km", UnitClass.TIME) is None
    assert read_unit("days", UnitClass.DISTANCE) is None
    assert read_unit("days", UnitClass.PEOPLE) is None
    assert all(example for example in EXAMPLES.values())


def test_a_measure_is_written_in_a_unit_that_divides_it() -> None:
    """A difference of kilometres and miles is written so that it reads back exactly."""
    kilometre, mile = read_unit("km", UnitClass.DISTANCE), read_unit("miles", UnitClass.DISTANCE)
    assert kilometre
    assert mile
    assert write_measure(Fraction(17_186_880_000), (kilometre, mile)) == "17.18688 km"
    assert write_measure(2_000_000_000, (kilometre, mile)) == "2 km"
