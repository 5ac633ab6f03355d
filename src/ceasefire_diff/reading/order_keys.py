"""Reads the keys that put a provision in order: before, after, condition-for, requires, and what goes together."""

from __future__ import annotations

from typing import Final

from ceasefire_diff.model.proposal import Alongside, Condition, HowTogether, Met, Requirement
from ceasefire_diff.reading.events import Events
from ceasefire_diff.reading.values import Slot, ValueReader
from ceasefire_diff.source.yaml_fields import Fields
from ceasefire_diff.source.yaml_nodes import Mapping, Node, Sequence
from ceasefire_diff.taxonomy.topic import Term
from ceasefire_diff.values.amount import KIND as AMOUNT
from ceasefire_diff.values.amount import parse_amount
from ceasefire_diff.values.event import KIND as EVENT
from ceasefire_diff.values.event import EventName
from ceasefire_diff.values.names_relation import KIND as NAMES
from ceasefire_diff.values.relation import Unreadable
from ceasefire_diff.values.units import UnitClass
from ceasefire_diff.values.value import Value

CONDITION_KEYS: Final = ("event", "met")
REQUIREMENT_KEYS: Final = ("event", "of", "amount")
ALONGSIDE_KEYS: Final = ("event", "this", "that")
_METS: Final = {each.value: each for each in Met}

# A requirement may count anything; a noun that is a unit of something is read as that before it is merely counted.
_COUNTED_IN: Final = (UnitClass.PEOPLE, UnitClass.TIME, UnitClass.DISTANCE, UnitClass.MONEY, UnitClass.RATE)


class OrderKeys:
    """Reads events and conditions of one file's provisions."""

    def __init__(self, fields: Fields, values: ValueReader, events: Events) -> None:
        self._fields = fields
        self._values = values
        self._events = events
        self._of = values.slot(Term("of", NAMES.name), "provision")
        self._amount = Slot(Term("amount", AMOUNT.name), AMOUNT, _parse_any_amount, "provision")

    def events(self, key: str, node: Node) -> tuple[EventName, ...]:
        """One event or a list of them."""
        if isinstance(node, Sequence) and not self._values.is_whole(node, key, "provision"):
            return ()
        items = node.items if isinstance(node, Sequence) else [node]
        found = [self._event(key, item) for item in items]
        return tuple(each for each in found if each is not None)

    def conditions(self, key: str, node: Node) -> tuple[Condition, ...]:
        """One condition or a list of them: an event, or {event: …, met: start}."""
        found = []
        for event, more in self._entries(key, node, CONDITION_KEYS):
            met = self._fields.word(more["met"], "met", _METS) if "met" in more else None
            found.append(Condition(event, _METS[met] if met else Met.IN_FULL))
        return tuple(found)

    def requirements(self, key: str, node: Node) -> tuple[Requirement, ...]:
        """One requirement or a list of them: an event, or {event: …, of: …, amount: …}."""
        return tuple(
            Requirement(event, self._value(self._of, more.get("of")), self._value(self._amount, more.get("amount")))
            for event, more in self._entries(key, node, REQUIREMENT_KEYS)
        )

    def alongside(self, key: str, node: Node) -> tuple[Alongside, ...]:
        """What it goes together with, one or a list; in step, `this` and `that` say how much goes for how much."""
        how = HowTogether(key)
        keys = ALONGSIDE_KEYS if how is HowTogether.IN_STEP else ("event",)
        return tuple(
            Alongside(
                how,
                event,
                self._value(self._amount, more.get("this")),
                self._value(self._amount, more.get("that")),
            )
            for event, more in self._entries(key, node, keys)
        )

    def _entries(self, key: str, node: Node, keys: tuple[str, ...]) -> list[tuple[EventName, dict[str, Node]]]:
        if isinstance(node, Sequence) and not node.items:
            self._fields.empty(node, key)
            return []
        found: list[tuple[EventName, dict[str, Node]]] = []
        for item in node.items if isinstance(node, Sequence) else [node]:
            more: dict[str, Node] = {}
            event: Node | None = item
            if isinstance(item, Mapping):
                if not self._values.is_whole(item, key, "provision"):
                    continue
                self._fields.keys(item, keys, ("event",), f"`{key}`")
                more = {name: value for name, (_, value) in item.entries.items()}
                event = more.get("event")
            name = self._event(key, event) if event else None
            if name:
                found.append((name, more))
        return found

    def _event(self, key: str, node: Node) -> EventName | None:
        """The event a node names; None, with a complaint, if none."""
        text = self._fields.text(node, key, "an event")
        if text is None:
            return None
        try:
            return self._events.name(" ".join(text.split()))
        except Unreadable as error:
            self._values.complain(EVENT, key, error, node)
            return None

    def _value(self, slot: Slot, node: Node | None) -> Value | None:
        return None if node is None else self._values.read(slot, node)


def _parse_any_amount(source: str) -> Value:
    for unit in _COUNTED_IN:
        try:
            return parse_amount(source, unit)
        except Unreadable:
            continue
    return parse_amount(source, UnitClass.COUNT)
