"""How two stated values stand to each other: the seven relations and what is known beside them."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace


class RelationKind(StrEnum):
    """The relations of two values; the same seven for every kind of value."""

    SAME = "same"
    NESTED = "nested"
    OVERLAPS = "overlaps"
    APART = "apart"
    ONLY_ONE = "only-one"
    OPEN = "open"
    INCOMPARABLE = "incomparable"


class Side(StrEnum):
    """Which of the two texts; the order they were given in carries no meaning."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Side:
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Link(Struct, frozen=True):
    """Two labels that a glossary entry joins, and that entry's id."""

    left: str
    right: str
    entry: str


class Relation(Struct, frozen=True):
    """One relation of a left to a right value, with the rule that found it.

    `inner` is the side whose value lies inside the other's. `common` is what meets both and `distance` how
    far apart they are, both in the words of the value grammar. `left_adds` and `right_adds` are what one
    value states beyond the other, `excluded` is what one names and the other excludes, `links` the glossary
    entries the relation rests on.
    """

    kind: RelationKind
    rule: str
    inner: Side | None = None
    common: str | None = None
    distance: str | None = None
    left_adds: tuple[str, ...] = ()
    right_adds: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()

    def mirrored(self) -> Relation:
        """The same relation with left and right exchanged."""
        return replace(
            self,
            inner=self.inner.other if self.inner else None,
            left_adds=self.right_adds,
            right_adds=self.left_adds,
            links=tuple(Link(link.right, link.left, link.entry) for link in self.links),
        )


class Unreadable(ValueError):  # noqa: N818 - it says what the text is, and is no error of the program
    """A text that is no value of its kind: what is wrong, and the cure."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure
