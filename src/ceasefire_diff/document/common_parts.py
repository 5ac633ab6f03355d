"""What is the same in both texts; where something meets both, and what; what is left open, and who settles it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ceasefire_diff.comparing.comparison import PairResult, Row
from ceasefire_diff.document.content import Block, Line, Listing, Paragraph, Part
from ceasefire_diff.document.report_index import ReportIndex
from ceasefire_diff.model.proposal import Provision, Stance
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.report_rows import ReportRow
from ceasefire_diff.rules.of_comparing import rules_on_values
from ceasefire_diff.values.relation import RelationKind
from ceasefire_diff.values.value import ToBeAgreed, Unspecified
from ceasefire_diff.wording.labels import is_made_of_events
from ceasefire_diff.wording.quoted import Sentence
from ceasefire_diff.wording.report_part_sentences import (
    MEETS_LEAD,
    NOTHING_MEETS,
    NOTHING_OPEN,
    NOTHING_SAME,
    OPEN_LEAD,
    PART_TITLES,
    SAME_IN_SEVERAL,
    SAME_ROWS_LEAD,
    SAME_TERMS_LEAD,
    deferred_line,
    left_open_line,
    meets_line,
    same_terms,
    unspecified_line,
)
from ceasefire_diff.wording.result_view import noun

_VERBS = {Stance.DEFERS: "defers this", Stance.NOTES: "takes note of this"}


def same_part(rows: Iterable[ReportRow], index: ReportIndex) -> Part:
    """Rows in which the texts state the same, then single terms that are the same within other rows."""
    by_id = {row.id: row for row in index.comparison.rows}
    whole: list[Line] = []
    points: list[Line] = []
    for report_row in rows:
        row = by_id[report_row.outline.id]
        agreeing = [each for each in report_row.outline.judged if each.verdict is Verdict.AGREE]
        for each in agreeing:
            pairs = [pair for pair in row.pairs if (pair.left, pair.right) in each.pairs]
            words = same_terms(index.matter(row), each.label, _same_terms(row, pairs, index))
            whole.append(index.line(words, row))
        if not agreeing and (terms := _same_terms(row, row.pairs, index)):
            points.append(index.line(same_terms(index.matter(row), None, terms, report_row.outline.one_verdict), row))
    title = PART_TITLES["same"] if len(index.comparison.proposals) == 2 else SAME_IN_SEVERAL  # noqa: PLR2004
    blocks: list[Block] = [Listing(tuple(whole), Sentence(SAME_ROWS_LEAD))] if whole else [_plain(NOTHING_SAME)]
    if points:
        blocks.append(Listing(tuple(points), Sentence(SAME_TERMS_LEAD)))
    return Part("same", title, tuple(blocks))


def _same_terms(row: Row, pairs: Iterable[PairResult], index: ReportIndex) -> dict[str, tuple[str, ...]]:
    """Terms that are the same for all these pairs of texts, and are more than the name of the matter."""
    topic = index.comparison.taxonomy.topics[row.topic]
    naming = () if topic.duty_is_naming else topic.identifying
    found = [_same_in(pair, naming) for pair in pairs if pair.left_provisions and pair.right_provisions]
    everywhere = [term for term in found[0] if all(term in other for other in found)] if found else []
    return {term: tuple(dict.fromkeys(words for each in found for words in each[term])) for term in everywhere}


def _same_in(pair: PairResult, naming: Iterable[str]) -> dict[str, tuple[str, ...]]:
    return {
        result.term: tuple(dict.fromkeys(each.text for each in (*result.left, *result.right)))
        for result in pair.results
        if result.relation is RelationKind.SAME
        and result.verdict is Verdict.AGREE
        and result.term not in naming
        and result.rule in rules_on_values()
    }


def meets_part(rows: Iterable[ReportRow], index: ReportIndex) -> Part:
    """Each row in which values of both leave room for one that meets both."""
    by_id = {row.id: row for row in index.comparison.rows}
    lines = []
    for report_row in rows:
        row = by_id[report_row.outline.id]
        for standing in report_row.standings:
            if standing.meets:
                words = meets_line(index.matter(row), standing.label, standing.meets, standing.verdict)
                lines.append(index.line(words, row))
    blocks: tuple[Block, ...] = (Listing(tuple(lines), Sentence(MEETS_LEAD)),) if lines else (_plain(NOTHING_MEETS),)
    return Part("meets", PART_TITLES["meets"], blocks)


def open_part(index: ReportIndex) -> Part:
    """Every value that a text leaves open, and every matter it defers, row by row, text by text."""
    lines: dict[Line, None] = {}
    for row in index.comparison.rows:
        if is_made_of_events(row):
            continue
        for proposal in index.comparison.proposals:
            members = (each for each in row.members if each.proposal == proposal.id)
            found = [index.labels.provisions[each.proposal, each.provision] for each in members]
            for provision in sorted(found, key=lambda each: (each.place.line, each.id)):
                for words in _left_open(provision, row, index):
                    lines[index.line(words, row)] = None
    blocks: tuple[Block, ...] = (Listing(tuple(lines), Sentence(OPEN_LEAD)),) if lines else (_plain(NOTHING_OPEN),)
    return Part("open", PART_TITLES["open"], blocks)


def _left_open(provision: Provision, row: Row, index: ReportIndex) -> Iterator[Sentence]:
    who = index.who(index.labels.proposals[provision.proposal])
    matter, clauses = index.matter(row), index.clauses(provision)
    topic = index.comparison.taxonomy.topics[provision.topic]
    if provision.stance in _VERBS:
        yield deferred_line(who, matter, _VERBS[provision.stance], clauses)
    for name, value in (*provision.terms.items(), *provision.keys.items()):
        if isinstance(value, ToBeAgreed):
            yield left_open_line(who, matter, noun(name, topic), value, clauses)
        elif isinstance(value, Unspecified):
            yield unspecified_line(who, matter, noun(name, topic), clauses)


def _plain(text: str) -> Paragraph:
    return Paragraph(Line(Sentence(text)))
