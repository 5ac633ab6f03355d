"""name.unknown: names that stand neither under `names` in the glossary nor among the words of the topics."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match, NameStated
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level
from ceasefire_diff.values.words import folded


def find(text: LintedProposal) -> Iterator[Match]:
    """All such names at once, at the first; the words a topic offers and the parties themselves are known."""
    known = {folded(party) for party in text.proposal.party}
    found: dict[str, NameStated] = {}
    for each in text.names:
        label = folded(each.name.label)
        if not (each.name.listed or label in known or (each.term and label in map(folded, each.term.usual))):
            found.setdefault(label, each)
    if found:
        first, *further = found.values()
        labels = ", ".join(each.name.label for each in found.values())
        arguments = {"names": f"{len(found)} name{'' if len(found) == 1 else 's'}", "labels": labels}
        yield Match(first.place, arguments, related=tuple(each.place for each in further))


RULE: Final = Rule(
    id="name.unknown",
    level=Level.NOTE,
    means="Names stand neither under `names` in the glossary nor among the words of the topics; all of a file are told "
    "at once. Such a name is the same as itself and nothing is known to differ from it, so no conflict can rest on it; "
    "if the other text calls the thing otherwise, the two do not meet.",
    fix="List them under `names` in the glossary, with what others call them; `ceasefire-diff names A B` prints the "
    "lines. What only one text speaks of may stay unlisted.",
    says="Neither under `names` in the glossary nor among the words of the topics ({names}): {labels}",
    says_fix="List under `names` in the glossary those that another text may speak of; `ceasefire-diff names` prints "
    "the lines",
    breaks="""\
provisions:
  - id: leave
    clause: "1"
    topic: withdrawal
    by: North
    text: North leaves the Green Valley.
    terms: {forces: armed forces, from: Green Valley}
""",
    holds="""\
provisions:
  - id: leave
    clause: "1"
    topic: withdrawal
    by: North
    text: North leaves the buffer zone.
    terms: {forces: armed forces, from: buffer zone}
""",
)
