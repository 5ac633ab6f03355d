"""Any stated value: left open, unspecified, or of one of the kinds; how two relate, and whether one reaches another."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from typing import Any, Final, TypeAlias

from msgspec.structs import replace

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.values.amount import Amount, amount_reaches, relate_amounts
from ceasefire_diff.values.anything import Anything, relate_anything
from ceasefire_diff.values.choice import Choice, choice_reaches, relate_choices
from ceasefire_diff.values.event import EventName, EventValue, event_reaches, relate_events
from ceasefire_diff.values.meaning import ByMeaning
from ceasefire_diff.values.moment import Moment, moment_reaches, relate_moments
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.names_relation import names_reaches, relate_names
from ceasefire_diff.values.prose import Prose, prose_reaches, relate_proses
from ceasefire_diff.values.ratio import Ratio, ratio_reaches, relate_ratios
from ceasefire_diff.values.relation import Relation, RelationKind
from ceasefire_diff.values.schedule import Schedule, relate_schedules, schedule_reaches
from ceasefire_diff.values.sequence import Sequence, relate_sequences, sequence_reaches
from ceasefire_diff.values.words import TO_BE_AGREED, UNSPECIFIED, folded, leaves_open, spaced


class ToBeAgreed(ByMeaning, frozen=True):
    """Left open on purpose; `settled_by` is who settles it, if the text says so."""

    written: str
    settled_by: str | None = None

    @property
    def key(self) -> tuple[Hashable, ...]:
        """Equal for two values left open to the same people."""
        return ("to-be-agreed", folded(self.settled_by or ""))


class Unspecified(ByMeaning, frozen=True):
    """Named by the text, which gives no value."""

    written: str

    @property
    def key(self) -> tuple[Hashable, ...]:
        """Equal for all such values."""
        return ("unspecified",)


Stated: TypeAlias = Amount | Anything | Choice | EventValue | Moment | Names | Prose | Ratio | Schedule | Sequence
Value: TypeAlias = Stated | ToBeAgreed | Unspecified

_SETTLED_BY: Final = pattern(r",?\s*(?:by\s+)?(?P<who>.*)", re.IGNORECASE)

_RELATE: Final[Mapping[type, Callable[[Any, Any], Relation]]] = {
    Amount: relate_amounts,
    Anything: relate_anything,
    Choice: relate_choices,
    EventValue: relate_events,
    Moment: relate_moments,
    Names: relate_names,
    Prose: relate_proses,
    Ratio: relate_ratios,
    Schedule: relate_schedules,
    Sequence: relate_sequences,
}

_REACHES: Final[Mapping[type, Callable[[Any, Any], bool | None]]] = {
    Amount: amount_reaches,
    Choice: choice_reaches,
    EventValue: event_reaches,
    Moment: moment_reaches,
    Names: names_reaches,
    Prose: prose_reaches,
    Ratio: ratio_reaches,
    Schedule: schedule_reaches,
    Sequence: sequence_reaches,
}


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
    return _RELATE[type(left)](left, right)


def reaches(prohibition: Value, wanted: Value) -> bool | None:
    """Whether prohibiting the one prohibits all that would satisfy the other; None where it cannot be told."""
    judge = _REACHES.get(type(prohibition)) if type(prohibition) is type(wanted) else None
    return judge(prohibition, wanted) if judge else None


def replace_events(value: Value, events: Mapping[str, str]) -> Value:
    """The same value with events under the ids that `events` gives them."""
    if isinstance(value, EventValue):
        return replace(value, event=_renamed(value.event, events))
    if isinstance(value, Moment):
        return _moment_renamed(value, events)
    if isinstance(value, Schedule):
        steps = tuple(replace(step, when=step.when and _moment_renamed(step.when, events)) for step in value.steps)
        return replace(value, steps=steps) if steps != value.steps else value
    if isinstance(value, Sequence):
        return replace(value, steps=tuple(frozenset(_renamed(each, events) for each in step) for step in value.steps))
    return value


def _relate_unspecified(other: Value) -> Relation:
    # What is named without a value has some value: it stands apart from none at all.
    if (isinstance(other, Amount) and other.dimension == "none") or (
        isinstance(other, Names | Choice) and other.is_none
    ):
        return Relation(RelationKind.APART, "value.unspecified-none")
    return Relation(RelationKind.OPEN, "value.unspecified")


def _moment_renamed(moment: Moment, events: Mapping[str, str]) -> Moment:
    return replace(moment, anchor=_renamed(moment.anchor, events)) if moment.anchor is not None else moment


def _renamed(event: EventName, events: Mapping[str, str]) -> EventName:
    return replace(event, id=events[event.id]) if event.id in events else event
