"""clause.missing: a provision that does not say where in the text it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level


def find(text: LintedProposal) -> Iterator[Match]:
    """Provisions without a clause."""
    for provision in text.provisions:
        if not provision.clauses:
            yield Match(provision.place, {"provision": provision.id}, provision)


RULE: Final = Rule(
    id="clause.missing",
    level=Level.WARNING,
    means="A provision does not say in which clause of the text it stands, so a reader cannot check it against the "
    "text.",
    fix="Write the clause. Where the text has no numbers, give it some and say `clause-numbers: ours` in the header.",
    says="The provision `{provision}` does not say in which clause it stands",
    says_fix="Add `clause: …`; where the text has no numbers, use your own and say `clause-numbers: ours` in the "
    "header",
    breaks="""\
provisions:
  - id: days
    topic: duration
    text: It lasts 30 days.
    terms: {of: ceasefire, length: 30 days}
""",
    holds="""\
provisions:
  - id: days
    clause: III.5
    topic: duration
    text: It lasts 30 days.
    terms: {of: ceasefire, length: 30 days}
""",
)
