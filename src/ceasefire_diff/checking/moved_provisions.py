"""Which provisions stand elsewhere among the others: the fewest whose moving accounts for the new order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ceasefire_diff.model.proposal import Provision

Pair = tuple[Provision, Provision]


def moved(pairs: Sequence[Pair]) -> Iterator[tuple[Provision, Provision, str]]:
    """Pairs that moved, given in the order of the later version, each with the id it now follows (empty: it is first).

    What stands in the same order in both versions is longest where least has moved.
    """
    lines = [(left.place.line, left.place.column) for left, _ in pairs]
    still = _longest_rising(lines)
    for place, (left, right) in enumerate(pairs):
        if place not in still:
            yield left, right, pairs[place - 1][1].id if place else ""


def _longest_rising(numbers: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The places of a longest rising run within the numbers."""
    ends: list[int] = []
    values: list[tuple[int, int]] = []
    follows: list[int | None] = []
    for place, number in enumerate(numbers):
        at = bisect_left(values, number)
        follows.append(ends[at - 1] if at else None)
        if at == len(ends):
            ends.append(place)
            values.append(number)
        else:
            ends[at], values[at] = place, number
    found = set()
    place_in_run: int | None = ends[-1] if ends else None
    while place_in_run is not None:
        found.add(place_in_run)
        place_in_run = follows[place_in_run]
    return frozenset(found)
