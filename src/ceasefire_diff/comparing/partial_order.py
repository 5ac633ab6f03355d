"""What a partial order holds: all that follows, what follows from nothing between, and what is tied together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

_Item = TypeVar("_Item", bound=Hashable)


def closed(after: Mapping[_Item, set[_Item]]) -> dict[_Item, set[_Item]]:
    """For each item, all that comes after it over others."""
    items, bits = _as_bits(after)
    for place in range(len(items)):
        over = bits[place]
        bits = [each | over if each >> place & 1 else each for each in bits]
    return {
        item: {each for at, each in enumerate(items) if mask >> at & 1} for item, mask in zip(items, bits, strict=True)
    }


def without_what_follows(after: Mapping[_Item, set[_Item]]) -> dict[_Item, set[_Item]]:
    """For each item, what comes right after it, nothing else between them; `after` is closed."""
    items, bits = _as_bits(after)
    direct = {}
    for item, mask in zip(items, bits, strict=True):
        over = 0
        for at, between in enumerate(bits):
            if mask >> at & 1:
                over |= between
        direct[item] = {each for at, each in enumerate(items) if (mask & ~over) >> at & 1}
    return direct


def _as_bits(after: Mapping[_Item, set[_Item]]) -> tuple[list[_Item], list[int]]:
    """The items, and for each of them a number in which the bits of those after it are set."""
    items = list(dict.fromkeys((*after, *(each for found in after.values() for each in found))))
    place = {item: at for at, item in enumerate(items)}
    return items, [sum(1 << place[each] for each in after.get(item, ())) for item in items]


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
