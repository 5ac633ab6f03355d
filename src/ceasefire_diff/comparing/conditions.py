"""What each text makes an event wait for: one row per event that some text conditions or calls unconditional."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ceasefire_diff.comparing.comparison import Stated, TermResult, Verdict
from ceasefire_diff.comparing.deeds import deed_of
from ceasefire_diff.comparing.events import KnownEvents
from ceasefire_diff.comparing.gather import Facts, FactsOf
from ceasefire_diff.comparing.precedence import ORDERING
from ceasefire_diff.comparing.verdict import Judgement, gravest, judge
from ceasefire_diff.proposal import Provision
from ceasefire_diff.record import record
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.values.choice import Choice
from ceasefire_diff.values.event import EventValue
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.relation import RelationKind

TOPIC = "conditions"


@dataclass(slots=True)
class _Side:
    """What one text says of one event. `conditions` are by the event that is awaited; the rest lists provisions."""

    conditions: dict[str, list[tuple[Hashable, Stated]]] = field(default_factory=dict)
    unconditional: list[Stated] = field(default_factory=list)
    starts_with: list[Stated] = field(default_factory=list)
    direct: list[Facts] = field(default_factory=list)
    members: list[Provision] = field(default_factory=list)

    def speaks(self) -> bool:
        return bool(self.members)


@record
class ConditionsRow:
    """The conditions both texts set for one event; `judgement` is None where one side is silent."""

    event: str
    left: tuple[Provision, ...]
    right: tuple[Provision, ...]
    judgement: Judgement | None


def condition_rows(
    left: Sequence[Provision],
    right: Sequence[Provision],
    facts_of: FactsOf,
    taxonomy: Taxonomy,
    known: KnownEvents,
) -> list[ConditionsRow]:
    """One row per event; meaning.md, section 5."""
    lefts, rights = (_by_event(side, facts_of, known) for side in (left, right))
    rows = []
    for event in sorted({*lefts, *rights}):
        one, two = lefts.get(event, _Side()), rights.get(event, _Side())
        judgement = None
        if one.speaks() and two.speaks():
            results = tuple(_compare(one, two, event, taxonomy))
            judgement = Judgement(gravest(result.verdict for result in results), results)
        rows.append(ConditionsRow(event, tuple(one.members), tuple(two.members), judgement))
    return rows


def _by_event(side: Sequence[Provision], facts_of: FactsOf, known: KnownEvents) -> dict[str, _Side]:
    found: dict[str, _Side] = {}
    by_event: dict[str, list[Provision]] = {}
    side = sorted(side, key=lambda each: each.id)
    for provision in side:
        by_event.setdefault(provision.own_event, []).append(provision)

    def at(event: str) -> _Side:
        return found.setdefault(event, _Side())

    def add(where: _Side, provisions: Iterable[Provision]) -> None:
        where.members += [each for each in provisions if each not in where.members]

    for provision in side:
        if deed_of(provision) not in ORDERING:
            continue
        # What one provision waits for is told in its own row; a row of conditions is about an event of both texts.
        for condition in provision.condition_for:
            if not known.shared(condition.event.id):
                continue
            where = at(known.same(condition.event.id))
            awaited = known.in_row(provision.own_event)
            kind = (condition.event.edge, condition.met)
            where.conditions.setdefault(awaited, []).append((kind, _whole(provision, "condition-for")))
            add(where, [provision])
        for requirement in provision.requires:
            if not known.shared(provision.own_event):
                continue
            where = at(known.same(provision.own_event))
            amount = tuple(each.key if each else None for each in (requirement.of, requirement.amount))
            targets = by_event.get(requirement.event.id, [])
            awaited = known.in_row(requirement.event.id)
            stated = _whole(provision, "requires", f"{requirement.event.label}")
            where.conditions.setdefault(awaited, []).append(((requirement.event.edge, amount), stated))
            add(where, targets or [provision])
        if provision.topic == TOPIC:
            _add_direct(provision, facts_of(provision), known, at)
    _add_starts_with(side, by_event, found, known)
    return found


def _add_direct(provision: Provision, facts: Facts, known: KnownEvents, at: Callable[[str], _Side]) -> None:
    """A provision of topic `conditions`: it calls an event unconditional, or names what it waits for."""
    awaited = provision.terms.get("for")
    where = at(known.same(awaited.event.id) if isinstance(awaited, EventValue) else "*")
    where.direct.append(facts)
    where.members.append(provision)
    unconditional = provision.terms.get("unconditional")
    if isinstance(unconditional, Choice) and unconditional.words == {"yes"}:
        where.unconditional.append(_whole(provision, "terms.unconditional"))
    named = provision.terms.get("conditions")
    if isinstance(named, Names):
        for name in named.named:
            where.conditions.setdefault(f"name {name.id}", []).append(
                (None, _whole(provision, "terms.conditions", name.label))
            )


def _add_starts_with(
    side: Sequence[Provision], by_event: Mapping[str, list[Provision]], found: dict[str, _Side], known: KnownEvents
) -> None:
    """An event that begins with what binds one side only is told beside the conditions, never judged as one."""
    for provision in side:
        starts = provision.keys.get("starts")
        event = known.same(provision.own_event)
        if not isinstance(starts, Moment) or starts.anchor is None:
            continue
        anchors = by_event.get(starts.anchor.id, ())
        one_sided = [each for each in anchors if each.bearers is not None and len(each.bearers.named) == 1]
        if one_sided and (provision.is_event or event in found):
            where = found.setdefault(event, _Side())
            where.starts_with.append(_whole(provision, "starts", starts.written))
            where.members += [each for each in (provision,) if each not in where.members]


def _whole(provision: Provision, key: str, text: str | None = None) -> Stated:
    line = provision.places.get(key, provision.place).line
    return Stated(provision.proposal, provision.id, text or provision.text, provision.clauses, line)


def _compare(left: _Side, right: _Side, event: str, taxonomy: Taxonomy) -> Iterable[TermResult]:
    arguments = {"event": event}

    def result(kind: RelationKind, verdict: Verdict, rule: str, one: list[Stated], two: list[Stated]) -> TermResult:
        return TermResult("condition", kind, verdict, rule, tuple(one), tuple(two), arguments=arguments)

    if left.unconditional and right.unconditional:
        rule = "conditions.both-unconditional"
        yield result(RelationKind.SAME, Verdict.AGREE, rule, left.unconditional, right.unconditional)
    opposed = bool((left.unconditional and right.conditions) or (right.unconditional and left.conditions))
    if opposed:
        yield result(
            RelationKind.APART,
            Verdict.CONFLICT,
            "conditions.unconditional-against",
            left.unconditional if right.conditions and left.unconditional else _all(left),
            right.unconditional if left.conditions and right.unconditional else _all(right),
        )
    for awaited in sorted({*left.conditions, *right.conditions}):
        one, two = left.conditions.get(awaited, []), right.conditions.get(awaited, [])
        stated = ([each for _, each in one], [each for _, each in two])
        if not one or not two:
            if not opposed:
                yield result(RelationKind.ONLY_ONE, Verdict.PARTLY, "conditions.only-one", *stated)
        elif {kind for kind, _ in one} == {kind for kind, _ in two}:
            yield result(RelationKind.SAME, Verdict.AGREE, "conditions.same", *stated)
        else:
            yield result(RelationKind.OVERLAPS, Verdict.PARTLY, "conditions.unlike", *stated)
    if left.starts_with or right.starts_with:
        yield result(
            RelationKind.INCOMPARABLE, Verdict.UNCLEAR, "conditions.starts-with", left.starts_with, right.starts_with
        )
    if left.direct and right.direct:
        judged = judge(left.direct, right.direct, taxonomy.topics[TOPIC]).results
        yield from (
            each
            for each in judged
            if each.term not in ("conditions", "unconditional") or each.verdict is not Verdict.AGREE
        )
    elif not (left.conditions or right.conditions or left.starts_with or right.starts_with):
        yield result(
            RelationKind.ONLY_ONE, Verdict.PARTLY, "conditions.only-one", left.unconditional, right.unconditional
        )


def _all(side: _Side) -> list[Stated]:
    return [stated for each in side.conditions.values() for _, stated in each]
