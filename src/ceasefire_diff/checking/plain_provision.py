"""Makes plain data of a provision, equal in two versions if and only if they say the same, and of lists of steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from msgspec.structs import replace

from ceasefire_diff.model.keys import ORDER_KEYS, KeyGroup, keys_of
from ceasefire_diff.model.proposal import Alongside, Condition, Provision, Requirement
from ceasefire_diff.values.event import EventName
from ceasefire_diff.values.schedule import Schedule
from ceasefire_diff.values.schedule_steps import ScheduleStep
from ceasefire_diff.values.sequence import EventSequence
from ceasefire_diff.values.value import Value, replace_events
from ceasefire_diff.values.words import TO_BE_AGREED


def as_plain_data(provision: Provision, renamed: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """What a provision says, in parts, with events under the names that `renamed` gives them."""
    return {
        "keys": _keys(provision, renamed),
        "terms": {name: _value(value, renamed) for name, value in provision.terms.items()},
        "order": {name: entries for name in ORDER_KEYS if (entries := _order(provision, name, renamed))},
        "words": {"text": " ".join(provision.text.split())},
        "cited": {name: words for name in keys_of(KeyGroup.CITED) if (words := words_under(provision, name))},
    }


def words_under(provision: Provision, key: str) -> str:
    """What the file says under a key, as a sentence can repeat it; empty where the key is not there."""
    say = _WORDS.get(key)
    if say is not None:
        return say(provision)
    value = provision.keys.get(key) or provision.terms.get(key)
    return value.written if value is not None else ""


def steps_changed(earlier: Schedule | EventSequence, later: Schedule | EventSequence) -> tuple[str, str]:
    """The steps of two lists of steps that the earlier alone has so, and the later, each under its number.

    DeepDiff lines the lists up, so that a step put in between does not make all behind it other steps. What it finds
    depends on which list it is given first: they are given in an order of their own, and a change read backwards is
    found at the same steps.
    """
    from deepdiff import DeepDiff  # noqa: PLC0415  it takes longer to load than most runs take

    meant = [[repr(_step_as_data(each)) for each in value.steps] for value in (earlier, later)]
    turned = meant[1] < meant[0]
    one, two = (later, earlier) if turned else (earlier, later)
    found = DeepDiff(meant[turned], meant[not turned], view="tree")
    gone = [each for kind in ("values_changed", "iterable_item_removed") for each in found.get(kind, ())]
    new = [each for kind in ("values_changed", "iterable_item_added") for each in found.get(kind, ())]
    places = (
        sorted(each.path(output_format="list")[0] for each in gone),
        sorted(each.path(use_t2=True, output_format="list")[0] for each in new),
    )
    sides = [
        "; ".join(f"{at + 1}: {_step_in_words(value.steps[at])}" for at in each)
        for each, value in zip(places, (one, two), strict=True)
    ]
    return (sides[1], sides[0]) if turned else (sides[0], sides[1])


def _step_as_data(step: ScheduleStep | frozenset[EventName]) -> Any:  # noqa: ANN401  plain data of any shape
    """A step as it is meant, whatever its words."""
    if isinstance(step, frozenset):
        return sorted(_event(each, {}) for each in step)
    return _data([each and each.key for each in (step.amount, step.when, step.every)])


def _step_in_words(step: ScheduleStep | frozenset[EventName]) -> str:
    """A step as its file says it."""
    if isinstance(step, frozenset):
        return " + ".join(sorted(map(str, step)))
    amount = step.amount.written if step.amount is not None else TO_BE_AGREED
    parts = (f"every {step.every.written}" if step.every else "", step.when.written if step.when else "")
    return ", ".join(filter(None, (amount, *parts)))


def _keys(provision: Provision, renamed: Mapping[str, str]) -> dict[str, Any]:
    said: dict[str, Any] = {key: words_under(provision, key) for key in ("topic", "modality", "stance", "event")}
    # In which order the file lists them says nothing.
    said |= {"option": sorted(provision.options), "stage": sorted(provision.stages), "issue": sorted(provision.issues)}
    said |= {name: _value(value, renamed) for name, value in provision.keys.items()}
    return {key: value for key, value in said.items() if value}


def _own_event(provision: Provision) -> str | None:
    """The event a provision says it is; what follows from its topic is told by its terms."""
    return provision.is_event if "event" in provision.places else None


def _value(value: Value, renamed: Mapping[str, str]) -> Any:  # noqa: ANN401  plain data of any shape
    return _data((type(value).__name__, replace_events(value, renamed).key))


def _order(provision: Provision, key: str, renamed: Mapping[str, str]) -> list[Any]:
    """The entries of one key of order; which of them the file lists first says nothing."""
    entries: Iterable[Any]
    match key:
        case "before":
            entries = (_event(each, renamed) for each in provision.before)
        case "after":
            entries = (_event(each, renamed) for each in provision.after)
        case "condition-for":
            entries = ((_event(each.event, renamed), each.met.value) for each in provision.condition_for)
        case "requires":
            entries = (
                (_event(each.event, renamed), each.of and each.of.key, each.amount and each.amount.key)
                for each in provision.requires
            )
        case _:
            entries = (
                (_event(each.event, renamed), each.this and each.this.key, each.that and each.that.key)
                for each in provision.alongside
                if each.how.value == key
            )
    return sorted(map(_data, entries), key=repr)


def _event(event: EventName, renamed: Mapping[str, str]) -> tuple[str, str]:
    event = replace(event, id=renamed.get(event.id, event.id))
    return event.id, event.edge.value


def _condition_in_words(condition: Condition) -> str:
    return f"{condition.event} ({'begun' if condition.met.value == 'start' else 'in full'})"


def _alongside_in_words(each: Alongside) -> str:
    amounts = [one.written for one in (each.this, each.that) if one is not None]
    return f"{each.event} ({' for '.join(amounts)})" if amounts else str(each.event)


def _requirement_in_words(requirement: Requirement) -> str:
    amount = [each.written for each in (requirement.amount, requirement.of) if each is not None]
    return f"{requirement.event} ({' of '.join(amount)})" if amount else str(requirement.event)


def _data(key: Any) -> Any:  # noqa: ANN401  plain data of any shape
    """Lists and text in place of tuples, sets and whatever values are made of."""
    if isinstance(key, tuple | list):
        return [_data(each) for each in key]
    if isinstance(key, frozenset | set):
        return sorted((_data(each) for each in key), key=repr)
    if isinstance(key, dict):
        return {str(name): _data(each) for name, each in key.items()}
    return None if key is None else str(key) if isinstance(key, str | bool | int) else repr(key)


_WORDS: Final[Mapping[str, Callable[[Provision], str]]] = {
    "topic": lambda each: each.topic,
    "modality": lambda each: each.modality.value,
    "stance": lambda each: each.stance.value,
    "event": lambda each: _own_event(each) or "",
    "option": lambda each: ", ".join(each.options),
    "stage": lambda each: ", ".join(each.stages),
    "issue": lambda each: ", ".join(each.issues),
    "before": lambda each: ", ".join(map(str, each.before)),
    "after": lambda each: ", ".join(map(str, each.after)),
    "condition-for": lambda each: ", ".join(map(_condition_in_words, each.condition_for)),
    "requires": lambda each: ", ".join(map(_requirement_in_words, each.requires)),
    "at-the-same-time-as": lambda each: ", ".join(map(_alongside_in_words, each.at_the_same_time_as)),
    "step-by-step-with": lambda each: ", ".join(map(_alongside_in_words, each.step_by_step_with)),
    "as-long-as": lambda each: ", ".join(map(_alongside_in_words, each.as_long_as)),
    "clause": lambda each: "; ".join(each.clauses),
    "source": lambda each: ", ".join(each.sources),
    "quote": lambda each: each.quote or "",
    "heading": lambda each: each.heading or "",
    "note": lambda each: each.note or "",
    "short": lambda each: each.short or "",
    "caveat": lambda each: each.caveat or "",
}
"""What is no value, in the words of the file."""
