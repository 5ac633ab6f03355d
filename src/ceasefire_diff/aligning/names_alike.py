"""Whether only names keep two provisions of one topic apart, and how like in words those names are."""

from __future__ import annotations

from ceasefire_diff.aligning.likeness import stems
from ceasefire_diff.aligning.matter import Axis, Matter

LEAST_ALIKE = 0.6
"""The share of the shorter name's words that the longer must have too: more than one of two, or two of three."""


def names_alike(left: Matter, right: Matter) -> float:
    """How alike the names are that keep two provisions apart (0 to 1); 0 if anything else does, or nothing.

    They are apart on an identifying term only by names that nothing links, and for each such term some name of one is
    in most of its words a name of the other.
    """
    if left.stated != right.stated:
        return 0.0
    if left.stages and right.stages and left.stages.isdisjoint(right.stages):
        return 0.0
    found: list[float] = []
    for one, two in zip(left.axes, right.axes, strict=True):
        if one is None or two is None or one.meets(two):
            continue
        alike = _most_alike(one, two) if one.unlinked or two.unlinked else 0.0
        if alike < LEAST_ALIKE:
            return 0.0
        found.append(alike)
    return min(found, default=0.0)


def _most_alike(one: Axis, two: Axis) -> float:
    pairs = ((stems(first), stems(second)) for _, first in one.labels for _, second in two.labels)
    return max((len(a & b) / min(len(a), len(b)) for a, b in pairs if a and b), default=0.0)
