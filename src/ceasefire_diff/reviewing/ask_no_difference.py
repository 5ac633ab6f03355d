"""Asks, for many rows at once, whether what the texts word otherwise there, or one leaves unsaid, is no difference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ceasefire_diff.comparing.comparison import PairResult, Row
from ceasefire_diff.comparing.no_difference import only_unsaid
from ceasefire_diff.model.answers import Asked
from ceasefire_diff.reviewing.match_edits import kept_of, no_difference
from ceasefire_diff.reviewing.question import LETTERS_BESIDE_YES, AnswerChoice, Edit, Question, QuestionKind, in_turn
from ceasefire_diff.reviewing.texts_compared import TextsCompared, keys_of

MOST_ROWS: Final = 8
"""Rows of one question: more than these nobody has before the eyes at once."""

ABOUT: Final = "no difference"
"""What such a question is about, beside the provisions of its rows."""

_Found = tuple[Row, PairResult]


def ask_no_difference(texts: TextsCompared) -> list[Question]:
    """One question for every few rows that only words, or what one text leaves unsaid, keep from being the same."""
    if texts.of_one_paper:
        return []
    kept = texts.kept_unknown(Asked.NO_DIFFERENCE)
    found: dict[frozenset[str], _Found] = {}
    for row, pair in texts.two_sided:
        if keys_of(pair) not in kept and _is_asked(pair):
            found.setdefault(keys_of(pair), (row, pair))
    in_order = sorted(found.values(), key=lambda each: (each[0].id, sorted(keys_of(each[1]))))
    return [_question(in_order[start : start + MOST_ROWS], texts) for start in range(0, len(in_order), MOST_ROWS)]


def _is_asked(pair: PairResult) -> bool:
    """Whether words alone keep a row from being the same; whom one text alone binds is a question of its own."""
    return any((each.term, each.rule) != ("by", "term.only-one") for each in only_unsaid(pair))


def _question(rows: Sequence[_Found], texts: TextsCompared) -> Question:
    by_key = dict(zip(LETTERS_BESIDE_YES if len(rows) > 1 else "y", rows, strict=False))

    def of(words: Sequence[str]) -> Edit:
        """In the chosen rows is no difference; of the rest it is kept that there is."""
        chosen = {letter for word in words for letter in word}
        return in_turn(
            [
                no_difference(pair.by_text, texts.comparison)
                if key in chosen
                else kept_of(pair.by_text, Asked.NO_DIFFERENCE)
                for key, (_, pair) in by_key.items()
            ]
        )

    several = len(rows) > 1
    differ = "the texts differ only in words, or in what one of them leaves unsaid."
    return Question(
        kind=QuestionKind.UNSAID,
        about=(ABOUT, *dict.fromkeys(key for _, pair in rows for key in sorted(keys_of(pair)))),
        asks=f"In these rows {differ} In which of them is that no difference?"
        if several
        else f"In this row {differ} Is that no difference?",
        choices=(
            *(
                AnswerChoice(
                    key,
                    "",
                    of([key]),
                    together=True,
                    shows=tuple(texts.said(each) for side in texts.members(pair) for each in side),
                    differing=only_unsaid(pair),
                    topic=texts.comparison.taxonomy.topics[row.topic],
                )
                for key, (row, pair) in by_key.items()
            ),
            *([AnswerChoice("y", "in all of them", of([*by_key]))] if several else ()),
            AnswerChoice("n", "in none of them" if several else "it is a difference", of([])),
            AnswerChoice("u", "not known", of([])),
        ),
        rows=tuple(sorted({row.id for row, _ in rows})),
        at_once=of,
    )
