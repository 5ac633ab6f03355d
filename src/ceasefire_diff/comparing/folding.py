"""Brings provisions that say one thing in two ways to one form, before any is compared.

What is excepted from a name is an exception of that name; to forbid all beyond a bound is to require what is within it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from ceasefire_diff.comparing.norms import Norm
from ceasefire_diff.taxonomy.topic import Term, Topic
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.figures import write_number
from ceasefire_diff.values.interval import INFINITY, End, Interval
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.ratio import Ratio
from ceasefire_diff.values.relation import Unreadable
from ceasefire_diff.values.schedule import Schedule
from ceasefire_diff.values.schedule_steps import counted_out
from ceasefire_diff.values.span import read_span
from ceasefire_diff.values.units import UnitClass, fold_noun
from ceasefire_diff.values.value import Value

EXCEPT = "except"
_COUNTED = "count:"

Values = Mapping[str, Value]

ADDED_UP: Final = frozenset(("people", "count", "money", "rate", "share"))
"""Units whose amount of a whole is more than that of a part; a distance or a length of time holds of each part."""


def folded_exception(values: Values, topic: Topic) -> Values:
    """The same values, an exception moved to the term that names the matter it is excepted from, if one does."""
    excepted = values.get(EXCEPT)
    if not isinstance(excepted, Names) or not excepted.named or excepted.everything or excepted.excluded:
        return values
    for name in topic.identifying:
        value = values.get(name)
        if isinstance(value, Names) and not value.rest_excluded and _holds(value, excepted):
            beside = tuple(each for each in excepted.named if each.id not in {known.id for known in value.excluded})
            tied = value.tied | {frozenset((one.id, each.id)) for one in value.named for each in beside}
            narrower = replace(value, excluded=(*value.excluded, *beside), tied=tied)
            return {key: narrower if key == name else each for key, each in values.items() if key != EXCEPT}
    return values


def _holds(value: Names, excepted: Names) -> bool:
    """Whether everything that is excepted is known to be a part of what the value names."""
    return all(value.everything or any(name.id in each.parts for each in value.named) for name in excepted.named)


def folded_prohibition(values: Values, deed: Norm, topic: Topic) -> tuple[Values, Norm]:
    """A prohibition of all beyond one bound as the duty to stay within it; any other as it is.

    Not of a distance, which nobody goes who does not move: to go no less than 10 km is to go 10 km, or to stay.
    """
    own = [name for name in values if name in topic.terms and not topic.terms[name].identifies]
    value = values.get(own[0]) if len(own) == 1 else None
    if deed is not Norm.FORBIDS or not isinstance(value, Amount):
        return values, deed
    term = topic.terms[own[0]]
    if term.unit in ("distance", "length"):
        return values, deed
    within = _rest_of(value, term)
    return (values, deed) if within is None else ({**values, own[0]: replace(value, span=within)}, Norm.REQUIRES)


def folded_count(values: Values, topic: Topic) -> Values:
    """The same values, counts of what an identifying term names without the noun: 800 tanks, where tanks are meant.

    A bare number counts what that term names; a noun that the term does not have is another unit.
    """
    counts = {
        name: value
        for name, value in values.items()
        if isinstance(value, Amount) and value.dimension.startswith(_COUNTED) and value.dimension != _COUNTED
    }
    if not counts:
        return values
    named = [values[name] for name in topic.identifying if name in values]
    nouns = {fold_noun(each.label) or "" for value in named if isinstance(value, Names) for each in value.named}
    plain = {
        name: replace(value, dimension=_COUNTED)
        for name, value in counts.items()
        if any(f" {noun}".endswith(f" {value.dimension.removeprefix(_COUNTED)}") for noun in nouns)
    }
    return {**values, **plain}


def folded_schedule(values: Values, topic: Topic) -> Values:
    """The same values, a schedule in figures of the number that is stated beside it."""
    schedules = [name for name, value in values.items() if isinstance(value, Schedule)]
    wholes = [
        value
        for name, value in values.items()
        if isinstance(value, Amount) and name in topic.terms and topic.terms[name].unit in ("people", "count")
    ]
    if len(schedules) != 1 or len(wholes) != 1:
        return values
    schedule = values[schedules[0]]
    steps = counted_out(schedule.steps, wholes[0]) if isinstance(schedule, Schedule) else ()
    return {**values, schedules[0]: replace(schedule, steps=steps)}


def _rest_of(value: Amount, term: Term) -> Interval | None:
    """What an amount with one bound leaves of its line; nothing if it is no such amount."""
    if value.span is None or value.is_no_limit or value.dimension == "none":
        return None
    span = value.span
    if term.limit:
        try:
            span = read_span(value.written, UnitClass(term.unit or "count"), limit=False)
        except Unreadable:
            return None  # a word such as `permanent`
    if span.low.at not in (0, INFINITY) and span.high.at == INFINITY and not span.high.text:
        end = _turned(span.low, -1)
        # A limit is the bound itself, however it is written.
        return Interval(end, end) if term.limit else Interval(End(0), end)
    if span.low == End(0) and not span.low.text and span.high.at not in (0, INFINITY):
        return Interval(_turned(span.high, 1), End(INFINITY))
    return None


def _turned(end: End, step: int) -> End:
    """The nearest end on the other side; people are whole, so there it is the next number."""
    if end.unit is None or end.unit.dimension != "people":
        return replace(end, open=not end.open)
    number = int(end.at) + step
    return replace(end, at=number, text=f"{write_number(number)} {end.unit.singular if number == 1 else end.unit.name}")


def is_added_up(value: Value, term: Term | None) -> bool:
    """Whether it counts: of a whole there is more than of its part."""
    return isinstance(value, Schedule | Ratio) or (
        isinstance(value, Amount) and term is not None and term.unit in ADDED_UP
    )
