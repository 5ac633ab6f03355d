"""One term or key of a row, compared: one value on each side, or several of which none is taken to answer another."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import Stated, TermResult
from ceasefire_diff.comparing.facts import Statement
from ceasefire_diff.model.keys import KEYS
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.relation import Relation, RelationKind, Side
from ceasefire_diff.values.value import ToBeAgreed, Value, relate

VERDICT_OF = {
    RelationKind.SAME: Verdict.AGREE,
    RelationKind.NESTED: Verdict.PARTLY,
    RelationKind.OVERLAPS: Verdict.PARTLY,
    RelationKind.APART: Verdict.CONFLICT,
    RelationKind.ONLY_ONE: Verdict.PARTLY,
    RelationKind.OPEN: Verdict.OPEN,
    RelationKind.INCOMPARABLE: Verdict.UNCLEAR,
}


_FREE_PHRASES = frozenset(key.name for key in KEYS.values() if key.free)

_HOLD_TOGETHER = frozenset(("names.other-words", "moment.hold-together"))
"""Rules that cannot tell how two values stand to each other, but that both can hold: no more than partly."""


def compare_term(name: str, left: Sequence[Statement], right: Sequence[Statement]) -> TermResult:
    """One term or key, gathered on both sides."""
    on_left = tuple(each for statement in left for each in statement.stated)
    on_right = tuple(each for statement in right for each in statement.stated)
    if (
        name == "except"
        and not (left and right)
        and all(isinstance(each.value, ToBeAgreed) for each in (*left, *right))
    ):
        # Who is silent on exceptions has none.
        return TermResult(name, RelationKind.OPEN, Verdict.OPEN, "value.to-be-agreed", on_left, on_right)
    if not left or not right:
        return TermResult(name, RelationKind.ONLY_ONE, Verdict.PARTLY, "term.only-one", on_left, on_right)
    if len(left) == len(right) == 1:
        result = _result(name, _relate_wholes(left[0], right[0]), on_left, on_right)
        if name in _FREE_PHRASES and result.verdict is Verdict.UNCLEAR:
            return replace(result, verdict=Verdict.PARTLY)
        return result
    lefts, rights = {each.value.key for each in left}, {each.value.key for each in right}
    if lefts == rights:
        kind, verdict, rule = RelationKind.SAME, Verdict.AGREE, "row.same-values"
    elif lefts < rights or rights < lefts:
        kind, verdict, rule = RelationKind.NESTED, Verdict.PARTLY, "row.also-states"
    elif any(all(isinstance(each.value, ToBeAgreed) for each in side) for side in (left, right)):
        kind, verdict, rule = RelationKind.OPEN, Verdict.OPEN, "value.to-be-agreed"
    else:
        kind, verdict, rule = RelationKind.INCOMPARABLE, Verdict.UNCLEAR, "row.several"
        if name in _FREE_PHRASES or all(_excludes_nothing(each.value) for each in (*left, *right)):
            verdict, rule = Verdict.PARTLY, "row.several-names"
    return TermResult(name, kind, verdict, rule, on_left, on_right)


def _relate_wholes(left: Statement, right: Statement) -> Relation:
    """How two values stand; the same, too, if what one names the other's text says alike, be it in other provisions."""
    relation = relate(left.value, right.value)
    if relation.kind is RelationKind.SAME or not (left.whole or right.whole):
        return relation
    forth = relate(left.value, right.whole or right.value)
    back = relate(left.whole or left.value, right.value)
    if forth.kind in _ALIKE and forth.inner is not Side.RIGHT and back.kind in _ALIKE and back.inner is not Side.LEFT:
        return Relation(RelationKind.SAME, "names.same-together", links=relation.links)
    return relation


_ALIKE = (RelationKind.SAME, RelationKind.NESTED)


def _excludes_nothing(value: Value) -> bool:
    """Whether it is a list of names that holds beside any other: each wants what it names, and nothing less."""
    return isinstance(value, Names) and not (value.excluded or value.rest_excluded or value.closed)


def _result(name: str, relation: Relation, left: tuple[Stated, ...], right: tuple[Stated, ...]) -> TermResult:
    return TermResult(
        name,
        relation.kind,
        Verdict.PARTLY if relation.rule in _HOLD_TOGETHER else VERDICT_OF[relation.kind],
        relation.rule,
        left,
        right,
        inner=relation.inner,
        common=relation.common,
        distance=relation.distance,
        left_adds=relation.left_adds,
        right_adds=relation.right_adds,
        excluded=relation.excluded,
        links=relation.links,
    )
