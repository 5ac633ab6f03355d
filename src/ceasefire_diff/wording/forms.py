"""Chooses, where grammar decides, in which of its forms a rule's sentence is said: the functions behind templates.

Each gives the names of one form or several, which are said one after the other; "" is the rule's `says` itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.relation import RelationKind, Side
from ceasefire_diff.values.value import ToBeAgreed
from ceasefire_diff.wording.result_view import ResultView
from ceasefire_diff.wording.term_words import unbracketed

LEFT, RIGHT = Side.LEFT, Side.RIGHT
Chosen = Iterator[str]

_ALL_EXCEPT: Final = "all except "
"""How a name begins that stands for all that is left."""


def forms_of(view: ResultView) -> list[str]:
    """The forms in which a result is told."""
    choose = FORMS.get(view.result.rule)
    return list(choose(view)) if choose else [""]


def verb(view: ResultView) -> str:
    """`name` where both texts use the very words of what they share; `cover` where one says it otherwise."""
    named = unbracketed(view.result.common or "").casefold().split(", ")
    stated = ["; ".join(each.text for each in view.stated(side)).casefold() for side in Side]
    return "name" if all(each in words for each in named for words in stated) else "cover"


def also(view: ResultView, side: Side) -> str:
    """What one side names beyond the other, empty for nothing; what is left of `all` is everything else."""
    found = view.result.left_adds if side is LEFT else view.result.right_adds
    if len(found) == 1 and found[0].startswith(_ALL_EXCEPT):
        left_aside = unbracketed(found[0].removeprefix(_ALL_EXCEPT)).split(", ")
        if set(left_aside) == set(unbracketed(view.result.common or "").split(", ")):
            return "everything else"
    return view.adds(side) or ""


def _same(view: ResultView) -> Chosen:
    yield "alike" if view.words(LEFT) == view.words(RIGHT) else ""


def _nested(view: ResultView) -> Chosen:
    if view.result.term.rpartition(".")[2] == "complete-by":
        yield "deadline"
    else:
        yield "" if view.common is None or view.common == view.words(view.inner) else "common"


def _overlaps(view: ResultView) -> Chosen:
    yield "in part" if view.common is None else ""


def _apart(view: ResultView) -> Chosen:
    yield "distance" if view.result.distance else ""


def _not_fixed(view: ResultView) -> Chosen:
    values = [each.value for side in (LEFT, RIGHT) for each in view.stated(side)]
    spans = [each.span for each in values if isinstance(each, Amount | Moment) and each.span is not None]
    ends = [end for span in spans for end in (span.low, span.high)]
    yield "working days" if any(end.working for end in ends) else "months" if any(end.months for end in ends) else ""


def _common_or_unnamed(view: ResultView) -> Chosen:
    yield "" if view.common else "unnamed"


def _shared(view: ResultView) -> Chosen:
    if view.common is not None:
        yield "shared"


def _nested_names(view: ResultView) -> Chosen:
    yield from _shared(view)
    yield "" if also(view, view.inner.other) else "unnamed"


def _overlapping_names(view: ResultView) -> Chosen:
    alone = "" if view.common else " alone"
    found = [*_shared(view), *(f"{side}{alone}" for side in (LEFT, RIGHT) if also(view, side))]
    found += [] if view.common else ["neither"]
    yield from found if len(found) > 1 else _overlaps(view)


def _names_apart(view: ResultView) -> Chosen:
    yield "" if view.result.excluded else "unnamed"
    yield from _shared(view)


def _names_not_linked(view: ResultView) -> Chosen:
    if view.result.links and view.common is None:
        yield "whole"
    else:
        yield from _shared(view)
        yield "covered" if view.result.links else ""


def _ordered_otherwise(view: ResultView) -> Chosen:
    yield from [side.value for side in (LEFT, RIGHT) if view.adds(side)] or [""]


def _schedules(view: ResultView) -> Chosen:
    relation = view.result.relation
    if relation is RelationKind.APART and view.result.distance:
        yield "apart, distance"
    else:
        yield "" if relation in (RelationKind.SAME, RelationKind.ONLY_ONE) else relation.value


def _to_be_agreed(view: ResultView) -> Chosen:
    left, right = (any(isinstance(each.value, ToBeAgreed) for each in view.stated(side)) for side in Side)
    if not view.stated(view.speaker.other):
        yield "none"
    elif left and right:
        yield from _same(view)
    else:
        yield "left" if left else "right" if right else "in part"


def _unspecified(view: ResultView) -> Chosen:
    left, right = (all(each.text.casefold() == "unspecified" for each in view.stated(side)) for side in Side)
    if left and right:
        yield ""
    else:
        # A reference to a provision that only another option holds counts as unspecified.
        yield "left" if left else "right" if right else "elsewhere"


def _unspecified_against_none(view: ResultView) -> Chosen:
    (form,) = _unspecified(view)
    topic = view.texts.topic
    term = topic.terms.get(view.result.term.rpartition(".")[2]) if topic is not None else None
    yield f"{form} limit" if form in (LEFT, RIGHT) and term is not None and term.limit else form


def _deeds(view: ResultView) -> Chosen:
    yield "alike" if view.deed(LEFT) == view.deed(RIGHT) else ""


def _reach(view: ResultView) -> Chosen:
    parts = ("terms" if view.argument("terms") else "", *_deeds(view))
    yield " ".join(each for each in parts if each)


def _several(view: ResultView) -> Chosen:
    yield " ".join(("deed", *_deeds(view))).rstrip() if view.result.term == "deed" else ""


def _alone(view: ResultView) -> Chosen:
    yield "partial" if view.texts.partial(view.speaker.other) else ""


def _read_by_person(view: ResultView) -> Chosen:
    parts = ("" if view.argument("on") else "no day", "" if view.argument("why") else "no reason")
    yield ", ".join(each for each in parts if each)


def _joined_by_person(view: ResultView) -> Chosen:
    parts = ("" if view.argument("on") else "no day", "" if view.argument("why") else "no reason")
    yield "nobody" if not view.argument("by") else ", ".join(each for each in parts if each)


def _condition_of_one(view: ResultView) -> Chosen:
    parts = ("none" if view.calls_unconditional(view.speaker) else "", *_alone(view))
    yield ", ".join(each for each in parts if each)


def _unconditional_against(view: ResultView) -> Chosen:
    found = [side.value for side in (LEFT, RIGHT) if view.calls_unconditional(side)]
    yield found[0] if len(found) == 1 else ""


def _starts_with(view: ResultView) -> Chosen:
    yield "both" if view.stated(LEFT) and view.stated(RIGHT) else ""


def _around(view: ResultView) -> Chosen:
    yield "around" if view.events else ""


def _opposed(view: ResultView) -> Chosen:
    if view.argument("first"):
        yield from _in_case(view)
    else:
        yield "around" if view.events else "unnamed"


def _in_case(view: ResultView) -> Chosen:
    yield "case" if view.argument("case") else ""


def _alike(view: ResultView) -> Chosen:
    dated = len(view.argument("dated").split())
    yield ("", "dated", "both-dated")[dated]


def _put_off(view: ResultView) -> Chosen:
    yield view.argument("side")


def _done_before_begun(view: ResultView) -> Chosen:
    done = view.argument("done")
    yield done if done in (LEFT, RIGHT) else ""


FORMS: Final[Mapping[str, Callable[[ResultView], Chosen]]] = {
    **{
        f"{kind}.same": _same
        for kind in ("amount", "anything", "choice", "event", "moment", "names", "prose", "ratio", "schedule")
    },
    **dict.fromkeys(("amount.nested", "choice.nested", "moment.nested"), _nested),
    **dict.fromkeys(("amount.overlaps", "choice.overlaps", "moment.overlaps"), _overlaps),
    **dict.fromkeys(("amount.apart", "moment.apart"), _apart),
    **{
        f"{kind}.{end}": _not_fixed
        for kind in ("amount", "moment")
        for end in ("unknown-within-bounds", "may-be-same", "both-kept")
    },
    "names.nested": _nested_names,
    "names.overlaps": _overlapping_names,
    "names.apart": _names_apart,
    **dict.fromkeys(("names.not-linked", "names.other-words"), _names_not_linked),
    "ratio.overlaps": _common_or_unnamed,
    "sequence.apart": _ordered_otherwise,
    **{f"schedule.{part}": _schedules for part in ("total", "pace", "first", "last", "steps", "length")},
    "value.to-be-agreed": _to_be_agreed,
    "value.unspecified": _unspecified,
    "value.unspecified-none": _unspecified_against_none,
    **{f"deed.{end}": _deeds for end in ("same", "unlike", "cannot-tell", "left-open", "no-agreement")},
    "modality.opposed": _deeds,
    "modality.not-reached": _deeds,
    "modality.reach-unclear": _reach,
    "row.several": _several,
    **dict.fromkeys(("term.only-one", "order.only-one", "row.only-one"), _alone),
    "row.read-by-person": _read_by_person,
    **dict.fromkeys(
        ("row.joined-by-person", "row.one-thing", "row.no-difference", "row.read-into-text"), _joined_by_person
    ),
    "conditions.only-one": _condition_of_one,
    "conditions.unconditional-against": _unconditional_against,
    "conditions.starts-with": _starts_with,
    "order.unlike": _around,
    "order.opposed": _opposed,
    "order.cannot-hold": _in_case,
    "order.alike": _alike,
    "order.put-off": _put_off,
    "order.done-before-begun": _done_before_begun,
}
"""By rule id, for rules whose templates have more forms than one."""
