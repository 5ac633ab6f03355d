"""The values of one file: each kind parsed once for each text it is written in, complaints at the value's place."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Final, TypeAlias

from msgspec import Struct, field

from ceasefire_diff.model.glossary import NameIndex
from ceasefire_diff.reading.events import Events, EventUnknown
from ceasefire_diff.reading.plain import Plain, cut_number, items_of, plain
from ceasefire_diff.source.yaml_fields import Fields, shown
from ceasefire_diff.source.yaml_nodes import Mapping as YamlMapping
from ceasefire_diff.source.yaml_nodes import Node, Scalar, Sequence
from ceasefire_diff.taxonomy.topic import Term, TermKind
from ceasefire_diff.values.amount import parse_amount
from ceasefire_diff.values.anything import parse_anything
from ceasefire_diff.values.choice import parse_choice, parse_yes_no
from ceasefire_diff.values.event import parse_event
from ceasefire_diff.values.moment import Moment, parse_moment
from ceasefire_diff.values.names import parse_names
from ceasefire_diff.values.prose import parse_prose
from ceasefire_diff.values.ratio import parse_ratio
from ceasefire_diff.values.relation import Unreadable
from ceasefire_diff.values.schedule import parse_schedule
from ceasefire_diff.values.sequence import parse_sequence
from ceasefire_diff.values.units import UnitClass
from ceasefire_diff.values.value import Value, parse_open

Parse: TypeAlias = Callable[[Plain], Value]

# Kinds whose value is one text; a list there is a slip, most often a comma inside brackets.
_SINGLE: Final = frozenset({TermKind.AMOUNT, TermKind.MOMENT, TermKind.RATIO, TermKind.PROSE, TermKind.EVENT})

_RULES: Final = {
    TermKind.NAMES: "term.names",
    TermKind.AMOUNT: "term.amount",
    TermKind.CHOICE: "term.choice",
    TermKind.YES_NO: "term.yes-no",
    TermKind.MOMENT: "term.moment",
    TermKind.RATIO: "term.ratio",
    TermKind.SCHEDULE: "term.schedule",
    TermKind.SEQUENCE: "term.sequence",
}


class Slot(Struct):
    """One term of one topic, or one key of provisions: what its values are, and those that were parsed already.

    `family` begins the ids of the rules that say a value is missing.
    """

    name: str
    kind: TermKind
    parse: Parse
    family: str = "term"
    known: dict[Hashable, Value] = field(default_factory=dict)


class Values:
    """Parses the values of one file."""

    def __init__(self, fields: Fields, index: NameIndex, events: Events, day_one: str | None) -> None:
        self._fields = fields.of("term")
        self._index = index
        self._events = events
        self._day_one = day_one

    def slot(self, term: Term, family: str = "term") -> Slot:
        """A place for the values of one term, or of a key that holds such values."""
        return Slot(term.name, term.kind, self._parser(term), family)

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

    def moment(self, text: str) -> Moment:
        """A moment of a schedule."""
        return parse_moment(text, self._events.name, day_one=self._day_one)

    def deadline(self, source: Plain) -> Value:
        """A moment that something is to be done by."""
        return parse_moment(source, self._events.name, deadline=True, day_one=self._day_one)

    def complain(self, kind: TermKind, name: str, error: Unreadable, node: Node) -> None:
        """Complain of a value that cannot be read."""
        if isinstance(error, EventUnknown):
            message, cure = f"`{name}`: {error.message}", self._events.cure(error.words)
            self._fields.complain("provision.event-unknown", message, cure, node)
        else:
            self._fields.complain(_RULES.get(kind, "term.shape"), f"`{name}`: {error.message}", error.cure, node)

    def _parse(self, slot: Slot, node: Node) -> Value | None:
        if not self.is_whole(node, slot.name, slot.family):
            return None
        if isinstance(node, Scalar):
            try:
                return parse_open(node.text) or slot.parse(node.text)
            except Unreadable as error:
                self.complain(slot.kind, slot.name, error, node)
                return None
        if slot.kind in _SINGLE:
            found = "a list" if isinstance(node, Sequence) else "a mapping"
            message = f"`{slot.name}` wants one value and has {found}"
            self._fields.complain("term.shape", message, "Write one value, without brackets", node)
            return None
        try:
            return slot.parse(plain(node))
        except Unreadable as error:
            if not self._complain_of_items(slot, node):
                self.complain(slot.kind, slot.name, error, node)
            return None

    def _complain_of_items(self, slot: Slot, node: Node) -> bool:
        """Complain at those items of a list that are wrong by themselves, each once."""
        found = False
        for item in items_of(node, nested=slot.kind is TermKind.SEQUENCE):
            try:
                self._parse_item(slot, plain(item))
            except Unreadable as error:
                self.complain(slot.kind, slot.name, error, item)
                found = True
        return found

    def _parse_item(self, slot: Slot, source: Plain) -> None:
        if slot.kind is TermKind.SEQUENCE:
            if isinstance(source, str):
                self._events.name(source)
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

    def is_cut(self, node: Sequence | YamlMapping, name: str) -> bool:
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

    def _parser(self, term: Term) -> Parse:  # noqa: C901  one case for each kind
        index, events = self._index, self._events
        match term.kind:
            case TermKind.NAMES:
                return lambda source: parse_names(
                    source, lambda label: index.name(label, term.words), closed=term.closed
                )
            case TermKind.AMOUNT:
                unit = UnitClass(term.unit or "count")
                return lambda source: parse_amount(source, unit, term.limit)
            case TermKind.CHOICE:
                return lambda source: parse_choice(source, term.words, term.includes, term.holds_together)
            case TermKind.YES_NO:
                return parse_yes_no
            case TermKind.PROSE:
                return parse_prose
            case TermKind.EVENT:
                return lambda source: parse_event(source, events.id_of)
            case TermKind.MOMENT:
                return self.moment
            case TermKind.RATIO:
                return parse_ratio
            case TermKind.SCHEDULE:
                counted = UnitClass(term.unit or "people")
                return lambda source: parse_schedule(source, self.moment, counted)
            case TermKind.SEQUENCE:
                return lambda source: parse_sequence(source, events.id_of)
            case TermKind.ANYTHING:
                return parse_anything
