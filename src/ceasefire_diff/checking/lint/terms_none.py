"""terms.none: a provision that states no term, so that nothing in it can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level


def find(text: LintedProposal) -> Iterator[Match]:
    """Provisions without terms in a topic that has some."""
    for provision in text.provisions:
        if not provision.terms and text.topic(provision).terms:
            terms = ", ".join(text.topic(provision).terms)
            yield Match(provision.place, {"topic": provision.topic, "terms": terms}, provision)


RULE: Final = Rule(
    id="terms.none",
    level=Level.NOTE,
    means="A provision states no term of its topic. It is lined up and shown, and a person must read it.",
    fix="State what the text says of the topic's terms. If it says nothing that they can hold, leave it.",
    says="The provision states no term of the topic `{topic}`, so that it is for a person to read",
    says_fix="State what the text says of: {terms}",
    breaks="""\
provisions:
  - id: days
    clause: "1"
    topic: duration
    text: It lasts 30 days.
""",
    holds="""\
provisions:
  - id: days
    clause: "1"
    topic: duration
    text: It lasts 30 days.
    terms: {of: ceasefire, length: 30 days}
""",
)
