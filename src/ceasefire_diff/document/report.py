"""Makes the document of the gap report: an overview on page one, the table from page two, the rest after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.document.annexes import annexes, lines_in_order, sources_annex
from ceasefire_diff.document.blocks import Block, Document, Figure, Line, Listing, Paragraph, Role, Section
from ceasefire_diff.document.brackets import bracketed_sections
from ceasefire_diff.document.closing_parts import obligations_part, review_part, satisfying_part
from ceasefire_diff.document.matrix_document import Matrix
from ceasefire_diff.document.overview import LIMITS, limits_of_order, overview_blocks, text_lines
from ceasefire_diff.document.prepare import Layout, Prepared, ReportOptions, prepared, texts_for_room
from ceasefire_diff.document.report_index import ReportIndex
from ceasefire_diff.document.row_numbers import numbered
from ceasefire_diff.document.row_table import RowDetails, rows_sections
from ceasefire_diff.document.sequence_part import order_part
from ceasefire_diff.model.proposal import Proposal, Status
from ceasefire_diff.outline.outline import Outline, RowOutline, TextColumn, column_of, outline
from ceasefire_diff.pictures.conditions_before_events import draw_conditions
from ceasefire_diff.pictures.ranges import draw_ranges
from ceasefire_diff.pictures.shapes import Drawing
from ceasefire_diff.pictures.timeline import draw_timeline_of
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.wording.history_sentences import PAIRS_ARE_APART
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.overview_sentences import OVERVIEW_TITLE
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.report_part_sentences import PART_TITLES, provisions_title
from ceasefire_diff.wording.report_sentences import (
    BRACKETS_LEAD,
    BRACKETS_TITLE,
    GONE_TITLE,
    HOW_TO_READ,
    ROWS_TITLE,
    edition,
    footer,
    gone_line,
    left_out,
    numbers_kept,
    status_note,
    title,
)
from ceasefire_diff.wording.sentences import notice_sentence

_SAID_ELSEWHERE: Final = frozenset(("words.prevail", "counts.depend", "columns.order-given", "coverage.partial"))
"""Notices of a comparison that page one says in the line of a text or in the note, or has no use for: no counts."""


def make_report(comparison: Comparison, options: ReportOptions) -> Document:
    """The report of a comparison, as it was wished for.

    Raises CannotRun where an edition is wished for a party that holds no text, or no provision may leave the room.
    """
    ready = prepared(comparison, options)
    rows = ready.comparison.rows
    earlier = {row: told.number for row, told in options.earlier.items()}
    index = ReportIndex(ready.comparison, numbered((row.id for row in rows), earlier))
    told = outline(index.labels, numbers=index.numbers)
    return Document(
        title=title(each.called for each in told.columns),
        sections=tuple(_sections(index, ready, options, told)),
        footer=footer((each.called, each.sha256) for each in told.columns),
    )


def _sections(index: ReportIndex, ready: Prepared, options: ReportOptions, told: Outline) -> Iterator[Section]:
    yield Section("front", "", tuple(_front(index, options)))
    yield Section("overview", OVERVIEW_TITLE, overview_blocks(ready.comparison.rows, index.labels, index.numbers))
    notices = tuple(Paragraph(Line(each, role=Role.NOTICE)) for each in _notices(ready, index, options, told))
    if options.layout is Layout.BRACKETS:
        lead = Paragraph(Line(Sentence(BRACKETS_LEAD), role=Role.NOTICE))
        yield Section("rows", BRACKETS_TITLE, (lead, *notices))
        yield from bracketed_sections(told.groups, index)
    else:
        yield Section("rows", ROWS_TITLE, notices)
        yield from rows_sections(told.groups, told.columns, RowDetails(earlier=options.earlier))
    yield from _gone(index, options)
    parts = (
        order_part(index),
        obligations_part(index),
        satisfying_part(told.rows, index),
        review_part(index, with_internal=options.with_internal),
        figures_part(told.rows, index.labels),
    )
    yield from (part for part in parts if part is not None)
    yield from annexes(told, index)


def _front(index: ReportIndex, options: ReportOptions) -> Iterator[Block]:
    """What the paper is and is not, and whose texts it compares, each in a line."""
    yield from what_it_is(options, index.comparison.proposals)
    yield from (Paragraph(replace(each, role=Role.STRONG)) for each in text_lines(index.labels))
    yield from limits_of_order(index.labels)


def what_it_is(options: ReportOptions, proposals: Sequence[Proposal]) -> Iterator[Paragraph]:
    """What any report is and is not, and for whom, if it is an edition; the texts stand in the order of columns."""
    for sentence in status_note(options.contact, partial=any(each.missing is not None for each in proposals)):
        yield Paragraph(Line(sentence, role=Role.NOTE))
    if options.edition_for is not None:
        yield Paragraph(Line(edition(proposals[0].party_name), role=Role.NOTE))


def _notices(ready: Prepared, index: ReportIndex, options: ReportOptions, told: Outline) -> Iterator[Sentence]:
    """What a reader must know before reading the rows."""
    for notice in ready.comparison.notices:
        if notice.id not in _SAID_ELSEWHERE and not notice.id.startswith(LIMITS):
            yield notice_sentence(notice, index.labels.spoken)
    for column in told.columns:
        if column.missing is not None:
            yield Sentence(f"{quoted(column.called)}: {quoted(column.missing)}.")
    statuses = [each for each in Status if each in options.statuses]
    for each in ready.left_out:
        yield left_out(index.who(index.labels.proposals[each.proposal]), statuses, each.rows)
    if options.earlier:
        gone = [each.number for each in options.earlier.values() if each.number not in index.numbers.values()]
        yield numbers_kept(max(each.number for each in options.earlier.values()) + 1, gone)
    yield from map(Sentence, HOW_TO_READ)


def _gone(index: ReportIndex, options: ReportOptions) -> Iterator[Section]:
    """Rows of an earlier report that these texts no longer have, with all that the room wrote into them."""
    lines = tuple(
        Line(gone_line(told.number, told.issue or row, told.working_text, told.status))
        for row, told in sorted(options.earlier.items(), key=lambda each: each[1].number)
        if told.number not in index.numbers.values()
    )
    if lines:
        yield Section("gone", GONE_TITLE, (Listing(lines),))


def figures_part(rows: Sequence[RowOutline], labels: Labels) -> Section | None:
    """All figures that show something, in one section; None where none does."""
    figures = tuple(map(Figure, _drawn(rows, labels)))
    return Section("figures", PART_TITLES["figures"], figures) if figures else None


def _drawn(rows: Sequence[RowOutline], labels: Labels) -> Iterator[Drawing]:
    yield from draw_conditions(rows, labels)
    yield from draw_timeline_of(labels)
    yield from draw_ranges(rows, labels)


def matrix_report(proposals: Sequence[Proposal], taxonomy: Taxonomy, options: ReportOptions) -> Document:
    """The report of these texts, as it was wished for; its size and time grow with their provisions, not with pairs.

    Raises CannotRun where an edition is wished for a party that holds no text, or no provision may leave the room.
    """
    texts = texts_for_room(proposals, options)
    matrix = Matrix(texts, taxonomy)
    columns = [column_of(each, matrix.called[each.id]) for each in texts]
    return Document(
        title=title(each.called for each in columns),
        sections=(
            Section("front", "", tuple(_front_of_matrix(matrix, columns, options, texts))),
            *(Section(f"issues-{place}", name, (table,)) for place, (name, table) in enumerate(matrix.tables(), 1)),
            *(_provisions(each, matrix) for each in texts),
            sources_annex(columns),
        ),
        footer=footer((each.called, each.sha256) for each in columns),
    )


def _front_of_matrix(
    matrix: Matrix, columns: Sequence[TextColumn], options: ReportOptions, texts: Sequence[Proposal]
) -> Iterator[Block]:
    yield from what_it_is(options, texts)
    for each in matrix.facts_of_texts():
        yield Paragraph(replace(each.line, role=Role.STRONG))
    for column in columns:
        if column.missing is not None:
            yield Paragraph(Line(Sentence(f"{quoted(column.called)}: {quoted(column.missing)}."), role=Role.NOTICE))
    yield Paragraph(Line(Sentence(PAIRS_ARE_APART), role=Role.NOTICE))


def _provisions(proposal: Proposal, matrix: Matrix) -> Section:
    """Every provision of a text in the order of its file, with the issue it stands in."""
    title_ = provisions_title(matrix.called[proposal.id])
    return Section(f"provisions-{proposal.id}", title_, (Listing(tuple(lines_in_order(proposal, matrix.numbers_of))),))
