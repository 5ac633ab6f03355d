"""Values of the topic `other`: whatever a file says, compared whole and never judged further."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, ClassVar, TypeAlias

from ceasefire_diff.values.kind import Kind, Value
from ceasefire_diff.values.relation import Relation, RelationKind, Side

PlainData: TypeAlias = Any
"""What a YAML file holds: text, lists and mappings of text."""


class Anything(Value, frozen=True):
    """A value of no known kind. `source` is what the file holds, `folded` the same with spaces and case aside."""

    aside: ClassVar = ("written", "source")
    source: PlainData
    folded: Hashable = None

    @property
    def key(self) -> tuple[Hashable, ...]:
        """What makes two such values mean the same."""
        return ("anything", self.folded)


def parse_anything(source: PlainData) -> Anything:
    """Keep a value as the file holds it: text, lists and mappings of text."""
    return Anything(written=_in_words(source), source=source, folded=_folded(source))


def relate_anything(left: Anything, right: Anything) -> Relation:
    """The same, a list among a longer one, or not judged: never apart."""
    if left.folded == right.folded:
        return Relation(RelationKind.SAME, "anything.same")
    one, two = _listed(left.source), _listed(right.source)
    if one is not None and two is not None and (one < two or two < one):
        inner = Side.LEFT if one < two else Side.RIGHT
        return Relation(RelationKind.NESTED, "anything.nested", inner=inner)
    return Relation(RelationKind.INCOMPARABLE, "anything.not-judged")


def _listed(source: PlainData) -> frozenset[Hashable] | None:
    """What a list names, or a text alone; None for a list of anything but texts."""
    items = source if isinstance(source, list) else [source]
    return frozenset(map(_folded, items)) if all(isinstance(each, str) for each in items) else None


def _folded(source: PlainData) -> Hashable:
    if isinstance(source, dict):
        return tuple(sorted((key, _folded(value)) for key, value in source.items()))
    if isinstance(source, list):
        return tuple(_folded(each) for each in source)
    return " ".join(str(source).split()).casefold()


def _in_words(source: PlainData) -> str:
    if isinstance(source, dict):
        return "; ".join(f"{key}: {_in_words(value)}" for key, value in source.items())
    if isinstance(source, list):
        return ", ".join(_in_words(each) for each in source)
    return " ".join(str(source).split())


KIND = Kind(
    name="any",
    holds=Anything,
    parse=lambda source, _, __: parse_anything(source),
    relate=relate_anything,
    shape=lambda _: {},
)
