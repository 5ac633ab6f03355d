"""What questions are made from: a comparison of two texts looked up by provision, and how a provision is shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import combinations

from ceasefire_diff.comparing.as_read import provisions_as_read
from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.comparison import Comparison, PairResult, Row
from ceasefire_diff.model.answers import Asked
from ceasefire_diff.model.glossary import Glossary
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.reading.proposals import read_proposals
from ceasefire_diff.reading.source_file import LoadedFile
from ceasefire_diff.reviewing.question import ShownProvision
from ceasefire_diff.reviewing.workbench import Workbench
from ceasefire_diff.source.diagnostics import CannotRun, Level, refused

SPECIAL = ("sequence", "conditions")
"""Topics whose rows are made of provisions that stand in rows of their own matter too."""


class TextsCompared:
    """Two proposals of a comparison, and the rows both of them may stand in."""

    def __init__(self, comparison: Comparison, left: Proposal, right: Proposal) -> None:
        self.comparison = comparison
        self.left = left
        self.right = right
        self._provisions = {(each.id, one.id): one for each in (left, right) for one in each.provisions}

    @property
    def glossary(self) -> Glossary:
        """The glossary of both."""
        return self.comparison.glossary

    @property
    def of_one_paper(self) -> bool:
        """Whether both are versions of one paper, which hold its agreed text alike."""
        return bool(self.left.version and self.right.version) and self.left.file == self.right.file

    @cached_property
    def _as_read(self) -> dict[str, dict[str, Provision]]:
        return {side.id: {each.id: each for each in provisions_as_read(side)} for side in (self.left, self.right)}

    def as_read(self, proposal: Proposal) -> Collection[Provision]:
        """The provisions of one of the two texts as they are compared."""
        return self._as_read[proposal.id].values()

    def provision_as_read(self, proposal: str, provision_id: str) -> Provision:
        """A provision of one of the two texts as it is compared."""
        return self._as_read[proposal][provision_id]

    @cached_property
    def pairs(self) -> list[tuple[Row, PairResult]]:
        """Each row with each pair of variants of these two texts."""
        wanted = (self.left.id, self.right.id)
        return [
            (row, pair)
            for row in self.comparison.rows
            for pair in row.pairs
            if (pair.left.proposal, pair.right.proposal) == wanted
        ]

    @cached_property
    def two_sided(self) -> list[tuple[Row, PairResult]]:
        """The rows of matters in which both texts speak."""
        return [
            (row, pair) for row, pair in self.pairs if pair.left_provisions and pair.right_provisions and not _made(row)
        ]

    @cached_property
    def answered(self) -> frozenset[tuple[str, str]]:
        """The provisions that stand in a row with one of the other text, by proposal and id."""
        return frozenset(
            (proposal, each)
            for _, pair in self.two_sided
            for proposal, ids in ((self.left.id, pair.left_provisions), (self.right.id, pair.right_provisions))
            for each in ids
        )

    def provision(self, proposal: str, provision_id: str) -> Provision:
        """A provision of one of the two texts."""
        return self._provisions[proposal, provision_id]

    def members(self, pair: PairResult) -> tuple[list[Provision], list[Provision]]:
        """The provisions of a row for one pair of variants."""
        return (
            [self.provision(self.left.id, each) for each in pair.left_provisions],
            [self.provision(self.right.id, each) for each in pair.right_provisions],
        )

    def said(self, provision: Provision) -> ShownProvision:
        """A provision as it is shown beside a question."""
        proposal = self.left if provision.proposal == self.left.id else self.right
        return ShownProvision(provision.proposal, proposal.party_name, provision.id, provision.clauses, provision.text)

    def said_of(self, lefts: Iterable[Provision], rights: Iterable[Provision]) -> tuple[ShownProvision, ...]:
        """Provisions of both texts as they are shown beside a question: each once, in the order of its text."""
        return tuple(
            self.said(each)
            for proposal, found in ((self.left, lefts), (self.right, rights))
            for ids in [{each.id for each in found}]
            for each in proposal.provisions
            if each.id in ids
        )

    def kept_unknown(self, asked: Asked) -> set[frozenset[str]]:
        """What is kept as not to be answered, of one kind."""
        return {frozenset(each.about) for each in self.glossary.unknown if each.asked is asked}


def _made(row: Row) -> bool:
    return row.event is not None or (
        row.topic in SPECIAL
        and any(result.rule.startswith(("order.", "conditions.")) for result in row.pairs[0].results)
    )


def each_two_texts(comparison: Comparison) -> Iterator[TextsCompared]:
    """Every two texts of a comparison, in its order."""
    for left, right in combinations(comparison.proposals, 2):
        yield TextsCompared(comparison, left, right)


def keys_of(pair: PairResult) -> frozenset[str]:
    """The provisions of a row for one pair of variants, as what is kept of them names them."""
    return frozenset(f"{text}/{each}" for text, ids in pair.by_text.items() for each in ids)


def compared(bench: Workbench) -> Comparison:
    """Read all files as they are now and compare them; raises CannotRun with all complaints of errors."""
    loaded = [LoadedFile(path, bench.texts[path].encode()) for path in bench.proposals]
    glossary = LoadedFile(bench.glossary, bench.text_of_glossary.encode())
    read = read_proposals(loaded, glossary=glossary, topics_file=bench.topics_file)
    errors = [each for each in read.problems if each.level is Level.ERROR]
    if errors:
        raise CannotRun(*errors)
    chosen = [path for path, _ in bench.versions]
    asked = [each for each in read.proposals if each.file not in chosen or (each.file, each.version) in bench.versions]
    if len(asked) < 2:  # noqa: PLR2004 - a comparison has two sides
        fix = "Name another file, or one that holds several versions"
        raise refused("usage.one-file", "a review needs at least two texts", fix)
    return compare(asked, read.taxonomy)
