"""Which events of two texts are the same, and which references lead nowhere in a variant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.aligning.aligned_row import AlignedRow
from ceasefire_diff.model.glossary import DECLARED, Glossary, apart_events
from ceasefire_diff.model.proposal import Provision, Stance
from ceasefire_diff.values.event import EventName
from ceasefire_diff.values.value import events_in


class KnownEvents(Struct, frozen=True):
    """What a pair of texts knows of its events, by the ids the files give them.

    `sames` maps events that are one in both texts to the id they go by, `rows` a provision's own event to the row it
    stands in; `glossary` are the events the glossary lists, `apart` those of which it says that they differ.
    """

    sames: Mapping[str, str]
    rows: Mapping[str, str]
    glossary: frozenset[str] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()

    def same(self, event: str) -> str:
        """The id an event goes by in this pair of texts."""
        return self.sames.get(event, event)

    def in_row(self, event: str) -> str:
        """The id of an event as a condition: conditions that stand in one row are one condition."""
        return self.rows.get(event) or self.same(event)

    def shared(self, event: str) -> bool:
        """Whether the event has a name that both texts can use, or is one provision in both."""
        return event not in self.rows or event in self.sames

    def matter(self, event: str) -> str:
        """The id under which its conditions are told: acts that stand in one row are told together."""
        return self.same(event) if self.shared(event) else f"{ROW}{self.rows[event]}"

    def one_event(self, matter: str) -> bool:
        """Whether such an id stands for one event in both texts, and not for several acts of one row."""
        return not matter.startswith(ROW) or matter in self.sames.values()

    def may_be_one(self, event: str, other: str) -> bool:
        """Whether both are named by the glossary or a header, and nothing says that they differ."""
        named = all(each in self.glossary or each.startswith(DECLARED) for each in (event, other))
        return named and frozenset((event, other)) not in self.apart

    def name(self, event: str) -> str:
        """An event as part of a row's id: a provision is known by the row it stands in, never by its text."""
        return self.rows.get(event, event.removeprefix(ROW))


ROW = "row "
"""Begins the id of an event that is a row's provision in both texts."""


def known_events(rows: Sequence[AlignedRow], glossary: Glossary) -> KnownEvents:
    """What the rows of a pair of texts tell of its events.

    Two provisions are one event where each is the other's only answer; where several stand in a row, which answers
    which is not known, and no order is built on a guess.
    """
    stands_in = Counter(provision.own_event for row in rows for provision in (*row.left, *row.right))
    sames: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in rows:
        for each in (*row.left, *row.right):
            if not each.is_event:
                name = f"{row.id}/{each.id}" if row.in_doubt else row.id
                if each.stance is Stance.DEFERS and stands_in[each.own_event] > 1:
                    name = row.topic  # it defers the whole matter
                names[each.own_event] = min(names.get(each.own_event, name), name)
        if len(row.left) == len(row.right) == 1 and not (row.joined or row.in_doubt or row.described):
            left, right = row.left[0], row.right[0]
            alone = stands_in[left.own_event] == stands_in[right.own_event] == 1
            if alone and left.own_event != right.own_event and not (left.is_event and right.is_event):
                name = left.is_event or right.is_event or f"{ROW}{row.id}"
                sames |= {each.own_event: name for each in (left, right) if not each.is_event}
    apart = frozenset(map(frozenset, apart_events(glossary)))
    return KnownEvents(sames, names, frozenset(glossary.events), apart)


def with_other_options(known: KnownEvents, rows: Sequence[AlignedRow], absent: Collection[str]) -> KnownEvents:
    """What is known of events, with those of other options that this variant refers to, by what answers them.

    `rows` line up the variants with the provisions of other options they refer to; `absent` are the events of those.
    """
    stands_in = Counter(provision.own_event for row in rows for provision in (*row.left, *row.right))
    sames, names = dict(known.sames), dict(known.rows)
    for row in rows:
        if row.in_doubt:
            continue
        for side, others in ((row.left, row.right), (row.right, row.left)):
            for each in side:
                if each.own_event not in absent or not others:
                    continue
                name = min(known.rows.get(other.own_event, row.id) for other in others)
                names[each.own_event] = min(name, names.get(each.own_event, name))
                alone = len(side) == len(others) == stands_in[each.own_event] == stands_in[others[0].own_event] == 1
                if alone and not (row.joined or row.described):
                    same = others[0].is_event or sames.get(others[0].own_event) or f"{ROW}{name}"
                    sames |= {one.own_event: same for one in (each, *others) if not one.is_event}
    return replace(known, sames=sames, rows=names)


def events_of(provision: Provision) -> Iterator[EventName]:
    """Every event a provision refers to, in its order keys, its times and its terms."""
    if provision.is_ordered:
        yield from (*provision.before, *provision.after)
        yield from (each.event for each in provision.condition_for)
        yield from (each.event for each in provision.requires)
        yield from (each.event for each in provision.alongside)
    yield from events_in(*provision.keys.values(), *provision.terms.values())


def absent_events(all_provisions: Sequence[Provision], present: Iterable[Provision]) -> frozenset[str]:
    """Events of provisions that stand in other options only, so that nothing in this variant can refer to them."""
    return frozenset(each.own_event for each in all_provisions if not each.is_event) - {
        each.own_event for each in present
    }
