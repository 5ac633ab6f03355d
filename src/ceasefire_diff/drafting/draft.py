"""Drafts a proposal file from a paper: every clause once, everything that a person must decide `unfinished`."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.drafting.beside import Beside
from ceasefire_diff.drafting.cutting import Cut, Piece, cut_into_clauses
from ceasefire_diff.drafting.found import Found, FoundKind, find_values
from ceasefire_diff.drafting.keys import OfferedKey, bearers, before_the_colon, conditions, several_deeds
from ceasefire_diff.drafting.language import Language, is_known, language_of
from ceasefire_diff.drafting.names import KnownNames, names_of
from ceasefire_diff.drafting.papers import Paper
from ceasefire_diff.drafting.papers.opening import read_paper
from ceasefire_diff.drafting.suggest import Suggester, Suggestion
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.values.units import fold_noun

_MOST_DATES: Final = 6
_HEAD_AND_TAIL: Final = 6
_FEW: Final = 3
_ascii_id = pattern(r"[^A-Za-z0-9._]+")


class Drafted(Struct, frozen=True):
    """One provision to be, with what was found and what may be its topic; nothing of it is chosen."""

    id: str
    piece: Piece
    found: tuple[Found, ...]
    suggestions: tuple[Suggestion, ...]
    keys: tuple[OfferedKey, ...] = ()
    events: tuple[str, ...] = ()
    """Events of the other file that it names."""
    deeds: tuple[str, ...] = ()


class Draft(Struct, frozen=True):
    """A paper drafted. `dates` are those it says at its head and end, as hints for the header."""

    file: str
    sha256: str
    paper: Paper
    language: Language
    language_said: str
    language_known: bool
    cut: Cut
    drafted: tuple[Drafted, ...]
    dates: tuple[str, ...]
    names: tuple[str, ...]
    beside: Beside
    events: dict[str, list[str]]
    """Events that clauses wait for and nobody has named yet, each with the words for it."""


def draft_of(data: bytes, file: str, taxonomy: Taxonomy, beside: Beside | None = None) -> Draft:
    """Draft a paper from its bytes; raises CannotRun where it cannot be read. The same bytes give the same draft."""
    other = beside or Beside()
    paper = read_paper(data, file)
    texts = [each.text for each in paper.paragraphs]
    language = language_of(" ".join(texts))
    pieces = cut_into_clauses(paper, language)
    names = names_of((piece.quote for piece in pieces.pieces), language, other.names)
    hinting = Hinting(taxonomy, other, language, names, common_headings([each.heading for each in pieces.pieces]))
    ids = Ids()
    drafted = [hinting.drafted(ids.of(piece.clause), piece) for piece in pieces.pieces]
    return Draft(
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        paper=paper,
        language=language,
        language_said=_said_language(paper, language),
        language_known=is_known(" ".join(texts), language),
        cut=pieces,
        drafted=tuple(drafted),
        dates=_dates(texts, language, paper),
        names=_commonest_names(drafted),
        beside=other,
        events=events_named(drafted),
    )


class Hinting:
    """Puts hints to pieces of one text."""

    def __init__(
        self,
        taxonomy: Taxonomy,
        beside: Beside,
        language: Language,
        names: KnownNames,
        common: frozenset[str] = frozenset(),
    ) -> None:
        self._suggester = Suggester(taxonomy, beside.coded, language)
        self._beside = beside
        self._language = language
        self._names = names
        self._common = common
        self._events = {**language.events, **{label.casefold(): event for label, event in beside.events}}

    def found(self, quote: str) -> list[Found]:
        """The values of a clause, what is counted in the words of the other file."""
        return _with_nouns(find_values(quote, self._language, self._names), self._beside)

    def drafted(self, provision_id: str, piece: Piece) -> Drafted:
        """One provision to be, with all its hints."""
        language, names, both = self._language, self._names, self._beside.both
        found = self.found(piece.quote)
        heading = "" if piece.heading in self._common else piece.heading
        suggestions = self._suggester.suggest(_without_names(piece.quote, found), f"{heading} {piece.lead}")
        keys = (
            *bearers(
                before_the_colon(piece.lead, language) or piece.head, piece.lead or piece.quote, language, names, both
            ),
            *conditions(piece.quote, language, found, self._events),
        )
        return Drafted(
            provision_id,
            piece,
            tuple(found),
            suggestions,
            tuple(dict.fromkeys(keys)),
            _events(piece.quote, self._beside),
            several_deeds(piece.quote, language),
        )


def events_named(drafted: list[Drafted]) -> dict[str, list[str]]:
    """The events that clauses name and no file knows yet, by id, with their words."""
    events: dict[str, list[str]] = {}
    for each in drafted:
        for key in each.keys:
            if key.event:
                events.setdefault(key.value.rpartition(" ")[2], []).append(key.event)
    return events


def common_headings(headings: list[str]) -> frozenset[str]:
    """Headings over most of a text: they say nothing of the topic of any one clause."""
    counted = Counter(headings)
    return frozenset(each for each, times in counted.items() if times > max(_FEW, len(headings) / 2))


class Ids:
    """An id for each provision: the number of its clause, and a count where it has several."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._used: Counter[str] = Counter()
        self._taken = set(taken)

    def of(self, clause: str) -> str:
        """The next id for that clause."""
        slug = _ascii_id.sub("-", clause.replace("(", ".").replace(")", "")).strip("-.").lower() or "n"
        stem = f"clause-{slug}"
        while True:
            self._used[stem] += 1
            made = stem if self._used[stem] == 1 else f"{stem}-{self._used[stem]}"
            if made not in self._taken:
                self._taken.add(made)
                return made


def _said_language(paper: Paper, language: Language) -> str:
    """The language the file names, if its words bear it out; its country is that of the template, and left out."""
    said = paper.language.replace("_", "-").partition("-")[0].lower()
    return said if said == language.code else ""


def _with_nouns(found: list[Found], beside: Beside) -> list[Found]:
    """Counted things in the words of the other file, where both mean one noun."""
    if not beside.nouns:
        return found
    changed = []
    for each in found:
        figures, _, noun = (each.value or each.text).partition(" ")
        written = beside.nouns.get(fold_noun(noun) or "") if each.kind is FoundKind.AMOUNT else None
        changed.append(replace(each, value=f"{figures} {written}") if written and written != noun else each)
    return changed


def _without_names(text: str, found: list[Found]) -> str:
    """The words of a clause but its proper names: `North` says nothing of the topic."""
    for each in reversed(found):
        if each.kind is FoundKind.NAME and not each.text.islower() and " " not in each.text:
            text = f"{text[: each.start]} {text[each.end :]}"
    return text


def _events(text: str, beside: Beside) -> tuple[str, ...]:
    lower = text.casefold()
    return tuple(f"{event} ({label})" for label, event in beside.events if label.casefold() in lower)


def _dates(texts: list[str], language: Language, paper: Paper) -> tuple[str, ...]:
    """Dates at the head and the end of the text, and the one that the file carries, each once."""
    found: dict[str, None] = {}
    for text in (*texts[:_HEAD_AND_TAIL], *texts[-_HEAD_AND_TAIL:]):
        for each in find_values(text, language, KnownNames(None)):
            if each.kind is FoundKind.DATE and re.search(r"[0-9٠-٩]{4}", each.text):
                found[f"{each.value or each.text} (in the text)"] = None
    if paper.date:
        found[f"{paper.date} (of the file, which may be that of a template or a copy)"] = None
    return tuple(found)[:_MOST_DATES]


def _commonest_names(drafted: list[Drafted]) -> tuple[str, ...]:
    counted = Counter(each.text for one in drafted for each in one.found if each.kind is FoundKind.NAME)
    return tuple(name for name, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:8])
