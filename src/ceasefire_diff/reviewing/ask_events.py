"""Asks which events of two texts are one: those that times, conditions and orders of one row speak of."""

from __future__ import annotations

from itertools import product
from typing import Final

from msgspec import Struct

from ceasefire_diff.comparing.events import events_of
from ceasefire_diff.model.answers import Asked, Signature
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.reviewing import keep_answers
from ceasefire_diff.reviewing.question import AnswerChoice, Question, QuestionKind, kept
from ceasefire_diff.reviewing.texts_compared import TextsCompared
from ceasefire_diff.reviewing.workbench import Workbench
from ceasefire_diff.values.event import BUILT_IN_EVENTS
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
