"""Finds the values that a clause names: spans of its own words, and figures where the value grammar reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import Final

from msgspec import Struct

from ceasefire_diff.drafting.language import ENGLISH, Language, languages
from ceasefire_diff.drafting.names import KnownNames
from ceasefire_diff.drafting.sentences import LONGEST_SENTENCE
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.values.amount import parse_amount
from ceasefire_diff.values.calendar_dates import read_date
from ceasefire_diff.values.ratio import parse_ratio
from ceasefire_diff.values.relation import Unreadable
from ceasefire_diff.values.units import UnitClass

_YEARS: Final = range(1900, 2101)


class FoundKind(StrEnum):
    """What was found; its value is the word a comment says it with."""

    AMOUNT = "amounts"
    DATE = "dates"
    NAME = "names"


class Found(Struct, frozen=True):
    """A span of a clause: its words, and `value`, how a proposal file would write them, where that is certain."""

    kind: FoundKind
    start: int
    end: int
    text: str
    value: str = ""
    counted: bool = False
    """Whether it is a number of things or people, named behind it."""


_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")
_FIGURE = r"[0-9٠-٩۰-۹]{1,15}(?:[.,٬٫\u00a0 ][0-9٠-٩۰-۹]{3}){0,5}(?:[.,٫][0-9٠-٩۰-۹]{1,9})?(?![0-9٠-٩۰-۹])"
_DASH = r"[-\u2010-\u2014]"
_BOUND: Final = (
    "at least|no less than|not less than|no fewer than|more than|up to|at most|no more than|not more than|"
    "not exceeding|less than|fewer than"
)
_NO_NOUN_WORDS: Final = (
    "to of or and for in on at from the a an by per more less than with as is are shall will must may that which "
    "its their his no not any all each every percent per-cent"
)
_NO_NOUN: Final = frozenset(_NO_NOUN_WORDS.split())
_iso = pattern(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
_numeric_date = pattern(r"\b[0-9]{1,2}[./][0-9]{1,2}[./](?:19|20)[0-9]{2}\b")
_numbered_day = pattern(
    r"\b(?:day|week)s? [0-9]{1,4}(?: ?(?:to|and|-|\u2013) ?[0-9]{1,4})?(?: (?:of|after) (?:stage|phase) [0-9]+)?\b",
    re.IGNORECASE,
)
_clock = pattern(r"\b[0-9]{1,2}:[0-9]{2}\b(?:\s?(?:a\.?m\.?|p\.?m\.?|UTC|GMT|hours|h))?", re.IGNORECASE)
_ratio = pattern(rf"\b({_FIGURE}|all|one)\s+(?:for|against)\s+({_FIGURE}|all|one|each|every)\b", re.IGNORECASE)
_money = pattern(
    rf"(?<![\w.,])(?:(?:USD|EUR|GBP|US\$|\$|€|£)\s?{_FIGURE}(?:\s?(?:thousand|million|billion|trillion))?"
    rf"|{_FIGURE}\s?(?:thousand|million|billion|trillion)?\s?(?:US dollars|dollars|euros|USD|EUR))"
)


class _Patterns(Struct, frozen=True):
    amount: re.Pattern[str]
    date: re.Pattern[str]


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _patterns(code: str) -> _Patterns:
    language = languages()[code]
    number = rf"(?:{_FIGURE}|(?:{any_of(language.numbers)})(?![^\W\d_]))"
    scale = rf"(?:\s(?:{any_of(language.scales)})(?![^\W\d_]))?"
    units = any_of(language.units)
    bound = rf"(?:(?:{_BOUND})\s)?" if code == ENGLISH else ""
    months = any_of((*language.months, *_short(language)))
    return _Patterns(
        amount=pattern(
            rf"(?<![\w.,/-])(?P<bound>{bound})(?P<low>{number})(?:\s?(?P<range>{_DASH}|to|до|a|à|إلى)\s?(?P<high>{number}))?"
            rf"(?P<scale>{scale})(?:{_DASH}|\s)?(?P<unit>{units})(?![^\W\d_])"
            r"(?P<per>(?: a| per| each| every) day| daily)?",
            re.IGNORECASE,
        ),
        date=pattern(
            rf"(?<![\w.])(?:(?P<day>[0-9٠-٩]{{1,2}})(?:st|nd|rd|th|er|º)?\s(?:de\s|of\s)?(?P<month>{months})(?:,|\sde|\sdel)?"
            r"(?:\s(?P<year>[0-9٠-٩]{4}))?(?:\s?г\.|\s?р\.|\sроку)?"
            rf"|(?P<month2>{months})\s(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:,?\s(?P<year2>[0-9]{{4}}))?)(?![^\W\d_])",
            re.IGNORECASE,
        ),
    )


def _short(language: Language) -> list[str]:
    """Months as English cuts them; `may` is whole, and other languages cut theirs in other ways."""
    if language.code != ENGLISH:
        return []
    return [month[:3] for month in language.months if month != "may"] + ["sept"]


def find_values(text: str, language: Language, names: KnownNames) -> list[Found]:
    """All that was found in one clause, in its order; no two figures share a character."""
    if len(text) > LONGEST_SENTENCE:
        return []
    taken: list[Found] = []
    for each in _figures(text, language):
        if all(each.end <= other.start or each.start >= other.end for other in taken):
            taken.append(each)
    return sorted((*taken, *_names_in(text, names, taken)), key=lambda each: (each.start, each.end))


def _figures(text: str, language: Language) -> Iterator[Found]:
    """Dates, then amounts of known units, then what is counted: the surest first."""
    patterns = _patterns(language.code)
    for match in _iso.finditer(text):
        yield _found(FoundKind.DATE, match, match.group() if _is_date(match.group()) else "")
    for match in patterns.date.finditer(text):
        yield _found(FoundKind.DATE, match, _iso_date(match, language))
    for each in (_numeric_date, _numbered_day, _clock):
        for match in each.finditer(text):
            yield _found(FoundKind.DATE, match)
    for match in _ratio.finditer(text):
        yield _found(FoundKind.AMOUNT, match, _if_ratio(match.group().lower()))
    for match in _money.finditer(text):
        yield _found(FoundKind.AMOUNT, match, _if_amount(match.group(), UnitClass.MONEY))
    for match in patterns.amount.finditer(text):
        yield _found(FoundKind.AMOUNT, match, _amount(match, language))
    yield from _counts(text, language)


def _found(kind: FoundKind, match: re.Match[str], value: str = "") -> Found:
    words = match.group().rstrip()
    return Found(kind, match.start(), match.start() + len(words), words, "" if value == words else value)


def _is_date(text: str) -> bool:
    try:
        return read_date(text) is not None
    except Unreadable:
        return False


def _iso_date(match: re.Match[str], language: Language) -> str:
    year = match["year"] or match["year2"]
    if not year:
        return ""
    named = (match["month"] or match["month2"]).lower().rstrip(".")
    month = next(place for place, month in enumerate(language.months, start=1) if month.startswith(named))
    day = (match["day"] or match["day2"]).translate(_DIGITS)
    written = f"{year.translate(_DIGITS)}-{month:02d}-{int(day):02d}"
    return written if _is_date(written) else ""


def _amount(match: re.Match[str], language: Language) -> str:
    """How the value grammar writes it; nothing where it does not read it back."""
    unit = language.units[next(word for word in language.units if word.lower() == match["unit"].lower())]
    low, high = (_number(each, language) for each in (match["low"], match["high"]))
    if low is None or (match["high"] and high is None):
        return ""
    scale = 1
    if match["scale"].strip():
        scale = next(size for word, size in language.scales.items() if word.lower() == match["scale"].strip().lower())
    figures = f"{low * scale:,} to {high * scale:,}" if high is not None else f"{low * scale:,}"
    bound = " ".join(match["bound"].lower().split())
    kind = _CLASSES.get(unit, UnitClass.TIME)
    per = ""
    if match["per"] and kind is UnitClass.TIME:
        kind, per = UnitClass.TIME_PER_DAY, " per day"
    return _if_amount(f"{bound} {figures} {unit}{per}".strip(), kind)


_CLASSES: Final = {
    **dict.fromkeys(("km", "m", "miles", "nautical miles", "mm"), UnitClass.DISTANCE),
    "%": UnitClass.SHARE,
}


def _number(text: str | None, language: Language) -> int | None:
    """A whole number that can be read in one way only; a decimal, or one with a doubtful mark, is left to the coder."""
    if text is None:
        return None
    word = language.numbers.get(text.lower())
    if word is not None:
        return word
    plain = re.sub(r"[\u00a0 ,](?=[0-9]{3}(?![0-9]))", "", text.translate(_DIGITS))
    return int(plain) if plain.isdecimal() and len(plain) <= len("999999999999") else None


def _if_amount(text: str, unit: UnitClass) -> str:
    try:
        parse_amount(text, unit)
    except Unreadable:
        return ""
    return text


def _if_ratio(text: str) -> str:
    try:
        parse_ratio(text)
    except Unreadable:
        return ""
    return text


_NOUN = rf"(?!(?:{'|'.join(sorted(_NO_NOUN))})\b)[^\W\d_]+"
_counted = pattern(
    rf"(?<![\w.,/-])(?P<bound>(?:(?:{_BOUND})\s)?)(?P<number>{_FIGURE})\s"
    rf"(?P<noun>{_NOUN}(?:\s{_NOUN}){{0,2}})"
    r"(?P<per>\s(?:per|a|each|every)\s(?:day|week|month)|\s(?:daily|weekly))?",
    re.IGNORECASE,
)
_before_number = pattern(r"(?:[^\W\d_]+\.?|№|§)\s*$")


def _counts(text: str, language: Language) -> Iterator[Found]:
    """Numbers with the noun behind them: 1,000 people, 600 trucks per day. Numbers of clauses and years are none."""
    references = {
        *language.articles,
        *language.sections,
        *language.points,
        *language.annexes,
        *language.options,
        "№",
        "§",
    }
    for match in _counted.finditer(text):
        number = _number(match["number"], language)
        before = _before_number.search(text[: match.start()])
        word = before.group().strip().casefold() if before else ""
        if number is None or word in references or word.rstrip("s") in references or word in language.months:
            continue
        if number in _YEARS and len(match["number"]) == len("2025"):
            continue
        english = language.code == ENGLISH
        noun = match["noun"] if english else match["noun"].split()[0]
        end = match.end() if english else match.start("noun") + len(noun)
        words = text[match.start() : end]
        value = ""
        if english:
            bound, per = (" ".join((match[part] or "").lower().split()) for part in ("bound", "per"))
            unit = UnitClass.RATE if per else UnitClass.COUNT
            value = _if_amount(f"{bound} {number:,} {noun} {per}".strip(), unit)
        yield Found(FoundKind.AMOUNT, match.start(), end, words, "" if value == words else value, counted=True)


def _names_in(text: str, names: KnownNames, taken: list[Found]) -> Iterator[Found]:
    if names.pattern is None:
        return
    seen: set[str] = set()
    for match in names.pattern.finditer(text):
        inside = any(each.start < match.end() and match.start() < each.end for each in taken)
        if match.group() not in seen and (not inside or match.group() in names.given):
            seen.add(match.group())
            yield Found(FoundKind.NAME, match.start(), match.end(), match.group())
