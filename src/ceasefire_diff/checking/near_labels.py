"""What a word was probably meant to be: a slip away, another spelling, or letters of two scripts that look alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
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


# Letters that most fonts draw alike (UTS 39, confusables.txt): Cyrillic and Greek ones that look like a Latin letter,
# and those Latin letters.
LOOK_ALIKE: Final = frozenset(
    "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425"
    "\u0430\u0435\u0455\u0456\u0458\u043e\u0440\u0441\u0443\u0445\u04bb\u051b\u051d"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
    "\u03b1\u03b3\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5\u03c7"
    "ABCEHIJKMNOPSTXYZaceghijkopqsuvwxy"
)
_WORD: Final = pattern(r"[^\W\d_]+")
_SCRIPTS: Final = ("LATIN", "CYRILLIC", "GREEK")


def mixed(words: str) -> Iterator[dict[str, str]]:
    """For each word of letters of two scripts: the word, the letter that does not belong, and what it looks like."""
    if words.isascii():
        return
    for word in dict.fromkeys(_WORD.findall(words)):
        if word.isascii():
            continue
        scripts = [_script(letter) for letter in word]
        known = {each for each in scripts if each}
        if len(known) < 2:  # noqa: PLR2004 - one script is how words are written
            continue
        usual = max(sorted(known), key=scripts.count)
        stranger = next((each for each, script in zip(word, scripts, strict=True) if script not in (usual, "")), "")
        if stranger in LOOK_ALIKE:
            yield {
                "word": word,
                "letter": stranger,
                "code": f"U+{ord(stranger):04X}",
                "name": unicodedata.name(stranger, "a letter").title(),
                "script": usual.title(),
            }


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return next((script for script in _SCRIPTS if name.startswith(script)), "")
