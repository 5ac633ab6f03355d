"""Makes the document of many texts: issues down, texts across, and texts that say the same told together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ceasefire_diff.aligning.issues import SharedIssue, issues_of_texts
from ceasefire_diff.comparing.facts import FactsOf
from ceasefire_diff.document.blocks import (
    Block,
    Column,
    ColumnKind,
    Document,
    Line,
    Listing,
    Paragraph,
    Role,
    Section,
    Table,
    TableRow,
)
from ceasefire_diff.document.short_words import short_of
from ceasefire_diff.model.glossary import fold
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.wording.history_sentences import (
    HINT,
    MATRIX_ABOUT,
    ONE_TEXT_ISSUES,
    SEVERAL_TITLE,
    cell_words,
    group_words,
    issues_listed,
    text_label,
)
from ceasefire_diff.wording.overview_sentences import HELD_IN_PART, HELD_WHOLE, how_to_read, text_facts
from ceasefire_diff.wording.quoted import Sentence, quoted


def matrix_document(
    proposals: Sequence[Proposal],
    taxonomy: Taxonomy,
    topics: frozenset[str] = frozenset(),
    *,
    across: bool = True,
    bands: bool = True,
) -> Document:
    """The matrix of some texts; `topics` chooses among the issues.

    Not `across`: a line for each text that speaks. Without `bands` no headings stand between the rows.
    """
    return Matrix(proposals, taxonomy, topics).document(across=across, bands=bands)


def short_labels(proposals: Sequence[Proposal]) -> dict[str, str]:
    """What each text is called in few words: its party by the shortest name the glossary has for it, and its day."""
    years = len({each.date[:4] for each in proposals}) > 1
    labels = {each.id: text_label(party_in_brief(each), each.date, year=years) for each in proposals}
    counted = Counter(labels.values())
    return {each.id: labels[each.id] if counted[labels[each.id]] == 1 else each.id for each in proposals}


def party_in_brief(proposal: Proposal) -> str:
    """The parties of a text, each by the shortest name that the glossary has for it."""
    names = {fold(label): labels for labels in proposal.glossary.names.values() for label in labels}
    return ", ".join(min((each, *names.get(fold(each), ())), key=len) for each in proposal.party)


class Matrix:
    """The issues of some texts with what each says of them, and the parts of documents made of these."""

    def __init__(self, proposals: Sequence[Proposal], taxonomy: Taxonomy, topics: frozenset[str] = frozenset()) -> None:
        self._proposals = proposals
        self._taxonomy = taxonomy
        self._facts = FactsOf(taxonomy, {})
        self.called = short_labels(proposals)
        every = issues_of_texts(proposals, taxonomy)
        self._count = len(every)
        numbered = list(enumerate(every, 1))
        self._issues = [(number, each) for number, each in numbered if not topics or each.topic in topics]
        self._titles = Counter(map(self._title, every))

    def document(self, *, across: bool, bands: bool) -> Document:
        """The matrix with what each text is and how to read on."""
        partial = any(each.missing is not None for each in self._proposals)
        note = how_to_read(issues_listed(len(self._issues), self._count), partial=partial)
        blocks: list[Block] = [*self.facts_of_texts(), Paragraph(Line(note))]
        blocks.append(Paragraph(Line(HINT, role=Role.FAINT)))
        if across:
            blocks.append(self.table(bands=bands))
        else:
            several, alone = self._several_and_alone()
            blocks += self._in_lines(several)
            blocks += self._alone(alone)
        title = Sentence(" / ".join(quoted(self.called[each.id]) for each in self._proposals))
        return Document(title, (Section("matrix", "", tuple(blocks)),))

    def table(self, *, bands: bool = True) -> Table:
        """Issues down, texts across; those on which several texts speak come first."""
        return self._table(self._rows(*self._several_and_alone(), bands=bands))

    def tables(self) -> Iterator[tuple[str, Table]]:
        """The same in two tables with their titles: what several texts speak of, and what one alone does."""
        several, alone = self._several_and_alone()
        for title, issues in ((SEVERAL_TITLE, several), (ONE_TEXT_ISSUES, alone)):
            if issues:
                yield title, self._table(self._rows(issues, (), bands=False))

    def _table(self, rows: Iterable[TableRow]) -> Table:
        return Table(tuple(self._columns()), tuple(rows), MATRIX_ABOUT)

    def numbers_of(self, provision: Provision) -> tuple[int, ...]:
        """The numbers of the issues a provision stands in."""
        return tuple(number for number, issue in self._issues if provision in issue.members)

    def _several_and_alone(self) -> tuple[list[tuple[int, SharedIssue]], list[tuple[int, SharedIssue]]]:
        several = [each for each in self._issues if len(each[1].texts) > 1]
        return several, [each for each in self._issues if len(each[1].texts) == 1]

    def facts_of_texts(self) -> Iterator[Paragraph]:
        """Each text in one line: its day, status and whether it is whole."""
        for each in self._proposals:
            coverage = HELD_WHOLE if each.missing is None else HELD_IN_PART
            facts = text_facts(self.called[each.id], each.date, each.status.value, coverage, ())
            yield Paragraph(Line(facts))

    def _columns(self) -> Iterator[Column]:
        yield Column(Line(Sentence("No.")), ColumnKind.NUMBER)
        yield Column(Line(Sentence("Issue")), ColumnKind.ISSUE)
        for each in self._proposals:
            yield Column(Line(Sentence(quoted(self.called[each.id]))), ColumnKind.TEXT)

    def _rows(
        self, several: Sequence[tuple[int, SharedIssue]], alone: Sequence[tuple[int, SharedIssue]], *, bands: bool
    ) -> Iterator[TableRow]:
        for title, issues in ((SEVERAL_TITLE, several), (ONE_TEXT_ISSUES, alone)):
            if issues and bands:
                yield TableRow(((Line(Sentence(title), role=Role.LEAD),),))
            for number, issue in issues:
                cells = self._cells(issue)
                words = tuple((cells[each.id],) if each.id in cells else () for each in self._proposals)
                name = Line(Sentence(quoted(self._name(issue))), role=Role.ISSUE)
                yield TableRow(
                    ((Line(Sentence(str(number))),), (name,), *words), number=number, topic=issue.topic, id=str(number)
                )

    def _cells(self, issue: SharedIssue) -> dict[str, Line]:
        """What each text says; one that says what a text before it says points there."""
        found: dict[str, Line] = {}
        for first, *others in self._groups(issue):
            found[first] = Line(cell_words(*self._said(issue, first)), role=Role.SHORT)
            for each in others:
                found[each] = Line(Sentence(f"as {quoted(self.called[first])}"), role=Role.SHORT)
        return found

    def _in_lines(self, issues: Sequence[tuple[int, SharedIssue]]) -> Iterator[Block]:
        if issues:
            yield Paragraph(Line(Sentence(SEVERAL_TITLE), role=Role.LEAD))
        for number, issue in issues:
            items = [
                Line(
                    cell_words(*self._said(issue, texts[0])),
                    lead=Sentence(f"{group_words([self.called[each] for each in texts])}:"),
                )
                for texts in self._groups(issue)
            ]
            yield Listing(tuple(items), Sentence(f"{number} {quoted(self._name(issue))}"))

    def _alone(self, issues: Sequence[tuple[int, SharedIssue]]) -> Iterator[Block]:
        if issues:
            yield Paragraph(Line(Sentence(ONE_TEXT_ISSUES), role=Role.LEAD))
        for proposal in self._proposals:
            items = [
                Line(Sentence(quoted("; ".join(dict.fromkeys(map(short_of, issue.members))))), rows=(number,))
                for number, issue in issues
                if issue.texts == (proposal.id,)
            ]
            if items:
                yield Listing(tuple(items), Sentence(quoted(self.called[proposal.id])), inline=True)

    def _groups(self, issue: SharedIssue) -> list[list[str]]:
        """The texts that speak of an issue, those that state the same together."""
        groups: dict[object, list[str]] = {}
        for text in issue.texts:
            meaning = frozenset(self._facts(each).meaning for each in self._of(issue, text))
            groups.setdefault(meaning, []).append(text)
        return list(groups.values())

    def _said(self, issue: SharedIssue, text: str) -> tuple[list[str], list[str]]:
        members = self._of(issue, text)
        clauses = list(dict.fromkeys(clause for each in members for clause in each.clauses))
        return list(dict.fromkeys(map(short_of, members))), clauses

    @staticmethod
    def _of(issue: SharedIssue, text: str) -> list[Provision]:
        return [each for each in issue.members if each.proposal == text]

    def _title(self, issue: SharedIssue) -> str:
        glossary = self._proposals[0].glossary
        if issue.label is not None:
            return glossary.issues.get(issue.label, issue.label)
        return glossary.titles.get(issue.topic) or self._taxonomy.topics[issue.topic].title

    def _name(self, issue: SharedIssue) -> str:
        """The title, with what the first provision is about where several issues have that title."""
        title = self._title(issue)
        if self._titles[title] == 1:
            return title
        first = issue.members[0]
        stated: Mapping[str, object] = first.terms
        names = [name for name in self._taxonomy.topics[issue.topic].identifying if name in stated]
        about = "; ".join(first.terms[name].written.strip("[]") for name in names)
        return f"{title}: {about}" if about else title
