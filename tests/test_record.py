"""Records: made, compared, hashed, printed and replaced by their fields."""

from __future__ import annotations

import pytest

from ceasefire_diff.record import as_data, field, record, replace


@record
class Pair:
    """A record with every kind of field."""

    first: str
    second: int = 2
    others: list[str] = field(default_factory=list)
    written: str = field(default="", compare=False)
    length: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Fill in what is derived."""
        object.__setattr__(self, "length", len(self.first))

    @property
    def doubled(self) -> str:
        """A property, which a record may have."""
        return self.first * 2


@record
class Other:
    """A record with the same first fields."""

    first: str
    second: int = 2


@record
class Empty:
    """A record without fields."""


def test_a_record_takes_its_fields_in_order_or_by_name() -> None:
    """Positional and named arguments, defaults and factories work as in a dataclass."""
    one, two = Pair("a"), Pair(second=2, first="a")
    assert one == two
    assert (one.first, one.second, one.others, one.length, one.doubled) == ("a", 2, [], 1, "aa")
    assert one.others is not two.others


def test_a_missing_or_unknown_field_is_an_error() -> None:
    """A record cannot be made half."""
    with pytest.raises(TypeError):
        Pair()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Pair("a", third=3)  # type: ignore[call-arg]


def test_records_compare_and_hash_by_the_fields_that_compare() -> None:
    """What is only written differently is equal; another class never is."""
    assert Other("a") == Other("a", 2)
    assert hash(Other("a")) == hash(Other("a", 2))
    assert Pair("a", written="x") == Pair("a", written="y")
    assert Pair("a") != Pair("b")
    assert Pair("a") != object()
    unlike: object = Other("a")
    assert Pair("a") != unlike
    assert Empty() == Empty()


def test_a_record_prints_its_fields() -> None:
    """A failing test shows what a record holds."""
    assert repr(Pair("a", written="w")) == "Pair(first='a', second=2, others=[], written='w')"


def test_replace_changes_some_fields_and_derives_again() -> None:
    """The original stays as it was."""
    original = Pair("a", 5, written="w")
    changed = replace(original, first="long")
    assert (changed.first, changed.second, changed.written, changed.length) == ("long", 5, "w", 4)
    assert original.first == "a"


def test_a_record_gives_its_fields_by_name() -> None:
    """What is written out as data is every field, derived ones too."""
    assert as_data(Other("a")) == {"first": "a", "second": 2}
    assert as_data(Pair("ab"))["length"] == 2


def test_a_record_has_slots() -> None:
    """No record carries a dictionary of its own, and nothing can be added to it."""
    assert not hasattr(Pair("a"), "__dict__")
    with pytest.raises(AttributeError):
        Pair("a").third = 3  # type: ignore[attr-defined]
