"""source.uncited: a source that the header lists and no provision cites."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level


def find(text: LintedProposal) -> Iterator[Match]:
    """Sources beside no provision; where none is named, the first listed counts. Not while some are to come."""
    if text.proposal.unfinished:
        return
    cited = {source for provision in text.provisions for source in provision.sources}
    for source in text.proposal.sources:
        if source not in cited:
            yield Match(text.header_place(f"sources.{source}"), {"source": source})


RULE: Final = Rule(
    id="source.uncited",
    level=Level.WARNING,
    means="The header lists a source, and no provision says that it was read in it. A provision that names none was "
    "read in the first that is listed.",
    fix="Name it in the provisions that were read in it or checked against it, or tell of it in a comment or in the "
    "README.",
    says="No provision cites the source `{source}`",
    says_fix="Write `source: {source}` in the provisions that were read in it or checked against it, or delete it here",
    breaks="""\
sources: {paper: {title: The paper}, minutes: {title: The minutes of the second round}}
provisions:
  - id: days
    clause: "1"
    topic: duration
    text: It lasts 30 days.
    terms: {of: ceasefire, length: 30 days}
""",
    holds="""\
sources: {paper: {title: The paper}, minutes: {title: The minutes of the second round}}
provisions:
  - id: days
    clause: "1"
    source: [paper, minutes]
    topic: duration
    text: It lasts 30 days.
    terms: {of: ceasefire, length: 30 days}
""",
)
