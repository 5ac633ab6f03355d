"""The number of a clause, read so that two ways of writing it are seen to be one: III.5 and 3.5, 2 (a) and 2a."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeAlias

from ceasefire_diff.lazy_regex import pattern

NumberedClause: TypeAlias = tuple[str, ...]
"""The parts of a clause's number, outermost first."""

_PART: Final = pattern(r"\d+|[^\W\d_]+")
_ROMAN: Final = pattern(r"(?=.)X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_LETTERS: Final = frozenset("IVX")
_VALUES: Final = {"I": 1, "V": 5, "X": 10}
_DESIGNATIONS: Final = {
    "art": "article",
    "arts": "article",
    "articles": "article",
    "para": "paragraph",
    "paras": "paragraph",
    "paragraphs": "paragraph",
    "pt": "point",
    "points": "point",
    "sec": "section",
    "sect": "section",
    "sections": "section",
}


def read_clauses(written: Iterable[str]) -> dict[str, NumberedClause]:
    """Each way of writing with the clause it means.

    A capital letter is a Roman number only where no clause of the text has a capital in that place that cannot be one:
    in a text with points A to F, C and D are no hundreds, and I would be the ninth letter.
    """
    parts = {each: _PART.findall(each) for each in written}
    lettered = {
        place
        for found in parts.values()
        for place, part in enumerate(found)
        if len(part) == 1 and part.isupper() and part not in _ROMAN_LETTERS
    }
    return {each: tuple(_part(part, place in lettered) for place, part in enumerate(parts[each])) for each in parts}


def _part(part: str, lettered: bool) -> str:
    if part.isdecimal():
        return part.lstrip("0") or "0"
    if not lettered and _ROMAN.fullmatch(part):
        return str(_roman(part))
    folded = part.casefold()
    # `ii` and `iv` are numbers; a single small `i` or `v` is more often a letter, and left as one.
    if len(part) > 1 and part.islower() and _ROMAN.fullmatch(part.upper()):
        return str(_roman(part.upper()))
    return _DESIGNATIONS.get(folded, folded)


def _roman(letters: str) -> int:
    values = [_VALUES[letter] for letter in letters]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
