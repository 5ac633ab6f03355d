"""Judges rows the same of which a person says that what one text words otherwise, or leaves unsaid, is no difference.

Only rows that nothing else keeps from being the same: what a value decides, or what a text does, no person overrules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import PairResult, Row, TermResult
from ceasefire_diff.comparing.persons import NO_DIFFERENCE, said_of
from ceasefire_diff.model.answers import AboutProvisions, in_force
from ceasefire_diff.model.proposal import Proposal
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.ratio import Ratio
from ceasefire_diff.values.relation import RelationKind
from ceasefire_diff.values.schedule import Schedule
from ceasefire_diff.values.sequence import EventSequence
from ceasefire_diff.values.timing import DAY_ONE

_IN_OTHER_WORDS: Final = frozenset(("names.other-words", "names.nested", "names.not-linked", "row.several-names"))
_UNSAID: Final = frozenset(("term.only-one", "row.only-one"))
_CARVES_OUT: Final = frozenset(("if", "except"))
"""Keys that say when, or of what, a provision does not hold: a difference wherever one text alone states them."""

_SAYS_MORE: Final = (Amount, EventSequence, Ratio, Schedule)
"""Kinds of value that nobody leaves unsaid: a figure or an order of steps in one text alone is a difference."""


def only_unsaid(pair: PairResult) -> tuple[TermResult, ...]:
    """What keeps a row from being the same, if that is only what one text leaves unsaid or says in other words."""
    if pair.verdict is not Verdict.PARTLY:
        return ()
    differing = tuple(each for each in pair.results if each.verdict is not Verdict.AGREE)
    return differing if all(map(_is_unsaid, differing)) else ()


def _is_unsaid(result: TermResult) -> bool:
    """Whether a result compares no value: one side has none, or only names that nothing links stand on both."""
    if result.rule in _UNSAID:
        return result.term not in _CARVES_OUT and not any(
            isinstance(each.value, _SAYS_MORE) for each in (*result.left, *result.right)
        )
    return result.rule in _IN_OTHER_WORDS or (result.rule == "moment.hold-together" and _one_says_of_what(result))


def _one_says_of_what(result: TermResult) -> bool:
    """Whether two times are as long, and one text leaves unsaid from when on: `within 72 hours`, beside of signing."""
    values = [each.value for each in (*result.left, *result.right)]
    times = [each for each in values if isinstance(each, Moment)]
    return (
        len(times) == len(values)
        and len({each.span for each in times}) == 1
        and sum(each.anchor not in (None, DAY_ONE) for each in times) == 1
    )


_Members = frozenset[tuple[str, frozenset[str]]]
"""The provisions of a row, by the text they stand in."""


def _judged(pair: PairResult, said: Mapping[_Members, AboutProvisions]) -> PairResult:
    answer = said.get(frozenset(pair.by_text.items()))
    if answer is None or not only_unsaid(pair):
        return pair
    results = [replace(each, verdict=Verdict.AGREE) for each in pair.results]
    results.append(TermResult("row", RelationKind.SAME, Verdict.AGREE, NO_DIFFERENCE, arguments=said_of(answer.signed)))
    return replace(pair, verdict=Verdict.AGREE, results=tuple(results))


def with_no_difference(rows: Iterable[Row], proposals: Sequence[Proposal]) -> tuple[Row, ...]:
    """The rows, those that a person reads as no difference judged the same; each answer holds for its provisions."""
    kept = proposals[0].glossary.no_difference
    if not kept:
        return tuple(rows)
    said = {
        frozenset((text, frozenset(ids)) for text, ids in each.provisions.items()): each
        for each in in_force(kept, proposals)
    }
    return tuple(replace(row, pairs=tuple(_judged(pair, said) for pair in row.pairs)) for row in rows)
