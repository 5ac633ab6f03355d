"""Reads the number that a clause begins with, computed or typed: `Article 5`, `5.1`, `(a)`, `IV.`, `٣-`, `статья 2`."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import Final

from msgspec import Struct

from ceasefire_diff.drafting.language import Language, languages
from ceasefire_diff.lazy_regex import pattern


class NumberShape(StrEnum):
    """What a number looks like; two numbers of one shape are likely of one list."""

    DECIMAL = "decimal"
    PATH = "path"
    LOWER = "lower letter"
    UPPER = "upper letter"
    SMALL_ROMAN = "small roman"
    ROMAN = "roman"
    OTHER = "other"


class ClauseNumber(Struct, frozen=True):
    """A clause's number. `core` is what counts of it: `5`, `5.1`, `a`; `word` the designation before it, if any.

    `kind` is article, section, option, point, annex or "" for a bare number. `readings` are the shapes it can have,
    each with its place in a list of that shape: (i) is a letter and a Roman number.
    """

    raw: str
    core: str
    word: str
    kind: str
    bracketed: bool
    readings: tuple[tuple[NumberShape, int], ...]


_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_ROMAN_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_roman = pattern(r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_ORDERS: Final = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщэюя", "абвгґдеєжзиіїйклмнопрстуфхцчшщюя",
                  "أبتثجحخدذرزسشصضطظعغفقكلمنهوي", "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ")  # fmt: skip

_CORE = (
    r"(?:[0-9٠-٩۰-۹]{1,3}(?:\.[0-9٠-٩۰-۹]{1,3})+|[IVXL]{1,6}(?:\.[0-9]{1,3})+|[0-9٠-٩۰-۹]{1,3}[a-zA-Z]?"
    r"|[IVXLC]{1,7}|[ivxlc]{1,7}|[A-Za-zА-Яа-яЁёІЇЄҐіїєґ]|[\u0621-\u064a])"
)
# A bare number needs a mark behind it, or a bracket round it; "30 days" begins with none.
_BARE = pattern(
    rf"(?:\((?P<round>{_CORE})\)|\[(?P<square>{_CORE})\]"
    rf"|(?P<dotted>[0-9٠-٩۰-۹]{{1,3}}(?:\.[0-9٠-٩۰-۹]{{1,3}})+|[IVXL]{{1,6}}(?:\.[0-9]{{1,3}})+)[.)]?(?=\s|$|[^\W\d_])"
    rf"|(?P<marked>{_CORE})(?:[.)](?!\d)|[-\u2013\u2014\u066b:](?=\s)|(?<=[٠-٩])[-\u2013\u2014])"
    r"|(?P<long>[0-9]{4})[.)](?=\s)"
    rf"|§\s?(?P<sign>[0-9]{{1,3}}[a-z]?)|(?P<degree>[0-9]{{1,3}})°)"
    r"[.\s]*"
)


@cache
def _designated(code: str) -> re.Pattern[str]:
    language = languages()[code]
    words = sorted((word for _, kind in _kinds(language) for word in kind), key=len, reverse=True)
    joined = "|".join(re.escape(word) for word in words)
    return pattern(
        rf"(?P<word>{joined})\s?(?:№\s?)?\(?(?P<core>{_CORE})\)?(?![^\W\d_])(?P<mark>[.:)\u2013\u2014-]?)\s*",
        re.IGNORECASE,
    )


def number_at_start(text: str, language: Language) -> tuple[ClauseNumber, str] | None:
    """The number at the start of a paragraph and the words behind it; None where it begins with none."""
    found = _designated(language.code).match(text)
    if found:
        word = found["word"]
        rest = text[found.end() :]
        # "Article 5 of the Charter applies": a reference, not a number, for the sentence goes on.
        if rest and not found["mark"] and (rest[:1].islower() or rest[:1] in ",;)"):
            return None
        return _number(found.group().strip(), found["core"], word, _kind(word, language), bracketed=False), rest
    found = _BARE.match(text)
    if not found:
        return None
    core = next(each for each in found.groups() if each)
    if len(core) == 1 and not core.isalnum():
        return None
    if found["marked"] and core.isalpha() and _is_word(found, core, text):
        return None
    bracketed = bool(found["round"] or found["square"])
    return _number(found.group().strip(), core, "", "", bracketed=bracketed), text[found.end() :]


def _is_word(found: re.Match[str], core: str, text: str) -> bool:
    """Whether letters with a full stop are an initial or a word and no number: `A. Guterres`, `I. The`, `C.`."""
    mark = text[len(core) : len(core) + 1]
    rest = text[found.end() :]
    if mark == ":" or mark in "-\u2013\u2014":
        return not core.isupper() or len(core) == 1
    return mark == "." and not rest and len(core) > 1 and not _roman.fullmatch(core)


def _kinds(language: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("article", language.articles),
        ("section", language.sections),
        ("option", language.options),
        ("point", language.points),
        ("annex", language.annexes),
    )


def _kind(word: str, language: Language) -> str:
    lower = word.casefold()
    return next((kind for kind, words in _kinds(language) if lower in words), "")


def _number(raw: str, core: str, word: str, kind: str, *, bracketed: bool) -> ClauseNumber:
    return ClauseNumber(raw, core, word, kind, bracketed, tuple(readings(core)))


def readings(core: str) -> list[tuple[NumberShape, int]]:
    """The shapes a number can have, each with its place in its list."""
    plain = core.translate(_DIGITS)
    found: list[tuple[NumberShape, int]] = []
    if plain.isdecimal():
        return [(NumberShape.DECIMAL, int(plain))]
    if "." in plain:
        last = plain.rpartition(".")[2]
        return [(NumberShape.PATH, int(last) if last.isdecimal() else 0)]
    if plain[:-1].isdecimal():
        return [(NumberShape.DECIMAL, int(plain[:-1]))]
    if _roman.fullmatch(plain):
        values = [_ROMAN_VALUES[letter] for letter in plain.lower()]
        total = sum(-each if each < max(values[place:]) else each for place, each in enumerate(values))
        found.append((NumberShape.ROMAN if plain.isupper() else NumberShape.SMALL_ROMAN, total))
    if len(plain) == 1:
        shape = NumberShape.UPPER if plain.isupper() else NumberShape.LOWER
        found += [(shape, order.index(plain.lower()) + 1) for order in _ORDERS if plain.lower() in order]
    elif len(set(plain.lower())) == 1:
        found += [
            (
                NumberShape.UPPER if plain.isupper() else NumberShape.LOWER,
                order.index(plain[0].lower()) + 1 + len(order) * (len(plain) - 1),
            )
            for order in _ORDERS
            if plain[0].lower() in order
        ]
    return found or [(NumberShape.OTHER, 0)]


def joined(labels: list[str]) -> str:
    """The numbers of a clause in one: 5 and (a) are 5(a), III and 5 are III.5, 5 and 5.1 are 5.1."""
    text = ""
    for label in labels:
        shared = _shared(text, label)
        if shared:
            text = text.removesuffix(shared) + label if text != shared else label
        elif not text or label.startswith("("):
            text += label
        else:
            text = f"{text} {label}" if " " in label else f"{text}.{label}"
    return text


def _shared(text: str, label: str) -> str:
    """The end of a number that the number under it repeats: III.5 and 5.1 share 5; Article I and 1.1 share all."""
    if "." not in label or not text:
        return ""
    end = text
    while end:
        if label.startswith(f"{end}."):
            return end
        end = end.partition(".")[2]
    last = text.rpartition(" ")[2]
    value = next((place for shape, place in readings(last) if shape in (NumberShape.ROMAN, NumberShape.DECIMAL)), None)
    return text if value is not None and label.startswith(f"{value}.") else ""
