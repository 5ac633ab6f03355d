"""The annexes: every provision with its words and its source, why row by row, glossary links, offers, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ceasefire_diff.comparing.persons import JOINED_BY_PERSON, READ_BY_PERSON
from ceasefire_diff.document.content import Block, Grid, Line, Listing, Paragraph, Part
from ceasefire_diff.document.report_index import ReportIndex
from ceasefire_diff.model.proposal import Proposal, Provision, Source
from ceasefire_diff.outline.outline import Column, Outline
from ceasefire_diff.outline.report_rows import ReportRow
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.report_part_sentences import (
    NO_LINKS,
    NO_REASONS,
    NOTHING_RELATED,
    PART_TITLES,
    PROVISIONS_HEAD,
    PROVISIONS_PART,
    REASONS_HEAD,
    REASONS_LEAD,
    link_line,
    paraphrase,
    provisions_title,
    quotation,
    reason_line,
    related_line,
    source_line,
    source_of_provision,
    standing_line,
)
from ceasefire_diff.wording.sentences import reason, related_sentence


def annexes(told: Outline, rows: Iterable[ReportRow], index: ReportIndex) -> tuple[Part, ...]:
    """All annexes, in order."""
    return (
        _reasons(rows, index),
        *(_provisions(proposal, index) for proposal in index.comparison.proposals),
        _glossary(index),
        _related(index),
        _sources(told.columns),
    )


def _provisions(proposal: Proposal, index: ReportIndex) -> Part:
    """Every provision of one text in the order of its file."""
    rows = []
    for provision in sorted(proposal.provisions, key=lambda each: (each.place.line, each.id)):
        words = [paraphrase(provision.text)]
        if provision.heading:
            words.insert(0, paraphrase(f"{provision.heading}:"))
        if provision.quote:
            words.append(quotation(provision.quote))
        rows.append(
            (
                (Line(Sentence(quoted(index.clauses(provision)))),),
                tuple(map(Line, words)),
                tuple(Line(each) for each in _read_in(provision, proposal)),
                (Line(Sentence(""), index.number_of(provision)),),
            )
        )
    called = index.labels.called[proposal.id]
    grid = Grid(Sentence(""), tuple(map(Sentence, PROVISIONS_HEAD)), tuple(rows))
    return Part(f"{PROVISIONS_PART}{proposal.id}", provisions_title(called), (grid,))


def _read_in(provision: Provision, proposal: Proposal) -> Iterator[Sentence]:
    """Where the words of a provision were read: title, date and how they became known."""
    for each in provision.sources:
        source = proposal.sources.get(each)
        if source is not None:
            yield _source(source, proposal)


def _source(source: Source, proposal: Proposal) -> Sentence:
    status = (source.status or proposal.status).value
    return source_of_provision(None if source.withheld else source.title, source.date, status)


def _reasons(rows: Iterable[ReportRow], index: ReportIndex) -> Part:
    """How the texts stand in each row of which there is more to say than that one text alone speaks."""
    by_id = {row.id: row for row in index.comparison.rows}
    told = []
    for row in rows:
        why = [Line(each) for each in row.shared_reasons]
        for standing in row.standings:
            why += [Line(reason_line(standing.label, each)) for each in standing.reasons]
        if not why:
            continue
        told.append(
            (
                (Line(Sentence(""), (row.number,)),),
                (Line(Sentence(quoted(index.matter(by_id[row.outline.id])))),),
                tuple(Line(standing_line(each.label, each.words)) for each in row.standings),
                tuple(why),
            )
        )
    if not told:
        return Part("reasons", PART_TITLES["reasons"], (Paragraph(Line(Sentence(NO_REASONS))),))
    grid = Grid(Sentence(""), tuple(map(Sentence, REASONS_HEAD)), tuple(told))
    return Part("reasons", PART_TITLES["reasons"], (Paragraph(Line(Sentence(REASONS_LEAD))), grid))


def _glossary(index: ReportIndex) -> Part:
    """Every link of the glossary that a result rests on, and every row that a person read or joined, with the rows."""
    found: dict[tuple[str, str], dict[int, None]] = {}
    for row in index.comparison.rows:
        for pair in row.pairs:
            for result in pair.results:
                for link in result.links:
                    labels = (min(link.left, link.right), max(link.left, link.right))
                    found.setdefault(labels, {})[index.numbers[row.id]] = None
    lines = [Line(link_line(*labels), tuple(rows)) for labels, rows in sorted(found.items())]
    answers: dict[str, tuple[Sentence, dict[int, None]]] = {}
    for row in index.comparison.rows:
        for pair in row.pairs:
            texts = index.labels.texts(pair.left.proposal, pair.right.proposal, row.topic)
            for result in pair.results:
                if result.rule in (READ_BY_PERSON, JOINED_BY_PERSON):
                    words = reason(result, texts)
                    answers.setdefault(words.marked, (words, {}))[1][index.numbers[row.id]] = None
    lines += [Line(words, tuple(rows)) for _, (words, rows) in sorted(answers.items())]
    return _listing("glossary", lines, NO_LINKS)


def _related(index: ReportIndex) -> Part:
    """Both provisions of every offer, with their words and why they are offered."""
    lines = []
    for each in index.comparison.maybe_related:
        words = tuple((index.labels.place_of(one), index.labels.provision_text(one)) for one in (each.left, each.right))
        lines.append(Line(related_line(words, related_sentence(each))))
    return _listing("related", lines, NOTHING_RELATED)


def _sources(columns: Sequence[Column]) -> Part:
    blocks: list[Block] = []
    for column in columns:
        lead = source_line(
            column.called, (column.title, column.date, column.status, column.file_name), column.sha256[:12]
        )
        items = tuple(Line(source_line(each.title, each.about, "", "; ".join(each.clauses))) for each in column.sources)
        blocks.append(Listing(items, lead))
    return Part("sources", PART_TITLES["sources"], tuple(blocks))


def _listing(part: str, lines: list[Line], nothing: str) -> Part:
    blocks: tuple[Block, ...] = (Listing(tuple(lines)),) if lines else (Paragraph(Line(Sentence(nothing))),)
    return Part(part, PART_TITLES[part], blocks)
