"""Makes the single text with square brackets: what a row judged the same says once, else whole sentences in brackets.

The sentence is the unit. Outside all brackets stands only what every text says by a row that is the same for each pair;
an alternative is a whole sentence of one party. So nobody can read a contested word as agreed, nor a verb without its
`shall not`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ceasefire_diff.document.blocks import Block, Line, Paragraph, Role, Section
from ceasefire_diff.document.report_index import ReportIndex
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.cells import Entry
from ceasefire_diff.outline.outline import GroupOutline, RowOutline
from ceasefire_diff.values.value import ToBeAgreed
from ceasefire_diff.values.words import folded
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.report_sentences import blank_line, bracket_lead, bracketed_sentence, shared_sentence
from ceasefire_diff.wording.term_words import noun


def bracketed_sections(groups: Iterable[GroupOutline], index: ReportIndex) -> Iterator[Section]:
    """The rows of a report as one text with brackets, a section for each family of topics."""
    for group in groups:
        blocks = tuple(block for row in group.rows for block in _row(row, index))
        yield Section(f"group-{group.id}", group.title, blocks, level=2)


def _row(row: RowOutline, index: ReportIndex) -> Iterator[Block]:
    about = (*row.neutral_objects, *row.stages)
    title = f"{row.title}: {'; '.join(about)}" if about else row.title
    yield Paragraph(Line(Sentence(quoted(title)), (row.number,), role=Role.ISSUE), number=row.number)
    entries = [entry for cell in row.cells for entry in cell.entries]
    everyone = all(cell.entries for cell in row.cells)
    if everyone and row.one_verdict is Verdict.AGREE:
        yield from _shared(entries)
        return
    for entry in entries:
        yield _alternative(entry, index)
        yield from _blanks(entry, index)


def _shared(entries: Sequence[Entry]) -> Iterator[Block]:
    """Every wording of what the texts state alike, once, with the clauses it stands in."""
    wordings: dict[str, list[Entry]] = {}
    for entry in entries:
        wordings.setdefault(folded(entry.text), []).append(entry)
    for alike in wordings.values():
        yield Paragraph(Line(shared_sentence(alike[0].text, _clauses(alike)), role=Role.BRACKETS))


def _alternative(entry: Entry, index: ReportIndex) -> Block:
    """One whole sentence of one text in its brackets, under the name of the text and its option."""
    whose = ", ".join((index.labels.called[entry.proposal], *entry.options))
    words = bracketed_sentence(entry.text, entry.clauses)
    return Paragraph(Line(words, role=Role.BRACKETS, lead=bracket_lead(whose)))


def _blanks(entry: Entry, index: ReportIndex) -> Iterator[Block]:
    """What a text leaves to be agreed, as a blank to be filled in."""
    provision = index.labels.provisions[entry.proposal, entry.provision]
    topic = index.comparison.taxonomy.topics[provision.topic]
    for name, value in (*provision.terms.items(), *provision.keys.items()):
        if isinstance(value, ToBeAgreed):
            yield Paragraph(Line(blank_line(noun(name, topic), value.written), role=Role.BLANK))


def _clauses(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clause for each in entries for clause in each.clauses))
