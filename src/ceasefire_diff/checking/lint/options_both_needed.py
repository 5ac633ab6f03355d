"""options.both-needed: a provision outside all options that leans on two of them at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match, on_options
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level

_ID: Final = "options.both-needed"


def find(text: LintedProposal) -> Iterator[Match]:
    """What the engine remarks of the text alone."""
    return on_options(text, _ID)


RULE: Final = Rule(
    id=_ID,
    level=Level.WARNING,
    means="A provision outside all options needs provisions of two options, and the party offers them as "
    "alternatives: whichever is chosen, something is missing. A comparison tells it as a remark on that text.",
    fix="Put the provision into each option it belongs to, with what it needs there.",
    says="This provision stands in no option and needs provisions of several: {options}",
    says_fix="Write one such provision for each option, with `option: …` and what it needs there",
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
  - id: freeze
    clause: 1b
    option: second
    topic: force-freeze
    by: South
    text: South moves no forces.
    terms: {forces: armed forces, act: movement, state: banned}
  - id: start
    clause: "2"
    topic: entry-into-force
    requires: [leave, freeze]
    text: The ceasefire waits for both.
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
  - id: freeze
    clause: 1b
    option: second
    topic: force-freeze
    by: South
    text: South moves no forces.
    terms: {forces: armed forces, act: movement, state: banned}
  - id: start
    clause: "2"
    option: first
    topic: entry-into-force
    requires: leave
    text: The ceasefire waits for the withdrawal.
    terms: {of: ceasefire}
""",
)
