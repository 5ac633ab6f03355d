"""Makes the report of more than two texts: the matrix, every provision in the words of its text, and the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from ceasefire_diff.document.annexes import lines_in_order, sources_annex
from ceasefire_diff.document.blocks import Block, Document, Line, Listing, Paragraph, Role, Section
from ceasefire_diff.document.matrix_document import Matrix
from ceasefire_diff.document.prepare import texts_for_room
from ceasefire_diff.document.report import what_it_is
from ceasefire_diff.document.report_options import ReportOptions
from ceasefire_diff.model.proposal import Proposal
from ceasefire_diff.outline.outline import TextColumn, column_of
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.wording.matrix_sentences import PAIRS_ARE_APART
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.report_part_sentences import provisions_title
from ceasefire_diff.wording.report_sentences import footer, title


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
            Section("front", "", tuple(_front(matrix, columns, options, texts[0]))),
            *(Section(f"issues-{place}", name, (table,)) for place, (name, table) in enumerate(matrix.tables(), 1)),
            *(_provisions(each, matrix) for each in texts),
            sources_annex(columns),
        ),
        footer=footer((each.called, each.sha256) for each in columns),
    )


def _front(matrix: Matrix, columns: Sequence[TextColumn], options: ReportOptions, first: Proposal) -> Iterator[Block]:
    yield from what_it_is(options, first)
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
