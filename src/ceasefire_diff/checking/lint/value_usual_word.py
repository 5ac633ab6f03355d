"""value.usual-word: a name that the topic offers in another spelling."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match, named, told_by_reading
from ceasefire_diff.checking.near_labels import likeness_to
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level
from ceasefire_diff.values.words import folded


def find(text: LintedProposal) -> Iterator[Match]:
    """Names that nothing lists and that are close to a word the topic lists for this term."""
    for each in text.names:
        term = each.term
        if term is None or each.name.listed or not (term.usual or term.words):
            continue
        usual = likeness_to((*term.words, *term.usual)).of(each.name.label)
        if usual and folded(each.name.label) not in map(folded, term.usual) and not told_by_reading(each, usual):
            yield Match(each.place, {"term": named(each.key), "label": each.name.label, "usual": usual}, each.provision)


RULE: Final = Rule(
    id="value.usual-word",
    level=Level.WARNING,
    means="A term has a name that differs by a letter, a plural or a hyphen from a word that the topic offers for "
    "it. Names are the same only if they are written alike, so that two files that mean one thing would not meet.",
    fix="Write the topic's word; `ceasefire-diff topics TOPIC` lists them. If another thing is meant, list it in "
    "the glossary.",
    says="`{term}` has `{label}`, and the topic's usual word is `{usual}`",
    says_fix="Write `{usual}`; if something else is meant, list `{label}` under `names` in the glossary",
    breaks="""\
provisions:
  - id: leave
    clause: "1"
    topic: withdrawal
    by: South
    text: South leaves the buffer zone.
    terms: {forces: armed forces, from: bufer zone}
""",
    holds="""\
provisions:
  - id: leave
    clause: "1"
    topic: withdrawal
    by: South
    text: South leaves the buffer zone.
    terms: {forces: armed forces, from: buffer zone}
""",
)
