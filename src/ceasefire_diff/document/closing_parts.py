"""Makes the parts after the table: values that satisfy both texts, and what a reader should look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ceasefire_diff.comparing.comparison import MaybeRelated, Reason
from ceasefire_diff.comparing.watched_wording import Watch, watched_wording
from ceasefire_diff.document.blocks import Block, Line, Listing, Paragraph, Role, Section
from ceasefire_diff.document.report_index import ReportIndex
from ceasefire_diff.outline.outline import ReportRow
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.report_part_sentences import (
    DEFINED_BY_ONE,
    FITS_SEVERAL_LEAD,
    MAYBE_LEAD,
    MEETS_LEAD,
    NOTHING_TO_REVIEW,
    PART_TITLES,
    STATES_BOTH,
    WATCH_LEADS,
    definition_line,
    may_belong_to,
    meets_line,
)
from ceasefire_diff.wording.sentences import remark_sentence


def review_part(index: ReportIndex, *, with_internal: bool) -> Section:
    """All that a reader should look at; that a text states two things is told only where that was asked for."""
    offers = index.comparison.maybe_related
    offered = (
        (tuple(each for each in offers if each.reason is not Reason.FITS_SEVERAL), MAYBE_LEAD),
        (tuple(each for each in offers if each.reason is Reason.FITS_SEVERAL), FITS_SEVERAL_LEAD),
    )
    listings = (
        (tuple(_definitions(index)), DEFINED_BY_ONE),
        (tuple(_twice(index)) if with_internal else (), STATES_BOTH),
    )
    blocks: list[Block] = []
    for found, lead in offered:
        if found:
            blocks += (Paragraph(Line(Sentence(lead), role=Role.LEAD)), *_offers(found, index))
    blocks += [Listing(lines, Sentence(lead)) for lines, lead in listings if lines]
    blocks += _wording(index)
    nothing = Paragraph(Line(Sentence(NOTHING_TO_REVIEW), role=Role.FAINT))
    return Section("review", PART_TITLES["review"], tuple(blocks) or (nothing,))


def _offers(offers: Iterable[MaybeRelated], index: ReportIndex) -> Iterator[Listing]:
    """Row by row, the rows further down whose provisions are offered for one of its own, each once."""
    titles: dict[int, str] = {}
    found: dict[int, set[int]] = {}
    for offer in offers:
        pair = {
            number: index.labels.topic_title(provision.topic)
            for each in (offer.left, offer.right)
            for provision in (index.labels.provisions[each.proposal, each.provision],)
            for number in index.number_of(provision)
        }
        titles |= pair
        first, *others = sorted(pair)
        found.setdefault(first, set()).update(others)
    for first, others in sorted(found.items()):
        items = tuple(Line(Sentence(quoted(titles[each])), (each,)) for each in sorted(others))
        yield Listing(items, may_belong_to(first, titles[first]), inline=True)


def _wording(index: ReportIndex) -> Iterator[Block]:
    """Kinds of wording, each with its rows in order: the row says whose wording it is, so no side is counted."""
    found: dict[Watch, set[int]] = {}
    for proposal in index.comparison.proposals:
        for each in watched_wording(proposal, index.comparison.taxonomy):
            found.setdefault(each.rule, set()).update(index.number_of(each.provision))
    for kind in Watch:
        if numbers := found.get(kind):
            lines = tuple(Line(Sentence(""), (each,)) for each in sorted(numbers))
            yield Listing(lines, Sentence(WATCH_LEADS[kind]), inline=True)


def _twice(index: ReportIndex) -> Iterator[Line]:
    for remark in index.comparison.remarks:
        provisions = [index.labels.provisions[remark.proposal, each] for each in remark.provisions]
        numbers = dict.fromkeys(number for each in provisions for number in index.number_of(each))
        yield Line(remark_sentence(*index.labels.remark(remark)), tuple(numbers))


def _definitions(index: ReportIndex) -> Iterator[Line]:
    """Each term whose definition the texts do not share, with the rows that use it."""
    found: dict[str, tuple[dict[str, None], dict[int, None]]] = {}
    for row in index.comparison.rows:
        for pair in row.pairs:
            for result in pair.results:
                if result.rule == "definitions.gap":
                    who, rows = found.setdefault(result.arguments["name"], ({}, {}))
                    who.update(dict.fromkeys(each.proposal for each in (*result.left, *result.right)))
                    rows[index.numbers[row.id]] = None
    for name, (who, rows) in sorted(found.items()):
        speakers = [index.who(each) for each in index.comparison.proposals if each.id in who]
        yield Line(definition_line(index.labels.event(name), speakers), tuple(rows))


def satisfying_part(rows: Iterable[ReportRow], index: ReportIndex) -> Section | None:
    """Each row in which values of both leave room for one that satisfies both; None where there is none."""
    by_id = {row.id: row for row in index.comparison.rows}
    lines = []
    for told in rows:
        row = by_id[told.outline.id]
        for standing in told.standings:
            if standing.meets:
                words = meets_line(index.matter(row), standing.label, standing.meets, standing.verdict)
                lines.append(index.line(words, row))
    if not lines:
        return None
    return Section("meets", PART_TITLES["meets"], (Listing(tuple(lines), Sentence(MEETS_LEAD)),))
