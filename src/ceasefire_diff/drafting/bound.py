"""Finds who may be bound by a clause, and the deeds that one sentence of it joins; both are hints, nothing is cut."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Final

from ceasefire_diff.drafting.language import ENGLISH, Language, languages
from ceasefire_diff.drafting.names import KnownNames
from ceasefire_diff.drafting.sentences import LONGEST_SENTENCE
from ceasefire_diff.lazy_regex import pattern

_LONGEST_BEARER: Final = 60
_MOST_WORDS: Final = 6
_article = pattern(r"(?:the|les?|la|los|las|el)\s+", re.IGNORECASE)
_joint = pattern(r"[,;:]|\b(?:and|or|then|but|while)\b", re.IGNORECASE)
_noun_before = pattern(
    r"(?:\b(?:the|a|an|of|its|their|his|her|for|this|that|such|any|all|full|complete|staged|in|by|from|on|until)\s+)$",
    re.IGNORECASE,
)


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str] | None]:
    language = languages()[code]

    def any_of(words: tuple[str, ...]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

    no_bearer = pattern(
        rf"[0-9]|(?<![^\W\d_])(?:{any_of((*language.conditions, *language.duties))})(?![^\W\d_])", re.IGNORECASE
    )
    sides = pattern(rf"(?:{any_of(language.sides)})(?![^\W\d_])", re.IGNORECASE)
    deeds = None
    if language.deeds:
        stems = any_of(tuple(each.removesuffix("e") for each in language.deeds))
        deeds = pattern(rf"\b(?:(?:{stems})(?:e|s|es|ed)?|{any_of(language.deed_forms)})\b", re.IGNORECASE)
    return no_bearer, sides, deeds


def before_the_colon(clause: str, language: Language) -> str:
    """The words with which a clause begins, up to a colon, where they may name who is bound by all of it."""
    head, colon, rest = clause[: _LONGEST_BEARER + 1].partition(":")
    if not colon or not rest.strip() or len(head.split()) > _MOST_WORDS or _patterns(language.code)[0].search(head):
        return ""
    return head.strip()


def named_first(text: str, language: Language, names: KnownNames) -> str:
    """A name, or a word for the parties together, that a sentence begins with."""
    sides = _patterns(language.code)[1].match(text)
    if sides:
        return sides.group()
    article = _article.match(text)
    found = names.pattern.match(text, article.end() if article else 0) if names.pattern else None
    return (
        found.group()
        if found and found.group()[:1].isupper() and not text[found.end() :].startswith((":", "'", "\u2019"))
        else ""
    )


def may_be_bound(clause: str, quote: str, language: Language, names: KnownNames) -> tuple[str, ...]:
    """Who may be bound by a part of a clause, each once: whom a colon of the clause names, and who is named first."""
    before = before_the_colon(clause, language)
    rest = quote.removeprefix(before).lstrip(": ") if before else quote
    return tuple(dict.fromkeys(each for each in (before, named_first(rest, language, names)) if each))


def several_deeds(text: str, language: Language) -> tuple[str, ...]:
    """Words of two acts or more that a comma, a colon or `and` stands between; none in a language without a list."""
    deeds = _patterns(language.code)[2]
    if language.code != ENGLISH or deeds is None or len(text) > LONGEST_SENTENCE:
        return ()
    found = [
        match
        for match in deeds.finditer(text)
        if not _noun_before.search(text[max(0, match.start() - 20) : match.start()])
    ]
    joined = [found[0]] if found else []
    for before, after in pairwise(found):
        if _joint.search(text, before.end(), after.start()):
            joined.append(after)
    words = tuple(dict.fromkeys(match.group().lower() for match in joined))
    return words if len(words) > 1 else ()
