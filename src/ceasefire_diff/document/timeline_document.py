"""Makes the document of `timeline`: each text by itself, then each pair of texts together, and the picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import Comparison, Member, Notice, PairResult, Row, Stated, TermResult, Variant
from ceasefire_diff.comparing.order.marks import MOST_VALUES
from ceasefire_diff.comparing.order.timeline import MOST_ANCHORS, OwnTimeline, PairTimeline, Timeline, TimelineStep
from ceasefire_diff.document.blocks import (
    Block,
    Column,
    ColumnKind,
    Document,
    Figure,
    Line,
    Listing,
    Paragraph,
    Role,
    Section,
    Table,
    TableRow,
)
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.pictures.timeline import clashing_events, draw_timeline
from ceasefire_diff.values.relation import RelationKind
from ceasefire_diff.wording.event_words import with_events_in_words
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.sentences import notice_sentence, reason
from ceasefire_diff.wording.timeline_sentences import (
    BEGINS,
    CANNOT,
    CONSISTENT,
    DONE_COLUMN,
    FREE,
    HOLD_TOGETHER,
    IN_ORDER,
    MORE,
    NEEDS_REVIEW,
    NO_STEPS,
    NOTHING_FREE,
    STEP,
    TITLE,
    at_odds_line,
    beginning_and_end,
    clash_line,
    in_sequence,
    more_anchors,
    steps_called,
    untimed_lead,
    when_words,
)

_SEQUENCE: Final = "sequence"

PICTURE: Final = "picture"
"""The section that holds the picture alone."""


class TimelineInWords:
    """A timeline with what things are called in it."""

    def __init__(self, made: Timeline, comparison: Comparison) -> None:
        self.made = made
        told = with_events_in_words(replace(comparison, rows=(*comparison.rows, *_as_rows(made))))
        self.labels = Labels(told)
        results = {row.id: row.pairs[0].results for row in told.rows if row.id.startswith(_PREFIX)}
        self._results = results
        self.called = steps_called(self.labels)

    def clashes(self, pair: PairTimeline) -> tuple[TermResult, ...]:
        """The clashes of a pair with events in words."""
        return self._results.get(_pair_id(pair), ())

    def at_odds(self, own: OwnTimeline) -> tuple[TermResult, ...]:
        """What one text says that cannot hold, with events in words."""
        return self._results.get(_own_id(own), ())

    def reason(self, result: TermResult, left: Variant, right: Variant) -> Sentence:
        """One clash as a sentence with its clauses."""
        texts = self.labels.texts(left.proposal, right.proposal, _SEQUENCE)
        sides = (
            (self.labels.called[left.proposal], _clauses(each.clauses for each in result.left)),
            (self.labels.called[right.proposal], _clauses(each.clauses for each in result.right)),
        )
        return clash_line(reason(result, texts), sides)


_PREFIX = "timeline/"


def _pair_id(pair: PairTimeline) -> str:
    return f"{_PREFIX}{pair.left.id} {pair.right.id}"


def _own_id(own: OwnTimeline) -> str:
    return f"{_PREFIX}{own.variant.id}"


def _as_rows(made: Timeline) -> Iterator[Row]:
    """The clashes as rows, so that they are put into words as rows are."""
    for pair in made.pairs:
        if pair.clashes:
            yield _row(_pair_id(pair), pair.left, pair.right, pair.clashes)
    for own in made.texts:
        if own.at_odds:
            results = tuple(
                TermResult("order", RelationKind.APART, Verdict.CONFLICT, "order.cannot-hold", stated)
                for stated in own.at_odds
            )
            yield _row(_own_id(own), own.variant, own.variant, results)


def _row(row_id: str, left: Variant, right: Variant, results: tuple[TermResult, ...]) -> Row:
    members = {(each.proposal, each.provision) for result in results for each in (*result.left, *result.right)}
    pair = PairResult(left, right, Verdict.CONFLICT, results, (), ())
    return Row(row_id, _SEQUENCE, {}, (), tuple(Member(*each) for each in sorted(members)), (pair,))


def timeline_document(told: TimelineInWords) -> Document:
    """The whole document, with the picture at its end."""
    sections = [
        *(_own_section(told, own) for own in told.made.texts),
        *(_pair_section(told, pair) for pair in told.made.pairs),
    ]
    drawings = draw_timeline(told.made.texts, told.called, told.labels.variant, clashing_events(told.made))
    if drawings:
        figures = tuple(map(Figure, drawings))
        sections.append(Section(PICTURE, drawings[0].title, figures))
    names = " / ".join(quoted(told.labels.called[each.id]) for each in told.labels.comparison.proposals)
    return Document(Sentence(f"{TITLE}: {names}"), tuple(sections))


def _own_section(told: TimelineInWords, own: OwnTimeline) -> Section:
    blocks: list[Block] = [Paragraph(Line(at_odds_line(_said(each.left)))) for each in told.at_odds(own)]
    if not blocks:
        blocks.append(Paragraph(Line(CONSISTENT if own.steps else NO_STEPS)))
    if own.steps:
        blocks.append(_table(told, own.steps, with_order=True))
    if own.most_anchors:
        blocks.append(Paragraph(Line(more_anchors(MOST_ANCHORS))))
    if own.untimed:
        proposal = told.labels.proposals[own.variant.proposal]
        found = [proposal.provision(each) for each in own.untimed]
        items = tuple(
            Line(Sentence(told.called(each.own_event)), role=Role.SHORT) for each in found if each is not None
        )
        blocks.append(Listing(items, untimed_lead(len(items)), inline=True))
    return Section(f"text-{own.variant.id}", told.labels.variant(own.variant), tuple(blocks))


def _pair_section(told: TimelineInWords, pair: PairTimeline) -> Section:
    results = told.clashes(pair)
    lines = [Line(told.reason(each, pair.left, pair.right)) for each in results if each.verdict is Verdict.CONFLICT]
    doubts = [
        Line(told.reason(each, pair.left, pair.right)) for each in results if each.verdict is not Verdict.CONFLICT
    ]
    blocks: list[Block] = []
    if lines:
        blocks.append(Listing(tuple(lines), CANNOT))
    if doubts:
        blocks.append(Listing(tuple(doubts), NEEDS_REVIEW))
    if pair.more:
        blocks.append(Paragraph(Line(MORE)))
    if pair.untried:
        limit = Notice("order.lengths-not-tried", {"most": str(MOST_VALUES)})
        blocks.append(Paragraph(Line(notice_sentence(limit, told.labels.spoken))))
    if not results:
        blocks.append(Paragraph(Line(HOLD_TOGETHER)))
    if not lines:
        blocks.append(Paragraph(Line(Sentence(FREE), role=Role.STRONG)))
        blocks.append(_table(told, pair.free, with_order=False) if pair.free else Paragraph(Line(NOTHING_FREE)))
    return Section(f"pair-{pair.left.id}-{pair.right.id}", told.labels.pair(pair.left, pair.right), tuple(blocks))


def _table(told: TimelineInWords, steps: Sequence[TimelineStep], *, with_order: bool) -> Table:
    heads = (STEP, BEGINS, DONE_COLUMN, *((IN_ORDER,) if with_order else ()))
    kinds = (ColumnKind.TEXT, ColumnKind.TEXT, ColumnKind.TEXT, ColumnKind.OWN)
    columns = tuple(Column(Line(Sentence(head)), kind) for head, kind in zip(heads, kinds, strict=False))
    rows = []
    numbers = {step.event: number for number, step in enumerate(steps, 1)}
    for step in steps:
        begins, done = (when_words(each, told.called, step.event) for each in (step.begins, step.done))
        number = f"{numbers[step.event]}. " if with_order else ""
        cells = [f"{number}{told.called(step.event)}", *beginning_and_end(step, begins, done)]
        if with_order:
            cells.append(
                in_sequence([[numbers[each] for each in kind] for kind in (step.after, step.together, step.parallel)])
            )
        rows.append(TableRow(tuple((Line(Sentence(each)),) for each in cells)))
    return Table(columns, tuple(rows), dense=True)


def _said(stated: Sequence[Stated]) -> list[tuple[str, str]]:
    return [(each.text, "; ".join(each.clauses)) for each in stated]


def _clauses(found: Iterator[Sequence[str]] | Sequence[Sequence[str]]) -> str:
    return "; ".join(dict.fromkeys(clause for clauses in found for clause in clauses))
