"""Finds the events that keep the times, conditions and orders of two texts from being compared, and what they mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import product
from typing import Final

from msgspec import Struct

from ceasefire_diff.comparing.comparison import PairResult, Stated, TermResult
from ceasefire_diff.comparing.events import ROW, events_of
from ceasefire_diff.model.answers import Asked
from ceasefire_diff.model.glossary import DECLARED, NameIndex, apart_events, fold
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.reviewing.texts_compared import TextsCompared
from ceasefire_diff.values.event import BUILT_IN_EVENTS, EventName
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.relation import RelationKind
from ceasefire_diff.values.timing import CALENDAR, DAY_ONE, DAY_ONE_OF
from ceasefire_diff.values.value import events_in

_IN_WORDS: Final = ("order", "condition")
"""Terms of a result that are made of all events a provision names in its order keys."""


class Reference(Struct, frozen=True):
    """What a provision of one text waits for or counts from: an event; with a moment and none, a day left unsaid."""

    provision: Provision
    event: EventName | None
    moment: Moment | None = None

    @property
    def id(self) -> str:
        """The id by which the files know the event: of an act that stands in a row its own, and not the row's."""
        if self.event is None:
            return ""
        return self.event.entry or self.event.id if self.event.id.startswith(ROW) else self.event.id


class Met(Struct, frozen=True):
    """Two references that one row holds against each other and that nothing compares."""

    left: Reference
    right: Reference
    row: str


class EventsOfTexts:
    """The events of two texts: what each is called, which are closed to questions, and what else words may mean."""

    def __init__(self, texts: TextsCompared) -> None:
        self.texts = texts
        self._index = NameIndex(texts.glossary)
        self._words = {event: labels[0] for event, labels in texts.glossary.events.items() if labels}
        self._means: dict[str, set[str]] = defaultdict(set)
        for side in (texts.left, texts.right):
            for event, labels in side.events.items():
                words = labels[0] if labels else event
                meant = self.id_of(words)
                self._words.setdefault(meant, words)
                for each in (event, *labels):
                    self._means[fold(each)].add(meant)
        self._used = tuple(
            {event.id for each in side.provisions for event in events_of(each)}
            | {each.own_event for each in texts.as_read(side) if each.is_event}
            for side in (texts.left, texts.right)
        )
        self._closed = {frozenset(map(self.id_of, pair)) for pair in texts.kept_unknown(Asked.EVENTS)}
        self._closed |= {frozenset(pair) for pair in apart_events(texts.glossary)}

    @cached_property
    def met(self) -> list[Met]:
        """What keeps the rows of both texts from a comparison of times, conditions and orders."""
        return [
            Met(left, right, row.id)
            for row, pair in self.texts.pairs
            if pair.left_provisions and pair.right_provisions
            for left, right in _references(pair, self.texts)
        ]

    def meets(self, event: str, act: str) -> bool:
        """Whether some row holds an event against an act of the other text."""
        return any({event, act} == {each.left.id, each.right.id} for each in self.met)

    def id_of(self, words: str) -> str:
        """The event that words of the glossary or of a header mean."""
        return self._index.event_id(words)

    def words(self, event: str) -> str:
        """What an event is called."""
        if event.startswith(DAY_ONE_OF):
            return f"{DAY_ONE.label} of {event.removeprefix(DAY_ONE_OF)}"
        return self._words.get(event, event.removeprefix(DECLARED))

    def called(self, event: EventName) -> str:
        """What a provision calls an event: its own words for it, those of the header where it writes an id."""
        is_id = any(event.label in each.events for each in (self.texts.left, self.texts.right))
        return self.words(event.id) if is_id or not event.label else event.label

    def told(self, *events: str) -> bool:
        """Whether somebody said of these that they differ, or that it is not known."""
        return any({*events} <= pair for pair in self._closed)

    def used_by(self, *, right: bool) -> set[str]:
        """The events that the file of one of the texts speaks of, and acts of it that are read as events."""
        return self._used[right]

    def means_another(self, words: str, *events: str) -> bool:
        """Whether the header of one of the texts has the words for another event, so that no glossary can list them."""
        return bool(self._means[fold(words)] - {*events})

    def taken(self) -> set[str]:
        """Words that a new entry of the glossary may not have as its id."""
        provisions = {each.id for side in (self.texts.left, self.texts.right) for each in side.provisions}
        return {*self._means, *self._words.values(), *self._words, *BUILT_IN_EVENTS, *provisions}


@lru_cache(maxsize=1)  # three kinds of question about two texts begin with these
def events_of_texts(texts: TextsCompared) -> EventsOfTexts:
    """The events of two texts."""
    return EventsOfTexts(texts)


def _references(pair: PairResult, texts: TextsCompared) -> Iterator[tuple[Reference, Reference]]:
    by_term: dict[str, tuple[list[Reference], list[Reference]]] = defaultdict(lambda: ([], []))
    for each in pair.results:
        if _is_unsettled(each):
            for found, stated in zip(by_term[each.term], (each.left, each.right), strict=True):
                found += [one for stated_ in stated for one in _stated(stated_, each.term, texts)]
    for lefts, rights in by_term.values():
        yield from product(lefts, rights)


def _is_unsettled(result: TermResult) -> bool:
    settled = result.verdict in (Verdict.AGREE, Verdict.CONFLICT) or result.relation is RelationKind.NESTED
    return not settled


def _stated(stated: Stated, term: str, texts: TextsCompared) -> Iterator[Reference]:
    provision = texts.provision_as_read(stated.proposal, stated.provision)
    value = stated.value
    if isinstance(value, Moment):
        yield Reference(provision, value.anchor, value)
    elif value is not None:
        yield from (Reference(provision, event) for event in events_in(value))
    elif term in _IN_WORDS:
        yield from (Reference(provision, event) for event in events_of(provision))


def is_named(event: EventName | None) -> bool:
    """Whether an event has a name of its own: it is built in, or listed by a glossary or a header."""
    if event is None or event in (CALENDAR, DAY_ONE) or event.id.startswith(ROW):
        return False
    return "/" not in event.id or event.id.startswith(DECLARED)
