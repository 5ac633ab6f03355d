"""What the norms and the order of two sides of a row come to, and how their terms are then to be compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import Stated, TermResult
from ceasefire_diff.comparing.facts import Facts, norm_words, stated
from ceasefire_diff.comparing.folding import ADDED_UP, is_added_up
from ceasefire_diff.comparing.meeting import (
    IN_FORCE,
    Answer,
    Objects,
    Overlap,
    circumstances,
    objects,
)
from ceasefire_diff.comparing.norms import PROHIBITIONS, ComparisonMode, Norm, mode_of
from ceasefire_diff.comparing.order.in_force import can_wait, lies_within
from ceasefire_diff.comparing.order.steps import Step, order_stated
from ceasefire_diff.model.keys import TIMES, VALUE_KEYS
from ceasefire_diff.model.proposal import Modality, Stance
from ceasefire_diff.model.verdict import GRAVITY, Verdict
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.interval import INFINITY, Interval
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.names_relation import names_all_lie_within
from ceasefire_diff.values.relation import RelationKind, Side
from ceasefire_diff.values.value import Value, reaches, relate


def compare_deeds(left: Sequence[Facts], right: Sequence[Facts]) -> tuple[TermResult, ComparisonMode]:
    """The result on the deeds themselves, and how the terms are to be compared."""
    deeds = [sorted({each.deed for each in side}) for side in (left, right)]
    arguments = {"left": deeds[0][0].value, "right": deeds[1][0].value} if len(deeds[0]) == len(deeds[1]) == 1 else {}
    mode = mode_of(deeds[0][0], deeds[1][0]) if arguments else ComparisonMode.UNCLEAR
    if not arguments and Norm.LEAVES_OPEN in (*deeds[0], *deeds[1]):
        mode = ComparisonMode.OPEN
    alike = deeds[0] == deeds[1]
    if mode is ComparisonMode.OPEN:
        kind, verdict, rule = RelationKind.OPEN, Verdict.OPEN, "deed.left-open"
    elif mode is ComparisonMode.NEVER_AGREE:
        kind, verdict, rule = RelationKind.OVERLAPS, Verdict.PARTLY, "deed.no-agreement"
    elif mode is ComparisonMode.UNCLEAR and (arguments or not alike):
        kind, verdict = RelationKind.INCOMPARABLE, Verdict.UNCLEAR
        rule = "deed.cannot-tell" if arguments else "row.several"
    elif arguments and not (alike and _words_of_deed(left) == _words_of_deed(right)):
        kind, verdict, rule = RelationKind.OVERLAPS, Verdict.PARTLY, "deed.unlike"
    else:
        kind, verdict, rule = RelationKind.SAME, Verdict.AGREE, "deed.same"
    on_left, on_right = (tuple(stated(facts, "modality", facts.deed.value) for facts in side) for side in (left, right))
    return TermResult("deed", kind, verdict, rule, on_left, on_right, arguments=arguments), mode


def _words_of_deed(side: Sequence[Facts]) -> set[tuple[Stance, Modality]]:
    return {norm_words(facts.provision, facts.deed) for facts in side}


def _reach(ban: Facts, wanted: Facts, topic: Topic) -> tuple[Answer, tuple[str, ...], str | None]:
    """Whether what one provision prohibits is all that would satisfy the other, in the cases in which both hold.

    Beside it, the keys that decide it, and what both speak of.
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
        return False, missed[:1], None
    if unknown or not said:
        return None, unknown, None
    shared = (_shared(ban.values[name], wanted.values[name]) for name in said if name in wanted.values)
    return True, (), "; ".join(each for each in shared if each) or None


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
    answer, terms, common = _reach(*((left, right) if side is Side.LEFT else (right, left)), topic)
    arguments: Mapping[str, str] = {
        "terms": ", ".join(terms),
        "left": left.deed.value,
        "right": right.deed.value,
        "prohibition": side.value,
    }
    kind, verdict, rule = {
        True: (RelationKind.APART, Verdict.CONFLICT, "modality.opposed"),
        False: (RelationKind.OVERLAPS, Verdict.PARTLY, "modality.not-reached"),
        None: (RelationKind.INCOMPARABLE, Verdict.UNCLEAR, "modality.reach-unclear"),
    }[answer]
    on_left, on_right = ((stated(each, "modality", each.deed.value),) for each in (left, right))
    return TermResult("deed", kind, verdict, rule, on_left, on_right, common=common, arguments=arguments)


def reach_of_several(left: Sequence[Facts], right: Sequence[Facts], topic: Topic, deed: TermResult) -> TermResult:
    """What a ban and what is wanted come to where a side has several of one norm: the least sure of all pairs."""
    found = [compare_reach(one, two, topic) for one, two in product(left, right)]
    worst = max(found, key=lambda each: GRAVITY.index(each.verdict))
    if worst.verdict is Verdict.CONFLICT:
        worst = replace(
            worst, verdict=Verdict.UNCLEAR, rule="modality.reach-unclear", relation=RelationKind.INCOMPARABLE
        )
    return replace(worst, left=deed.left, right=deed.right)


def compare_order(left: Sequence[Facts], right: Sequence[Facts]) -> list[TermResult]:
    """One result on order if either side states any; the same event before in one and after in the other is opposed."""
    on_left, on_right = _steps(left), _steps(right)
    if not on_left and not on_right:
        return []
    kind, verdict, rule = RelationKind.OVERLAPS, Verdict.PARTLY, "order.unlike"
    common = ", ".join(sorted({step.event for step in on_left} & {step.event for step in on_right})) or None
    if on_left == on_right:
        kind, verdict, rule = RelationKind.SAME, Verdict.AGREE, "order.same"
    elif not on_left or not on_right:
        kind, verdict, rule, common = RelationKind.ONLY_ONE, Verdict.PARTLY, "order.only-one", None
    elif opposed := sorted({one.event for one in on_left for two in on_right if one.opposes(two)}):
        kind, verdict, rule, common = RelationKind.APART, Verdict.CONFLICT, "order.opposed", ", ".join(opposed)
    return [TermResult("order", kind, verdict, rule, _order_stated(left), _order_stated(right), common=common)]


def _steps(side: Sequence[Facts]) -> frozenset[Step]:
    return frozenset(step for facts in side for step in facts.steps)


def _order_stated(side: Sequence[Facts]) -> tuple[Stated, ...]:
    return tuple(each for facts in side for each in order_stated(facts.provision))
