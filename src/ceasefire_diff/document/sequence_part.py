"""What each text puts first: its own order of events as numbered steps, the texts side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from ceasefire_diff.comparing.order.own import Condition, NumberedStep, StepChain, StepPlace, own_order
from ceasefire_diff.document.blocks import Block, Line, Listing, Paragraph, Role, Section, grid
from ceasefire_diff.document.report_index import ReportIndex
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.values.event import Edge
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.report_part_sentences import (
    ALIKE_LEAD,
    OPPOSED_LEAD,
    ORDER_LEAD,
    PART_TITLES,
    STEPS_APART,
    condition_line,
    conditions_lead,
    event_edge,
    in_options,
    no_order,
    step_line,
    step_notes,
    unconditional_line,
)
from ceasefire_diff.wording.sentences import reason

LONGEST_STEP = 90
"""Characters of a paraphrase in a list of steps."""

LONGEST_CONDITION = 80
"""Characters of a paraphrase in a list of conditions."""


def order_part(index: ReportIndex) -> Section | None:
    """The part, or None where no text orders anything."""
    proposals = index.comparison.proposals
    orders = {each.id: own_order(each, index.comparison.taxonomy) for each in proposals}
    if not any(orders.values()):
        return None
    head = tuple(Sentence(quoted(index.labels.called[each.id])) for each in proposals)
    cells = [_Told(index, each).cells(orders[each.id]) for each in proposals]
    places = sorted({place for each in cells for place in each})
    rows = tuple(tuple(tuple(each.get(place, ())) for each in cells) for place in places)
    leads = ((OPPOSED_LEAD, CLASHES), (ALIKE_LEAD, ("order.alike",)))
    found = ((lead, tuple(_ordered(index, rules))) for lead, rules in leads)
    told: list[Block] = [Listing(lines, Sentence(lead)) for lead, lines in found if lines]
    steps = grid(head, rows, PART_TITLES["order"])
    lead = Paragraph(Line(Sentence(ORDER_LEAD), role=Role.NOTICE))
    return Section("order", PART_TITLES["order"], (*told, lead, steps))


CLASHES: Final = ("order.opposed", "order.cannot-hold")
"""Rules on what cannot hold together."""


def _ordered(index: ReportIndex, rules: Sequence[str]) -> Iterator[Line]:
    """Pairs of events that two texts order, oppositely or alike, each once with its row."""
    told: dict[Line, None] = {}
    for row in index.comparison.rows:
        for pair in row.pairs:
            texts = index.labels.texts(pair.left.proposal, pair.right.proposal, row.topic)
            for result in pair.results:
                if result.rule in rules and "first" in result.arguments:
                    told[index.line(reason(result, texts), row)] = None
    yield from told


class _Named(Struct, frozen=True):
    """An event in words, with its clauses and the rows it leads to; `when` is what the text says of its beginning."""

    words: str
    clauses: str
    rows: tuple[int, ...]
    when: str = ""


class _Told:
    """The steps of one text in words."""

    def __init__(self, index: ReportIndex, proposal: Proposal) -> None:
        self._room = index
        self._proposal = proposal
        self._provisions: dict[str, list[Provision]] = {}
        for each in sorted(proposal.provisions, key=lambda each: (each.place.line, each.id)):
            self._provisions.setdefault(each.own_event, []).append(each)

    def cells(self, chains: Sequence[StepChain]) -> dict[tuple[int, int], list[Line]]:
        """The lines of each number of each chain, what holds in some options under their name."""
        cells: dict[tuple[int, int], list[Line]] = {}
        if not chains:
            cells[0, 1] = [Line(no_order(partial=self._proposal.missing is not None))]
        for place, chain in enumerate(chains):
            first = cells.setdefault((place, 1), [])
            if chain.options:
                first.append(Line(in_options(self._titles(chain.options))))
            elif place:
                first.append(Line(Sentence(STEPS_APART)))
            for step in chain.steps:
                cells.setdefault((place, step.number), []).extend(self._step(step))
        return cells

    def _step(self, step: NumberedStep) -> Iterator[Line]:
        named = self._named(step.place)
        after = () if step.follows_whole_number else step.after
        clauses = named.clauses or "; ".join(dict.fromkeys(clause for each in step.stated for clause in each.clauses))
        notes = step_notes(named.when, after, step.condition_for, self._titles(step.options))
        yield Line(step_line(step.mark, named.words, notes, clauses), named.rows)
        for stated in step.unconditional:
            yield Line(unconditional_line(self._room.who(self._proposal), "; ".join(stated.clauses)))
        together: dict[tuple[str, ...], list[Condition]] = {}
        for condition in step.conditions:
            together.setdefault(condition.options, []).append(condition)
        for options, conditions in together.items():
            begun = all(each.begun for each in conditions)
            yield Line(conditions_lead(step.mark, self._titles(options), begun=begun))
            # In the order in which the text has them.
            for each in sorted(conditions, key=lambda each: (each.stated.line, each.stated.provision)):
                yield self._condition(each, begun=each.begun and not begun)

    def _condition(self, condition: Condition, *, begun: bool) -> Line:
        clauses = "; ".join(condition.stated.clauses)
        if condition.place is None:
            return Line(condition_line(quoted(condition.stated.text), clauses, begun=begun))
        named = self._named(condition.place, LONGEST_CONDITION)
        words = f"{named.words} ({quoted(condition.stated.text)})" if condition.stated.text else named.words
        return Line(condition_line(words, named.clauses or clauses, begun=begun), named.rows)

    def _named(self, place: StepPlace, most: int = LONGEST_STEP) -> _Named:
        event, edge = place
        carrying = self._provisions.get(event, [])
        starts = next((each for each in (one.keys.get("starts") for one in carrying) if isinstance(each, Moment)), None)
        when = starts.written if starts is not None and edge is not Edge.END else ""
        if carrying and not carrying[0].is_event:
            act = carrying[0]
            words = event_edge(act.short or self._room.brief(act, most), edge)
            return _Named(words, self._room.clauses(act), self._room.number_of(act), when)
        rows = sorted({number for each in carrying for number in self._room.number_of(each)})
        clauses = "; ".join(dict.fromkeys(clause for each in carrying for clause in each.clauses))
        return _Named(event_edge(self._room.labels.event(event), edge), clauses, tuple(rows), when)

    def _titles(self, options: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._proposal.options.get(each, each) for each in options)
