"""Dates and times of the calendar as spans of seconds, with or without a zone."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.values.interval import End, Interval
from ceasefire_diff.values.relation import Unreadable
from ceasefire_diff.values.units import DAY, TIME_UNITS

_STAMP = pattern(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))? ?(Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?)?",
    re.IGNORECASE,
)
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_OTHER_FIGURES = pattern(r"[0-9]{4}-[0-9]|[0-9]{1,4}[./][0-9]{1,2}[./][0-9]{2,4}")
_IN_WORDS = pattern(
    rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)? )?(?:{'|'.join(_MONTH_NAMES)})(?: [0-9]{{1,2}}(?:st|nd|rd|th)?)?,? [0-9]{{4}}"
)
_CURE = "Write year, month and day, for example `2025-05-12`, with a time `2025-05-12T04:00+02:00`"
_DAYS = TIME_UNITS[1]
_SIXTY = 60
# The clocks of the world stand from 12 hours behind to 14 hours ahead of UTC.
EARLIEST_ZONE = -14 * 3600
LATEST_ZONE = 12 * 3600


class CalendarSpan(Struct, frozen=True):
    """A day or an instant, in seconds; without zone it may lie EARLIEST_ZONE to LATEST_ZONE away from where it says."""

    span: Interval
    zoned: bool


def read_date(text: str) -> CalendarSpan | None:
    """The day or instant that `text` writes, None if it writes neither; raises Unreadable for a wrong one."""
    stamp = _STAMP.fullmatch(text) if text[4:5] == "-" else None
    if not stamp:
        if _is_like_a_date(text.lower()):
            raise Unreadable(f"`{text}` is not a date the way this format writes it", _CURE)
        return None
    year, month, day, hour, minute, second, zone = stamp.groups()
    try:
        start = date(int(year), int(month), int(day)).toordinal() * DAY
    except ValueError:
        raise Unreadable(f"`{text}` is no day of the calendar", _CURE) from None
    if hour is None:
        return CalendarSpan(Interval(End(start, unit=_DAYS), End(start + DAY, open=True, unit=_DAYS)), zoned=False)
    clock = int(hour) * 3600 + int(minute) * 60 + int(second or 0)
    if max(int(minute), int(second or 0)) >= _SIXTY or clock > DAY:
        raise Unreadable(f"`{text}` has no such time of day", _CURE)
    instant = End(start + clock - _ahead(text, zone or "Z"), unit=_DAYS)
    return CalendarSpan(Interval(instant, instant), zoned=zone is not None)


def _is_like_a_date(text: str) -> bool:
    if "0" <= text[:1] <= "9" and _OTHER_FIGURES.match(text):
        return True
    return any(month in text for month in _MONTH_NAMES) and _IN_WORDS.match(text) is not None


def write_day(number: int) -> str:
    """A day as it is written, by its ordinal; of one outside the years 1 to 9999 what is true of it."""
    if number < date.min.toordinal():
        return f"before {date.min.isoformat()}"
    return date.fromordinal(number).isoformat() if number <= date.max.toordinal() else f"after {date.max.isoformat()}"


def _ahead(text: str, zone: str) -> int:
    """How far a zone is ahead of UTC, in seconds."""
    if zone[0] not in "+-":
        return 0
    hours, minutes = int(zone[1:3]), int(zone[-2:])
    ahead = (hours * 3600 + minutes * 60) * (-1 if zone[0] == "-" else 1)
    if minutes >= _SIXTY or not -LATEST_ZONE <= ahead <= -EARLIEST_ZONE:
        raise Unreadable(f"`{text}` has no such zone", _CURE)
    return ahead
