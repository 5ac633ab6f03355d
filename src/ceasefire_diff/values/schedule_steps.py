"""Brings the steps of a schedule to one form: in the order of their times, with shares, rests and paces worked out.

Three every seven days from day 3, nine in all, is three on days 3, 10 and 17; half and the rest is half and half.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.figures import Exact, exact
from ceasefire_diff.values.interval import End, Interval
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.units import PERCENT

MOST_STEPS: Final = 500
"""Steps in one schedule: two hold each of theirs against each, which takes time by the square of their number."""

MOST_LAID_OUT: Final = 200
"""A pace with more steps than this stays one."""


class ScheduleStep(Struct, frozen=True):
    """One step: an amount (None: left open) at a moment, or, with `every`, again and again from it on."""

    amount: Amount | None
    when: Moment | None
    every: Amount | None = None


def in_time_order(steps: Sequence[ScheduleStep]) -> tuple[ScheduleStep, ...]:
    """The same steps in the order of their times, where one line holds all times and none comes again."""
    anchors = {step.when.anchor for step in steps if step.when is not None}
    dated = all(step.when is not None and step.when.span is not None and step.every is None for step in steps)
    if len(anchors) != 1 or not dated:
        return tuple(steps)
    ordered = sorted(steps, key=lambda step: (step.when.low, step.when.high) if step.when else (0, 0))
    # What remains is what is left after all others, whatever its day: only a later day makes that plain.
    rests = [step for step in steps if step.amount is not None and step.amount.word == "remaining"]
    return tuple(steps) if rests and ordered[-1] not in rests else tuple(ordered)


def exact_figure(amount: Amount | None) -> Exact | None:
    """The one figure of an amount; None where it has bounds or is a word."""
    if amount is None or amount.span is None or not amount.span.is_point or isinstance(amount.span.low.at, float):
        return None
    return None if amount.span.low.months else amount.span.low.at


def length_of(steps: Sequence[ScheduleStep]) -> tuple[Exact | float, Exact | float] | None:
    """The least and the most seconds from the first step to the last; None where that is not known."""
    exact = all(exact_figure(step.amount) for step in steps)
    times = [step.when for step in steps if step.when is not None and step.when.span is not None]
    one_line = len({each.anchor for each in times}) == 1 and all(each.anchor is not None for each in times)
    if not exact or not one_line or len(times) < len(steps) or any(step.every for step in steps):
        return None
    lows, highs = [each.low for each in times], [each.high for each in times]
    return max(lows) - min(highs), max(highs) - min(lows)


def with_rest(steps: Sequence[ScheduleStep], whole: Amount | None = None) -> tuple[ScheduleStep, ...]:
    """The same steps, a last rest with the figure it comes to: of the whole, or of all where the others are shares.

    It stays a rest beside, for one rest is another's like whatever it comes to.
    """
    last = steps[-1]
    if last.amount is None or last.amount.word != "remaining" or last.every is not None or len(steps) == 1:
        return tuple(steps)
    figures = [exact_figure(step.amount) for step in steps[:-1]]
    if any(step.every for step in steps[:-1]) or None in figures:
        return tuple(steps)
    kinds = {step.amount.dimension for step in steps[:-1] if step.amount}
    total = (
        exact_figure(whole) if whole is not None and kinds == {whole.dimension} else 1 if kinds == {"share"} else None
    )
    left = None if total is None else total - sum(figure for figure in figures if figure is not None)
    if left is None or left <= 0:
        return tuple(steps)
    model = whole if whole is not None and kinds == {whole.dimension} else steps[0].amount
    figure = replace(_figure(model, left), word=last.amount.word) if model else last.amount
    return (*steps[:-1], replace(last, amount=figure))


def counted_out(steps: Sequence[ScheduleStep], whole: Amount) -> tuple[ScheduleStep, ...]:
    """The same steps in figures of a whole that is stated beside them, a pace laid out on its days."""
    total = exact_figure(whole)
    if total is None or whole.dimension in ("share", "none", ""):
        return tuple(steps)
    found = [
        replace(step, amount=_figure(whole, exact(Fraction(share) * Fraction(total))))
        if step.amount is not None
        and step.amount.dimension == "share"
        and (share := exact_figure(step.amount)) is not None
        else step
        for step in steps
    ]
    return with_rest(_laid_out(found, total), whole)


def as_shares(steps: Sequence[ScheduleStep]) -> tuple[ScheduleStep, ...] | None:
    """The same steps as shares of their sum; None where there is none."""
    figures = [exact_figure(step.amount) for step in steps]
    total = sum(figure for figure in figures if figure is not None)
    if None in figures or any(step.every for step in steps) or total <= 0:
        return None
    return tuple(
        replace(step, amount=_share(Fraction(figure or 0) / Fraction(total)))
        for step, figure in zip(steps, figures, strict=True)
    )


def only_shares(steps: Sequence[ScheduleStep]) -> bool:
    """Whether every step is a share of the whole."""
    return all(step.amount is not None and step.amount.dimension == "share" for step in steps)


def _laid_out(steps: Sequence[ScheduleStep], total: Exact) -> tuple[ScheduleStep, ...]:
    """A pace that comes to a stated whole as steps on its days."""
    if len(steps) != 1:
        return tuple(steps)
    (step,) = steps
    figure, length = exact_figure(step.amount), exact_figure(step.every)
    when = step.when
    if not figure or not length or when is None or when.span is None:
        return tuple(steps)
    if total % figure or total / figure > MOST_LAID_OUT:
        return tuple(steps)
    days = [_later(when, exact(length * number)) for number in range(int(total / figure))]
    return tuple(ScheduleStep(step.amount, day) for day in days if day is not None)


def _later(when: Moment, by: Exact) -> Moment | None:
    if when.span is None:
        return None
    span = Interval(*(replace(end, at=end.at + by) for end in (when.span.low, when.span.high)))
    return replace(when, span=span)


def _figure(model: Amount, at: Exact) -> Amount:
    end = model.span.low if model.span else End(0)
    point = replace(end, at=at, open=False, text="")
    return replace(model, written="", span=Interval(point, point), word="")


def _share(at: Fraction) -> Amount:
    point = End(exact(at), unit=PERCENT)
    return Amount("", "share", Interval(point, point))
