"""Which known label a label was probably meant to be: one slip of the pen away, or another spelling of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.spelling import is_one_edit

_SHORTEST: Final = 5
"""Shorter labels are one letter apart by nature: US and UN, east and west."""

_LONGEST: Final = 60
"""A longer label is a phrase, and its slips are found by reading."""

MOST_TRIED: Final = 60
"""Known labels of one first letter and length that a label is held against; no process has as many."""

_BREAKS: Final = pattern(r"[\s_-]+")
_IZE: Final = pattern(r"iz(?=(?:e|ed|es|ing|ation)$)")
_DIGITS: Final = pattern(r"\d+")


class NearLabels:
    """Finds, for a label, a known one that differs by a plural, an article, a hyphen, -ize for -ise, or one letter."""

    def __init__(self, known: Iterable[str]) -> None:
        self._plain: dict[str, str] = {}
        self._alike: dict[tuple[str, int], list[str]] = {}
        for label in dict.fromkeys(known):
            plain = _plain(label)
            if plain not in self._plain:
                self._plain[plain] = label
                self._alike.setdefault((plain[:1], len(plain)), []).append(plain)

    def of(self, label: str) -> str | None:
        """The known label that was probably meant; None if there is none, or if it is this very label."""
        plain = _plain(label)
        found = self._plain.get(plain)
        if found is not None and not _same(found, label):
            return found
        if not _SHORTEST <= len(plain) <= _LONGEST:
            return None
        for length in (len(plain), len(plain) - 1, len(plain) + 1):
            for other in self._alike.get((plain[:1], length), ())[:MOST_TRIED]:
                if other != plain and _one_slip(plain, other):
                    return self._plain[other]
        return None


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


@lru_cache(maxsize=4096)
def _plain(label: str) -> str:
    """A label without article, plural and hyphens, in one of the two ways to spell -ise."""
    words = [each for each in _BREAKS.split(label.casefold().strip()) if each not in ("the", "a", "an")]
    return " ".join(map(_stem, words))


def _stem(word: str) -> str:
    if "iz" in word:
        word = _IZE.sub("is", word)
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word  # noqa: PLR2004


def _one_slip(one: str, other: str) -> bool:
    """Whether one is probably the other misspelt: never in a number, nor by the ending that makes an adjective."""
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if longer in (f"{shorter}n", f"{shorter}i"):  # Gaza and Gazan, Yemen and Yemeni
        return False
    return is_one_edit(one, other) and _DIGITS.findall(one) == _DIGITS.findall(other)


@cache
def likeness_to(known: tuple[str, ...]) -> NearLabels:
    """The same for words that come again and again, as those a topic offers."""
    return NearLabels(known)
