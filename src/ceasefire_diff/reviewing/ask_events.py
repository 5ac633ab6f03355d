"""Asks which events of two texts are one: two that each names, or one that the other has as an act of its own."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from ceasefire_diff.aligning.related import LETTERS_EACH
from ceasefire_diff.aligning.similarity import long_stems
from ceasefire_diff.comparing.events import events_of
from ceasefire_diff.model.answers import Signature
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.reviewing import keep_answers
from ceasefire_diff.reviewing.events_met import EventsOfTexts, events_of_texts, is_named
from ceasefire_diff.reviewing.match_edits import read_into
from ceasefire_diff.reviewing.question import LETTERS, AnswerChoice, Question, QuestionKind, kept
from ceasefire_diff.reviewing.texts_compared import TextsCompared
from ceasefire_diff.reviewing.workbench import Workbench


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
