"""Finds what one text has before an event until after which the other puts off a matter that it may belong to.

A text that puts off all of a matter says of no act whether it is part of it; nor does an agreement say what it holds.
Whether the two clash is for a person to say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from msgspec import Struct

from ceasefire_diff.comparing.acts import Acts
from ceasefire_diff.comparing.comparison import Stated
from ceasefire_diff.comparing.order.one_text import OneText
from ceasefire_diff.comparing.order.said import Said, orders
from ceasefire_diff.comparing.order.steps import order_stated, steps_of
from ceasefire_diff.comparing.variant_text import VariantText
from ceasefire_diff.model.proposal import Provision, Stance
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.event import Edge, EventName

INSTRUMENTS: Final = ("final-settlement",)
"""Topics of agreements, which may hold whatever another text puts off."""


class MayBePutOff(Struct, frozen=True):
    """A step of one text before an event, and what the other puts off until after it; with what each says of it."""

    step: Provision
    put_off: Provision
    earlier: tuple[Stated, ...]
    later: Stated


def may_be_put_off(
    putting_off: VariantText, other: VariantText, says: OneText, acts: Acts, answered: Collection[frozenset[str]]
) -> Iterator[MayBePutOff]:
    """What `other` has before an event until after which a matter is put off; `says` is what it says of time.

    `answered` are provisions of both texts, by their events, that stand in one row: how these compare is told there.
    """
    for matter in putting_off.matters:
        own = matter.provision
        if own.stance is not Stance.DEFERS or not own.is_ordered or not matter.defers_everything:
            continue
        steps = zip(steps_of(own), order_stated(own), strict=True)
        waits = [(event, stated) for (event, step), stated in steps if not (step.before or step.together)]
        for each in other.matters:
            near = _is_near(matter.topic, each.topic) and each.provision.stance is not Stance.DEFERS
            if not near or not orders(each.provision) or {own.own_event, each.provision.own_event} in answered:
                continue
            ways = says.in_any_case.ways((acts.name(each.provision.own_event), Edge.START))
            for event, stated in waits:
                point = (acts.name(event.id), event.edge)
                lag, itself = ways.lag(point), _itself(each.provision, event)
                said = [one.source for one in ways.path(point) if isinstance(one.source, Said)]
                if lag is not None and lag.gap >= 0 and (itself or any(one.before for one in said)):
                    told = itself or [one.stated for one in said]
                    yield MayBePutOff(each.provision, own, tuple(dict.fromkeys(told)), stated)
                    break


def _itself(step: Provision, event: EventName) -> list[Stated]:
    """Where the step itself says that it comes before the event."""
    entries = zip(steps_of(step), order_stated(step), strict=True)
    return [stated for (other, entry), stated in entries if entry.before and other.id == event.id]


def _is_near(matter: Topic, other: Topic) -> bool:
    return other.id in matter.neighbours or matter.id in other.neighbours or other.id in INSTRUMENTS
