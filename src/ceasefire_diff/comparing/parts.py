"""Whether a whole and its part can keep an order on which two texts are opposed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from ceasefire_diff.comparing.facts import Facts
from ceasefire_diff.comparing.meeting import Overlap, objects
from ceasefire_diff.model.proposal import Met
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.relation import Side


def order_holds_of_a_part(left: Sequence[Facts], right: Sequence[Facts], topic: Topic) -> bool:
    """Whether a whole and its part can keep an order on which the sides are opposed, in each pair that opposes it.

    The whole may begin before an event and its part after it. Not so the reverse, nor where the whole must be done.
    """
    for one, two in product(left, right):
        if any(first.opposes(second) for first in one.steps for second in two.steps):
            over = objects(one, two, topic).overlap
            if over is Overlap.SAME:
                return False
            inner = over.part
            if inner and _opposed_by_its_part(*((one, two) if inner is Side.LEFT else (two, one))):
                return False
    return True


def _opposed_by_its_part(part: Facts, whole: Facts) -> bool:
    return any(
        first.opposes(second) and (first.before or second.met is Met.IN_FULL)
        for first in part.steps
        for second in whole.steps
    )
