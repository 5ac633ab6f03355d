"""Whether one text has a thing done before the other begins it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from ceasefire_diff.comparing.acts import same_act, share_a_part
from ceasefire_diff.comparing.comparison import TermResult, Verdict
from ceasefire_diff.comparing.dated import Bound, bounds_of
from ceasefire_diff.comparing.deeds import Deed
from ceasefire_diff.comparing.gather import Facts
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.event import Edge
from ceasefire_diff.values.relation import RelationKind, Side
from ceasefire_diff.values.timing import DAY_ONE


def compare_times(left: Sequence[Facts], right: Sequence[Facts], topic: Topic) -> list[TermResult]:
    """One result where, of two provisions on one act or with a part in common, one is done before the other begins."""
    found = [
        result
        for one, two in product(left, right)
        if one.deed is two.deed is Deed.REQUIRES and one.provision.topic == two.provision.topic
        for result in (*_done_first(one, two, Side.LEFT), *_done_first(two, one, Side.RIGHT))
        if same_act(one.provision, two.provision, topic) or share_a_part(one.provision, two.provision, topic)
    ]
    # Of several the one that comes first by its provisions, whichever side they stand on.
    return sorted(found, key=lambda each: sorted(stated.provision for stated in (*each.left, *each.right)))[:1]


def _done_first(one: Facts, two: Facts, side: Side) -> Iterator[TermResult]:
    """That `one`, which stands on `side`, is done before `two` begins, if the times say so."""
    due = [each for each in _bounds(one) if each.edge is Edge.END and not each.earliest]
    begun = [each for each in _bounds(two) if each.edge is Edge.START and each.earliest]
    for end, start in product(due, begun):
        if end.anchor == start.anchor and (end.at < start.at or (end.at == start.at and (end.strict or start.strict))):
            sides = ((end.stated,), (start.stated,))
            on_left, on_right = sides if side is Side.LEFT else reversed(sides)
            yield TermResult(
                "order",
                RelationKind.APART,
                Verdict.CONFLICT,
                "order.done-before-begun",
                on_left,
                on_right,
                arguments={"done": side.value},
            )
            return


def _bounds(facts: Facts) -> Iterator[Bound]:
    """Times that both texts count from the same: where day 1 is not said, each text counts from its own."""
    return (each for each in bounds_of(facts.provision, facts.values) if each.anchor != DAY_ONE)
