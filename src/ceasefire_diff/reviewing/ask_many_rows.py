"""Asks of many rows at once: whether they are rows at all, and whether what differs in them only in words differs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct

from ceasefire_diff.comparing.comparison import LIKELY, PairResult, Row
from ceasefire_diff.comparing.no_difference import only_unsaid
from ceasefire_diff.model.answers import Asked
from ceasefire_diff.reviewing.match_edits import keep_apart, kept_of, no_difference, one_matter
from ceasefire_diff.reviewing.question import LETTERS_BESIDE_YES, AnswerChoice, Edit, Question, QuestionKind, in_turn
from ceasefire_diff.reviewing.texts_compared import TextsCompared, keys_of

MOST_ROWS: Final = 8
"""Rows of one question: more than these nobody has before the eyes at once."""

NO_DIFFERENCE: Final = "no difference"
"""What a question on what differs only in words is about, beside the provisions of its rows."""

BY_LIKENESS: Final = "by likeness"
"""What a question on rows that only likeness holds together is about, beside the provisions of its rows."""

_Found = tuple[Row, PairResult]


class _Wanted(Struct, frozen=True):
    """A question on many rows: what it asks of several and of one, what all and none say, what each answer does."""

    kind: QuestionKind
    about: str
    asks: tuple[str, str]
    all: str
    none: tuple[str, str]
    chosen: Callable[[PairResult, TextsCompared], Edit]
    left: Callable[[PairResult], Edit]
    unknown: Callable[[PairResult], Edit]
    likeness: float = 0.0


def ask_no_difference(texts: TextsCompared) -> list[Question]:
    """One question for every few rows that only words, or what one text leaves unsaid, keep from being the same."""
    differ = "the texts differ only in words, or in what one of them leaves unsaid."
    wanted = _Wanted(
        kind=QuestionKind.UNSAID,
        about=NO_DIFFERENCE,
        asks=(
            f"In these rows {differ} In which of them is that no difference?",
            f"In this row {differ} Is that no difference?",
        ),
        all="in all of them",
        none=("in none of them", "it is a difference"),
        chosen=lambda pair, texts: no_difference(pair.by_text, texts.comparison),
        left=lambda pair: kept_of(pair.by_text, Asked.NO_DIFFERENCE),
        unknown=lambda pair: kept_of(pair.by_text, Asked.NO_DIFFERENCE),
    )
    return [] if texts.of_one_paper else _questions(wanted, _differs_in_words, Asked.NO_DIFFERENCE, texts)


def ask_likely(texts: TextsCompared) -> list[Question]:
    """One question for every few rows that only likeness of words holds together."""
    wanted = _Wanted(
        kind=QuestionKind.COUNTERPART,
        about=BY_LIKENESS,
        asks=(
            "These were lined up because their words are alike. In which of them do both texts address one matter?",
            "These were lined up because their words are alike. Do both texts address one matter here?",
        ),
        all="in all of them",
        none=("in none of them", "no: two matters"),
        chosen=lambda pair, _: lambda bench, signed: one_matter(bench, pair.by_text, signed),
        left=lambda pair: lambda bench, signed: keep_apart(bench, pair.by_text, signed),
        unknown=lambda pair: kept_of(pair.by_text, Asked.ONE_THING),
        likeness=1.0,
    )
    return _questions(wanted, _by_likeness, Asked.ONE_THING, texts)


def _differs_in_words(pair: PairResult) -> bool:
    """Whether words alone keep a row from being the same; whom one text alone binds is a question of its own."""
    return any((each.term, each.rule) != ("by", "term.only-one") for each in only_unsaid(pair))


def _by_likeness(pair: PairResult) -> bool:
    return any(each.rule == LIKELY for each in pair.results)


def _questions(
    wanted: _Wanted, is_asked: Callable[[PairResult], bool], asked: Asked, texts: TextsCompared
) -> list[Question]:
    known = texts.kept_unknown(asked)
    found: dict[frozenset[str], _Found] = {}
    for row, pair in texts.two_sided:
        if keys_of(pair) not in known and is_asked(pair):
            found.setdefault(keys_of(pair), (row, pair))
    in_order = sorted(found.values(), key=lambda each: (each[0].id, sorted(keys_of(each[1]))))
    parts = (in_order[start : start + MOST_ROWS] for start in range(0, len(in_order), MOST_ROWS))
    return [_question(wanted, part, texts) for part in parts]


def _question(wanted: _Wanted, rows: Sequence[_Found], texts: TextsCompared) -> Question:
    one = len(rows) == 1
    by_key = dict(zip("y" if one else LETTERS_BESIDE_YES, rows, strict=False))

    def of(words: Sequence[str]) -> Edit:
        """What is kept of the chosen rows, and of the rest."""
        chosen = {letter for word in words for letter in word}
        return in_turn(
            [wanted.chosen(pair, texts) if key in chosen else wanted.left(pair) for key, (_, pair) in by_key.items()]
        )

    return Question(
        kind=wanted.kind,
        about=(wanted.about, *dict.fromkeys(key for _, pair in rows for key in sorted(keys_of(pair)))),
        asks=wanted.asks[one],
        choices=(
            *(
                AnswerChoice(
                    key,
                    "",
                    wanted.chosen(pair, texts),
                    together=True,
                    shows=tuple(texts.said(each) for side in texts.members(pair) for each in side),
                    differing=only_unsaid(pair),
                    topic=texts.comparison.taxonomy.topics[row.topic],
                )
                for key, (row, pair) in by_key.items()
            ),
            *([] if one else [AnswerChoice("y", wanted.all, of([*by_key]))]),
            AnswerChoice("n", wanted.none[one], of([])),
            AnswerChoice("u", "not known", in_turn([wanted.unknown(pair) for _, pair in rows])),
        ),
        rows=tuple(sorted({row.id for row, _ in rows})),
        likeness=wanted.likeness,
        at_once=of,
    )
