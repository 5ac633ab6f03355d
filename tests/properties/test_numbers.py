"""Amounts and moments against brute force: sampled outcomes, every month length, every zone."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise, product

from hypothesis import assume, given
from hypothesis import strategies as st

from ceasefire_diff.values.amount import Amount, parse_amount, relate_amounts
from ceasefire_diff.values.event import EventName
from ceasefire_diff.values.interval import INFINITY, Interval
from ceasefire_diff.values.moment import Moment, moment_reaches, parse_moment, relate_moments
from ceasefire_diff.values.relation import Relation, RelationKind, Side, Unreadable
from ceasefire_diff.values.uncertain_lengths import length_bounds, lengths_together
from ceasefire_diff.values.units import DAY, UnitClass

_BEFORE = ["", "at least ", "more than ", "up to ", "less than "]
_NUMBERS = {
    UnitClass.DISTANCE: ["0", "1", "5", "10", "15.5", "1/3", "half a", "1,000"],
    UnitClass.PEOPLE: ["0", "1", "2", "3", "33", "1,000", "half", "one third", "50 %"],
}
_UNITS = {
    UnitClass.TIME: ["days", "hours", "weeks", "seconds", "minutes"],
    UnitClass.DISTANCE: ["km", "m", "miles", "feet", "inches", "nautical miles"],
}


def _figures(unit: UnitClass) -> st.SearchStrategy[str]:
    if unit is UnitClass.PEOPLE:
        return st.sampled_from(_NUMBERS[unit])
    if unit is UnitClass.TIME:
        exactly = st.builds("{} {}".format, st.integers(0, 100), st.sampled_from(_UNITS[unit]))
        months = st.builds("{} {}".format, st.integers(1, 26), st.sampled_from(["months", "years"]))
        both = st.builds("P{}M{}D".format, st.integers(0, 14), st.integers(0, 40))
        return exactly | months | both
    return st.builds("{} {}".format, st.sampled_from(_NUMBERS[unit]), st.sampled_from(_UNITS[unit]))


@st.composite
def _amounts(draw: st.DrawFn, unit: UnitClass) -> Amount:
    """One amount, bounded or not; ranges that run backwards are thrown away."""
    figures = _figures(unit)
    shape = draw(st.sampled_from(["one", "range", "two bounds"]))
    text = draw(st.sampled_from(_BEFORE)) + draw(figures)
    if shape == "range":
        text = f"{draw(figures)} to {draw(figures)}"
    if shape == "two bounds":
        low, high = draw(st.sampled_from(["at least", "more than"])), draw(st.sampled_from(["up to", "less than"]))
        text = f"{low} {draw(figures)} and {high} {draw(figures)}"
    return _read_or_discard(text, unit)


def _read_or_discard(text: str, unit: UnitClass) -> Amount:
    try:
        return parse_amount(text, unit)
    except Unreadable:
        assume(False)
        raise


_PAIRS = st.sampled_from([UnitClass.TIME, UnitClass.DISTANCE, UnitClass.PEOPLE]).flatmap(
    lambda unit: st.tuples(st.just(unit), _amounts(unit), _amounts(unit))
)
_Known = tuple[Fraction | float, bool, Fraction | float, bool]


def _known(*spans: Interval) -> list[tuple[_Known, ...]]:
    """The spans under every length of their months; months that begin on one day are long together."""
    stretches = tuple(end.months for span in spans for end in (span.low, span.high))
    found = []
    for lengths in lengths_together(stretches):
        known = []
        for index, span in enumerate(spans):
            low, high = span.low.at + lengths[2 * index], span.high.at + lengths[2 * index + 1]
            known.append((low, span.low.open, high, span.high.open))
        found.append(tuple(known))
    return found


def _holds(span: _Known, point: Fraction | float) -> bool:
    low, low_open, high, high_open = span
    return (low < point if low_open else low <= point) and (point < high if high_open else point <= high)


def _points(*spans: _Known, whole: bool) -> list[Fraction | float]:
    """Every end, what lies between two ends, and beyond them."""
    ends = sorted({Fraction(end) for span in spans for end in (span[0], span[2]) if end not in (INFINITY, -INFINITY)})
    between = [(one + other) / 2 for one, other in pairwise(ends)]
    points = [*ends, *between, *[end + shift for end in ends for shift in (-1, 1)]]
    return [-INFINITY, INFINITY, *(point for point in points if not whole or point.denominator == 1)]


def _by_force(left: _Known, right: _Known, *, whole: bool) -> tuple[RelationKind, Side | None]:
    seen = {(_holds(left, point), _holds(right, point)) for point in _points(left, right, whole=whole)}
    both, only_left, only_right = (True, True) in seen, (True, False) in seen, (False, True) in seen
    if not both:
        return RelationKind.APART, None
    if only_left and only_right:
        return RelationKind.OVERLAPS, None
    if only_left or only_right:
        return RelationKind.NESTED, Side.RIGHT if only_left else Side.LEFT
    return RelationKind.SAME, None


def _agrees(relation: Relation, found: set[tuple[RelationKind, Side | None]], rule: str) -> None:
    if len(found) == 1:
        assert (relation.kind, relation.inner) == found.pop()
    elif RelationKind.APART in {kind for kind, _ in found}:
        assert (relation.kind, relation.rule) == (RelationKind.INCOMPARABLE, rule)
    else:
        may_be_same = RelationKind.SAME in {kind for kind, _ in found}
        told = f"{rule.partition('.')[0]}.{'may-be-same' if may_be_same else 'both-kept'}"
        assert (relation.kind, relation.rule) == (RelationKind.OVERLAPS, told)


@given(_PAIRS)
def test_amounts_relate_alike_from_both_sides(pair: tuple[UnitClass, Amount, Amount]) -> None:
    """Left and right carry no meaning: the relation of an exchanged pair is the mirrored relation."""
    _, left, right = pair
    assert relate_amounts(right, left) == relate_amounts(left, right).mirrored()
    assert relate_amounts(left, left).kind is RelationKind.SAME


@given(_PAIRS)
def test_relations_of_amounts_agree_with_sampled_outcomes(pair: tuple[UnitClass, Amount, Amount]) -> None:
    """A relation is what trying outcomes gives under every length of the months; if they differ it is not known."""
    unit, left, right = pair
    assume(left.dimension == right.dimension)
    assert left.span
    assert right.span
    whole = unit is UnitClass.PEOPLE and left.dimension == "people"
    found = {_by_force(one, other, whole=whole) for one, other in _known(left.span, right.span)}
    _agrees(relate_amounts(left, right), found, "amount.unknown-within-bounds")


@given(_PAIRS)
def test_what_meets_both_amounts_reads_back(pair: tuple[UnitClass, Amount, Amount]) -> None:
    """`common` is an amount of the same grammar, and holds just the outcomes that both hold."""
    unit, left, right = pair
    common = relate_amounts(left, right).common
    if common is None:
        return
    shared = parse_amount(common, unit)
    assert left.span
    assert right.span
    assert shared.span
    for one, other, both in _known(left.span, right.span, shared.span):
        for point in _points(one, other, both, whole=False):
            assert _holds(both, point) == (_holds(one, point) and _holds(other, point))


@given(_PAIRS)
def test_the_distance_reads_back(pair: tuple[UnitClass, Amount, Amount]) -> None:
    """`distance` is an amount, and adding it to the nearer end gives the farther."""
    unit, left, right = pair
    distance = relate_amounts(left, right).distance
    if distance is None:
        return
    gap = parse_amount(distance, unit).span
    assert left.span
    assert right.span
    assert gap
    if gap.low.months:
        return  # the months between begin later than both: their length is another
    for one, other, between in _known(left.span, right.span, gap):
        apart = max(other[0] - one[2], one[0] - other[2])
        assert between[0] <= apart <= between[2]


@given(st.integers(1, 60))
def test_months_are_as_long_as_the_calendar_makes_them(months: int) -> None:
    """A stretch of months is never shorter or longer than whole months of 28 to 31 days, and twelve are a year."""
    shortest, longest = length_bounds(months)
    years = months // 12
    assert years * 365 + (months % 12) * 28 <= shortest // DAY
    assert longest // DAY <= years * 366 + (months % 12) * 31


_EVENT = EventName("talks", label="talks")


def _moment(text: str) -> Moment:
    return parse_moment(text, lambda _: _EVENT)


_DATES = st.builds("2025-05-{:02d}".format, st.integers(10, 16))
_TIMES = st.builds(
    "2025-05-{:02d}T{:02d}:30{}".format, st.integers(10, 16), st.integers(0, 23), st.sampled_from(["", "Z"])
)
_STAMPS = st.builds("{}{}".format, st.sampled_from(["", "by ", "before ", "after "]), _DATES | _TIMES)
_AFTER = st.builds(
    "{}{} {} after talks".format,
    st.sampled_from(["", "by ", "after ", "at least ", "up to "]),
    st.integers(0, 60),
    st.sampled_from(["hours", "days", "months"]),
)
_NUMBERED = st.builds("{} {} of talks".format, st.sampled_from(["day", "week"]), st.integers(1, 20))
_WITHIN = st.builds("within {} days of talks".format, st.integers(0, 60))
_COUNTED = (_AFTER | _NUMBERED | _WITHIN).map(_moment)
_CALENDAR = _STAMPS.map(_moment)
_MOMENTS = st.tuples(_COUNTED, _COUNTED) | st.tuples(_CALENDAR, _CALENDAR)


@given(_MOMENTS)
def test_moments_relate_alike_from_both_sides(pair: tuple[Moment, Moment]) -> None:
    """Left and right carry no meaning for moments either."""
    left, right = pair
    assert relate_moments(right, left) == relate_moments(left, right).mirrored()
    assert moment_reaches(left, left) is True


def _day_unsaid(day: Moment, counted: Moment) -> bool:
    """Whether so many days after an event are that numbered day hangs on whether the day of the event is counted."""
    number = re.fullmatch(r"day (\d+) of talks", day.written)
    return number is not None and counted.written in (f"{int(number[1]) - less} days after talks" for less in (0, 1))


@given(st.tuples(_COUNTED, _COUNTED))
def test_relations_of_counted_moments_agree_with_sampled_outcomes(pair: tuple[Moment, Moment]) -> None:
    """Moments counted from one event relate as their outcomes do, and what meets both reads back."""
    left, right = pair
    assert left.span
    assert right.span
    assume(not _day_unsaid(left, right) and not _day_unsaid(right, left))
    relation = relate_moments(left, right)
    found = {_by_force(one, other, whole=False) for one, other in _known(left.span, right.span)}
    _agrees(relation, found, "moment.unknown-within-bounds")
    if relation.common is not None:
        shared = _moment(relation.common).span
        assert shared
        for one, other, both in _known(left.span, right.span, shared):
            for point in _points(one, other, both, whole=False):
                assert _holds(both, point) == (_holds(one, point) and _holds(other, point))


@given(st.tuples(_CALENDAR, _CALENDAR))
def test_a_date_without_zone_relates_only_as_it_does_in_every_zone(pair: tuple[Moment, Moment]) -> None:
    """Moved through all zones by the half hour, two dates keep the relation that is told of them."""
    left, right = pair
    assume(left.key != right.key)
    assert left.span
    assert right.span
    found = set()
    # Where neither has a zone, both lie in the same one.
    zones = [range(-28, 25) if not moment.zoned and any(each.zoned for each in pair) else range(1) for moment in pair]
    low, high = left.span.low, left.span.high
    other = (right.span.low.at, right.span.low.open, right.span.high.at, right.span.high.open)
    for halves in {first - second for first, second in product(*zones)}:
        shift = halves * 1800
        found.add(_by_force((low.at + shift, low.open, high.at + shift, high.open), other, whole=False))
    _agrees(relate_moments(left, right), found, "moment.unknown-within-bounds")


@given(st.text(max_size=60), st.sampled_from(UnitClass))
def test_any_text_is_read_or_refused(text: str, unit: UnitClass) -> None:
    """No text ends in anything but an amount, or a refusal that says what to write instead."""
    for limit in (False, True):
        cure = ""
        try:
            amount = parse_amount(text, unit, limit)
        except Unreadable as error:
            cure = error.cure
        assert cure or relate_amounts(amount, amount).kind is RelationKind.SAME
