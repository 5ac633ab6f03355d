"""topic.neighbour: a name that a neighbour topic offers and this one does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match, named
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level
from ceasefire_diff.taxonomy.topic import Taxonomy, Topic
from ceasefire_diff.values.names_relation import KIND as NAMES
from ceasefire_diff.values.words import folded, stems

OTHER: Final = "other"
_TOO_WIDE: Final = frozenset({"ceasefire", "agreement", "armistice", "truce", "any", "all", "talks", "stage 1"})
"""What every text speaks of, and so says nothing of a topic."""


def find(text: LintedProposal) -> Iterator[Match]:
    """Identifying names that a neighbour lists for the matter it is about; for `other`, that any topic does.

    Not where the term has no words of its own, as one that takes any place, nor where the name has a word in common
    with one of its own: `army` beside `northern army`, or `prisoners` beside `prisoners of war`.
    """
    offers: dict[str, Mapping[str, str]] = {}

    def offered_by(topic: Topic) -> Mapping[str, str]:
        return offers.get(topic.id) or offers.setdefault(topic.id, _offered(topic))

    for each in text.names:
        topic = text.topic(each.provision)
        label = folded(each.name.label)
        term = each.term
        if term is None or not term.identifies or label in _TOO_WIDE or label in offered_by(topic):
            continue
        own = [folded(word) for word in (*term.words, *term.usual)]
        if (not own and topic.id != OTHER) or any(stems(label) & stems(word) for word in own):
            continue
        for neighbour in _neighbours(topic, text.taxonomy):
            if (other_term := offered_by(text.taxonomy.topics[neighbour]).get(label)) is not None:
                arguments = {
                    "term": named(each.key),
                    "label": each.name.label,
                    "topic": topic.id,
                    "neighbour": neighbour,
                    "other": other_term,
                }
                yield Match(each.place, arguments, each.provision)
                break


def _neighbours(topic: Topic, taxonomy: Taxonomy) -> tuple[str, ...]:
    if topic.id == OTHER:
        return tuple(each.id for each in taxonomy if each.id != OTHER)
    return tuple(each for each in topic.neighbours if each in taxonomy.topics)


def _offered(topic: Topic) -> Mapping[str, str]:
    """The words a topic lists for its matter, each with its term."""
    return {
        folded(word): term.name
        for term in topic.terms.values()
        if term.identifies and term.kind == NAMES.name
        for word in (*term.words, *term.usual)
    }


RULE: Final = Rule(
    id="topic.neighbour",
    level=Level.WARNING,
    means="A term that names the matter has a word that this topic does not list and a neighbour topic does. Files "
    "that code the matter there never meet this provision.",
    fix="Read the definitions of both (`ceasefire-diff topics TOPIC`) and code it where it belongs; if it belongs "
    "here, list the name in the glossary or accept the finding.",
    says="`{term}` has `{label}`, which is a word of the topic `{neighbour}` (`{other}`), not of `{topic}`",
    says_fix="See `ceasefire-diff topics {neighbour}`, and code it there if that is what is meant",
    breaks="""\
provisions:
  - id: power
    clause: "1"
    topic: humanitarian-access
    by: South
    text: South lets electricity through again.
    terms: {goods: electricity}
""",
    holds="""\
provisions:
  - id: power
    clause: "1"
    topic: services
    by: South
    text: South lets electricity through again.
    terms: {object: electricity, act: restored}
""",
)
