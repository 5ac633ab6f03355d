"""Terms: values as texts and never as YAML guesses, and every way in which one can be wrong."""

from __future__ import annotations

import pytest

from ceasefire_diff.model.keys import KEYS
from ceasefire_diff.taxonomy.compiled import built_in_taxonomy
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.anything import Anything
from ceasefire_diff.values.choice import Choice
from ceasefire_diff.values.event import EventValue
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.prose import Prose
from ceasefire_diff.values.ratio import Ratio
from ceasefire_diff.values.schedule import Schedule
from ceasefire_diff.values.sequence import EventSequence
from ceasefire_diff.values.value import ToBeAgreed, Unspecified
from tests.reading.files import only_problem, place_of, problems_of, proposal, proposal_of, provision_of

# Topic, terms, rule, the words at whose place it is told, what the cure says.
FAULTS = [
    ("withdrawal", "{frm: East}", "term.unknown", "frm", "`from`"),
    ("withdrawal", "{by: East}", "term.unknown", "by:", "beside `terms`"),
    ("withdrawal", "{starts: at signing}", "term.unknown", "starts", "beside `terms`"),
    ("withdrawal", "{extent: complet}", "term.choice", "complet}", "complete"),
    ("withdrawal", "{extent: NO}", "term.choice", "NO", "complete, partial, none"),
    ("withdrawal", "{distance: 15}", "term.amount", "15", ""),
    ("withdrawal", "{distance: [15 km, 20 km]}", "term.shape", "[15 km", "without brackets"),
    ("withdrawal", "{distance: {at: 15 km}}", "term.shape", "{at", "without brackets"),
    ("withdrawal", "{forces: }", "term.empty", "forces", "delete the key"),
    ("withdrawal", "{forces: []}", "term.empty", "[]", "delete the key"),
    ("withdrawal", '{forces: [army, ""]}', "term.empty", '""', "delete the key"),
    ("withdrawal", "{forces: [army, to be agreed]}", "term.names", "to be agreed", "Write it alone"),
    ("withdrawal", "{forces: [army, all]}", "term.names", "[army, all]", "alone"),
    ("withdrawal", "{forces: {name: army}}", "term.names", "{name", ""),
    ("duration", "{length: 1.000 days}", "term.amount", "1.000 days", ""),
    ("duration", "{length: 12:30}", "term.amount", "12:30", ""),
    ("duration", "{renewal: [none, roling]}", "term.choice", "roling", "rolling"),
    ("termination", "{allowed: true}", "term.yes-no", "true", "yes"),
    ("termination", "{allowed: [yes]}", "", "", ""),
    ("conditions", "{for: ceasefir}", "provision.event-unknown", "ceasefir}", "`ceasefire`"),
    ("conditions", "{for: [ceasefire, talks]}", "term.shape", "[ceasefire", "without brackets"),
    ("ceasefire-type", "{written-as: [a, b]}", "term.shape", "[a, b]", "without brackets"),
    ("sequence", "{steps: [ceasefire, tlks]}", "provision.event-unknown", "tlks", "`talks`"),
    ("sequence", "{steps: [ceasefire, [talks, tlks]]}", "provision.event-unknown", "tlks", "`talks`"),
    ("sequence", "{steps: [ceasefire]}", "term.sequence", "[ceasefire]", "in order"),
    ("sequence", "{steps: ceasefire}", "term.sequence", "ceasefire}", "in order"),
    ("lines-and-zones", "{as-of: soon enough}", "provision.event-unknown", "soon enough", "signing"),
    ("exchange", "{rate: one to one}", "term.ratio", "one to one", "1000 for 1000"),
    ("release", "{schedule: 33 people}", "term.schedule", "33 people", "steps"),
    ("release", "{schedule: [{amount: 5 people}]}", "term.schedule", "{amount", "steps"),
    ("release", "{schedule: [{amount: 5 people, when: }]}", "term.empty", "when", "delete the key"),
    ("other", "{existing: kept}", "term.subject-missing", "{existing", "`subject: …`"),
    ("other", "{subjct: treaties}", "term.subject-missing", "{subjct", "by `subjct`"),
    ("other", "{subject: treaties, new ones: none}", "term.id", "new ones", "letters a to z"),
]


@pytest.mark.parametrize(
    ("topic", "terms", "rule", "at", "cure"), FAULTS, ids=[f"{case[0]} {case[1]}" for case in FAULTS]
)
def test_each_fault_is_one_complaint_at_the_value_or_item(
    topic: str, terms: str, rule: str, at: str, cure: str
) -> None:
    """A fault of a term gives one complaint, at the value or the item that is wrong, with what to do."""
    text = proposal(f"topic: {topic}\nterms: {terms}")
    if not rule:
        assert not problems_of(text)
        return
    found = only_problem(text)
    assert found.rule == rule
    assert (found.place.line, found.place.column) == place_of(text, at)
    assert cure in found.cure
    assert found.cure


def test_a_topic_other_without_terms_lacks_its_subject() -> None:
    """A provision without terms is legal, except where nothing else says what it is about."""
    assert only_problem(proposal("topic: other")).rule == "term.subject-missing"


def test_every_wrong_item_of_a_list_is_told() -> None:
    """Two misspelt words in one list are two complaints, each at its word."""
    text = proposal("topic: duration\nterms: {renewal: [roling, automatik]}")
    assert [problem.place.column for problem in problems_of(text)] == [
        place_of(text, "roling")[1],
        place_of(text, "automatik")[1],
    ]


@pytest.mark.parametrize(
    ("topic", "terms", "whole"),
    [
        ("weapons-limits", "{quantity: [1,000 tanks]}", "1,000 tanks"),
        ("release", "{category: [1,000 people, hostages]}", "1,000 people"),
        ("weapons-limits", "{quantity: 1,000 tanks}", "1,000 tanks"),
        ("release", "{schedule: [{amount: 1,000 people, when: day 1}]}", "1,000 people"),
    ],
)
def test_a_number_cut_at_its_comma_is_put_together_in_the_cure(topic: str, terms: str, whole: str) -> None:
    """Inside brackets `1,000 people` is two items; the complaint says how to write it."""
    text = proposal(f"topic: {topic}\nterms: {terms}")
    found = only_problem(text)
    assert found.rule == "term.comma"
    assert f'"{whole}"' in found.cure
    assert "outside brackets" in found.cure
    assert (found.place.line, found.place.column) == place_of(text, whole)


@pytest.mark.parametrize("terms", ['{category: ["1,000 people"]}', "{category: [1, 000 people]}", "{category: [a1,b]}"])
def test_what_only_looks_like_a_cut_number_is_a_list(terms: str) -> None:
    """Quotes, a space after the comma, and names are no cut number."""
    assert not problems_of(proposal(f"topic: release\nterms: {terms}"))


@pytest.mark.parametrize("label", ["NO", "on", "12:30", "5.10", "010", "1:3", "null", "yes", "2025-06-02"])
def test_a_name_is_the_text_that_was_written(label: str) -> None:
    """Nothing that YAML would take for a number, a time, a date or a truth value is taken for one."""
    provision = provision_of(f"clause: {label}\nterms: {{forces: [{label}, army]}}")
    value = provision.terms["forces"]
    assert isinstance(value, Names)
    assert (value.named[0].label, provision.clauses) == (label, (label,))


@pytest.mark.parametrize(
    ("topic", "terms", "kind"),
    [
        ("withdrawal", "{forces: [army, navy]}", Names),
        ("withdrawal", "{distance: 15 to 20 km}", Amount),
        ("withdrawal", "{extent: complete}", Choice),
        ("termination", "{allowed: no}", Choice),
        ("ceasefire-type", "{written-as: a Protocol}", Prose),
        ("conditions", "{for: end of talks}", EventValue),
        ("lines-and-zones", "{as-of: 2025-01-01}", Moment),
        ("exchange", "{rate: 30 for 1}", Ratio),
        ("release", "{schedule: [{amount: 5 people, when: day 1}, {amount: remaining, when: week 6}]}", Schedule),
        ("sequence", "{steps: [ceasefire, [talks, item-1]]}", EventSequence),
        ("other", "{subject: treaties, existing: {old: kept, new: [one, two]}}", Anything),
        ("withdrawal", "{distance: to be agreed by the parties}", ToBeAgreed),
        ("release", "{schedule: unspecified}", Unspecified),
    ],
)
def test_every_kind_of_value_arrives(topic: str, terms: str, kind: type) -> None:
    """Each kind of term, and each open value, is read as what it is."""
    provision = provision_of(f"topic: {topic}\nterms: {terms}")
    assert isinstance([*provision.terms.values()][-1], kind)


def test_a_ratio_knows_who_gives() -> None:
    """`30 for 1` says first what the bearer hands over; equal words of other bearers are not the same ratio."""
    text = proposal("topic: exchange\nby: East\nterms: {rate: 30 for 1}", "topic: exchange\nterms: {rate: 30 for 1}")
    first, second = (provision.terms["rate"] for provision in proposal_of(text).provisions)
    assert isinstance(first, Ratio)
    assert isinstance(second, Ratio)
    assert ([name.id for name in first.givers], second.givers) == (["east"], ())


def test_day_7_counts_from_what_the_header_says() -> None:
    """`day-1-is` in the header says what the days of the text count from."""
    said = proposal_of(proposal("starts: day 7", header="day-1-is: end of stage 1\nstages: {1: First}"))
    unsaid = provision_of("starts: day 7")
    assert said.provisions[0].keys["starts"] == said.provisions[0].keys["starts"]
    assert isinstance(said.provisions[0].keys["starts"], Moment)
    assert str(said.provisions[0].keys["starts"].anchor) == "end of stage 1"
    assert isinstance(unsaid.keys["starts"], Moment)
    assert str(unsaid.keys["starts"].anchor) == "day 1"


def test_a_deadline_reads_as_done_by_then() -> None:
    """A date under `complete-by` is all time up to its end; under `starts` it is that day."""
    provision = provision_of("starts: 2025-12-31\ncomplete-by: 2025-12-31")
    starts, due = provision.keys["starts"], provision.keys["complete-by"]
    assert isinstance(starts, Moment)
    assert isinstance(due, Moment)
    assert starts.low > due.low
    assert starts.high == due.high


def test_keys_that_topics_send_coders_to_exist() -> None:
    """Where a topic says `but: key X`, X is a key of provisions."""
    sent = {
        each.instead.removeprefix("key ")
        for topic in built_in_taxonomy()
        for each in topic.not_this
        if each.instead.startswith("key ")
    }
    assert sent <= set(KEYS)
