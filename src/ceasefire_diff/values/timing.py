"""Reads when something is: `within 72 hours of ceasefire`, `by 2025-12-31`, `day 7 of stage 1`, `during stage 2`."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.values.calendar_dates import read_date
from ceasefire_diff.values.event import EventName
from ceasefire_diff.values.figures import leading_number
from ceasefire_diff.values.interval import INFINITY, End, Interval
from ceasefire_diff.values.quantity import DURATION_STARTS
from ceasefire_diff.values.relation import Unreadable
from ceasefire_diff.values.span import leading_bound, read_span
from ceasefire_diff.values.units import DAY, TIME_UNITS, UnitClass

ResolveMoment = Callable[[str], EventName]
"""Takes the words for an event, `end of stage 1` and all; gives the event or raises Unreadable."""

CALENDAR = EventName("@calendar", label="the calendar")
"""The anchor of dates; no event has such an id."""
DAY_ONE = EventName("day-1", label="day 1")
"""The anchor of `day 7` where the file does not say what day 1 is: each text counts from its own."""
DAY_ONE_OF = f"{DAY_ONE.id} of "
"""Begins the id of the day 1 of one text, or of one provision, where a person says what else is counted from it."""


class Timing(Struct, frozen=True):
    """A span in seconds after an anchor, or a word in place of a figure; not `zoned` if it is a date without zone."""

    anchor: EventName | None
    span: Interval | None
    word: str = ""
    zoned: bool = True


_WITH_AN_EVENT = (
    "during ", "immediately after ", "immediately upon ", "immediately before ", "as soon as possible after ",
)  # fmt: skip
_ALONE = ("immediately", "at once", "as soon as possible")
_PREPOSITIONS = ("at", "on", "upon", "by", "no later than", "not later than", "before", "after")
_WITHIN_OF = pattern(r"within (.+?)(?: (?:of|after|from) (.+))?", re.IGNORECASE)
_NUMBERED = pattern(
    r"(day|week)s? ([0-9]{1,5})(?: ?(?:to|and|[-\u2013]) ?([0-9]{1,5}))?(?: (?:of|after) (.+))?", re.IGNORECASE
)
_COUNTED = pattern(r"(.+?) (after|before|from) (.+)", re.IGNORECASE)
_LIKE_A_FIGURE = (*DURATION_STARTS, "about ", "~", "-", "\u2212")
_DAYS, _HOURS = TIME_UNITS[1], TIME_UNITS[2]
_LONGEST = 400  # event labels are short, and a pattern may look at a text many times over
_CURE = "Write it as in `24 hours after signing`, `within 72 hours of ceasefire`, `by 2025-12-31` or `day 7 of stage 1`"
_ALWAYS = End(INFINITY)
_EVER_SINCE = End(-INFINITY)
_AT_ONCE = End(0, text="0 hours", unit=_HOURS)


def read_timing(written: str, resolve_event: ResolveMoment, day_one: str | None) -> Timing:
    """What a moment (white space folded) says; raises Unreadable. `day_one` is the event that day 1 is, if known."""
    if not written or len(written) > _LONGEST:
        raise Unreadable(f"`{written[:40]}` is not a moment", _CURE)
    lower = written.lower()
    for word in _WITH_AN_EVENT:
        if lower.startswith(word):
            return Timing(resolve_event(written[len(word) :]), None, word.strip().replace("upon", "after"))
    if lower in _ALONE:
        return Timing(None, None, lower.replace("at once", "immediately"))
    if lower.startswith("within ") and (within := _WITHIN_OF.fullmatch(written)):
        return _within(within[1], resolve_event(within[2]) if within[2] else None)
    preposition = next((word for word in _PREPOSITIONS if lower.startswith(f"{word} ")), "")
    if lower.startswith(("at least ", "at most ")):
        preposition = ""
    rest = written[len(preposition) + 1 :] if preposition else written
    return _placed(_read_thing(rest, resolve_event, day_one), preposition or "at")


def until_then(written: str, timing: Timing, resolve_event: ResolveMoment) -> Timing:
    """The same as a deadline: all time up to its end."""
    if timing.word == "during":
        end = resolve_event(f"end of {written.partition(' ')[2]}")
        return Timing(end, Interval(_EVER_SINCE, _AT_ONCE))
    if timing.span is None or timing.span.low.at == -INFINITY:
        return timing
    return _placed(timing, "by")


def _within(figure: str, anchor: EventName | None) -> Timing:
    span = read_span(figure, UnitClass.TIME, limit=False)
    if not span.is_point or leading_bound(figure):
        raise Unreadable(f"`within {figure}` has more than one figure", _CURE)
    return Timing(anchor, Interval(End(0), span.high))


def _placed(thing: Timing, preposition: str) -> Timing:
    """What `by`, `before` or `after` makes of a moment."""
    span = thing.span
    if preposition in ("at", "on", "upon"):
        return thing
    if span is None:
        return replace(thing, word=f"{preposition} {thing.word}")
    if preposition == "before":
        return replace(thing, span=Interval(_EVER_SINCE, replace(span.low, open=not span.low.open)))
    if span.high.at == INFINITY:
        raise Unreadable("this moment has no end to count from, as a deadline or `by`, `after` need one", _CURE)
    if preposition == "after":
        return replace(thing, span=Interval(replace(span.high, open=not span.high.open), _ALWAYS))
    # Days counted from an event end where `within 7 days` ends. A day of the calendar ends before midnight,
    # so that `by 2025-12-31` is `before 2026-01-01`.
    closed = span.high if thing.anchor == CALENDAR else replace(span.high, open=False)
    return replace(thing, span=Interval(_EVER_SINCE, closed))


def _read_thing(text: str, resolve_event: ResolveMoment, day_one: str | None) -> Timing:
    """A date, a numbered day or week, a figure counted from an event, or an event."""
    lower = text.lower()
    numbered = _NUMBERED.fullmatch(text) if lower.startswith(("day", "week")) else None
    if numbered:
        unit, first, last, event = numbered.groups()
        counted_from = event or day_one
        anchor = resolve_event(counted_from) if counted_from else DAY_ONE
        return Timing(anchor, _numbered(text, 7 if unit.lower() == "week" else 1, int(first), int(last or first)))
    calendar = read_date(text)
    if calendar:
        return Timing(CALENDAR, calendar.span, zoned=calendar.zoned)
    if not (leading_bound(text) or leading_number(text) or lower.startswith(_LIKE_A_FIGURE)):
        return Timing(resolve_event(text), Interval(_AT_ONCE, _AT_ONCE))
    try:
        return _read_counted(text, resolve_event)
    except Unreadable as error:
        try:
            return Timing(resolve_event(text), Interval(_AT_ONCE, _AT_ONCE))
        except Unreadable:
            raise error from None


def _read_counted(text: str, resolve_event: ResolveMoment) -> Timing:
    counted = _COUNTED.fullmatch(text)
    figure, preposition, event = counted.groups() if counted else (text, "after", "")
    span = read_span(figure, UnitClass.TIME, limit=False)
    anchor = resolve_event(event) if event else None
    if preposition.lower() == "before":
        span = Interval(_negative(span.high), _negative(span.low))
    return Timing(anchor, span)


def _negative(end: End) -> End:
    return End(-end.at, -end.months, end.open, -end.working, unit=end.unit)


def _numbered(text: str, length: int, first: int, last: int) -> Interval:
    if not 1 <= first <= last:
        raise Unreadable(f"`{text}` is no day or week counted from 1", "Count the first as 1, for example `day 7`")
    start, end = (first - 1) * length, last * length
    low = End(start * DAY, text=f"{start} days", unit=_DAYS)
    return Interval(low, End(end * DAY, open=True, text=f"{end} days", unit=_DAYS))
