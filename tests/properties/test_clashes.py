"""Holds the sets that two texts clash in against what can be kept: each a smallest one, none missed, all mirrored."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from ceasefire_diff.comparing.comparison import Stated
from ceasefire_diff.comparing.order.clashes import TwoTexts
from ceasefire_diff.comparing.order.marks import Point
from ceasefire_diff.comparing.order.network import Constraint, Network, cannot_hold
from ceasefire_diff.comparing.order.one_text import OneText
from ceasefire_diff.comparing.order.said import Said, going_without_saying
from ceasefire_diff.values.event import Edge

POINTS: tuple[Point, ...] = tuple((name, edge) for name in ("a", "b", "c", "d") for edge in (Edge.START, Edge.END))
Clause = tuple[Point, Point, int, bool, str]

clause = st.tuples(
    st.sampled_from(POINTS),
    st.sampled_from(POINTS),
    st.integers(-2, 2),
    st.booleans(),
    st.sampled_from(("", "", "", "one case", "another case")),
).filter(lambda each: each[0] != each[1])
clauses = st.lists(clause, min_size=1, max_size=6)


def said(found: Sequence[Clause], *, right: bool) -> list[Constraint]:
    """Constraints of one text, each with a source of its own."""
    side = "right" if right else "left"
    return [
        Constraint(
            first,
            second,
            gap,
            strict=strict,
            source=Said(Stated(side, f"p{number}", f"{side} says {number}", (), number), right, case),
        )
        for number, (first, second, gap, strict, case) in enumerate(found)
    ]


def both(left: Sequence[Clause], right: Sequence[Clause]) -> tuple[TwoTexts, list[Constraint]] | None:
    """Two texts and all that they say; nothing where one of them cannot hold by itself."""
    sides = [OneText(said(left, right=False)), OneText(said(right, right=True))]
    if any(each.at_odds for each in sides):
        return None
    return TwoTexts(sides[0], sides[1]), [*sides[0].constraints, *sides[1].constraints]


def known(constraints: Sequence[Constraint]) -> list[Constraint]:
    """The same with what goes without saying."""
    return [*constraints, *going_without_saying(constraints)]


@given(clauses, clauses)
@settings(max_examples=150, deadline=None)
def test_each_clash_is_a_smallest_set_of_both_texts(left: list[Clause], right: list[Clause]) -> None:
    """It cannot hold, can once any clause is dropped, and takes clauses of both."""
    made = both(left, right)
    if made is None:
        return
    texts, everything = made
    for clash, sources in zip(texts.clashes, texts.sources, strict=True):
        assert {each.right for each in sources} == {True, False}
        assert {each.case for each in sources if each.case} == set(clash.cases)
        assert cannot_hold(known([each for each in everything if each.source in sources]))
        for dropped in sources:
            kept = [each for each in everything if each.source in sources and each.source != dropped]
            assert Network(known(kept)).holds


@given(clauses, clauses)
@settings(max_examples=150, deadline=None)
def test_texts_clash_in_a_case_exactly_where_they_cannot_be_kept_in_it(left: list[Clause], right: list[Clause]) -> None:
    """In any case, or in one: a clash is told if and only if no course of events keeps both."""
    made = both(left, right)
    if made is None:
        return
    texts, everything = made
    for case in ("", "one case", "another case"):
        holding = [each for each in everything if isinstance(each.source, Said) and each.source.case in ("", case)]
        told = [each for each in texts.clashes if set(each.cases) <= {case}]
        assert bool(told) is cannot_hold(known(holding))
        assert all(each.conflict for each in told)
    assert all(not each.conflict for each in texts.clashes if len(each.cases) > 1)


@given(clauses, clauses)
@settings(max_examples=100, deadline=None)
def test_clashes_are_mirrored(left: list[Clause], right: list[Clause]) -> None:
    """Whether there is one, certain or in which cases, is the same the other way round."""
    there, back = both(left, right), both(right, left)
    if there is None or back is None:
        assert there is back
        return
    verdicts = [{(each.conflict, each.cases) for each in made[0].clashes} for made in (there, back)]
    assert verdicts[0] == verdicts[1]
