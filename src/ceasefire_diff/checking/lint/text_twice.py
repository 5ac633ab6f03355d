"""text.twice: two provisions whose words are the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match, place_of
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level
from ceasefire_diff.values.words import folded


def find(text: LintedProposal) -> Iterator[Match]:
    """Provisions with the words of an earlier one; those of two options are alternatives and may be alike."""
    first: dict[tuple[str, tuple[str, ...]], Provision] = {}
    for provision in text.provisions:
        words = folded(provision.text).rstrip(".")
        earlier = first.setdefault((words, provision.options), provision)
        if earlier is not provision:
            place, other = place_of(provision, "text"), place_of(earlier, "text")
            yield Match(place, {"other": earlier.id}, provision, (other,))


RULE: Final = Rule(
    id="text.twice",
    level=Level.WARNING,
    means="Two provisions have the same words, so that a table would print one sentence twice and tell nobody which "
    "part of it each row is about.",
    fix="What the text says twice is one provision with two clauses. Where one sentence was cut in two, let each "
    "part tell what it is about.",
    says="The words are those of the provision `{other}`",
    says_fix="Make one provision with two clauses of what the text says twice; else let each tell its own part of the "
    "sentence",
    breaks="""\
provisions:
  - id: no-attacks
    clause: "1"
    topic: prohibited-acts
    text: All hostilities stop.
    terms: {acts: all hostilities}
  - id: no-attacks-either
    clause: "2"
    topic: prohibited-acts
    text: All hostilities stop.
    terms: {acts: all hostilities}
""",
    holds="""\
provisions:
  - id: no-attacks
    clause: ["1", "2"]
    topic: prohibited-acts
    text: All hostilities stop.
    terms: {acts: all hostilities}
""",
)
