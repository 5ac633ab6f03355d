"""letters.look-alike: a word that mixes letters of two scripts which look the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match, place_of, stated_values
from ceasefire_diff.checking.near_labels import mixed
from ceasefire_diff.model.glossary import Glossary
from ceasefire_diff.model.proposal import Position
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level


def find(text: LintedProposal) -> Iterator[Match]:
    """Such words in ids, names, values, titles and paraphrases."""
    proposal = text.proposal
    for key, words in (("party", proposal.party), ("title", (proposal.title,))):
        yield from (Match(text.header_place(key), found) for each in words for found in mixed(each))
    for kind, labels in (("options", proposal.options), ("stages", proposal.stages)):
        for name, label in labels.items():
            yield from (Match(text.header_place(f"{kind}.{name}"), found) for found in mixed(label))
    for provision in text.provisions:
        said = [("text", provision.text), ("heading", provision.heading or "")]
        said += [("clause", clause) for clause in provision.clauses]
        said += [(key, value.written) for key, value in stated_values(provision)]
        for key, written in said:
            yield from (Match(place_of(provision, key), found, provision) for found in mixed(written))


def find_in_glossary(glossary: Glossary) -> Iterator[Match]:
    """Such words in the labels of names and events."""
    for kind, entries in (("names", glossary.names), ("events", glossary.events)):
        for name, labels in entries.items():
            place = Position(*glossary.places.get(f"{kind}.{name}", (1, 1)))
            yield from (Match(place, found) for label in labels for found in mixed(label))


RULE: Final = Rule(
    id="letters.look-alike",
    level=Level.WARNING,
    means="A word mixes letters of two scripts that look the same on a screen: a Cyrillic a in a Latin word, or the "
    "reverse. It is then another word, and neither a search nor a comparison finds it.",
    fix="Type the word anew in one script.",
    says="`{word}` is written in {script} letters but for `{letter}` ({code}, {name})",
    says_fix="Type the word anew in one script",
    breaks="""\
provisions:
  - id: leave
    clause: "1"
    topic: withdrawal
    by: N\u043erth
    text: North leaves the border zone.
    terms: {forces: armed forces, from: border zone}
""",
    holds="""\
provisions:
  - id: leave
    clause: "1"
    topic: withdrawal
    by: North
    text: North leaves the border zone.
    terms: {forces: armed forces, from: border zone}
""",
)
