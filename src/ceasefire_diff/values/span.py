"""Figures with bounds round them: `at least 30 days`, `15 to 20 km`, `more than 5 km and up to 10 km`."""

from __future__ import annotations

import re

from msgspec.structs import replace

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.values.figures import SCALES, is_part_word, leading_number, write_number
from ceasefire_diff.values.interval import INFINITY, End, Interval, orders_of
from ceasefire_diff.values.quantity import DURATION_STARTS, leading_currency, read_quantity
from ceasefire_diff.values.relation import Unreadable
from ceasefire_diff.values.units import DAY, EXAMPLES, SHARED, UnitClass

# Each bound says which end it sets, and whether the figure itself is left out.
_BOUNDS = {
    **dict.fromkeys(("at least", "no less than", "not less than", "no fewer than", "not fewer than"), ("low", False)),
    **dict.fromkeys(("more than", "over", "above"), ("low", True)),
    **dict.fromkeys(("at most", "up to", "no more than", "not more than", "not exceeding"), ("high", False)),
    **dict.fromkeys(("less than", "fewer than", "under", "below"), ("high", True)),
    "exactly": ("both", False),
}
_SECOND = pattern(rf"(.+?),? (?:and|but) ({'|'.join(_BOUNDS)}) (.+)", re.IGNORECASE)
_DASHES = "-\u2013\u2014"
_DASHED = pattern(rf"([0-9][0-9.,]*) ?[{_DASHES}] ?([0-9].*)")
_ROUGHLY = pattern(r"(?:about|around|approximately|approx|roughly|some|circa|ca|nearly|almost)\b|~", re.IGNORECASE)
_MINUS = pattern(r"(?:[-\u2212\u2013]|minus ) ?[0-9]", re.IGNORECASE)
_SPACED = pattern(r"[0-9]+(?: [0-9]{3})+\b")
_COMMA = pattern(r"[0-9]+,[0-9]{1,2}\b(?!,)")
_OR = pattern(r"(.+?),? or (more|longer|over|less|fewer|shorter|under)", re.IGNORECASE)
_LONGEST = 200  # no figure needs more; a pattern may look at a text many times over
_ENDLESS = End(INFINITY)
_NOTHING = End(0)
# No share is more than the whole, and no day has more than 24 hours.
_MOST = {"share": (End(1), "100 %"), "time-per-day": (End(DAY), "24 hours per day")}


def read_span(text: str, unit_class: UnitClass, limit: bool) -> Interval:
    """The outcomes that `text` (white space folded) allows; raises Unreadable.

    Where the term reads as a limit, the outcome is the limit: `up to 600` is exactly 600, and so is a limit of
    `less than 600` where nothing whole is counted.
    """
    if len(text) > _LONGEST:
        raise Unreadable(f"`{text[:40]} …` is too long for an amount", f"Write it as in `{EXAMPLES[unit_class]}`")
    try:
        span = _read(text, unit_class, limit)
    except Unreadable as error:
        raise _diagnose(text, unit_class) or error from None
    _check_order(text, span)
    return span


def _read(text: str, unit_class: UnitClass, limit: bool) -> Interval:
    if word := leading_bound(text):
        rest = text[len(word) + 1 :]
        second = _SECOND.fullmatch(rest) if {"and", "but"} & {*rest.lower().split()} else None
        if second:
            low, high = _read_pair(second[1], second[3], unit_class)
            return _between(text, (word, low), (second[2].lower(), high))
        return _bounded(word, _read_end(rest, unit_class), limit)
    if two := _two_ends(text):
        return Interval(*_read_pair(*two, unit_class))
    end = _read_end(text, unit_class)
    return Interval(end, end)


def leading_bound(text: str) -> str:
    """The bound that a text begins with (lower case), as `at least`; empty if it begins with none."""
    lower = text.lower()
    return next((word for word in _BOUNDS if lower.startswith(f"{word} ")), "")


def _two_ends(text: str) -> tuple[str, str] | None:
    """The two figures of a range, as `15 to 20 km`, `between 15 and 20 km`, `15-20 km` have them."""
    lower = text.lower()
    if found := _parted(text[5:] if lower.startswith("from ") else text, " to "):
        return found
    if lower.startswith("between ") and (found := _parted(text[8:], " and ")):
        return found
    if not any(dash in text for dash in _DASHES):
        return None
    if dashed := _DASHED.fullmatch(text):
        return dashed[1], dashed[2]
    return next((found for dash in _DASHES if (found := _parted(text, f" {dash} "))), None)


def _parted(text: str, word: str) -> tuple[str, str] | None:
    """What stands before and behind the first such word that a figure follows."""
    lower = text.lower()
    at = lower.find(word, 1)
    while at > 0 and not _begins_figure(text[at + len(word) :]):
        at = lower.find(word, at + 1)
    # One letter of Unicode grows when it is lowered, and no figure holds it.
    return (text[:at], text[at + len(word) :]) if at > 0 and len(lower) == len(text) else None


def _begins_figure(text: str) -> bool:
    if leading_number(text) or text[:2].lower() in DURATION_STARTS:
        return True
    code = leading_currency(text)
    return code != "" and _digit_at(text, len(code))


def _digit_at(text: str, place: int) -> bool:
    """Whether a digit stands there, or behind one space."""
    return "0" <= text[place:].removeprefix(" ")[:1] <= "9"


def _read_end(text: str, unit_class: UnitClass) -> End:
    end = read_quantity(text, unit_class)
    dimension = end.unit.dimension if end.unit else ""
    most = _MOST.get(dimension)
    if most and end.at > most[0].at:
        raise Unreadable(f"`{text}` is more than there can be", f"Write at most `{most[1]}`")
    if dimension == "people" and not isinstance(end.at, int):
        raise Unreadable(f"`{text}` is no whole number of people", "Write a whole number, or a share such as `half`")
    return end


def _bounded(word: str, end: End, limit: bool) -> Interval:
    side, beyond = _BOUNDS[word]
    end = _opened(end, side) if beyond else end
    if side == "low":
        dimension = end.unit.dimension if end.unit else ""
        return Interval(end, _MOST.get(dimension, (_ENDLESS, ""))[0])
    if side == "both" or limit:
        closed = replace(end, open=False) if end.open else end
        return Interval(closed, closed)
    return Interval(_NOTHING, end)


def _opened(end: End, side: str) -> End:
    """The end with its own figure left out: people are whole, so there the next number is the end."""
    if end.unit is None or end.unit.dimension != "people":
        return replace(end, open=True)
    number = end.at + (1 if side == "low" else -1)
    text = f"{write_number(int(number))} {end.unit.singular if number == 1 else end.unit.name}"
    return replace(end, at=int(number), text=text)


def _between(text: str, *bounds: tuple[str, End]) -> Interval:
    """The span between two bounds, one of them below and the other above."""
    ends = {_BOUNDS[word][0]: _opened(end, _BOUNDS[word][0]) if _BOUNDS[word][1] else end for word, end in bounds}
    if set(ends) != {"low", "high"}:
        raise Unreadable(f"`{text}` has two bounds on one side", "Write a range, for example `15 to 20 km`")
    return Interval(ends["low"], ends["high"])


def _read_pair(low: str, high: str, unit_class: UnitClass) -> tuple[End, End]:
    """The two figures of a range; what only one of them says (unit, thousands, currency) holds for both."""
    code, number, tail = _parts(low)
    other_code, other_number, other_tail = _parts(high)
    if number and other_number:
        bare = not tail and not (unit_class in SHARED and is_part_word(number.lower()))
        if bare and not any(character.isdigit() for character in other_tail):
            low += other_tail if other_tail.startswith((" ", "%")) else f" {other_tail}".rstrip()
        if code and not other_code and other_tail.strip().lower() in ("", *SCALES):
            high = f"{code} {high}"
    ends = _read_end(low, unit_class), _read_end(high, unit_class)
    if len({end.unit.dimension for end in ends if end.unit}) > 1:
        raise Unreadable(f"`{low}` and `{high}` are no two ends of one range", "Write both ends in one unit")
    return ends


def _parts(figure: str) -> tuple[str, str, str]:
    """The currency before a figure, its number, and what follows; without a number all are empty."""
    code = leading_currency(figure)
    code = code if _digit_at(figure, len(code)) else ""
    rest = figure[len(code) :].removeprefix(" ")
    number = leading_number(rest)
    return (code, number, rest[len(number) :]) if number else ("", "", "")


def _check_order(text: str, span: Interval) -> None:
    order = orders_of(span.low, span.high)
    if max(order) < 0 or (order == {0} and not (span.low.open or span.high.open)):
        return
    if order == {1}:
        raise Unreadable(
            f"`{text}` runs backwards", f"Write the lower figure first: `{span.high.text} to {span.low.text}`"
        )
    if max(order) > 0:
        raise Unreadable(f"`{text}` runs backwards for some lengths of a month", "Write both ends in one unit")
    if span.low.open or span.high.open:
        raise Unreadable(f"`{text}` leaves nothing between its ends", "Write a lower figure first, then a higher one")


def _diagnose(text: str, unit_class: UnitClass) -> Unreadable | None:
    """What is wrong with an amount that could not be read, where its writing shows it."""
    example = EXAMPLES[unit_class]
    if _ROUGHLY.match(text):
        cure = "Write a range such as `25 to 35 days`, or the figure the text gives"
        return Unreadable(f"`{text}` is not an amount", cure if unit_class is UnitClass.TIME else _rough_cure(example))
    if _MINUS.match(text):
        return Unreadable(f"`{text}` is negative", f"Write a figure from zero up, for example `{example}`")
    if _SPACED.search(text):
        return Unreadable(f"`{text}` has a space inside a number", "Divide thousands by commas: `1,000`")
    either = _OR.fullmatch(text)
    if either:
        bound = "at least" if either[2].lower() in ("more", "longer", "over") else "up to"
        return Unreadable(f"`{text}` is not an amount", f"Write `{bound} {either[1]}`")
    if _COMMA.search(text):
        return Unreadable(f"`{text}` has a comma that divides no thousands", "Write decimals with a point: `1.5`")
    return None


def _rough_cure(example: str) -> str:
    return f"Write a range with its two ends, or the figure the text gives, for example `{example}`"
