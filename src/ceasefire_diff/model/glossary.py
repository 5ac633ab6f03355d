"""Which labels mean one thing, and what persons answered: what one comparison knows beside its texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct, field

from ceasefire_diff.graphs import transitive_closure
from ceasefire_diff.model.answers import AboutProvisions, PersonMatch, PersonReading, PersonSays, Unanswered
from ceasefire_diff.values.event import BUILT_IN_EVENTS
from ceasefire_diff.values.name import Name, Standing, standing
from ceasefire_diff.values.timing import DAY_ONE, DAY_ONE_OF
from ceasefire_diff.values.words import without_wording


def fold(label: str) -> str:
    """A label without the differences that carry no meaning: letter case, articles, hyphens and punctuation."""
    return without_wording(label)


DECLARED: Final = "event "
"""Begins the id of an event that no glossary lists; what follows is what texts call it."""


def declared_event(event_id: str, labels: Sequence[str]) -> str:
    """The id of an event a header names and no glossary knows: texts that call it alike mean one, as with names."""
    return f"{DECLARED}{fold(labels[0] if labels else event_id)}"


class Glossary(Struct, frozen=True):
    """What a glossary file says; an empty one links nothing.

    `names` maps an id to the labels of one thing; `parts` a whole to its parts; `overlaps` are pairs that are
    neither same nor apart; `events` maps an event id to its labels; `issues` and `titles` map ids to words.
    `apart` are pairs of names known to differ, `apart_events` the same of events; `unknown`, `matches`, `readings`,
    `read_as` and `no_difference` are what persons answered (docs/review.md). `places` maps `names.ID` and `events.ID`
    to line and column.
    """

    file: str = ""
    sha256: str = ""
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    overlaps: tuple[tuple[str, str], ...] = ()
    events: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    issues: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    apart: tuple[tuple[str, str], ...] = ()
    apart_events: tuple[tuple[str, str], ...] = ()
    unknown: tuple[Unanswered, ...] = ()
    matches: tuple[PersonMatch, ...] = ()
    readings: tuple[PersonReading, ...] = ()
    read_as: tuple[PersonSays, ...] = ()
    no_difference: tuple[AboutProvisions, ...] = ()
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def on_provisions(self) -> tuple[AboutProvisions, ...]:
        """The answers that hold as long as their provisions stay as they were."""
        return (*self.matches, *self.read_as, *self.no_difference)


def apart_events(glossary: Glossary) -> list[tuple[str, str]]:
    """The events known to differ, by their ids."""
    if not glossary.apart_events:  # nearly every glossary: no index is made for it
        return []
    index = NameIndex(glossary)
    return [(index.event_id(one), index.event_id(other)) for one, other in glossary.apart_events]


class NameIndex:
    """Looks labels up in one glossary; what it finds is kept, for the same labels come again and again."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self._ids = {fold(each): each for each in glossary.names}
        for name_id, labels in glossary.names.items():
            for label in labels:
                self._ids[fold(label)] = name_id
        self._events = {fold(each): each for each in (*BUILT_IN_EVENTS, *glossary.events)}
        for event_id, labels in glossary.events.items():
            for label in labels:
                self._events[fold(label)] = event_id
        self._parts = self._all_parts()
        self._overlaps, self._doubtful = self._all_overlaps()
        self._apart = self._all_apart()
        self._found: dict[tuple[str, tuple[str, ...]], Name] = {}

    def id_of(self, label: str) -> str:
        """The id a label stands for; a label nothing lists stands for itself."""
        folded = fold(label)
        return self._ids.get(folded, folded)

    def joined(self, one: str, other: str) -> bool:
        """Whether two labels are one thing, or one is a part of the other, or they overlap."""
        first, second = self.name(one), self.name(other)
        return standing(first, second) in (Standing.SAME, Standing.HOLDS, Standing.WITHIN, Standing.OVERLAPS)

    def event(self, label: str) -> str | None:
        """The id of a built-in or glossary event, by id or label; None if it is neither."""
        return self._events.get(fold(label))

    def event_id(self, words: str) -> str:
        """The id of the event that words mean: of the glossary, a text's day 1, a provision (`text/id`), a header's."""
        if (known := self.event(words)) or "/" in words:
            return known or words
        day_one, _, text = words.partition(f"{DAY_ONE.label} of ")
        return f"{DAY_ONE_OF}{text}" if text and not day_one else declared_event(words, ())

    def own_event_labels(self) -> Iterable[str]:
        """The first label of each event that the glossary lists."""
        return (labels[0] if labels else event for event, labels in self.glossary.events.items())

    def event_labels(self) -> Iterable[str]:
        """Every word an event of the glossary or a built-in one may be called by."""
        return (
            *BUILT_IN_EVENTS,
            *self.glossary.events,
            *(each for all_ in self.glossary.events.values() for each in all_),
        )

    def name(self, label: str, vocabulary: tuple[str, ...] = ()) -> Name:
        """The name a label stands for, with what is known of it; `vocabulary` is the topic term's own words."""
        wanted = (label, vocabulary)
        if (known := self._found.get(wanted)) is not None:
            return known
        name_id = self.id_of(label)
        listed = set()
        entry = name_id if name_id in self.glossary.names else None
        if entry:
            listed.add("glossary")
        if any(self.id_of(word) == name_id for word in vocabulary):
            listed.add("topic")
        parts = self._parts.get(name_id, frozenset())
        name = Name(
            id=name_id,
            label=" ".join(label.split()),
            listed=frozenset(listed),
            parts=parts,
            overlaps=self._overlaps.get(name_id, frozenset()),
            entry=entry,
            meetings=frozenset(
                f"{min(each, other)} & {max(each, other)}"
                for each in (name_id, *parts)
                for other in self._overlaps.get(each, ())
            ),
            doubtful=self._doubtful.get(name_id, frozenset()),
            apart=self._apart.get(name_id, frozenset()),
        )
        self._found[wanted] = name
        return name

    def _all_parts(self) -> dict[str, frozenset[str]]:
        """Each whole's parts and their parts; a circle of parts ends where it began."""
        direct = {
            self.id_of(whole): {self.id_of(part) for part in parts} for whole, parts in self.glossary.parts.items()
        }
        closed = transitive_closure(direct)
        return {whole: frozenset(closed[whole] - {whole}) for whole in direct}

    def _all_overlaps(self) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
        """The pairs that overlap as declared, and the pairs in doubt: a whole or part of one beside the other.

        A part of something that overlaps cannot be known to lie outside, so no conflict may be built on it.
        """
        wholes: dict[str, set[str]] = {}
        for whole, parts in self._parts.items():
            for part in parts:
                wholes.setdefault(part, set()).add(whole)

        def family(one: str) -> set[str]:
            return {one, *self._parts.get(one, ()), *wholes.get(one, ())}

        declared: dict[str, set[str]] = {}
        doubtful: dict[str, set[str]] = {}
        for pair in self.glossary.overlaps:
            first, second = map(self.id_of, pair)
            for one, other in ((first, second), (second, first)):
                declared.setdefault(one, set()).add(other)
                for each in family(one):
                    doubtful.setdefault(each, set()).update(family(other) - {each})
        return _frozen(declared), _frozen({each: found - declared.get(each, set()) for each, found in doubtful.items()})

    def _all_apart(self) -> dict[str, frozenset[str]]:
        """The ids known to differ from each: where two things share nothing, no part of one is a part of the other."""
        found: dict[str, set[str]] = {}
        for pair in self.glossary.apart:
            first, second = map(self.id_of, pair)
            for one, other in ((first, second), (second, first)):
                for each in (one, *self._parts.get(one, ())):
                    found.setdefault(each, set()).update((other, *self._parts.get(other, ())))
        return _frozen(found)


def _frozen(found: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {each: frozenset(others) for each, others in found.items()}
