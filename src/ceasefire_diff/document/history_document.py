"""Makes the document of a history: one line per issue with a strip of rounds, then some issues, or all, in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ceasefire_diff.document.blocks import (
    Block,
    Column,
    ColumnKind,
    Document,
    Figure,
    Line,
    Listing,
    Paragraph,
    Role,
    Section,
    Table,
    TableRow,
)
from ceasefire_diff.document.matrix_document import party_in_brief
from ceasefire_diff.document.short_words import short_of
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.glyphs import glyphs_for
from ceasefire_diff.pictures.rounds import draw_rounds
from ceasefire_diff.rounds.history import Change, History, Issue, Stand
from ceasefire_diff.wording.history_sentences import (
    BOTH_TITLE,
    CAUTION,
    CHANGE_MARKS,
    ONE_TITLE,
    TABLE_ABOUT,
    day_in_words,
    marks_in_words,
    relation_in_words,
    same_since,
    stand_in_words,
)
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.sentences import VERDICT_WORDS

STRIP_ORDER = (Verdict.CONFLICT, Verdict.UNCLEAR, Verdict.OPEN, Verdict.PARTLY, Verdict.AGREE)
"""The order of the signs of one round, where several rows of one issue come to different verdicts."""


def history_document(history: History, *, full: bool = False, issues: frozenset[int] = frozenset()) -> Document:
    """The document of a history; `issues` are numbers of those told in full, all if `full`."""
    return _Maker(history).document(full=full, chosen=issues)


def issue_titles(history: History) -> dict[str, str]:
    """What each issue is called, by its id: the title of its row, with what it is about where others have it too."""
    labels = {key: Labels(comparison) for key, comparison in history.comparisons.items()}
    glossary = history.chains[0].texts[0].glossary
    titles: dict[str, tuple[str, str]] = {}
    for issue in history.issues:
        if issue.row is not None:
            row = issue.row
            members = {each.proposal for each in row.members}
            known = next(each for key, each in labels.items() if members <= set(key) and row in each.comparison.rows)
            titles[issue.id] = (known.title_of(row), "; ".join(known.neutral_objects_of(row)))
        else:
            title = glossary.titles.get(issue.topic) or history.taxonomy.topics[issue.topic].title
            titles[issue.id] = (title, short_of(_latest_words(issue)))
    times = Counter(title for title, _ in titles.values())
    return {
        each: f"{title}: {about}" if about and times[title] > 1 else title for each, (title, about) in titles.items()
    }


class HistoryLine(Struct, frozen=True):
    """What one text does with one issue, for programs; `stands` is how the texts stand from then on."""

    number: int
    issue: str
    topic: str
    date: str
    party: str
    text: str
    change: str
    states: str
    changed: str
    stands: str


def history_lines(history: History) -> Iterator[HistoryLine]:
    """Every stand of every text, issue by issue, in the order of the dates."""
    titles = issue_titles(history)
    for number, issue in enumerate(history.issues, 1):
        stands = [stand for chain in issue.stands for stand in chain]
        for stand in sorted(stands, key=lambda each: (each.text.date, each.text.id)):
            relations = issue.relations[history.rounds.index(stand.text.date)]
            found = {verdict for each in relations for verdict in each.verdicts}
            yield HistoryLine(
                number=number,
                issue=titles[issue.id],
                topic=issue.topic,
                date=stand.text.date,
                party=stand.text.party_name,
                text=stand.text.id,
                change=stand.change.value,
                states=" ".join(each.text for each in stand.provisions),
                changed=" ".join(map(str, stand_in_words(stand))),
                stands=" / ".join(VERDICT_WORDS[each] for each in STRIP_ORDER if each in found),
            )


class _Maker:
    def __init__(self, history: History) -> None:
        self._history = history
        self._titles = issue_titles(history)
        self._numbers = {issue.id: number for number, issue in enumerate(history.issues, 1)}
        self._years = len({day[:4] for day in history.rounds}) > 1
        self._texts = {text.id: text for chain in history.chains for text in chain.texts}

    def document(self, *, full: bool, chosen: frozenset[int]) -> Document:
        title = Sentence(
            f"Over the rounds: {' / '.join(quoted(party_in_brief(chain.texts[-1])) for chain in self._history.chains)}"
        )
        sections = [] if chosen else [self._overview()]
        told = [issue for issue in self._history.issues if full or self._numbers[issue.id] in chosen]
        return Document(title, (*sections, *map(self._in_full, told)))

    def _overview(self) -> Section:
        both = [issue for issue in self._history.issues if any(issue.relations)]
        alone = [issue for issue in self._history.issues if not any(issue.relations)]
        signs = glyphs_for("utf-8")
        drawings = draw_rounds(self._history, self._titles, self._numbers)
        blocks: list[Block] = [
            *(Paragraph(Line(each)) for each in self._chains()),
            Paragraph(Line(CAUTION, role=Role.NOTE)),
            Paragraph(Line(marks_in_words([(signs.sign(each), each) for each in STRIP_ORDER]), role=Role.FAINT)),
            Table(tuple(self._columns()), tuple(self._rows(both, alone)), TABLE_ABOUT, dense=True),
            *map(Figure, drawings),
        ]
        return Section("overview", "", tuple(blocks))

    def _chains(self) -> Iterator[Sentence]:
        for chain in self._history.chains:
            days = ", ".join(day_in_words(text.date, year=text is chain.texts[-1]) for text in chain.texts)
            yield Sentence(f"{quoted(chain.name)}: {quoted(days)}")

    def _columns(self) -> Iterator[Column]:
        yield Column(Line(Sentence("No.")), ColumnKind.NUMBER)
        yield Column(Line(Sentence("Issue")), ColumnKind.ISSUE)
        for day in self._history.rounds:
            yield Column(Line(Sentence(day_in_words(day, year=self._years))), ColumnKind.MARK)

    def _rows(self, both: Sequence[Issue], alone: Sequence[Issue]) -> Iterator[TableRow]:
        for title, issues in ((BOTH_TITLE, both), (ONE_TITLE, alone)):
            if issues:
                yield TableRow(((Line(Sentence(title), role=Role.LEAD),),))
                yield from map(self._row, issues)

    def _row(self, issue: Issue) -> TableRow:
        number = self._numbers[issue.id]
        signs = glyphs_for("utf-8")
        cells = []
        for day, relations in zip(self._history.rounds, issue.relations, strict=True):
            found = {verdict for each in relations for verdict in each.verdicts}
            stands = "".join(signs.sign(each) for each in STRIP_ORDER if each in found)
            changes = [stand.change for chain in issue.stands for stand in chain if stand.text.date == day]
            marks = "".join(dict.fromkeys(CHANGE_MARKS[each] for each in changes))
            cells.append((Line(Sentence(f"{stands or '·'} {marks}".rstrip())),))
        title = Line(Sentence(quoted(self._titles[issue.id])), role=Role.ISSUE)
        return TableRow(
            ((Line(Sentence(str(number))),), (title,), *cells), number=number, id=issue.id, topic=issue.topic
        )

    def _in_full(self, issue: Issue) -> Section:
        columns = (
            Column(Line(Sentence("Date"))),
            Column(Line(Sentence("Text of"))),
            Column(Line(Sentence("States")), ColumnKind.TEXT),
            Column(Line(Sentence("Beside the text before")), ColumnKind.TEXT),
        )
        stands = sorted(
            (stand for chain in issue.stands for stand in chain), key=lambda each: (each.text.date, each.text.id)
        )
        table = Table(columns, tuple(map(self._stand_row, stands)), self._titles[issue.id])
        since = same_since(issue)
        blocks: list[Block] = [table, Listing(tuple(self._relations(issue)), Sentence("How the texts stand"))]
        if since is not None:
            blocks.append(Paragraph(Line(since, role=Role.MEETS)))
        number = self._numbers[issue.id]
        return Section(f"issue-{number}", f"{number}  {self._titles[issue.id]}", tuple(blocks), level=2)

    def _stand_row(self, stand: Stand) -> TableRow:
        said = tuple(
            Line(
                Sentence(quoted(each.text)),
                lead=Sentence(f"[{quoted('; '.join(each.clauses))}]") if each.clauses else None,
                role=Role.TEXT,
            )
            for each in stand.provisions
        )
        silent = stand.change is Change.LEAVES_OUT
        return TableRow(
            (
                (Line(Sentence(day_in_words(stand.text.date, year=True))),),
                (Line(Sentence(quoted(stand.text.party_name))),),
                said or (Line(Sentence("Not stated."), role=Role.SILENCE if silent else Role.FAINT),),
                tuple(Line(each) for each in stand_in_words(stand)),
            )
        )

    def _relations(self, issue: Issue) -> Iterator[Line]:
        """From each round on in which it is another than before."""
        before: tuple[object, ...] | None = None
        for day, relations in zip(self._history.rounds, issue.relations, strict=True):
            told = tuple((each.left, each.right, each.verdicts) for each in relations)
            if relations and told != before:
                for each in relations:
                    words = relation_in_words(self._called(each.left), self._called(each.right), each.verdicts)
                    yield Line(words, lead=Sentence(day_in_words(day, year=True)))
            before = told

    def _called(self, text: str) -> str:
        known: Proposal = self._texts[text]
        return f"{known.party_name}, {day_in_words(known.date)}"


def _latest_words(issue: Issue) -> Provision:
    stands = [stand for chain in issue.stands for stand in chain if stand.provisions]
    return max(stands, key=lambda each: each.text.date).provisions[0]
