"""Finds the rows and terms in which texts state amounts or moments that lie on one scale, and what meets both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct

from ceasefire_diff.comparing.comparison import Row
from ceasefire_diff.comparing.norms import Norm, norm_of
from ceasefire_diff.model.keys import TIMES
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.outline.outline import RowOutline
from ceasefire_diff.pictures.meetings import ValuesInCommon, between, is_shown, line_of, span_of
from ceasefire_diff.values.interval import Interval
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.timing import CALENDAR
from ceasefire_diff.values.value import Value
from ceasefire_diff.wording.labels import Labels, is_made_of_events
from ceasefire_diff.wording.term_words import label, without_people

_FITS_ANY: Final = "none"


class KindOfRange(StrEnum):
    """How a value is drawn."""

    RANGE = "range"
    POINT = "point"
    LIMIT = "limit"
    BLANK = "blank"


class StatedRange(Struct, frozen=True):
    """What one text states, in its words; `span` is None where it leaves the figure open or gives a word for it.

    `deed` says what the text does with it where that is not simply to require it.
    """

    proposal: str
    options: tuple[str, ...]
    clauses: tuple[str, ...]
    words: str
    kind: KindOfRange
    span: Interval | None
    deed: Norm


class Comparable(Struct, frozen=True):
    """One term of one row with all that the texts state of it, on one line of figures.

    `anchors` are the words for the event that moments are counted from, `calendar` is set for dates.
    """

    row: RowOutline
    term: str
    ranges: tuple[StatedRange, ...]
    meetings: tuple[ValuesInCommon, ...]
    apart: tuple[tuple[str | None, str], ...]
    anchors: tuple[str, ...] = ()
    calendar: bool = False

    @property
    def spans(self) -> tuple[Interval, ...]:
        """All that has a place on the scale."""
        return tuple(each.span for each in self.ranges if each.span is not None)


class _Stated(Struct, frozen=True):
    """One value with the provision that states it."""

    provision: Provision
    value: Value


def comparable_ranges(rows: Sequence[RowOutline], labels: Labels) -> Iterator[Comparable]:
    """Every row and term for which at least two texts state something, and it has a place on one scale."""
    known = {row.id: row for row in labels.comparison.rows}
    for row in rows:
        compared = known[row.id]
        if not is_made_of_events(compared):  # their values stand in the rows of their own matters
            for term, stated in _by_term(compared, labels).items():
                if (found := _comparable(row, compared, term, stated, labels)) is not None:
                    yield found


def _by_term(row: Row, labels: Labels) -> dict[str, list[_Stated]]:
    """The amounts, moments and open values of a row by term, in the order of topics, then of keys."""
    members = [labels.provisions[each.proposal, each.provision] for each in row.members]
    place = {proposal: number for number, proposal in enumerate(labels.proposals)}
    members.sort(key=lambda each: (place[each.proposal], each.place.line, each.id))
    found: dict[tuple[int, int, str], list[_Stated]] = {}
    for provision in members:
        terms = list(labels.comparison.taxonomy.topics[provision.topic].terms)
        for name, value in provision.terms.items():
            number = terms.index(name) if name in terms else len(terms)
            found.setdefault((0, number, name), []).append(_Stated(provision, value))
        for name, value in provision.keys.items():
            if name in TIMES:
                found.setdefault((1, TIMES.index(name), name), []).append(_Stated(provision, value))
    return {name: found[order] for order in sorted(found) for name in (order[-1],)}


def _comparable(row: RowOutline, compared: Row, term: str, stated: list[_Stated], labels: Labels) -> Comparable | None:
    """The term, if two texts speak of it and what has figures lies on one scale."""
    lines = {line for each in stated if (line := line_of(each.value)) is not None}
    own = lines - {_FITS_ANY}
    if len(own) != 1 or len({each.provision.proposal for each in stated if is_shown(each.value)}) < _TWO:
        return None
    shown = [each for each in stated if is_shown(each.value)]
    ranges = tuple(_ranges(shown, term, labels))
    if not any(end.at or end.months for each in ranges if each.span for end in (each.span.low, each.span.high)):
        return None
    anchors = {str(each.value.anchor) for each in shown if isinstance(each.value, Moment) and each.value.anchor}
    calendar = own == {CALENDAR.id}
    meetings, apart = between(compared, term, labels)
    return Comparable(
        row,
        label(term, labels.comparison.taxonomy.topics.get(compared.topic)),
        ranges,
        meetings,
        apart,
        () if calendar else tuple(sorted(anchors)),
        calendar,
    )


_TWO: Final = 2


def _ranges(shown: Sequence[_Stated], term: str, labels: Labels) -> Iterator[StatedRange]:
    """Text by text; what one text states alike in several clauses is one range."""
    gathered: dict[object, list[_Stated]] = {}
    for each in shown:
        deed = norm_of(each.provision)
        key = (each.provision.proposal, each.provision.options, each.value.key, deed)
        gathered.setdefault(key, []).append(each)
    for alike in gathered.values():
        provision, value = alike[0].provision, alike[0].value
        options = labels.proposals[provision.proposal].options
        clauses = dict.fromkeys(clause for each in alike for clause in each.provision.clauses)
        known = labels.comparison.taxonomy.topics[provision.topic].terms.get(term)
        deed = norm_of(provision)
        span = None if deed is Norm.LEAVES_OPEN else span_of(value)
        yield StatedRange(
            provision.proposal,
            tuple(options.get(each, each) for each in provision.options),
            tuple(clauses),
            without_people(value.written, labels.comparison.taxonomy.topics[provision.topic]),
            _kind(span, limit=known is not None and known.limit),
            span,
            deed,
        )


def _kind(span: Interval | None, *, limit: bool) -> KindOfRange:
    if span is None:
        return KindOfRange.BLANK
    if not span.is_point:
        return KindOfRange.RANGE
    return KindOfRange.LIMIT if limit else KindOfRange.POINT
