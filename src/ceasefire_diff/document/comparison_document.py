"""Makes the document of `compare`: an overview, some rows in full, or all of them; filters filter everything in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from ceasefire_diff.comparing.comparison import Comparison, Member
from ceasefire_diff.document.blocks import Block, Document, Line, Listing, Paragraph, Role, Section
from ceasefire_diff.document.overview import group_of, limits_of_order, overview_blocks, rows_in_lines, text_lines
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.selection import Depth, View
from ceasefire_diff.reviewing.ask import how_many
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.overview_sentences import (
    GROUPS,
    how_to_read,
    questions_open,
    rows_chosen,
    where_to_look,
)
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.sentences import (
    COUNTS_CAUTION,
    PARAPHRASE_MARK,
    VERDICT_WORDS,
    notice_sentence,
    related_sentence,
    remark_sentence,
)

if TYPE_CHECKING:
    from ceasefire_diff.outline.outline import TextColumn

RELATED_TITLE = "Possibly related (not matched; please review)"
REMARKS_TITLE = "Within one text"
SOURCES_TITLE = "Sources"
COUNTS_TITLE = "Counts of rows"


def comparison_document(comparison: Comparison, view: View) -> Document:
    """The document of a comparison."""
    labels = Labels(comparison)
    made = _Maker(labels, view)
    title = Sentence(" / ".join(quoted(labels.called[each.id]) for each in comparison.proposals))
    return Document(title, tuple(made.sections()))


def comparison_in_lines(comparison: Comparison, view: View) -> Document:
    """Every row that is shown in one line."""
    return _Maker(Labels(comparison), view).in_lines()


def comparison_as_table(comparison: Comparison, view: View) -> Document:
    """Every row that is shown in full, in one table."""
    return _Maker(Labels(comparison), view).as_table()


class _Maker:
    """Makes the sections of one document."""

    def __init__(self, labels: Labels, view: View) -> None:
        self._labels = labels
        self._view = view
        self._comparison = labels.comparison
        self._numbers = {row.id: number for number, row in enumerate(self._comparison.rows, 1)}
        self._shown = [row for row in self._comparison.rows if view.show.holds(row)]
        self._members = {(each.proposal, each.provision) for row in self._shown for each in row.members}

    def in_lines(self) -> Document:
        """The rows in lines, without anything around them."""
        table = rows_in_lines(self._shown, self._labels, self._numbers)
        return Document(Sentence(""), (Section("rows", "", (table,)), self._front()))

    def as_table(self) -> Document:
        """The rows in full, without anything around them."""
        return Document(Sentence(""), (*self._rows(with_sources=False), self._front()))

    def _front(self) -> Section:
        """What even a bare list of rows says of all of them."""
        return Section("front", "", tuple(limits_of_order(self._labels)))

    def sections(self) -> Iterator[Section]:
        """All of them, in the order in which they are read."""
        head = self._head()
        if self._view.depth is Depth.OVERVIEW:
            pairs = None if self._view.related else len(self._offers())
            blocks = overview_blocks(self._shown, self._labels, self._numbers, pairs)
            yield Section("overview", "", (*head, *limits_of_order(self._labels), *blocks, *self._hints()))
        else:
            yield Section("texts", "", (*head, *self._notices()))
            yield from self._rows(with_sources=True)
            if self._view.internal:
                yield from self._listing("remarks", REMARKS_TITLE, self._remarks())
        if self._view.related:
            yield from self._listing("related", RELATED_TITLE, self._related())
        if self._view.sources:
            yield from self._sources()
        if self._view.depth is Depth.FULL and not self._view.show.rows:
            yield self._counts()

    def _head(self) -> tuple[Block, ...]:
        rows, shown = len(self._comparison.rows), len(self._shown)
        told = ""
        if not self._view.show.is_everything:
            verdicts = tuple(each for each in Verdict if each in self._view.show.verdicts)
            told = rows_chosen(shown, rows, verdicts, sorted(self._view.show.topics))
        partial = sum(each.missing is not None for each in self._comparison.proposals)
        note = how_to_read(told, partial=partial > 1)
        texts = text_lines(self._labels, partial_alone=partial == 1)
        return (*map(Paragraph, texts), Paragraph(Line(note)), *self._unfinished())

    def _unfinished(self) -> Iterator[Block]:
        """What only a person can say yet: how many questions could change how many rows, and how they are asked."""
        asked = how_many(self._comparison)
        if asked.questions:
            groups: dict[Verdict, list[int]] = {each: [] for each in (*GROUPS, Verdict.ONE_SIDED)}
            for row in self._shown:
                if row.id in asked.row_ids:
                    groups[group_of(row)].append(self._numbers[row.id])
            words = questions_open(asked.questions, asked.rows, groups)
            yield Paragraph(Line(words, role=Role.STRONG))

    def _notices(self) -> Iterator[Block]:
        for each in self._comparison.notices:
            if each.id not in ("counts.depend", "words.prevail", "columns.order-given"):
                yield Paragraph(Line(notice_sentence(each, self._labels.spoken), role=Role.FAINT))
        yield Paragraph(Line(Sentence(PARAPHRASE_MARK), role=Role.FAINT))

    def _hints(self) -> Iterator[Block]:
        first = next((row for verdict in GROUPS for row in self._shown if group_of(row) is verdict), None)
        number = self._numbers[first.id] if first is not None else None
        yield Paragraph(Line(where_to_look(number), role=Role.FAINT))

    def _rows(self, *, with_sources: bool) -> Iterator[Section]:
        # An overview, which most runs print, shows no row in full.
        from ceasefire_diff.document.row_table import RowDetails, rows_sections  # noqa: PLC0415
        from ceasefire_diff.outline.outline import outline  # noqa: PLC0415

        told = outline(self._labels, self._shown, self._numbers)
        details = RowDetails(sources=with_sources, internal=self._view.internal)
        yield from rows_sections(told.groups, told.columns, details)

    def _remarks(self) -> Iterator[Line]:
        for each in self._comparison.remarks:
            if self._is_shown(Member(each.proposal, provision) for provision in each.provisions):
                yield Line(remark_sentence(*self._labels.remark(each)))

    def _offers(self) -> list[tuple[Member, Member, Sentence]]:
        found: dict[tuple[Member, Member], Sentence] = {}
        for each in self._comparison.maybe_related:
            if self._is_shown((each.left, each.right)):
                found.setdefault((each.left, each.right), related_sentence(each))
        return [(left, right, why) for (left, right), why in found.items()]

    def _related(self) -> Iterator[Line]:
        for left, right, why in self._offers():
            sides = " / ".join(
                f"{quoted(self._labels.place_of(each))}: {quoted(self._labels.provision_text(each))}"
                for each in (left, right)
            )
            yield Line(Sentence(f"{sides} {why.marked}"))

    def _is_shown(self, members: Collection[Member] | Iterator[Member]) -> bool:
        """Whether a row that is shown holds one of these provisions; where no row is left out, all are."""
        return self._view.show.is_everything or any(
            (each.proposal, each.provision) in self._members for each in members
        )

    def _sources(self) -> Iterator[Section]:
        from ceasefire_diff.outline.outline import column_of  # noqa: PLC0415 - few runs show sources

        blocks = []
        for proposal in self._comparison.proposals:
            column = column_of(proposal, self._labels.called[proposal.id], self._members)
            blocks.append(Listing(tuple(_source_lines(column)), Sentence(quoted(column.called))))
        yield Section("sources", SOURCES_TITLE, tuple(blocks))

    def _counts(self) -> Section:
        lines = []
        for left, right, counts in self._labels.counts(self._shown):
            told = ", ".join(f"{number} {VERDICT_WORDS[verdict]}" for verdict, number in counts.items())
            lines.append(Line(Sentence(told), lead=Sentence(f"{quoted(self._labels.pair(left, right))}:")))
        caution = Paragraph(Line(Sentence(COUNTS_CAUTION), role=Role.FAINT))
        return Section("counts", COUNTS_TITLE, (Listing(tuple(lines)), caution))

    @staticmethod
    def _listing(section: str, title: str, lines: Iterator[Line]) -> Iterator[Section]:
        if listed := tuple(lines):
            yield Section(section, title, (Listing(listed),))


def _source_lines(column: TextColumn) -> Iterator[Line]:
    for each in column.sources:
        clauses = f" (for {quoted('; '.join(each.clauses))})" if each.clauses else ""
        yield Line(Sentence(", ".join(map(quoted, (each.title, *each.about))) + clauses))
