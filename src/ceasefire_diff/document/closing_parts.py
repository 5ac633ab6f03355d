"""Makes the parts after the table: obligations by party, values that satisfy both, what a reader should look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ceasefire_diff.comparing.comparison import MaybeRelated, Reason
from ceasefire_diff.comparing.watched_wording import Watch, watched_wording
from ceasefire_diff.document.blocks import Block, Line, Listing, Paragraph, Role, Section, grid
from ceasefire_diff.document.report_index import ReportIndex
from ceasefire_diff.document.short_words import short_of
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.outline.outline import RowOutline
from ceasefire_diff.reviewing.ask import how_many
from ceasefire_diff.values.name import Name
from ceasefire_diff.wording.overview_sentences import questions_open
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.report_part_sentences import (
    ALL_NAMED,
    DEFINED_BY_ONE,
    FITS_SEVERAL_LEAD,
    MAYBE_LEAD,
    MEETS_LEAD,
    NO_OBLIGATION,
    NOTHING_TO_REVIEW,
    OBLIGATIONS_HEAD,
    OBLIGATIONS_LEAD,
    PART_TITLES,
    STATES_BOTH,
    WATCH_LEADS,
    bearers_heading,
    definition_line,
    in_options,
    may_belong_to,
    meets_line,
    obligation_line,
)
from ceasefire_diff.wording.sentences import remark_sentence, silence


def review_part(index: ReportIndex, *, with_internal: bool) -> Section:
    """All that a reader should look at.

    That a text states two things, and how many questions are open, is told only where that was asked for.
    """
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
    if with_internal and (asked := how_many(index.comparison)).questions:
        blocks.append(Paragraph(Line(questions_open(asked.questions, asked.rows), role=Role.STRONG)))
    for found, lead in offered:
        if found:
            blocks += (Paragraph(Line(Sentence(lead), role=Role.LEAD)), *_offers(found, index))
    blocks += [Listing(lines, Sentence(lead)) for lines, lead in listings if lines]
    blocks += _wording(index)
    nothing = Paragraph(Line(Sentence(NOTHING_TO_REVIEW), role=Role.FAINT))
    return Section("review", PART_TITLES["review"], tuple(blocks) or (nothing,))


MOST_TITLES = 12
"""Matters told beside one row by their titles; of more, the numbers of the rows."""


def _offers(offers: Iterable[MaybeRelated], index: ReportIndex) -> Iterator[Listing]:
    """Row by row, the rows whose provisions are offered for one of its own; of two, at the one with more such."""
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
        for each in pair:
            found.setdefault(each, set()).update(pair.keys() - {each})
    told = {}
    while any(found.values()):
        most = max(found, key=lambda each: (len(found[each]), -each))
        told[most] = found.pop(most)
        for others in found.values():
            others.discard(most)
    for row, offered in sorted(told.items()):
        alike: dict[str, tuple[int, ...]] = {}
        for each in sorted(offered):
            alike[titles[each]] = (*alike.get(titles[each], ()), each)
        if len(alike) > MOST_TITLES:
            alike = {"": tuple(sorted(offered))}
        items = tuple(Line(Sentence(quoted(title)), rows) for title, rows in alike.items())
        yield Listing(items, may_belong_to(row, titles[row]), inline=True)


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


def satisfying_part(rows: Iterable[RowOutline], index: ReportIndex) -> Section | None:
    """Each row in which values of both leave room for one that satisfies both; None where there is none."""
    by_id = {row.id: row for row in index.comparison.rows}
    lines = []
    for told in rows:
        row = by_id[told.id]
        for standing in told.judged:
            if standing.meets:
                words = meets_line(index.matter(row), standing.label, standing.meets, standing.verdict)
                lines.append(index.line(words, row))
    if not lines:
        return None
    return Section("meets", PART_TITLES["meets"], (Listing(tuple(lines), Sentence(MEETS_LEAD)),))


OfOptions = tuple[tuple[str, ...], Line]
"""The options a line stands in, none for the whole text, and the line."""


def by_option(lines: Iterable[OfOptions]) -> tuple[Line, ...]:
    """What holds in every option first, then each set of options under its name; no line twice."""
    found: dict[tuple[str, ...], dict[Line, None]] = {}
    for options, line in lines:
        found.setdefault(options, {})[line] = None
    merged = list(found.pop((), ()))
    for options, under in found.items():
        merged += [Line(in_options(options)), *under]
    return tuple(merged)


EVERYBODY = "*"
"""Stands for all, where a provision binds everybody."""


def obligations_part(index: ReportIndex) -> Section | None:
    """The part, or None where no text names anybody as bound. Who is bound jointly is listed under each name."""
    labels: dict[str, set[str]] = {EVERYBODY: {ALL_NAMED}}
    found: dict[tuple[str, str], list[OfOptions]] = {}
    for proposal in index.comparison.proposals:
        for provision in sorted(proposal.provisions, key=lambda each: (each.place.line, each.id)):
            names = provision.bearers
            if names is None or not (names.named or names.everything):
                continue
            for each in names.named:
                labels.setdefault(each.id, set()).add(each.label)
            for bearer in [each.id for each in names.named] or [EVERYBODY]:
                others = [each for each in names.named if each.id != bearer]
                line = index.options(provision), _line(provision, others, index)
                found.setdefault((bearer, proposal.id), []).append(line)
    if not found:
        return None
    called = {each: " / ".join(sorted(words, key=str.casefold)) for each, words in labels.items()}
    bearers = sorted({bearer for bearer, _ in found}, key=lambda each: (called[each].casefold(), each))
    rows = [
        (
            (Line(bearers_heading([called[bearer]]), role=Role.ISSUE),),
            *(_cell(found.get((bearer, each.id)), each) for each in index.comparison.proposals),
        )
        for bearer in bearers
    ]
    heads = (Sentence(quoted(index.labels.called[each.id])) for each in index.comparison.proposals)
    title = PART_TITLES["bearers"]
    table = grid((Sentence(OBLIGATIONS_HEAD), *heads), rows, title)
    return Section("bearers", title, (Paragraph(Line(Sentence(OBLIGATIONS_LEAD), role=Role.NOTICE)), table))


def _line(provision: Provision, others: list[Name], index: ReportIndex) -> Line:
    """One obligation in a few words, with whom it is shared, its clause and its row."""
    jointly = [each.label for each in others]
    words = obligation_line(short_of(provision), jointly, "; ".join(provision.clauses))
    return Line(words, index.number_of(provision))


def _cell(lines: list[OfOptions] | None, proposal: Proposal) -> tuple[Line, ...]:
    if lines is None:
        words = silence(partial=True) if proposal.missing is not None else NO_OBLIGATION
        return (Line(Sentence(words), role=Role.SILENCE),)
    return by_option(lines)
