"""Says what two provisions that are apart on a term come to: a conflict, no conflict, or a question for a reader.

Two provisions at a time: what one wants and the other bans, what one demands and the other demands otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.aligning.matter import gives_leave, lasts
from ceasefire_diff.comparing.comparison import TermResult
from ceasefire_diff.comparing.facts import Facts, stated
from ceasefire_diff.comparing.folding import ADDED_UP, is_added_up
from ceasefire_diff.comparing.meeting import (
    CIRCUMSTANCES,
    IN_FORCE,
    PEOPLE,
    Answer,
    Meeting,
    Objects,
    Overlap,
    bans,
    circumstances,
    narrowing,
    objects,
)
from ceasefire_diff.comparing.norms import PROHIBITIONS, Norm
from ceasefire_diff.comparing.order.in_force import can_wait, lies_within, times_meet
from ceasefire_diff.model.keys import TIMES, VALUE_KEYS
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.interval import INFINITY, Interval
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.names_relation import names_all_lie_within
from ceasefire_diff.values.relation import RelationKind, Side
from ceasefire_diff.values.value import Value, reaches, relate


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
    if over.overlap is Overlap.UNKNOWN:
        arguments = {"terms": ", ".join(over.terms), **found}
        return replace(result, verdict=Verdict.UNCLEAR, rule="row.overlap", arguments=arguments)
    if _leaves_room(result, one, two, topic, over):
        return replace(result, verdict=Verdict.PARTLY, rule="row.part-of", arguments=found)
    if meeting.both is None:
        return in_other_circumstances(result, meeting)
    return result


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


def one_time(one: Facts, two: Facts, topic: Topic) -> bool:
    """Whether two provisions give times to one thing that is to be: no ban, no leave, and not the one after the other.

    What is banned or allowed until a day may be so until another, and what is open from a day was closed until then.
    """
    if any(bans(each, topic) or gives_leave(each.provision, topic) for each in (one, two)):
        return False
    unlike = any(
        relate(value, two.values[name]).kind is RelationKind.APART
        for name, value in one.values.items()
        if name in two.values and name in topic.terms
    )
    return not unlike or times_meet(one, two).meet is not False


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


class Reach(Struct, frozen=True):
    """Whether a ban reaches what the other side wants (None: not known), the keys that decide it, what is shared."""

    answer: Answer
    terms: tuple[str, ...] = ()
    common: str = ""


def _reach(ban: Facts, wanted: Facts, topic: Topic) -> Reach:
    """Whether what one provision prohibits is all that would satisfy the other, in the cases in which both hold.

    What a ban leaves unsaid does not narrow it. A ban in a part leaves room for what is wanted somewhere in the whole.
    """
    meeting = circumstances(ban, wanted, TIMES)
    over = objects(ban, wanted, topic)
    answers: dict[str, Answer] = {meeting.key: meeting.both} if meeting.key else {}
    if (within := lies_within(wanted, ban)) is not True:
        answers[IN_FORCE] = False if wanted.deed is Norm.REQUIRES and can_wait(wanted, ban) else within
    if over.overlap is not Overlap.SAME:
        answers |= {name: _reached(ban, wanted, name, topic, over) for name in over.terms}
    for name, value in ban.values.items():
        if name in topic.identifying or name in VALUE_KEYS:
            continue
        other = wanted.values.get(name)
        if other is None:
            answers[name] = None
        else:
            counted = is_added_up(value, topic.terms.get(name)) and over.overlap is not Overlap.SAME
            answers[name] = _count_reached(value, other, over) if counted else reaches(value, other)
    if wanted.deed is Norm.REQUIRES and not _counts(ban, topic):
        # So many or fewer may be none, which keeps any ban.
        answers |= {name: None for name, span in _counts(wanted, topic).items() if span.low.at == 0}
    missed = tuple(name for name, each in answers.items() if each is False)
    unknown = tuple(name for name, each in answers.items() if each is None)
    said = [name for name in ban.values if name not in VALUE_KEYS]
    if missed:
        return Reach(False, missed[:1])
    if unknown or not said:
        return Reach(None, unknown)
    shared = (_shared(ban.values[name], wanted.values[name]) for name in said if name in wanted.values)
    return Reach(True, common="; ".join(each for each in shared if each))


def _reached(ban: Facts, wanted: Facts, name: str, topic: Topic, over: Objects) -> Answer:
    """Whether what a ban says of one kind of object reaches the other side's, where they are not the same."""
    if over.overlap is Overlap.NOTHING:
        return False
    if over.overlap in (Overlap.UNKNOWN, Overlap.UNSAID):
        return None
    value, other = ban.values.get(name), wanted.values.get(name)
    if value is None or other is None:
        return True if value is None else None
    if not isinstance(value, Names) or not isinstance(other, Names):
        return reaches(value, other)
    # So many of what it names need not be those that a ban on a part means.
    anywhere = topic.somewhere or (_counts(wanted, topic) and not _counts(ban, topic))
    return names_all_lie_within(other, value) if anywhere else True


def _counts(facts: Facts, topic: Topic) -> dict[str, Interval]:
    """The amounts it states of what it names, which is more of a whole than of its part."""
    amounts = {name: facts.values.get(name) for name, term in topic.terms.items() if term.unit in ADDED_UP}
    return {name: each.span for name, each in amounts.items() if isinstance(each, Amount) and each.span is not None}


def _count_reached(ban: Value, wanted: Value, over: Objects) -> Answer:
    """Whether a ban on so many of a whole, or of a part, reaches what is wanted of the other: a whole has no less.

    The left of `over` is the ban.
    """
    if not isinstance(ban, Amount) or not isinstance(wanted, Amount) or ban.span is None or wanted.span is None:
        return None
    if ban.dimension != wanted.dimension and not (ban.is_none or wanted.is_none):
        return None
    if over.overlap is Overlap.RIGHT and ban.span.high.at == INFINITY and wanted.span.low.at >= ban.span.low.at:
        return True
    if over.overlap is Overlap.LEFT and ban.span.low.at == 0 and wanted.span.high.at <= ban.span.high.at:
        return True
    return None


def _shared(prohibited: Value, wanted: Value) -> str:
    return relate(prohibited, wanted).common or wanted.written


def compare_reach(left: Facts, right: Facts, topic: Topic) -> TermResult:
    """The result on the norms of a prohibition and of what is wanted (docs/meaning.md, What a provision does)."""
    side = Side.LEFT if left.deed in PROHIBITIONS else Side.RIGHT
    found = _reach(*((left, right) if side is Side.LEFT else (right, left)), topic)
    arguments: Mapping[str, str] = {
        "terms": ", ".join(found.terms),
        "left": left.deed.value,
        "right": right.deed.value,
        "prohibition": side.value,
    }
    kind, verdict, rule = {
        True: (RelationKind.APART, Verdict.CONFLICT, "modality.opposed"),
        False: (RelationKind.OVERLAPS, Verdict.PARTLY, "modality.not-reached"),
        None: (RelationKind.INCOMPARABLE, Verdict.UNCLEAR, "modality.reach-unclear"),
    }[found.answer]
    on_left, on_right = ((stated(each, "modality", each.deed.value),) for each in (left, right))
    common = found.common or None
    return TermResult("deed", kind, verdict, rule, on_left, on_right, common=common, arguments=arguments)
