"""Schedules: how many and when, step by step; total, pace, first and last step, and length, are compared apart."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

from msgspec.structs import replace

from ceasefire_diff.json_shapes import WORD, closed_object
from ceasefire_diff.values.amount import Amount, parse_amount, relate_amounts
from ceasefire_diff.values.event import EventName
from ceasefire_diff.values.interval import INFINITY, End, Interval
from ceasefire_diff.values.kind import InFile, Kind, TermShape, Value
from ceasefire_diff.values.moment import Moment, map_anchor, parse_moment, relate_moments
from ceasefire_diff.values.relation import Relation, RelationKind, Unreadable
from ceasefire_diff.values.schedule_steps import (
    MOST_STEPS,
    ScheduleStep,
    as_shares,
    in_time_order,
    length_of,
    only_shares,
    with_rest,
)
from ceasefire_diff.values.units import UnitClass
from ceasefire_diff.values.words import leaves_open, spaced

_CURE = "Write steps such as `{amount: 5 people, when: day 1}` or `{amount: 3 people, every: 7 days, from: day 3}`"
_TOO_MANY = "Write those alike as one that comes again: `{amount: 3 people, every: 7 days, from: day 3}`"
_KEYS = (frozenset({"amount", "when"}), frozenset({"amount", "every", "from"}), frozenset({"amount", "every"}))


class Schedule(Value, frozen=True):
    """The steps as the text lists them."""

    steps: tuple[ScheduleStep, ...]

    @property
    def key(self) -> tuple[Hashable, ...]:
        """What it means: two schedules with equal keys are the same."""
        return ("schedule", self.plain_steps)

    @property
    def plain_steps(self) -> tuple[ScheduleStep, ...]:
        """The steps in the order of their times, a rest as the figure it comes to."""
        return with_rest(in_time_order(self.steps))

    @property
    def leaves_open(self) -> bool:
        """Whether some step's amount is to be agreed or unspecified."""
        return any(step.amount is None for step in self.steps)


def parse_schedule(source: object, parse_when: Callable[[str], Moment], unit: UnitClass = UnitClass.PEOPLE) -> Schedule:
    """Read a list of steps, each a mapping of texts; raises Unreadable. `parse_when` reads a moment."""
    if not isinstance(source, Sequence) or isinstance(source, str) or not source:
        raise Unreadable("a schedule is a list of steps", _CURE)
    if len(source) > MOST_STEPS:
        raise Unreadable(f"it has more than {MOST_STEPS} steps; each is held against each other", _TOO_MANY)
    steps = tuple(_read_step(step, parse_when, unit) for step in source)
    written = "; ".join(", ".join(f"{key}: {spaced(str(text))}" for key, text in step.items()) for step in source)
    return Schedule(written, steps)


def _read_step(step: object, parse_when: Callable[[str], Moment], unit: UnitClass) -> ScheduleStep:
    if not isinstance(step, Mapping) or not all(isinstance(text, str) for text in step.values()):
        raise Unreadable("a step of a schedule is an amount and its time", _CURE)
    if frozenset(step) not in _KEYS:
        raise Unreadable(f"a step cannot have just these keys: {', '.join(map(str, step)) or 'none'}", _CURE)
    amount = None if leaves_open(step["amount"]) else parse_amount(step["amount"], unit)
    moment = step.get("when") or step.get("from")
    when = parse_when(moment) if moment else None
    if "every" not in step:
        return ScheduleStep(amount, when)
    every = parse_amount(step["every"], UnitClass.TIME)
    if every.span is None or not every.span.is_point or every.span.high.at == INFINITY or every.span.low == End(0):
        raise Unreadable(f"`every: {step['every']}` is no length of time that comes again", "Write `every: 7 days`")
    return ScheduleStep(amount, when, every)


def relate_schedules(left: Schedule, right: Schedule) -> Relation:
    """The gravest relation of total, pace, first and last step, with the rule that says which; symmetric."""
    left, right = _in_one_measure(left, right)
    if left == right and not left.leaves_open:
        return Relation(RelationKind.SAME, "schedule.same")
    parts = [
        ("schedule.total", _relate_totals(left, right)),
        ("schedule.pace", _relate_paces(left, right)),
        ("schedule.first", _unless_joined(_relate_steps(left.steps[0], right.steps[0]), left, right, 0)),
        ("schedule.last", _unless_joined(_relate_last(left.steps[-1], right.steps[-1]), left, right, -1)),
        ("schedule.steps", _relate_between(left.steps, right.steps)),
        ("schedule.length", _relate_lengths(left, right)),
    ]
    rule, gravest = min(parts, key=lambda part: _GRAVITY.index(part[1].kind))
    if gravest.kind is RelationKind.SAME:
        if len(left.steps) == len(right.steps) and all(map(_same_step, left.steps, right.steps)):
            return Relation(RelationKind.SAME, "schedule.same")
        return Relation(RelationKind.OVERLAPS, "schedule.steps")
    if gravest.kind is RelationKind.NESTED:
        sides = {relation.inner for _, relation in parts if relation.inner}
        return Relation(gravest.kind, rule, gravest.inner) if len(sides) == 1 else Relation(RelationKind.OVERLAPS, rule)
    return Relation(gravest.kind, rule, distance=gravest.distance)


def _in_one_measure(left: Schedule, right: Schedule) -> tuple[Schedule, Schedule]:
    """Both with plain steps; figures as shares of their sum where the other schedule states shares alone."""
    one, two = left.plain_steps, right.plain_steps
    if only_shares(one) and not only_shares(two):
        two = as_shares(two) or two
    elif only_shares(two) and not only_shares(one):
        one = as_shares(one) or one
    return replace(left, written="", steps=one), replace(right, written="", steps=two)


def _unless_joined(relation: Relation, left: Schedule, right: Schedule, place: int) -> Relation:
    """Amounts apart, unless other steps may fall at their time, so that more may be done by then."""
    one, two = left.steps[place], right.steps[place]
    if relation.kind is RelationKind.APART and one.when == two.when and not (one.every or two.every):
        joined = [not _alone(each.steps[place], each.steps) for each in (left, right)]
        if any(joined):
            return Relation(RelationKind.OVERLAPS, relation.rule)
    return relation


def schedule_reaches(prohibition: Schedule, wanted: Schedule) -> bool | None:
    """Whether a prohibition reaches what `wanted` asks for: only the same schedule surely, and one apart never."""
    kind = relate_schedules(prohibition, wanted).kind
    return {RelationKind.SAME: True, RelationKind.APART: False}.get(kind)


_GRAVITY = (
    RelationKind.APART,
    RelationKind.INCOMPARABLE,
    RelationKind.OPEN,
    RelationKind.OVERLAPS,
    RelationKind.NESTED,
    RelationKind.SAME,
)
_SAME = Relation(RelationKind.SAME, "schedule.same")
_OPEN = Relation(RelationKind.OPEN, "schedule.open")
_INCOMPARABLE = Relation(RelationKind.INCOMPARABLE, "schedule.incomparable")


def _relate_totals(left: Schedule, right: Schedule) -> Relation:
    if all(any(step.amount and step.amount.word == "remaining" for step in each.steps) for each in (left, right)):
        return _SAME  # both come to all there is
    totals = _total(left), _total(right)
    if None in totals:
        return _OPEN
    if isinstance(totals[0], Amount) and isinstance(totals[1], Amount):
        return relate_amounts(totals[0], totals[1])
    return _SAME if totals[0] == totals[1] else _INCOMPARABLE


def _total(schedule: Schedule) -> Amount | str | None:
    """The sum of all steps; None where one is left open, a word where there is no sum."""
    if schedule.leaves_open:
        return None
    stated = [step.amount for step in schedule.steps if step.amount is not None]
    if any(amount.span is None for amount in stated):
        return "all"
    if any(step.every for step in schedule.steps):
        return "endless"
    spans = [amount.span for amount in stated if amount.span is not None]
    dimensions = {amount.dimension for amount in stated} - {"none"}
    if len(dimensions) > 1:
        return " and ".join(sorted(dimensions))
    low, high = _sum([span.low for span in spans]), _sum([span.high for span in spans])
    return Amount(schedule.written, dimensions.pop() if dimensions else "none", Interval(low, high))


def _sum(ends: list[End]) -> End:
    unit = next((end.unit for end in ends if end.unit), None)
    return End(sum(end.at for end in ends), open=any(end.open for end in ends), unit=unit)


def _relate_paces(left: Schedule, right: Schedule) -> Relation:
    """How much comes again and again, per length of time; it needs no anchor."""
    first, second = ([step for step in schedule.steps if step.every] for schedule in (left, right))
    if [(step.amount, step.every) for step in first] == [(step.amount, step.every) for step in second]:
        return _SAME
    if len(first) != 1 or len(second) != 1:
        return _INCOMPARABLE
    one, other = first[0], second[0]
    if one.amount is None or other.amount is None:
        return _OPEN
    if one.every == other.every:
        return relate_amounts(one.amount, other.amount)
    counted = {_counts_in(one), _counts_in(other)}
    if len(counted) > 1 or "both" in counted:
        return _INCOMPARABLE
    # Three in seven days against six in fourteen: each amount times the other's length of time.
    relation = relate_amounts(_times(one.amount, other), _times(other.amount, one))
    return replace(relation, distance=None)


def _counts_in(step: ScheduleStep) -> str:
    end = step.every.span.low if step.every and step.every.span else End(0)
    return "both" if end.months and end.at else "months" if end.months else "seconds"


def _times(amount: Amount, step: ScheduleStep) -> Amount:
    """The amount that many times over as the step's length of time has months or, without months, seconds."""
    if amount.span is None or step.every is None or step.every.span is None:
        return amount
    length = step.every.span.low
    factor = length.months or length.at
    low, high = amount.span.low, amount.span.high
    span = Interval(replace(low, at=low.at * factor), replace(high, at=high.at * factor))
    return replace(amount, span=span)


def _relate_steps(left: ScheduleStep, right: ScheduleStep) -> Relation:
    """Two first or two last steps: by their time, and at the same time by their amount."""
    if left == right:
        return _SAME
    if left.when is None or right.when is None:
        return _SAME if left.when is right.when and left.amount == right.amount else _INCOMPARABLE
    times = relate_moments(left.when, right.when)
    if times.kind is not RelationKind.SAME or left.amount == right.amount:
        return times
    if left.amount is None or right.amount is None:
        return _OPEN
    return relate_amounts(left.amount, right.amount)


def _same_step(left: ScheduleStep, right: ScheduleStep) -> bool:
    return left.every == right.every and _relate_steps(left, right).kind is RelationKind.SAME


def _relate_last(left: ScheduleStep, right: ScheduleStep) -> Relation:
    """Two last steps; what comes again and again has none, and stands under pace."""
    if left.every and right.every:
        return _SAME
    return _INCOMPARABLE if left.every or right.every else _relate_steps(left, right)


def _relate_lengths(left: Schedule, right: Schedule) -> Relation:
    """How long both take from first to last step, which needs no common beginning: apart, or nothing to say.

    Only where both hand over the same and exactly so, or one could go on after its last step.
    """
    one, two = length_of(left.steps), length_of(right.steps)
    if one is None or two is None or _relate_totals(left, right).kind is not RelationKind.SAME:
        return _SAME
    apart = one[1] < two[0] or two[1] < one[0]
    return Relation(RelationKind.APART, "schedule.length") if apart else _SAME


def _relate_between(left: tuple[ScheduleStep, ...], right: tuple[ScheduleStep, ...]) -> Relation:
    """The steps between: apart if one single time has two amounts that cannot both be."""
    at_its_time: dict[Moment, list[ScheduleStep]] = {}
    for other in right:
        if other.amount and other.when:
            at_its_time.setdefault(other.when, []).append(other)
    for one in left:
        for other in at_its_time.get(one.when, ()) if one.amount and one.when else ():
            if not one.amount or not other.amount:
                continue
            relation = relate_amounts(one.amount, other.amount)
            if relation.kind is RelationKind.APART and _alone(one, left) and _alone(other, right):
                return relation
    return _SAME


def _alone(step: ScheduleStep, steps: tuple[ScheduleStep, ...]) -> bool:
    """Whether no other step can fall at its time."""
    return not any(other.every for other in steps) and not any(
        _may_fall_together(step, other) for other in steps if other is not step
    )


def _may_fall_together(one: ScheduleStep, other: ScheduleStep) -> bool:
    if one.when is None or other.when is None:
        return True
    return relate_moments(one.when, other.when).kind is not RelationKind.APART


def _parsed(source: object, term: TermShape, file: InFile) -> Schedule:
    unit = UnitClass(term.unit or "people")
    return parse_schedule(source, lambda text: parse_moment(text, file.event_name, day_one=file.day_one), unit)


def _mapped(schedule: Schedule, changed: Callable[[EventName], EventName]) -> Schedule:
    steps = tuple(replace(step, when=step.when and map_anchor(step.when, changed)) for step in schedule.steps)
    return replace(schedule, steps=steps) if steps != schedule.steps else schedule


_STEP = closed_object({"amount": WORD, "when": WORD, "every": WORD, "from": WORD}, needed=("amount",))

KIND = Kind(
    name="schedule",
    holds=Schedule,
    parse=_parsed,
    relate=relate_schedules,
    reaches=schedule_reaches,
    events=lambda value: (step.when.anchor for step in value.steps if step.when and step.when.anchor is not None),
    map_events=_mapped,
    shape=lambda _: {"anyOf": [WORD, {"type": "array", "items": _STEP, "minItems": 1}]},
    complaint="term.schedule",
    limits=True,
    takes=("unit",),
)
