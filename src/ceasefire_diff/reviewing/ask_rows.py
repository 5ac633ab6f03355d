"""Asks about rows that need review: which provisions answer which, and how a person reads what is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Final

from ceasefire_diff.comparing.comparison import PairResult, Row
from ceasefire_diff.comparing.one_thing import undecided_for_identity
from ceasefire_diff.comparing.persons import print_of
from ceasefire_diff.model.answers import Asked, Signature
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.model.verdict import RULES, Verdict
from ceasefire_diff.reviewing import keep_answers
from ceasefire_diff.reviewing.match_edits import ONE_THING, Members, keep_apart, kept_of, put_in_a_row
from ceasefire_diff.reviewing.question import LETTERS, AnswerChoice, Edit, Question, QuestionKind, kept
from ceasefire_diff.reviewing.texts_compared import TextsCompared, keys_of
from ceasefire_diff.reviewing.workbench import Workbench
from ceasefire_diff.source.yaml_flow import word

SEVERAL: Final = "row.several"
_MOST_PAIRS: Final = 16
"""A row of more pairs than this wants another look at the coding, and no question."""

_READINGS: Final = (
    ("s", "same in both texts", Verdict.AGREE),
    ("c", "compatible, not the same", Verdict.PARTLY),
    ("o", "left open", Verdict.OPEN),
    ("i", "cannot both hold as written", Verdict.CONFLICT),
)


def ask_several(texts: TextsCompared) -> list[Question]:
    """One question for each row in which it cannot be told which provisions answer which."""
    unknown = texts.kept_unknown(Asked.PROVISIONS)
    found: dict[frozenset[str], Question] = {}
    for row, pair in texts.two_sided:
        if pair.verdict is not Verdict.UNCLEAR or not any(each.rule == SEVERAL for each in pair.results):
            continue
        number = len(pair.left_provisions) * len(pair.right_provisions)
        about = keys_of(pair)
        if row.id.startswith("match/") or not 1 < number <= _MOST_PAIRS or about in unknown:
            continue
        found.setdefault(about, _several(row, pair, texts))
    return list(found.values())


def _several(row: Row, pair: PairResult, texts: TextsCompared) -> Question:
    lefts, rights = texts.members(pair)
    # Letters mean the same pairs whichever text is given first: a list may come back with the texts in another order.
    pairs_: Iterable[tuple[Provision, Provision]] = product(lefts, rights)
    if texts.right.id < texts.left.id:
        pairs_ = ((left, right) for right, left in product(rights, lefts))
    keys = {letter: (left.id, right.id) for letter, (left, right) in zip(LETTERS, pairs_, strict=False)}

    def joining(chosen: Sequence[str]) -> Edit:
        """One match for each word of letters: the provisions of its pairs."""

        def edit(bench: Workbench, signed: Signature) -> Workbench:
            text = bench.text_of_glossary
            for pairs in ([keys[key] for key in letters] for letters in sorted(chosen)):
                ids = (texts.left.id, texts.right.id)
                members = {text_id: {pair[place] for pair in pairs} for place, text_id in enumerate(ids)}
                text = put_in_a_row(text, members, texts.comparison, signed)
            return bench.with_glossary(text)

        return edit

    choices = [
        AnswerChoice(key, f"{left} / {right}", joining([key]), together=True) for key, (left, right) in keys.items()
    ]
    return Question(
        kind=QuestionKind.SEVERAL,
        about=tuple(keys_of(pair)),
        asks="Which of these answers which?",
        choices=(*choices, AnswerChoice("u", "not known", kept_of(pair.by_text, Asked.PROVISIONS))),
        shows=tuple(map(texts.said, (*lefts, *rights))),
        rows=(row.id,),
        at_once=joining,
    )


def ask_one_thing(texts: TextsCompared) -> list[Question]:
    """One question for each row that could be told if both texts were known to be about one thing in it."""
    unknown = texts.kept_unknown(Asked.ONE_THING)
    found: dict[frozenset[str], Question] = {}
    for row, pair in texts.two_sided:
        about = keys_of(pair)
        if pair.verdict is Verdict.UNCLEAR and about not in unknown and undecided_for_identity(pair):
            found.setdefault(about, _one_thing(row, pair, texts))
    return list(found.values())


def _one_thing(row: Row, pair: PairResult, texts: TextsCompared) -> Question:
    members = pair.by_text

    def one(bench: Workbench, signed: Signature) -> Workbench:
        text = put_in_a_row(bench.text_of_glossary, members, texts.comparison, signed, ONE_THING)
        return bench.with_glossary(text)

    unknown = kept_of(members, Asked.ONE_THING)
    by_person = row.id.startswith("match/")
    return Question(
        kind=QuestionKind.SEVERAL,
        about=("one thing", *sorted(keys_of(pair))),
        asks="Are both texts about one and the same thing here, in whatever words?",
        choices=(
            AnswerChoice("y", "yes: one thing", one),
            # Who said that one answers the other keeps them in their row.
            AnswerChoice("n", "no: two things", unknown if by_person else _two_things(members)),
            AnswerChoice("u", "not known", unknown),
        ),
        shows=tuple(texts.said(each) for side in texts.members(pair) for each in side),
        rows=(row.id,),
    )


def _two_things(members: Members) -> Edit:
    return lambda bench, signed: keep_apart(bench, members, signed)


def ask_readings(texts: TextsCompared) -> list[Question]:
    """One question for each row that needs review when all else has been asked."""
    unknown = texts.kept_unknown(Asked.ROW)
    rows: dict[str, tuple[Row, list[PairResult]]] = {}
    for row, pair in texts.pairs:
        if pair.verdict is Verdict.UNCLEAR and frozenset((row.id,)) not in unknown:
            rows.setdefault(row.id, (row, []))[1].append(pair)
    return [_reading(row, pairs, texts) for row, pairs in rows.values()]


def _reading(row: Row, pairs: list[PairResult], texts: TextsCompared) -> Question:
    def as_read(verdict: Verdict) -> Edit:
        def edit(bench: Workbench, signed: Signature) -> Workbench:
            text = bench.text_of_glossary
            for pair in pairs:
                said = {
                    "row": word(row.id),
                    "left": word(pair.left.id),
                    "right": word(pair.right.id),
                    "rules": str(RULES),
                    "fingerprint": f'"{print_of(pair, texts.comparison.proposals)}"',
                    "verdict": verdict.value,
                }
                text = keep_answers.put_reading(text, said, signed)
            return bench.with_glossary(text)

        return edit

    sides = [[each for pair in pairs for each in texts.members(pair)[place]] for place in (0, 1)]
    return Question(
        kind=QuestionKind.READING,
        about=(texts.left.id, texts.right.id, row.id)
        if texts.left.id < texts.right.id
        else (texts.right.id, texts.left.id, row.id),
        asks="How do you read this row?",
        choices=(
            *(AnswerChoice(key, says, as_read(verdict)) for key, says, verdict in _READINGS),
            AnswerChoice("u", "cannot be told", kept(keep_answers.put_unknown, "row", [row.id])),
        ),
        shows=texts.said_of(*sides),
        rows=(row.id,),
    )
