"""name.both-sides: the parties named together, without saying who they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match, NameStated, named
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level
from ceasefire_diff.values.name import means_both_sides


def find(text: LintedProposal) -> Iterator[Match]:
    """All such words at once, at the first; where a topic offers the word it is as good as names."""
    found = [each for each in text.names if means_both_sides(each.name) and not _is_offered(each)]
    if found:
        keys = ", ".join(dict.fromkeys(f"`{named(each.key)}`" for each in found))
        arguments = {"label": found[0].name.label, "keys": keys}
        yield Match(found[0].place, arguments, related=tuple(each.place for each in found[1:]))


def _is_offered(stated: NameStated) -> bool:
    return stated.term is not None and stated.name.id in stated.term.usual


RULE: Final = Rule(
    id="name.both-sides",
    level=Level.NOTE,
    means="The parties are named together (both sides, the parties, each side) and not by name. That is the same as "
    "their names only where the other text lists just the two whose texts are compared; beside one of them, or in a "
    "mediator's text, nothing says who is meant.",
    fix="Name them, as in `by: [North, South]`.",
    says="`{label}` does not say who the parties are ({keys})",
    says_fix="Name them, as in `by: [North, South]`",
    breaks="""\
provisions:
  - id: leave
    clause: "1"
    topic: withdrawal
    by: both sides
    text: Both sides leave the buffer zone.
    terms: {forces: armed forces, from: buffer zone}
""",
    holds="""\
provisions:
  - id: leave
    clause: "1"
    topic: withdrawal
    by: [North, South]
    text: Both sides leave the buffer zone.
    terms: {forces: armed forces, from: buffer zone}
""",
)
