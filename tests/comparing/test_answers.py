"""What persons answered: matches join rows and keep provisions apart, readings decide what needs review, no more."""

from __future__ import annotations

from typing import Any

import pytest

from ceasefire_diff.comparing.comparison import Comparison, PairResult
from ceasefire_diff.comparing.persons import JOINED_BY_PERSON, NO_DIFFERENCE, READ_BY_PERSON, print_of
from ceasefire_diff.model.verdict import RULES, Verdict
from tests.texts import Entry, compare_texts, proposal_text

ZONE: Entry = {"id": "zone", "topic": "lines-and-zones", "terms": {"name": "strip", "each-side": "2 km"}}
LEAVE: Entry = {
    "id": "leave",
    "topic": "withdrawal",
    "terms": {"forces": "both armies", "from": "the line", "distance": "4 km"},
}


def compared(left: list[Entry], right: list[Entry], **glossary: Any) -> Comparison:
    """Two texts with a glossary."""
    texts = (proposal_text(left, party="A"), proposal_text(right, party="B"))
    return compare_texts(*texts, glossary=glossary)


def verdicts(comparison: Comparison) -> dict[str, Verdict]:
    """The verdict of each row, by its id."""
    return {row.id: row.pairs[0].verdict for row in comparison.rows}


def pair_of(comparison: Comparison, row: str) -> PairResult:
    """What a row comes to."""
    return next(each.pairs[0] for each in comparison.rows if each.id == row)


def match(**more: Any) -> dict[str, Any]:
    """A match of the zone and the withdrawal."""
    return {"provisions": {"left": ["zone"], "right": ["leave"]}, **more}


def test_a_match_joins_provisions_of_two_topics_in_one_row() -> None:
    """What a person joins is one row, and terms that answer each other across topics are compared in it."""
    apart = compared([ZONE], [LEAVE])
    assert {*verdicts(apart).values()} == {Verdict.ONE_SIDED}
    joined = compared([ZONE], [LEAVE], matches=[match()])
    assert list(verdicts(joined)) == ["match/leave+zone"]
    results = {each.rule for each in pair_of(joined, "match/leave+zone").results}
    assert "amount.apart" in results


def test_terms_of_two_topics_that_do_not_answer_each_other_are_never_a_conflict() -> None:
    """Like names of terms in two topics are not compared where a match joins them."""
    levels: Entry = {"id": "zone", "topic": "deployment", "terms": {"forces": "army", "in": "strip", "number": 10}}
    troops: Entry = {
        "id": "leave",
        "topic": "foreign-forces",
        "terms": {"in": "strip", "kinds": "troops", "number": 20},
    }
    joined = compared([levels], [troops], matches=[match()])
    assert verdicts(joined) == {"match/leave+zone": Verdict.UNCLEAR}


TALKS_ON_IT: Entry = {"id": "zone", "topic": "talks", "terms": {"subject": "who governs"}}
GOVERNS: Entry = {"id": "leave", "topic": "governance", "terms": {"of": "strip", "held-by": "council"}}
SHARE: Entry = {"id": "zone", "topic": "exchange", "terms": {"given": "prisoners", "received": "hostages"}}
REMAINS: Entry = {
    "id": "leave",
    "topic": "missing-and-remains",
    "terms": {"whose": "fighters", "act": "handed over", "exchange": "180 for 18"},
}


def exchange(**terms: str) -> Entry:
    """An exchange of persons."""
    return {**SHARE, "terms": {**SHARE["terms"], **terms}}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(TALKS_ON_IT, GOVERNS, Verdict.OPEN, id="talks on what the other settles"),
        pytest.param(
            TALKS_ON_IT, {**GOVERNS, "modality": "shall-not"}, Verdict.OPEN, id="talks on what the other bans"
        ),
        pytest.param(
            TALKS_ON_IT, {**GOVERNS, "modality": "declares"}, Verdict.UNCLEAR, id="a statement settles nothing"
        ),
        pytest.param(
            TALKS_ON_IT,
            {"id": "leave", "topic": "self-government", "terms": {"of": "strip", "decided-by": "its people"}},
            Verdict.UNCLEAR,
            id="who decides it",
        ),
        pytest.param(exchange(rate="to be agreed"), REMAINS, Verdict.OPEN, id="a rate to be agreed"),
        pytest.param(
            exchange(rate="to be agreed", **{"remaining-sentence": "5 years"}),
            REMAINS,
            Verdict.UNCLEAR,
            id="one of its values to be agreed",
        ),
        pytest.param(
            {"id": "zone", "topic": "final-settlement", "starts": "to be agreed", "terms": {"instrument": "treaty"}},
            {"id": "leave", "topic": "leaders-meeting", "terms": {"who": "both presidents"}},
            Verdict.UNCLEAR,
            id="only when it is done",
        ),
    ],
)
def test_what_one_text_leaves_to_be_agreed_and_the_other_settles_is_open(
    left: Entry, right: Entry, expected: Verdict
) -> None:
    """Joined by a person, talks on a matter or values to be agreed leave open what another topic says of it."""
    assert verdicts(compared([left], [right], matches=[match()])) == {"match/leave+zone": expected}
    assert verdicts(compared([right], [left], matches=[match(provisions={"left": ["leave"], "right": ["zone"]})])) == {
        "match/leave+zone": expected
    }


def test_matches_and_their_order_change_nothing_but_their_own_provisions() -> None:
    """A third provision stands as it did, whatever stands first in the list of matches."""
    other: Entry = {"id": "length", "topic": "duration", "terms": {"of": "ceasefire", "length": "30 days"}}
    third: Entry = {"id": "aid", "topic": "humanitarian-access", "terms": {"area": "strip", "goods": "food"}}
    fourth: Entry = {"id": "road", "topic": "movement-of-civilians", "terms": {"who": "all"}}
    matches = [match(), {"provisions": {"left": ["aid"], "right": ["road"]}}]
    one = compared([ZONE, other, third], [LEAVE, other, fourth], matches=matches)
    two = compared([ZONE, other, third], [LEAVE, other, fourth], matches=matches[::-1])
    assert one.rows == two.rows
    assert verdicts(one)["duration/ceasefire"] is Verdict.AGREE


def test_what_a_person_keeps_apart_stands_in_no_common_row() -> None:
    """`apart: true` takes a pair out of the row that the rules would make."""
    length: Entry = {"id": "length", "topic": "duration", "terms": {"of": "ceasefire", "length": "30 days"}}
    longer: Entry = {**length, "terms": {"of": "ceasefire", "length": "60 days"}}
    assert {*verdicts(compared([length], [longer])).values()} == {Verdict.CONFLICT}
    apart = [{"provisions": {"left": ["length"], "right": ["length"]}, "apart": True}]
    assert {*verdicts(compared([length], [longer], matches=apart)).values()} == {Verdict.ONE_SIDED}


def test_a_match_on_provisions_that_were_changed_is_stale() -> None:
    """An answer given on other words holds no longer, and is told."""
    found = compared([ZONE], [LEAVE], matches=[match(fingerprint="000000000000")])
    assert {*verdicts(found).values()} == {Verdict.ONE_SIDED}
    assert [each.why for each in found.stale] == ["a provision of it was changed since"]
    gone = compared([ZONE], [LEAVE], matches=[{"provisions": {"left": ["zone"], "right": ["gone"]}}])
    assert [each.why for each in gone.stale] == ["a provision of it is there no more"]


def reading(row_id: str, verdict: str, **more: Any) -> dict[str, Any]:
    """How Ann reads a row."""
    said = {"row": row_id, "left": "left", "right": "right", "rules": RULES, "verdict": verdict, "by": "Ann"}
    return {**said, "on": "2026-11-30", "why": "both name one road", **more}


WORDS: Entry = {"id": "words", "topic": "purpose", "text": "Peace."}


def test_a_reading_decides_a_row_that_needs_review_and_says_who_read_it() -> None:
    """The row comes to what the person says; the rule, the name and the reason stand in its results."""
    other: Entry = {**WORDS, "text": "A lasting settlement."}
    row, before = next(iter(verdicts(compared([WORDS], [other])).items()))
    assert before is Verdict.UNCLEAR
    read = compared([WORDS], [other], readings=[reading(row, "partly")])
    pair = pair_of(read, row)
    assert pair.verdict is Verdict.PARTLY
    assert pair.results[0].rule == READ_BY_PERSON
    assert pair.results[0].arguments == {"by": "Ann", "on": "2026-11-30", "why": "both name one road"}
    assert not read.stale


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"fingerprint": "000000000000"}, "its provisions or the rules were changed since"),
        ({"rules": RULES + 1}, "its provisions or the rules were changed since"),
        ({"row": "nothing"}, "its row is there no more"),
    ],
)
def test_a_reading_of_other_words_or_other_rules_decides_nothing(more: dict[str, Any], why: str) -> None:
    """A reading is in force only on what it was made on; else it is told as stale."""
    other: Entry = {**WORDS, "text": "A lasting settlement."}
    row = next(iter(verdicts(compared([WORDS], [other]))))
    read = compared([WORDS], [other], readings=[reading(row, "partly", **more)])
    assert verdicts(read)[row] is Verdict.UNCLEAR
    assert [each.why for each in read.stale] == [why]


def test_a_reading_never_overrules_the_rules() -> None:
    """A row that the rules judged stays as judged, and the reading is told as stale."""
    length: Entry = {"id": "length", "topic": "duration", "terms": {"of": "ceasefire", "length": "30 days"}}
    longer: Entry = {**length, "terms": {"of": "ceasefire", "length": "60 days"}}
    read = compared([length], [longer], readings=[reading("duration/ceasefire", "agree")])
    assert verdicts(read) == {"duration/ceasefire": Verdict.CONFLICT}
    assert [each.why for each in read.stale] == ["the row no longer needs review"]


def test_a_fingerprint_is_that_of_the_provisions_of_the_row() -> None:
    """A reading with the fingerprint of its row is in force."""
    other: Entry = {**WORDS, "text": "A lasting settlement."}
    before = compared([WORDS], [other])
    row = next(iter(verdicts(before)))
    said = reading(row, "agree", fingerprint=print_of(pair_of(before, row), before.proposals))
    assert verdicts(compared([WORDS], [other], readings=[said]))[row] is Verdict.AGREE


def test_names_known_to_differ_are_apart_and_their_parts_too() -> None:
    """`apart` says of two names what listing both under ids says, without inventing entries."""
    north: Entry = {"id": "n", "topic": "monitoring", "terms": {"of": "ceasefire", "lead": "Elbonia"}}
    south: Entry = {**north, "terms": {"of": "ceasefire", "lead": "Quist"}}
    assert {*verdicts(compared([north], [south])).values()} == {Verdict.UNCLEAR}
    told = compared([north], [south], apart=[["Elbonia", "Quist"]])
    rules = {each.rule for row in told.rows for each in row.pairs[0].results}
    assert rules & {"names.closed-apart", "row.other-body", "names.overlaps", "names.apart"}
    assert "names.not-linked" not in rules


def test_who_joined_a_row_is_named_in_its_reasons_and_decides_nothing() -> None:
    """A match says who joined the row, when and why; the verdict is that of the terms."""
    signed = {"by": "Ann", "on": "2026-11-30", "why": "one line on the map"}
    pair = pair_of(compared([ZONE], [LEAVE], matches=[match(**signed)]), "match/leave+zone")
    told = [each for each in pair.results if each.rule == JOINED_BY_PERSON]
    assert [dict(each.arguments) for each in told] == [signed]
    assert pair.verdict is pair_of(compared([ZONE], [LEAVE], matches=[match()]), "match/leave+zone").verdict


FLIGHTS: Entry = {"id": "fly", "topic": "prohibited-acts", "terms": {"acts": "flights", "in": "strip"}}
MEDIATED: Entry = {"id": "fly", "topic": "talks", "terms": {"subject": "border", "mediator": "Quist"}}
LASTS: Entry = {"id": "fly", "topic": "duration", "terms": {"of": "ceasefire", "length": "30 days"}}
LEAVE_X: Entry = {"id": "fly", "topic": "withdrawal", "terms": {"forces": "army", "from": "X"}}


def read_as_none(left: Entry, right: Entry, **more: Any) -> Comparison:
    """One provision against one, between which somebody reads no difference."""
    said = {"provisions": {"left": [left["id"]], "right": [right["id"]]}, "by": "Ann", **more}
    return compared([left], [right], **{"no-difference": [said]})


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (FLIGHTS, {**FLIGHTS, "qualifiers": "military", "by": "North"}),
        (FLIGHTS, {**FLIGHTS, "until": "end of ceasefire"}),
        ({**FLIGHTS, "qualifiers": "in person"}, {**FLIGHTS, "qualifiers": "personally"}),
        (MEDIATED, {**MEDIATED, "terms": {"subject": "border", "mediator": "the envoy"}}),
        (MEDIATED, {**MEDIATED, "terms": {"subject": "border", "mediator": ["Quist", "envoys"]}}),
        (
            {**LEAVE_X, "complete-by": "within 72 hours"},
            {**LEAVE_X, "complete-by": "within 3 days of signing"},
        ),
    ],
    ids=["only one has details", "only one has an end", "other words", "other names", "one name more", "from when on"],
)
def test_what_a_person_reads_as_no_difference_is_the_same(left: Entry, right: Entry) -> None:
    """Words of one text alone, other words for one thing: compatible by the rules, the same as a person reads them."""
    assert [*verdicts(compared([left], [right])).values()] == [Verdict.PARTLY]
    for one, other in ((left, right), (right, left)):
        pair = read_as_none(one, other).rows[0].pairs[0]
        assert pair.verdict is Verdict.AGREE
        assert pair.results[-1].rule == NO_DIFFERENCE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (LASTS, {**LASTS, "terms": {"of": "ceasefire", "length": "60 days"}}),
        (LASTS, {**LASTS, "terms": {"of": "ceasefire", "length": "at least 30 days"}}),
        (LASTS, {**LASTS, "terms": {**LASTS["terms"], "renewal-length": "30 days"}}),
        (LEAVE_X, {**LEAVE_X, "modality": "may"}),
        (FLIGHTS, {**FLIGHTS, "condition-for": "talks"}),
        (FLIGHTS, {**FLIGHTS, "if": "both agree"}),
        (LEAVE_X, {**LEAVE_X, "modality": "declares"}),
        ({**LEAVE_X, "complete-by": "within 2 days"}, {**LEAVE_X, "complete-by": "within 3 days of signing"}),
    ],
    ids=[
        "figures",
        "bounds",
        "a figure",
        "deeds",
        "a condition",
        "a contingency",
        "a statement",
        "lengths",
    ],
)
def test_nobody_reads_away_what_a_value_a_deed_or_an_order_decides(left: Entry, right: Entry) -> None:
    """Where more than words differ, the row stays what it is, whatever a person says of it."""
    before = {row.id: row.pairs for row in compared([left], [right]).rows}
    assert {row.id: row.pairs for row in read_as_none(left, right).rows} == before
    assert Verdict.AGREE not in {pairs[0].verdict for pairs in before.values()}


def test_no_difference_holds_for_provisions_as_they_were() -> None:
    """Changed words, or another provision in the row, are not what the person read."""
    right = {**FLIGHTS, "qualifiers": "military"}
    changed = read_as_none(FLIGHTS, right, fingerprint="000000000000")
    assert [*verdicts(changed).values()] == [Verdict.PARTLY]
    assert [each.why for each in changed.stale] == ["a provision of it was changed since"]
    said = {"provisions": {"left": ["fly"], "right": ["fly"]}}
    joined = compared([FLIGHTS], [right, {**right, "id": "too"}], **{"no-difference": [said]})
    assert Verdict.AGREE not in verdicts(joined).values()


def test_names_that_somebody_calls_different_are_not_read_as_no_difference() -> None:
    """Two answers that do not go together: that names differ outweighs that they do not matter."""
    other = {**MEDIATED, "terms": {"subject": "border", "mediator": "the envoy"}}
    said = {"provisions": {"left": ["fly"], "right": ["fly"]}}
    found = compared([MEDIATED], [other], apart=[["Quist", "the envoy"]], **{"no-difference": [said]})
    assert Verdict.AGREE not in verdicts(found).values()
