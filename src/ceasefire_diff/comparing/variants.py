"""One pair of variants, judged: its rows before they are put together with those of other pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ceasefire_diff.aligning.matter import Matter, matter_of
from ceasefire_diff.aligning.related import Offer, offers
from ceasefire_diff.aligning.rows import AlignedRow, Alignment, align
from ceasefire_diff.comparing.comparison import Stated, TermResult, Variant, Verdict
from ceasefire_diff.comparing.conditions import TOPIC as CONDITIONS
from ceasefire_diff.comparing.conditions import condition_rows
from ceasefire_diff.comparing.definitions import Definitions
from ceasefire_diff.comparing.events import absent_events, row_names, same_events
from ceasefire_diff.comparing.gather import FactsOf
from ceasefire_diff.comparing.precedence import Alike, Opposed, Precedence, compare_precedence, provisions_of
from ceasefire_diff.comparing.verdict import Judgement, judge
from ceasefire_diff.glossary import BUILT_IN_EVENTS
from ceasefire_diff.proposal import Proposal, Provision
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.values.event import Edge
from ceasefire_diff.values.relation import RelationKind

SEQUENCE = "sequence"


@dataclass(frozen=True, slots=True)
class VariantText:
    """A variant with its proposal, the provisions that hold in it, and what each of those is about."""

    variant: Variant
    proposal: Proposal
    provisions: tuple[Provision, ...]
    matters: tuple[Matter, ...]
    absent: frozenset[str]


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A row of one pair of variants. `objects` gives, per identifying term, one set of labels for each object."""

    id: str
    topic: str
    left: tuple[Provision, ...]
    right: tuple[Provision, ...]
    judgement: Judgement
    objects: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)
    stages: tuple[str, ...] = ()
    event: str | None = None


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """All rows of a pair of variants, and what is offered beside them."""

    left: VariantText
    right: VariantText
    rows: tuple[JudgedRow, ...]
    offers: tuple[Offer, ...]


def variants_of(proposal: Proposal, taxonomy: Taxonomy) -> tuple[VariantText, ...]:
    """Each option of a proposal with the provisions outside all options; the whole text where it has none."""
    texts = []
    # Conditions are lined up by the event they stand before, not by objects (conditions.py).
    matters = [matter_of(each, taxonomy.topics[each.topic]) for each in proposal.provisions if each.topic != CONDITIONS]
    for option in proposal.options or (None,):
        present = tuple(each for each in proposal.provisions if _holds_in(each, option))
        about = tuple(each for each in matters if _holds_in(each.provision, option))
        absent = absent_events(proposal.provisions, present)
        texts.append(VariantText(Variant(proposal.id, option), proposal, present, about, absent))
    return tuple(texts)


def _holds_in(provision: Provision, option: str | None) -> bool:
    return not provision.options or option in provision.options


def judge_pair(left: VariantText, right: VariantText, taxonomy: Taxonomy) -> JudgedPair:
    """Line up and judge two variants."""
    alignment = align(left.matters, right.matters, taxonomy)
    events = same_events(alignment.rows)
    facts_of = FactsOf(taxonomy, events, left.absent | right.absent)
    definitions = Definitions(left.provisions, right.provisions, facts_of)
    rows = [_judged(row, left, right, facts_of, definitions, taxonomy) for row in alignment.rows]
    names = row_names(alignment.rows)
    for conditions in condition_rows(left.provisions, right.provisions, facts_of, taxonomy, events):
        judgement = conditions.judgement or one_sided(conditions.left, conditions.right, left.proposal, right.proposal)
        row_id = f"{CONDITIONS}/{_name_of_event(conditions.event, names)}"
        rows.append(
            JudgedRow(row_id, CONDITIONS, conditions.left, conditions.right, judgement, event=conditions.event)
        )
    rows += _order_rows(left, right, events, names)
    return JudgedPair(left, right, tuple(rows), _offers(alignment, rows, taxonomy))


def _judged(
    row: AlignedRow, left: VariantText, right: VariantText, facts_of: FactsOf, definitions: Definitions, taxonomy: Taxonomy
) -> JudgedRow:
    topic = taxonomy.topics[row.topic]
    if row.left and row.right:
        lefts, rights = facts_of.of_row(row.left), facts_of.of_row(row.right)
        judgement = definitions.weigh(judge(lefts, rights, topic), lefts, rights)
    else:
        judgement = one_sided(row.left, row.right, left.proposal, right.proposal)
    axes = (*topic.identifying, *(("by",) if topic.bearer_identifies else ()))
    objects = {
        name: {each: row.labels.get(each, frozenset((each,))) for each in ids}
        for name, ids in zip(axes, row.objects, strict=False)
        if ids
    }
    return JudgedRow(row.id, row.topic, row.left, row.right, judgement, objects, row.stages)


def one_sided(
    left: Sequence[Provision], right: Sequence[Provision], left_text: Proposal, right_text: Proposal
) -> Judgement:
    """What one text alone says; of a file known in part it is never said that the text is silent."""
    silent = right_text if left else left_text
    rule = "row.one-sided" if silent.missing is None else "row.not-in-file"
    result = TermResult(
        "row",
        RelationKind.ONLY_ONE,
        Verdict.ONE_SIDED,
        rule,
        tuple(_whole(each) for each in left),
        tuple(_whole(each) for each in right),
        arguments={"silent": silent.party_name},
    )
    return Judgement(Verdict.ONE_SIDED, (result,))


def _whole(provision: Provision) -> Stated:
    return Stated(provision.proposal, provision.id, provision.text, provision.clauses, provision.place.line)


def _name_of_event(event: str, names: Mapping[str, str]) -> str:
    """An event as part of a row's id: a provision is known by the row it stands in, never by its text."""
    return names.get(event, event.removeprefix("row "))


def _order_rows(
    left: VariantText, right: VariantText, events: Mapping[str, str], names: Mapping[str, str]
) -> list[JudgedRow]:
    one, two = (Precedence(text.provisions, events) for text in (left, right))
    opposed, alike = compare_precedence(one, two, named={*BUILT_IN_EVENTS, *left.proposal.glossary.events})
    rows = [_opposed_row(each, left, right, names) for each in opposed]
    if alike:
        rows.append(_alike_row(alike, left, right, names))
    return rows


def _opposed_row(opposed: Opposed, left: VariantText, right: VariantText, names: Mapping[str, str]) -> JudgedRow:
    first, second = (_node_name(*node, names) for node in (opposed.first, opposed.second))
    result = TermResult(
        "order",
        RelationKind.APART,
        Verdict.CONFLICT,
        "order.opposed",
        opposed.left,
        opposed.right,
        arguments={"first": first, "second": second},
    )
    return JudgedRow(
        f"{SEQUENCE}/{min(first, second)};{max(first, second)}",
        SEQUENCE,
        _provisions(left, provisions_of(opposed.left)),
        _provisions(right, provisions_of(opposed.right)),
        Judgement(Verdict.CONFLICT, (result,)),
    )


def _alike_row(alike: Sequence[Alike], left: VariantText, right: VariantText, names: Mapping[str, str]) -> JudgedRow:
    results = tuple(
        TermResult(
            "order",
            RelationKind.SAME,
            Verdict.AGREE,
            "order.alike",
            each.left,
            each.right,
            arguments={"first": _node_name(*each.first, names), "second": _node_name(*each.second, names)},
        )
        for each in alike
    )
    return JudgedRow(
        f"{SEQUENCE}/alike",
        SEQUENCE,
        _provisions(left, provisions_of([step for each in alike for step in each.left])),
        _provisions(right, provisions_of([step for each in alike for step in each.right])),
        Judgement(Verdict.AGREE, results),
    )


def _node_name(event: str, edge: Edge, names: Mapping[str, str]) -> str:
    name = _name_of_event(event, names)
    return f"end of {name}" if edge is Edge.END else name


def _provisions(text: VariantText, ids: Sequence[str]) -> tuple[Provision, ...]:
    wanted = set(ids)
    return tuple(sorted((each for each in text.provisions if each.id in wanted), key=lambda each: each.id))


def _offers(alignment: Alignment, rows: Sequence[JudgedRow], taxonomy: Taxonomy) -> tuple[Offer, ...]:
    answered = {
        (side, each.id)
        for row in rows
        if row.left and row.right and row.event is None and row.topic != SEQUENCE
        for side, members in (("left", row.left), ("right", row.right))
        for each in members
    }
    lefts = {each.id: each for row in rows for each in row.left if ("left", each.id) not in answered}
    rights = {each.id: each for row in rows for each in row.right if ("right", each.id) not in answered}
    return offers(tuple(lefts.values()), tuple(rights.values()), alignment.fits_several, taxonomy)
