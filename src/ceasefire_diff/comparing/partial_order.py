"""What a partial order holds: all that follows, what follows from nothing between, and what is tied together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

_Item = TypeVar("_Item", bound=Hashable)


def closed(after: Mapping[_Item, set[_Item]]) -> dict[_Item, set[_Item]]:
    """For each place, all that comes after it over others."""
    closed: dict[_Item, set[_Item]] = {}
    for place, nearest in after.items():
        reached: set[_Item] = set()
        waiting = list(nearest)
        while waiting:
            here = waiting.pop()
            if here not in reached:
                reached.add(here)
                waiting.extend(after.get(here, ()))
        closed[place] = reached
    return closed


def without_what_follows(after: Mapping[_Item, set[_Item]]) -> dict[_Item, set[_Item]]:
    """For each place, what comes right after it: nothing else between them."""
    direct: dict[_Item, set[_Item]] = {}
    for place, found in after.items():
        over: set[_Item] = set()
        for between in found:
            over |= after.get(between, set())
        direct[place] = found - over
    return direct


def groups(places: Iterable[_Item], tied: Mapping[_Item, set[_Item]]) -> Iterator[list[_Item]]:
    """_Items tied to each other, over any others."""
    known = dict.fromkeys(places)
    seen: set[_Item] = set()
    for place in known:
        group = []
        waiting = [place]
        while waiting:
            here = waiting.pop()
            if here not in seen:
                seen.add(here)
                waiting.extend(tied.get(here, ()))
                if here in known:
                    group.append(here)
        if group:
            yield group
