"""Proves that a row on order keeps its name, its number and what people wrote of it, until the order itself changes."""

from __future__ import annotations

from typing import Any, Final

import pytest

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.comparing.persons import print_of
from ceasefire_diff.document.prepare import FilledIn, ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.document.row_numbers import numbered
from ceasefire_diff.model.verdict import RULES, Verdict
from tests.comparing.test_time_gallery import (
    AFTER_AGREEMENTS,
    FAILED,
    GLOSSARY,
    Case,
    Entry,
    compared,
    leave,
    release,
    stop,
)
from tests.texts import compare_texts, proposal_text

UNRELATED: Final[Entry] = {
    "id": "unrelated",
    "topic": "mines",
    "terms": {"act": "cleared"},
    "starts": "3 days after transfer",
    "complete-by": "within 40 days of transfer",
}


def order_rows(comparison: Comparison) -> dict[str, tuple[Any, ...]]:
    """Rows on order by their id: for each pair the verdict and the fingerprint that answers and readings hold on to."""
    return {
        row.id: tuple((pair.verdict, print_of(pair, comparison.proposals)) for pair in row.pairs)
        for row in comparison.rows
        if row.id.startswith("sequence/")
    }


@pytest.mark.parametrize("case", [*FAILED, *AFTER_AGREEMENTS], ids=lambda case: case.name)
def test_an_unrelated_step_changes_no_row_on_order(case: Case) -> None:
    """Its id, its verdict and its fingerprint stay, whichever text says more."""
    before = order_rows(compared(case.left, case.right))
    assert order_rows(compared([*case.left, UNRELATED], case.right)) == before
    assert order_rows(compared(case.left, [*case.right, UNRELATED])) == before


ONE: Final = [leave(), stop(requires="leave")]
OTHER: Final = [leave(requires="stop"), stop()]


def test_a_number_stays_and_a_row_that_is_gone_is_listed() -> None:
    """A number holds while the order does; where one text gives in, the report lists the row with what it held."""
    first, more = compared(ONE, OTHER), compared([*ONE, UNRELATED, release(after="leave")], OTHER)
    (row_id,) = order_rows(first)
    numbers = numbered((row.id for row in first.rows), {})
    assert numbered((row.id for row in more.rows), numbers)[row_id] == numbers[row_id]
    earlier = {row_id: FilledIn(numbers[row_id], "Order of steps", "Stage by stage", "parked")}
    assert "gone" not in {each.id for each in make_report(more, ReportOptions(earlier=earlier)).sections}
    given_in = make_report(compared(ONE, [leave(), stop()]), ReportOptions(earlier=earlier))
    (gone,) = (each for each in given_in.sections if each.id == "gone")
    assert "Stage by stage" in str(gone)


def test_a_reading_of_an_order_holds_until_its_words_change() -> None:
    """What a person read of two cases stays in force beside an unrelated step, and is told as stale on other words."""
    cases = [leave(requires="stop", **{"if": "the guarantors agree"}), stop()]
    left = [leave(), stop(requires="leave", **{"if": "talks go on"})]
    before = compared(left, cases)
    ((row_id, ((verdict, print_),)),) = order_rows(before).items()
    assert verdict is Verdict.UNCLEAR
    pair = next(row.pairs[0] for row in before.rows if row.id == row_id)
    said = {
        "row": row_id,
        "left": pair.left.id,
        "right": pair.right.id,
        "rules": RULES,
        "fingerprint": print_,
        "verdict": "conflict",
        "by": "Ann",
    }

    def read(provisions: list[Entry]) -> Comparison:
        texts = [proposal_text(each, party=party) for each, party in ((provisions, "A"), (cases, "B"))]
        return compare_texts(*texts, glossary={**GLOSSARY, "readings": [said]})

    beside = read([*left, UNRELATED])
    assert order_rows(beside)[row_id][0][0] is Verdict.CONFLICT
    assert not beside.stale
    changed = read([leave(), {**left[1], "text": "Air strikes stop once the last column is out."}])
    assert order_rows(changed)[row_id][0][0] is Verdict.UNCLEAR
    assert [row_id in each.about for each in changed.stale] == [True]
