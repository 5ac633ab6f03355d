"""What can be measured and in which units: exact sizes, and nouns folded to one form."""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.values.figures import SCALES, Exact, exact, write_number

DAY = 86_400
"""Seconds; time counts in them."""


class UnitClass(StrEnum):
    """What an amount term of a topic measures."""

    TIME = "time"
    DISTANCE = "distance"
    LENGTH = "length"
    COUNT = "count"
    PEOPLE = "people"
    SHARE = "share"
    MONEY = "money"
    RATE = "rate"
    TIME_PER_DAY = "time-per-day"


class Unit(Struct, frozen=True):
    """One unit as it is written behind a number; `size` is in the base unit of `dimension`.

    A calendar unit has size 0 and counts `months` instead, or `working` days. Only amounts of one dimension compare.
    """

    dimension: str
    name: str
    singular: str
    size: Exact
    months: int = 0
    working: int = 0


EXAMPLES = {
    UnitClass.TIME: "30 days",
    UnitClass.DISTANCE: "15 km",
    UnitClass.LENGTH: "100 mm",
    UnitClass.COUNT: "20 launchers",
    UnitClass.PEOPLE: "1,000 people",
    UnitClass.SHARE: "50 %",
    UnitClass.MONEY: "USD 100 billion",
    UnitClass.RATE: "600 trucks per day",
    UnitClass.TIME_PER_DAY: "10 hours per day",
}
PERCENT = Unit("share", "%", "%", Fraction(1, 100))
PEOPLE = Unit("people", "people", "person", 1)
TIME_UNITS = tuple(
    Unit("time", name, name[:-1], size)
    for name, size in (("weeks", 7 * DAY), ("days", DAY), ("hours", 3600), ("minutes", 60), ("seconds", 1))
)
_DAILY_UNITS = {
    unit.name: Unit("time-per-day", f"{unit.name} per day", f"{unit.singular} per day", unit.size)
    for unit in TIME_UNITS[2:]
}
_CALENDAR_UNITS = (Unit("time", "months", "month", 0, 1), Unit("time", "years", "year", 0, 12))
MONTHS = _CALENDAR_UNITS[0]
_WORKING_DAYS = Unit("time", "working days", "working day", 0, working=1)
# Lengths count in micrometres: then every unit here is a whole number.
LENGTH_UNITS = (
    Unit("length", "km", "km", 1_000_000_000),
    Unit("length", "m", "m", 1_000_000),
    Unit("length", "cm", "cm", 10_000),
    Unit("length", "mm", "mm", 1_000),
    Unit("length", "nautical miles", "nautical mile", 1_852_000_000),
    Unit("length", "miles", "mile", 1_609_344_000),
    Unit("length", "yards", "yard", 914_400),
    Unit("length", "feet", "foot", 304_800),
    Unit("length", "inches", "inch", 25_400),
)


def _by_word(units: tuple[Unit, ...], others: dict[str, str]) -> dict[str, Unit]:
    found = {word: unit for unit in units for word in (unit.name, unit.singular)}
    return found | {word: found[name] for name, words in others.items() for word in words.split(",")}


_TIME_WORDS = _by_word(
    (*TIME_UNITS, *_CALENDAR_UNITS, _WORKING_DAYS),
    {
        "seconds": "s,sec",
        "minutes": "min,mins",
        "hours": "h,hr,hrs",
        "days": "calendar days,calendar day",
        "months": "calendar months,calendar month",
        "working days": "business days,business day",
    },
)
_LENGTH_WORDS = _by_word(
    LENGTH_UNITS,
    {
        "mm": "millimetre,millimetres,millimeter,millimeters",
        "cm": "centimetre,centimetres,centimeter,centimeters",
        "m": "metre,metres,meter,meters",
        "km": "kms,kilometre,kilometres,kilometer,kilometers",
        "inches": "in",
        "feet": "ft",
        "yards": "yd",
        "miles": "mi",
        "nautical miles": "nmi",
    },
)
_PEOPLE_WORDS = frozenset({"", "people", "person", "persons", "individual", "individuals"})
_PERCENT_WORDS = frozenset({"%", "percent", "per cent"})
# Rates count per day. Months have no fixed length, so rates by the month are a dimension of their own.
_PER: dict[str, tuple[str, Exact]] = {
    "second": ("rate", DAY),
    "minute": ("rate", 1440),
    "hour": ("rate", 24),
    "day": ("rate", 1),
    "week": ("rate", Fraction(1, 7)),
    "month": ("rate-by-month", 1),
    "year": ("rate-by-month", Fraction(1, 12)),
}
_EVERY = {"daily": "day", "hourly": "hour", "weekly": "week", "monthly": "month", "yearly": "year"}
_RATE = pattern(
    r"(?:(.+) )?(?:(?:per|an?|each|every) (?:([1-9][0-9]{0,3}) )?(\w+)|(daily|hourly|weekly|monthly|yearly))"
)
_OF_EACH = pattern(r"(.+) (?:per|for each|for every|at each|at every|in each) (.+)", re.IGNORECASE)
_NOUN = pattern(r"[^\W\d_][\w'\u2019.-]*(?: [^\W\d_][\w'\u2019.-]*)*")
# "5 tanks or more", "5 per cent more": words that no noun holds, so that nothing is read past.
_NOT_IN_NOUN = frozenset({"or", "and", "to", "of", "per", "more", "less", "fewer", "than", "least", "most", "each"})
_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "buses": "bus", "gases": "gas", "gas": "gas", "caches": "cache", "movies": "movie",
}  # fmt: skip


@lru_cache(maxsize=1024)
def read_unit(words: str, unit_class: UnitClass) -> Unit | None:
    """The unit that stands behind a number in a term of this class; None where the words name none of it."""
    folded = words.lower()
    if folded in _PERCENT_WORDS:
        return PERCENT if unit_class in SHARED else None
    match unit_class:
        case UnitClass.TIME:
            return _TIME_WORDS.get(folded)
        case UnitClass.DISTANCE | UnitClass.LENGTH:
            return _LENGTH_WORDS.get(folded)
        case UnitClass.PEOPLE:
            return PEOPLE if folded in _PEOPLE_WORDS else _unit_of_each(words, people=True)
        case UnitClass.COUNT:
            return _unit_of_each(words) or _noun_unit("count", words, words, 1)
        case UnitClass.MONEY:
            code = "EUR" if folded in {"euro", "euros", "€"} else words.upper()
            return Unit(f"money:{code}", code, code, 1) if re.fullmatch("[A-Z]{3}", code) else None
        case UnitClass.TIME_PER_DAY:
            match = _RATE.fullmatch(folded)
            a_day = match and not match[2] and "day" in (match[3], _EVERY.get(match[4]))
            unit = _TIME_WORDS.get(match[1] or "") if match and a_day else None
            return _DAILY_UNITS.get(unit.name) if unit else None
        case UnitClass.RATE:
            return _rate_unit(words)
        case UnitClass.SHARE:
            return None


SHARED = frozenset({UnitClass.SHARE, UnitClass.COUNT, UnitClass.PEOPLE, UnitClass.MONEY})
"""The classes in which a share of the whole may stand: `half` of the people, of the sum."""


def _unit_of_each(words: str, *, people: bool = False) -> Unit | None:
    """A count for each of several places or things: `launchers per site`, `people at each post`; None for any other.

    How many places there are is not known, so it compares with counts for each of the same alone.
    """
    each = _OF_EACH.fullmatch(words)
    place = fold_noun(each[2]) if each and each[2].lower() not in _PER else None
    if each is None or not place:
        return None
    if people:
        known = each[1].lower() in _PEOPLE_WORDS
        return Unit(f"people per {place}", f"people per {each[2]}", f"person per {place}", 1) if known else None
    noun = fold_noun(each[1])
    return Unit(f"count:{noun} per {place}", words, f"{noun} per {place}", 1) if noun else None


def _rate_unit(words: str) -> Unit | None:
    match = _RATE.fullmatch(words.lower())
    if not match:
        return None
    several = int(match[2] or 1)
    per = _PER.get((match[3].removesuffix("s") if match[2] else match[3]) if match[3] else _EVERY[match[4]])
    if not per:
        return None
    noun = words[: match.end(1)] if match[1] else ""
    return _noun_unit(per[0], noun, words, exact(Fraction(per[1]) / several))


def _noun_unit(dimension: str, noun: str, words: str, size: Exact) -> Unit | None:
    folded = fold_noun(noun)
    if folded is None:
        return None
    return Unit(f"{dimension}:{folded}", words, f"{folded}{words[len(noun) :]}", size)


def fold_noun(noun: str) -> str | None:
    """One form for singular and plural of a counted thing; None where the words are not a plain noun."""
    words = noun.lower().split()
    if not words:
        return ""
    if not _NOUN.fullmatch(noun) or not _NOT_IN_NOUN.isdisjoint(words):
        return None
    last = words[-1]
    if last in _IRREGULAR:
        words[-1] = _IRREGULAR[last]
    elif last.endswith("ies"):
        words[-1] = f"{last[:-3]}y"
    elif last.endswith(("sses", "shes", "ches", "xes", "zes")):
        words[-1] = last[:-2]
    elif last.endswith("s") and not last.endswith(("ss", "us", "is")):
        words[-1] = last[:-1]
    return " ".join(words)


def write_measure(value: Exact, preferred: tuple[Unit, ...]) -> str | None:
    """A measure in words that read back: in the smallest preferred unit that divides it, else in the fewest words."""
    units = list(preferred[:1]) if preferred[0] is preferred[-1] else sorted(set(preferred), key=_by_size)
    for unit in units:
        if value % unit.size == 0:
            return _write(int(value / unit.size) if isinstance(value, Fraction) else int(value // unit.size), unit)
    units += {"time": TIME_UNITS[1:], "length": LENGTH_UNITS[:4]}.get(preferred[0].dimension, ())
    texts = [_write(exact(Fraction(value) / unit.size), unit) for unit in units]
    return min((text for text in texts if text), key=lambda text: ("/" in text, len(text)), default=None)


def _by_size(unit: Unit) -> tuple[Exact, int, str]:
    return unit.size, -len(unit.name), unit.name  # the plural before its singular


def _write(number: Exact, unit: Unit) -> str | None:
    if not unit.dimension.startswith("money:"):
        text = write_number(number)
        name = unit.singular if number == 1 else unit.name
        if not text or ("/" in text and not name):  # a bare 1/3 is a share
            return None
        return f"{text} {name}".rstrip()
    for word, scale in reversed(SCALES.items()):
        text = write_number(exact(Fraction(number) / scale))
        if number >= scale and text and len(text) <= len("123.4567"):
            return f"{unit.name} {text} {word}"
    text = write_number(number)
    return f"{unit.name} {text}" if text else None
