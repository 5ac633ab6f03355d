"""Cuts a clause into its sentences, and a sentence into its acts: by offsets, never by new words."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Final

from ceasefire_diff.drafting.language import Language, languages
from ceasefire_diff.lazy_regex import pattern

SHORTEST_PART: Final = 12
"""In characters; shorter pieces are no act of their own."""

LONGEST_SENTENCE: Final = 20_000
"""In characters; a longer one is no sentence, and looking for what it says would take long."""

_LONGEST_WORD: Final = 40

_end = pattern(r"(?P<mark>[.!?\u061f\u2026]{1,10})[\"'\u201d\u2019\u00bb)\]]{0,5}\s+(?=(?P<next>\S))")
_initials = pattern(r"(?:[^\W\d_]\.)*[^\W\d_]")
_behind_number = pattern(r"\d\s[^\W\d_]{1,4}$")
_REACH: Final = 70


def sentences(text: str, language: Language) -> list[tuple[int, int]]:
    """The sentences of a clause as spans that together are the whole text."""
    cuts = [0]
    for match in _end.finditer(text):
        before = text[max(0, match.start() - 2 * _LONGEST_WORD) : match.start()]
        word = before[-_LONGEST_WORD:].rpartition(" ")[2]
        if match["mark"] == "." and not _ends_sentence(word, match["next"], before, language):
            continue
        if match.end() - cuts[-1] >= SHORTEST_PART and len(text) - match.end() >= SHORTEST_PART:
            cuts.append(match.end())
    return [*pairwise([*cuts, len(text)])]


def _ends_sentence(word: str, following: str, before: str, language: Language) -> bool:
    """Whether a full stop ends a sentence: not behind an abbreviation or an initial, not before a small letter."""
    bare = word.lstrip("([\"'\u201c\u2018\u00ab").casefold()
    if not following.islower() and _behind_number.search(before):
        return True  # 15 km. They: an abbreviation behind a figure ends the sentence with it
    if following.islower() or bare in language.abbreviations or bare.rpartition("(")[2] in language.abbreviations:
        return False
    if _initials.fullmatch(bare) and not bare.isdecimal():
        return False
    two = " ".join(before.split()[-2:]).casefold()
    return two not in language.abbreviations


@cache
def _several(code: str) -> re.Pattern[str] | None:
    language = languages()[code]
    if not language.duties:
        return None
    duties = "|".join(re.escape(each) for each in sorted(language.duties, key=len, reverse=True))
    joins = "|".join(re.escape(each) for each in sorted(language.joins, key=len, reverse=True))
    joined = rf"|,? (?:{joins}) (?=[^,;:.]{{1,{_REACH}}}?\b(?:{duties})\b)" if joins else ""
    return pattern(rf"(?:[;\u061b] (?:(?:{joins or 'and'}) )?{joined})", re.IGNORECASE)


@cache
def _duty(code: str) -> re.Pattern[str]:
    language = languages()[code]
    return pattern(rf"\b(?:{'|'.join(re.escape(each) for each in language.duties)})\b", re.IGNORECASE)


def acts(text: str, language: Language) -> list[tuple[int, int]]:
    """The acts of one sentence as spans that together are the whole of it: a proposal for cutting.

    A cut stands at a semicolon, and before a second subject with a duty of its own (`and X shall`).
    """
    several = _several(language.code) if len(text) <= LONGEST_SENTENCE else None
    cuts = [0]
    for match in several.finditer(text) if several else ():
        before, after = text[cuts[-1] : match.end()], text[match.end() :]
        if min(len(before), len(after)) < SHORTEST_PART or _open_brackets(text[: match.start()]):
            continue
        semicolon = match.group()[:1] in ";\u061b"
        if semicolon or _duty(language.code).search(before):
            cuts.append(match.end())
    return [*pairwise([*cuts, len(text)])]


def _open_brackets(text: str) -> bool:
    return text.count("(") > text.count(")") or text.count("\u00ab") > text.count("\u00bb")
