"""Makes the annexes: the texts and their sources, the links used, every provision in the order of its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ceasefire_diff.comparing.persons import BY_PERSON
from ceasefire_diff.document.blocks import Block, Line, Listing, Paragraph, Role, Section, grid
from ceasefire_diff.document.report_index import ReportIndex
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.outline.outline import Outline, TextColumn
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.report_part_sentences import (
    NO_LINKS,
    PART_TITLES,
    link_line,
    quotation,
    source_line,
)
from ceasefire_diff.wording.report_sentences import DIGITS_OF_A_PAPER
from ceasefire_diff.wording.sentences import reason


def annexes(told: Outline, index: ReportIndex) -> tuple[Section, ...]:
    """All annexes, in order."""
    return (
        sources_annex(told.columns),
        _links(index),
        _provisions(index),
    )


def _provisions(index: ReportIndex) -> Section:
    """Every provision of every text in the order of its file, with its row; the texts beside each other."""
    proposals = index.comparison.proposals
    cells = tuple(tuple(lines_in_order(each, index.number_of)) for each in proposals)
    title = PART_TITLES["provisions"]
    heads = tuple(Sentence(quoted(index.labels.called[each.id])) for each in proposals)
    return Section("provisions", title, (grid(heads, [cells], title),))


def lines_in_order(proposal: Proposal, rows_of: Callable[[Provision], tuple[int, ...]]) -> Iterator[Line]:
    """Every provision of a text in the order of its file, with its rows, its quotation and what is remarked on it."""
    for provision in sorted(proposal.provisions, key=lambda each: (each.place.line, each.id)):
        language = proposal.language
        lead = Sentence(f"[{quoted('; '.join(provision.clauses) or f'id {provision.id}')}]")
        rows = rows_of(provision)
        yield Line(Sentence(quoted(provision.text)), rows, role=Role.DETAIL, lead=lead, language=language)
        if provision.quote:
            yield Line(quotation(provision.quote), role=Role.DETAIL, language=language, verbatim=True)
        if provision.caveat:
            yield Line(Sentence(quoted(provision.caveat)), role=Role.CAVEAT)


def _links(index: ReportIndex) -> Section:
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
                if result.rule in BY_PERSON:
                    words = reason(result, texts)
                    answers.setdefault(words.marked, (words, {}))[1][index.numbers[row.id]] = None
    lines += [Line(words, tuple(rows)) for _, (words, rows) in sorted(answers.items())]
    return _listing("glossary", lines, NO_LINKS)


def sources_annex(columns: Sequence[TextColumn]) -> Section:
    """Each text and where it was read."""
    blocks: list[Block] = []
    for column in columns:
        lead = source_line(
            column.called,
            (column.title, column.date, column.status, column.file_name),
            column.sha256[:DIGITS_OF_A_PAPER],
        )
        items = tuple(Line(source_line(each.title, each.about, "", "; ".join(each.clauses))) for each in column.sources)
        blocks.append(Listing(items, lead))
    return Section("sources", PART_TITLES["sources"], tuple(blocks))


def _listing(part: str, lines: list[Line], nothing: str) -> Section:
    blocks: tuple[Block, ...] = (Listing(tuple(lines)),) if lines else (Paragraph(Line(Sentence(nothing))),)
    return Section(part, PART_TITLES[part], blocks)
