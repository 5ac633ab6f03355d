"""The order a provision states, compared with the other side's: before and after which events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ceasefire_diff.comparing.comparison import Stated, TermResult
from ceasefire_diff.comparing.facts import Facts, stated_whole
from ceasefire_diff.comparing.order.steps import Step
from ceasefire_diff.model.proposal import Met, Provision
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.values.event import Edge, EventName
from ceasefire_diff.values.relation import RelationKind


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
    return [TermResult("order", kind, verdict, rule, _stated(left), _stated(right), common=common)]


def _steps(side: Sequence[Facts]) -> frozenset[Step]:
    return frozenset(step for facts in side for step in facts.steps)


def _stated(side: Sequence[Facts]) -> tuple[Stated, ...]:
    return tuple(each for facts in side for each in order_stated(facts.provision))


def order_stated(provision: Provision) -> Iterator[Stated]:
    """What a provision says of its order, one entry per event, as `key: event` in the file's words."""
    for event in provision.before:
        yield _one(provision, "before", _words(event))
    for event in provision.after:
        yield _one(provision, "after", _words(event))
    for condition in provision.condition_for:
        begun = " (begun)" if condition.met is Met.START else ""
        yield _one(provision, "condition-for", f"{_words(condition.event)}{begun}")
    for requirement in provision.requires:
        amounts = ", ".join(each.written for each in (requirement.of, requirement.amount) if each is not None)
        yield _one(provision, "requires", f"{_words(requirement.event)}{f' ({amounts})' if amounts else ''}")
    for each in provision.alongside:
        amounts = " for ".join(one.written for one in (each.this, each.that) if one is not None)
        yield _one(provision, each.how.value, f"{_words(each.event)}{f' ({amounts})' if amounts else ''}")


def _one(provision: Provision, key: str, words: str) -> Stated:
    return stated_whole(provision, key, f"{key.replace('-', ' ')}: {words}")


def _words(event: EventName) -> str:
    return f"end of {event.label}" if event.edge is Edge.END else event.label
