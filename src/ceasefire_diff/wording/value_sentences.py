"""The sentences on two values: how amounts, moments, names, choices and the other kinds stand to each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.values.relation import RelationKind, Side
from ceasefire_diff.wording.quoted import quoted
from ceasefire_diff.wording.result_view import ResultView, unbracketed

LEFT, RIGHT = Side.LEFT, Side.RIGHT

_SAYS_WHEN: Final = ("within ", "at ", "by ", "before ", "after ", "during ", "on ")
"""How a moment may begin that cannot stand after `inside` in a sentence."""

_ISO_MONTHS: Final = pattern(r"\bp[0-9]+[ym]")

_ALL_EXCEPT: Final = "all except "
"""How a name begins that stands for all that is left."""


def _same(told: ResultView) -> str:
    left, right = told.words(LEFT), told.words(RIGHT)
    return f"both texts state {left}" if left == right else f"{left} and {right} are the same"


def _same_names(told: ResultView) -> str:
    left, right = told.words(LEFT), told.words(RIGHT)
    return f"both texts name {left}" if left == right else f"{left} and {right} name the same"


def _nested(told: ResultView) -> str:
    inner, outer = told.words(told.inner), told.words(told.inner.other)
    if told.result.term.rpartition(".")[2] == "complete-by":
        return f"the earlier of the two is {inner}, and what keeps it keeps the other as well"
    at_a_time = any(each.text.startswith(_SAYS_WHEN) for each in told.stated(told.inner.other))
    if told.result.rule == "moment.nested" and at_a_time:
        return f"of the two, {inner} is the narrower and meets both texts"
    if told.common is None or told.common == inner:
        return f"{inner} lies inside {outer} and meets both texts"
    return f"{inner} lies inside {outer}; {told.common} meets both texts"


def _overlaps(told: ResultView) -> str:
    if told.common is None:
        return f"{told.words(LEFT)} and {told.words(RIGHT)} meet in part"
    return f"{told.words(LEFT)} and {told.words(RIGHT)} overlap; {told.common} meets both texts"


def _apart(told: ResultView) -> str:
    distance = told.result.distance
    apart = f"; they lie {distance} apart" if distance else ""
    return f"{told.words(LEFT)} and {told.words(RIGHT)} do not meet{apart}"


def _both(told: ResultView, why: str) -> str:
    return f"{told.words(LEFT)} and {told.words(RIGHT)} {why}"


def _not_fixed(told: ResultView) -> str:
    """What the relation of two values depends on, with the assumption that is made of working days."""
    words = " ".join(each.text for side in (LEFT, RIGHT) for each in told.stated(side)).lower()
    if "working day" in words or "business day" in words:
        return "how many days the working days take (assumed: a week has four to seven of them)"
    if "month" in words or "year" in words or _ISO_MONTHS.search(words):
        return "the length of a month or a year"
    return "what is not fixed, such as a time zone or the length of a month"


def _may_be_same(told: ResultView) -> str:
    return _both(told, f"can both be kept and may be the same: that depends on {_not_fixed(told)}")


def _both_kept(told: ResultView) -> str:
    return _both(told, f"can both be kept, whatever comes of {_not_fixed(told)}")


def _names_in_common(told: ResultView) -> str | None:
    """What both texts name; where one names it in other words or as part of a whole, what both of them cover."""
    if told.common is None:
        return None
    return f"both texts {_verb(told)} {told.common}"


def _verb(told: ResultView) -> str:
    """`name` where both texts use the very words of what they share; `cover` where one says it otherwise."""
    named = unbracketed(told.result.common or "").casefold().split(", ")
    stated = ["; ".join(each.text for each in told.stated(side)).casefold() for side in Side]
    return "name" if all(each in words for each in named for words in stated) else "cover"


def _also(told: ResultView, side: Side) -> str | None:
    """What one side names beyond the other; what is left of `all` is everything else."""
    found = told.result.left_adds if side is Side.LEFT else told.result.right_adds
    if len(found) == 1 and found[0].startswith(_ALL_EXCEPT):
        left_aside = unbracketed(found[0].removeprefix(_ALL_EXCEPT)).split(", ")
        if set(left_aside) == set((told.result.common or "").split(", ")):
            return "everything else"
    return told.adds(side)


def _nested_names(told: ResultView) -> str:
    inner, outer = told.texts.called(told.inner), told.texts.called(told.inner.other)
    adds = _also(told, told.inner.other)
    more = f"{outer} also {_verb(told)}s {adds}" if adds else f"{outer} states all that {inner} states, and more"
    return f"{shared}; {more}" if (shared := _names_in_common(told)) else more


def _overlapping_names(told: ResultView) -> str:
    names = f"also {_verb(told)}s" if told.common else "names"
    parts = [shared] if (shared := _names_in_common(told)) else []
    parts += [f"{told.texts.called(side)} {names} {adds}" for side in (LEFT, RIGHT) if (adds := _also(told, side))]
    parts += [] if told.common else ["neither excludes the other"]
    return "; ".join(parts) if len(parts) > 1 else _overlaps(told)


def _names_apart(told: ResultView) -> str:
    both = f"; {shared}" if (shared := _names_in_common(told)) else ""
    if not told.result.excluded:
        return f"one text excludes what the other names{both}"
    return f"one text names {quoted(', '.join(told.result.excluded))} and the other excludes it{both}"


def _names_not_linked(told: ResultView) -> str:
    shared = _names_in_common(told)
    both = f"{shared}; " if shared else ""
    if told.result.links and not shared:
        return f"how far {told.words(LEFT)} and {told.words(RIGHT)} cover each other is not known"
    left, right = (told.adds(side) or told.words(side) for side in (LEFT, RIGHT))
    if told.result.links:
        return f"{both}how far {left} and {right} cover each other is not known"
    return f"{both}whether {left} and {right} are the same is not known, for no glossary entry links them"


def _names_in_other_words(told: ResultView) -> str:
    return f"both can hold; {_names_not_linked(told)}"


def _ordered_otherwise(told: ResultView) -> str:
    sides = [f"{told.texts.called(side)} states {adds}" for side in (LEFT, RIGHT) if (adds := told.adds(side))]
    return "; ".join(sides) if sides else "the texts put the same steps in opposite order"


def _steps_inside(told: ResultView) -> str:
    inner, outer = told.texts.called(told.inner), told.texts.called(told.inner.other)
    return f"the steps of {inner} stand in the same order among those of {outer}, which states more steps"


def _schedule(part: str) -> Callable[[ResultView], str]:
    def say(told: ResultView) -> str:
        if told.result.relation is RelationKind.NESTED:
            inner, outer = told.texts.called(told.inner), told.texts.called(told.inner.other)
            return f"the {part} of {inner} lies inside that of {outer}"
        apart = f"; they lie {told.result.distance} apart" if told.result.distance else ""
        ending = {
            RelationKind.APART: f"do not meet{apart}",
            RelationKind.OVERLAPS: "are alike in part",
            RelationKind.OPEN: "are left open by at least one text",
            RelationKind.INCOMPARABLE: "cannot be set against each other",
        }.get(told.result.relation, "are the same")
        return f"the two schedules have a {part} each, and these {ending}"

    return say


_OPEN: Final = "to be agreed"


def _to_be_agreed(told: ResultView) -> str:
    is_open = {side: any(each.text.casefold().startswith(_OPEN) for each in told.stated(side)) for side in Side}
    if is_open[LEFT] and is_open[RIGHT]:
        left, right = told.words(LEFT), told.words(RIGHT)
        return f"both texts leave it open: {left}" if left == right else f"both texts leave it open: {left}; {right}"
    if not is_open[LEFT] and not is_open[RIGHT]:
        return _both(told, "leave at least a part open")
    side = LEFT if is_open[LEFT] else RIGHT
    return (
        f"{told.texts.called(side)} leaves it open{told.in_brackets(side)}; "
        f"{told.texts.called(side.other)} states {told.words(side.other)}"
    )


def _unspecified(told: ResultView) -> str:
    silent = {side: all(each.text.casefold() == "unspecified" for each in told.stated(side)) for side in Side}
    if silent[LEFT] and silent[RIGHT]:
        return "both texts name it without giving a value"
    if not silent[LEFT] and not silent[RIGHT]:
        # A reference to a provision that only another option holds counts as unspecified.
        return _both(told, "cannot be compared: one of them refers to what stands in another option only")
    side = LEFT if silent[LEFT] else RIGHT
    other = side.other
    one, two = told.texts.called(side), told.texts.called(other)
    return f"{one} names it without giving a value; {two} states {told.words(other)}"


_WORDS_NOT_JUDGED: Final = "the words differ; they are shown and not judged"

SENTENCES: Final[Mapping[str, Callable[[ResultView], str]]] = {
    "amount.same": _same,
    "amount.nested": _nested,
    "amount.overlaps": _overlaps,
    "amount.apart": _apart,
    "amount.other-unit": lambda told: _both(told, "are counted in different units"),
    "amount.unknown-within-bounds": lambda told: _both(told, f"may or may not meet: it depends on {_not_fixed(told)}"),
    "amount.may-be-same": _may_be_same,
    "amount.both-kept": _both_kept,
    "amount.indefinite": lambda told: _both(told, "cannot be compared: an indefinite length has no measure"),
    "amount.word": lambda told: _both(told, "cannot be compared: a word stands against a figure"),
    "anything.same": _same,
    "anything.nested": lambda told: (
        f"{told.texts.called(told.inner.other)} states all that {told.texts.called(told.inner)} states, and more"
    ),
    "anything.not-judged": lambda _: _WORDS_NOT_JUDGED,
    "choice.same": _same,
    "choice.nested": _nested,
    "choice.overlaps": _overlaps,
    "choice.holds-together": lambda told: _both(told, "are different and can hold together"),
    "choice.apart": lambda told: _both(told, "exclude each other"),
    "event.same": _same,
    "event.not-linked": lambda told: f"whether {told.words(LEFT)} and {told.words(RIGHT)} are one event is not known",
    "moment.same": _same,
    "moment.nested": _nested,
    "moment.overlaps": _overlaps,
    "moment.apart": _apart,
    "moment.word": lambda told: _both(told, "cannot be compared: a word such as “immediately” fixes no length of time"),
    "moment.no-anchor": lambda told: _both(told, "cannot be compared: from when it is counted is not said"),
    "moment.other-anchor": lambda told: _both(
        told, "cannot be compared: nothing tells how far apart their starting points lie"
    ),
    "moment.hold-together": lambda told: _both(
        told, "can both hold; which is the earlier is not known, for nothing says that they are counted from one event"
    ),
    "moment.unknown-within-bounds": lambda told: _both(told, f"may or may not meet: it depends on {_not_fixed(told)}"),
    "moment.may-be-same": _may_be_same,
    "moment.both-kept": _both_kept,
    "names.same": _same_names,
    "names.nested": _nested_names,
    "names.overlaps": _overlapping_names,
    "names.apart": _names_apart,
    "names.closed-apart": lambda told: _both(told, "exclude each other: the term says who alone it is"),
    "names.not-linked": _names_not_linked,
    "names.other-words": _names_in_other_words,
    "prose.same": _same,
    "prose.not-judged": lambda _: _WORDS_NOT_JUDGED,
    "ratio.same": _same,
    "ratio.overlaps": lambda told: _both(
        told, f"come to the same ratio ({told.common}) with other counts" if told.common else "come to the same ratio"
    ),
    "ratio.apart": lambda told: _both(told, "are different ratios"),
    "ratio.word": lambda told: _both(told, "cannot be compared: “all” stands against a figure"),
    "ratio.other-giver": lambda told: _both(told, "cannot be compared: another party hands over in each text"),
    "schedule.same": _same,
    "schedule.total": _schedule("total"),
    "schedule.pace": _schedule("pace"),
    "schedule.first": _schedule("first step"),
    "schedule.last": _schedule("last step"),
    "schedule.steps": _schedule("course of steps"),
    "sequence.same": lambda _: "both texts state the same steps in the same order",
    "sequence.apart": _ordered_otherwise,
    "sequence.nested": _steps_inside,
    "sequence.overlaps": lambda _: "the steps both texts name stand in the same order; each text also names others",
    "sequence.not-linked": lambda _: "the texts share too few steps to compare their order",
    "value.to-be-agreed": _to_be_agreed,
    "value.unspecified": _unspecified,
    "value.unspecified-none": lambda told: f"{_unspecified(told)}, and any value stands against none",
    "value.other-kind": lambda told: _both(told, "are values of different kinds"),
}
"""By rule id, how to say it: a clause without its term and without a full stop."""
