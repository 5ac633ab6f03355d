"""Values in words that a reader knows: never an id, never the brackets of a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ceasefire_diff.taxonomy.topic import Term
from ceasefire_diff.values.anything import Anything
from ceasefire_diff.values.choice import Choice
from ceasefire_diff.values.prose import Prose
from ceasefire_diff.values.schedule import Schedule
from ceasefire_diff.values.sequence import EventSequence
from ceasefire_diff.values.value import Unspecified, Value
from ceasefire_diff.wording.result_view import plain, schedule_in_words, unbracketed

_NO_FIGURE: Final = "no figure given"
NO_LIMIT: Final = "no limit"

_WORDS: Final[Mapping[str, str]] = {
    "ended": "terminated",
    "not-concluded": "none to be concluded",
    "not-required": "not required",
    "reversed": "to be reversed",
}
"""Words of topics that do not say by themselves what they mean outside their topic."""


def in_words(value: Value, term: Term | None = None) -> str:
    """A value as a reader knows it."""
    if isinstance(value, Unspecified):
        return _NO_FIGURE if term is None or term.unit or term.limit else "named without details"
    if term is not None and term.limit and value.written.casefold() == "none":
        return NO_LIMIT
    if isinstance(value, Choice):
        words = unbracketed(value.written).split(", ")
        return ", ".join(_WORDS.get(each, plain(each)) for each in words)
    if isinstance(value, Schedule):
        return schedule_in_words(value.written)
    if isinstance(value, EventSequence):
        return _in_order(value)
    return value.written if isinstance(value, Prose | Anything) else unbracketed(value.written)


def _in_order(sequence: EventSequence) -> str:
    """The steps one after the other, those that run in parallel together."""
    place = {event: sequence.written.find(str(event)) for _, event in sequence}
    steps = (sorted(step, key=lambda each: (place[each], str(each))) for step in sequence.steps)
    return ", then ".join(" in parallel with ".join(map(str, step)) for step in steps)
