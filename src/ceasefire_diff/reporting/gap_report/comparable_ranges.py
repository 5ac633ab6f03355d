"""Finds the rows and terms in which texts state amounts or moments that lie on one scale, and what meets both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final, TypeAlias

from ceasefire_diff.comparing.comparison import PairResult, Row, TermResult
from ceasefire_diff.comparing.deeds import PROHIBITIONS, Deed, deed_of
from ceasefire_diff.proposal import Provision
from ceasefire_diff.record import record
from ceasefire_diff.reporting.calling import Calling
from ceasefire_diff.reporting.gap_report.content import ReportRow
from ceasefire_diff.reporting.told import label
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.interval import INFINITY, Interval, shared
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.relation import RelationKind, Side
from ceasefire_diff.values.timing import CALENDAR, DAY_ONE
from ceasefire_diff.values.value import ToBeAgreed, Unspecified, Value

Met: TypeAlias = tuple[str, Interval, bool]
"""What meets both, in words and figures, and whether it is all that both state."""

_FITS_ANY: Final = "none"
_KEYS: Final = ("starts", "complete-by", "until")


class Kind(StrEnum):
    """How a value is drawn."""

    RANGE = "range"
    POINT = "point"
    LIMIT = "limit"
    BLANK = "blank"


@record
class StatedRange:
    """What one text states, in its words; `span` is None where it leaves the figure open or gives a word for it.

    `deed` says what the text does with it where that is not simply to require it.
    """

    proposal: str
    options: tuple[str, ...]
    clauses: tuple[str, ...]
    words: str
    kind: Kind
    span: Interval | None
    deed: Deed


@record
class Meeting:
    """What meets two texts, in words and figures; `label` says which two, None if there are no others.

    `is_same` is set where it is all that both of them state.
    """

    label: str | None
    words: str
    span: Interval
    is_same: bool


@record
class Comparable:
    """One term of one row with all that the texts state of it, on one line of figures.

    `anchors` are the words for the event that moments are counted from, `calendar` is set for dates.
    """

    row: ReportRow
    term: str
    ranges: tuple[StatedRange, ...]
    meetings: tuple[Meeting, ...]
    apart: tuple[tuple[str | None, str], ...]
    anchors: tuple[str, ...] = ()
    calendar: bool = False

    @property
    def spans(self) -> tuple[Interval, ...]:
        """All that has a place on the scale."""
        return tuple(each.span for each in self.ranges if each.span is not None)


@record
class _Stated:
    """One value with the provision that states it."""

    provision: Provision
    value: Value


def comparable_ranges(rows: Sequence[ReportRow], calling: Calling) -> Iterator[Comparable]:
    """Every row and term for which at least two texts state something, and it has a place on one scale."""
    known = {row.id: row for row in calling.comparison.rows}
    for row in rows:
        compared = known[row.told.id]
        if compared.event is None:
            for term, stated in _by_term(compared, calling).items():
                if (found := _comparable(row, compared, term, stated, calling)) is not None:
                    yield found


def _by_term(row: Row, calling: Calling) -> dict[str, list[_Stated]]:
    """The amounts, moments and open values of a row by term, in the order of topics, then of keys."""
    members = [calling.provisions[each.proposal, each.provision] for each in row.members]
    place = {proposal: number for number, proposal in enumerate(calling.proposals)}
    members.sort(key=lambda each: (place[each.proposal], each.place.line, each.id))
    found: dict[tuple[int, int, str], list[_Stated]] = {}
    for provision in members:
        terms = list(calling.comparison.taxonomy.topics[provision.topic].terms)
        for name, value in provision.terms.items():
            number = terms.index(name) if name in terms else len(terms)
            found.setdefault((0, number, name), []).append(_Stated(provision, value))
        for name, value in provision.keys.items():
            if name in _KEYS:
                found.setdefault((1, _KEYS.index(name), name), []).append(_Stated(provision, value))
    return {name: found[order] for order in sorted(found) for name in (order[-1],)}


def _comparable(row: ReportRow, compared: Row, term: str, stated: list[_Stated], calling: Calling) -> Comparable | None:
    """The term, if two texts speak of it and what has figures lies on one scale."""
    lines = {line for each in stated if (line := _line_of(each.value)) is not None}
    own = lines - {_FITS_ANY}
    if len(own) != 1 or len({each.provision.proposal for each in stated if _is_shown(each.value)}) < len(_PAIR):
        return None
    shown = [each for each in stated if _is_shown(each.value)]
    spans = [span for each in shown if (span := _span(each.value)) is not None]
    if not any(end.at or end.months for span in spans for end in (span.low, span.high)):
        return None
    anchors = {str(each.value.anchor) for each in shown if isinstance(each.value, Moment) and each.value.anchor}
    calendar = own == {CALENDAR.id}
    meetings, apart = _between(compared, term, calling)
    return Comparable(
        row,
        label(term),
        tuple(_ranges(shown, term, calling)),
        meetings,
        apart,
        () if calendar else tuple(sorted(anchors)),
        calendar,
    )


_PAIR: Final = ("one", "other")


def _line_of(value: Value) -> str | None:
    """What a value is counted in or from, so that two on one line can be drawn together."""
    if isinstance(value, Amount) and value.span is not None:
        return value.dimension
    if isinstance(value, Moment) and value.span is not None and value.anchor not in (None, DAY_ONE):
        return f"{value.anchor.id} {value.anchor.edge}" if value.anchor != CALENDAR else CALENDAR.id
    return None


def _span(value: Value) -> Interval | None:
    return value.span if isinstance(value, Amount | Moment) and _line_of(value) is not None else None


def _is_shown(value: Value) -> bool:
    return isinstance(value, ToBeAgreed | Unspecified) or _line_of(value) is not None


def _ranges(shown: Sequence[_Stated], term: str, calling: Calling) -> Iterator[StatedRange]:
    """Text by text; what one text states alike in several clauses is one range."""
    gathered: dict[object, list[_Stated]] = {}
    for each in shown:
        deed = deed_of(each.provision)
        key = (each.provision.proposal, each.provision.options, each.value.key, deed)
        gathered.setdefault(key, []).append(each)
    for alike in gathered.values():
        provision, value = alike[0].provision, alike[0].value
        options = calling.proposals[provision.proposal].options
        clauses = dict.fromkeys(clause for each in alike for clause in each.provision.clauses)
        known = calling.comparison.taxonomy.topics[provision.topic].terms.get(term)
        deed = deed_of(provision)
        span = None if deed is Deed.LEAVES_OPEN else _span(value)
        yield StatedRange(
            provision.proposal,
            tuple(options.get(each, each) for each in provision.options),
            tuple(clauses),
            value.written,
            _kind(span, limit=known is not None and known.limit),
            span,
            deed,
        )


def _kind(span: Interval | None, *, limit: bool) -> Kind:
    if span is None:
        return Kind.BLANK
    if not span.is_point:
        return Kind.RANGE
    return Kind.LIMIT if limit else Kind.POINT


def _between(row: Row, term: str, calling: Calling) -> tuple[tuple[Meeting, ...], tuple[tuple[str | None, str], ...]]:
    """What meets each pair of texts, and how far apart they are where they do not meet, as the comparison found it."""
    meetings: dict[Met, list[PairResult]] = {}
    apart: dict[str, list[PairResult]] = {}
    for pair in row.pairs:
        for result in pair.results:
            if result.term.rpartition(".")[2] == term and _asks(result, calling):
                if (met := _met(result, term, calling)) is not None:
                    meetings.setdefault(met, []).append(pair)
                elif result.distance is not None:
                    apart.setdefault(result.distance, []).append(pair)
    return (
        tuple(Meeting(_pairs(pairs, row, calling), *met) for met, pairs in meetings.items()),
        tuple((_pairs(pairs, row, calling), words) for words, pairs in apart.items()),
    )


def _asks(result: TermResult, calling: Calling) -> bool:
    """Whether no side declines or forbids what it states: what meets both is then what both texts allow."""
    deeds = {deed_of(calling.provisions[each.proposal, each.provision]) for each in (*result.left, *result.right)}
    return deeds.isdisjoint({*PROHIBITIONS, Deed.LEAVES_OPEN})


def _met(result: TermResult, term: str, calling: Calling) -> Met | None:
    """What meets both sides of one result, in words and figures."""
    if not result.rule.startswith(("amount.", "moment.")) or not (result.left and result.right):
        return None
    values = {
        side: _value(calling.provisions[stated[0].proposal, stated[0].provision], term)
        for side, stated in ((Side.LEFT, result.left), (Side.RIGHT, result.right))
    }
    spans = {side: _span(value) for side, value in values.items() if value is not None}
    left, right = spans.get(Side.LEFT), spans.get(Side.RIGHT)
    if left is None or right is None:
        return None
    if result.relation is RelationKind.SAME:
        words = sorted({each.text for each in (*result.left, *result.right)})
        return " / ".join(words), left, True
    if result.relation is RelationKind.NESTED and result.common and result.inner:
        return result.common, left if result.inner is Side.LEFT else right, False
    both = shared(left, right) if result.relation is RelationKind.OVERLAPS else None
    return (result.common, both, False) if both and result.common else None


def _value(provision: Provision, term: str) -> Value | None:
    return provision.terms.get(term) or provision.keys.get(term)


def _pairs(pairs: Sequence[PairResult], row: Row, calling: Calling) -> str | None:
    """Which texts and options something holds for, None where the row has no others."""
    if len(pairs) == len(row.pairs) and len(calling.proposals) == len(_PAIR):
        return None
    named: dict[str, None] = {}
    for pair in pairs:
        texts = (pair.left.proposal, pair.right.proposal)
        of_texts = [each for each in pairs if (each.left.proposal, each.right.proposal) == texts]
        every = [each for each in row.pairs if (each.left.proposal, each.right.proposal) == texts]
        whole = " / ".join(calling.called[each] for each in texts)
        named[whole if len(of_texts) == len(every) else calling.pair(pair.left, pair.right)] = None
    return "; ".join(named)


def is_endless(span: Interval) -> bool:
    """Whether a span has no figure at all, as `permanent` and `no limit` have none."""
    return span.is_point and abs(span.low.at) == INFINITY
