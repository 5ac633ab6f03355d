"""One scale for the amounts of a strip: where a figure lies on it, and which ticks it has."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from msgspec import Struct

from ceasefire_diff.values.calendar_dates import write_day
from ceasefire_diff.values.figures import SCALES, exact, write_number
from ceasefire_diff.values.interval import INFINITY, End, Interval
from ceasefire_diff.values.units import DAY, MONTHS, Unit

_TICKS: Final = 4
"""About as many steps as a scale has: more would not leave room for their figures."""

_TOO_NEAR: Final = Fraction(1, 45)
"""Where two figures lie nearer than this part of the scale, it shows their order and not their size."""

_STEPS: Final = (1, 2, 5, 10)
_SCALED_FROM: Final = 1_000_000
_MINUS: Final = "\u2212"


class Tick(Struct, frozen=True):
    """A place on the scale, from 0 to 1, and the figure that stands there."""

    at: float
    words: str


class Scale(Struct, frozen=True):
    """Where figures lie, from 0 to 1. `unit` names what is counted, empty for days of the calendar.

    `in_order` is set where the figures stand in their order at equal steps, because their sizes lie too far apart.
    """

    low: Fraction
    high: Fraction
    by_months: bool
    unit: str
    ticks: tuple[Tick, ...]
    steps: tuple[Fraction, ...] = ()

    @property
    def in_order(self) -> bool:
        """Whether it shows the order of the figures only."""
        return bool(self.steps)

    def places(self, end: End) -> tuple[float, float] | None:
        """The least and the greatest place an end can have; None if it has none on the scale."""
        if INFINITY in (abs(end.at), abs(end.bounds[0])):
            return None
        first, last = _figures(end, by_months=self.by_months)
        return self._place(first), self._place(first if self.steps else last)

    def _place(self, figure: Fraction) -> float:
        if self.steps:
            return (self.steps.index(figure) + 0.5) / len(self.steps)
        return float((figure - self.low) / (self.high - self.low))


def scale_for(spans: Sequence[Interval], *, calendar: bool) -> Scale:
    """The scale on which some spans of one dimension, or of one anchor, can all be shown."""
    ends = [end for span in spans for end in (span.low, span.high) if abs(end.at) != INFINITY]
    by_months = not calendar and any(end.months for end in ends) and not any(end.at for end in ends)
    figures = sorted({figure for end in ends for figure in _figures(end, by_months=by_months)} | _zero(calendar))
    if len(figures) == 1:
        figures.append(figures[0] + _alone(ends, by_months=by_months))
    low, high = figures[0], figures[-1]
    unit = _unit(ends, by_months=by_months, reach=high - low)
    nearest = sorted({_figures(end, by_months=by_months)[0] for end in ends} | _zero(calendar))
    name = "" if calendar or unit is None else unit.name
    if any(second - first < (high - low) * _TOO_NEAR for first, second in pairwise(nearest)):
        ticks = _in_order(ends, nearest, by_months=by_months, calendar=calendar)
        return Scale(low, high, by_months, "", ticks, tuple(nearest))
    if calendar:
        margin = (high - low) / 12
        low, high = low - margin, high + margin
        days = _days(ends, nearest)
        return Scale(low, high, by_months, name, tuple(_tick(each, low, high, words) for words, each in days.items()))
    size = _size(unit, by_months=by_months)
    step = _step((high - low) / size)
    # What goes on without end is shown to go on.
    rest = Fraction(1, 2) if any(span.high.at == INFINITY and not span.is_point for span in spans) else Fraction(0)
    first, last = math.floor(low / size / step), math.ceil(high / size / step + rest)
    low, high = first * step * size, last * step * size
    ticks = tuple(
        _tick(number * step * size, low, high, figure_words(number * step)) for number in range(first, last + 1)
    )
    return Scale(low, high, by_months, name, ticks)


def figure_words(figure: Fraction) -> str:
    """A figure as a tick has it: `20`, `1.5`, `2 million`."""
    for word, scale in reversed(SCALES.items()):
        if scale >= _SCALED_FROM and abs(figure) >= scale and (text := write_number(exact(abs(figure) / scale))):
            return f"{_MINUS if figure < 0 else ''}{text} {word}"
    return f"{_MINUS if figure < 0 else ''}{write_number(exact(abs(figure))) or ''}"


def day_words(figure: Fraction) -> str:
    """A day of the calendar, with its time of day if the figure has one."""
    days, seconds = divmod(int(figure), DAY)
    hours, minutes = divmod(seconds // 60, 60)
    day = write_day(days)
    return f"{day} {hours:02}:{minutes:02}" if seconds else day


def _days(ends: Sequence[End], figures: Sequence[Fraction]) -> dict[str, Fraction]:
    """The days that figures of the calendar stand for; what ends before midnight belongs to the day that ends."""
    closing = {Fraction(end.at) for end in ends if end.open and not end.at % DAY}
    opening = {Fraction(end.at) for end in ends if not end.open}
    found: dict[str, Fraction] = {}
    for each in figures:
        found.setdefault(day_words(each - DAY if each in closing - opening else each), each)
    return found


def _zero(calendar: bool) -> set[Fraction]:
    """Every scale but that of the calendar begins or turns at zero."""
    return set() if calendar else {Fraction(0)}


def _alone(ends: Sequence[End], *, by_months: bool) -> Fraction:
    """How far a scale reaches that has one figure only."""
    sizes = [_size(end.unit, by_months=by_months) for end in ends if end.unit]
    return max(sizes, default=Fraction(1))


def _tick(figure: Fraction, low: Fraction, high: Fraction, words: str) -> Tick:
    return Tick(float((figure - low) / (high - low)), words)


def _figures(end: End, *, by_months: bool) -> tuple[Fraction, Fraction]:
    if by_months:
        return Fraction(end.months), Fraction(end.months)
    first, last = end.bounds
    return Fraction(first), Fraction(last)


def _size(unit: Unit | None, *, by_months: bool) -> Fraction:
    if unit is None:
        return Fraction(1)
    return Fraction(unit.months or 1) if by_months else Fraction(unit.size or 1)


def _unit(ends: Iterable[End], *, by_months: bool, reach: Fraction) -> Unit | None:
    """The unit that most figures are written in, of those in which the scale reaches further than one."""
    if by_months:
        return MONTHS
    found = Counter(end.unit for end in ends if end.unit is not None and end.unit.size)
    fitting = {unit: times for unit, times in found.items() if reach > unit.size} or found
    return max(fitting, key=lambda unit: (fitting[unit], unit.size, len(unit.name), unit.name), default=None)


def _step(reach: Fraction) -> Fraction:
    """The distance of two ticks: one, two or five, times a power of ten."""
    power = Fraction(10) ** math.floor(math.log10(reach / _TICKS))
    return next(power * each for each in _STEPS if power * each * _TICKS >= reach)


def _in_order(ends: Sequence[End], figures: list[Fraction], *, by_months: bool, calendar: bool) -> tuple[Tick, ...]:
    """A tick for each figure of the texts, in the words of one of them."""
    words = {figure: text for text, figure in _days(ends, figures).items()} if calendar else {Fraction(0): "0"}
    for end in sorted(ends, key=lambda each: (not each.text, len(each.text), each.text)):
        if not calendar:
            words.setdefault(_figures(end, by_months=by_months)[0], end.text)
    return tuple(
        Tick((place + 0.5) / len(figures), words[figure]) for place, figure in enumerate(figures) if words.get(figure)
    )
