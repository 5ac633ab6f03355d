"""Gathers the names that a paper uses: words with capitals inside its sentences, and names known from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from ceasefire_diff.drafting.language import Language
from ceasefire_diff.drafting.sentences import LONGEST_SENTENCE
from ceasefire_diff.lazy_regex import pattern

_MOST_WORDS_OF_A_NAME: Final = 6
_SENTENCE_STARTS: Final = frozenset('.!?:;\u00ab\u201c"(\u061f')
_capital = pattern(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")

_possessive = pattern(r"['’]s$")


class KnownNames(Struct, frozen=True):
    """The names a whole paper uses, longest first."""

    pattern: re.Pattern[str] | None
    given: frozenset[str] = frozenset()
    """Those of them that another file has."""


def names_of(texts: Iterable[str], language: Language, known: Iterable[str] = ()) -> KnownNames:
    """The names that a paper uses: words with capitals inside its sentences, and those known from another file."""
    given = frozenset(each for each in known if len(each) > 1)
    found = set(given)
    for text in texts:
        if len(text) <= LONGEST_SENTENCE:
            found |= set(_capitalised(text, language))
    if not found:
        return KnownNames(None)
    joined = "|".join(re.escape(name) for name in sorted(found, key=lambda name: (-len(name), name)))
    return KnownNames(pattern(rf"(?<![^\W_])(?:{joined})(?![^\W_])"), given)


def _capitalised(text: str, language: Language) -> Iterator[str]:
    """Runs of words with capitals that do not begin a sentence; words like `of` may stand inside a run."""
    run: list[str] = []
    inner = 0
    before = 0
    for match in (*_capital.finditer(text), None):
        word = _possessive.sub("", match.group().rstrip(".")) if match else ""
        gap = text[before : match.start()] if match else "."
        broken = match is None or (run and gap not in (" ", "-", "\u00a0"))
        starts = not before or gap.rstrip()[-1:] in _SENTENCE_STARTS
        if broken and run:
            yield from _as_name(run[: len(run) - inner], language)
            run, inner = [], 0
        if match is None:
            break
        capital = word[:1].isupper()
        if capital and (run or not starts or (word.isupper() and len(word) > 1)):
            run.append(word)
            inner = 0
        elif run and word.casefold() in language.half_names and len(run) < _MOST_WORDS_OF_A_NAME:
            run.append(word)
            inner += 1
        elif run:
            yield from _as_name(run[: len(run) - inner], language)
            run, inner = [], 0
        before = match.start() + len(word)


def _as_name(run: list[str], language: Language) -> Iterator[str]:
    while run and run[0].casefold() in language.no_names:
        run = run[1:]
    while run and (run[-1].casefold() in language.no_names or run[-1].casefold() in language.half_names):
        run = run[:-1]
    only_marks = all(word.casefold() in language.abbreviations or word.casefold() in language.months for word in run)
    if run and not only_marks and len("".join(run)) > 1:
        yield " ".join(run)
