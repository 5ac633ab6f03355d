"""One pair of variants, judged: its rows before they are put together with those of other pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from ceasefire_diff.aligning.aligned_row import AlignedRow
from ceasefire_diff.aligning.answered import answered_of, join_described, with_answers
from ceasefire_diff.aligning.likely import join_likeliest
from ceasefire_diff.aligning.matter import Matter, matter_of
from ceasefire_diff.aligning.nearness import Candidate, Nearness
from ceasefire_diff.aligning.related import Offer, offers
from ceasefire_diff.aligning.rows import Alignment
from ceasefire_diff.comparing.comparison import Notice, TermResult
from ceasefire_diff.comparing.conditions import TOPIC as CONDITIONS
from ceasefire_diff.comparing.conditions import condition_rows
from ceasefire_diff.comparing.definitions import Definitions
from ceasefire_diff.comparing.events import KnownEvents, known_events, with_other_options
from ceasefire_diff.comparing.judge import Judge
from ceasefire_diff.comparing.left_over import by_likeness, described_otherwise, of_other_stages, of_the_row, one_sided
from ceasefire_diff.comparing.one_end import told_from_one_end
from ceasefire_diff.comparing.order.rows import SEQUENCE, PairOrder, RowVerdict
from ceasefire_diff.comparing.together import Answers, with_sides_named
from ceasefire_diff.comparing.unanswered import WithoutCounterpart
from ceasefire_diff.comparing.variant_text import VariantText
from ceasefire_diff.comparing.verdict import Judgement, judgement_on
from ceasefire_diff.model.answers import answered_none, in_force
from ceasefire_diff.model.keys import VALUE_KEYS
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.model.verdict import GRAVITY, Verdict, gravest
from ceasefire_diff.model.versions import is_agreed
from ceasefire_diff.source.diagnostics import refused
from ceasefire_diff.taxonomy.topic import Taxonomy, Topic
from ceasefire_diff.values.relation import RelationKind

MOST_OF_ONE_ISSUE: Final = 150
"""Provisions of one text on one issue: each is held against each of the other text, and no position has more."""


WANTING_VALUES: Final = ("row.words-differ", "row.nothing-shared")
"""Rules that send a row to review because no value stands in both texts."""


SAYS_LITTLE: Final = frozenset(("deed", *VALUE_KEYS))
"""What two texts may have in common on whatever matter they speak."""


class JudgedRow(Struct, frozen=True):
    """A row of one pair of variants. `objects` gives, per identifying term, one set of labels for each object."""

    id: str
    topic: str
    left: tuple[Provision, ...]
    right: tuple[Provision, ...]
    judgement: Judgement
    objects: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)
    stages: tuple[str, ...] = ()
    event: str | None = None


class JudgedPair(Struct, frozen=True):
    """All rows of a pair of variants, and what is offered beside them."""

    left: VariantText
    right: VariantText
    rows: tuple[JudgedRow, ...]
    offers: tuple[Offer, ...]
    notices: tuple[Notice, ...] = ()


def judge_pair(left: VariantText, right: VariantText, judge: Judge) -> JudgedPair:
    """Line up and judge two variants."""
    taxonomy = judge.taxonomy
    right = _told_from_the_end_of(left, right, taxonomy)
    lefts, rights = ([each for each in text.matters if each.topic.id != CONDITIONS] for text in (left, right))
    alignment, apart = _aligned(lefts, rights, (left, right), judge)
    events = known_events(alignment.rows, left.proposal.glossary)
    told = _with_other_options(events, (left, right), (lefts, rights), judge)
    facts_of = judge.facts_of(told.sames, left.absent | right.absent)
    together = [judge.together(text, facts_of) for text in (left, right)]
    parties = frozenset(judge.parties[each.proposal.id] for each in (left, right) if each.proposal.id in judge.parties)
    answers = Answers(alignment.rows, taxonomy.topics)
    definitions = Definitions(left.provisions, right.provisions, facts_of)

    def alone(lefts: Sequence[Provision], rights: Sequence[Provision]) -> Judgement:
        return Judgement(Verdict.ONE_SIDED, (one_sided(lefts, rights, right.proposal if lefts else left.proposal),))

    def judgement_of(row: AlignedRow) -> Judgement:
        if not row.left or not row.right:
            return alone(row.left, row.right)
        sides = facts_of.of_row(row.left, row.right, told_apart=row.match is not None)
        sides = with_sides_named(*sides, parties)
        lefts, rights = ([known(each) for each in side] for known, side in zip(together, sides, strict=True))
        if row.match is None and row.label is None:
            lefts, rights = answers.told(lefts, rights), answers.told(rights, lefts)
        if row.described:
            return judgement_on(described_otherwise(row.left, row.right))
        judgement = definitions.weigh(judge(lefts, rights, taxonomy.topics[row.topic]), lefts, rights)
        if row.in_doubt:
            return at_most_doubtful(judgement, of_other_stages(row.left, row.right))
        return at_most_doubtful(judgement, by_likeness(row.left, row.right)) if row.likely else judgement

    answering = WithoutCounterpart((left, right), facts_of, taxonomy, apart)
    settled = _settled((left.proposal, right.proposal))
    by_provision = {id(each.provision): each for each in (*lefts, *rights)}
    aligned = join_likeliest(answering.all_with_opposed(alignment.rows), by_provision, settled)
    rows = [_judged(row, judgement_of(row), taxonomy.topics[row.topic]) for row in aligned]
    guessed = {id(each) for row in aligned if row.likely for each in row.left}
    for conditions in condition_rows(left, right, facts_of, taxonomy, told):
        judgement = conditions.judgement or alone(conditions.left, conditions.right)
        row_id = f"{CONDITIONS}/{told.name(conditions.event)}"
        rows.append(JudgedRow(row_id, CONDITIONS, conditions.left, conditions.right, judgement, event=conditions.event))
    rows = [_as_agreed(row, (left.proposal, right.proposal)) for row in rows]
    judged = {
        (one.id, two.id): RowVerdict(row.judgement.verdict, _of_values(row))
        for row in rows
        for one in row.left
        for two in row.right
        if id(one) not in guessed
    }
    order = PairOrder(left, right, alignment.rows, events, taxonomy)
    between_days = order.by_lists_of_days(judged)
    rows = [_with_what_follows(row, between_days) for row in rows]
    for each in order.rows(judged):
        rows.append(JudgedRow(each.id, SEQUENCE, each.left, each.right, judgement_on(*each.results)))
    rows = [_as_agreed(row, (left.proposal, right.proposal)) for row in rows]
    ours, theirs = _candidates((left, right), rows, events, judge)
    near = Nearness(taxonomy, one_paper=not _papers(left.proposal).isdisjoint(_papers(right.proposal)))
    related = offers(ours, theirs, _together(rows) | settled, alignment.fits_several, near)
    return JudgedPair(left, right, tuple(_told_apart(rows)), related, tuple(order.limits()))


def at_most_doubtful(judgement: Judgement, doubt: TermResult) -> Judgement:
    """A judgement with what leaves it in doubt, no conflict of it being sure."""
    least = (replace(each, verdict=min(each.verdict, Verdict.UNCLEAR, key=GRAVITY.index)) for each in judgement.results)
    return judgement_on(doubt, *least)


def _of_values(row: JudgedRow) -> Verdict:
    """The verdict of a row without what is said of it for want of values, which tells nothing of times."""
    of_values = [each.verdict for each in row.judgement.results if each.rule not in WANTING_VALUES]
    return min(row.judgement.verdict, gravest(of_values), key=GRAVITY.index) if of_values else row.judgement.verdict


def _with_what_follows(row: JudgedRow, between_days: Mapping[tuple[str, str], tuple[TermResult, ...]]) -> JudgedRow:
    """A row on lists of days, with what their days mean for other steps."""
    if not between_days or row.event is not None:
        return row
    pairs = product((each.id for each in row.left), (each.id for each in row.right))
    more = tuple(result for pair in pairs for result in between_days.get(pair, ()))
    if not more:
        return row
    return replace(row, judgement=judgement_on(*row.judgement.results, *more))


def order_of_pair(left: VariantText, right: VariantText, taxonomy: Taxonomy) -> PairOrder:
    """What two variants say of time together, without judging their rows."""
    right = _told_from_the_end_of(left, right, taxonomy)
    lefts, rights = ([each for each in text.matters if each.topic.id != CONDITIONS] for text in (left, right))
    alignment, _ = _aligned(lefts, rights, (left, right), Judge(taxonomy))
    events = known_events(alignment.rows, left.proposal.glossary)
    return PairOrder(left, right, alignment.rows, events, taxonomy)


def _aligned(
    lefts: Sequence[Matter], rights: Sequence[Matter], texts: tuple[VariantText, VariantText], judge: Judge
) -> tuple[Alignment, Collection[tuple[str, str]]]:
    """The rows of two variants: what the provisions themselves say, and what a person's answers make of it.

    Beside them, pairs of provisions that a person keeps apart.
    """
    taxonomy = judge.taxonomy
    left, right = (text.proposal for text in texts)
    answered = answered_of(in_force(left.glossary.matches, (left, right)), left, right)
    alignment = judge.align(lefts, rights)
    present = ([each.provision for each in lefts], [each.provision for each in rights])
    rows = with_answers(join_described(alignment.rows, taxonomy), answered, present, taxonomy)
    for row in rows:
        for text, side in ((left, row.left), (right, row.right)):
            if len(side) > MOST_OF_ONE_ISSUE:
                message = f"{len(side)} provisions address one issue (`{row.id}`); the limit is {MOST_OF_ONE_ISSUE}"
                cure = "Say in a term what tells them apart, or write those alike as one provision"
                raise refused("file.too-many-of-one-issue", message, cure, text.id)
    return replace(alignment, rows=tuple(rows)), answered.apart


def _settled(texts: tuple[Proposal, Proposal]) -> frozenset[tuple[str, str]]:
    """The pairs of provisions, left first, of which a person said that one does not answer the other."""
    left, right = texts
    matches = in_force(left.glossary.matches, texts)
    none = answered_none(matches)
    apart = answered_of(matches, left, right).apart
    if not none:
        return apart
    return apart | {
        (one.id, two.id)
        for one, two in product(left.provisions, right.provisions)
        if (left.id, one.id) in none or (right.id, two.id) in none
    }


def _with_other_options(
    events: KnownEvents,
    texts: tuple[VariantText, VariantText],
    matters: tuple[Sequence[Matter], Sequence[Matter]],
    judge: Judge,
) -> KnownEvents:
    """The events of a pair, with what only other options of a text say that provisions of these refer to."""
    wanted = []
    for text in texts:
        spoken_of = frozenset[str]().union(*(text.spoken_of[each.id] for each in text.provisions))
        others = (each for each in text.proposal.provisions if each.own_event in text.absent & spoken_of)
        wanted.append([matter_of(each, judge.taxonomy.topics[each.topic]) for each in others])
    if not any(wanted):
        return events
    topics = {each.topic.id for others in wanted for each in others}
    one, two = (
        [*(each for each in present if each.topic.id in topics or each.provision.issues), *others]
        for present, others in zip(matters, wanted, strict=True)
    )
    absent = {each.provision.own_event for others in wanted for each in others}
    return with_other_options(events, judge.align(one, two).rows, absent)


def _told_from_the_end_of(left: VariantText, right: VariantText, taxonomy: Taxonomy) -> VariantText:
    """The right text with its exchanges told as the left text's party tells them."""
    turned = told_from_one_end(left.provisions, right.provisions, taxonomy)
    if not turned:
        return right
    provisions = tuple(turned.get(each.id, each) for each in right.provisions)
    matters = tuple(
        matter_of(turned[each.provision.id], each.topic) if each.provision.id in turned else each
        for each in right.matters
    )
    return replace(right, provisions=provisions, matters=matters)


def _as_agreed(row: JudgedRow, texts: tuple[Proposal, Proposal]) -> JudgedRow:
    """A row of agreed text that two versions of one paper share: the same by identity, however it is coded."""
    if not is_agreed(row.left, row.right, texts):
        return row
    result = of_the_row("row.agreed-text", RelationKind.SAME, Verdict.AGREE, row.left, row.right)
    return replace(row, judgement=judgement_on(result))


def _told_apart(rows: Sequence[JudgedRow]) -> Sequence[JudgedRow]:
    """Rows with the provisions in their ids where nothing else tells them apart, so that each id names one row.

    Ids of provisions do, unless two texts have the same ones crosswise.
    """
    for full in (False, True):
        times = Counter(row.id for row in rows)
        rows = [row if times[row.id] == 1 else replace(row, id=f"{row.id}/{_ids(row, full=full)}") for row in rows]
    return rows


def _ids(row: JudgedRow, *, full: bool) -> str:
    both = (*row.left, *row.right)
    return "+".join(sorted({f"{each.proposal}/{each.id}" if full else each.id for each in both}))


def _judged(row: AlignedRow, judgement: Judgement, topic: Topic) -> JudgedRow:
    axes = (*topic.identifying, *(("by",) if topic.bearer_identifies else ()))
    objects = {
        name: {each: row.labels.get(each, frozenset((each,))) for each in ids}
        for name, ids in zip(axes, row.objects, strict=False)
        if ids
    }
    return JudgedRow(row.id, row.topic, row.left, row.right, judgement, objects, row.stages)


def _candidates(
    texts: tuple[VariantText, VariantText], rows: Sequence[JudgedRow], events: KnownEvents, judge: Judge
) -> Iterator[list[Candidate]]:
    """What may be offered of each text; a row of conditions answers only provisions of that topic."""
    answered = {
        id(each)
        for row in rows
        if row.left and row.right and not _of_order(row)
        for each in (*row.left, *row.right)
        if row.event is None or each.topic == CONDITIONS
    }
    surely = answered & {id(each) for row in rows if _shares_something(row) for each in (*row.left, *row.right)}
    beside: dict[int, set[str]] = {}
    for row in _telling(rows):
        for side, others in ((row.left, row.right), (row.right, row.left)):
            for each in side:
                beside.setdefault(id(each), set()).update(clause for other in others for clause in other.clauses)

    def candidate(matter: Matter, text: VariantText) -> Candidate:
        provision = matter.provision
        spoken_of = text.spoken_of[provision.id]
        if provision.is_event:
            spoken_of |= {provision.is_event}
        shared = frozenset(events.same(event) for event in spoken_of if events.shared(event))
        return Candidate(
            matter,
            shared,
            answered=id(provision) in answered,
            figures=judge.figures(provision),
            surely=id(provision) in surely,
            beside=frozenset(beside.get(id(provision), ())),
        )

    return ([candidate(each, text) for each in text.matters] for text in texts)


def _together(rows: Sequence[JudgedRow]) -> frozenset[tuple[str, str]]:
    """The pairs of provisions, left first, that stand in one row."""
    return frozenset((one.id, two.id) for row in _telling(rows) for one in row.left for two in row.right)


def _telling(rows: Sequence[JudgedRow]) -> list[JudgedRow]:
    """The rows that tell a reader of both sides; one of order does so only of a conflict."""
    return [row for row in rows if not _of_order(row) or row.judgement.verdict is Verdict.CONFLICT]


def _shares_something(row: JudgedRow) -> bool:
    """Whether the texts of a row of a matter have some value in common, or apart, beside whom they bind."""
    return row.judgement.verdict is not Verdict.UNCLEAR and any(
        each.relation in (RelationKind.SAME, RelationKind.NESTED, RelationKind.APART) and each.term not in SAYS_LITTLE
        for each in row.judgement.results
    )


def _of_order(row: JudgedRow) -> bool:
    """Whether the engine made it of steps that stand in rows of their own; a row of lists of steps is none."""
    return row.topic == SEQUENCE and any(each.rule.startswith("order.") for each in row.judgement.results[:1])


def _papers(proposal: Proposal) -> set[str]:
    """The publications a text was read in, by address and by title."""
    return {each for source in proposal.sources.values() for each in (source.url, source.title) if each}
