"""Makes the overview of a comparison: every row once, grouped by verdict in fixed order, nothing scored or left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import Row, is_likely
from ceasefire_diff.document.blocks import Block, Column, ColumnKind, Line, Listing, Paragraph, Role, Table, TableRow
from ceasefire_diff.document.row_remarks import RowRemarks
from ceasefire_diff.document.short_words import ShortWords
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.model.verdict import Verdict, gravest
from ceasefire_diff.values.value import ToBeAgreed, Unspecified
from ceasefire_diff.wording.labels import Labels, is_made_of_events
from ceasefire_diff.wording.overview_sentences import (
    ALONE_IN_PART,
    BY_LIKENESS,
    DEFERS,
    GROUPS,
    HELD_IN_PART,
    HELD_WHOLE,
    NO_FIGURE,
    NO_ROW,
    OPEN_TITLE,
    OVERVIEW_ABOUT,
    alone_item,
    also_open,
    caveat_line,
    group_title,
    in_option,
    one_text_title,
    open_item,
    pair_word,
    same_on_points,
    short_cell,
    text_facts,
)
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.sentences import VERDICT_WORDS, notice_sentence
from ceasefire_diff.wording.term_words import noun


def overview_blocks(
    rows: Sequence[Row], labels: Labels, numbers: Mapping[str, int], pairs: int | None = None
) -> tuple[Block, ...]:
    """The overview of these rows, whose numbers are those of the whole comparison; `pairs` can be asked for."""
    return tuple(_Overview(labels, numbers).blocks(rows, pairs))


def rows_in_lines(rows: Sequence[Row], labels: Labels, numbers: Mapping[str, int]) -> Table:
    """Every row in one line, in the order of topics: its number, verdict and issue, and a few words of each text."""
    return _Overview(labels, numbers).in_lines(rows)


LIMITS: Final = "order."
"""How the ids of notices begin that say what of the order of steps is not told, because it is too much."""


def limits_of_order(labels: Labels) -> Iterator[Paragraph]:
    """What is not told because it is too much, which every format says beside the rows."""
    for each in labels.comparison.notices:
        if each.id.startswith(LIMITS):
            yield Paragraph(Line(notice_sentence(each, labels.spoken), role=Role.STRONG))


def text_lines(labels: Labels, *, partial_alone: bool = False) -> tuple[Line, ...]:
    """Each text in one line; `partial_alone`: what being the only partial one means stands there."""
    partial = ALONE_IN_PART if partial_alone else HELD_IN_PART
    return tuple(
        Line(
            text_facts(
                labels.called[each.id],
                each.date,
                each.status.value,
                partial if each.missing is not None else HELD_WHOLE,
                tuple(each.options.values()),
            )
        )
        for each in labels.comparison.proposals
    )


def group_of(row: Row) -> Verdict:
    """The group a row stands in: that of the gravest verdict some pair of texts or options on which both speak has."""
    found = {pair.verdict for pair in row.pairs} - {Verdict.ONE_SIDED}
    return gravest(found) if found else Verdict.ONE_SIDED


class _Overview:
    """Makes the parts of one overview; caveats get their marks in the order in which they come up."""

    def __init__(self, labels: Labels, numbers: Mapping[str, int]) -> None:
        self._labels = labels
        self._numbers = numbers
        self._say = ShortWords(labels)
        self._remarks = RowRemarks(labels)
        self._marks: dict[str, str] = {}
        self._proposals = labels.comparison.proposals
        self._issues: Mapping[str, str] = {}

    def blocks(self, rows: Sequence[Row], pairs: int | None) -> Iterator[Block]:
        """The table of rows on which two texts speak, then what is left open, then what one text alone says.

        Of rows that were chosen, groups without any are left out: the comparison may have rows in them.
        """
        grouped: dict[Verdict, list[Row]] = {each: [] for each in (*GROUPS, Verdict.ONE_SIDED)}
        for row in rows:
            grouped[group_of(row)].append(row)
        alone = grouped.pop(Verdict.ONE_SIDED)
        # What one text alone says stands without titles, so those of the table are told apart from one another. What a
        # row is of, the ceasefire or a truce, is told where any other row has its title.
        in_table = {row.id for members in grouped.values() for row in members}
        told_apart = (
            row for row in self._labels.comparison.rows if row.id in in_table or row.event or "of" in row.objects
        )
        titles = Counter(map(self._labels.title_of, told_apart))
        self._issues = self._say.issues([row for row in self._labels.comparison.rows if row.id in in_table], titles)
        left_open = tuple(self._left_open(rows, told={each.id for each in grouped[Verdict.OPEN]}))
        if left_open and not grouped[Verdict.OPEN]:
            del grouped[Verdict.OPEN]
            left_open = (Paragraph(Line(Sentence(OPEN_TITLE), role=Role.LEAD, verdict=Verdict.OPEN)), *left_open)
        if len(rows) < len(self._labels.comparison.rows):
            grouped = {verdict: members for verdict, members in grouped.items() if members}
        if grouped:
            yield Table(self._columns(), tuple(self._table_rows(grouped, rows)), OVERVIEW_ABOUT, dense=True)
        yield from left_open
        yield from self._one_text_only(alone, pairs)

    def in_lines(self, rows: Sequence[Row]) -> Table:
        """The rows as a table without groups."""
        every = self._labels.comparison.rows
        self._issues = self._say.issues(every, Counter(map(self._labels.title_of, every)))
        number, issue, *texts = self._columns()
        verdict = Column(Line(Sentence("Verdict")), ColumnKind.OWN)
        return Table((number, verdict, issue, *texts), tuple(map(self._in_line, rows)), OVERVIEW_ABOUT, dense=True)

    def _in_line(self, row: Row) -> TableRow:
        made = self._row(row)
        number, issue, *cells = made.cells
        words = " / ".join(VERDICT_WORDS[each] for each in made.verdicts)
        caveats = dict.fromkeys(self._labels.provisions[each.proposal, each.provision].caveat for each in row.members)
        notes = tuple(Line(Sentence(quoted(each)), role=Role.CAVEAT) for each in caveats if each)
        return replace(
            made,
            cells=(number, (Line(Sentence(words), role=Role.VERDICT),), issue[:1], *cells),
            below=(*made.below, *notes),
        )

    def _columns(self) -> tuple[Column, ...]:
        heads = (Line(Sentence(quoted(self._labels.called[each.id]))) for each in self._proposals)
        return (
            Column(Line(Sentence("No.")), ColumnKind.NUMBER),
            Column(Line(Sentence("Issue")), ColumnKind.ISSUE),
            *(Column(each, ColumnKind.TEXT) for each in heads),
        )

    def _table_rows(self, grouped: Mapping[Verdict, Sequence[Row]], rows: Sequence[Row]) -> Iterator[TableRow]:
        for verdict, members in grouped.items():
            lines = [Line(Sentence(group_title(verdict)), role=Role.LEAD, verdict=verdict)]
            if not members:
                words = same_on_points(self._same_points(rows)) if verdict is Verdict.AGREE else NO_ROW
                lines.append(Line(Sentence(words), role=Role.FAINT))
            elif any(map(is_likely, members)):
                lines.append(Line(Sentence(BY_LIKENESS), role=Role.FAINT))
            yield TableRow((tuple(lines),), verdicts=(verdict,))
            yield from self._with_caveats(members)

    def _with_caveats(self, members: Sequence[Row]) -> Iterator[TableRow]:
        """The rows of a group; under them, as those of no one row, the remarks whose marks they carry."""
        yield from map(self._row, members)
        provisions = [self._labels.provisions[each.proposal, each.provision] for row in members for each in row.members]
        caveats = dict.fromkeys(each.caveat for each in provisions if each.caveat)
        notes = tuple(Line(caveat_line(self._marks[each], each), role=Role.CAVEAT) for each in caveats)
        if notes:
            yield TableRow((), below=notes)

    def _row(self, row: Row) -> TableRow:
        number = self._numbers[row.id]
        issue = [Line(Sentence(quoted(self._issues[row.id])), role=Role.ISSUE)]
        verdicts = tuple(dict.fromkeys(pair.verdict for pair in row.pairs))
        if len({*verdicts} - {Verdict.ONE_SIDED}) > 1 or len(self._proposals) > 2:  # noqa: PLR2004 - pairs to tell apart
            issue += [Line(pair_word(label, each), role=Role.PAIR) for label, each in self._say.pairs(row)]
        cells = tuple(self._cell(row, each) for each in self._proposals)
        below = tuple(Line(each, role=Role.MEETS) for each in self._remarks.of(row))
        return TableRow(
            ((Line(Sentence(str(number)), role=Role.ISSUE),), tuple(issue), *cells),
            number,
            row.id,
            verdicts,
            below,
            row.topic,
        )

    def _cell(self, row: Row, proposal: Proposal) -> tuple[Line, ...]:
        members = self._say.members(row, proposal)
        if not members:
            return (Line(Sentence(self._say.silence(row, proposal)), role=Role.SILENCE),)
        mark = "".join(
            self._marks.setdefault(each, "*" * (len(self._marks) + 1))
            for each in dict.fromkeys(provision.caveat for provision in members if provision.caveat)
        )
        telling = self._say.telling(row, members)
        words = self._say.words(row, proposal, telling)
        return (Line(short_cell(words, self._say.clauses(telling), mark), role=Role.SHORT),)

    def _same_points(self, rows: Sequence[Row]) -> dict[str, list[int]]:
        """What both texts state the same within rows that can hold, and the numbers of those rows.

        Of a row that cannot, a reader would take a point that is the same for an agreement on its matter.
        """
        found: dict[str, list[int]] = {}
        for row in rows:
            if group_of(row) is Verdict.CONFLICT:
                continue
            for point in self._remarks.same_points(row):
                found.setdefault(point, []).append(self._numbers[row.id])
        return found

    def _left_open(self, rows: Sequence[Row], told: Collection[str]) -> Iterator[Block]:
        """Text by text, what it leaves open or names without a figure; `told` are the rows that stand there in full."""
        for proposal in self._proposals:
            items: dict[str, list[int]] = {}
            for row in rows:
                if is_made_of_events(row) or row.id in told:
                    continue
                words = dict.fromkeys(
                    each.marked
                    for provision in self._say.members(row, proposal)
                    for each in _open_in(provision, self._labels)
                )
                if words:
                    items.setdefault("; ".join(words), []).append(self._numbers[row.id])
            if items:
                called = self._labels.called[proposal.id]
                yield _list_of(items, also_open(called) if told else called)

    def _is_unmatched(self, row: Row) -> bool:
        """Whether a text without a provision in this row has one elsewhere that may be its counterpart."""
        silent = (each for each in self._proposals if not self._say.members(row, each))
        return any(self._labels.is_counterpart_offered(row, each, near=True) for each in silent)

    def _one_text_only(self, rows: Sequence[Row], pairs: int | None) -> Iterator[Block]:
        """Text by text, and within a text option by option, what the other does not address."""
        if not rows:
            return
        title = Line(Sentence(one_text_title(pairs)), role=Role.LEAD, verdict=Verdict.ONE_SIDED)
        yield Paragraph(title)
        for proposal in self._proposals:
            own = [row for row in rows if self._say.members(row, proposal)]
            by_options: dict[tuple[str, ...], list[Row]] = {(): []}
            for row in own:
                by_options.setdefault(self._say.options_of(row, proposal), []).append(row)
            # What an option alone has stands under its name, a single row of it among the others with the name behind.
            under = sorted(options for options, members in by_options.items() if options and len(members) > 1)
            among = [row for row in own if self._say.options_of(row, proposal) not in under]
            for options, members in ((), among), *((options, by_options[options]) for options in under):
                items: dict[str, list[int]] = {}
                for row in members:
                    items.setdefault(self._alone(row, proposal, told=options), []).append(self._numbers[row.id])
                if items:
                    yield _list_of(items, ", ".join((self._labels.called[proposal.id], *options)))

    def _alone(self, row: Row, proposal: Proposal, told: tuple[str, ...]) -> str:
        """A row that one text alone has; `told` are the options it stands under already."""
        options = self._say.options_of(row, proposal)
        words = in_option(self._say.brief(row, proposal, self._numbers), () if options == told else options)
        return alone_item(words, matched=not self._is_unmatched(row))


def _list_of(items: Mapping[str, Sequence[int]], called: str) -> Listing:
    """What one text says, each words once with the numbers of its rows."""
    lines = tuple(Line(Sentence(words), tuple(numbers)) for words, numbers in items.items())
    return Listing(lines, Sentence(quoted(called)), inline=True)


def _open_in(provision: Provision, labels: Labels) -> Iterator[Sentence]:
    if provision.stance.value in DEFERS:
        words = DEFERS[provision.stance.value]
        yield Sentence(f"{words}: {quoted(provision.short)}" if provision.short else words)
    values = (*provision.terms.items(), *provision.keys.items())
    if any(isinstance(value, Unspecified) for _, value in values):
        yield Sentence(NO_FIGURE)
    for name, value in values:
        if isinstance(value, ToBeAgreed):
            yield open_item(noun(name, labels.comparison.taxonomy.topics[provision.topic]), value.written)
