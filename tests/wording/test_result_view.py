"""Tests of pieces of sentences: clauses as ranges, lists said once, words of topics told from the tool's own."""

from __future__ import annotations

from typing import Any

from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.pair_verdicts import judged_in
from ceasefire_diff.wording.term_words import ranges
from tests.texts import compare_texts, proposal_text


def reasons(left: list[dict[str, Any]], right: list[dict[str, Any]], **header: Any) -> str:
    """Every sentence on every row of two made-up texts."""
    comparison = compare_texts(proposal_text(left, party="A", **header), proposal_text(right, party="B"))
    labels = Labels(comparison)
    judged = (each for row in comparison.rows for each in judged_in(row, labels))
    return " ".join(str(reason) for each in judged for reason in each.reasons)


def test_clauses_that_follow_one_another_are_a_range() -> None:
    """Ten items of a package are one range; what does not follow stays apart."""
    items = [f"II, option 2, {number}" for number in range(1, 11)]
    assert list(ranges(["II, option 1", *items, "III.5"])) == ["II, option 1", "II, option 2, 1-10", "III.5"]
    assert list(ranges(["1", "2", "4"])) == ["1, 2", "4"]


def test_one_list_in_another_order_is_said_once() -> None:
    """Who is bound by two provisions is told without brackets, and no list twice because its order differs."""
    said = {"topic": "foreign-forces", "terms": {"in": "Z", "presence": "banned"}}
    told = reasons([{**said, "by": ["Z", "third states"]}, {**said, "by": ["third states", "Z"]}], [said])
    assert "[" not in told
    assert told.count("third states") == 1


def test_a_word_of_the_topic_is_told_from_the_sentence() -> None:
    """What is chosen among a topic's words stands in quotation marks, and its term goes by a phrase."""
    said = {"forces": "X", "act": "movement"}
    left, right = ({"topic": "force-freeze", "terms": {**said, "state": state}} for state in ("banned", "allowed"))
    assert "Whether it is allowed: “banned” and “allowed” exclude each other." in reasons([left], [right])


def test_conditions_that_one_text_alone_sets_are_one_sentence() -> None:
    """Three conditions of one text for one event are told together, with a range of their clauses."""
    ban = {"topic": "prohibited-acts", "condition-for": "ceasefire"}
    mine = [{**ban, "terms": {"acts": act}} for act in ("shelling", "sniping", "overflights")]
    starts = {"topic": "conditions", "terms": {"for": "ceasefire", "conditions": "return of the dead"}}
    told = reasons(mine, [starts])
    assert "A makes the ceasefire conditional on this (1-3)" in told
