"""Whether values that do not meet can both hold because one text speaks of a part of what the other speaks of.

Ten children and twenty hostages can be released together; the south may be left after the leaving of the whole began.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from ceasefire_diff.comparing.circumstances import Gathered
from ceasefire_diff.comparing.comparison import TermResult
from ceasefire_diff.comparing.facts import Facts, gather
from ceasefire_diff.model.proposal import Met
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.relation import RelationKind, Side
from ceasefire_diff.values.schedule import Schedule
from ceasefire_diff.values.value import Value, relate

ADDED_UP = frozenset(("people", "count", "money", "rate"))
"""Units whose amount of a whole is more than that of a part; a distance or a length of time holds of each part."""


def holds_of_a_part(result: TermResult, gathered: Gathered, topic: Topic) -> bool:
    """Whether a term on which the sides are apart may differ between a whole and its part, and does so no further.

    It stands against the whole all the same where the part has more than the whole, or begins before it.
    """
    left, right = gathered.get(result.term, ((), ()))
    if len(left) != 1 or len(right) != 1 or not _differs_by_part(result, left[0].value, topic):
        return False
    inner = _inner(gathered, topic)
    if inner is None:
        return False
    part, whole = (left[0].value, right[0].value) if inner is Side.LEFT else (right[0].value, left[0].value)
    return not inner or not _more_than_the_whole(result.term, part, whole)


def order_holds_of_a_part(left: Sequence[Facts], right: Sequence[Facts], topic: Topic) -> bool:
    """Whether a whole and its part can keep an order on which the sides are opposed, in each pair that opposes it.

    The whole may begin before an event and its part after it. Not so the reverse, nor where the whole must be done.
    """
    for one, two in product(left, right):
        if any(first.opposes(second) for first in one.steps for second in two.steps):
            gathered = {name: (gather([one], name), gather([two], name)) for name in topic.identifying}
            inner = _inner(gathered, topic)
            if inner is None or (inner and _opposed_by_its_part(*((one, two) if inner is Side.LEFT else (two, one)))):
                return False
    return True


def _opposed_by_its_part(part: Facts, whole: Facts) -> bool:
    return any(
        first.opposes(second) and (first.before or second.met is Met.IN_FULL)
        for first in part.steps
        for second in whole.steps
    )


def _differs_by_part(result: TermResult, value: Value, topic: Topic) -> bool:
    if isinstance(value, Moment):
        return result.term in ("starts", "until")
    term = topic.terms.get(result.term)
    if isinstance(value, Amount):
        return result.rule == "amount.apart" and term is not None and term.unit in ADDED_UP
    return isinstance(value, Schedule)


def _inner(gathered: Gathered, topic: Topic) -> Side | str | None:
    """The side that speaks of a part; nothing if the objects only overlap; None if both speak of the same."""
    kinds = set()
    for name in topic.identifying:
        left, right = gathered.get(name, ((), ()))
        if len(left) == len(right) == 1:
            relation = relate(left[0].value, right[0].value)
            if relation.kind is not RelationKind.SAME:
                kinds.add(relation.inner if relation.kind is RelationKind.NESTED else None)
    if not kinds:
        return None
    return next(iter(kinds)) or "" if len(kinds) == 1 else ""


def _more_than_the_whole(term: str, part: Value, whole: Value) -> bool:
    if isinstance(part, Moment) and isinstance(whole, Moment):
        return part.high < whole.low if term == "starts" else part.low > whole.high
    if isinstance(part, Amount) and isinstance(whole, Amount) and part.span is not None and whole.span is not None:
        return part.span.low.bounds[0] > whole.span.high.bounds[1]
    return False
