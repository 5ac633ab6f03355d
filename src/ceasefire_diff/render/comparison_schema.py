"""Declares the published JSON of a comparison, once: what is written and its JSON Schema are made from these classes.

Within a format things are only added, so the schema allows keys that it does not know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from ceasefire_diff.comparing.comparison import Reason
from ceasefire_diff.model.proposal import Met, Modality, Stance, Status
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.values.relation import RelationKind, Side

FORMAT: Final = "ceasefire-comparison/1"

Count = Annotated[int, Meta(ge=0)]
VariantId = Annotated[str, Meta(description="A proposal's id, with # and an option's id where it has options.")]


class _Published(Struct, rename="kebab"):
    """A class whose fields are keys of the JSON, in this order."""


class PublishedVariant(_Published):
    """A proposal, or one of its options."""

    id: VariantId
    option: str | None
    title: str | None


class PublishedSource(_Published):
    """A source, of which nothing but its status is told where it is withheld."""

    id: str
    status: Status
    withheld: bool
    title: str | UnsetType = UNSET
    publisher: str | UnsetType | None = UNSET
    date: str | UnsetType | None = UNSET
    url: str | UnsetType | None = UNSET
    authentic: str | UnsetType | None = UNSET
    translated_by: str | UnsetType | None = UNSET


class Partial(_Published):
    """What a file does not hold."""

    partial: str


class PublishedProposal(_Published):
    """One text that is compared."""

    id: str
    party: str
    title: str
    date: str
    status: Status
    coverage: Literal["complete"] | Partial
    file: str
    sha256: Annotated[str, Meta(pattern="^([0-9a-f]{64})?$")]
    variants: Annotated[Sequence[PublishedVariant], Meta(min_length=1)]
    parties: Annotated[Sequence[str], Meta(min_length=1)]
    language: str | None
    clause_numbers: str | None
    handed_over: str | None
    sources: Sequence[PublishedSource]


class PublishedCondition(_Published):
    """What a provision is a condition for."""

    event: str
    met: Met


class PublishedRequirement(_Published):
    """What a provision waits for."""

    event: str
    of: str | None
    amount: str | None


class PublishedAlongside(_Published):
    """What a provision goes together with, and how much of each for how much of the other."""

    event: str
    this: str | None
    that: str | None


class PublishedProvision(_Published):
    """One provision of a row."""

    proposal: str
    id: str
    clause: Annotated[str, Meta(description="The clause numbers in one string; `clauses` has them apart.")]
    text: Annotated[str, Meta(description="The file's paraphrase.")]
    line: Count
    terms: Mapping[str, str]
    topic: str
    clauses: Sequence[str]
    modality: Modality
    stance: Stance
    keys: Mapping[str, str]
    before: Sequence[str]
    after: Sequence[str]
    condition_for: Sequence[PublishedCondition]
    requires: Sequence[PublishedRequirement]
    at_the_same_time_as: Sequence[PublishedAlongside]
    step_by_step_with: Sequence[PublishedAlongside]
    as_long_as: Sequence[PublishedAlongside]
    is_event: str | None
    options: Sequence[str]
    stages: Sequence[str]
    issues: Sequence[str]
    sources: Sequence[str]
    status: Status
    heading: str | None
    quote: str | None
    short: str | None
    caveat: str | None


class PublishedStatement(_Published):
    """What one provision states of a term."""

    proposal: str
    provision: str
    value: str
    line: Count
    clauses: Sequence[str]
    side: Side


class PublishedLink(_Published):
    """A glossary entry that makes one thing of two names."""

    left: str
    right: str
    entry: str


class PublishedResult(_Published):
    """How two variants stand on one term."""

    term: str
    relation: RelationKind
    verdict: Verdict
    rule: Annotated[str, Meta(pattern="^[a-z]+\\.[a-z-]+$")]
    reason: str
    stated: Sequence[PublishedStatement]
    common: str | None
    distance: str | None
    inner: Side | None
    left_adds: Sequence[str]
    right_adds: Sequence[str]
    excluded: Sequence[str]
    links: Sequence[PublishedLink]
    arguments: Mapping[str, str]


class PublishedPair(_Published):
    """How two variants stand on one row."""

    left: VariantId
    right: VariantId
    verdict: Verdict
    results: Annotated[Sequence[PublishedResult], Meta(min_length=1)]
    left_provisions: Sequence[str]
    right_provisions: Sequence[str]


class PublishedRow(_Published):
    """One issue."""

    id: Annotated[str, Meta(description="Stable: made from topic and objects, never from a position or a party.")]
    topic: str
    group: str
    title: str
    stage: Sequence[str]
    about: Sequence[str]
    objects: Mapping[str, Sequence[str]]
    event: str | None
    provisions: Annotated[Sequence[PublishedProvision], Meta(min_length=1)]
    pairs: Annotated[Sequence[PublishedPair], Meta(min_length=1)]


class PublishedMember(_Published):
    """One side of what may be related."""

    proposal: str
    provision: str
    clauses: Sequence[str]


class PublishedRelated(_Published):
    """Two provisions that were not matched and may be related."""

    left: PublishedMember
    right: PublishedMember
    reason: Reason
    text: str
    arguments: Mapping[str, str]


class PublishedNotice(_Published):
    """What a reader must know before reading the rows."""

    id: str
    text: str
    arguments: Mapping[str, str]


class PublishedRemark(_Published):
    """Something found within one text."""

    rule: str
    proposal: str
    provisions: Sequence[str]
    text: str
    arguments: Mapping[str, str]


class VerdictCounts(_Published, forbid_unknown_fields=True):
    """How many rows came to each verdict."""

    agree: Count
    partly: Count
    open: Count
    conflict: Count
    one_sided: Count
    unclear: Count


class PublishedSummary(_Published):
    """The counts of one pair of variants."""

    left: VariantId
    right: VariantId
    counts: VerdictCounts


class PublishedSelection(_Published):
    """Which rows are shown."""

    rows: Count
    of: Count
    verdicts: Sequence[Verdict]
    topics: Sequence[str]


class PublishedComparison(_Published):
    """What `ceasefire-diff compare --format json` prints."""

    format: Literal["ceasefire-comparison/1"]
    rules: Annotated[int, Meta(ge=1, description="The number of the set of verdict rules.")]
    proposals: Annotated[Sequence[PublishedProposal], Meta(min_length=2)]
    rows: Sequence[PublishedRow]
    maybe_related: Sequence[PublishedRelated]
    notices: Sequence[PublishedNotice]
    findings: Sequence[PublishedRemark]
    summary: Sequence[PublishedSummary]
    shown: PublishedSelection


def comparison_schema() -> dict[str, Any]:
    """The JSON Schema of what is printed, draft 2020-12."""
    (whole,), parts = msgspec.json.schema_components([PublishedComparison], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A comparison of written ceasefire positions",
        **whole,
        "$defs": parts,
    }
