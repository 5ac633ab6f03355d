"""clause.two-ways: one clause that two provisions write in different ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.clauses import NumberedClause, read_clauses
from ceasefire_diff.checking.lint_rule import LintedProposal, Match, place_of
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level


def find(text: LintedProposal) -> Iterator[Match]:
    """Provisions whose clause others write in another way, more often or earlier."""
    alike: dict[NumberedClause, Counter[str]] = {}
    clauses = read_clauses(written for provision in text.provisions for written in provision.clauses)
    for provision in text.provisions:
        for written in provision.clauses:
            alike.setdefault(clauses[written], Counter())[written] += 1
    for provision in text.provisions:
        for written in provision.clauses:
            usual, _ = alike[clauses[written]].most_common(1)[0]
            if written != usual:
                yield Match(place_of(provision, "clause"), {"clause": written, "usual": usual}, provision)


RULE: Final = Rule(
    id="clause.two-ways",
    level=Level.WARNING,
    means="One clause of the text is written in two ways: `III.5` and `3.5`, `2 (a)` and `2a`. A reader takes them "
    "for two.",
    fix="Write it as the text does, everywhere.",
    says="The clause `{clause}` is written `{usual}` elsewhere in this file",
    says_fix="Write one of the two everywhere, the one the text has",
    breaks="""\
provisions:
  - id: days
    clause: III.5
    topic: duration
    text: It lasts 30 days.
    terms: {of: ceasefire, length: 30 days}
  - id: renewal
    clause: "3.5"
    topic: duration
    text: It may be renewed.
    terms: {of: ceasefire, renewal: by-consent}
""",
    holds="""\
provisions:
  - id: days
    clause: III.5
    topic: duration
    text: It lasts 30 days.
    terms: {of: ceasefire, length: 30 days}
  - id: renewal
    clause: III.5
    topic: duration
    text: It may be renewed.
    terms: {of: ceasefire, renewal: by-consent}
""",
)
