"""Writes the number of a list item as word processors show it: decimals, letters, Roman numbers, words of a pattern."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ceasefire_diff.lazy_regex import pattern

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщыэюя"
_HEBREW: Final = "אבגדהוזחטיכלמנסעפצקרשת"
_ARABIC_ALPHABET: Final = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ARABIC_ABJAD: Final = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_MOST_ROMAN: Final = 4000
_MOST_REPEATS: Final = 20
_UNITS: Final = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINAL_WORDS: Final = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip


def roman(number: int) -> str:
    """A Roman number in small letters; in digits where there is none."""
    if not 0 < number < _MOST_ROMAN:
        return str(number)
    found = []
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        found.append(letters * times)
    return "".join(found)


def letters(number: int, alphabet: str) -> str:
    """The letter of that place; behind the last they are doubled: aa, bb, cc."""
    times, place = divmod(number - 1, len(alphabet))
    return alphabet[place] * min(times + 1, _MOST_REPEATS) if number > 0 else str(number)


def _ordinal(number: int) -> str:
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _cardinal_word(number: int) -> str:
    if number < len(_UNITS):
        return _UNITS[number].capitalize()
    tens, ones = divmod(number, 10)
    if tens >= 10:  # noqa: PLR2004 - words below a hundred; above, digits
        return str(number)
    word = _TENS[tens - 2]
    return (f"{word}-{_UNITS[ones]}" if ones else word).capitalize()


def _ordinal_word(number: int) -> str:
    word = _cardinal_word(number)
    head, dash, last = word.rpartition("-")
    lower = last.lower()
    if not lower.isalpha():
        return _ordinal(number)
    made = _ORDINAL_WORDS.get(lower) or (f"{lower[:-1]}ieth" if lower.endswith("y") else f"{lower}th")
    return f"{head}{dash}{made}" if head else made.capitalize()


_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    # of OpenDocument and web pages
    "1": str,
    "a": lambda number: letters(number, _LATIN),
    "A": lambda number: letters(number, _LATIN).upper(),
    "i": roman,
    "I": lambda number: roman(number).upper(),
    # of Word
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": lambda number: letters(number, _LATIN),
    "upperLetter": lambda number: letters(number, _LATIN).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "russianLower": lambda number: letters(number, _RUSSIAN),
    "russianUpper": lambda number: letters(number, _RUSSIAN).upper(),
    "hebrew2": lambda number: letters(number, _HEBREW),
    "arabicAlpha": lambda number: letters(number, _ARABIC_ALPHABET),
    "arabicAbjad": lambda number: letters(number, _ARABIC_ABJAD),
    "hindiNumbers": lambda number: str(number).translate({48 + each: 0x0966 + each for each in range(10)}),
    "ordinal": _ordinal,
    "cardinalText": _cardinal_word,
    "ordinalText": _ordinal_word,
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "numberInDash": lambda number: f"- {number} -",
}
WITHOUT_NUMBER: Final = frozenset({"bullet", "none", ""})

_PLACE: Final = pattern("%([1-9])")


def can_number(format_: str) -> bool:
    """Whether numbers of this format can be written as they are shown."""
    return format_ in _FORMATS or format_ in WITHOUT_NUMBER


def list_number(number: int, format_: str) -> str:
    """One number in a format of Word, OpenDocument or a web page; an unknown one gives digits."""
    if format_ in WITHOUT_NUMBER:
        return ""
    return _FORMATS.get(format_, str)(number)


def fill(text: str, number_at: Callable[[int], str]) -> str:
    """A level's text, `%1.%2`, with each place filled by the number of that level (from 0)."""
    return _PLACE.sub(lambda match: number_at(int(match[1]) - 1), text).strip()
