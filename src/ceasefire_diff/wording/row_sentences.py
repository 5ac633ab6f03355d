"""The sentences on a row as a whole: deeds, order, conditions, several provisions, one text alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ceasefire_diff.values.relation import Side
from ceasefire_diff.wording.quoted import quoted
from ceasefire_diff.wording.result_view import ResultView, listed, noun
from ceasefire_diff.wording.value_sentences import SENTENCES as OF_VALUES

LEFT, RIGHT = Side.LEFT, Side.RIGHT


def _speaker(told: ResultView) -> Side:
    """The side that states something where the other states nothing."""
    return LEFT if told.stated(LEFT) else RIGHT


def _deeds(told: ResultView, ending: str) -> str:
    left, right = told.deed(LEFT), told.deed(RIGHT)
    if left == right:
        return f"each text {left}{ending}"
    return f"{told.left} {left}, {told.right} {right}{ending}"


def alone(told: ResultView, what: str) -> str:
    """One side states something, the other does not; of a file known in part it is never said that it is silent."""
    side = _speaker(told)
    if told.texts.partial(side.other):
        return f"{told.texts.called(side)} states {what}; {told.texts.file(side.other)} (incomplete) does not"
    return f"only {told.texts.called(side)} states {what}"


def _read_by_person(told: ResultView) -> str:
    """Who read the row, on which day, and why: words of the glossary, quoted."""
    who, on, why = (quoted(told.argument(name)) for name in ("by", "on", "why"))
    when = f" on {on}" if on else ""
    return f"read by a person ({who}{when})" + (f": {why.rstrip('.')}" if why else "; no reason is given")


def _one_sided(told: ResultView) -> str:
    side = _speaker(told)
    return f"only {told.texts.called(side)} speaks of this; {told.texts.called(side.other)} is silent"


def _not_in_file(told: ResultView) -> str:
    side = _speaker(told)
    return f"{told.texts.called(side)} speaks of this; it is not in {told.texts.file(side.other)} (incomplete)"


def _reach(told: ResultView) -> str:
    names = [noun(each) for each in told.argument("terms").split(", ") if each]
    on = f" on {listed(names)}" if names else ""
    return _deeds(told, f"; whether the one reaches the other cannot be told{on}")


def _not_reached(told: ResultView) -> str:
    names = [noun(each) for each in told.argument("terms").split(", ") if each]
    on = f" ({listed(names)})" if names else ""
    return _deeds(told, f"; they speak of different acts{on}, so both can hold")


def _opposed_deeds(told: ResultView) -> str:
    shared = f" ({told.common})" if told.common else ""
    return _deeds(told, f"; both speak of the same{shared}, so they cannot both hold")


def _found(told: ResultView) -> str:
    """What the values themselves came to, where the row gives a reason not to rely on it."""
    say = OF_VALUES.get(told.argument("found"))
    return say(told) if say else f"the texts differ on {told.noun}"


def _general(told: ResultView) -> str:
    unsaid = listed([noun(each) for each in told.argument("unsaid").split(", ")])
    return f"{_found(told)}, but only one text states {unsaid}, so whether both speak of the same cannot be told"


def _other_context(told: ResultView) -> str:
    return f"{_found(told)}, but the texts differ on {noun(told.argument('key'))}, so both may hold"


def _order_opposed(told: ResultView) -> str:
    if not told.argument("first"):
        return f"one text puts this before {told.events or 'the same event'}, the other after it"
    first, second = told.event("first"), told.event("second")
    return f"{told.left} puts {first} before {second}; {told.right} puts {second} before {first}"


def _done_before_begun(told: ResultView) -> str:
    if told.argument("done") not in (LEFT, RIGHT):
        return f"each text has some of this done before the other begins it ({told.words(LEFT)}; {told.words(RIGHT)})"
    done = LEFT if told.argument("done") == LEFT else RIGHT
    first, second = told.texts.called(done), told.texts.called(done.other)
    return f"{first} has this done{told.in_brackets(done)} before {second} begins it{told.in_brackets(done.other)}"


def _unconditional_against(told: ResultView) -> str:
    sides = [side for side in (LEFT, RIGHT) if told.calls_unconditional(side)]
    event = told.event("event")
    if len(sides) != 1:
        return f"one text states that {event} is unconditional, the other makes it conditional"
    side = sides[0]
    clauses = told.clauses(side.other)
    return (
        f"{told.texts.called(side)} states that {event} is unconditional; "
        f"{told.texts.called(side.other)} makes it conditional ({clauses})"
    )


def _condition_of_one(told: ResultView) -> str:
    side = _speaker(told)
    speaker, other = told.texts.called(side), told.texts.called(side.other)
    silent = (
        f"not in {told.texts.file(side.other)} (incomplete)" if told.texts.partial(side.other) else f"{other} does not"
    )
    if told.calls_unconditional(side):
        return f"{speaker} states that {told.event('event')} is unconditional; {silent}"
    return f"{speaker} makes {told.event('event')} conditional on this ({told.clauses(side)}); {silent}"


def _starts_with(told: ResultView) -> str:
    starts = [
        f"for {told.texts.called(side)} it starts {told.words(side)}" for side in (LEFT, RIGHT) if told.stated(side)
    ]
    return f"{'; '.join(starts)}, which binds one side only; whether that is a condition is for a reader to say"


SENTENCES: Final[Mapping[str, Callable[[ResultView], str]]] = {
    "deed.same": lambda told: _deeds(told, ""),
    "deed.unlike": lambda told: _deeds(told, "; both can hold"),
    "deed.cannot-tell": lambda told: _deeds(told, "; no rule says how these stand to each other"),
    "deed.left-open": lambda told: _deeds(told, ""),
    "deed.no-agreement": lambda told: _deeds(told, "; both can hold, and they are not the same"),
    "modality.opposed": _opposed_deeds,
    "modality.not-reached": _not_reached,
    "modality.reach-unclear": _reach,
    "order.same": lambda _: "both texts state the same order",
    "order.only-one": lambda told: alone(told, "what this comes before or after"),
    "order.unlike": lambda told: (
        f"both texts state an order around {told.events}, not the same one"
        if told.events
        else "the texts state an order around different events"
    ),
    "order.opposed": _order_opposed,
    "order.done-before-begun": _done_before_begun,
    "order.alike": lambda told: f"both texts put {told.event('first')} before {told.event('second')}",
    "row.several": lambda told: (
        _deeds(told, "; which answers which cannot be told")
        if told.result.term == "deed"
        else f"one text states several values ({told.words(LEFT)} against {told.words(RIGHT)}); "
        "which answers which cannot be told"
    ),
    "row.several-names": lambda told: (
        f"the texts name different things ({told.words(LEFT)} against {told.words(RIGHT)}), and all of them can hold"
    ),
    "row.same-values": lambda _: "both texts state the same values",
    "row.also-states": lambda told: (
        f"both texts share a value, and one states more ({told.words(LEFT)} against {told.words(RIGHT)})"
    ),
    "row.read-by-person": _read_by_person,
    "row.general": _general,
    "row.other-context": _other_context,
    "row.part-of": lambda told: (
        f"{_found(told)}, but the texts do not speak of the whole of the same thing, so both may hold"
    ),
    "row.other-body": lambda told: (
        f"the texts name no member in common ({told.words(LEFT)} against {told.words(RIGHT)}); "
        "whether they speak of one body or of two side by side is not said"
    ),
    "row.described-otherwise": lambda _: "both texts want this, and each says something else of it; both can hold",
    "row.names-alike": lambda _: (
        "the texts use like words for what this is about, and nothing says whether it is the same"
    ),
    "conditions.both-unconditional": lambda told: f"both texts state that {told.event('event')} is unconditional",
    "conditions.same": lambda told: (
        f"both texts make {told.event('event')} conditional on the same ({told.clauses(LEFT)}; {told.clauses(RIGHT)})"
    ),
    "conditions.unlike": lambda told: (
        f"both texts make {told.event('event')} conditional on this, in different measure "
        f"({told.clauses(LEFT)}; {told.clauses(RIGHT)})"
    ),
    "conditions.not-linked": lambda told: (
        f"{told.texts.called(LEFT)} makes {told.event('event')} conditional on {told.words(LEFT)}, "
        f"{told.texts.called(RIGHT)} on {told.words(RIGHT)}; whether these are one event is not known"
    ),
    "conditions.of-several": lambda told: (
        f"each text makes something of {told.event('event')} conditional or unconditional "
        f"({told.clauses(LEFT)}; {told.clauses(RIGHT)}); which act answers which cannot be told"
    ),
    "conditions.only-one": _condition_of_one,
    "conditions.unconditional-against": _unconditional_against,
    "conditions.starts-with": _starts_with,
    "definitions.gap": lambda told: f"the texts do not share a definition of {told.event('name')}, which this row uses",
    "term.only-one": lambda told: alone(told, told.noun),
    "row.same-provision": lambda told: (
        f"the same provision stands in both texts ({told.clauses(LEFT)}; {told.clauses(RIGHT)})"
    ),
    "row.only-one": lambda told: alone(told, f"more ({told.clauses(_speaker(told))})"),
    "row.same-words": lambda _: "both texts say this in the same words",
    "row.words-differ": lambda _: "neither text states a value here; the words differ and want reading",
    "row.nothing-shared": lambda _: "the texts state nothing in common beyond what names the matter",
    "row.one-sided": _one_sided,
    "row.not-in-file": _not_in_file,
}
"""By rule id, how to say it: a clause without a full stop."""
