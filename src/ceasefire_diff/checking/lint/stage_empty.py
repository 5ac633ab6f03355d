"""stage.empty: a stage that the header lists and no provision stands in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level


def find(text: LintedProposal) -> Iterator[Match]:
    """Stages without a provision; not while some provisions are to come."""
    if text.proposal.unfinished:
        return
    used = {stage for provision in text.provisions for stage in provision.stages}
    for stage in text.proposal.stages:
        if stage not in used:
            yield Match(text.header_place(f"stages.{stage}"), {"stage": stage})


RULE: Final = Rule(
    id="stage.empty",
    level=Level.WARNING,
    means="The header lists a stage, and no provision stands in it, so that what waits for that stage waits for "
    "nothing.",
    fix="Say the stage in the provisions that belong to it, or delete it.",
    says="No provision stands in the stage `{stage}`",
    says_fix="Write `stage: {stage}` in its provisions, or delete it from `stages`",
    breaks="""\
stages: {1: Stage 1, 2: Stage 2}
provisions:
  - id: days
    clause: "1"
    topic: duration
    stage: 1
    text: It lasts 30 days.
    terms: {of: stage 1, length: 30 days}
""",
    holds="""\
stages: {1: Stage 1, 2: Stage 2}
provisions:
  - id: days
    clause: "1"
    topic: duration
    stage: 1
    text: It lasts 30 days.
    terms: {of: stage 1, length: 30 days}
  - id: negotiate
    clause: "2"
    topic: talks
    stage: 2
    text: The parties talk about the settlement.
    terms: {subject: final settlement}
""",
)
