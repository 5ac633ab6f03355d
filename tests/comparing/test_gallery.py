"""Hard cases, each with the verdict a careful reader reaches and the rule it rests on."""

from __future__ import annotations

from typing import Any

import pytest

from ceasefire_diff.comparing.comparison import Comparison, PairResult, TermResult
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.values.relation import RelationKind, Side
from tests.texts import compare_provisions, compare_texts, only_pair, proposal_text

US = {"us": ["US", "United States"]}


def result(pair: PairResult, term: str) -> TermResult:
    """The result of one term."""
    return next(each for each in pair.results if each.term == term)


def test_bans_of_different_acts_do_not_conflict() -> None:
    """Two prohibitions of other acts can both be kept: each is told as one side's own."""
    comparison = compare_provisions(
        {"topic": "prohibited-acts", "terms": {"acts": ["air strikes"]}},
        {"topic": "prohibited-acts", "terms": {"acts": ["shelling"]}},
    )
    assert verdicts(comparison) == {Verdict.ONE_SIDED}


def test_a_prohibition_that_does_not_reach_a_duty_is_no_conflict() -> None:
    """A ban on long-range weapons does not stand against a duty to hand over short-range ones."""
    glossary = {"names": {"near": ["short-range"], "far": ["long-range"]}}
    pair = only_pair(
        compare_provisions(
            {
                "topic": "weapons-limits",
                "modality": "shall-not",
                "terms": {"system": "artillery", "characteristics": ["long-range"]},
            },
            {"topic": "weapons-limits", "terms": {"system": "artillery", "characteristics": ["short-range"]}},
            glossary,
        )
    )
    assert (pair.verdict, result(pair, "deed").rule) == (Verdict.PARTLY, "modality.not-reached")


def test_a_prohibition_that_reaches_a_duty_is_a_conflict() -> None:
    """What one text forbids and the other requires cannot both hold, and the shared part is named."""
    pair = only_pair(
        compare_provisions(
            {
                "topic": "weapons-limits",
                "modality": "shall-not",
                "terms": {"system": "artillery", "characteristics": ["long-range"]},
            },
            {"topic": "weapons-limits", "terms": {"system": "artillery", "characteristics": ["long-range"]}},
        )
    )
    assert (pair.verdict, result(pair, "deed").rule) == (Verdict.CONFLICT, "modality.opposed")
    assert "long-range" in (result(pair, "deed").common or "")


def test_all_except_against_including_conflicts_on_that_element_alone() -> None:
    """Leaving Wadi Gaza out stands against taking it in, and against nothing else."""
    glossary = {"names": {"gaza": ["Gaza"], "wadi": ["Wadi Gaza"]}, "parts": {"gaza": ["wadi"]}}
    pair = only_pair(
        compare_provisions(
            {"topic": "scope", "terms": {"of": "ceasefire", "areas": "all except Wadi Gaza"}},
            {"topic": "scope", "terms": {"of": "ceasefire", "areas": "Gaza including Wadi Gaza"}},
            glossary,
        )
    )
    areas = result(pair, "areas")
    assert (pair.verdict, areas.relation, areas.excluded) == (Verdict.CONFLICT, RelationKind.APART, ("Wadi Gaza",))
    assert [each.term for each in pair.results if each.verdict is Verdict.CONFLICT] == ["areas"]


def test_33_living_against_33_living_or_deceased() -> None:
    """An equal number with a wider condition is compatible, and the outcomes that meet both are named."""
    one = {"topic": "release", "terms": {"category": "hostages", "number": "33 people", "condition": "living"}}
    two = {"topic": "release", "terms": {"category": "hostages", "number": "33 people", "condition": "either"}}
    pair = only_pair(compare_provisions(one, two))
    assert pair.verdict is Verdict.PARTLY
    assert result(pair, "number").relation is RelationKind.SAME
    condition = result(pair, "condition")
    assert (condition.inner, condition.common) == (Side.LEFT, "living")


@pytest.mark.parametrize(
    ("left", "right"),
    [("600,000", "800,000"), ("up to 600,000", "800,000"), ("600,000 people", "up to 800,000 people")],
)
def test_two_ceilings_conflict_however_they_are_written(left: str, right: str) -> None:
    """A bare ceiling and `up to` are one value, and two different ceilings cannot both be the ceiling."""
    one = {"topic": "force-levels", "terms": {"forces": "armed forces", "ceiling": left}}
    two = {"topic": "force-levels", "terms": {"forces": "armed forces", "ceiling": right}}
    pair = only_pair(compare_provisions(one, two))
    assert (pair.verdict, result(pair, "ceiling").rule) == (Verdict.CONFLICT, "amount.apart")


def test_one_ceiling_written_two_ways_is_the_same() -> None:
    """`600,000` and `up to 600,000` are one ceiling."""
    one = {"topic": "force-levels", "terms": {"forces": "armed forces", "ceiling": "600,000"}}
    two = {"topic": "force-levels", "terms": {"forces": "armed forces", "ceiling": "up to 600,000"}}
    assert only_pair(compare_provisions(one, two)).verdict is Verdict.AGREE


def test_a_month_against_30_days_needs_reading() -> None:
    """A month has 28 to 31 days: whether it is 30 is not known."""
    pair = only_pair(compare_provisions(duration("1 month"), duration("30 days")))
    assert (pair.verdict, result(pair, "length").rule) == (Verdict.UNCLEAR, "amount.unknown-within-bounds")


@pytest.mark.parametrize(
    ("names", "expected"), [({}, {Verdict.UNCLEAR}), (US, {Verdict.AGREE})], ids=["no glossary", "glossary"]
)
def test_us_against_united_states(names: dict[str, Any], expected: set[Verdict]) -> None:
    """Two labels that nothing links are never held against each other, not even in a closed list."""
    one = {"topic": "monitoring", "terms": {"of": "ceasefire", "lead": "US"}}
    two = {"topic": "monitoring", "terms": {"of": "ceasefire", "lead": "United States"}}
    assert verdicts(compare_provisions(one, two, {"names": names})) == expected


def test_both_armies_stand_in_the_row_of_each_army_without_joining_them() -> None:
    """A withdrawal of both armies answers each single army's, each in a row that tells nothing of the other."""
    glossary = {"names": {"north": ["Northern army"], "south": ["Southern army"]}}

    def withdrawal(forces: list[str], distance: str) -> dict[str, Any]:
        return {"topic": "withdrawal", "terms": {"forces": forces, "from": "line of contact", "distance": distance}}

    comparison = compare_provisions(
        withdrawal(["Northern army", "Southern army"], "2 km"),
        [withdrawal(["Northern army"], "2 km"), withdrawal(["Southern army"], "5 km")],
        glossary,
    )
    found = {row.pairs[0].right_provisions: row.pairs[0].verdict for row in comparison.rows}
    assert found == {("p1",): Verdict.AGREE, ("p2",): Verdict.CONFLICT}


def test_a_vague_provision_among_precise_ones_merges_nothing() -> None:
    """A release that names no category fits two: it stands alone and points to both."""
    vague = {"topic": "release", "terms": {"number": "100 people"}}
    exact = [
        {"topic": "release", "terms": {"category": "hostages", "number": "10 people"}},
        {"topic": "release", "terms": {"category": "children", "number": "20 people"}},
    ]
    comparison = compare_provisions(vague, exact)
    assert len(comparison.rows) == 3
    assert verdicts(comparison) == {Verdict.ONE_SIDED}
    assert {each.right.provision for each in comparison.maybe_related} == {"p1", "p2"}


def test_two_provisions_against_one_that_says_the_same() -> None:
    """Terms spread over two provisions of the same objects compare as if one provision held them."""
    whole = duration("30 days", renewal="rolling")
    parts = [duration("30 days"), {"topic": "duration", "terms": {"of": "ceasefire", "renewal": "rolling"}}]
    comparison = compare_provisions(whole, parts)
    assert verdicts(comparison) == {Verdict.AGREE}


def test_equal_terms_with_an_exception_on_one_side_do_not_agree() -> None:
    """An exception that one text alone makes takes the row out of agreement."""
    ban = {"topic": "prohibited-acts", "terms": {"acts": ["flights"]}}
    pair = only_pair(compare_provisions(ban, {**ban, "except": ["medical flights"]}))
    assert (pair.verdict, result(pair, "except").rule) == (Verdict.PARTLY, "term.only-one")


def test_before_against_after_the_same_event_is_a_conflict() -> None:
    """What one text puts before the talks the other puts after them."""
    one = {"topic": "release", "terms": {"category": "hostages", "number": "all"}}
    pair = only_pair(compare_provisions({**one, "before": "talks"}, {**one, "after": "talks"}))
    assert (pair.verdict, result(pair, "order").rule) == (Verdict.CONFLICT, "order.opposed")


def test_took_note_leaves_the_matter_open() -> None:
    """A meeting asked for and taken note of is neither agreed nor declined."""
    meeting = {"topic": "leaders-meeting", "terms": {"who": ["presidents"]}}
    pair = only_pair(compare_provisions(meeting, {**meeting, "stance": "notes"}))
    assert (pair.verdict, result(pair, "deed").rule) == (Verdict.OPEN, "deed.left-open")


def test_to_be_agreed_against_a_value_is_open() -> None:
    """A value left open on purpose is not silence, and not another value."""
    pair = only_pair(compare_provisions(duration("to be agreed by the parties"), duration("30 days")))
    assert (pair.verdict, result(pair, "length").rule) == (Verdict.OPEN, "value.to-be-agreed")


def test_a_partial_file_is_never_called_silent() -> None:
    """Of a text known in part it is said that this file does not hold the matter, never that the party is silent."""
    whole = proposal_text([duration("30 days")], party="A")
    mines = {"topic": "mines", "terms": {"act": "cleared"}}
    part = proposal_text([mines], party="B", coverage={"partial": "section II"})
    rules = {row.topic: row.pairs[0].results[0].rule for row in compare_texts(whole, part).rows}
    assert rules == {"duration": "row.not-in-file", "mines": "row.one-sided"}


def test_a_term_one_side_alone_states_is_partly() -> None:
    """30 days meets both texts, and only one of them speaks of a renewal."""
    pair = only_pair(compare_provisions(duration("30 days"), duration("at least 30 days", renewal="rolling")))
    length = result(pair, "length")
    assert (pair.verdict, length.inner, length.common) == (Verdict.PARTLY, Side.LEFT, "30 days")
    assert result(pair, "renewal").relation is RelationKind.ONLY_ONE


def test_unlike_bearers_keep_values_apart_from_being_a_conflict() -> None:
    """One party's sanctions lifted and another's kept can both hold; the difference is put before the reader."""
    glossary = {"names": {"us": ["US"], "eu": ["EU"]}}
    one = {"topic": "sanctions", "by": "US", "terms": {"scope": "sanctions on banks", "measure": "lifted"}}
    two = {"topic": "sanctions", "by": "EU", "terms": {"scope": "sanctions on banks", "measure": "kept"}}
    pair = only_pair(compare_provisions(one, two, glossary))
    assert (pair.verdict, result(pair, "measure").rule) == (Verdict.PARTLY, "row.never-meet")


def test_a_row_of_conditions_tells_each_thing_once() -> None:
    """What both say of an event stands as its condition, not as a term of its own beside it; the rest stays."""
    said = {"topic": "conditions", "terms": {"for": "ceasefire", "unconditional": "yes"}}
    (row,) = compare_provisions(said, said).rows
    assert [each.term for each in row.pairs[0].results] == ["condition", "deed", "for"]


def test_unconditional_against_conditions_names_each() -> None:
    """A ceasefire called unconditional stands against every condition the other text sets for it."""
    condition = {"condition-for": "ceasefire"}
    comparison = compare_provisions(
        {"topic": "conditions", "terms": {"for": "ceasefire", "unconditional": "yes"}},
        [
            {"topic": "arms-supply", "terms": {"recipient": "A", "supply": "banned"}, **condition},
            {"topic": "emergency-rule", "terms": {"measure": "martial law", "act": "lifted"}, **condition},
        ],
    )
    row = next(each for each in comparison.rows if each.topic == "conditions")
    pair = row.pairs[0]
    opposed = result(pair, "condition")
    assert (pair.verdict, opposed.rule) == (Verdict.CONFLICT, "conditions.unconditional-against")
    assert {each.provision for each in opposed.right} == {"p1", "p2"}


def test_opposite_orders_of_two_events_are_a_row_of_their_own() -> None:
    """Ceasefire before talks in one text, talks before the ceasefire in the other: told with both texts' steps."""
    comparison = compare_provisions(
        {"topic": "entry-into-force", "terms": {"of": "ceasefire"}, "before": "talks"},
        {"topic": "talks", "event": "talks", "terms": {"subject": "treaty"}, "before": "ceasefire"},
    )
    row = next(each for each in comparison.rows if each.topic == "sequence")
    assert (row.id, row.pairs[0].verdict) == ("sequence/ceasefire;talks", Verdict.CONFLICT)


def duration(length: str, **terms: str) -> dict[str, Any]:
    """A duration of the ceasefire."""
    return {"topic": "duration", "terms": {"of": "ceasefire", "length": length, **terms}}


def verdicts(comparison: Comparison) -> set[Verdict]:
    """The verdicts that occur in a comparison of two texts without options."""
    return {pair.verdict for row in comparison.rows for pair in row.pairs}


RELEASED = {"id": "freed", "topic": "release", "terms": {"category": "prisoners", "number": 10}}
WITHDRAWN = {"id": "left", "topic": "withdrawal", "terms": {"forces": "army", "from": "Gaza"}}
TALKS = {"id": "talk", "topic": "talks", "terms": {"subject": "peace"}}
OPEN = {"id": "open", "topic": "conditions", "terms": {"for": "talk", "unconditional": "yes"}}


@pytest.mark.parametrize("turned", [False, True], ids=["there", "back"])
@pytest.mark.parametrize(
    ("left", "right", "rules"),
    [
        ([RELEASED, {**TALKS, "requires": "freed"}], [RELEASED, {**TALKS, "requires": "freed"}], {"conditions.same"}),
        (
            [{**RELEASED, "condition-for": "talk"}, TALKS],
            [{**RELEASED, "condition-for": "talk"}, TALKS],
            {"conditions.same"},
        ),
        ([RELEASED, {**TALKS, "requires": "freed"}], [TALKS, OPEN], {"conditions.unconditional-against"}),
        (
            [RELEASED, {**TALKS, "requires": "freed"}],
            [WITHDRAWN, {**TALKS, "requires": "left"}],
            {"conditions.only-one"},
        ),
        (
            [RELEASED, {**TALKS, "requires": "freed"}],
            [{**RELEASED, "terms": {"category": "hostages", "number": 10}}, {**TALKS, "requires": "freed"}],
            {"conditions.only-one"},
        ),
    ],
    ids=["same", "of an act in another option", "unconditional", "another act", "other persons"],
)
def test_a_condition_on_another_option_is_lined_up(
    left: list[dict[str, Any]], right: list[dict[str, Any]], rules: set[str], *, turned: bool
) -> None:
    """What a provision waits for may stand in another option only: the other text's condition answers it still."""
    there = proposal_text(
        [{**each, "option": "b" if each["id"] == "talk" else "a"} for each in left], options={"a": "A", "b": "B"}
    )
    texts = [there, proposal_text(right, party="B")]
    comparison = compare_texts(*(texts[::-1] if turned else texts))
    pairs = [pair for row in comparison.rows if row.topic == "conditions" for pair in row.pairs]
    both = [pair for pair in pairs if pair.left_provisions and pair.right_provisions]
    assert {each.rule for pair in both for each in pair.results} == rules


def test_two_rows_whose_provisions_have_each_others_ids_are_two() -> None:
    """Where two texts have the same ids of provisions, crosswise in two rows, each row has one verdict."""

    def leaves(modality: str, by: str, place: str, **times: str) -> dict[str, Any]:
        terms = {"forces": "army", "from": place, "distance": "5 km"}
        return {"topic": "withdrawal", "modality": modality, "by": by, "terms": terms, **times}

    window = {"starts": "on 2025-03-05", "until": "2025-03-10"}
    comparison = compare_provisions(
        [leaves("shall-not", "North", "Gaza except Wadi"), leaves("may", "South", "Gaza", **window)],
        [leaves("may", "South", "Gaza"), leaves("shall-not", "South", "Gaza except Wadi", **window)],
        {"parts": {"Gaza": ["Wadi"]}},
    )
    assert [len(row.pairs) for row in comparison.rows] == [1] * len(comparison.rows)
    assert sorted((row.pairs[0].left_provisions, row.pairs[0].right_provisions) for row in comparison.rows) == [
        (("p1",), ("p2",)),
        (("p2",), ("p1",)),
    ]
