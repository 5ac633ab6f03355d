"""What each text makes an event wait for: one row per event that some text conditions or calls unconditional."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from itertools import product

from msgspec import Struct, field

from ceasefire_diff.comparing.comparison import Stated, TermResult, stated_whole
from ceasefire_diff.comparing.events import KnownEvents
from ceasefire_diff.comparing.facts import Facts, FactsOf
from ceasefire_diff.comparing.order.said import case_of, orders
from ceasefire_diff.comparing.variant_text import LINED_UP_BY_EVENT, VariantText
from ceasefire_diff.comparing.verdict import Judgement, judge, judgement_on
from ceasefire_diff.model.proposal import Met, Provision
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.values.choice import Choice
from ceasefire_diff.values.event import Edge, EventValue
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.relation import RelationKind, Side

TOPIC = LINED_UP_BY_EVENT

ANY_EVENT = "*"
"""Where a provision on conditions does not say of which event."""


class _Side(Struct):
    """What one text says of one event. `conditions` are by the event that is awaited; the rest lists provisions.

    `before` is what is to be done before the event, where the other text calls it unconditional.
    """

    conditions: dict[str, list[tuple[Hashable, Stated]]] = field(default_factory=dict)
    unconditional: list[Stated] = field(default_factory=list)
    starts_with: list[Stated] = field(default_factory=list)
    before: list[Stated] = field(default_factory=list)
    direct: list[Facts] = field(default_factory=list)
    members: dict[str, Provision] = field(default_factory=dict)

    def add(self, *provisions: Provision) -> None:
        """Let provisions stand in the row of this event."""
        self.members |= {each.id: each for each in provisions}

    def add_condition(self, awaited: str, kind: Hashable, stated: Stated) -> None:
        """Add one thing that the event waits for; `kind` says how far it must be carried out."""
        self.conditions.setdefault(awaited, []).append((kind, stated))


class ConditionsRow(Struct, frozen=True):
    """The conditions both texts set for one event; `judgement` is None where one side is silent."""

    event: str
    left: tuple[Provision, ...]
    right: tuple[Provision, ...]
    judgement: Judgement | None


def condition_rows(
    left: VariantText, right: VariantText, facts_of: FactsOf, taxonomy: Taxonomy, known: KnownEvents
) -> list[ConditionsRow]:
    """One row per event (docs/meaning.md, Conditions and order)."""
    texts = [_Text(text, facts_of, known) for text in (left, right)]
    for text, other in (texts, texts[::-1]):
        text.add_done_before([event for event, side in other.sides.items() if side.unconditional])
    lefts, rights = (text.sides for text in texts)
    rows = []
    for event in sorted({*lefts, *rights}):
        one, two = lefts.get(event, _Side()), rights.get(event, _Side())
        judgement = None
        if one.members and two.members:
            judgement = judgement_on(*_compare(one, two, event, taxonomy, known))
        rows.append(ConditionsRow(event, tuple(one.members.values()), tuple(two.members.values()), judgement))
    return rows


class _Text:
    """What one variant makes each event wait for."""

    def __init__(self, text: VariantText, facts_of: FactsOf, known: KnownEvents) -> None:
        self._facts_of = facts_of
        self._known = known
        self._present = {each.id for each in text.provisions}
        # Of the whole text: what begins with a provision of another option is not left out.
        self._carrying: dict[str, list[Provision]] = {}
        for provision in text.proposal.provisions:
            self._carrying.setdefault(provision.own_event, []).append(provision)
        self.sides: dict[str, _Side] = {}
        provisions = self._provisions = sorted(text.provisions, key=lambda each: each.id)
        for provision in provisions:
            if provision.topic == TOPIC:
                self._add_direct(provision)
            if orders(provision):
                self._add_conditions(provision)
        for provision in provisions:
            self._add_starts_with(provision)

    def _at(self, event: str) -> _Side:
        return self.sides.setdefault(self._known.matter(event), _Side())

    def add_done_before(self, events: Iterable[str]) -> None:
        """What is to be done before events that the other text calls unconditional, and this text does not."""
        for event in events:
            side = self.sides.get(event)
            if side is not None and (side.unconditional or side.conditions):
                continue
            for provision in self._provisions:
                for key, words in _before(provision, event, self._known):
                    side = self._at(event)
                    side.before.append(stated_whole(provision, key, words))
                    side.add(provision)

    def _add_conditions(self, provision: Provision) -> None:
        """What the provision is a condition for, and what it waits for itself."""
        for condition in provision.condition_for:
            side = self._at(condition.event.id)
            done = Edge.END if condition.met is Met.IN_FULL else Edge.START
            kind = (condition.event.edge, done, (None, None), case_of(provision))
            side.add_condition(self._known.in_row(provision.own_event), kind, stated_whole(provision, "condition-for"))
            side.add(provision)
        for requirement in provision.requires:
            side = self._at(provision.own_event)
            amount = tuple(each.key if each else None for each in (requirement.of, requirement.amount))
            stated = stated_whole(provision, "requires", requirement.event.label)
            how = (Edge.START, requirement.event.edge, amount, case_of(provision))
            side.add_condition(self._known.in_row(requirement.event.id), how, stated)
            awaited = (each for each in self._carrying.get(requirement.event.id, ()) if each.id in self._present)
            side.add(provision, *awaited)

    def _add_direct(self, provision: Provision) -> None:
        """A provision of topic `conditions`: it calls an event unconditional, or names what it waits for."""
        awaited = provision.terms.get("for")
        side = self._at(awaited.event.id if isinstance(awaited, EventValue) else ANY_EVENT)
        side.direct.append(self._facts_of(provision))
        side.add(provision)
        if not orders(provision):
            return
        unconditional = provision.terms.get("unconditional")
        if isinstance(unconditional, Choice) and unconditional.words == {"yes"}:
            side.unconditional.append(stated_whole(provision, "terms.unconditional"))
        named = provision.terms.get("conditions")
        for name in named.named if isinstance(named, Names) else ():
            side.add_condition(f"name {name.id}", None, stated_whole(provision, "terms.conditions", name.label))

    def _add_starts_with(self, provision: Provision) -> None:
        """An event that begins with what binds one side only is told beside the conditions, never judged as one."""
        starts = provision.keys.get("starts")
        event = self._known.matter(provision.own_event)
        if not isinstance(starts, Moment) or starts.anchor is None or not (provision.is_event or event in self.sides):
            return
        anchors = self._carrying.get(starts.anchor.id, ())
        if any(each.bearers is not None and len(each.bearers.named) == 1 for each in anchors):
            side = self._at(provision.own_event)
            side.starts_with.append(stated_whole(provision, "starts", starts.written))
            side.add(provision)


def _before(provision: Provision, event: str, known: KnownEvents) -> Iterable[tuple[str, str]]:
    """By which key, and in which words, a provision is to be carried out, or begun, before an event."""
    yield from (("before", each.label) for each in provision.before if known.matter(each.id) == event)
    due = provision.keys.get("complete-by")
    if (
        isinstance(due, Moment)
        and due.anchor is not None
        and due.anchor.edge is Edge.START
        and known.matter(due.anchor.id) == event
        and due.span is not None
        and due.span.high.at <= 0
    ):
        yield "complete-by", due.written


def _compare(left: _Side, right: _Side, event: str, taxonomy: Taxonomy, known: KnownEvents) -> Iterable[TermResult]:
    """Unconditional against any condition, then condition by condition, then what both say in so many words."""

    def result(kind: RelationKind, verdict: Verdict, rule: str, one: list[Stated], two: list[Stated]) -> TermResult:
        return TermResult("condition", kind, verdict, rule, tuple(one), tuple(two), arguments={"event": event})

    sides = (left, right)
    opposed = False
    for kind, verdict, rule, stated in _unconditional(left, right, one_event=known.one_event(event)):
        opposed = opposed or rule in _AGAINST
        yield result(kind, verdict, rule, *stated)
    for kind, verdict, rule, awaited in _pairs(left, right, event, known):
        stated = [[each for name in awaited for _, each in side.conditions.get(name, [])] for side in sides]
        if rule in _OF_BOTH or not opposed:
            yield result(kind, verdict, rule, *stated)
    if left.starts_with or right.starts_with:
        stated = [side.starts_with for side in sides]
        yield result(RelationKind.INCOMPARABLE, Verdict.UNCLEAR, "conditions.starts-with", *stated)
    if left.direct and right.direct:
        # What both set is told condition by condition: a list of them is the same as each by itself.
        alike = {"conditions"} if left.conditions.keys() == right.conditions.keys() else set()
        judged = judge(left.direct, right.direct, taxonomy.topics[TOPIC]).results
        told = {each.term for each in judged if each.verdict is Verdict.AGREE} & {"conditions", "unconditional"} | alike
        yield from (each for each in judged if each.term not in told)
    elif not any(side.conditions or side.starts_with for side in sides):
        stated = [side.unconditional for side in sides]
        yield result(RelationKind.ONLY_ONE, Verdict.PARTLY, "conditions.only-one", *stated)


def _unconditional(
    left: _Side, right: _Side, *, one_event: bool
) -> Iterable[tuple[RelationKind, Verdict, str, list[list[Stated]]]]:
    """What being called unconditional comes to; a text that says both is no conflict with either."""
    sides = (left, right)
    both = [bool(side.unconditional and side.conditions) for side in sides]
    alone = [side.unconditional for side in sides]
    if all(alone):
        yield RelationKind.SAME, Verdict.AGREE, "conditions.both-unconditional", alone
    if both[0] != both[1]:
        stated = [[*side.unconditional, *_all(side)] if each else [] for side, each in zip(sides, both, strict=True)]
        yield RelationKind.INCOMPARABLE, Verdict.UNCLEAR, "row.states-both", stated
    if any(one.unconditional and two.conditions for one, two in (sides, sides[::-1])) and not any(both):
        stated = [side.unconditional or _all(side) for side in sides]
        if one_event:
            yield RelationKind.APART, Verdict.CONFLICT, "conditions.unconditional-against", stated
        else:
            yield RelationKind.INCOMPARABLE, Verdict.UNCLEAR, "conditions.of-several", stated
    if left.before or right.before:
        stated = [side.before or side.unconditional for side in sides]
        yield RelationKind.INCOMPARABLE, Verdict.UNCLEAR, "conditions.done-before", stated


_AGAINST = ("conditions.unconditional-against", "conditions.of-several")
_OF_BOTH = ("conditions.same", "conditions.unlike", "conditions.of-several")


def _pairs(
    left: _Side, right: _Side, event: str, known: KnownEvents
) -> Iterable[tuple[RelationKind, Verdict, str, list[str]]]:
    """Condition by condition: how both texts set it, or which sets it alone, by what is awaited."""
    alone: dict[Side, list[str]] = {Side.LEFT: [], Side.RIGHT: []}
    for awaited in sorted({*left.conditions, *right.conditions}):
        one, two = (side.conditions.get(awaited, []) for side in (left, right))
        if not one or not two:
            alone[Side.LEFT if one else Side.RIGHT].append(awaited)
        elif {kind for kind, _ in one} != {kind for kind, _ in two}:
            yield RelationKind.OVERLAPS, Verdict.PARTLY, "conditions.unlike", [awaited]
        elif known.one_event(event):
            yield RelationKind.SAME, Verdict.AGREE, "conditions.same", [awaited]
        else:
            yield RelationKind.INCOMPARABLE, Verdict.UNCLEAR, "conditions.of-several", [awaited]
    met = [pair for pair in product(alone[Side.LEFT], alone[Side.RIGHT]) if known.may_be_one(*pair)]
    in_doubt = dict.fromkeys((*(one for one, _ in met), *(other for _, other in met)))
    if in_doubt:
        yield RelationKind.INCOMPARABLE, Verdict.UNCLEAR, "conditions.not-linked", [*in_doubt]
    for awaited in sorted({*alone[Side.LEFT], *alone[Side.RIGHT]} - in_doubt.keys()):
        yield RelationKind.ONLY_ONE, Verdict.PARTLY, "conditions.only-one", [awaited]


def _all(side: _Side) -> list[Stated]:
    return [stated for each in side.conditions.values() for _, stated in each]
