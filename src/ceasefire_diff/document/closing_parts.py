"""What stands after the table: what could not be placed, and wording that leaves something to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ceasefire_diff.comparing.comparison import MaybeRelated, Reason, TermResult
from ceasefire_diff.comparing.watched_wording import Watch, watched_wording
from ceasefire_diff.document.content import Block, Grid, Line, Listing, Paragraph, Part
from ceasefire_diff.document.report_index import ReportIndex
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.report_rows import ReportRow
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.report_part_sentences import (
    DEFINED_BY_ONE,
    FITS_SEVERAL_LEAD,
    MAYBE_LEAD,
    NOT_JUDGED_LEAD,
    NOTHING_IN_COLUMN,
    NOTHING_TO_WATCH,
    NOTHING_UNPLACED,
    PART_TITLES,
    STATES_BOTH,
    WATCH_HEAD,
    WATCH_LEADS,
    definition_line,
    not_judged_line,
    related_places,
    watched_line,
)
from ceasefire_diff.wording.sentences import remark_sentence


def not_placed_part(rows: Iterable[ReportRow], index: ReportIndex) -> Part:
    """Rows that need reading, general provisions that fit several matters, and what may be related."""
    by_id = {row.id: row for row in index.comparison.rows}
    unclear = [
        index.line(not_judged_line(index.matter(by_id[row.outline.id]), standing.label), by_id[row.outline.id])
        for row in rows
        for standing in row.standings
        if standing.verdict is Verdict.UNCLEAR
    ]
    offers = index.comparison.maybe_related
    several = dict.fromkeys(_offer(each, index) for each in offers if each.reason is Reason.FITS_SEVERAL)
    maybe = dict.fromkeys(_offer(each, index) for each in offers if each.reason is not Reason.FITS_SEVERAL)
    listings = ((unclear, NOT_JUDGED_LEAD), (several, FITS_SEVERAL_LEAD), (maybe, MAYBE_LEAD))
    blocks: tuple[Block, ...] = tuple(Listing(tuple(lines), Sentence(lead)) for lines, lead in listings if lines)
    return Part("not-placed", PART_TITLES["not-placed"], blocks or (Paragraph(Line(Sentence(NOTHING_UNPLACED))),))


def _offer(offer: MaybeRelated, index: ReportIndex) -> Line:
    members = (offer.left, offer.right)
    provisions = [index.labels.provisions[each.proposal, each.provision] for each in members]
    titles = [index.labels.topic_title(each.topic) for each in provisions]
    places = list(zip(titles, map(index.labels.place_of, members), strict=True))
    numbers = [number for each in provisions for number in index.number_of(each)]
    return Line(related_places(places), tuple(dict.fromkeys(numbers)))


def watch_part(index: ReportIndex, *, with_internal: bool) -> Part:
    """Wording to watch, text by text; that a text states two things is told only where that was asked for."""
    cells: dict[str, dict[str, dict[Line, None]]] = {}
    for proposal in index.comparison.proposals:
        for each in watched_wording(proposal, index.comparison.taxonomy):
            words = watched_line(index.matter_of(each.provision), each.names, index.clauses(each.provision))
            line = Line(words, index.number_of(each.provision))
            cells.setdefault(WATCH_LEADS[each.rule], {}).setdefault(proposal.id, {})[line] = None
    if with_internal:
        for remark in index.comparison.remarks:
            provisions = [index.labels.provisions[remark.proposal, each] for each in remark.provisions]
            numbers = dict.fromkeys(number for each in provisions for number in index.number_of(each))
            line = Line(remark_sentence(*index.labels.remark(remark)), tuple(numbers))
            cells.setdefault(STATES_BOTH, {}).setdefault(remark.proposal, {})[line] = None
    blocks: list[Block] = []
    if cells:
        blocks.append(_grid(cells, index))
    if gaps := tuple(_definitions(index)):
        blocks.append(Listing(gaps, Sentence(DEFINED_BY_ONE)))
    return Part("watch", PART_TITLES["watch"], tuple(blocks) or (Paragraph(Line(Sentence(NOTHING_TO_WATCH))),))


def _grid(cells: dict[str, dict[str, dict[Line, None]]], index: ReportIndex) -> Grid:
    order = [lead for lead in (*(WATCH_LEADS[each] for each in Watch), STATES_BOTH) if lead in cells]
    nothing = (Line(Sentence(NOTHING_IN_COLUMN)),)
    proposals = index.comparison.proposals
    rows = tuple(
        ((Line(Sentence(lead)),), *(tuple(cells[lead].get(each.id, nothing)) for each in proposals)) for lead in order
    )
    head = (Sentence(WATCH_HEAD), *(Sentence(quoted(index.labels.called[each.id])) for each in proposals))
    return Grid(Sentence(""), head, rows)


def _definitions(index: ReportIndex) -> Iterator[Line]:
    """Each term whose definition the texts do not share, with the rows that use it."""
    found: dict[str, tuple[dict[str, None], dict[int, None]]] = {}
    for row in index.comparison.rows:
        for pair in row.pairs:
            for result in pair.results:
                if result.rule == "definitions.gap":
                    who, rows = found.setdefault(result.arguments["name"], ({}, {}))
                    who.update(dict.fromkeys(_defining(result)))
                    rows[index.numbers[row.id]] = None
    for name, (who, rows) in sorted(found.items()):
        speakers = [index.who(each) for each in index.comparison.proposals if each.id in who]
        yield Line(definition_line(index.labels.event(name), speakers), tuple(rows))


def _defining(result: TermResult) -> Iterator[str]:
    yield from (each.proposal for each in (*result.left, *result.right))
