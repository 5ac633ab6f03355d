"""Whether only names keep two provisions of one topic apart, and how like in words those names are."""

from __future__ import annotations

from ceasefire_diff.aligning.matter import Axis, Matter
from ceasefire_diff.aligning.similarity import long_stems
from ceasefire_diff.lazy_regex import pattern

LEAST_ALIKE = 0.6
"""The share of the shorter name's words that the longer must have too: both of two, or two of three."""

LEAST_SHARED = 2
"""One word in common, however rare, says little; and two names with other figures are two things."""

_FIGURES = pattern(r"[0-9]+")


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
    return max((_alike(first, second) for _, first in one.labels for _, second in two.labels), default=0.0)


def _alike(first: str, second: str) -> float:
    if _FIGURES.findall(first) != _FIGURES.findall(second):
        return 0.0
    one, two = long_stems(first), long_stems(second)
    return len(one & two) / min(len(one), len(two)) if len(one & two) >= LEAST_SHARED else 0.0
