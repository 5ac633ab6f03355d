"""What the deeds of two sides of a row come to, and how their terms are then to be compared."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire_diff.comparing.comparison import Stated, TermResult
from ceasefire_diff.comparing.facts import Facts, norm_words, stated
from ceasefire_diff.comparing.norms import ComparisonMode, Norm, mode_of
from ceasefire_diff.model.proposal import Modality, Stance
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.values.relation import RelationKind


def compare_deeds(left: Sequence[Facts], right: Sequence[Facts]) -> tuple[TermResult, ComparisonMode]:
    """The result on the deeds themselves, and how the terms are to be compared."""
    lefts, rights = sorted({each.deed for each in left}), sorted({each.deed for each in right})
    on_left, on_right = _deeds_stated(left), _deeds_stated(right)
    if len(lefts) > 1 or len(rights) > 1:
        if Norm.LEAVES_OPEN in (*lefts, *rights):
            return TermResult(
                "deed", RelationKind.OPEN, Verdict.OPEN, "deed.left-open", on_left, on_right
            ), ComparisonMode.OPEN
        if lefts == rights:
            return TermResult(
                "deed", RelationKind.SAME, Verdict.AGREE, "deed.same", on_left, on_right
            ), ComparisonMode.UNCLEAR
        return TermResult(
            "deed", RelationKind.INCOMPARABLE, Verdict.UNCLEAR, "row.several", on_left, on_right
        ), ComparisonMode.UNCLEAR
    one, two = lefts[0], rights[0]
    manner = mode_of(one, two)
    arguments = {"left": one.value, "right": two.value}
    kind, verdict, rule = {
        ComparisonMode.OPEN: (RelationKind.OPEN, Verdict.OPEN, "deed.left-open"),
        ComparisonMode.UNCLEAR: (RelationKind.INCOMPARABLE, Verdict.UNCLEAR, "deed.cannot-tell"),
        ComparisonMode.NEVER_AGREE: (RelationKind.OVERLAPS, Verdict.PARTLY, "deed.no-agreement"),
    }.get(manner, (RelationKind.SAME, Verdict.AGREE, "deed.same"))
    if rule == "deed.same" and (one is not two or _words_of_deed(left) != _words_of_deed(right)):
        kind, verdict, rule = RelationKind.OVERLAPS, Verdict.PARTLY, "deed.unlike"
    return TermResult("deed", kind, verdict, rule, on_left, on_right, arguments=arguments), manner


def _words_of_deed(side: Sequence[Facts]) -> set[tuple[Stance, Modality]]:
    return {norm_words(facts.provision, facts.deed) for facts in side}


def _deeds_stated(side: Sequence[Facts]) -> tuple[Stated, ...]:
    return tuple(stated(facts, "modality", facts.deed.value) for facts in side)
