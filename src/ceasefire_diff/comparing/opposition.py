"""Says what two provisions that are apart on a term come to: a conflict, no conflict, or a question for a reader.

Two provisions at a time: what one wants and the other bans, what one demands and the other demands otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from msgspec.structs import replace

from ceasefire_diff.aligning.matter import lasts
from ceasefire_diff.comparing.comparison import TermResult
from ceasefire_diff.comparing.facts import Facts
from ceasefire_diff.comparing.folding import is_added_up
from ceasefire_diff.comparing.meeting import (
    CIRCUMSTANCES,
    IN_FORCE,
    PEOPLE,
    Meeting,
    Objects,
    Overlap,
    bans,
    circumstances,
    narrowing,
    objects,
    one_time,
)
from ceasefire_diff.model.keys import TIMES
from ceasefire_diff.model.proposal import Met
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.interval import INFINITY
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.names_relation import share_a_name
from ceasefire_diff.values.relation import Side
from ceasefire_diff.values.value import Value


def weigh(result: TermResult, one: Facts, two: Facts, topic: Topic, also_beside: tuple[str, ...] = ()) -> TermResult:
    """What being apart on a term comes to; it stays a conflict only where both provisions surely hold.

    `also_beside` are keys that the result itself compares, so that they part nothing.
    """
    if result.verdict is not Verdict.CONFLICT:
        return result
    name, found = result.term, {"found": result.rule}
    term = topic.terms.get(name.rpartition(".")[2])
    if result.rule == "names.closed-apart" and term is not None and term.of_a_body:
        return replace(result, verdict=Verdict.UNCLEAR, rule="row.other-body")
    if name in PEOPLE or name in narrowing(one, two, topic):
        return replace(result, verdict=Verdict.PARTLY)
    beside = (name, *also_beside, *(("by",) if term is not None and term.closed else ()))
    over = objects(one, two, topic, beside)
    meeting = circumstances(one, two, beside)
    if over.overlap is Overlap.NOTHING or meeting.both is False:
        if over.overlap is Overlap.NOTHING:
            meeting = Meeting(both=False, key=", ".join(over.terms))
        return in_other_circumstances(result, meeting)
    if over.overlap is Overlap.UNSAID:
        arguments = {"unsaid": ", ".join(sorted(over.terms)), **found}
        return replace(result, verdict=Verdict.UNCLEAR, rule="row.general", arguments=arguments)
    unknown = over.terms if over.overlap is Overlap.UNKNOWN else _other_bodies(name, one, two, topic)
    if unknown:
        arguments = {"terms": ", ".join(unknown), **found}
        return replace(result, verdict=Verdict.UNCLEAR, rule="row.overlap", arguments=arguments)
    if _leaves_room(result, one, two, topic, over):
        return replace(result, verdict=Verdict.PARTLY, rule="row.part-of", arguments=found)
    if meeting.both is None:
        return in_other_circumstances(result, meeting)
    return result


def _other_bodies(name: str, one: Facts, two: Facts, topic: Topic) -> Sequence[str]:
    """The terms by which both say who is on a body, if no member is surely on both: there may be two."""
    return [
        term.name
        for term in topic.terms.values()
        if name in topic.terms
        and name not in (term.name, *topic.identifying)
        and term.of_a_body
        and isinstance(left := one.values.get(term.name), Names)
        and isinstance(right := two.values.get(term.name), Names)
        and share_a_name(left, right) is not True
    ]


def in_other_circumstances(result: TermResult, meeting: Meeting) -> TermResult:
    """What a conflict comes to where the two provisions never meet, or may not."""
    verdict = Verdict.PARTLY if meeting.both is False else Verdict.UNCLEAR
    if meeting.key == IN_FORCE:
        rule = "row.times-apart" if meeting.both is False else "row.times-unknown"
        arguments = {"left": meeting.left, "right": meeting.right, "found": result.rule}
    else:
        rule = "row.never-meet" if meeting.both is False else "row.other-context"
        arguments = {"key": meeting.key, "found": result.rule}
    return replace(result, verdict=verdict, rule=rule, arguments=arguments)


def opposed_if_they_meet(result: TermResult) -> bool:
    """Whether two provisions are opposed if only they hold in the same circumstances, of which nobody can tell."""
    if result.rule == "modality.reach-unclear":
        return {*result.arguments["terms"].split(", ")} <= CIRCUMSTANCES
    return result.rule in ("row.times-unknown", "row.other-context", "order.length-or-end")


def _leaves_room(result: TermResult, one: Facts, two: Facts, topic: Topic, over: Objects) -> bool:
    """Whether both hold although the values are apart: of a whole and its part, or of two bans that both are kept."""
    name = result.term
    left, right = one.values.get(name), two.values.get(name)
    no_one, no_two = bans(one, topic), bans(two, topic)
    if name in topic.identifying and (no_one or no_two or topic.somewhere):
        return True
    if name in TIMES and not one_time(one, two, topic):
        return True
    if no_one and no_two and isinstance(left, Names) and not topic.terms[name].permits:
        return True
    if over.overlap is Overlap.SAME or left is None or right is None:
        return False
    inner = over.overlap.part
    part, whole = (left, right) if inner is not Side.RIGHT else (right, left)
    if isinstance(left, Moment):
        parts_alone = (
            inner is None or lasts(one.provision, two.provision, topic) or not _outlasts_the_whole(name, part, whole)
        )
        return name in ("starts", "until") and parts_alone
    term = topic.terms.get(name.rpartition(".")[2])
    if is_added_up(left, term) and type(left) is type(right):
        return inner is None or not _more_than_the_whole(part, whole, limit=term is not None and term.limit)
    if topic.somewhere:
        # What is wanted somewhere in a whole may be kept out of a part of it, and not the reverse.
        banned = Side.LEFT if no_one else Side.RIGHT if no_two else None
        return banned is not None and inner in (banned, None)
    return False


def _outlasts_the_whole(name: str, part: Value, whole: Value) -> bool:
    if isinstance(part, Moment) and isinstance(whole, Moment):
        return part.high < whole.low if name == "starts" else part.low > whole.high
    return False


def _more_than_the_whole(part: Value, whole: Value, *, limit: bool) -> bool:
    """Whether a part surely has more than its whole may have; a limit of the part alone is none of the whole."""
    if not isinstance(part, Amount) or not isinstance(whole, Amount) or part.span is None or whole.span is None:
        return False
    if limit and whole.span.low.at == INFINITY:
        return part.span.high.at != INFINITY or part.span.low.at != INFINITY
    least = not limit or (part.span.high.at == INFINITY and part.span.low.at != INFINITY)
    return least and part.span.low.bounds[0] > whole.span.high.bounds[1]


def order_holds_of_a_part(left: Sequence[Facts], right: Sequence[Facts], topic: Topic) -> bool:
    """Whether a whole and its part can keep an order on which the sides are opposed, in each pair that opposes it.

    The whole may begin before an event and its part after it. Not so the reverse, nor where the whole must be done.
    """
    for one, two in product(left, right):
        if any(first.opposes(second) for first in one.steps for second in two.steps):
            over = objects(one, two, topic).overlap
            if over is Overlap.SAME:
                return False
            inner = over.part
            if inner and _opposed_by_its_part(*((one, two) if inner is Side.LEFT else (two, one))):
                return False
    return True


def _opposed_by_its_part(part: Facts, whole: Facts) -> bool:
    return any(
        first.opposes(second) and (first.before or second.met is Met.IN_FULL)
        for first in part.steps
        for second in whole.steps
    )
