"""What of values lies on one line of figures, and what meets two texts or lies between them there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from msgspec import Struct

from ceasefire_diff.comparing.comparison import PairResult, Row, TermResult
from ceasefire_diff.comparing.norms import PROHIBITIONS, Norm, norm_of
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.interval import INFINITY, Interval, shared
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.relation import RelationKind, Side
from ceasefire_diff.values.timing import CALENDAR, DAY_ONE
from ceasefire_diff.values.value import ToBeAgreed, Unspecified, Value
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.term_words import without_people

_Met: TypeAlias = tuple[str, Interval, bool]
"""What meets both, in words and figures, and whether it is all that both state."""

_TWO: Final = 2


class ValuesInCommon(Struct, frozen=True):
    """What meets two texts, in words and figures; `label` says which two, None if there are no others.

    `is_same` is set where it is all that both of them state.
    """

    label: str | None
    words: str
    span: Interval
    is_same: bool


def between(
    row: Row, term: str, labels: Labels
) -> tuple[tuple[ValuesInCommon, ...], tuple[tuple[str | None, str], ...]]:
    """What meets each pair of texts, and how far apart they are where they do not meet, as the comparison found it."""
    meetings: dict[_Met, list[PairResult]] = {}
    apart: dict[str, list[PairResult]] = {}
    topic = labels.comparison.taxonomy.topics.get(row.topic)
    for pair in row.pairs:
        for result in pair.results:
            if result.term.rpartition(".")[2] == term and _asks(result, labels):
                if (met := _met(result)) is not None:
                    meetings.setdefault((without_people(met[0], topic), *met[1:]), []).append(pair)
                elif result.distance is not None:
                    apart.setdefault(without_people(result.distance, topic), []).append(pair)
    return (
        tuple(ValuesInCommon(_pairs(pairs, row, labels), *met) for met, pairs in meetings.items()),
        tuple((_pairs(pairs, row, labels), words) for words, pairs in apart.items()),
    )


def _asks(result: TermResult, labels: Labels) -> bool:
    """Whether no side declines or forbids what it states: what meets both is then what both texts allow."""
    deeds = {norm_of(labels.provisions[each.proposal, each.provision]) for each in (*result.left, *result.right)}
    return deeds.isdisjoint({*PROHIBITIONS, Norm.LEAVES_OPEN})


def _met(result: TermResult) -> _Met | None:
    """What meets both sides of one result, in words and figures."""
    left, right = (span_of(value) if (value := result.value(side)) is not None else None for side in Side)
    if left is None or right is None:
        return None
    if result.relation is RelationKind.SAME:
        words = sorted({each.text for each in (*result.left, *result.right)})
        return " / ".join(words), left, True
    if result.relation is RelationKind.NESTED and result.common and result.inner:
        return result.common, left if result.inner is Side.LEFT else right, False
    both = shared(left, right) if result.relation is RelationKind.OVERLAPS else None
    return (result.common, both, False) if both and result.common else None


def _pairs(pairs: Sequence[PairResult], row: Row, labels: Labels) -> str | None:
    """Which options, or which texts, something holds for; None where the row has no others."""
    if len(labels.proposals) == _TWO:
        if len(pairs) == len(row.pairs):
            return None
        options = ([labels.option(variant) for variant in (pair.left, pair.right)] for pair in pairs)
        return "; ".join(dict.fromkeys(" / ".join(each for each in found if each) for found in options))
    named: dict[str, None] = {}
    for pair in pairs:
        texts = (pair.left.proposal, pair.right.proposal)
        of_texts = [each for each in pairs if (each.left.proposal, each.right.proposal) == texts]
        every = [each for each in row.pairs if (each.left.proposal, each.right.proposal) == texts]
        whole = " / ".join(labels.called[each] for each in texts)
        named[whole if len(of_texts) == len(every) else labels.pair(pair.left, pair.right)] = None
    return "; ".join(named)


def line_of(value: Value) -> str | None:
    """What a value is counted in or from, so that two on one line can be drawn together."""
    if isinstance(value, Amount) and value.span is not None:
        return value.dimension
    if isinstance(value, Moment) and value.span is not None and value.anchor not in (None, DAY_ONE):
        return f"{value.anchor.id} {value.anchor.edge}" if value.anchor != CALENDAR else CALENDAR.id
    return None


def span_of(value: Value) -> Interval | None:
    """The figures of a value, if they lie on a line."""
    return value.span if isinstance(value, Amount | Moment) and line_of(value) is not None else None


def is_shown(value: Value) -> bool:
    """Whether a value has figures, or leaves them open."""
    return isinstance(value, ToBeAgreed | Unspecified) or line_of(value) is not None


def is_endless(span: Interval) -> bool:
    """Whether a span has no figure at all, as `permanent` and `no limit` have none."""
    return span.is_point and abs(span.low.at) == INFINITY
