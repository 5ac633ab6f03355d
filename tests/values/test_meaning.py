"""Values compare by what they mean, whatever they were written as."""

from __future__ import annotations

from typing import ClassVar

import pytest

from ceasefire_diff.values.kind import ByMeaning
from ceasefire_diff.values.prose import Prose
from ceasefire_diff.values.value import ToBeAgreed, Unspecified


class Length(ByMeaning, frozen=True):
    """A value with two fields set aside and two that count."""

    aside: ClassVar = ("written", "unit")
    written: str
    metres: int
    unit: str = "m"
    about: bool = False


def test_what_is_set_aside_counts_neither_for_equality_nor_for_the_hash() -> None:
    """Two ways to write one length are one key of a dictionary; another length is not."""
    one, other = Length("1 km", 1000, "km"), Length("1000 m", 1000)
    assert one == other
    assert not one != other  # noqa: SIM202  each operator is one of its own
    assert {one: "known"}[other] == "known"
    assert one != Length("1 km", 1001, "km")
    assert one != Length("1 km", 1000, "km", about=True)


def test_values_of_two_kinds_are_never_equal() -> None:
    """The same words as prose and as a point to be agreed are two things."""
    left_open: object = ToBeAgreed("x")
    assert Prose("x", "x") != left_open
    assert Prose("X", "x") == Prose("x", "x")
    assert Prose("x", "x") != "x"


def test_a_value_of_which_nothing_counts_equals_every_other_of_its_kind() -> None:
    """`unspecified` is one value, however it is spelled."""
    assert Unspecified("unspecified") == Unspecified("Unspecified")
    assert hash(Unspecified("unspecified")) == hash(Unspecified("Unspecified"))


def test_a_value_cannot_be_changed() -> None:
    """What was read stays as it was read."""
    with pytest.raises(AttributeError):
        Prose("x", "x").text = "y"  # type: ignore[misc]
