"""The order that follows from days, deadlines and schedules, and the conditions of every event."""

from __future__ import annotations

from typing import Any

import pytest

from ceasefire_diff.comparing.comparison import Comparison, PairResult
from ceasefire_diff.model.verdict import Verdict
from tests.texts import compare_provisions, compare_texts, proposal_text

GLOSSARY = {
    "names": {"gaza": ["Gaza"], "north": ["North"], "south": ["South"]},
    "parts": {"gaza": ["north", "south"]},
    "events": {"approval": ["approval"], "consent": ["consent"]},
}


def released(*steps: tuple[int, str]) -> dict[str, Any]:
    """The release of ten hostages, so many at a time."""
    schedule = [{"amount": f"{count} people", "when": when} for count, when in steps]
    return {"topic": "release", "terms": {"category": "hostages", "number": "10 people", "schedule": schedule}}


def withdrawn(place: str, day: str, **more: Any) -> dict[str, Any]:
    """A withdrawal that begins and is done on one day."""
    terms = {"forces": "army", "from": place}
    return {"topic": "withdrawal", "starts": day, "complete-by": day, "terms": terms, **more}


def ordered(comparison: Comparison) -> list[PairResult]:
    """The rows on order that the engine made."""
    return [row.pairs[0] for row in comparison.rows if row.topic == "sequence"]


def test_days_put_events_in_opposite_order() -> None:
    """All are released before the withdrawal of day 9 in one text, and after that of day 2 in the other."""
    comparison = compare_provisions(
        [released((10, "day 5")), withdrawn("South", "day 9")],
        [released((10, "day 5")), withdrawn("South", "day 2")],
        GLOSSARY,
    )
    (pair,) = (pair for pair in ordered(comparison) if pair.verdict is Verdict.CONFLICT)
    release = "schedule: amount: 10 people, when: day 5"
    assert {each.text for each in pair.results[0].left} == {release, "starts: day 9"}
    # On the right the act is done by the day on which it begins.
    assert {each.text for each in pair.results[0].right} in (
        {release, "starts: day 2"},
        {release, "complete by: day 2"},
    )


def test_an_order_that_follows_from_days_is_told_once() -> None:
    """Where the row on a withdrawal tells its days apart, no other row says what that means for the release."""
    release = {"topic": "release", "complete-by": "day 5 of signing", "terms": {"category": "hostages"}}
    late, early = withdrawn("South", "day 9 of signing"), withdrawn("South", "day 2 of signing")
    comparison = compare_provisions([release, late], [{**release, "starts": "day 3 of signing"}, early], GLOSSARY)
    assert [row.topic for row in comparison.rows if row.pairs[0].verdict is Verdict.CONFLICT] == ["withdrawal"]


def test_what_a_text_has_done_everywhere_it_has_done_in_each_part() -> None:
    """The South is left after the release in one text; in the other the whole of Gaza is left before it ends."""
    comparison = compare_provisions(
        [released((10, "day 5")), withdrawn("South", "day 9"), withdrawn("North", "day 1")],
        [released((5, "day 5"), (5, "day 7")), withdrawn("Gaza", "day 2")],
        GLOSSARY,
    )
    # What takes a day in one text takes more than a week in the other; on other days, both leave the North first.
    assert [pair.results[0].rule for pair in ordered(comparison)] == ["order.alike", "order.cannot-hold"]
    # The row on the days of the release tells what lies between them.
    (row,) = (row for row in comparison.rows if row.topic == "release")
    (follows,) = (each for each in row.pairs[0].results if each.rule == "order.follows-from-days")
    assert follows.arguments == {"earlier": "release/hostages;*;*", "later": "withdrawal/army;south"}
    assert row.pairs[0].verdict is Verdict.CONFLICT


def test_a_whole_that_only_begins_early_is_no_conflict_with_a_part_that_comes_late() -> None:
    """Leaving Gaza begins on day 2 and has no end; its South may well be left after the release."""
    begun = withdrawn("Gaza", "day 2")
    del begun["complete-by"]
    comparison = compare_provisions(
        [released((10, "day 5")), withdrawn("South", "day 9"), withdrawn("North", "day 1")],
        [released((10, "day 5")), begun],
        GLOSSARY,
    )
    assert Verdict.CONFLICT not in {pair.verdict for pair in ordered(comparison)}


def test_the_same_day_is_no_order_and_three_days_between_are_more_than_one() -> None:
    """Two things on one day may come in either order, but not three days apart, whatever day is the first."""
    comparison = compare_provisions(
        [released((10, "day 5")), withdrawn("South", "day 5")],
        [released((10, "day 5")), withdrawn("South", "day 2")],
        GLOSSARY,
    )
    (pair,) = ordered(comparison)
    assert [each.rule for each in pair.results] == ["order.cannot-hold"]
    again = compare_provisions(
        [released((10, "day 5")), withdrawn("South", "day 5")],
        [withdrawn("South", "day 2"), released((10, "day 2"))],
        GLOSSARY,
    )
    assert not ordered(again)


def test_releases_of_other_numbers_are_not_one_event() -> None:
    """When five are out says nothing of when ten are."""
    five = {"topic": "release", "terms": {"category": "hostages", "number": "5 people"}, "complete-by": "day 1"}
    ten = {"topic": "release", "terms": {"category": "hostages", "number": "10 people"}, "starts": "day 5"}
    comparison = compare_provisions([five, withdrawn("South", "day 3")], [ten, withdrawn("South", "day 3")], GLOSSARY)
    assert not ordered(comparison)


@pytest.mark.parametrize(
    ("left", "right", "verdict", "rule"),
    [
        ("the other side agrees", "the other side agrees", Verdict.CONFLICT, "order.opposed"),
        ("the other side agrees", None, Verdict.CONFLICT, "order.opposed"),
        ("the other side agrees", "talks go on", Verdict.UNCLEAR, "order.other-cases"),
    ],
)
def test_an_order_in_some_case_conflicts_in_that_case(
    left: str | None, right: str | None, verdict: Verdict, rule: str
) -> None:
    """Under one case, or where one text alone names a case, it is told so; under unlike cases it needs review."""
    comparison = compare_provisions(
        [released((10, "day 5")), withdrawn("South", "day 9", **({"if": left} if left else {}))],
        [released((10, "day 5")), withdrawn("South", "day 2", **({"if": right} if right else {}))],
        GLOSSARY,
    )
    (pair,) = ordered(comparison)
    assert (pair.verdict, pair.results[0].rule) == (verdict, rule)
    assert pair.results[0].arguments["case"]


def test_dates_of_the_calendar_and_days_after_an_event_each_have_their_line() -> None:
    """A date and a day after an event are never set against each other."""
    early = withdrawn("South", "2025-06-01")
    comparison = compare_provisions([released((10, "day 5")), early], [released((10, "day 5")), early], GLOSSARY)
    assert not ordered(comparison)


def conditions(comparison: Comparison) -> dict[str, Verdict]:
    """The rows of conditions by id."""
    return {row.id: row.pairs[0].verdict for row in comparison.rows if row.topic == "conditions"}


AID = {"topic": "humanitarian-access", "terms": {"goods": "aid", "agencies": ["UN"]}}


def test_each_event_that_waits_for_something_has_its_row_of_conditions() -> None:
    """Aid that waits for approval in one text, and waits for nothing in the other."""
    found = conditions(compare_provisions({**AID, "requires": "approval"}, AID, GLOSSARY))
    assert found == {"conditions/humanitarian-access/*;aid": Verdict.ONE_SIDED}


def test_conditions_that_may_be_one_event_want_reading() -> None:
    """Approval and consent are listed apart, and nothing says that they differ."""
    one, two = {**AID, "requires": "approval"}, {**AID, "requires": "consent"}
    assert set(conditions(compare_provisions(one, two, GLOSSARY)).values()) == {Verdict.UNCLEAR}
    assert set(conditions(compare_provisions(one, one, GLOSSARY)).values()) == {Verdict.AGREE}


def test_a_condition_of_one_act_is_none_of_another_in_its_row() -> None:
    """Of two withdrawals in one row only the first waits; the one called unconditional may answer the second."""
    left = [withdrawn("North", "day 1", requires="approval"), withdrawn("North", "day 2", qualifiers="later")]
    right = [
        withdrawn("North", "day 1"),
        {"topic": "conditions", "terms": {"for": "p1", "unconditional": "yes"}},
    ]
    found = conditions(compare_provisions(left, right, GLOSSARY))
    assert set(found.values()) == {Verdict.UNCLEAR}


def test_what_is_deferred_may_wait_for_something() -> None:
    """Territory taken up only after a ceasefire makes the ceasefire a condition of taking it up."""
    text = proposal_text(
        [{"topic": "territory", "stance": "defers", "requires": "ceasefire", "terms": {"territory": "all"}}], party="A"
    )
    other = proposal_text([{"topic": "mines", "terms": {"act": "cleared"}}], party="B")
    assert conditions(compare_texts(text, other)) == {"conditions/territory/*": Verdict.ONE_SIDED}


def test_done_by_one_day_stands_against_begun_on_a_later_one() -> None:
    """One text has the South left by day 1 after the signing, the other begins to leave it on day 3."""
    early = {"topic": "withdrawal", "complete-by": "day 1 of signing", "terms": {"forces": "army", "from": "Gaza"}}
    late = {"topic": "withdrawal", "starts": "day 3 of signing", "terms": {"forces": "army", "from": "South"}}
    pair = compare_provisions(early, late, GLOSSARY).rows[0].pairs[0]
    assert pair.verdict is Verdict.CONFLICT
    assert "order.done-before-begun" in {each.rule for each in pair.results}


def test_days_that_each_text_counts_from_its_own_day_1_are_not_set_against_each_other() -> None:
    """Where neither text says what day 1 is, day 1 of one may be day 3 of the other."""
    early = {"topic": "withdrawal", "complete-by": "day 1", "terms": {"forces": "army", "from": "South"}}
    late = {"topic": "withdrawal", "starts": "day 3", "terms": {"forces": "army", "from": "South"}}
    assert compare_provisions(early, late, GLOSSARY).rows[0].pairs[0].verdict is not Verdict.CONFLICT


def test_a_part_may_begin_later_than_the_whole_and_never_sooner() -> None:
    """Gaza from day 1 and its South from day 3 can both hold; Gaza from day 3 and its South from day 1 cannot."""
    first, third = "day 1 of signing", "day 3 of signing"

    def verdict(whole: str, part: str) -> Verdict:
        one = {"topic": "withdrawal", "starts": whole, "terms": {"forces": "army", "from": "Gaza"}}
        two = {"topic": "withdrawal", "starts": part, "terms": {"forces": "army", "from": "South"}}
        return compare_provisions(one, two, GLOSSARY).rows[0].pairs[0].verdict

    assert (verdict(first, third), verdict(third, first)) == (Verdict.PARTLY, Verdict.CONFLICT)


def test_ten_children_and_twenty_hostages_can_be_released_together() -> None:
    """A number of a part below that of the whole is no conflict; one above it is."""
    glossary = {"names": {"held": ["hostages"], "young": ["children"]}, "parts": {"held": ["young"]}}

    def verdict(whole: str, part: str) -> Verdict:
        one = {"topic": "release", "terms": {"category": "hostages", "number": whole}}
        two = {"topic": "release", "terms": {"category": "children", "number": part}}
        return compare_provisions(one, two, glossary).rows[0].pairs[0].verdict

    assert verdict("20 people", "10 people") is Verdict.PARTLY
    assert verdict("10 people", "20 people") is Verdict.CONFLICT


def test_a_text_that_ends_before_it_begins_conflicts_with_no_copy_of_itself() -> None:
    """Done at the signing and begun a day after it: at odds with itself, and not with the other."""
    odd = {
        "topic": "withdrawal",
        "starts": "24 hours after signing",
        "complete-by": "at signing",
        "terms": {"forces": "army", "from": "South"},
    }
    assert compare_provisions(odd, {**odd, "qualifiers": "full"}, GLOSSARY).rows[0].pairs[0].verdict is Verdict.PARTLY


def test_cases_of_one_text_that_cannot_arise_together_clash_with_no_other_text() -> None:
    """The ceasefire at the signing if talks fail, a withdrawal before it if they succeed; the other has the first."""
    fail = {
        "topic": "duration",
        "starts": "at signing",
        "if": "talks fail",
        "terms": {"of": "ceasefire", "length": "30 days"},
    }
    succeed = {**withdrawn("South", "at signing"), "before": "ceasefire", "if": "talks succeed"}
    there = compare_provisions([fail, succeed], fail, GLOSSARY)
    back = compare_provisions(fail, [fail, succeed], GLOSSARY)
    assert [row.id for row in there.rows] == [row.id for row in back.rows]
    assert not ordered(there)


def test_a_length_and_an_end_of_another_provision_need_review() -> None:
    """How long a ceasefire lasts in one text, from when until when it holds in the other: no value stands in both."""
    until = {"topic": "duration", "starts": "on 2025-06-01", "until": "on 2025-07-01", "terms": {"of": "ceasefire"}}
    length = {"topic": "duration", "terms": {"of": "ceasefire", "length": "60 days"}}
    assert {row.pairs[0].verdict for row in compare_provisions(until, length).rows} == {Verdict.UNCLEAR}
