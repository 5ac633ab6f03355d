"""The languages papers are cut and read in: how each numbers its clauses and words its values, as data files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from msgspec import Struct, convert

from ceasefire_diff.lazy_regex import pattern

ENGLISH: Final = "en"

_SAMPLE: Final = 20_000
_TOO_FEW: Final = 20
"""Words by which a language cannot be told."""
_ONE_IN: Final = 15
"""Of so many words of a text at least one is common: in English, Russian and Arabic papers one of three to eight is."""
_words = pattern(r"[^\W\d_]+")


class Language(Struct, frozen=True):
    """What is known of one language; `code` is that of BCP 47."""

    code: str
    articles: tuple[str, ...]
    sections: tuple[str, ...]
    options: tuple[str, ...]
    points: tuple[str, ...]
    annexes: tuple[str, ...]
    abbreviations: frozenset[str]
    closings: tuple[str, ...]
    duties: tuple[str, ...]
    joins: tuple[str, ...]
    conditions: Mapping[str, str]
    """For each word that makes something wait or end, the key that says it; "" where no one key does."""
    words: frozenset[str]
    """The commonest words, and those for numbers, units and conditions: what a text is told by."""
    half_names: frozenset[str]
    no_names: frozenset[str]
    issuers: tuple[str, ...]
    """How a line under the title begins that says whose the paper is."""
    sides: tuple[str, ...]
    """Words for the parties together."""
    no_conditions: tuple[str, ...]
    """Phrases that hold a word of a condition and are none: `at once`."""
    deeds: tuple[str, ...]
    """Verbs of acts; English alone has them."""
    deed_forms: tuple[str, ...]
    months: tuple[str, ...]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    """The unit that each word stands for."""
    scales: Mapping[str, int]
    topics: Mapping[str, tuple[str, ...]]
    """By topic, words for it; of another language than English what such words begin with."""
    events: Mapping[str, str]
    """The events that every file knows, by words for them in small letters."""


@cache
def languages() -> dict[str, Language]:
    """All languages by their code, English first."""
    folder = Path(__file__).with_name("languages")  # a wheel is always unpacked
    codes = sorted((each.stem for each in folder.glob("*.toml")), key=lambda code: (code != ENGLISH, code))
    return {code: _read(code, (folder / f"{code}.toml").read_text("utf-8")) for code in codes}


def _read(code: str, text: str) -> Language:
    data = tomllib.loads(text)
    units = {word: unit for unit, words in data["units"].items() for word in words}
    conditions = {word: key for key, words in data["conditions"].items() for word in words}
    return convert(
        {
            **data,
            "code": code,
            "abbreviations": [each.casefold() for each in data["abbreviations"]],
            "words": [*data["words"], *data["numbers"], *conditions, *units],
            "units": units,
            "conditions": conditions,
            "topics": {topic: words.split() for topic, words in data["topics"].items()},
            "events": {word: event for event, words in data["events"].items() for word in words},
        },
        Language,
    )


def language_of(text: str) -> Language:
    """The language whose commonest words, or else words for topics, a text holds most of; English if it holds none."""
    found = _sample(text)
    known = languages().values()
    best = max(known, key=lambda each: (_common(found, each), each.code == ENGLISH))
    if _common(found, best):
        return best
    return max(known, key=lambda each: (_of_topics(found, each), each.code == ENGLISH))


def _of_topics(found: list[str], language: Language) -> int:
    begins = tuple(word for words in language.topics.values() for word in words)
    return sum(word.startswith(begins) for word in found)


def is_known(text: str, language: Language) -> bool:
    """Whether a text is in that language and not in one of which there are no words: enough of its words are common."""
    found = _sample(text)
    return len(found) < _TOO_FEW or _common(found, language) * _ONE_IN >= len(found)


def _sample(text: str) -> list[str]:
    return [word.casefold() for word in _words.findall(text[:_SAMPLE])]


def _common(found: list[str], language: Language) -> int:
    return sum(word in language.words for word in found)
