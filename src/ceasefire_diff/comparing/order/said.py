"""Turns what a provision says of time into constraints: order, conditions, beginnings, deadlines, lengths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise, product
from typing import Final

from msgspec import Struct

from ceasefire_diff.comparing.acts import NO_ACTS, Acts
from ceasefire_diff.comparing.comparison import Stated, stated_whole
from ceasefire_diff.comparing.norms import Norm, norm_of
from ceasefire_diff.comparing.order.marks import OVER, UNZONED, ZONED, Mark, Point
from ceasefire_diff.comparing.order.network import Constraint
from ceasefire_diff.comparing.order.steps import LASTING, order_stated, own_points, steps_of, ties
from ceasefire_diff.model.proposal import Proposal, Provision, Stance
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.event import Edge, EventName
from ceasefire_diff.values.interval import INFINITY, End
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.schedule import Schedule
from ceasefire_diff.values.sequence import EventSequence as StepSequence
from ceasefire_diff.values.timing import CALENDAR, DAY_ONE, DAY_ONE_OF
from ceasefire_diff.values.value import Value
from ceasefire_diff.values.words import folded

ORDERING: Final = frozenset((Norm.REQUIRES, Norm.PERMITS, Norm.SAYS, Norm.TRIES))
"""Norms whose order is the text's own; what is forbidden, declined or taken note of orders nothing."""

AFTER: Final = ("immediately after", "as soon as possible after")
"""Words for a beginning that comes after an event and has no figure."""


_OF_TIME: Final = (Moment, Schedule, StepSequence, Amount)
"""Kinds of value that may say when something is, or how long."""


class Said(Struct, frozen=True):
    """Who says so: one key of one provision of one of two texts, and in which case (`if`) it holds.

    `before`: it puts one thing before another, in words; `days`: it is a list of days. `parallel`: it has steps go on
    beside each other, and does not say whether they begin together.
    """

    stated: Stated
    right: bool = False
    case: str = ""
    permits: bool = False
    before: bool = False
    days: bool = False
    parallel: bool = False


class Limit(Struct, frozen=True):
    """A moment is not before (`earliest`), or not after, `end` counted from `anchor`."""

    anchor: EventName
    end: End
    earliest: bool
    strict: bool
    zoned: bool = True
    at_once: bool = False


def orders(provision: Provision) -> bool:
    """Whether a provision orders events; what a text defers it may place."""
    return provision.stance is Stance.DEFERS or norm_of(provision) in ORDERING


def limits_of(moment: Moment) -> Iterator[Limit]:
    """What a moment says, one limit for each of its ends."""
    if moment.anchor is None:
        return
    if moment.span is None:
        if moment.word in AFTER or moment.word == "during":
            yield Limit(moment.anchor, End(0), earliest=True, strict=False)
        if moment.word == "during" and moment.anchor.edge is Edge.START:
            last = EventName(moment.anchor.id, Edge.END, moment.anchor.label)
            yield Limit(last, End(0), earliest=False, strict=False)
        return
    at_once = moment.span.is_point and moment.span.low == End(0)
    for end, earliest in ((moment.span.low, True), (moment.span.high, False)):
        if abs(end.at) != INFINITY:
            yield Limit(moment.anchor, end, earliest, end.open, moment.zoned, at_once=at_once and not earliest)


class Sayings:
    """What provisions of one text say of time, as constraints over points that both texts share where they can."""

    def __init__(self, acts: Acts = NO_ACTS, *, right: bool = False, absent: frozenset[str] = frozenset()) -> None:
        self._acts = acts
        self._right = right
        self._absent = absent

    def of_text(self, provisions: Iterable[Provision], proposal: Proposal | None = None) -> list[Constraint]:
        """All constraints of one variant, sorted by provision, so that equal texts give equal answers."""
        found: list[Constraint] = []
        ordering = [each for each in sorted(provisions, key=lambda each: each.id) if orders(each)]
        for provision in ordering:
            found += self.of_provision(provision)
        stages = list(proposal.stages) if proposal is not None else []
        for one, two in pairwise(f"stage {each}" for each in stages):
            found.append(Constraint((one, Edge.START), (two, Edge.START)))
        return found

    def in_parallel(self, provisions: Iterable[Provision]) -> Iterator[Constraint]:
        """Steps in parallel, read as steps that begin together, which is more than the words surely say."""
        steps = [
            (each, name, value)
            for each in provisions
            for name, value in each.terms.items()
            if isinstance(value, StepSequence)
        ]
        for provision, name, value in sorted(steps, key=lambda each: each[0].id):
            if orders(provision):
                for beside in self._present(value):
                    for one, two in combinations(beside, 2):
                        words = f"{name}: {one.label} in parallel with {two.label}"
                        stated = stated_whole(provision, f"terms.{name}", words)
                        said = Said(stated, self._right, case_of(provision), parallel=True)
                        first, second = self.point(one), self.point(two)
                        yield from (Constraint(first, second, source=said), Constraint(second, first, source=said))

    def of_provision(self, provision: Provision, values: Mapping[str, Value] | None = None) -> Iterator[Constraint]:
        """What one provision says, with its own values or as a pair of texts knows them."""
        if provision.is_ordered:
            yield from self._in_words(provision)
        known = {**provision.keys, **provision.terms} if values is None else values
        if not any(isinstance(each, _OF_TIME) for each in known.values()):
            return
        yield from self.times(provision, known)
        for name, value in known.items():
            if isinstance(value, StepSequence) and name in provision.terms:
                yield from self._in_steps(provision, value)

    def point(self, event: EventName, *, zoned: bool = True) -> Point:
        """The point an event's edge is for both texts; day 1, where it is not said, is each text's own."""
        if event.id == CALENDAR.id:
            return ZONED if zoned else UNZONED
        if event.id == DAY_ONE.id:
            return (f"{DAY_ONE_OF}/{'right' if self._right else 'left'}", event.edge)  # no text has such an id
        return (self._acts.name(event.id), event.edge)

    def own(self, provision: Provision, edge: Edge | str) -> Point:
        """The beginning or the end of what a provision is about."""
        return (self._acts.name(provision.own_event), edge)

    def _said(self, provision: Provision, stated: Stated, *, before: bool = False, days: bool = False) -> Said:
        case = case_of(provision)
        return Said(stated, self._right, case, norm_of(provision) is Norm.PERMITS, before, days)

    def _in_words(self, provision: Provision) -> Iterator[Constraint]:
        """Before, after, condition-for, requires, and what goes on together."""
        own = own_points(self._acts.name(provision.own_event))
        for (event, step), stated in zip(steps_of(provision), order_stated(provision), strict=True):
            if event.id not in self._absent:
                said = self._said(provision, stated, before=step.together is None)
                yield from ties(step, own, self._acts.name(event.id), said)
        if provision.as_long_as:
            yield Constraint(own[Edge.START], own[OVER])
            if "complete-by" not in provision.keys:
                yield from (Constraint(own[OVER], own[Edge.END]), Constraint(own[Edge.END], own[OVER]))

    def _in_steps(self, provision: Provision, steps: StepSequence) -> Iterator[Constraint]:
        for earlier, later in pairwise(self._present(steps)):
            for first, second in product(earlier, later):
                stated = stated_whole(provision, "terms.steps", f"steps: {first.label}, then {second.label}")
                said = self._said(provision, stated, before=True)
                yield Constraint(self.point(first), self.point(second), strict=True, source=said)

    def _present(self, steps: StepSequence) -> list[list[EventName]]:
        """The steps of a list that this variant has, each with those beside it."""
        found = ([each for each in beside if each.id not in self._absent] for beside in steps.steps)
        return [sorted(beside, key=_by_id) for beside in found if beside]

    def times(self, provision: Provision, values: Mapping[str, Value]) -> Iterator[Constraint]:
        """Beginnings, deadlines and ends; schedules from their first step to their last; how long something lasts."""
        start, end = self.own(provision, Edge.START), self.own(provision, Edge.END)
        scheduled = [(name, value) for name, value in values.items() if isinstance(value, Schedule)]
        for key, words, point in (("starts", "starts", start), ("complete-by", "complete by", end)):
            moment = values.get(key)
            if isinstance(moment, Moment):
                # What a provision waits for in words it may begin with, as far as it says "at" of it too.
                awaited = {self.point(each) for each in (*provision.after, *(one.event for one in provision.requires))}
                stated = stated_whole(provision, key, f"{words}: {moment.written}")
                yield from self._at(point, limits_of(moment), self._said(provision, stated), awaited)
        until = values.get("until")
        if isinstance(until, Moment):
            stated = stated_whole(provision, "until", f"until: {until.written}")
            over = self.own(provision, OVER)
            yield from self._at(over, limits_of(until), self._said(provision, stated))
            yield Constraint(start, over)
            if "complete-by" not in values and not scheduled:
                yield Constraint(over, end)
                yield Constraint(end, over)
        for name, schedule in scheduled:
            stated = stated_whole(provision, f"terms.{name}", f"{name}: {schedule.written}")
            yield from self._scheduled(provision, schedule, stated)
        yield from self._lasting(provision, values)

    def _at(
        self, point: Point, limits: Iterable[Limit], said: Said, awaited: Iterable[Point] = ()
    ) -> Iterator[Constraint]:
        for limit in limits:
            anchor = self.point(limit.anchor, zoned=limit.zoned)
            if anchor[0] in self._absent:
                continue
            months, working = limit.end.months, limit.end.working
            counted = Mark(anchor, months, working) if months or working else anchor
            at = limit.end.at
            if isinstance(at, float):
                continue
            if limit.earliest:
                yield Constraint(counted, point, at, strict=limit.strict, source=said)
            else:
                # What has ended is over when something begins "at" its end; what begins at a signing is not after it.
                ended = limit.anchor.edge is Edge.END or anchor in awaited
                begins_at = limit.at_once and point[1] is Edge.START
                at_once = begins_at and ended
                yield Constraint(point, counted, -at, limit.strict, at_once, said, at=begins_at and not ended)

    def _scheduled(self, provision: Provision, schedule: Schedule, stated: Stated) -> Iterator[Constraint]:
        """It begins with the earliest step and ends with the latest; what comes again and again only begins."""
        moments = [step.when for step in schedule.steps if step.when is not None]
        if len(moments) < len(schedule.steps) or not moments:
            return
        limits = [each for moment in moments for each in limits_of(moment)]
        shared = {(each.anchor, each.zoned) for each in limits}
        again = any(step.every is not None for step in schedule.steps)
        if len(shared) != 1 or any(moment.span is None for moment in moments):
            return
        for edge, pick in ((Edge.START, min), (Edge.END, max)):
            if edge is Edge.END and again:
                continue
            for earliest in (True, False):
                ends = [each for each in limits if each.earliest is earliest]
                if len(ends) == len(moments) and not any(each.end.months or each.end.working for each in ends):
                    limit = pick(ends, key=lambda each: (each.end.at, each.strict is each.earliest))
                    yield from self._at(self.own(provision, edge), (limit,), self._said(provision, stated, days=True))

    def _lasting(self, provision: Provision, values: Mapping[str, Value]) -> Iterator[Constraint]:
        """How long something lasts: from its beginning to its end, unless it is renewed."""
        length = values.get("length")
        if provision.topic != "duration" or not isinstance(length, Amount):
            return
        if length.span is None or length.dimension != "time" or "renewal" in values:
            return
        said = self._said(provision, stated_whole(provision, "terms.length", f"length: {length.written}"))
        start, end = self.own(provision, Edge.START), self.own(provision, Edge.END)
        for bound, earliest in ((length.span.low, True), (length.span.high, False)):
            at = bound.at
            if isinstance(at, float):
                continue
            counted = Mark(start, bound.months, bound.working) if bound.months or bound.working else start
            if earliest:
                yield Constraint(counted, end, at, strict=bound.open, source=said)
            else:
                yield Constraint(end, counted, -at, strict=bound.open, source=said)


def going_without_saying(constraints: Iterable[Constraint], acts: Acts = NO_ACTS) -> Iterator[Constraint]:
    """Each event begins before it ends or as it ends; a part begins no sooner than its whole and is done no later."""
    events = {
        point[0]
        for each in constraints
        for node in (each.earlier, each.later)
        for point in (node.of if isinstance(node, Mark) else node,)
        if isinstance(point, tuple)
    }
    wholes = {acts.name(event): parts for event, parts in acts.shared.items() if acts.name(event) in events}
    for event in sorted({*events, *(acts.name(part) for parts in wholes.values() for part in parts)}):
        yield Constraint((event, Edge.START), (event, Edge.END), strict=event in LASTING)
    for whole, parts in sorted(wholes.items()):
        for part in map(acts.name, parts):
            yield Constraint((whole, Edge.START), (part, Edge.START))
            yield Constraint((part, Edge.END), (whole, Edge.END))


def case_of(provision: Provision) -> str:
    """The contingency in which a provision holds, so that equal words are one case; nothing if it holds in any."""
    value = provision.keys.get("if")
    return folded(value.written) if value is not None else ""


def _by_id(event: EventName) -> tuple[str, str]:
    return (event.id, event.edge)
