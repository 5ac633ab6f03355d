"""Asks which events of two texts are one: those that times, conditions and orders of one row speak of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Final

from msgspec import Struct

from ceasefire_diff.aligning.related import LETTERS_EACH
from ceasefire_diff.aligning.similarity import long_stems
from ceasefire_diff.comparing.as_read import provisions_as_read
from ceasefire_diff.comparing.events import events_of
from ceasefire_diff.model.answers import Asked, Signature
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.reviewing import keep_answers
from ceasefire_diff.reviewing.match_edits import read_into
from ceasefire_diff.reviewing.question import LETTERS, AnswerChoice, Question, QuestionKind, kept
from ceasefire_diff.reviewing.texts_compared import TextsCompared
from ceasefire_diff.reviewing.workbench import Workbench
from ceasefire_diff.values.event import BUILT_IN_EVENTS, EventName
from ceasefire_diff.values.relation import RelationKind

_TIMES: Final = ("starts", "complete-by", "until", "order", "condition")


class _At(Struct, frozen=True):
    """Where two events meet: provisions of both sides by id, and rows."""

    lefts: dict[str, Provision]
    rights: dict[str, Provision]
    rows: set[str]


def ask_events(texts: TextsCompared) -> list[Question]:
    """One question for each two events that one row speaks of and that nothing joins or tells apart."""
    found: dict[tuple[str, str], _At] = {}
    for row, pair in texts.pairs:
        if not (pair.left_provisions and pair.right_provisions):
            continue
        if not any(
            each.relation in (RelationKind.INCOMPARABLE, RelationKind.OVERLAPS) and each.term in _TIMES
            for each in pair.results
        ):
            continue
        lefts, rights = texts.members(pair)
        for left, right in product(lefts, rights):
            for one, other in product(_named(left, texts), _named(right, texts)):
                if one != other and not {one, other} <= {*BUILT_IN_EVENTS}:
                    at = found.setdefault((one, other), _At({}, {}, set()))
                    at.lefts[left.id], at.rights[right.id] = left, right
                    at.rows.add(row.id)
    if not found:
        return []
    closed = texts.kept_unknown(Asked.EVENTS) | {frozenset(each) for each in texts.glossary.apart_events}
    used = [{event for each in side.provisions for event in _named(each, texts)} for side in (texts.left, texts.right)]
    return [
        _question(one, other, at, texts)
        for (one, other), at in found.items()
        if frozenset((one, other)) not in closed and not (one in used[1] and other in used[0])
    ]


def ask_event_ties(texts: TextsCompared) -> list[Question]:
    """One question for each event that one text orders by name and the other may have as an act of its own."""
    told = texts.kept_unknown(Asked.EVENTS) | {frozenset(each) for each in texts.glossary.apart_events}
    left, right = (provisions_as_read(each) for each in (texts.left, texts.right))
    questions = []
    for side, ours, theirs in ((texts.left, left, right), (texts.right, right, left)):
        own = _spoken_of(ours)
        known = {*texts.glossary.events, *BUILT_IN_EVENTS} - own
        for event in sorted(known & _spoken_of(theirs)):
            orders = [each for each in theirs if any(one.id == event for one in _ordered_with(each))]
            acts = (each for each in ours if not each.is_event and (each.is_ordered or each.own_event in own))
            open_ = [each for each in acts if not any({event, _tie(each)} <= pair for pair in told)]
            likely = _likeliest(event, open_, texts)
            if orders and likely:
                questions.append(_tie_question(event, side, orders, likely, texts))
    return questions


def _spoken_of(provisions: Sequence[Provision]) -> set[str]:
    """Every event that provisions refer to or are."""
    found = {event.id for each in provisions for event in events_of(each)}
    return found | {each.own_event for each in provisions if each.is_event}


def _likeliest(event: str, acts: Sequence[Provision], texts: TextsCompared) -> list[Provision]:
    words = [event, *texts.glossary.events.get(event, ())]
    ranked = sorted((-_likeness(words, each, texts), each.id) for each in acts)[:LETTERS_EACH]
    by_id = {each.id: each for each in acts}
    return [by_id[each] for likeness, each in ranked if likeness]


def _ordered_with(provision: Provision) -> list[EventName]:
    return [
        *provision.before,
        *provision.after,
        *(each.event for each in provision.condition_for),
        *(each.event for each in provision.requires),
        *(each.event for each in provision.alongside),
    ]


def _likeness(words: Sequence[str], provision: Provision, texts: TextsCompared) -> float:
    """The share of an event's words that an act is called by, in its topic or its sentence."""
    topic = texts.comparison.taxonomy.topics[provision.topic]
    own = long_stems(f"{topic.id} {topic.title} {provision.id} {provision.text} {provision.heading or ''}")
    asked = [long_stems(each) for each in words]
    return max((len(each & own) / len(each) for each in asked if each), default=0.0)


def _tie(provision: Provision) -> str:
    return f"{provision.proposal}/{provision.id}"


def _tie_question(
    event: str, side: Proposal, orders: Sequence[Provision], likely: Sequence[Provision], texts: TextsCompared
) -> Question:
    other = texts.right if side is texts.left else texts.left
    by_letter = dict(zip(LETTERS, likely, strict=False))

    def none(bench: Workbench, signed: Signature) -> Workbench:
        text = bench.text_of_glossary
        for each in likely:
            text = keep_answers.put_apart(text, "events", sorted((event, _tie(each))), signed)
        return bench.with_glossary(text)

    about = sorted((event, *map(_tie, likely)))
    return Question(
        kind=QuestionKind.EVENTS,
        about=(f"{other.id}: {event}", side.id),
        asks=f"Which act of {side.party_name} is what the text of {other.party_name} calls “{_words(event, texts)}”?",
        choices=(
            *(
                AnswerChoice(
                    letter,
                    "",
                    read_into({side.id: frozenset((each.id,))}, {"event": event}, texts.comparison),
                    shows=(texts.said(each),),
                )
                for letter, each in by_letter.items()
            ),
            AnswerChoice("n", "none of them", none),
            AnswerChoice("u", "not known", kept(keep_answers.put_unknown, "events", about)),
        ),
        shows=tuple(map(texts.said, orders)),
    )


def _named(provision: Provision, texts: TextsCompared) -> set[str]:
    """The events of the glossary, or built in, that a provision speaks of."""
    known = {*texts.glossary.events, *BUILT_IN_EVENTS}
    return {each.id for each in events_of(provision) if each.id in known}


def _question(one: str, other: str, at: _At, texts: TextsCompared) -> Question:
    pair = sorted((one, other))
    first, second = (_words(each, texts) for each in (one, other))

    def same(bench: Workbench, _: Signature) -> Workbench:
        return bench.with_glossary(keep_answers.join_events(bench.text_of_glossary, pair))

    return Question(
        kind=QuestionKind.EVENTS,
        about=(f"{texts.left.id}: {one}", f"{texts.right.id}: {other}"),
        asks=f"Are “{first}” and “{second}” one event?",
        choices=(
            AnswerChoice("s", "the same", same),
            AnswerChoice("d", "different", kept(keep_answers.put_apart, "events", pair)),
            AnswerChoice("u", "not known", kept(keep_answers.put_unknown, "events", pair)),
        ),
        shows=(
            *(texts.said(at.lefts[each]) for each in sorted(at.lefts)),
            *(texts.said(at.rights[each]) for each in sorted(at.rights)),
        ),
        rows=tuple(sorted(at.rows)),
    )


def _words(event: str, texts: TextsCompared) -> str:
    labels = texts.glossary.events.get(event, ())
    return labels[0] if labels else event
