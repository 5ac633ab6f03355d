"""Holds the network of times against brute force on small ones and an independent solver on larger ones."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from typing import Any

import z3
from hypothesis import given, settings
from hypothesis import strategies as st

from ceasefire_diff.comparing.order.network import Constraint, Lag, Network, cannot_hold, smallest_set
from ceasefire_diff.graphs import (
    strongly_connected_components,
    transitive_closure,
    transitive_reduction,
)

INSTANT = Fraction(1, 1000)
"""How long "at once" is for the solver: far shorter than any gap, and longer than nothing."""


def networks(points: int, most: int, gaps: st.SearchStrategy[Any], *, at_once: bool = True) -> st.SearchStrategy[Any]:
    """Constraints over so many points, each from a source of its own; some sources say two things."""
    constraint = st.builds(
        Constraint,
        st.integers(0, points - 1),
        st.integers(0, points - 1),
        gaps,
        st.booleans(),
        st.booleans() if at_once else st.just(value=False),
        st.one_of(st.none(), st.integers(0, max(1, most * 2 // 3))),
    )
    return st.lists(constraint.filter(lambda each: each.earlier != each.later), min_size=1, max_size=most)


small = networks(4, 7, st.sampled_from((-1, 0, 1)), at_once=False)
larger = networks(9, 24, st.one_of(st.integers(-6, 4), st.fractions(-3, 2, max_denominator=4)))


def solved(constraints: Sequence[Constraint], *more: Any) -> bool:
    """Whether the solver finds a course of events."""
    solver = z3.Solver()
    for each in constraints:
        lag = z3.Real(f"t{each.later}") - z3.Real(f"t{each.earlier}")
        gap = Fraction(each.gap) - (INSTANT if each.at_once else 0)
        bound = z3.Q(gap.numerator, gap.denominator)
        solver.add(lag > bound if each.strict else lag >= bound)
    solver.add(*more)
    return bool(solver.check() == z3.sat)


@given(small)
@settings(max_examples=60, deadline=None)
def test_what_can_hold_is_what_some_course_of_events_keeps(constraints: list[Constraint]) -> None:
    """Every course over a grid that is fine and wide enough for four points is tried: three strict steps of a day."""
    grid = [Fraction(step, 4) for step in range(-15, 16)]
    kept = any(
        all(
            lag > each.gap if each.strict else lag >= each.gap
            for each in constraints
            for lag in (times[int(str(each.later))] - times[int(str(each.earlier))],)
        )
        for times in ((Fraction(0), *rest) for rest in product(grid, repeat=3))
    )
    assert Network(constraints).holds is kept


@given(small)
@settings(max_examples=60, deadline=None)
def test_bounds_and_order_are_those_of_every_course_tried(constraints: list[Constraint]) -> None:
    """How soon a point can come after another, and whether it surely comes later, by each course on a grid."""
    network = Network(constraints)
    told = network.ways(0)
    if not network.holds:
        return
    asked = [(int(str(each.earlier)), int(str(each.later)), 4 * int(each.gap), each.strict) for each in constraints]
    courses = [
        times
        for times in ((0, *rest) for rest in product(range(-15, 16), repeat=3))
        if all(
            (apart := times[later] - times[earlier]) > gap or (apart == gap and not strict)
            for earlier, later, gap, strict in asked
        )
    ]
    for node in network.nodes:
        lags = [times[int(str(node))] for times in courses]
        if (lag := told.lag(node)) is None:
            assert min(lags) < 0  # nothing keeps it from coming before
            continue
        quarters_over = min(lags) - 4 * lag.gap
        assert (1 <= quarters_over <= 3) if lag.strict else quarters_over == 0  # three strict steps at most
        assert lag.later is all(each > 0 for each in lags)


@given(larger)
@settings(max_examples=80, deadline=None)
def test_what_can_hold_is_what_a_solver_can_satisfy(constraints: list[Constraint]) -> None:
    """Fractions, strict bounds and "at once" among them; a contradiction is a way round that gains time."""
    network = Network(constraints)
    assert network.holds is solved(constraints)
    cycle = network.contradiction()
    for one, two in zip(cycle, (*cycle[1:], *cycle[:1]), strict=True):
        assert one.later == two.earlier
    if cycle:
        gap = sum(Fraction(each.gap) for each in cycle)
        assert gap > 0 or (gap == 0 and any(each.strict for each in cycle) and not any(each.at_once for each in cycle))


@given(larger)
@settings(max_examples=40, deadline=None)
def test_gaps_that_follow_are_the_largest_that_a_solver_proves(constraints: list[Constraint]) -> None:
    """No course comes closer than the gap told, and some course comes as close as it."""
    network = Network(constraints)
    if not network.holds:
        assert not [*network.ways(constraints[0].earlier)]
        return
    start = constraints[0].earlier
    ways = network.ways(start)
    for node in ways:
        lag, path = ways.lag(node), ways.path(node)
        assert lag is not None
        assert sum(Fraction(each.gap) for each in path) == lag.gap
        distance = z3.Real(f"t{node}") - z3.Real(f"t{start}")
        gap = Fraction(lag.gap)
        instants = sum(each.at_once for each in path)
        least = gap - instants * INSTANT
        bound = z3.Q(least.numerator, least.denominator)
        assert not solved(constraints, distance < bound)
        assert solved(constraints, distance < bound + z3.Q(1, 10**7))
        assert solved(constraints, distance == bound) is not any(each.strict for each in path) or lag.strict is False


@given(larger)
@settings(max_examples=80, deadline=None)
def test_every_set_told_cannot_hold_and_can_once_any_member_is_dropped(constraints: list[Constraint]) -> None:
    """What goes without saying stays; each source is dropped with all that it says."""
    told = smallest_set(constraints)
    assert len(told) == len(set(told))
    kept = [each for each in constraints if each.source is None or each.source in told]
    assert cannot_hold(kept) is cannot_hold(constraints)
    if cannot_hold(constraints):
        for member in told:
            assert not cannot_hold(each for each in kept if each.source != member)


@given(larger, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_of_constraints_and_an_unrelated_step_change_nothing(constraints: list[Constraint], chance: Any) -> None:
    """What follows is the same however the constraints are sorted, and whatever else is timed beside them."""
    shuffled = [*constraints, Constraint("other", "another", 3, source="unrelated")]
    chance.shuffle(shuffled)
    one, two = Network(constraints), Network(shuffled)
    assert one.holds is two.holds
    start = constraints[0].earlier
    here, there = one.ways(start), two.ways(start)
    assert {node: here.lag(node) for node in here} == {node: there.lag(node) for node in there}
    assert "unrelated" not in smallest_set(shuffled)


@given(larger)
@settings(max_examples=40, deadline=None)
def test_time_run_backwards_mirrors_every_answer(constraints: list[Constraint]) -> None:
    """With earlier and later exchanged, the same can hold and the same gaps follow the other way."""
    turned = [
        Constraint(each.later, each.earlier, each.gap, each.strict, each.at_once, each.source) for each in constraints
    ]
    one, two = Network(constraints), Network(turned)
    assert one.holds is two.holds
    ways = one.ways(constraints[0].earlier)
    for node in ways:
        assert two.ways(node).lag(constraints[0].earlier) == ways.lag(node)


def test_a_condition_may_be_met_at_the_very_end() -> None:
    """What begins at the end of something may also be said to come after it, and not before it."""
    at = [Constraint("end", "next"), Constraint("next", "end", at_once=True)]
    assert Network([*at, Constraint("end", "next", strict=True)]).holds
    assert not Network([*at, Constraint("next", "end", strict=True)]).holds
    assert Network(at).ways("end").lag("next") == Lag(0)


@given(
    st.integers(1, 12).flatmap(lambda n: st.lists(st.lists(st.integers(0, n - 1), max_size=4), min_size=n, max_size=n))
)
def test_strongly_connected_components_are_those_that_reach_each_other(out: list[list[int]]) -> None:
    """Each component is all that can be reached there and back, and comes after those it leads to."""
    reached = []
    for start in range(len(out)):
        seen, waiting = {start}, [start]
        while waiting:
            for other in out[waiting.pop()]:
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        reached.append(seen)
    told: set[int] = set()
    for members in strongly_connected_components(out):
        assert set(members) == {each for each in reached[members[0]] if members[0] in reached[each]}
        assert all(each in told or each in members for each in reached[members[0]])
        told |= set(members)
    assert told == set(range(len(out)))


@given(st.dictionaries(st.integers(0, 8), st.sets(st.integers(0, 8), max_size=3), max_size=9))
def test_all_that_follows_and_what_follows_from_nothing_between(after: dict[int, set[int]]) -> None:
    """The closure is what can be reached; for an order, what is kept yields it, and nothing less does."""
    closure = transitive_closure(after)
    for start, told in closure.items():
        seen: set[int] = set()
        waiting = list(after.get(start, ()))
        while waiting:
            here = waiting.pop()
            if here not in seen:
                seen.add(here)
                waiting.extend(after.get(here, ()))
        assert told == seen
    if all(each not in told for each, told in closure.items()):
        kept = transitive_reduction(closure)
        assert {each: told for each, told in transitive_closure(kept).items() if told} == {
            each: told for each, told in closure.items() if told
        }
        for each, told in kept.items():
            for other in told:
                fewer = {**kept, each: told - {other}}
                assert other not in transitive_closure(fewer).get(each, set())
