"""Finds the largest sets of provisions that have an object in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ceasefire_diff.aligning.matter import Axis, Matter

ANY = "*"
"""Stands for whatever no axis of the set names: only axes that cover everything hold it."""


def largest_common(matters: Sequence[Matter]) -> list[tuple[int, ...]]:
    """The largest sets of these provisions, by place, that cover some object together.

    Each axis is folded in turn: a set of provisions is a whole number's bits, one for each token that some of them
    cover, and only sets that no other contains are kept.
    """
    everyone = (1 << len(matters)) - 1
    if len({matter.key for matter in matters}) == 1:
        return [tuple(range(len(matters)))]
    sets = [everyone]
    for covering in _axes(matters):
        sets = _largest({kept & each for kept in sets for each in covering} - {0})
    return [tuple(place for place in range(len(matters)) if each >> place & 1) for each in sorted(sets)]


def _axes(matters: Sequence[Matter]) -> Iterable[list[int]]:
    """For each axis, and for the stages, the sets of provisions that cover one token of it."""
    for axes in zip(*(matter.axes for matter in matters), strict=True):
        tokens = {ANY}.union(*(axis.touches for axis in axes if axis is not None))
        yield _largest({_bits(_covers(axis, token) for axis in axes) for token in tokens})
    stages = {ANY}.union(*(matter.stages for matter in matters))
    yield _largest({_bits(not matter.stages or stage in matter.stages for matter in matters) for stage in stages})


def _covers(axis: Axis | None, token: str) -> bool:
    if axis is None:
        return True
    return axis.everything or token in axis.touches


def _bits(flags: Iterable[bool]) -> int:
    return sum(1 << place for place, flag in enumerate(flags) if flag)


def _largest(sets: Iterable[int]) -> list[int]:
    """Those sets that lie in no other."""
    kept: list[int] = []
    for each in sorted(sets, key=int.bit_count, reverse=True):
        if not any(each & other == each for other in kept):
            kept.append(each)
    return kept
