"""The promises of the comparison, held against made-up positions."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ceasefire_diff.comparing.comparison import Comparison, PairResult, Row
from ceasefire_diff.model.verdict import Verdict
from tests.properties.made_positions import GLOSSARY, names, positions, provision
from tests.texts import compare_texts, proposal_text

Position = list[dict[str, Any]]

MIRRORED_FIELDS = ("term", "relation", "verdict", "rule", "common", "distance", "excluded")


def compared(left: Position, right: Position, parties: tuple[str, str] = ("A", "B")) -> Comparison:
    """Two positions, compared."""
    return compare_texts(
        proposal_text(left, party=parties[0]), proposal_text(right, party=parties[1]), glossary=GLOSSARY
    )


def told(comparison: Comparison) -> list[Any]:
    """All that a comparison says of its rows, without the parties."""
    return [(row.id, row.topic, [pair_told(pair) for pair in row.pairs]) for row in comparison.rows]


def pair_told(pair: PairResult, *, mirrored: bool = False) -> Any:
    """One pair's verdict and results, from the left or from the right."""
    sides = (pair.left_provisions, pair.right_provisions)
    results = []
    for each in pair.results:
        stated = [sorted((s.provision, s.text) for s in side) for side in (each.left, each.right)]
        adds = [each.left_adds, each.right_adds]
        inner = each.inner.other if each.inner and mirrored else each.inner
        if mirrored:
            stated.reverse()
            adds.reverse()
        results.append((tuple(getattr(each, name) for name in MIRRORED_FIELDS), inner, stated, adds))
    return (pair.verdict, sides[::-1] if mirrored else sides, results)


@given(positions)
def test_a_text_against_itself_never_conflicts(position: Position) -> None:
    """A text set beside itself has no conflict, nothing partly alike and nothing one-sided."""
    comparison = compared(position, position)
    verdicts = {pair.verdict for row in comparison.rows for pair in row.pairs}
    assert not verdicts & {Verdict.CONFLICT, Verdict.PARTLY, Verdict.ONE_SIDED}, told(comparison)


@given(positions, positions)
def test_exchanging_the_texts_mirrors_the_comparison(left: Position, right: Position) -> None:
    """compare(b, a) is compare(a, b) seen from the other side: the same rows in the same order."""
    there, back = compared(left, right), compared(right, left)
    assert [row.id for row in there.rows] == [row.id for row in back.rows]
    for one, two in zip(there.rows, back.rows, strict=True):
        assert pair_told(one.pairs[0]) == pair_told(two.pairs[0], mirrored=True)
    offered = {(each.left.provision, each.right.provision, each.reason) for each in there.maybe_related}
    assert offered == {(each.right.provision, each.left.provision, each.reason) for each in back.maybe_related}


@given(positions, positions, st.randoms(use_true_random=False))
def test_shuffling_provisions_changes_nothing(left: Position, right: Position, chance: random.Random) -> None:
    """The order of provisions, and of keys, in a file carries no meaning."""
    numbered = [{"id": f"item-{number}", "clause": str(number), **each} for number, each in enumerate(left)]
    other = [{"id": f"point-{number}", "clause": str(number), **each} for number, each in enumerate(right)]
    before = told(compared(numbered, other))
    mixed = [dict(chance.sample(list(each.items()), len(each))) for each in chance.sample(numbered, len(numbered))]
    assert told(compared(mixed, chance.sample(other, len(other)))) == before


@given(positions, positions)
def test_every_provision_stands_in_some_row(left: Position, right: Position) -> None:
    """Nothing that either text says is lost."""
    comparison = compared(left, right)
    standing = {(each.proposal, each.provision) for row in comparison.rows for each in row.members}
    assert len(standing) == len(left) + len(right)


@given(positions, positions)
def test_each_row_id_names_one_row_and_no_text(left: Position, right: Position) -> None:
    """Row ids are unique, and free of the names of files and of provisions."""
    comparison = compared(left, right)
    ids = [row.id for row in comparison.rows]
    assert len(set(ids)) == len(ids)
    assert not [each for each in ids if "left" in each or "right" in each or "/p1" in each]


@given(positions, positions)
def test_renaming_the_parties_changes_only_names(left: Position, right: Position) -> None:
    """Who the parties are decides nothing."""
    assert told(compared(left, right)) == told(compared(left, right, parties=("Zembla", "Arcadia")))


@given(
    provision(),
    st.sampled_from(("by", "benefits", "qualifiers", "except", "if", "starts", "until", "before", "requires")),
)
def test_changing_any_compared_key_leaves_agreement(one: dict[str, Any], key: str) -> None:
    """A key that carries meaning, stated on one side only or stated otherwise, takes the row out of agree."""
    other = {**one}
    new: dict[str, Any] = {
        "starts": "3 days after talks",
        "until": "5 days after talks",
        "before": "end of treaty",
        "requires": "end of treaty",
        "if": "the sky falls",
    }
    other[key] = new.get(key, ["Somebody Else"])
    comparison = compared([one], [other])
    agreeing = [row for row in comparison.rows if row.topic == one["topic"] and row.pairs[0].verdict is Verdict.AGREE]
    assert not agreeing, told(comparison)


@given(provision())
def test_splitting_terms_over_two_provisions_changes_no_verdict(one: dict[str, Any]) -> None:
    """Who writes one provision's terms as two provisions of the same objects says the same."""
    identifying = {"of", "forces", "category", "acts", "subject", "who"}
    terms = one.get("terms", {})
    naming = {name: value for name, value in terms.items() if name in identifying}
    others = [name for name in terms if name not in identifying]
    if len(others) < 2 or any(value in ("to be agreed", "unspecified") for value in terms.values()):
        return
    parts = [{**one, "terms": {**naming, name: terms[name]}} for name in others]
    whole = {row.pairs[0].verdict for row in rows_of(compared([one], [one]), one["topic"])}
    split = {row.pairs[0].verdict for row in rows_of(compared(parts, [one]), one["topic"])}
    assert whole == split


@settings(max_examples=40)
@given(positions, positions, positions)
def test_a_third_text_changes_nothing_between_two(left: Position, right: Position, third: Position) -> None:
    """Every row of two texts stands, with its results, inside a row of the comparison of three."""
    two = compared(left, right)
    three = compare_texts(
        proposal_text(left, party="A"),
        proposal_text(right, party="B"),
        proposal_text(third, party="C"),
        glossary=GLOSSARY,
    )
    larger = {row.id: row for row in three.rows}
    for row in two.rows:
        assert pair_told(row.pairs[0]) in [pair_told(pair) for pair in larger[row.id].pairs]


@given(positions, positions)
def test_an_unrelated_provision_changes_nothing_in_any_row(left: Position, right: Position) -> None:
    """A provision of a topic nobody else speaks of adds a row and touches none."""
    before = compared(left, right)
    after = compared([*left, {"topic": "mines", "terms": {"act": ["cleared"]}, "text": "Mines."}], right)
    assert [row for row in told(after) if row[1] != "mines"] == told(before)


@given(names, names)
def test_a_conflict_on_names_needs_an_exclusion_or_a_closed_list(left: Any, right: Any) -> None:
    """Two bare lists of an open term never conflict."""
    one: dict[str, Any] = {"topic": "talks", "terms": {"subject": "treaty", "participants": left}, "text": "Talks."}
    comparison = compared([one], [{**one, "terms": {"subject": "treaty", "participants": right}}])
    excluding = any(isinstance(side, str) and side != "to be agreed" for side in (left, right))
    assert excluding or all(row.pairs[0].verdict is not Verdict.CONFLICT for row in comparison.rows)


def rows_of(comparison: Comparison, topic: str) -> list[Row]:
    """The rows of one topic."""
    return [row for row in comparison.rows if row.topic == topic]
