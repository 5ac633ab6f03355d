"""One order and one content for every format: what is told of a comparison, row by row, before it takes a shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import Row
from ceasefire_diff.model.keys import WHOM_AND_WHEN
from ceasefire_diff.model.proposal import Proposal, Source
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.cells import Cell, cells_of
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.pair_verdicts import Judged, judged_in, shared_reasons
from ceasefire_diff.wording.quoted import Sentence
from ceasefire_diff.wording.report_sentences import meets_both


class SourceLine(Struct, frozen=True):
    """A publication one text was read in, and the clauses read there; `name` is its publisher where that tells it."""

    id: str
    name: str
    title: str
    about: tuple[str, ...]
    clauses: tuple[str, ...]


class TextColumn(Struct, frozen=True):
    """One text: what it is called, and all that its heading says.

    `language` is that of the party's text (BCP 47), None where the file does not say; its paraphrase may be in another.
    """

    proposal: str
    called: str
    party: str
    title: str
    date: str
    status: str
    missing: str | None
    file: str
    sha256: str
    options: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    language: str | None = None

    @property
    def file_name(self) -> str:
        """The name of the file without its folders, which may tell of whoever made a report."""
        return self.file.replace("\\", "/").rpartition("/")[2]


class RowOutline(Struct, frozen=True):
    """One matter: its number and title, what each text states, and what each pair of texts comes to.

    `shared` are the reasons that hold for every pair; `judged` has those of single pairs.
    `is_per_pair` is set where more than two texts are compared, so that a verdict is told for each pair.
    """

    number: int
    id: str
    topic: str
    title: str
    objects: tuple[str, ...]
    neutral_objects: tuple[str, ...]
    stages: tuple[str, ...]
    cells: tuple[Cell, ...]
    shared: tuple[Sentence, ...]
    judged: tuple[Judged, ...]
    is_per_pair: bool = False

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts that occur in this row, each once, in the order of the pairs."""
        return tuple(dict.fromkeys(each.verdict for each in self.judged))

    @property
    def one_verdict(self) -> Verdict | None:
        """The verdict all pairs agree on, or None; never the worst or the mean."""
        return self.verdicts[0] if len(self.verdicts) == 1 else None


class GroupOutline(Struct, frozen=True):
    """A family of topics with its rows."""

    id: str
    title: str
    rows: tuple[RowOutline, ...]


class Outline(Struct, frozen=True):
    """All that is told of a comparison row by row; documents are made of it."""

    columns: tuple[TextColumn, ...]
    groups: tuple[GroupOutline, ...]

    @property
    def rows(self) -> tuple[RowOutline, ...]:
        """Every row, in order."""
        return tuple(row for group in self.groups for row in group.rows)


def outline(labels: Labels, rows: Iterable[Row] | None = None, numbers: Mapping[str, int] | None = None) -> Outline:
    """What is told of some rows of a comparison, of all if none are given, in the order every format follows.

    `numbers` are those of the rows by id, where they are not their places.
    """
    comparison = labels.comparison
    known = numbers or {row.id: number for number, row in enumerate(comparison.rows, 1)}
    groups: dict[str, list[RowOutline]] = {}
    for row in comparison.rows if rows is None else rows:
        group = comparison.taxonomy.topics[row.topic].group
        groups.setdefault(group, []).append(_row(row, labels, known[row.id]))
    return Outline(
        columns=tuple(column_of(proposal, labels.called[proposal.id]) for proposal in comparison.proposals),
        groups=tuple(
            GroupOutline(group, comparison.taxonomy.group_title(group), tuple(told)) for group, told in groups.items()
        ),
    )


def _row(row: Row, labels: Labels, number: int) -> RowOutline:
    shared, judged = shared_reasons(judged_in(row, labels))
    return RowOutline(
        number=number,
        id=row.id,
        topic=row.topic,
        title=labels.title_of(row),
        objects=labels.objects_of(row),
        neutral_objects=labels.neutral_objects_of(row),
        stages=labels.stages_of(row),
        cells=cells_of(row, labels),
        shared=shared,
        judged=tuple(replace(each, meets=tuple(_meets(each, row, labels))) for each in judged),
        is_per_pair=len(labels.proposals) > 2,  # noqa: PLR2004 - two texts make one pair
    )


_DEEDS_ALIKE: Final = frozenset(("deed.same", "deed.no-agreement"))


def _meets(judged: Judged, row: Row, labels: Labels) -> Iterator[Sentence]:
    """What leaves room for both, unless their deeds stand against each other: then nothing meets.

    Terms that only name the matter are left out; where naming it is the whole duty there are none.
    """
    results = [result for result, _ in judged.results]
    if judged.verdict is Verdict.CONFLICT or any(
        each.term == "deed" and each.rule not in _DEEDS_ALIKE for each in results
    ):
        return
    left, right = judged.pairs[0]
    texts = labels.texts(left.proposal, right.proposal, row.topic)
    topic = labels.comparison.taxonomy.topics[row.topic]
    naming = frozenset() if topic.duty_is_naming else frozenset(topic.identifying)
    for result in results:
        if result.term not in naming and result.term not in WHOM_AND_WHEN:
            found = meets_both(result, texts, results)
            if found is not None:
                yield found


def column_of(proposal: Proposal, called: str, only: Collection[tuple[str, str]] | None = None) -> TextColumn:
    """All that the heading of a text says; with `only`, the sources of these provisions alone."""
    clauses: dict[str, dict[str, None]] = {source: {} for source in proposal.sources}
    for provision in proposal.provisions:
        if only is not None and (proposal.id, provision.id) not in only:
            continue
        for source in provision.sources:
            clauses.setdefault(source, {}).update(dict.fromkeys(provision.clauses))
    publishers = Counter(each.publisher for each in proposal.sources.values())
    return TextColumn(
        proposal=proposal.id,
        called=called,
        party=proposal.party_name,
        title=proposal.title,
        date=f"{proposal.date}, handed over {proposal.handed_over}" if proposal.handed_over else proposal.date,
        status=proposal.status.value,
        missing=proposal.missing,
        file=proposal.file,
        sha256=proposal.sha256,
        options=tuple(proposal.options.values()),
        sources=tuple(
            _source(source, tuple(clauses[source.id]), publishers)
            for source in proposal.sources.values()
            if only is None or clauses[source.id]
        ),
        language=proposal.language,
    )


def _source(source: Source, clauses: tuple[str, ...], publishers: Mapping[str | None, int]) -> SourceLine:
    if source.withheld:
        return SourceLine(source.id, "source withheld", "source withheld", (), clauses)
    status = source.status.value if source.status else None
    translated = f"translated by {source.translated_by}" if source.translated_by else None
    about = (source.publisher, source.date, status, translated, source.url)
    tells = source.publisher is not None and publishers[source.publisher] == 1
    name = (source.publisher if tells else None) or source.title
    return SourceLine(source.id, name, source.title, tuple(each for each in about if each), clauses)
