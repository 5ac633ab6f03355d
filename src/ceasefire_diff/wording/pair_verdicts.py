"""What each pair of texts comes to in a row, and why: told once where pairs are alike, else per pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import PairResult, Row, TermResult, Variant
from ceasefire_diff.model.keys import TIMES
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.rules.of_comparing import rules_on_values
from ceasefire_diff.values.relation import RelationKind
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.quoted import Sentence
from ceasefire_diff.wording.result_view import PairOfTexts
from ceasefire_diff.wording.sentences import reason, reasons_in_brief, summary_of_alone, summary_of_same

_FIRST = (Verdict.CONFLICT, Verdict.UNCLEAR, Verdict.OPEN, Verdict.PARTLY, Verdict.ONE_SIDED, Verdict.AGREE)
"""The gravest reason is told first."""

_LEFT_TO_THE_CELL = frozenset(("row.one-sided", "row.not-in-file"))
"""Said by the cell of the text that does not speak; told as a sentence only where another pair says otherwise."""

_TIMES_CANNOT_BE_KEPT: Final = "order.done-before-begun"
"""That the times of one act, taken together, cannot be kept."""

_CONDITION_OF_ONE: Final = "conditions.only-one"


class Judged(Struct, frozen=True):
    """One verdict with its reasons, and the pairs of variants it holds for.

    `label` says which pairs those are, None where the row has no others. `reasons` are the sentences a reader needs,
    `results` every result beside its sentence.
    """

    label: str | None
    pairs: tuple[tuple[Variant, Variant], ...]
    verdict: Verdict
    reasons: tuple[Sentence, ...]
    results: tuple[tuple[TermResult, Sentence], ...]
    meets: tuple[Sentence, ...] = ()
    """What satisfies both texts, on single terms."""


def shared_reasons(judged: tuple[Judged, ...]) -> tuple[tuple[Sentence, ...], tuple[Judged, ...]]:
    """The reasons that hold for all pairs of a row they agree on, told once, and what is left for each."""
    if len({each.verdict for each in judged}) > 1:
        return (), judged
    shared = tuple(each for each in judged[0].reasons if all(each in other.reasons for other in judged))
    return shared, tuple(
        replace(each, reasons=tuple(reason for reason in each.reasons if reason not in shared)) for each in judged
    )


def judged_in(row: Row, labels: Labels) -> tuple[Judged, ...]:
    """The verdicts of a row, pairs that came to the same by the same reasons told together."""
    silent = len({member.proposal for member in row.members}) == 1
    gathered: dict[object, list[PairResult]] = {}
    reasons: dict[object, tuple[Sentence, ...]] = {}
    for pair in row.pairs:
        texts = labels.texts(pair.left.proposal, pair.right.proposal, row.topic)
        said = tuple(_reasons(pair.results, texts, named=_named(row, labels), cell_says_it=silent))
        key = (pair.left.proposal, pair.right.proposal, pair.verdict, said)
        gathered.setdefault(key, []).append(pair)
        reasons[key] = said
    return tuple(
        Judged(
            label=_label(pairs, row, labels) if len(gathered) > 1 or len(labels.proposals) > 2 else None,  # noqa: PLR2004 - two texts need no naming
            pairs=tuple((pair.left, pair.right) for pair in pairs),
            verdict=pairs[0].verdict,
            reasons=reasons[key],
            results=tuple(
                (result, reason(result, labels.texts(pairs[0].left.proposal, pairs[0].right.proposal, row.topic)))
                for result in pairs[0].results
            ),
        )
        for key, pairs in gathered.items()
    )


def _named(row: Row, labels: Labels) -> frozenset[str]:
    """The terms whose sameness the title of the row says already."""
    return frozenset(labels.comparison.taxonomy.topics[row.topic].identifying)


def _reasons(
    results: Iterable[TermResult], texts: PairOfTexts, *, named: frozenset[str], cell_says_it: bool
) -> Iterator[Sentence]:
    """The gravest first; what is the same, and what one side alone states, in one sentence each."""
    same: list[TermResult] = []
    alone: tuple[list[TermResult], list[TermResult]] = ([], [])
    others: list[TermResult] = []
    results = tuple(results)
    cannot_be_timed = any(result.rule == _TIMES_CANNOT_BE_KEPT for result in results)
    for result in results:
        if cannot_be_timed and result.term in TIMES and result.verdict is not Verdict.CONFLICT:
            continue  # what two single times leave room for is beside the point: together they leave none
        if result.rule == "deed.same" or (cell_says_it and result.rule in _LEFT_TO_THE_CELL):
            continue
        if result.rule in ("term.only-one", "order.only-one"):
            alone[0 if result.left else 1].append(result)
        elif result.relation is RelationKind.SAME and result.rule in rules_on_values():
            if result.term not in named or result.links:
                same.append(result)
        else:
            others.append(result)
    others.sort(key=lambda each: _FIRST.index(each.verdict))
    yield from reasons_in_brief(_conditions_together(others), texts)
    for side in alone:
        if side:
            yield summary_of_alone(side, texts)
    if same:
        yield summary_of_same(same, texts)


def _conditions_together(results: Iterable[TermResult]) -> list[TermResult]:
    """Conditions that one text alone sets for an event, told in one sentence with the clauses of all."""
    found: dict[object, TermResult] = {}
    for place, each in enumerate(results):
        key = (each.rule, bool(each.left), each.arguments.get("event")) if each.rule == _CONDITION_OF_ONE else place
        known = found.get(key)
        joined = each if known is None else replace(known, left=known.left + each.left, right=known.right + each.right)
        found[key] = joined
    return list(found.values())


def _label(pairs: list[PairResult], row: Row, labels: Labels) -> str:
    """Which pairs of variants some results hold for, as briefly as the row allows."""
    first = pairs[0]
    among = [
        each
        for each in row.pairs
        if (each.left.proposal, each.right.proposal) == (first.left.proposal, first.right.proposal)
    ]
    parts = []
    for name in ("left", "right"):
        variants = list(dict.fromkeys(getattr(each, name) for each in pairs))
        everywhere = {getattr(each, name) for each in among} == set(variants)
        if everywhere and len(pairs) == len(among):
            parts.append(labels.called[variants[0].proposal])
        else:
            parts.append(" or ".join(labels.variant(each) for each in variants))
    if len(labels.proposals) == 2:  # noqa: PLR2004 - which two texts then goes without saying
        telling = [part for part, variant in zip(parts, (first.left, first.right), strict=True) if variant.option]
        return "; ".join(telling) or " / ".join(parts)
    return " / ".join(parts)
