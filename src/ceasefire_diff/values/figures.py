"""Numbers as texts write them: read exactly, and written so that they read back."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.values.relation import Unreadable

Exact: TypeAlias = int | Fraction
"""An exact number; whole ones stay int, which compare many times faster than fractions."""

_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PARTS: dict[str, Exact] = {
    **dict.fromkeys(("half", "a half", "half a", "half an", "one half", "one-half"), Fraction(1, 2)),
    **dict.fromkeys(("a third", "one third", "one-third"), Fraction(1, 3)),
    **dict.fromkeys(("two thirds", "two-thirds"), Fraction(2, 3)),
    **dict.fromkeys(("a quarter", "one quarter", "one-quarter"), Fraction(1, 4)),
    **dict.fromkeys(("three quarters", "three-quarters"), Fraction(3, 4)),
}
_WORDS: dict[str, Exact] = {
    **_PARTS,
    **{word: number for number, word in enumerate(_COUNTS, start=1)},
    "a": 1,
    "an": 1,
}
SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000}

_LONGEST_FIRST = sorted(_WORDS, key=len, reverse=True)  # "one third" before "one"

# Fifteen digits hold every figure of a peace text; unbounded digits would let one line stall the reader.
_MOST_DIGITS = 15
_GROUPED = pattern(r"([0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\.([0-9]{1,9}))?")
_QUOTIENT = pattern(r"([0-9]{1,12})/([0-9]{1,12})")
_EITHER = pattern(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_MOST = 10**15
_MOST_QUOTIENT = 10**12
_DECIMALS = 9


def leading_number(text: str) -> str:
    """The number that a text begins with, as it is written there; empty if it begins with none."""
    if "0" <= text[:1] <= "9":
        return text[: len(text) - len(text.lstrip("0123456789.,/"))].rstrip(".,/")
    start = text.lower()
    for word in _LONGEST_FIRST:
        if start.startswith(word) and not goes_on(text, len(word)) and text[len(word) : len(word) + 1] != "-":
            return text[: len(word)]
    return ""


def goes_on(text: str, place: int) -> bool:
    """Whether a letter, a digit or `_` stands there, so that a word before it does not end."""
    letter = text[place : place + 1]
    return letter.isalnum() or letter == "_"


def read_number(text: str) -> Exact:
    """The number that `text` (lower case) writes; raises Unreadable for what two readers could read in two ways."""
    if text.isdecimal() and text.isascii() and len(text) <= _MOST_DIGITS:
        return int(text)
    word = _WORDS.get(text)
    if word is not None:
        return word
    if "." in text and _EITHER.fullmatch(text):
        whole = text.replace(".", ",")
        raise Unreadable(
            f"`{text}` can be read in two ways: as {whole} or as a decimal",
            f"Write `{whole}` if the point divides thousands, or `{text}0` if it is a decimal point",
        )
    grouped = _GROUPED.fullmatch(text)
    if grouped:
        whole, decimals = grouped.groups()
        digits = whole.replace(",", "")
        return exact(Fraction(f"{digits}.{decimals}")) if decimals else int(digits)
    quotient = _QUOTIENT.fullmatch(text)
    if quotient and int(quotient[2]):
        return exact(Fraction(int(quotient[1]), int(quotient[2])))
    raise Unreadable(
        f"`{text}` is not a number", "Write digits with commas for thousands and a point for decimals: `1,000`, `1.5`"
    )


def is_part_word(text: str) -> bool:
    """Whether `text` says a part of a whole, as `two thirds` or `1/6` do."""
    return text in _PARTS or "/" in text


def exact(number: Exact) -> Exact:
    """The same number, as int where it is whole."""
    return number if isinstance(number, int) or number.denominator != 1 else number.numerator


def write_number(number: Exact) -> str | None:
    """The number as `read_number` reads it back; None where it has too many digits to be written."""
    if isinstance(number, int):
        return f"{number:,}" if number < _MOST else None
    shifted = number * 10**_DECIMALS
    if shifted.denominator == 1 and number < _MOST:
        whole, rest = divmod(shifted.numerator, 10**_DECIMALS)
        text = f"{whole:,}.{f'{rest:0{_DECIMALS}d}'.rstrip('0')}"
        return f"{text}0" if _EITHER.fullmatch(text) else text
    if max(number.numerator, number.denominator) < _MOST_QUOTIENT:
        return f"{number.numerator}/{number.denominator}"
    return None
