"""options.dangling: a reference to a provision that only another option holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match, on_options
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level

_ID: Final = "options.dangling"


def find(text: LintedProposal) -> Iterator[Match]:
    """What the engine remarks of the text alone."""
    return on_options(text, _ID)


RULE: Final = Rule(
    id=_ID,
    level=Level.WARNING,
    means="A provision refers to one that stands in another option only, so that where its own option is chosen the "
    "reference leads nowhere. A comparison tells it as a remark on that text.",
    fix="Put the two into one option, or refer to what stands in every option.",
    says="This provision refers to what stands only under: {options}",
    says_fix="Put both into one option, or refer to what holds in every option",
    breaks="""\
options: {first: Option 1, second: Option 2}
provisions:
  - id: leave
    clause: 1a
    option: first
    topic: withdrawal
    by: South
    text: South leaves the border zone.
    terms: {forces: armed forces, from: border zone}
  - id: start
    clause: 1b
    option: second
    topic: entry-into-force
    requires: leave
    text: The ceasefire waits for the withdrawal.
    terms: {of: ceasefire}
""",
    holds="""\
options: {first: Option 1, second: Option 2}
provisions:
  - id: leave
    clause: 1a
    option: first
    topic: withdrawal
    by: South
    text: South leaves the border zone.
    terms: {forces: armed forces, from: border zone}
  - id: start
    clause: 1b
    option: first
    topic: entry-into-force
    requires: leave
    text: The ceasefire waits for the withdrawal.
    terms: {of: ceasefire}
  - id: negotiate
    clause: 1c
    option: second
    topic: talks
    text: The parties talk about the settlement.
    terms: {subject: final settlement}
""",
)
