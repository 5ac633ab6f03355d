"""What a comparison is, once made: rows, pairs of variants, results, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct, field

from ceasefire_diff.model.answers import Stale
from ceasefire_diff.model.glossary import Glossary
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.values.kind import Value
from ceasefire_diff.values.relation import Link, RelationKind, Side


class Variant(Struct, frozen=True):
    """One option of a proposal with all that stands outside its options; `option` is None where it has none."""

    proposal: str
    option: str | None = None

    @property
    def id(self) -> str:
        """`proposal#option`, or the proposal's id alone."""
        return f"{self.proposal}#{self.option}" if self.option else self.proposal


class Stated(Struct, frozen=True):
    """One value as one provision states it: the file's words, where they stand, and the value where there is one.

    `value` is None of what is no value of one term: a provision as a whole, its order, what it does.
    """

    proposal: str
    provision: str
    text: str
    clauses: tuple[str, ...]
    line: int
    value: Value | None = None


class TermResult(Struct, frozen=True):
    """How two variants stand on one term or key of a row.

    `term` is the term's or key's name, or `deed`, `order`, `condition`, `definition`, `row`. The sentence is made from
    `rule`, the stated values and `arguments` in one place, wording/sentences.py.
    """

    term: str
    relation: RelationKind
    verdict: Verdict
    rule: str
    left: tuple[Stated, ...] = ()
    right: tuple[Stated, ...] = ()
    inner: Side | None = None
    common: str | None = None
    distance: str | None = None
    left_adds: tuple[str, ...] = ()
    right_adds: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    arguments: Mapping[str, str] = field(default_factory=dict)

    def stated(self, side: Side) -> tuple[Stated, ...]:
        """What one side states."""
        return self.left if side is Side.LEFT else self.right

    def value(self, side: Side) -> Value | None:
        """The first value of one side, which is its only one where two values were related."""
        stated = self.stated(side)
        return stated[0].value if stated else None


class PairResult(Struct, frozen=True):
    """One row, judged for one pair of variants; `left_provisions` and `right_provisions` are ids."""

    left: Variant
    right: Variant
    verdict: Verdict
    results: tuple[TermResult, ...]
    left_provisions: tuple[str, ...]
    right_provisions: tuple[str, ...]

    @property
    def by_text(self) -> dict[str, frozenset[str]]:
        """The provisions of each side, by the proposal they stand in."""
        return {
            self.left.proposal: frozenset(self.left_provisions),
            self.right.proposal: frozenset(self.right_provisions),
        }


class Member(Struct, frozen=True):
    """A provision that stands in a row, by proposal and id."""

    proposal: str
    provision: str


class Row(Struct, frozen=True):
    """One matter: the provisions that speak of it and what each pair of variants comes to.

    `objects` are labels of what the row is about, by identifying term, in every party's own words; `event` is set
    on rows of conditions and of order made by the engine.
    """

    id: str
    topic: str
    objects: Mapping[str, tuple[str, ...]]
    stages: tuple[str, ...]
    members: tuple[Member, ...]
    pairs: tuple[PairResult, ...]
    event: str | None = None


LIKELY: Final = "row.likely"
"""The rule of rows that only likeness of words holds together."""

UNCONFIRMED_ROWS: Final = "rows.likely"
"""The notice that there are such rows."""


def is_likely(row: Row) -> bool:
    """Whether only likeness of words holds a row together, for some pair of variants."""
    return any(each.rule == LIKELY for pair in row.pairs for each in pair.results)


class Reason(StrEnum):
    """Why two provisions are offered as perhaps related."""

    WORDS_ALIKE = "words-alike"
    NAME_NOT_LINKED = "name-not-linked"
    NEIGHBOUR_TOPIC = "neighbour-topic"
    FITS_SEVERAL = "fits-several"


class MaybeRelated(Struct, frozen=True):
    """Two provisions that stand in no common row and might speak of one matter; never merged, only offered."""

    left: Member
    right: Member
    reason: Reason
    arguments: Mapping[str, str] = field(default_factory=dict)
    likeness: float = 0.0


class Notice(Struct, frozen=True):
    """Something a reader must know before reading the rows; its sentence is made in wording/sentences.py."""

    id: str
    arguments: Mapping[str, str] = field(default_factory=dict)


class Remark(Struct, frozen=True):
    """Something found within one text: it states two things, or needs provisions of two options."""

    rule: str
    proposal: str
    provisions: tuple[str, ...]
    arguments: Mapping[str, str] = field(default_factory=dict)


class Comparison(Struct, frozen=True):
    """The whole of what the engine says of two or more proposals, in stable order."""

    proposals: tuple[Proposal, ...]
    variants: tuple[Variant, ...]
    taxonomy: Taxonomy
    glossary: Glossary
    rows: tuple[Row, ...]
    maybe_related: tuple[MaybeRelated, ...]
    notices: tuple[Notice, ...]
    remarks: tuple[Remark, ...]
    stale: tuple[Stale, ...] = ()

    def proposal(self, proposal_id: str) -> Proposal:
        """The proposal of that id."""
        return next(each for each in self.proposals if each.id == proposal_id)

    def counts(self, rows: Iterable[Row] | None = None) -> dict[tuple[Variant, Variant], dict[Verdict, int]]:
        """How many of these rows, or of all, came to each verdict, for every pair of variants.

        It depends on how the texts were cut.
        """
        counted: dict[tuple[Variant, Variant], dict[Verdict, int]] = {}
        for row in self.rows if rows is None else rows:
            for pair in row.pairs:
                of_pair = counted.setdefault((pair.left, pair.right), dict.fromkeys(Verdict, 0))
                of_pair[pair.verdict] += 1
        place = {variant: number for number, variant in enumerate(self.variants)}
        return dict(sorted(counted.items(), key=lambda each: (place[each[0][0]], place[each[0][1]])))


def stated_whole(provision: Provision, key: str = "text", text: str | None = None) -> Stated:
    """A provision as a whole, in its paraphrase or in other words that stand under a key of it."""
    line = provision.places[key].line if key in provision.places and key != "text" else provision.place.line
    return Stated(provision.proposal, provision.id, text or provision.text, provision.clauses, line)
