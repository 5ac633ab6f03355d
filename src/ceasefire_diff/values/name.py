"""One name, what is known of it, and how two names stand to each other."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct

from ceasefire_diff.values.relation import Link
from ceasefire_diff.values.words import by_label, folded

BOTH_SIDES: Final = frozenset(
    f"{word} {who}".strip()
    for words, whom in ((("both", "two", ""), ("sides", "parties")), (("each", "either"), ("side", "party")))
    for word in words
    for who in whom
)
"""What a text calls the parties together, without articles."""


class Standing(StrEnum):
    """How one name stands to another, as far as the glossary and the topic say.

    OVERLAPS: neither is the other, neither holds the other. DIFFERS: they share nothing. UNKNOWN: anything.
    """

    SAME = "same"
    HOLDS = "holds"
    WITHIN = "within"
    OVERLAPS = "overlaps"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


class Name(Struct, frozen=True):
    """A label, the id it stands for, and what is known of that id.

    `listed` says which vocabularies list it ("glossary", "topic"). `parts` are the ids of its parts and theirs;
    something of it is always left beside them. `overlaps` are ids that neither are it nor hold it nor lie in it.
    `doubtful` are ids it cannot be told from although one vocabulary lists both: a part of what overlaps the
    other, for one. `entry` is the glossary id of the label, if the glossary names it. `meetings` has one entry for each
    pair that overlaps of which the name, or a part of it, is one: what both of such a pair cover lies in it. `apart`
    are ids that somebody said share nothing with it.
    """

    id: str
    label: str
    listed: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    overlaps: frozenset[str] = frozenset()
    entry: str | None = None
    doubtful: frozenset[str] = frozenset()
    meetings: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()


def means_both_sides(name: Name) -> bool:
    """Whether a name stands for the parties together; a glossary that lists such a word says itself what it means."""
    return name.id in BOTH_SIDES and name.entry is None


def standing(left: Name, right: Name) -> Standing:
    """How `left` stands to `right`: HOLDS if `right` is a part of it. Names that nothing links are UNKNOWN."""
    if left.id == right.id:
        return Standing.SAME
    if right.id in left.parts and left.id in right.parts:
        return Standing.UNKNOWN
    if right.id in left.parts:
        return Standing.HOLDS
    if left.id in right.parts:
        return Standing.WITHIN
    if right.id in left.overlaps or left.id in right.overlaps or parts_meet(left, right):
        return Standing.OVERLAPS
    if linked_in_doubt(left, right):
        return Standing.UNKNOWN
    if left.listed & right.listed or right.id in left.apart:
        return Standing.DIFFERS
    return Standing.UNKNOWN


def linked_in_doubt(left: Name, right: Name) -> bool:
    """Whether something links two names without saying how: a part of one overlaps the other, for one."""
    return bool(
        right.id in left.doubtful
        or left.id in right.doubtful
        or left.parts & right.overlaps
        or right.parts & left.overlaps
    )


def parts_meet(left: Name, right: Name) -> bool:
    """Whether some part of one is known to be a part of the other."""
    return not left.parts.isdisjoint(right.parts)


def name_link(left: Name, right: Name) -> Link | None:
    """The entry that joins two labels, if one does and the labels are not alike."""
    if left.id == right.id:
        alike = folded(left.label) == folded(right.label)
        return None if alike else Link(left.label, right.label, left.entry or right.entry or left.id)
    relation = standing(left, right)
    if relation is Standing.HOLDS:
        return Link(left.label, right.label, left.entry or left.id)
    if relation is Standing.WITHIN:
        return Link(left.label, right.label, right.entry or right.id)
    if relation is Standing.OVERLAPS:
        return Link(left.label, right.label, ", ".join(sorted((left.id, right.id))))
    return None


def both_labels(left: Name, right: Name) -> str:
    """What one thing is called on both sides, in an order that favours neither."""
    if folded(left.label) == folded(right.label):
        return min(left.label, right.label)
    return " / ".join(sorted((left.label, right.label), key=by_label))
