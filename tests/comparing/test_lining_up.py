"""Which provisions come to stand in one row where names, generality or a deferral leave it in doubt."""

from __future__ import annotations

from typing import Any

import pytest

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.model.verdict import Verdict
from tests.comparing.test_gallery import result
from tests.texts import compare_provisions, only_pair

Sides = set[tuple[tuple[str, ...], tuple[str, ...], Verdict]]


def rows(comparison: Comparison) -> Sides:
    """Which provisions stand together, and what that comes to."""
    return {
        (pair.left_provisions, pair.right_provisions, pair.verdict) for row in comparison.rows for pair in row.pairs
    }


def territory(name: str, **more: Any) -> dict[str, Any]:
    """A provision on who controls a territory."""
    return {"topic": "territory", "terms": {"territory": name, "controlled-by": "B", **more}}


PUT_OFF = {"topic": "territory", "stance": "defers", "terms": {"territory": "all"}}


def test_what_is_put_off_as_a_whole_meets_each_thing_that_nothing_else_answers() -> None:
    """One text settles three territories, the other one of them and puts all others off: two are open."""
    comparison = compare_provisions(
        [territory("Hill"), territory("Port"), territory("Bridge")], [PUT_OFF, territory("Bridge")]
    )
    assert rows(comparison) == {
        (("p1",), ("p1",), Verdict.OPEN),
        (("p2",), ("p1",), Verdict.OPEN),
        (("p3",), ("p2",), Verdict.AGREE),
    }


def test_a_deferral_of_one_thing_meets_no_other() -> None:
    """To put off the Hill says nothing of the Port."""
    comparison = compare_provisions(territory("Port"), {**PUT_OFF, "terms": {"territory": "Hill"}})
    assert {verdict for _, _, verdict in rows(comparison)} == {Verdict.ONE_SIDED}


def test_what_a_text_settles_is_compared_beside_what_it_defers() -> None:
    """A text that gives the Hill to another and puts the rest of it off still stands against the other text."""
    glossary = {"names": {"a": ["A"], "b": ["B"]}}
    left = territory("Hill")
    right = [{"topic": "territory", "terms": {"territory": "Hill", "controlled-by": "A"}}]
    right.append({"topic": "territory", "stance": "defers", "terms": {"territory": "Hill"}})
    pair = only_pair(compare_provisions(left, right, glossary))
    assert pair.verdict is Verdict.CONFLICT
    assert {each.rule for each in pair.results} >= {"names.closed-apart", "deed.left-open"}


def test_what_is_put_off_beyond_what_both_texts_settle_alike_answers_nothing() -> None:
    """Both give the Hill to B, one puts the rest of it off: of that the other text is silent."""
    more = {"topic": "territory", "stance": "defers", "terms": {"territory": "Hill"}}
    assert rows(compare_provisions(territory("Hill"), [territory("Hill"), more])) == {
        (("p1",), ("p1",), Verdict.AGREE),
        ((), ("p2",), Verdict.ONE_SIDED),
    }


def test_what_is_put_off_may_be_what_the_other_text_alone_says() -> None:
    """One text says since when the Hill is B's, the other puts the rest of it off: that may be what it puts off."""
    more = {"topic": "territory", "stance": "defers", "terms": {"territory": "Hill"}}
    comparison = compare_provisions({**territory("Hill"), "starts": "signing"}, [territory("Hill"), more])
    assert only_pair(comparison).verdict is Verdict.OPEN


def leaving(place: str, **order: Any) -> list[dict[str, Any]]:
    """A release, and a withdrawal from a place before or after it."""
    release = {"id": "set-free", "topic": "release", "terms": {"category": "hostages"}, "starts": "signing"}
    return [release, {**withdrawal(place, extent="complete"), **order}]


@pytest.mark.parametrize(
    ("whole", "part", "verdict", "rule"),
    [
        ({"before": "set-free"}, {"after": "set-free"}, Verdict.PARTLY, "row.part-of"),
        ({"after": "set-free"}, {"before": "set-free"}, Verdict.CONFLICT, "order.opposed"),
        ({"condition-for": "set-free"}, {"after": "set-free"}, Verdict.CONFLICT, "order.opposed"),
        (
            {"condition-for": {"event": "set-free", "met": "start"}},
            {"after": "set-free"},
            Verdict.PARTLY,
            "row.part-of",
        ),
    ],
)
def test_a_whole_may_begin_before_what_its_part_comes_after(
    whole: dict[str, Any], part: dict[str, Any], verdict: Verdict, rule: str
) -> None:
    """All of Gaza is left from before a release on, and the north after it: both can hold; the reverse cannot."""
    glossary = {"names": {"gaza": ["Gaza"], "north": ["North"]}, "parts": {"gaza": ["north"]}}
    comparison = compare_provisions(leaving("Gaza", **whole), leaving("North", **part), glossary)
    (pair,) = (row.pairs[0] for row in comparison.rows if row.topic == "withdrawal")
    assert (pair.verdict, result(pair, "order").rule) == (verdict, rule)


def test_an_order_of_something_unsaid_opposes_none() -> None:
    """The army leaves before a release, nobody says from where, and leaves the north after it: both may hold."""
    left = leaving("North", before="set-free")
    del left[1]["terms"]["from"]
    comparison = compare_provisions(left, leaving("North", after="set-free"))
    (pair,) = (row.pairs[0] for row in comparison.rows if row.topic == "withdrawal")
    assert (pair.verdict, result(pair, "order").rule) == (Verdict.UNCLEAR, "row.general")


def test_two_deadlines_can_both_hold_whatever_they_are_counted_from() -> None:
    """What is done by the earlier of two deadlines is done by both, so nothing needs reading; the same they are not."""
    one, two = ({**withdrawal("Hill"), "complete-by": by} for by in ("within 7 days", "within 60 days of signing"))
    pair = only_pair(compare_provisions(one, two))
    assert (pair.verdict, result(pair, "complete-by").rule) == (Verdict.PARTLY, "moment.hold-together")


def guarantee(guarantor: str | None = None) -> dict[str, Any]:
    """A guarantee of security, by somebody or by nobody named."""
    return {
        "topic": "guarantees",
        "terms": {"guaranteed": "security"} | ({"guarantors": guarantor} if guarantor else {}),
    }


def test_a_general_provision_joins_the_one_thing_that_nothing_answers() -> None:
    """A guarantee by nobody named fits two, and one of these is answered already."""
    comparison = compare_provisions([guarantee(), guarantee("X")], [guarantee("X"), guarantee("Y")])
    assert rows(comparison) == {(("p2",), ("p1",), Verdict.AGREE), (("p1",), ("p2",), Verdict.PARTLY)}


def test_a_general_provision_joins_none_of_two_that_nothing_answers() -> None:
    """Which of two guarantors it means is not known, so it stands alone and points to both."""
    comparison = compare_provisions(guarantee(), [guarantee("X"), guarantee("Y")])
    assert {verdict for _, _, verdict in rows(comparison)} == {Verdict.ONE_SIDED}
    assert {each.right.provision for each in comparison.maybe_related} == {"p1", "p2"}


def withdrawal(place: str, **more: Any) -> dict[str, Any]:
    """All forces leave a place."""
    return {"topic": "withdrawal", "terms": {"forces": "all forces", "from": place, **more}}


def test_names_alike_in_words_stand_in_one_row_that_wants_reading() -> None:
    """The rear of the other side and territory under its control may be one: neither conflict nor agreement."""
    comparison = compare_provisions(
        withdrawal("territory under the control of the other side", extent="complete"),
        withdrawal("rear of the other side", extent="none"),
    )
    pair = only_pair(comparison)
    assert (pair.verdict, result(pair, "row").rule) == (Verdict.UNCLEAR, "row.likely")
    assert result(pair, "extent").verdict is Verdict.UNCLEAR


def test_names_alike_but_known_to_differ_stand_apart() -> None:
    """What the glossary lists under two ids is two things, however alike the words."""
    glossary = {"names": {"one": ["northern bank of the river"], "two": ["southern bank of the river"]}}
    comparison = compare_provisions(
        withdrawal("northern bank of the river"), withdrawal("southern bank of the river"), glossary
    )
    assert {verdict for _, _, verdict in rows(comparison)} == {Verdict.ONE_SIDED}


def test_names_with_other_figures_are_two_things() -> None:
    """Nothing links the two resolutions, and nobody takes one for the other."""
    one, two = (withdrawal(f"zone set up by resolution {number}") for number in (1701, 242))
    assert {verdict for _, _, verdict in rows(compare_provisions(one, two))} == {Verdict.ONE_SIDED}


def test_of_two_equally_alike_names_neither_is_taken() -> None:
    """Where two provisions are as like, the reader is offered both."""
    comparison = compare_provisions(
        withdrawal("bank of the river"),
        [withdrawal("eastern bank of the river"), withdrawal("western bank of the river")],
    )
    assert {verdict for _, _, verdict in rows(comparison)} == {Verdict.ONE_SIDED}


def test_a_provision_without_terms_stands_with_the_only_row_of_its_objects() -> None:
    """What states nothing but the matter belongs to the one row in which both texts speak of it."""
    aid = {"topic": "humanitarian-access", "terms": {"goods": "aid", "agencies": ["UN"]}}
    bare = {"topic": "humanitarian-access", "qualifiers": "as agreed", "terms": {"goods": "aid"}}
    assert rows(compare_provisions([aid, bare], aid)) == {(("p1", "p2"), ("p1",), Verdict.PARTLY)}


def test_lists_in_other_words_that_exclude_nothing_are_compatible() -> None:
    """Whatever `agencies` turns out to be, aid through it and through the UN can both hold; never called the same."""
    one = {"topic": "humanitarian-access", "terms": {"goods": "aid", "agencies": ["UN", "agencies"]}}
    two = {"topic": "humanitarian-access", "terms": {"goods": "aid", "agencies": ["UN", "Red Crescent"]}}
    pair = only_pair(compare_provisions(one, two))
    assert (pair.verdict, result(pair, "agencies").rule) == (Verdict.PARTLY, "names.other-words")


def test_a_list_in_other_words_beside_one_that_excludes_wants_reading() -> None:
    """Where one list leaves the rest out, a name that nothing links may be among the rest."""
    one = {"topic": "humanitarian-access", "terms": {"goods": "aid", "agencies": "only [UN]"}}
    two = {"topic": "humanitarian-access", "terms": {"goods": "aid", "agencies": ["agencies"]}}
    pair = only_pair(compare_provisions(one, two))
    assert (pair.verdict, result(pair, "agencies").rule) == (Verdict.UNCLEAR, "names.not-linked")


def test_two_that_oppose_each_other_and_answer_nothing_else_are_told_once() -> None:
    """Each stands alone, and each opposes the other: that is one row, with one verdict."""

    def release(category: str, by: str = "South", modality: str = "shall-not", **more: Any) -> dict[str, Any]:
        number = {"number": more.pop("number")} if "number" in more else {}
        return {
            "topic": "release", "by": by, "modality": modality, "terms": {"category": category, **number}, **more
        }  # fmt: skip

    comparison = compare_provisions(
        [
            release("prisoners", number="2 people"),
            release("prisoners", until="2025-03-05", **{"if": "peace"}),
        ],
        [
            release("children", modality="shall", number="1 people"),
            release("women", by="North", number="fewer than 3 people", **{"if": "war"}),
            release("children", number="none", **{"if": "war"}),
        ],
        {"names": {"p": ["prisoners"], "c": ["children"], "w": ["women"]}, "parts": {"p": ["c", "w"]}},
    )
    told = [(pair.left_provisions, pair.right_provisions) for row in comparison.rows for pair in row.pairs]
    assert told.count((("p2",), ("p1",))) == 1


def test_what_stands_alone_is_told_once() -> None:
    """A whole has two parts in the other text, and one of its provisions shares no term with either: one row for it."""
    glossary = {"names": {"city": ["City"], "east": ["East"], "west": ["West"]}, "parts": {"city": ["east", "west"]}}
    ban = {"modality": "shall-not", "starts": "10 days after signing", "until": "20 days after signing"}
    comparison = compare_provisions(
        [
            withdrawal("East", distance="less than 10 km") | {"modality": "may"},
            withdrawal("West", distance="5 km") | ban,
        ],
        [
            withdrawal("City") | {"modality": "may", "until": "5 days after signing"},
            withdrawal("City") | {"complete-by": "within 10 days of signing"},
            withdrawal("City", distance="5 km"),
        ],
        glossary,
    )
    alone = [pair.right_provisions for row in comparison.rows for pair in row.pairs if not pair.left_provisions]
    assert sorted(alone) == [("p1",), ("p2",)]
