"""What an overview remarks under a row: what satisfies both texts, what differs, why it needs review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import PairResult, Row, TermResult
from ceasefire_diff.model.keys import WHOM_AND_WHEN
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.rules.of_comparing import rules_on_values
from ceasefire_diff.values.relation import RelationKind, Side
from ceasefire_diff.wording.labels import Labels, is_order_row
from ceasefire_diff.wording.overview_sentences import differ_on, only_one_states, to_review
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.report_sentences import meets_both
from ceasefire_diff.wording.result_view import PairOfTexts, ResultView
from ceasefire_diff.wording.sentences import reason
from ceasefire_diff.wording.term_words import noun

_ALONE: Final = ("term.only-one", "order.only-one")
_NAMES_ALIKE: Final = "row.names-alike"
_NOTHING_SHARED: Final = "row.nothing-shared"


class RowRemarks:
    """Remarks on the rows of one comparison."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels

    def of(self, row: Row) -> Iterator[Sentence]:
        """The remarks on a row that is compatible or needs review, each once, those of one pair in one paragraph."""
        found: dict[str, None] = {}
        for pair in row.pairs:
            texts = self._labels.texts(pair.left.proposal, pair.right.proposal, row.topic)
            if pair.verdict is Verdict.UNCLEAR:
                told = list(self._to_review(row, pair, texts))
            elif pair.verdict is Verdict.PARTLY and not is_order_row(row):
                told = list(self._compatible(row, pair, texts))
            else:
                continue
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
        told: set[str] = set()
        for result in pair.results:
            if result.term not in (*WHOM_AND_WHEN, *naming) and (words := meets_both(result, texts)):
                told.add(result.term)
                yield words
        differing = [each.term for each in pair.results if _differs(each) and each.term not in told]
        if differing:
            yield differ_on([noun(each, texts.topic) for each in dict.fromkeys(differing)])
        yield from self._stated_by_one(pair, texts, with_words=True)

    def _stated_by_one(self, pair: PairResult, texts: PairOfTexts, *, with_words: bool) -> Iterator[Sentence]:
        for side in (Side.LEFT, Side.RIGHT):
            alone = [each for each in pair.results if each.rule in _ALONE and each.stated(side)]
            if not with_words:
                found = [noun(each.term, texts.topic) for each in alone]
            else:
                found = _named_with_words([each for each in alone if each.rule == _ALONE[0]], side, texts)
            if found:
                called = quoted(self._labels.called[getattr(pair, side.value).proposal])
                yield only_one_states(called, found)

    def _to_review(self, row: Row, pair: PairResult, texts: PairOfTexts) -> Iterator[Sentence]:
        """The first thing that makes a person look: of a row as a whole before that of one term.

        Where that says nothing of this row, what each text alone states, or the names that may be one.
        """
        unclear = sorted((each for each in pair.results if each.verdict is Verdict.UNCLEAR), key=_is_of_a_term)
        if unclear[0].rule == _NAMES_ALIKE:
            naming = self._labels.comparison.taxonomy.topics[row.topic].identifying
            unclear = [each for each in pair.results if each.term in naming and _told_by_both(each)] or unclear
        first = ResultView(unclear[0], texts)
        if first.result.rule == _NOTHING_SHARED and (told := [*self._stated_by_one(pair, texts, with_words=False)]):
            yield from told
        elif first.is_short(Side.LEFT) and first.is_short(Side.RIGHT) and _is_of_a_term(first.result):
            yield to_review(first.noun, first.value(Side.LEFT), first.value(Side.RIGHT))
        else:
            yield Sentence(reason(replace(first.result, links=()), texts).marked)


def _told_by_both(result: TermResult) -> bool:
    """Whether both texts state a term, and not the same."""
    return bool(result.left and result.right) and result.relation is not RelationKind.SAME


def _is_of_a_term(result: TermResult) -> bool:
    return result.term not in ("row", "deed", "condition", "order")


def _differs(result: TermResult) -> bool:
    return result.verdict is Verdict.PARTLY and result.rule not in _ALONE and result.rule in rules_on_values()


def _named_with_words(results: Sequence[TermResult], side: Side, texts: PairOfTexts) -> list[str]:
    """Terms with what is stated on each, where it is short."""
    found = []
    for each in results:
        name, view = noun(each.term, texts.topic), ResultView(each, texts)
        found.append(f"{name}{view.in_brackets(side)}" if each.value(side) is not None else name)
    return found
