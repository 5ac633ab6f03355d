"""The values of one file: each kind parsed once for each text it is written in, complaints at the value's place."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from itertools import pairwise
from typing import Any, TypeAlias

from msgspec import Struct, field

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.model.glossary import NameIndex
from ceasefire_diff.reading.events import Events, EventUnknown
from ceasefire_diff.source.yaml_fields import Fields, shown
from ceasefire_diff.source.yaml_nodes import Mapping, Node, Scalar, Sequence
from ceasefire_diff.taxonomy.topic import Term
from ceasefire_diff.values.event import EventName
from ceasefire_diff.values.kind import Kind
from ceasefire_diff.values.moment import parse_moment
from ceasefire_diff.values.name import Name
from ceasefire_diff.values.relation import Unreadable
from ceasefire_diff.values.value import KINDS, Value, parse_open

Plain: TypeAlias = Any
"""What YAML held, as texts, lists and dicts of these."""

Parse: TypeAlias = Callable[[Plain], Value]


class Slot(Struct):
    """One term of one topic, or one key of provisions: what its values are, and those that were parsed already.

    `family` begins the ids of the rules that say a value is missing.
    """

    term: Term
    kind: Kind
    parse: Parse
    family: str = "term"
    known: dict[Hashable, Value] = field(default_factory=dict)


class ValueReader:
    """Parses the values of one file."""

    def __init__(self, fields: Fields, index: NameIndex, events: Events, day_one: str | None) -> None:
        self._fields = fields.of("term")
        self._index = index
        self._events = events
        self._day_one = day_one

    def slot(self, term: Term, family: str = "term") -> Slot:
        """A place for the values of one term, or of a key that holds such values."""
        kind = KINDS[term.kind]
        return Slot(term, kind, lambda source: kind.parse(source, term, self), family)

    def read(self, slot: Slot, node: Node) -> Value | None:
        """The value of a node; None, with complaints, if it is none."""
        wanted: Hashable
        if isinstance(node, Scalar):
            wanted = node.text
        elif isinstance(node, Sequence):
            wanted = tuple([item.text if isinstance(item, Scalar) else None for item in node.items])
            if None in wanted:
                return self._parse(slot, node)
        else:
            return self._parse(slot, node)
        value = slot.known.get(wanted)
        if value is None:
            value = self._parse(slot, node)
            if value is not None:
                slot.known[wanted] = value
        return value

    @property
    def day_one(self) -> str | None:
        """The event that `day 1` is, if the file says so."""
        return self._day_one

    def name(self, label: str, words: tuple[str, ...]) -> Name:
        """The name a label stands for; `words` are the term's own."""
        return self._index.name(label, words)

    def event_id(self, words: str) -> str:
        """The id of an event, by its words without `start of` and `end of`; raises EventUnknown."""
        return self._events.id_of(words)

    def event_name(self, words: str) -> EventName:
        """The event, or its end, that words mean; raises EventUnknown."""
        return self._events.name(words)

    def deadline(self, source: Plain) -> Value:
        """A moment that something is to be done by."""
        return parse_moment(source, self._events.name, deadline=True, day_one=self._day_one)

    def complain(self, kind: Kind, name: str, error: Unreadable, node: Node) -> None:
        """Complain of a value that cannot be read."""
        if isinstance(error, EventUnknown):
            message, cure = f"`{name}`: {error.message}", self._events.cure(error.words)
            self._fields.complain("provision.event-unknown", message, cure, node)
        else:
            self._fields.complain(kind.complaint, f"`{name}`: {error.message}", error.cure, node)

    def _parse(self, slot: Slot, node: Node) -> Value | None:
        if not self.is_whole(node, slot.term.name, slot.family):
            return None
        if isinstance(node, Scalar):
            try:
                return parse_open(node.text) or slot.parse(node.text)
            except Unreadable as error:
                self.complain(slot.kind, slot.term.name, error, node)
                return None
        if slot.kind.one_text:  # a list is a slip, most often a comma inside brackets
            found = "a list" if isinstance(node, Sequence) else "a mapping"
            message = f"`{slot.term.name}` wants one value and has {found}"
            self._fields.complain("term.shape", message, "Write one value, without brackets", node)
            return None
        try:
            return slot.parse(_plain(node))
        except Unreadable as error:
            if not self._complain_of_items(slot, node):
                self.complain(slot.kind, slot.term.name, error, node)
            return None

    def _complain_of_items(self, slot: Slot, node: Node) -> bool:
        """Complain at those items of a list that are wrong by themselves, each once."""
        found = False
        for item in items_of(node, nested=slot.kind.nested):
            try:
                self._parse_item(slot, _plain(item))
            except Unreadable as error:
                self.complain(slot.kind, slot.term.name, error, item)
                found = True
        return found

    def _parse_item(self, slot: Slot, source: Plain) -> None:
        if slot.kind.parse_item is not None:
            slot.kind.parse_item(source, slot.term, self)
        else:
            slot.parse([source])

    def is_whole(self, node: Node, name: str, family: str = "term") -> bool:
        """Whether nothing in a value is empty or was cut in two at a comma; complains if so."""
        if isinstance(node, Scalar):
            if node.text.strip():
                return True
            self._fields.of(family).empty(node, name)
            return False
        if isinstance(node, Sequence):
            if not node.items:
                self._fields.of(family).empty(node, name)
                return False
            if self.is_cut(node, name):
                return False
            found = [self.is_whole(item, name, family) for item in node.items]
        else:
            if self.is_cut(node, name):
                return False
            found = [self.is_whole(value, key, family) for key, (_, value) in node.entries.items()]
        return all(found)

    def is_cut(self, node: Sequence | Mapping, name: str) -> bool:
        """Whether brackets cut a number with a comma in two, as in [1,000 people]; complains if so."""
        cut = cut_number(node)
        if cut is None:
            return False
        whole = ",".join(shown(each.text) for each in cut)
        message = f"The comma in `{whole}` splits it inside the brackets of `{name}`"
        self._fields.complain(
            "term.comma", message, f'Put it in quotes, "{whole}", or write it outside brackets', cut[0]
        )
        return True


_three_digits = pattern(r"[0-9]{3}(?![0-9])", re.ASCII)
_ends_in_digits = pattern(r"(?:.*[^0-9])?[0-9]{1,3}", re.ASCII | re.DOTALL)


def _plain(node: Node) -> Plain:
    """What a node holds, as texts, lists and dicts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {key: _plain(value) for key, (_, value) in node.entries.items()}


def items_of(node: Node, *, nested: bool) -> list[Node]:
    """The items of a list, and with `nested` those of the lists in it in their place; none of anything else."""
    if isinstance(node, Sequence):
        found = [
            items_of(item, nested=True) if nested and isinstance(item, Sequence) else [item] for item in node.items
        ]
        return [item for items in found for item in items]
    return []


def cut_number(node: Sequence | Mapping) -> tuple[Scalar, Scalar] | None:
    """Two neighbours that were one number with a comma; in a mapping the second is a key without value."""
    if isinstance(node, Sequence):
        pairs = [*pairwise(node.items)]
    else:
        entries = [*node.entries.values()]
        pairs = [(one[1], other[0]) for one, other in pairwise(entries) if _is_empty(other[1])]
    for first, second in pairs:
        if isinstance(first, Scalar) and isinstance(second, Scalar) and _is_cut(first, second):
            return first, second
    return None


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text


def _is_cut(first: Scalar, second: Scalar) -> bool:
    """Whether the comma between two plain texts stood inside a number: no space behind it, three digits follow."""
    return bool(
        first.plain
        and second.plain
        and first.line == second.line
        and second.column == first.column + len(first.text) + 1
        and _three_digits.match(second.text)
        and _ends_in_digits.fullmatch(first.text)
    )
