"""Offers keys that a clause may state: who is bound, deadlines, ends, order and cases; a person takes them or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from msgspec import Struct

from ceasefire_diff.drafting.found import Found, FoundKind, any_of
from ceasefire_diff.drafting.language import ENGLISH, Language, languages
from ceasefire_diff.drafting.names import KnownNames
from ceasefire_diff.drafting.sentences import LONGEST_SENTENCE
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.source.yaml_flow import word
from ceasefire_diff.values.amount import parse_amount
from ceasefire_diff.values.relation import Unreadable
from ceasefire_diff.values.units import UnitClass

_LONGEST_BEARER: Final = 60
_MOST_WORDS: Final = 6
_MOST_WORDS_OF_A_CONDITION: Final = 12
_MOST_WORDS_OF_AN_EVENT: Final = 5
_EVENTS_AT: Final = {"until": "at ", "after": "", "before": "", "as-long-as": ""}
"""What stands before the event in the value of a key."""

_QUOTES: Final = "\"'\u201c\u201d\u00ab\u00bb"
_article = pattern(r"(?:the|les?|la|los|las|el)\s+", re.IGNORECASE)
_joint = pattern(r"[,;:]|\b(?:and|or|then|but|while)\b", re.IGNORECASE)
_noun_before = pattern(
    r"(?:\b(?:the|a|an|of|its|their|his|her|for|this|that|such|any|all|full|complete|staged|in|by|from|on|until)\s+)$",
    re.IGNORECASE,
)
_linking = pattern(r"(?:of|after|from|following)\s+(?:the\s+)?", re.IGNORECASE)
_several_bearers = pattern(r",\s*(?:and\s+)?|\s+and\s+")
_little_word = pattern(r"\b(?:the|a|an|is|are|has|have|been|of|to|its|their|this)\b\s*", re.IGNORECASE)


class OfferedKey(Struct, frozen=True):
    """A key with the value a person may take over. `event` are the words for one that has no id yet."""

    key: str
    value: str
    event: str = ""


class _Patterns(Struct, frozen=True):
    no_bearer: re.Pattern[str]
    sides: re.Pattern[str]
    conditions: re.Pattern[str]
    deeds: re.Pattern[str] | None


@cache
def _patterns(code: str) -> _Patterns:
    language = languages()[code]
    conditions = any_of(language.conditions)
    deeds = None
    if language.deeds:
        stems = any_of(each.removesuffix("e") for each in language.deeds)
        deeds = pattern(rf"\b(?:(?:{stems})(?:e|s|es|ed)?|{any_of(language.deed_forms)})\b", re.IGNORECASE)
    return _Patterns(
        pattern(rf"[0-9]|(?<![^\W\d_])(?:{conditions}|{any_of(language.duties)})(?![^\W\d_])", re.IGNORECASE),
        pattern(rf"(?:{any_of(language.sides)})(?![^\W\d_])", re.IGNORECASE),
        pattern(rf"(?<![^\W\d_])(?:{conditions})(?![^\W\d_])", re.IGNORECASE),
        deeds,
    )


def before_the_colon(clause: str, language: Language) -> str:
    """The words with which a clause begins, up to a colon, where they may name who is bound by all of it."""
    head, colon, rest = clause[: _LONGEST_BEARER + 1].partition(":")
    if not colon or not rest.strip() or len(head.split()) > _MOST_WORDS:
        return ""
    return "" if _patterns(language.code).no_bearer.search(head) else head.strip()


def bearers(
    before: str, quote: str, language: Language, names: KnownNames, both: tuple[str, ...] = ()
) -> tuple[OfferedKey, ...]:
    """Who may be bound by a part of a clause, each once: who stands before a colon, and who is named first.

    `both` are those whom another file calls the sides; they are offered where a text says `both sides`.
    """
    rest = quote.removeprefix(before).lstrip(": ") if before else quote
    named = dict.fromkeys(each.strip(_QUOTES) for each in (before, _named_first(rest, language, names)) if each)
    sides = _patterns(language.code).sides
    return tuple(
        OfferedKey("by", as_names(both if both and sides.fullmatch(each) else _several_bearers.split(each)))
        for each in named
    )


def as_names(names: Iterable[str]) -> str:
    """Names as a file writes them: one bare, several in a list."""
    listed = [word(each) for each in names if each]
    return listed[0] if len(listed) == 1 else f"[{', '.join(listed)}]"


def _named_first(text: str, language: Language, names: KnownNames) -> str:
    """A name, or a word for the parties together, that a sentence begins with."""
    sides = _patterns(language.code).sides.match(text)
    if sides:
        return sides.group()
    article = _article.match(text)
    found = names.pattern.match(text, article.end() if article else 0) if names.pattern else None
    if found and found.group()[:1].isupper() and not text[found.end() :].startswith((":", "'", "\u2019")):
        return found.group()
    return ""


def conditions(text: str, language: Language, found: Iterable[Found], known: dict[str, str]) -> Iterator[OfferedKey]:
    """What a clause waits for or ends with, as keys.

    `known` are events that have an id, by their labels, and get those that a clause names anew. A word before a date
    alone is none, for the date is told; nor is one in a phrase such as `at once`. What belongs to no one key is
    offered under "".
    """
    if len(text) > LONGEST_SENTENCE:
        return
    end = 0
    lower = text.lower()
    none = [
        range(at.start(), at.end())
        for phrase in language.no_conditions
        for at in re.finditer(rf"\b{re.escape(phrase)}\b", lower)
    ]
    values = {each.start: each for each in found if each.kind is not FoundKind.NAME}
    begun = [
        match
        for match in _patterns(language.code).conditions.finditer(text)
        if not any(match.start() in each for each in none)
    ]
    for place, match in enumerate(begun):
        if match.start() < end:
            continue
        key = language.conditions[match.group().lower()]
        last = begun[place + 1].start() if place + 1 < len(begun) and key != "complete-by" else len(text)
        behind = re.split(r"[,;.:()\u060c\u061b](?:\s|$)", text[match.end() : last], maxsplit=1)[0]
        words = " ".join(behind.split()[:_MOST_WORDS_OF_A_CONDITION])
        end = match.end() + len(words)
        value = values.get(match.end() + 1)
        if key == "complete-by":
            yield from _deadline(value, words[len(value.text) :].strip() if value else "", language, known)
        elif value is not None and value.text == words:
            if key == "until" and value.value and value.kind is FoundKind.DATE:
                yield OfferedKey(key, f"on {value.value}")
        elif key in _EVENTS_AT and words and value is None:
            event, new = _event(words, known)
            yield OfferedKey(key, _EVENTS_AT[key] + event, new)
        elif words:
            bare = key == "except" or match.group().lower() == "if"
            yield OfferedKey("" if key in _EVENTS_AT else key, word(words if bare else f"{match.group()} {words}"))


def _deadline(value: Found | None, rest: str, language: Language, known: dict[str, str]) -> Iterator[OfferedKey]:
    if value is None:
        return
    written = value.value or value.text
    if value.kind is FoundKind.DATE:
        if value.value:
            yield OfferedKey("complete-by", f"by {written}")
        return
    try:
        parse_amount(written, UnitClass.TIME)
    except Unreadable:
        return
    linking = _linking.match(rest) if language.code == ENGLISH else None
    event, new = _event(rest[linking.end() :] if linking else rest, known) if linking else ("", "")
    yield OfferedKey("complete-by", f"within {written} of {event}" if event else f"within {written}", new)


def _event(words: str, known: dict[str, str]) -> tuple[str, str]:
    """The id of an event and, where it has none yet, its words: the id is made of them."""
    label = words.strip()
    there = known.get(_article.sub("", label, count=1).casefold())
    if there:
        return there, ""
    parts = re.findall(r"[a-z0-9]+", _little_word.sub("", label.lower()))[:_MOST_WORDS_OF_AN_EVENT]
    made = (
        "-".join(parts)
        if label.isascii() and parts
        else f"event-{sum(each.startswith('event-') for each in known.values()) + 1}"
    )
    known[label.casefold()] = made
    return made, label


def several_deeds(text: str, language: Language) -> tuple[str, ...]:
    """Words of two acts or more that a comma, a colon or `and` stands between; none in a language without a list."""
    deeds = _patterns(language.code).deeds
    if deeds is None or len(text) > LONGEST_SENTENCE:
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
