"""Whether a prohibition, or a declining, reaches what the other side asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import TermResult
from ceasefire_diff.comparing.facts import Facts, Statement, stated
from ceasefire_diff.comparing.norms import PROHIBITIONS
from ceasefire_diff.model.keys import BEARERS, VALUE_KEYS
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.values.relation import RelationKind, Side
from ceasefire_diff.values.value import reaches, relate

Gathered = Mapping[str, tuple[list[Statement], list[Statement]]]


def compare_reach(left: Sequence[Facts], right: Sequence[Facts], gathered: Gathered) -> TermResult:
    """The result on the deeds of a prohibition and of what is wanted; meaning.md, section 2, *reach*.

    A term of the prohibition that the other side's lies outside: different acts, partly. One the other does not
    state, or that cannot be told: unclear. All met: conflict, with what both speak of.
    """
    side = Side.LEFT if left[0].deed in PROHIBITIONS else Side.RIGHT
    result = TermResult(
        "deed",
        RelationKind.INCOMPARABLE,
        Verdict.UNCLEAR,
        "modality.reach-unclear",
        tuple(stated(facts, "modality", facts.deed.value) for facts in left),
        tuple(stated(facts, "modality", facts.deed.value) for facts in right),
        arguments={"left": left[0].deed.value, "right": right[0].deed.value, "prohibition": side.value},
    )
    met: list[str] = []
    unknown: list[str] = []
    for name, sides in gathered.items():
        prohibited, wanted = sides if side is Side.LEFT else reversed(sides)
        reached = _reached(name, prohibited, wanted)
        if reached is False:
            terms = {"terms": name, **result.arguments}
            return replace(
                result,
                relation=RelationKind.OVERLAPS,
                verdict=Verdict.PARTLY,
                rule="modality.not-reached",
                arguments=terms,
            )
        if reached is None:
            unknown.append(name)
        elif prohibited and name not in VALUE_KEYS:
            met.append(_shared(prohibited[0], wanted[0]))
    if unknown or not met:
        return replace(result, arguments={"terms": ", ".join(unknown), **result.arguments})
    return replace(
        result,
        relation=RelationKind.APART,
        verdict=Verdict.CONFLICT,
        rule="modality.opposed",
        common="; ".join(each for each in met if each),
    )


def _reached(name: str, prohibited: Sequence[Statement], wanted: Sequence[Statement]) -> bool | None:
    """Whether the prohibition meets the other side on this term; what it leaves unsaid does not narrow it."""
    if not prohibited:
        return True
    if name in BEARERS:
        if not wanted:
            return True
        if name == "benefits":
            return True
    if not wanted or len(prohibited) > 1 or len(wanted) > 1:
        return None
    if name in VALUE_KEYS and name not in (*BEARERS, "applies"):
        same = relate(prohibited[0].value, wanted[0].value).kind is RelationKind.SAME
        return True if same else None
    return reaches(prohibited[0].value, wanted[0].value)


def _shared(prohibited: Statement, wanted: Statement) -> str:
    return relate(prohibited.value, wanted.value).common or wanted.value.written
