"""Events: what may be referred to, and which provisions are events themselves."""

from __future__ import annotations

import pytest

from ceasefire_diff.model.glossary import Glossary, NameIndex
from ceasefire_diff.reading.events import Events
from ceasefire_diff.values.event import Edge
from tests.reading.files import problems_of, proposal, proposal_of, provision_of

HEADER = "options: {a: Option A, b: Option B}\nstages: {1: Stage 1}"


@pytest.mark.parametrize(
    ("words", "event", "edge"),
    [
        ("signing", "signing", Edge.START),
        ("Ceasefire", "ceasefire", Edge.START),
        ("end of talks", "talks", Edge.END),
        ("start of  talks", "talks", Edge.START),
        ("treaty-signed", "treaty-signed", Edge.START),
        ("Signing of the treaty", "treaty-signed", Edge.START),
        ("option b", "a/option b", Edge.START),
        ("end of option a", "a/option a", Edge.END),
        ("end of stage 1", "stage 1", Edge.END),
        ("Stage 1", "stage 1", Edge.START),
        ("item-2", "a/item-2", Edge.START),
        ("end of item-3", "ceasefire", Edge.END),
    ],
)
def test_words_and_the_events_they_mean(words: str, event: str, edge: Edge) -> None:
    """Built-in events, those of the glossary by id or label, options, stages and provisions, and both their ends."""
    text = proposal(f"option: a\nafter: {words}", "option: b", "topic: duration\nterms: {of: ceasefire}", header=HEADER)
    found = proposal_of(text).provisions[0].after[0]
    assert (found.id, found.edge) == (event, edge)


@pytest.mark.parametrize("topic", ["entry-into-force", "duration"])
@pytest.mark.parametrize("of", ["ceasefire", "Ceasefire", "[ceasefire]"])
def test_the_start_and_the_length_of_the_ceasefire_are_the_event_ceasefire(topic: str, of: str) -> None:
    """Two texts mean one event by it, whatever their provisions are called."""
    found = provision_of(f"topic: {topic}\nterms: {{of: {of}}}")
    assert (found.is_event, found.own_event) == ("ceasefire", "ceasefire")


@pytest.mark.parametrize(
    "lines",
    [
        "topic: duration\nterms: {of: talks}",
        "topic: duration\nterms: {of: [ceasefire, talks]}",
        "topic: scope\nterms: {of: ceasefire}",
        "topic: duration",
    ],
)
def test_other_provisions_are_events_of_their_own(lines: str) -> None:
    """A provision that is no event of the glossary stands for its own being carried out."""
    found = provision_of(lines)
    assert (found.is_event, found.own_event) == (None, "a/item-1")


def test_a_label_of_the_ceasefire_counts_too() -> None:
    """Where the glossary gives the ceasefire another label, a length of that is a length of the ceasefire."""
    glossary = "format: ceasefire-glossary/1\nnames: {silence: [regime of silence, ceasefire]}\n"
    found = provision_of("topic: duration\nterms: {of: regime of silence}", glossary=glossary)
    assert found.is_event == "ceasefire"


def test_a_provision_may_refer_to_a_later_one() -> None:
    """Ids are known before anything is read that refers to them."""
    text = proposal("requires: item-2", "condition-for: item-1")
    assert not problems_of(text)


def test_a_reference_to_a_provision_with_a_fault_is_no_second_fault() -> None:
    """A provision whose topic is unknown can still be referred to."""
    assert [each.rule for each in problems_of(proposal("topic: nothing", "requires: item-1"))] == [
        "provision.topic-unknown"
    ]


def test_without_the_glossary_events_are_not_called_unknown() -> None:
    """Where the glossary cannot be read, that alone is told, and not every word that stands in it."""
    found = problems_of(proposal("requires: some event\nissue: some-label\nevent: another"), glossary="- a list\n")
    assert [each.rule for each in found] == ["file.not-a-mapping"]


def test_an_unknown_event_leads_to_those_of_the_glossary() -> None:
    """Whoever wrote the event in other words than the glossary sees the words it has, or how to name a glossary."""
    index = NameIndex(Glossary(events={"paid": ("compensation of the damage",), "treaty": ()}))
    cure = Events(index, "north", (), (), {}).cure("Russia pays")
    assert cure.endswith("which has `compensation of the damage`, `treaty`")
    assert "--glossary" in Events(NameIndex(Glossary()), "north", (), (), {}).cure("Russia pays")
