"""Whether two sides whose values are apart surely speak of the same bearers and the same circumstances.

A conflict is claimed only where they do: "A withdraws 5 km" and "B withdraws 10 km" can both hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ceasefire_diff.comparing.comparison import TermResult
from ceasefire_diff.comparing.facts import Statement
from ceasefire_diff.model.keys import KEYS, VALUE_KEYS
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.relation import RelationKind
from ceasefire_diff.values.value import relate

Gathered = Mapping[str, tuple[Sequence[Statement], Sequence[Statement]]]

SHARED = tuple(key.name for key in KEYS.values() if key.shared)


def other_circumstances(result: TermResult, gathered: Gathered, topic: Topic) -> str | None:
    """The key under which the sides may speak of different things, or None where they surely meet.

    A key that one side alone states narrows that side only, so both still meet in it. A closed list says itself who
    does a thing, so who is bound adds nothing to it.
    """
    term = topic.terms.get(result.term)
    for key in SHARED:
        if key == result.term or (key == "by" and term is not None and term.closed):
            continue
        left, right = gathered.get(key, ((), ()))
        if left and right and not _meet(left, right):
            return key
    left, right = gathered.get("except", ((), ()))
    if left and not right and _narrower(gathered, 1):
        return "except"
    if right and not left and _narrower(gathered, 0):
        return "except"
    return None


def _meet(left: Sequence[Statement], right: Sequence[Statement]) -> bool:
    """Whether some value of one side surely holds something of the other's."""
    return any(_share(one, two) for one in left for two in right)


def _share(left: Statement, right: Statement) -> bool:
    relation = relate(left.value, right.value)
    if relation.kind in (RelationKind.SAME, RelationKind.NESTED):
        return True
    return relation.kind is RelationKind.OVERLAPS and relation.common is not None


def _narrower(gathered: Gathered, side: int) -> bool:
    """Whether that side states something that the other leaves unsaid, so that it may lie within the exception."""
    return any(
        statements[side] and not statements[1 - side]
        for key, statements in gathered.items()
        if (KEYS[key].narrows if key in VALUE_KEYS else any(isinstance(each.value, Names) for each in statements[side]))
    )
