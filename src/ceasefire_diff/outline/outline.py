"""One order and one content for every format: what is told of a comparison, row by row, before it takes a shape."""

from __future__ import annotations

from msgspec import Struct

from ceasefire_diff.comparing.comparison import Comparison, Row
from ceasefire_diff.model.proposal import Source
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.cells import Cell, cells_of
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.pair_verdicts import Judged, judged_in, shared_reasons
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.sentences import (
    COUNTS_CAUTION,
    VERDICT_WORDS,
    notice_sentence,
    related_sentence,
    remark_sentence,
)


class Selection(Struct, frozen=True):
    """Rows with one of these verdicts for some pair of texts, and of one of these topics; an empty set asks nothing."""

    verdicts: frozenset[Verdict] = frozenset()
    topics: frozenset[str] = frozenset()

    @property
    def is_everything(self) -> bool:
        """Whether no row is left out."""
        return not self.verdicts and not self.topics

    def holds(self, row: Row) -> bool:
        """Whether a row is to be shown; it is shown whole."""
        if self.topics and row.topic not in self.topics:
            return False
        return not self.verdicts or any(pair.verdict in self.verdicts for pair in row.pairs)


EVERYTHING = Selection()
"""Leaves nothing out."""


class SourceLine(Struct, frozen=True):
    """A publication one text was read in, and the clauses read there."""

    id: str
    title: str
    about: tuple[str, ...]
    clauses: tuple[str, ...]


class Column(Struct, frozen=True):
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
    """One matter: its title, what each text states, and what each pair of texts comes to.

    `shared` are the reasons that hold for every pair; `judged` has those of single pairs.
    `is_per_pair` is set where more than two texts are compared, so that a verdict is told for each pair.
    """

    id: str
    topic: str
    title: str
    objects: tuple[str, ...]
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


class RelatedOutline(Struct, frozen=True):
    """Two provisions offered as perhaps related, as they are called and found, and why."""

    left: str
    right: str
    left_title: str
    right_title: str
    why: Sentence


class Counts(Struct, frozen=True):
    """How many rows of one pair of texts came to each verdict."""

    left: str
    right: str
    pair: str
    counts: dict[Verdict, int]


class Outline(Struct, frozen=True):
    """All that is told of a comparison; formats turn it into bytes and add nothing."""

    columns: tuple[Column, ...]
    notices: tuple[Sentence, ...]
    shown: Sentence | None
    groups: tuple[GroupOutline, ...]
    related: tuple[RelatedOutline, ...]
    remarks: tuple[Sentence, ...]
    counts: tuple[Counts, ...]
    caution: str = COUNTS_CAUTION

    @property
    def rows(self) -> tuple[RowOutline, ...]:
        """Every row shown, in order."""
        return tuple(row for group in self.groups for row in group.rows)


def outline(comparison: Comparison, show: Selection = EVERYTHING) -> Outline:
    """What is to be told of a comparison, in the order every format follows."""
    calling = Labels(comparison)
    groups: dict[str, list[RowOutline]] = {}
    shown = 0
    for row in comparison.rows:
        if show.holds(row):
            shown += 1
            group = comparison.taxonomy.topics[row.topic].group
            groups.setdefault(group, []).append(_row(row, calling))
    return Outline(
        columns=tuple(_column(calling, proposal.id) for proposal in comparison.proposals),
        notices=tuple(
            notice_sentence(each, calling.spoken) for each in comparison.notices if each.id != "counts.depend"
        ),
        shown=None if show.is_everything else _shown(show, shown, len(comparison.rows)),
        groups=tuple(
            GroupOutline(group, comparison.taxonomy.group_title(group), tuple(rows)) for group, rows in groups.items()
        ),
        related=_related(calling),
        remarks=tuple(remark_sentence(*calling.remark(each)) for each in comparison.remarks),
        counts=tuple(
            Counts(left.id, right.id, calling.pair(left, right), counts) for left, right, counts in calling.counts()
        ),
    )


def _row(row: Row, calling: Labels) -> RowOutline:
    cells = cells_of(row, calling)
    shared, judged = shared_reasons(judged_in(row, calling))
    return RowOutline(
        id=row.id,
        topic=row.topic,
        title=calling.title_of(row),
        objects=calling.objects_of(row),
        stages=calling.stages_of(row),
        cells=cells,
        shared=shared,
        judged=judged,
        is_per_pair=len(calling.proposals) > 2,  # noqa: PLR2004 - two texts make one pair
    )


def _shown(show: Selection, shown: int, of: int) -> Sentence:
    asked = []
    if show.verdicts:
        asked.append("verdicts " + ", ".join(VERDICT_WORDS[each] for each in Verdict if each in show.verdicts))
    if show.topics:
        asked.append(f"topics {quoted(', '.join(sorted(show.topics)))}")
    return Sentence(f"Shown here: {shown} of {of} rows ({'; '.join(asked)}). Counts are of all rows.")


def _column(calling: Labels, proposal_id: str) -> Column:
    proposal = calling.proposals[proposal_id]
    clauses: dict[str, dict[str, None]] = {source: {} for source in proposal.sources}
    for provision in proposal.provisions:
        for source in provision.sources:
            clauses.setdefault(source, {}).update(dict.fromkeys(provision.clauses))
    return Column(
        proposal=proposal.id,
        called=calling.called[proposal.id],
        party=proposal.party_name,
        title=proposal.title,
        date=proposal.date,
        status=proposal.status.value,
        missing=proposal.missing,
        file=proposal.file,
        sha256=proposal.sha256,
        options=tuple(proposal.options.values()),
        sources=tuple(_source(source, tuple(clauses[source.id])) for source in proposal.sources.values()),
        language=proposal.language,
    )


def _source(source: Source, clauses: tuple[str, ...]) -> SourceLine:
    if source.withheld:
        return SourceLine(source.id, "source withheld", (), clauses)
    status = source.status.value if source.status else None
    translated = f"translated by {source.translated_by}" if source.translated_by else None
    about = (source.publisher, source.date, status, translated, source.url)
    return SourceLine(source.id, source.title, tuple(each for each in about if each), clauses)


def _related(calling: Labels) -> tuple[RelatedOutline, ...]:
    return tuple(
        RelatedOutline(
            left=calling.place_of(each.left),
            right=calling.place_of(each.right),
            left_title=calling.provision_text(each.left),
            right_title=calling.provision_text(each.right),
            why=related_sentence(each),
        )
        for each in calling.comparison.maybe_related
    )
