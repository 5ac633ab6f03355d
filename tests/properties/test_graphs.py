"""Holds the hand-written algorithms on graphs and sequences against brute force."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ceasefire_diff.graphs import connected_components, longest_increasing_subsequence
from ceasefire_diff.spelling import is_one_edit

PLACES = range(6)
PAIRS = st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(PLACES)), max_size=7)


def reached_from(start: int, pairs: list[tuple[int, int]]) -> set[int]:
    """All that can be walked to along pairs, in either direction."""
    found = {start}
    while further := {b for pair in pairs for a, b in (pair, pair[::-1]) if a in found and b not in found}:
        found |= further
    return found


@settings(max_examples=60)
@given(st.permutations(PLACES), st.integers(0, 6), PAIRS)
def test_components_are_what_can_be_reached(order: list[int], kept: int, pairs: list[tuple[int, int]]) -> None:
    """Each item stands in one list with all others it reaches, over items left out too, in the order given."""
    items = order[:kept]
    found = connected_components(items, pairs)
    assert sorted(each for group in found for each in group) == sorted(items)
    for group in found:
        assert group == [each for each in items if each in reached_from(group[0], pairs)]
    assert [group[0] for group in found] == sorted((group[0] for group in found), key=items.index)


@settings(max_examples=60)
@given(st.lists(st.integers(0, 5), max_size=8))
def test_no_increasing_subsequence_is_longer(values: list[int]) -> None:
    """What is found rises, and nothing longer does."""
    places = longest_increasing_subsequence(values)
    chosen = [values[place] for place in places]
    assert places == sorted(places)
    assert all(one < other for one, other in pairwise(chosen))
    longer = combinations(values, len(places) + 1)
    assert not any(all(one < other for one, other in pairwise(each)) for each in longer)


@settings(max_examples=100)
@given(st.text("abc", max_size=5), st.text("abc", max_size=5))
def test_one_edit_is_one_of_the_four(one: str, other: str) -> None:
    """A letter dropped, put in, changed, or two that changed places; equal words count as near."""
    edits = {one}
    for at in range(len(one) + 1):
        edits.add(one[:at] + one[at + 1 :])
        edits |= {one[:at] + letter + one[at:] for letter in "abc"}
        edits |= {one[:at] + letter + one[at + 1 :] for letter in "abc" if at < len(one)}
        edits.add(one[:at] + one[at : at + 2][::-1] + one[at + 2 :])
    assert is_one_edit(one, other) == (other in edits)
