"""Any stated value: left open, unspecified, or of one of the kinds; how two relate, and whether one reaches another."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import Final

from msgspec.structs import replace

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.values.event import EventName
from ceasefire_diff.values.kind import Kind, TermShape, Value
from ceasefire_diff.values.relation import Relation, RelationKind
from ceasefire_diff.values.words import TO_BE_AGREED, UNSPECIFIED, folded, leaves_open, spaced

__all__ = ["Value"]  # it is asked for here, though it stands below the kinds


class ToBeAgreed(Value, frozen=True):
    """Left open on purpose; `settled_by` is who settles it, if the text says so."""

    settled_by: str | None = None

    @property
    def key(self) -> tuple[Hashable, ...]:
        """Equal for two values left open to the same people."""
        return ("to-be-agreed", folded(self.settled_by or ""))

    @property
    def leaves_open(self) -> bool:
        """It always is."""
        return True


class Unspecified(Value, frozen=True):
    """Named by the text, which gives no value."""

    @property
    def key(self) -> tuple[Hashable, ...]:
        """Equal for all such values."""
        return ("unspecified",)

    @property
    def leaves_open(self) -> bool:
        """It always is."""
        return True


def _kinds() -> Iterable[Kind]:
    """What the files beside this one give as KIND: a file more is a kind more."""
    for file in os.listdir(os.path.dirname(__file__)):
        name, ending = os.path.splitext(file)
        if ending == ".py" and name not in ("__init__", "value"):
            kind = getattr(import_module(f"ceasefire_diff.values.{name}"), "KIND", None)
            if kind is not None:
                yield kind


KINDS: Final[Mapping[str, Kind]] = {kind.name: kind for kind in sorted(_kinds(), key=lambda kind: kind.name)}
"""Every kind of value, by the name that topic files give it."""


def described(term: TermShape, kind: str) -> str:
    """What may be written in a term of that kind: `amount (time)`, `one of: none, partial, complete`."""
    found = KINDS[kind]
    return found.described(term) if found.described is not None else found.name


_BY_CLASS: Final[Mapping[type, Kind]] = {kind.holds: kind for kind in KINDS.values()}
_SETTLED_BY: Final = pattern(r",?\s*(?:by\s+)?(?P<who>.*)", re.IGNORECASE)


def parse_open(text: str) -> ToBeAgreed | Unspecified | None:
    """Read `to be agreed` (who settles it may follow) and `unspecified`; None for anything else."""
    words = spaced(text)
    if not leaves_open(words):
        return None
    if folded(words) == UNSPECIFIED:
        return Unspecified(words)
    found = _SETTLED_BY.fullmatch(words[len(TO_BE_AGREED) :])
    return ToBeAgreed(words, (found["who"] if found else "") or None)


def relate(left: Value, right: Value) -> Relation:
    """How two values of one term stand to each other; symmetric. A value left open is open against anything."""
    if isinstance(left, ToBeAgreed) or isinstance(right, ToBeAgreed):
        return Relation(RelationKind.OPEN, "value.to-be-agreed")
    if isinstance(left, Unspecified):
        return _relate_unspecified(right)
    if isinstance(right, Unspecified):
        return _relate_unspecified(left)
    if type(left) is not type(right):
        return Relation(RelationKind.INCOMPARABLE, "value.other-kind")
    return _BY_CLASS[type(left)].relate(left, right)


def reaches(prohibition: Value, wanted: Value) -> bool | None:
    """Whether prohibiting the one prohibits all that would satisfy the other; None where it cannot be told."""
    kind = _BY_CLASS.get(type(prohibition)) if type(prohibition) is type(wanted) else None
    return kind.reaches(prohibition, wanted) if kind is not None and kind.reaches is not None else None


def limits(value: Value) -> bool:
    """Whether a value says how much is done, so that a part of what is named may be left out."""
    kind = _BY_CLASS.get(type(value))
    return kind is not None and kind.limits


def may_speak_of_events(value: Value) -> bool:
    """Whether a value speaks of an event."""
    kind = _BY_CLASS.get(type(value))
    return kind is not None and kind.events is not None and any(True for _ in kind.events(value))


def events_in(*values: Value) -> Iterator[EventName]:
    """The events that values speak of."""
    for value in values:
        kind = _BY_CLASS.get(type(value))
        if kind is not None and kind.events is not None:
            yield from kind.events(value)


def map_events(value: Value, changed: Callable[[EventName], EventName]) -> Value:
    """The same value, speaking of what `changed` makes of each of its events."""
    kind = _BY_CLASS.get(type(value))
    return kind.map_events(value, changed) if kind is not None and kind.map_events is not None else value


def replace_events(value: Value, events: Mapping[str, str]) -> Value:
    """The same value with events under the ids that `events` gives them."""
    return map_events(value, lambda event: replace(event, id=events[event.id]) if event.id in events else event)


def _relate_unspecified(other: Value) -> Relation:
    # What is named without a value has some value: it stands apart from none at all, and from no limit at all.
    if other.is_none:
        return Relation(RelationKind.APART, "value.unspecified-none")
    return Relation(RelationKind.OPEN, "value.unspecified")
