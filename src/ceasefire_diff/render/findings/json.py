"""Findings as JSON, format ceasefire-findings/1, and its schema, from one declaration; things are only added to it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from ceasefire_diff.checking.finding import Finding, Outcome, Related, RelatedKind
from ceasefire_diff.render.findings.words import cure_of, message_of, related_of
from ceasefire_diff.source.diagnostics import Level
from ceasefire_diff.wording.escape_hidden import visible_in_json

LineOrColumn = Annotated[int, Meta(ge=1, description="Counts from 1; null where it is not known.")]


class PublishedPlace(Struct):
    """A place that a reader of a finding wants to see too; `revision` is null where it is on disk."""

    what: RelatedKind
    file: str
    line: LineOrColumn | None
    column: LineOrColumn | None
    revision: str | None
    message: str


class PublishedFinding(Struct):
    """One thing found; `fingerprint` is the same for the same fact in every run."""

    rule: str
    level: Level
    fails: bool
    file: str
    line: LineOrColumn | None
    column: LineOrColumn | None
    proposal: str | None
    provision: str | None
    clauses: Sequence[str]
    message: str
    cure: str
    arguments: Mapping[str, str]
    related: Sequence[PublishedPlace]
    fingerprint: str


class PublishedFindings(Struct, rename="kebab"):
    """What `validate` and `check` print with --format json; `summary` counts the findings of each level."""

    format: Literal["ceasefire-findings/1"]
    command: str
    base: str | None
    fail_on: str
    findings: Sequence[PublishedFinding]
    summary: Mapping[Level, int]


def findings_as_json(outcome: Outcome) -> str:
    """All findings as one object, with a line break at its end."""
    whole = PublishedFindings(
        format="ceasefire-findings/1",
        command=outcome.command,
        base=outcome.base,
        fail_on=outcome.fail_on.value if outcome.fail_on else "never",
        findings=[_finding(each, outcome) for each in outcome.findings],
        summary={level: sum(each.level is level for each in outcome.findings) for level in Level},
    )
    return visible_in_json(json.dumps(msgspec.to_builtins(whole), ensure_ascii=False, indent=1)) + "\n"


def findings_schema() -> dict[str, Any]:
    """The JSON Schema of what is printed, draft 2020-12."""
    (whole,), parts = msgspec.json.schema_components([PublishedFindings], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Findings in files of ceasefire-diff",
        **whole,
        "$defs": parts,
    }


def _finding(finding: Finding, outcome: Outcome) -> PublishedFinding:
    return PublishedFinding(
        rule=finding.rule,
        level=finding.level,
        fails=outcome.fails(finding),
        file=finding.place.file,
        line=finding.place.line or None,
        column=finding.place.column or None,
        proposal=finding.proposal or None,
        provision=finding.provision or None,
        clauses=finding.clauses,
        message=message_of(finding),
        cure=cure_of(finding),
        arguments=finding.arguments,
        related=[_related(each) for each in finding.related],
        fingerprint=finding.fingerprint,
    )


def _related(related: Related) -> PublishedPlace:
    return PublishedPlace(
        what=related.what,
        file=related.place.file,
        line=related.place.line or None,
        column=related.place.column or None,
        revision=related.revision,
        message=related_of(related),
    )
