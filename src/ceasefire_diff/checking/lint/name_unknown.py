"""name.unknown: a name that stands neither under `names` in the glossary nor among the words of the topic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match, named
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level
from ceasefire_diff.values.words import folded


def find(text: LintedProposal) -> Iterator[Match]:
    """Such names, each once; the words a topic offers and the parties themselves are known."""
    seen = {folded(party) for party in text.proposal.party}
    for each in text.names:
        label = folded(each.name.label)
        if each.name.listed or label in seen or (each.term and label in map(folded, each.term.usual)):
            continue
        seen.add(label)
        yield Match(each.place, {"term": named(each.key), "label": each.name.label}, each.provision)


RULE: Final = Rule(
    id="name.unknown",
    level=Level.NOTE,
    means="A name stands neither under `names` in the glossary nor among the words of the topic. It is the same as "
    "itself and nothing is known to differ from it, so no conflict can rest on it; if the other text calls the thing "
    "otherwise, the two do not meet.",
    fix="List it under `names` in the glossary, with what others call it; `ceasefire-diff names A B` prints the "
    "line. What only one text speaks of may stay unlisted.",
    says="`{term}` has `{label}`, which stands neither under `names` in the glossary nor among the words of the topic",
    says_fix="List it under `names` in the glossary if another text may speak of it; `ceasefire-diff names` prints the "
    "line",
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
