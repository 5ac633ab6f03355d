"""What an overview remarks under a row: what satisfies both texts, what differs, why it needs review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ceasefire_diff.comparing.comparison import PairResult, Row, TermResult, is_likely
from ceasefire_diff.comparing.persons import BY_PERSON, JOINED_BY_PERSON
from ceasefire_diff.model.keys import WHOM_AND_WHEN
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.rules.of_comparing import rules_on_values
from ceasefire_diff.values.relation import RelationKind, Side
from ceasefire_diff.wording.labels import Labels, is_order_row
from ceasefire_diff.wording.overview_sentences import (
    ONE_EVENT,
    differ_on,
    only_one_states,
    to_review,
    to_review_aspects,
    to_review_reason,
    with_both_values,
)
from ceasefire_diff.wording.quoted import Sentence
from ceasefire_diff.wording.report_sentences import meets_both
from ceasefire_diff.wording.result_view import PairOfTexts, ResultView
from ceasefire_diff.wording.sentences import reason, reason_clause
from ceasefire_diff.wording.term_words import noun

_MOST_WITH_VALUES: Final = 2
"""Terms on which two texts differ that are told with what each states; of more the row in full tells it."""

_ALONE: Final = ("term.only-one", "order.only-one")
_NOT_LINKED: Final = "conditions.not-linked"
_NOTHING_SHARED: Final = "row.nothing-shared"
_DECIDED_BY_PERSON: Final = BY_PERSON - {JOINED_BY_PERSON}


class RowRemarks:
    """Remarks on the rows of one comparison."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels

    def of(self, row: Row) -> Iterator[Sentence]:
        """The remarks on a row that is compatible or needs review, each once, those of one pair in one paragraph.

        That a person read a row, or what a person said of it decides it, is remarked on any row.
        """
        found: dict[str, None] = {}
        for pair in row.pairs:
            texts = self._labels.texts(pair.left.proposal, pair.right.proposal, row.topic)
            told = [Sentence(reason(each, texts).marked) for each in pair.results if each.rule in _DECIDED_BY_PERSON]
            if pair.verdict is Verdict.UNCLEAR:
                told += self._to_review(row, pair, texts)
            elif pair.verdict is Verdict.PARTLY and not is_order_row(row):
                told += self._compatible(row, pair, texts)
            if told:
                found[" ".join(each.marked for each in told)] = None
        return map(Sentence, found)

    def same_points(self, row: Row) -> tuple[str, ...]:
        """What the texts state the same in every pair of a row, beyond what names the matter of the row."""
        topic = self._labels.comparison.taxonomy.topics[row.topic]
        alike = [
            [
                each.term
                for each in pair.results
                if each.relation is RelationKind.SAME
                and each.verdict is Verdict.AGREE
                and each.rule in rules_on_values()
                and each.term not in topic.identifying
            ]
            for pair in row.pairs
            if pair.verdict is not Verdict.ONE_SIDED
        ]
        if not alike:
            return ()
        return tuple(noun(term, topic) for term in dict.fromkeys(alike[0]) if all(term in each for each in alike))

    def _compatible(self, row: Row, pair: PairResult, texts: PairOfTexts) -> Iterator[Sentence]:
        naming = self._labels.comparison.taxonomy.topics[row.topic].identifying
        met: set[str] = set()
        # That both can hold is plain only from the times at which they do not meet.
        yield from (Sentence(reason(each, texts).marked) for each in pair.results if each.rule == "row.times-apart")
        for result in pair.results:
            if result.term not in (*WHOM_AND_WHEN, *naming) and (words := meets_both(result, texts)):
                met.add(result.term)
                yield words
        differing: dict[str, list[TermResult]] = {}
        for each in pair.results:
            if _differs(each) and each.term not in met:
                differing.setdefault(each.term, []).append(each)
        if differing:
            few = len(differing) <= _MOST_WITH_VALUES
            told = (_with_values(each, texts) if few else noun(term, texts.topic) for term, each in differing.items())
            yield differ_on(list(told))
        yield from self._stated_by_one(pair, texts)

    def _stated_by_one(self, pair: PairResult, texts: PairOfTexts) -> Iterator[Sentence]:
        for side in (Side.LEFT, Side.RIGHT):
            alone = [each for each in pair.results if each.rule == _ALONE[0] and each.stated(side)]
            if alone:
                yield only_one_states(self._called(pair, side), _named_with_words(alone, side, texts))

    def _aspects(self, pair: PairResult, texts: PairOfTexts) -> dict[str, list[str]]:
        """What each text alone states, by what the text is called."""
        found = {
            self._called(pair, side): [
                noun(each.term, texts.topic) for each in pair.results if each.rule in _ALONE and each.stated(side)
            ]
            for side in Side
        }
        return {called: terms for called, terms in found.items() if terms}

    def _called(self, pair: PairResult, side: Side) -> str:
        return self._labels.called[getattr(pair, side.value).proposal]

    def _to_review(self, row: Row, pair: PairResult, texts: PairOfTexts) -> Iterator[Sentence]:
        """The first thing that makes a person look: of a row as a whole before that of one term.

        Where that says nothing of this row, what each text alone states, or the names that may be one.
        """
        unclear = sorted((each for each in pair.results if each.verdict is Verdict.UNCLEAR), key=_is_of_a_term)
        if is_likely(row):
            naming = self._labels.comparison.taxonomy.topics[row.topic].identifying
            unclear = [each for each in pair.results if each.term in naming and _told_by_both(each)] or unclear
        first = ResultView(unclear[0], texts)
        if first.result.rule == _NOTHING_SHARED and (told := self._aspects(pair, texts)):
            yield to_review_aspects(told)
        elif first.result.rule == _NOT_LINKED:
            yield to_review(ONE_EVENT, first.value(Side.LEFT), first.value(Side.RIGHT))
        elif first.is_short(Side.LEFT) and first.is_short(Side.RIGHT) and _is_of_a_term(first.result):
            yield to_review(first.noun, first.value(Side.LEFT), first.value(Side.RIGHT))
        else:
            yield to_review_reason(reason_clause(first.result, texts))


def _told_by_both(result: TermResult) -> bool:
    """Whether both texts state a term, and not the same."""
    return bool(result.left and result.right) and result.relation is not RelationKind.SAME


def _is_of_a_term(result: TermResult) -> bool:
    return result.term not in ("row", "deed", "condition", "order")


def _differs(result: TermResult) -> bool:
    return result.verdict is Verdict.PARTLY and result.rule not in _ALONE and result.rule in rules_on_values()


def _with_values(results: Sequence[TermResult], texts: PairOfTexts) -> str:
    """A term on which the texts differ, with what each states where it is one short value."""
    name, view = noun(results[0].term, texts.topic), ResultView(results[0], texts)
    if len(results) > 1 or not all(map(view.is_short, Side)):
        return name
    return with_both_values(name, view.value(Side.LEFT), view.value(Side.RIGHT))


def _named_with_words(results: Sequence[TermResult], side: Side, texts: PairOfTexts) -> list[str]:
    """Terms with what is stated on each, where it is short."""
    found = []
    for each in results:
        name, view = noun(each.term, texts.topic), ResultView(each, texts)
        found.append(f"{name}{view.in_brackets(side)}" if each.value(side) is not None else name)
    return found
