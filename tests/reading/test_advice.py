"""Codings that can be read and lose what the text says: each is warned of once, with what to write instead."""

from __future__ import annotations

import pytest

from ceasefire_diff.model.glossary import Glossary, NameIndex
from ceasefire_diff.reading.events import Events
from ceasefire_diff.source.diagnostics import Level
from tests.reading.files import only_problem, problems_of, proposal

PEOPLE_HELD = """\
format: ceasefire-glossary/1
names: {held: [detained civilians], east: [Eastern region]}
"""

WARNINGS = [
    ("qualifiers: [full, unconditional]", "provision.unconditional", "`conditions`"),
    ("qualifiers: without preconditions", "provision.unconditional", "`conditions`"),
    ("qualifiers: At once", "provision.time-in-qualifier", "`starts: immediately`"),
    ("qualifiers: [phased, immediately]", "provision.time-in-qualifier", "`starts: immediately`"),
    ("qualifiers: as soon as possible", "provision.time-in-qualifier", "`complete-by: as soon as possible`"),
    ("qualifiers: within 60 days of signing", "provision.time-in-qualifier", "`until`"),
    ("qualifiers: on day 7", "provision.time-in-qualifier", "`starts`"),
    ('topic: deployment\nqualifiers: ["10,000 soldiers"]', "provision.number-in-qualifier", "number, equipment"),
    ("topic: exchange\nqualifiers: half of 125\nterms: {rate: 1 for 1}", None, ""),
    ("topic: violations\nqualifiers: 2 km\nterms: {report-within: 24 hours}", None, ""),
    ('qualifiers: ["on a map of 1 to 250,000"]', None, ""),
    ("qualifiers: by the maps of 19 January 2025", None, ""),
    ("qualifiers: first", None, ""),
    ("topic: prohibited-acts\nterms: {acts: no flights}", "term.answer-in-name", "answer out of the name"),
    ("topic: rights\nterms: {subject: ban of parties}", "term.answer-in-name", "answer out of the name"),
    ("topic: prohibited-acts\nterms: {acts: northern flights}", None, ""),
    ("topic: release\nterms: {category: civilian detainees}", "term.nearly-a-name", "`detained civilians`"),
    ("topic: release\nterms: {category: prisoner of war}", "term.nearly-a-name", "`prisoners of war`"),
    ("topic: release\nterms: {category: Civilians detained}", "term.nearly-a-name", "`detained civilians`"),
    ("topic: release\nterms: {category: Detained civilians}", None, ""),
    ("topic: release\nterms: {category: detained soldiers}", None, ""),
    ("topic: release\nterms: {category: prisoners of war}", None, ""),
]


@pytest.mark.parametrize(("provision", "rule", "cure"), WARNINGS)
def test_what_loses_its_meaning_is_warned_of(provision: str, rule: str | None, cure: str) -> None:
    """A fact in words that nothing is compared with gives one warning that leads to its place; others give none."""
    if rule is None:
        assert problems_of(proposal(provision), glossary=PEOPLE_HELD) == ()
        return
    problem = only_problem(proposal(provision), glossary=PEOPLE_HELD)
    assert (problem.rule, problem.level) == (rule, Level.WARNING)
    assert cure in problem.cure


def test_a_linked_name_is_not_warned_of() -> None:
    """Whoever lists both names has said how they stand to each other."""
    glossary = PEOPLE_HELD.replace("held:", "other: [civilian detainees], held:")
    assert problems_of(proposal("topic: release\nterms: {category: civilian detainees}"), glossary=glossary) == ()


def test_an_event_in_other_words_leads_to_the_listed_one() -> None:
    """The same words in another form are enough to name the event that the glossary has."""
    index = NameIndex(Glossary(events={"paid": ("compensation of the damage by Russia",), "treaty": ()}))
    cure = Events(index, "north", (), (), {}).cure("Russia compensates the damage")
    assert cure == "Did you mean `compensation of the damage by Russia`?"
