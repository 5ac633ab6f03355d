"""Makes the table of rows in full: the sentences of every text, the values that carry the comparison, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from ceasefire_diff.document.blocks import Column, ColumnKind, Line, Role, Section, Table, TableRow
from ceasefire_diff.document.prepare import FilledIn
from ceasefire_diff.outline.cells import Cell, Entry
from ceasefire_diff.outline.outline import GroupOutline, RowOutline
from ceasefire_diff.outline.outline import TextColumn as Text
from ceasefire_diff.values.relation import RelationKind
from ceasefire_diff.wording.pair_verdicts import Judged
from ceasefire_diff.wording.quoted import Sentence, quoted, together
from ceasefire_diff.wording.sentences import ROOM_WORDS
from ceasefire_diff.wording.table_words import (
    CAVEAT,
    INTERNAL_NOTE,
    ISSUE,
    NO,
    OUTSIDE_OPTIONS,
    RULES_APPLIED,
    SOURCE,
    STATUS,
    WORKING_TEXT,
    clause_lead,
    column_note,
    option_heading,
)

FILLED_IN: Final = (WORKING_TEXT, STATUS)
"""The columns the room writes in; they come back with what was written."""


class RowDetails(Struct, frozen=True):
    """What a table of rows shows beside its rows.

    `earlier`: columns to be written in, with what an earlier report brings back, by row id. `sources`: where each
    provision was read. `internal`: what is for whoever coded the texts alone, notes and rules.
    """

    earlier: Mapping[str, FilledIn] | None = None
    sources: bool = False
    internal: bool = False


def rows_sections(groups: Iterable[GroupOutline], texts: Sequence[Text], details: RowDetails) -> tuple[Section, ...]:
    """One section for each family of topics with its table."""
    made = _RowTable(texts, details)
    return tuple(
        Section(f"group-{group.id}", group.title, (made.table(group.rows, group.title),), level=2) for group in groups
    )


class _RowTable:
    def __init__(self, texts: Sequence[Text], details: RowDetails) -> None:
        self._texts = texts
        self._details = details
        self._written = {each.number: each for each in (details.earlier or {}).values()}

    def table(self, rows: Iterable[RowOutline], about: str) -> Table:
        return Table(tuple(self._columns()), tuple(map(self._row, rows)), about)

    def _columns(self) -> Iterator[Column]:
        yield Column(Line(Sentence(NO)), ColumnKind.NUMBER)
        yield Column(Line(Sentence(ISSUE)), ColumnKind.ISSUE)
        for each in self._texts:
            note = column_note(each.date, each.status, partial=each.missing is not None)
            yield Column(Line(Sentence(quoted(each.called))), ColumnKind.TEXT, Sentence(note))
        if self._details.earlier is not None:
            yield from (Column(Line(Sentence(each)), ColumnKind.FILLED_IN) for each in FILLED_IN)

    def _row(self, row: RowOutline) -> TableRow:
        carrying = _carrying(row)
        cells = (tuple(self._cell(cell, text, carrying)) for cell, text in zip(row.cells, self._texts, strict=True))
        number = (Line(Sentence(str(row.number)), role=Role.ISSUE),)
        return TableRow(
            (number, tuple(_issue_lines(row)), *cells, *self._filled_in(row)),
            row.number,
            row.id,
            row.verdicts,
            tuple(self._below(row)),
            row.topic,
        )

    def _filled_in(self, row: RowOutline) -> Iterator[tuple[Line, ...]]:
        """What the room wrote into this row of an earlier report; nothing in a table that is not written into."""
        if self._details.earlier is None:
            return
        told = self._written.get(row.number)
        for words in (told.working_text, told.status) if told is not None else ("", ""):
            yield tuple(Line(Sentence(quoted(each)), role=Role.WORKING) for each in words.split("\n")) if words else ()

    def _cell(self, cell: Cell, text: Text, carrying: frozenset[str]) -> Iterator[Line]:
        if cell.silence is not None or not cell.entries:
            yield Line(Sentence(cell.silence or ""), role=Role.SILENCE)
        options: tuple[str, ...] = ()
        for entry in cell.entries:
            if entry.options != options:
                options = entry.options
                yield Line(option_heading(options) if options else Sentence(OUTSIDE_OPTIONS), role=Role.OPTION)
            yield from self._entry(entry, text, carrying)

    def _entry(self, entry: Entry, text: Text, carrying: frozenset[str]) -> Iterator[Line]:
        """One provision: clause and sentence, what is published of its words, the values that carry the comparison."""
        language = text.language
        if entry.heading:
            yield Line(Sentence(quoted(entry.heading)), role=Role.HEADING_OF_TEXT, language=language, verbatim=True)
        lead = clause_lead(entry.clauses, entry.tags)
        yield Line(Sentence(quoted(entry.text)), role=Role.TEXT, lead=lead, language=language)
        if entry.quote:
            words = Sentence(f"“{quoted(entry.quote)}”")
            yield Line(words, role=Role.TEXT, language=language, verbatim=True)
        if entry.caveat:
            yield Line(Sentence(quoted(entry.caveat)), role=Role.CAVEAT, lead=Sentence(CAVEAT))
        for each in entry.stated:
            if each.key in carrying and not each.named:
                yield Line(Sentence(quoted(each.value)), role=Role.TERM, lead=Sentence(f"{each.name}:"))
        if self._details.sources and entry.sources:
            names = {each.id: each.name for each in text.sources}
            yield _labelled(SOURCE, "; ".join(names.get(each, each) for each in entry.sources))
        if self._details.internal and entry.note:
            yield _labelled(INTERNAL_NOTE, entry.note)

    def _below(self, row: RowOutline) -> Iterator[Line]:
        """Why the texts stand as they do: what holds for every pair of texts, then what holds for some."""
        if row.shared:
            yield Line(together(row.shared), role=Role.REASON)
        for standing in row.judged:
            if standing.reasons:
                words = " ".join(each.marked for each in standing.reasons)
                lead = Sentence(f"{quoted(standing.label)}:") if standing.label else None
                yield Line(Sentence(words), role=Role.REASON, lead=lead)
        if self._details.internal:
            rules = dict.fromkeys(result.rule for judged in row.judged for result, _ in judged.results)
            yield _labelled(RULES_APPLIED, ", ".join(rules))


def _issue_lines(row: RowOutline) -> Iterator[Line]:
    """What a row is about, in words of no side, and how the texts stand; what satisfies both."""
    yield Line(Sentence(quoted(row.title)), role=Role.ISSUE)
    about = (*row.neutral_objects, *row.stages)
    if about:
        yield Line(Sentence(quoted("; ".join(about))), role=Role.ABOUT)
    yield from _standings(row)


def _standings(row: RowOutline) -> Iterator[Line]:
    """Each verdict once, after the pairs of texts or options it holds for, with what satisfies both under it."""
    at_once = not row.is_per_pair and len({each.verdict for each in row.judged}) == 1
    for verdict in dict.fromkeys(each.verdict for each in row.judged):
        alike = [each for each in row.judged if each.verdict is verdict]
        labels = [] if at_once else [each.label for each in alike if each.label is not None]
        for label in labels:
            yield Line(Sentence(f"{quoted(label)}:"), role=Role.PAIR)
        yield Line(Sentence(ROOM_WORDS[verdict]), role=Role.VERDICT, verdict=verdict)
        yield from _satisfying(alike)


def _satisfying(standings: Iterable[Judged]) -> Iterator[Line]:
    for words in dict.fromkeys(words for each in standings for words in each.meets):
        yield Line(words, role=Role.MEETS)


def _carrying(row: RowOutline) -> frozenset[str]:
    """The terms and keys whose values carry the comparison: those both texts state, and not alike."""
    return frozenset(
        result.term.rpartition(".")[2]
        for judged in row.judged
        for result, _ in judged.results
        if result.left and result.right and result.relation is not RelationKind.SAME
    )


def _labelled(label: str, words: str) -> Line:
    """A detail with its label."""
    return Line(Sentence(quoted(words)), role=Role.DETAIL, lead=Sentence(label))
