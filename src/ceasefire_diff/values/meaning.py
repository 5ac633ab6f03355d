"""Compares values by what they mean: how a text wrote them is kept beside it, and counts for nothing."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, ClassVar

from msgspec import Struct


class ByMeaning(Struct, frozen=True, eq=False):
    """A record two of which are equal whatever stands in their fields `aside`."""

    aside: ClassVar[tuple[str, ...]] = ("written",)
    meaning_of: ClassVar[Callable[[Any], object]]

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        counted = [name for name in cls.__annotations__ if name not in {"aside", *cls.aside}]
        cls.meaning_of = attrgetter(*counted) if counted else type

    def __eq__(self, other: object) -> bool:
        cls = self.__class__
        return other.__class__ is cls and cls.meaning_of(self) == cls.meaning_of(other)

    def __ne__(self, other: object) -> bool:  # the one of Struct compares every field
        return not self == other

    def __hash__(self) -> int:
        return hash(self.__class__.meaning_of(self))
