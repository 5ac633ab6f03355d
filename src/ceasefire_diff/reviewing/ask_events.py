"""Asks which events of two texts are one: those that keep times, conditions and orders of a row from being compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import product
from typing import Final

from msgspec import Struct

from ceasefire_diff.aligning.related import LETTERS_EACH
from ceasefire_diff.aligning.similarity import long_stems
from ceasefire_diff.comparing.comparison import PairResult, Stated, TermResult
from ceasefire_diff.comparing.events import ROW, events_of
from ceasefire_diff.model.answers import Asked, Signature
from ceasefire_diff.model.glossary import DECLARED, NameIndex, apart_events, fold
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.reviewing import keep_answers
from ceasefire_diff.reviewing.match_edits import read_into
from ceasefire_diff.reviewing.question import LETTERS, AnswerChoice, Question, QuestionKind, kept
from ceasefire_diff.reviewing.texts_compared import TextsCompared
from ceasefire_diff.reviewing.workbench import Workbench
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
            for provision in side.provisions:
                self._means[fold(provision.id)].add(provision.own_event)
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
        """Whether words mean something else too in one of the texts, so that no glossary can list them."""
        return bool(self._means[fold(words)] - {*events})

    def taken(self) -> set[str]:
        """Words that a new entry of the glossary may not have as its id."""
        return {*self._means, *self._words.values(), *self._words, *BUILT_IN_EVENTS}


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


class _At(Struct, frozen=True):
    """Where two events meet: what the first of them are called, provisions of both sides by id, and rows."""

    one: str
    other: str
    lefts: dict[str, Provision]
    rights: dict[str, Provision]
    rows: set[str]


def ask_events(texts: TextsCompared) -> list[Question]:
    """One question for each two named events that one row holds against each other and nothing joins or tells apart.

    A writer calls one event by one name: what both texts speak of beside the other's event is another.
    """
    events = events_of_texts(texts)
    found: dict[tuple[str, str], _At] = {}
    for met in events.met:
        one, other = met.left.event, met.right.event
        if one is None or other is None or not (is_named(one) and is_named(other)) or one.edge is not other.edge:
            continue
        if (
            one.id != other.id
            and one.id not in events.used_by(right=True)
            and other.id not in events.used_by(right=False)
        ):
            at = found.setdefault((one.id, other.id), _At(events.called(one), events.called(other), {}, {}, set()))
            at.lefts[met.left.provision.id], at.rights[met.right.provision.id] = met.left.provision, met.right.provision
            at.rows.add(met.row)
    return [
        _question(one, other, at, events)
        for (one, other), at in found.items()
        if not events.told(one, other)
        and not any(events.means_another(events.words(each), one, other) for each in (one, other))
    ]


def _question(one: str, other: str, at: _At, events: EventsOfTexts) -> Question:
    texts = events.texts
    first, second = events.words(one), events.words(other)
    pair = sorted((first, second))

    def same(bench: Workbench, signed: Signature) -> Workbench:
        return bench.with_glossary(keep_answers.join_events(bench.text_of_glossary, pair, events.taken(), signed))

    return Question(
        kind=QuestionKind.EVENTS,
        about=(f"{texts.left.id}: {first}", f"{texts.right.id}: {second}"),
        asks=f"Are “{at.one}” and “{at.other}” one event?",
        choices=(
            AnswerChoice("s", "the same", same),
            AnswerChoice("d", "different", kept(keep_answers.put_apart, "events", pair)),
            AnswerChoice("u", "not known", kept(keep_answers.put_unknown, "events", pair)),
        ),
        shows=texts.said_of(at.lefts.values(), at.rights.values()),
        rows=tuple(sorted(at.rows)),
    )


def ask_event_ties(texts: TextsCompared) -> list[Question]:
    """One question for each event that one text speaks of by name and the other may have as an act of its own.

    Likely are acts that a row holds against the event, and acts that are called by its words.
    """
    events = events_of_texts(texts)
    questions = []
    for side, other in ((texts.left, texts.right), (texts.right, texts.left)):
        ours, theirs = texts.as_read(side), texts.as_read(other)
        own = events.used_by(right=side is texts.right)
        named = {each.id for provision in theirs for each in events_of(provision) if is_named(each)}
        for event in sorted(named - own):
            orders = [each for each in theirs if any(one.id == event for one in events_of(each))]
            acts = [
                each
                for each in ours
                if not each.is_event
                and (each.is_ordered or each.own_event in own)
                and not events.told(event, each.own_event)
            ]
            likely = _likeliest(event, acts, events)
            if likely:
                questions.append(_tie_question(event, side, orders, likely, events))
    return questions


def _likeliest(event: str, acts: Sequence[Provision], events: EventsOfTexts) -> list[Provision]:
    texts = events.texts
    words = [events.words(event), *texts.glossary.events.get(event, ())]
    ranked = [(events.meets(event, each.own_event), _likeness(words, each, texts), each) for each in acts]
    ranked.sort(key=lambda each: (not each[0], -each[1], each[2].id))
    return [act for met, likeness, act in ranked[:LETTERS_EACH] if met or likeness]


def _likeness(words: Sequence[str], provision: Provision, texts: TextsCompared) -> float:
    """The share of an event's words that an act is called by, in its topic or its sentence."""
    topic = texts.comparison.taxonomy.topics[provision.topic]
    own = long_stems(f"{topic.id} {topic.title} {provision.id} {provision.text} {provision.heading or ''}")
    asked = [long_stems(each) for each in words]
    return max((len(each & own) / len(each) for each in asked if each), default=0.0)


def _tie(provision: Provision) -> str:
    return f"{provision.proposal}/{provision.id}"


def _tie_question(
    event: str, side: Proposal, orders: Sequence[Provision], likely: Sequence[Provision], events: EventsOfTexts
) -> Question:
    texts = events.texts
    other = texts.right if side is texts.left else texts.left
    by_letter = dict(zip(LETTERS, likely, strict=False))
    words = events.words(event)

    def none(bench: Workbench, signed: Signature) -> Workbench:
        text = bench.text_of_glossary
        for each in likely:
            text = keep_answers.put_apart(text, "events", sorted((words, _tie(each))), signed)
        return bench.with_glossary(text)

    about = sorted((words, *map(_tie, likely)))
    return Question(
        kind=QuestionKind.EVENTS,
        about=(f"{other.id}: {words}", side.id),
        asks=f"Which act of {side.party_name} is what the text of {other.party_name} calls “{words}”?",
        choices=(
            *(
                AnswerChoice(
                    letter,
                    "",
                    read_into({side.id: frozenset((each.id,))}, {"event": words}, texts.comparison),
                    shows=(texts.said(each),),
                )
                for letter, each in by_letter.items()
            ),
            AnswerChoice("n", "none of them", none),
            AnswerChoice("u", "not known", kept(keep_answers.put_unknown, "events", about)),
        ),
        shows=tuple(map(texts.said, orders)),
    )
