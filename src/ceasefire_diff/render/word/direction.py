"""Which way words run, and in which language they are: words in pieces that Word can set each in its own way."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import Final

from msgspec import Struct

from ceasefire_diff.wording.escape_hidden import begins_right_to_left

_RIGHT_TO_LEFT: Final = frozenset(("R", "AL"))
_STRONG: Final = frozenset(("L", "R", "AL"))
_NUMBER: Final = "EN"

# The script a language is written in, by how Unicode names its letters; a language not listed is written in Latin.
_LETTERS: Final = {
    **dict.fromkeys(("ar", "ckb", "fa", "ps", "sd", "ug", "ur"), "ARABIC"),
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"), "CYRILLIC"),
    **dict.fromkeys(("hi", "mr", "ne"), "DEVANAGARI"),
    **dict.fromkeys(("am", "ti"), "ETHIOPIC"),
    **dict.fromkeys(("he", "yi"), "HEBREW"),
    **dict.fromkeys(("ja", "zh"), "CJK"),
    "bn": "BENGALI",
    "dv": "THAANA",
    "el": "GREEK",
    "hy": "ARMENIAN",
    "ka": "GEORGIAN",
    "km": "KHMER",
    "ko": "HANGUL",
    "lo": "LAO",
    "my": "MYANMAR",
    "syr": "SYRIAC",
    "ta": "TAMIL",
    "th": "THAI",
}
_EAST_ASIAN: Final = frozenset(("CJK", "HANGUL"))


class Stretch(Struct, frozen=True):
    """Words that all run one way."""

    words: str
    right_to_left: bool


def stretches(text: str) -> tuple[Stretch, ...]:
    """A text cut where its direction changes.

    A number goes with the letters before it. What has no direction at all goes with what stands on both sides of it;
    where these differ, and at an end, with the whole, as the Unicode algorithm (UAX 9, rules W7, N1 and N2) has it.
    """
    if text.isascii():
        return (Stretch(text, right_to_left=False),) if text else ()
    whole = begins_right_to_left(text)
    known = _known_directions(text, whole)
    directions: list[bool] = []
    for direction, several in groupby(known):
        place = len(directions)
        length = len(list(several))
        if direction is None:
            before = directions[-1] if directions else whole
            after = known[place + length] if place + length < len(known) else whole
            direction = before if before == after else whole  # noqa: PLW2901 - what was not known
        directions += [direction] * length
    pieces = groupby(zip(text, directions, strict=True), key=lambda each: each[1])
    return tuple(Stretch("".join(letter for letter, _ in piece), direction) for direction, piece in pieces)


def _known_directions(text: str, whole: bool) -> list[bool | None]:
    """The direction of each letter, of each number that of the letters before it, None of points and spaces."""
    known: list[bool | None] = []
    last = whole
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in _STRONG:
            last = kind in _RIGHT_TO_LEFT
        known.append(last if kind in _STRONG or kind == _NUMBER else None)
    return known


def language_mark(stretch: Stretch, language: str | None, *, verbatim: bool) -> str:
    """The attribute that tells Word the language of a stretch, empty where it is not known.

    A file's paraphrase may be in another language than the text it paraphrases, so the letters must be those of the
    language; in Latin letters, which many languages share, only words taken from the text itself (`verbatim`) count.
    """
    if language is None:
        return ""
    letters = _LETTERS.get(language.partition("-")[0].casefold(), "LATIN")
    first = next((each for each in stretch.words if each.isalpha()), None)
    if first is None or not unicodedata.name(first, "").startswith(letters) or (letters == "LATIN" and not verbatim):
        return ""
    kind = "bidi" if stretch.right_to_left else "eastAsia" if letters in _EAST_ASIAN else "val"
    return f' w:{kind}="{language}"'
