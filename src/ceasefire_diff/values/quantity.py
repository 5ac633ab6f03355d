"""One figure with its unit: `30 days`, `P1Y6M`, `half`, `USD 100 billion`, `600 trucks per day`."""

from __future__ import annotations

import re

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.values.figures import (
    SCALES,
    Exact,
    exact,
    goes_on,
    is_part_word,
    leading_number,
    read_number,
)
from ceasefire_diff.values.interval import End
from ceasefire_diff.values.relation import Unreadable
from ceasefire_diff.values.uncertain_lengths import MOST_MONTHS, MOST_WORKING_DAYS
from ceasefire_diff.values.units import EXAMPLES, PERCENT, SHARED, TIME_UNITS, Unit, UnitClass, read_unit

_FLAGS = re.IGNORECASE
_JOINT = pattern(r"(?:, |,? and | )?", _FLAGS)
_PART_UNIT = pattern(r" ?([a-z]+(?: (?:day|month)s?)?)(?= |,|$)", _FLAGS)
_PER_DAY = pattern(r"(.+) ((?:per|an?|each|every) day|daily)", _FLAGS)
_ISO = pattern(
    r"P(?=[0-9T])(?:([0-9]{1,6})Y)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})W)?(?:([0-9]{1,6})D)?"
    r"(?:T(?=[0-9])(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})S)?)?"
)
DURATION_STARTS = tuple(f"p{sign}" for sign in "0123456789t")
"""How a duration of ISO 8601 begins, in lower case."""

_DAYS = TIME_UNITS[1]


def read_quantity(text: str, unit_class: UnitClass) -> End:
    """The closed end that `text` (white space folded) writes; raises Unreadable."""
    digits = leading_number(text)
    if not digits:
        return _read_unusual(text, unit_class)
    scale, words = _leading_scale(text[len(digits) :])
    number = read_number(digits.lower())
    if not words and unit_class in SHARED and is_part_word(digits.lower()) and not scale:
        return End(number, text=text, unit=PERCENT)
    unit = read_unit(words, unit_class)
    if unit is None:
        if words and unit_class in (UnitClass.TIME, UnitClass.TIME_PER_DAY):
            return _read_compound(text, unit_class)
        raise _wrong_unit(text, words, unit_class)
    if scale:
        number *= SCALES[scale.lower()]
    return _end(number, unit, _spelled(text, digits, scale, words, unit))


def _leading_scale(text: str) -> tuple[str, str]:
    """The `thousand` or `million` that follows a number, empty if none does; and what follows that."""
    text = text.removeprefix(" ")
    for scale in SCALES:
        if text[: len(scale)].lower() == scale and not goes_on(text, len(scale)):
            return text[: len(scale)], text[len(scale) :].removeprefix(" ")
    return "", text


def leading_currency(text: str) -> str:
    """The three letters, or the sign, that may be a currency before a figure; empty if there are none."""
    code = text[:1] if text.startswith("€") else text[:3]
    return code if code == "€" or (len(code) > 2 and code.isascii() and code.isalpha()) else ""  # noqa: PLR2004  ISO 4217


def _spelled(text: str, digits: str, scale: str, words: str, unit: Unit) -> str:
    number = f"{digits} {scale}" if scale else digits
    if not words:
        return f"{number} {unit.name}" if unit.name else text
    return f"{number} {words}"


def _end(number: Exact, unit: Unit, text: str) -> End:
    if unit.working:
        return End(0, working=_whole_working_days(number, text), text=text, unit=_DAYS)
    if not unit.months:
        return End(exact(number * unit.size), text=text, unit=unit)
    return End(0, _whole_months(number, unit, text), text=text, unit=_DAYS)


def _whole_months(number: Exact, unit: Unit, text: str) -> int:
    months = exact(number * unit.months)
    if not isinstance(months, int):
        raise Unreadable(
            f"`{text}` is no whole number of months, and months differ in length", "Write it in days, as the text does"
        )
    if months > MOST_MONTHS:
        raise Unreadable(f"`{text}` is longer than a thousand years", "Write `permanent` if it has no end")
    return months


def _whole_working_days(number: Exact, text: str) -> int:
    if not isinstance(number, int):
        raise Unreadable(f"`{text}` is no whole number of working days", "Write it in days or hours, as the text does")
    if number > MOST_WORKING_DAYS:
        raise Unreadable(f"`{text}` is longer than ten years", "Write it in days, months or years")
    return number


def _read_unusual(text: str, unit_class: UnitClass) -> End:
    """What does not begin with a number: an ISO 8601 duration, or a currency code."""
    if unit_class is UnitClass.MONEY and (code := leading_currency(text)):
        behind = text[len(code) :].removeprefix(" ")
        digits = leading_number(behind)
        scale, rest = _leading_scale(behind[len(digits) :])
        unit = read_unit(code, unit_class)
        if digits and not rest and unit:
            return End(exact(read_number(digits.lower()) * SCALES.get(scale.lower(), 1)), text=text, unit=unit)
    iso = _ISO.fullmatch(text) if unit_class is UnitClass.TIME else None
    if not iso:
        example = EXAMPLES[unit_class]
        raise Unreadable(f"`{text}` is not an amount", f"Write a figure with its unit, for example `{example}`")
    years, months, weeks, days, hours, minutes, seconds = (int(part or 0) for part in iso.groups())
    if years * 12 + months > MOST_MONTHS:
        raise Unreadable(f"`{text}` is longer than a thousand years", "Write `permanent` if it has no end")
    exactly = (weeks * 7 + days) * _DAYS.size + hours * 3600 + minutes * 60 + seconds
    return End(exactly, years * 12 + months, text=text, unit=_DAYS)


def _read_compound(text: str, unit_class: UnitClass) -> End:
    """Several units in one figure: `1 year and 6 months`, `2 hours 30 minutes per day`."""
    per_day = _PER_DAY.fullmatch(text) if unit_class is UnitClass.TIME_PER_DAY else None
    if unit_class is UnitClass.TIME_PER_DAY and not per_day:
        raise _wrong_unit(text, text, unit_class)
    rest = per_day[1] if per_day else text
    at: Exact = 0
    months = position = 0
    while position < len(rest):
        joint = _JOINT.match(rest, position)
        digits = leading_number(rest[joint.end() :]) if joint else ""
        part = _PART_UNIT.match(rest, joint.end() + len(digits)) if joint and digits else None
        unit = read_unit(part[1], UnitClass.TIME) if part else None
        if not part or not unit or unit.working or (per_day and unit.months):
            raise _wrong_unit(text, rest[position:].strip(), unit_class)
        number = read_number(digits.lower())
        at += number * unit.size
        months += _whole_months(number, unit, text) if unit.months else 0
        position = part.end()
    unit = read_unit("hours per day", unit_class) if per_day else _DAYS
    return End(exact(at), months, text=text, unit=unit)


def _wrong_unit(text: str, words: str, unit_class: UnitClass) -> Unreadable:
    cure = f"Write the figure with a unit of {unit_class.value.replace('-', ' ')}, for example `{EXAMPLES[unit_class]}`"
    if not words:
        return Unreadable(f"`{text}` has no unit", cure)
    if unit_class is UnitClass.PEOPLE:
        cure = "Write `people` (`1,000 people`); who they are stands in the terms that name them"
    if unit_class is UnitClass.MONEY:
        cure = "Write the three-letter code of the currency, for example `USD 100 billion`"
    return Unreadable(f"`{text}` has no unit that fits here", cure)
