"""A term whose name is no noun carries the phrase by which sentences call it, in the topic's own file."""

from __future__ import annotations

import pytest

from ceasefire_diff.source.diagnostics import Complaints
from ceasefire_diff.taxonomy.compiled import built_in_taxonomy, phrased_names
from ceasefire_diff.taxonomy.loader import read_topics
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.wording.term_words import noun

OWN = """format: ceasefire-topics/1
group: economy
title: Economy
topics:
  - id: x-tolls
    title: Tolls
    definition: What is paid for passage.
    terms:
      toll: {kind: amount, unit: money}
      paid-into: {kind: names, phrase: who receives the tolls}
      held-by: {kind: names}
"""


def test_a_preposition_is_never_told_as_a_noun() -> None:
    """The built-in `deposit-with` goes by its phrase: only North states with whom it is deposited."""
    assert noun("deposit-with", built_in_taxonomy().topics["final-clauses"]) == "with whom it is deposited"


def test_a_topic_file_of_ones_own_says_its_phrases_too() -> None:
    """Its phrase is used; a name that is no noun and has none is quoted; a noun stands as it is."""
    complaints = Complaints()
    topic = read_topics(OWN.encode(), "own.yaml", built_in_taxonomy(), complaints).topics["x-tolls"]
    assert not complaints.problems
    assert [noun(name, topic) for name in topic.terms] == ["toll", "who receives the tolls", "“held by”"]


@pytest.mark.parametrize("topic", list(built_in_taxonomy()), ids=lambda topic: topic.id)
def test_a_name_that_needs_a_phrase_in_one_topic_has_one_in_each(topic: Topic) -> None:
    """No built-in term is quoted because its phrase was forgotten, and no name ends in a preposition without one."""
    for name, term in topic.terms.items():
        ends_open = name.endswith(("-by", "-with", "-to", "-of", "-for", "-as", "-in", "-from"))
        assert term.phrase or not (name in phrased_names() or ends_open), name
