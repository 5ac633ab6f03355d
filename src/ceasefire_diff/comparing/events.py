"""Which events of two texts are the same, and which references lead nowhere in a variant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ceasefire_diff.aligning.rows import AlignedRow
from ceasefire_diff.proposal import Provision
from ceasefire_diff.values.event import EventName, EventValue
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.schedule import Schedule
from ceasefire_diff.values.sequence import Sequence as StepSequence
from ceasefire_diff.values.value import Value


def same_events(rows: Sequence[AlignedRow]) -> dict[str, str]:
    """Event ids that mean one event in both texts, each mapped to the id it goes by.

    Two provisions are one event where each is the other's only answer; where several stand in a row, which answers
    which is not known, and no order is built on a guess.
    """
    stands_in = Counter(provision.own_event for row in rows for provision in (*row.left, *row.right))
    same: dict[str, str] = {}
    for row in rows:
        if len(row.left) == len(row.right) == 1 and not row.joined:
            left, right = row.left[0], row.right[0]
            if stands_in[left.own_event] == stands_in[right.own_event] == 1 and left.own_event != right.own_event:
                if left.is_event and right.is_event:
                    continue
                name = left.is_event or right.is_event or f"row {row.id}"
                same |= {each.own_event: name for each in (left, right) if not each.is_event}
    return same


def row_names(rows: Iterable[AlignedRow]) -> dict[str, str]:
    """For each provision's own event, the name of a row it stands in, to build ids that name no text."""
    names: dict[str, str] = {}
    for row in rows:
        for provision in (*row.left, *row.right):
            if not provision.is_event:
                names[provision.own_event] = min(names.get(provision.own_event, row.id), row.id)
    return names


def events_in(value: Value) -> Iterator[EventName]:
    """The events a value speaks of."""
    if isinstance(value, EventValue):
        yield value.event
    elif isinstance(value, Moment):
        if value.anchor is not None:
            yield value.anchor
    elif isinstance(value, Schedule):
        yield from (step.when.anchor for step in value.steps if step.when is not None and step.when.anchor is not None)
    elif isinstance(value, StepSequence):
        yield from (event for _, event in value)


def events_of(provision: Provision) -> Iterator[EventName]:
    """Every event a provision refers to, in its order keys, its times and its terms."""
    yield from provision.before
    yield from provision.after
    yield from (each.event for each in provision.condition_for)
    yield from (each.event for each in provision.requires)
    for value in (*provision.keys.values(), *provision.terms.values()):
        yield from events_in(value)


def absent_events(all_provisions: Sequence[Provision], present: Iterable[Provision]) -> frozenset[str]:
    """Events of provisions that stand in other options only, so that nothing in this variant can refer to them."""
    return frozenset(each.own_event for each in all_provisions if not each.is_event) - {
        each.own_event for each in present
    }


def renamed(event: EventName, events: Mapping[str, str]) -> str:
    """The id an event goes by in this pair of texts."""
    return events.get(event.id, event.id)
