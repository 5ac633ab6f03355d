"""Holds the algorithms on graphs and sequences that are written by hand, under the names textbooks give them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

_Item = TypeVar("_Item", bound=Hashable)
_Value = TypeVar("_Value", bound=Any)  # of any kind that has an order


def strongly_connected_components(out: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Sets of nodes that lead to each other, each set after those it leads to (Tarjan 1972).

    With a stack of its own, for a chain of steps may be long.
    """
    number: dict[int, int] = {}
    lowest: dict[int, int] = {}
    path: list[int] = []
    on_path: set[int] = set()
    for root in range(len(out)):
        if root in number:
            continue
        walk = [(root, iter(out[root]))]
        number[root] = lowest[root] = len(number)
        path.append(root)
        on_path.add(root)
        while walk:
            here, further = walk[-1]
            for other in further:
                if other not in number:
                    number[other] = lowest[other] = len(number)
                    path.append(other)
                    on_path.add(other)
                    walk.append((other, iter(out[other])))
                    break
                if other in on_path:
                    lowest[here] = min(lowest[here], number[other])
            else:
                walk.pop()
                if walk:
                    above = walk[-1][0]
                    lowest[above] = min(lowest[above], lowest[here])
                if lowest[here] == number[here]:
                    members = [path.pop()]
                    while members[-1] != here:
                        members.append(path.pop())
                    on_path.difference_update(members)
                    yield members


def transitive_closure(after: Mapping[_Item, Iterable[_Item]]) -> dict[_Item, set[_Item]]:
    """For each item, all that comes after it over others; itself, where it comes after itself."""
    items = list(dict.fromkeys((*after, *(each for found in after.values() for each in found))))
    place = {item: at for at, item in enumerate(items)}
    out = [[place[each] for each in after.get(item, ())] for item in items]
    reached = [0] * len(items)
    for members in strongly_connected_components(out):
        mask = 0
        for member in members:
            for other in out[member]:
                mask |= reached[other] | 1 << other
        for member in members:
            reached[member] = mask
    return {item: {items[at] for at in _bits(mask)} for item, mask in zip(items, reached, strict=True)}


def transitive_reduction(after: Mapping[_Item, set[_Item]]) -> dict[_Item, set[_Item]]:
    """For each item, what comes right after it, nothing else between them; `after` is closed."""
    items = list(dict.fromkeys((*after, *(each for found in after.values() for each in found))))
    place = {item: at for at, item in enumerate(items)}
    masks = [sum(1 << place[each] for each in after.get(item, ())) for item in items]
    direct = {}
    for item, mask in zip(items, masks, strict=True):
        over = 0
        for at in _bits(mask):
            over |= masks[at]
        direct[item] = {items[at] for at in _bits(mask & ~over)}
    return direct


def _bits(mask: int) -> Iterator[int]:
    """The places of the bits that are set."""
    for at, bit in enumerate(reversed(f"{mask:b}")):
        if bit == "1":
            yield at


def connected_components(items: Iterable[_Item], pairs: Iterable[tuple[_Item, _Item]]) -> list[list[_Item]]:
    """The items, in lists of those that pairs connect, over any others; in the order of the items (union-find)."""
    parent: dict[_Item, _Item] = {}

    def root(item: _Item) -> _Item:
        while (above := parent.setdefault(item, item)) != item:
            parent[item] = parent[above]
            item = above
        return item

    for first, second in pairs:
        one, two = root(first), root(second)
        if one != two:
            parent[two] = one
    found: dict[_Item, list[_Item]] = {}
    for item in dict.fromkeys(items):
        found.setdefault(root(item), []).append(item)
    return list(found.values())


def longest_increasing_subsequence(values: Sequence[_Value]) -> list[int]:
    """The places of a longest sequence of values each greater than the one before (patience sorting)."""
    last: list[int] = []  # by length less one, where the sequence of that length ends that ends lowest
    lowest: list[_Value] = []
    before: list[int | None] = []
    for place, value in enumerate(values):
        at = bisect_left(lowest, value)
        before.append(last[at - 1] if at else None)
        last[at : at + 1], lowest[at : at + 1] = [place], [value]
    found = []
    here = last[-1] if last else None
    while here is not None:
        found.append(here)
        here = before[here]
    return found[::-1]
