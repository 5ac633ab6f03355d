"""How the texts stand to each other in a row, in the words of the room, and what meets them."""

from __future__ import annotations

from collections.abc import Iterator

from ceasefire_diff.comparing.comparison import TermResult
from ceasefire_diff.model.keys import WHOM_AND_WHEN
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.outline import ReportRow, RowOutline, RowStanding
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.pair_verdicts import Judged
from ceasefire_diff.wording.quoted import Sentence
from ceasefire_diff.wording.report_sentences import meets_both
from ceasefire_diff.wording.result_view import PairOfTexts
from ceasefire_diff.wording.sentences import ROOM_WORDS

DEEDS_ALIKE = frozenset(("deed.same", "deed.no-agreement"))


def report_row(row: RowOutline, labels: Labels, number: int) -> ReportRow:
    """One row of the table, under its number."""
    standings = tuple(_standing(each, row, labels) for each in row.judged)
    return ReportRow(number, row, standings, row.shared)


def _standing(judged: Judged, row: RowOutline, labels: Labels) -> RowStanding:
    left, right = judged.pairs[0]
    texts = labels.texts(left.proposal, right.proposal, row.topic)
    results = [result for result, _ in judged.results]
    return RowStanding(
        label=judged.label,
        verdict=judged.verdict,
        words=ROOM_WORDS[judged.verdict],
        meets=() if judged.verdict is Verdict.CONFLICT else tuple(_meets(results, texts, _may_meet(row, labels))),
        reasons=judged.reasons,
    )


def _may_meet(row: RowOutline, labels: Labels) -> frozenset[str]:
    """The terms that only name the matter; where naming it is the whole duty there are none."""
    topic = labels.comparison.taxonomy.topics[row.topic]
    return frozenset() if topic.duty_is_naming else frozenset(topic.identifying)


def _meets(results: list[TermResult], texts: PairOfTexts, naming: frozenset[str]) -> Iterator[Sentence]:
    """What leaves room for both, unless their deeds stand against each other: then nothing meets."""
    if any(each.term == "deed" and each.rule not in DEEDS_ALIKE for each in results):
        return
    for result in results:
        if result.term not in naming and result.term not in WHOM_AND_WHEN:
            found = meets_both(result, texts, results)
            if found is not None:
                yield found
