"""Whether one text has a thing done before the other begins it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from ceasefire_diff.comparing.acts import same_act, share_a_part
from ceasefire_diff.comparing.comparison import Stated, TermResult
from ceasefire_diff.comparing.dated import Bound, bounds_of
from ceasefire_diff.comparing.facts import Facts
from ceasefire_diff.comparing.norms import Norm
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.event import Edge
from ceasefire_diff.values.relation import RelationKind, Side
from ceasefire_diff.values.timing import DAY_ONE

EACH = "each"
"""Stands for a side where each text has something done before the other begins it."""


def compare_times(left: Sequence[Facts], right: Sequence[Facts], topic: Topic) -> list[TermResult]:
    """One result where, of two provisions on one act or with a part in common, one is done before the other begins."""
    done: set[Side] = set()
    told: dict[Side, dict[tuple[str, int], Stated]] = {Side.LEFT: {}, Side.RIGHT: {}}
    for one, two in product(left, right):
        for first, second, side in ((one, two, Side.LEFT), (two, one, Side.RIGHT)):
            pair = _done_first(first, second)
            if pair is None or not _on_one_act(first, second, topic):
                continue
            done.add(side)
            for where, stated in ((side, pair[0]), (side.other, pair[1])):
                told[where][stated.provision, stated.line] = stated
    if not done:
        return []
    on_left, on_right = (tuple(each for _, each in sorted(told[side].items())) for side in (Side.LEFT, Side.RIGHT))
    arguments = {"done": next(iter(done)).value if len(done) == 1 else EACH}
    rule = "order.done-before-begun"
    return [
        TermResult("order", RelationKind.APART, Verdict.CONFLICT, rule, on_left, on_right, arguments=arguments),
    ]


def _on_one_act(one: Facts, two: Facts, topic: Topic) -> bool:
    """Whether both require one act, or a part of it, and neither has its own end before its beginning."""
    if not (one.deed is two.deed is Norm.REQUIRES) or one.provision.topic != two.provision.topic:
        return False
    if any(_done_first(each, each) for each in (one, two)):
        return False
    return same_act(one.provision, two.provision, topic) or share_a_part(one.provision, two.provision, topic)


def _done_first(one: Facts, two: Facts) -> tuple[Stated, Stated] | None:
    """The words by which one is done and the other begins only afterwards; nothing if the times do not say so."""
    due = [each for each in _bounds(one) if each.edge is Edge.END and not each.earliest]
    begun = [each for each in _bounds(two) if each.edge is Edge.START and each.earliest] if due else []
    for end, start in product(due, begun):
        if end.anchor == start.anchor and (end.at < start.at or (end.at == start.at and (end.strict or start.strict))):
            return end.stated, start.stated
    return None


def _bounds(facts: Facts) -> Iterator[Bound]:
    """Times that both texts count from the same: where day 1 is not said, each text counts from its own."""
    return (each for each in bounds_of(facts.provision, facts.values) if each.anchor != DAY_ONE)
