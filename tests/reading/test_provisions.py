"""Provisions: every key of the format, and every way in which one can be wrong."""

from __future__ import annotations

import pytest

from ceasefire_diff.model.proposal import Condition, Met, Modality, Position, Stance
from ceasefire_diff.source.diagnostics import Level
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.event import Edge, EventName
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.value import ToBeAgreed, Unspecified
from tests.reading.files import GLOSSARY, only_problem, place_of, problems_of, proposal, provision_of

# Lines of one provision; the rule; the words at whose place it is told; what the cure says.
FAULTS = [
    ("xyz: of it", "provision.key-unknown", "xyz:", "the keys here are"),
    ("complete_by: by 2025-12-31", "provision.key-unknown", "complete_by", "`complete-by`"),
    ("modalty: shall", "provision.key-unknown", "modalty", "`modality`"),
    ("topic: withdrawl", "provision.topic-unknown", "withdrawl", "`withdrawal`"),
    ("modality: shal", "provision.word", "shal\n", "`shall`"),
    ("modality: must", "provision.word", "must", "one of: shall, shall-not"),
    ("stance: propose", "provision.word", "propose\n", "`proposes`"),
    ("source: paper 2", "provision.source-unknown", "paper 2", "`paper`"),
    ("source: [paper, speach]", "provision.source-unknown", "speach", "`speech`"),
    ("option: package", "provision.option-unknown", "package", "under `options` in the header"),
    (f"short: {'x' * 61}", "provision.short-too-long", "x" * 61, "fewer words"),
    ("stage: 1", "provision.stage-unknown", "1\n", "under `stages` in the header"),
    ("issue: boarder", "provision.issue-unknown", "boarder", "`border`"),
    ("event: treaty-sined", "provision.event-undeclared", "treaty-sined", "`treaty-signed`"),
    ("starts: at treaty-sined", "provision.event-unknown", "at treaty-sined", "`treaty-signed`"),
    ("until: end of ceasefir", "provision.event-unknown", "end of ceasefir", "`ceasefire`"),
    ("before: talk", "provision.event-unknown", "talk\n", "`talks`"),
    ("after: [ceasefire, itm-1]", "provision.event-unknown", "itm-1", "`item-1`"),
    ("requires: option pakage", "provision.event-unknown", "option pakage", "under `options` in the header"),
    ("requires: stage 3", "provision.event-unknown", "stage 3", "under `stages` in the header"),
    ("requires: #withdraw", "provision.empty", "requires", "`#` starts a comment"),
    ("by:", "provision.empty", "by:", "delete the key"),
    ("by: [Northland, ]\nnote:", "provision.empty", "note", "delete the key"),
    ('quote: ""', "provision.empty", '""', "delete the key"),
    ("before: []", "provision.empty", "[]", "delete the key"),
    ("text: [one, two]", "provision.shape", "[one, two]", "one text"),
    ("clause: {part: I}", "provision.shape", "{part: I}", "a list of texts"),
    ("condition-for: {event: ceasefire, met: begun}", "provision.word", "begun", "one of: full, start"),
    ("condition-for: {even: ceasefire}", "provision.key-unknown", "even:", "`event`"),
    ("condition-for: {met: start}", "provision.key-missing", "{met: start}", "`event: …`"),
    ("requires: {event: ceasefire, amount: some}", "term.amount", "some", "figure"),
    ("requires: {event: ceasefire, off: detainees}", "provision.key-unknown", "off", "`of`"),
    ("starts: [at signing]", "term.shape", "[at signing]", "one value"),
    ("starts: soon", "provision.event-unknown", "soon", "signing, ceasefire, talks"),
    ("starts: about 3 days after signing", "term.moment", "about 3", ""),
    ("by: Northland, Southland", "term.names", "Northland, Southland", "[Northland, Southland]"),
    ("stance: declines\nmodality: shall", "provision.modality-and-stance", "shall\n", "`stance: proposes`"),
    ("version: north", "provision.version-unknown", "north", "List it under `versions`"),
    ("stance: strikes", "provision.strikes-without-edits", "strikes", "`edits: FILE`"),
    ("id: отвод", "provision.id", "отвод", "letters a to z"),
    ("id: talks", "provision.id-taken", "talks", "Choose another"),
    ("id: treaty-signed", "provision.id-taken", "treaty-signed", "Choose another"),
    ("id: east", "provision.id-taken", "east", "Choose another"),
    ("id: border", "provision.id-taken", "border", "Choose another"),
    ("terms: {}", "provision.empty", "{}", "delete the key"),
    ("terms: [a]", "provision.shape", "[a]", "`term: value` lines"),
]


@pytest.mark.parametrize(("lines", "rule", "at", "cure"), FAULTS, ids=[f"{case[1]} {case[0][:40]}" for case in FAULTS])
def test_each_fault_is_one_complaint_at_its_place_with_a_cure(lines: str, rule: str, at: str, cure: str) -> None:
    """A fault of a provision gives one complaint, where it stands, with what to do."""
    text = proposal(lines)
    if lines.startswith("id"):
        text = text.replace("topic: withdrawal", "topic: duration")
    found = only_problem(text)
    assert (found.rule, found.level) == (rule, Level.ERROR)
    assert (found.place.line, found.place.column) == place_of(text, at)
    assert cure in found.cure


def test_a_missing_key_is_told_at_the_provision() -> None:
    """What a provision lacks is told where it begins."""
    text = proposal("by: Northland").replace("text: Words.\n    ", "")
    found = only_problem(text)
    assert (found.rule, found.place.line) == ("provision.key-missing", place_of(text, "id: item-1")[0])
    assert "`text: …`" in found.cure


def test_a_misspelt_needed_key_is_one_fault() -> None:
    """`tpic` is an unknown key, and not a missing topic as well."""
    found = only_problem(proposal("by: Northland").replace("topic:", "tpic:"))
    assert (found.rule, found.cure) == ("provision.key-unknown", "Did you mean `topic`?")


def test_all_faults_are_told_at_once_in_their_order() -> None:
    """One fault never hides the next, in one provision or in several."""
    text = proposal("modality: shal\nbefore: talk\nterms: {forces: army, frm: East}", "topic: nothing\nstance: no")
    assert [problem.rule for problem in problems_of(text)] == [
        "provision.word",
        "provision.event-unknown",
        "term.unknown",
        "provision.topic-unknown",
        "provision.word",
    ]


def test_an_event_like_an_id_may_be_one_of_a_glossary() -> None:
    """Where no glossary is given, an id that is like the event is no more than one of two cures."""
    found = only_problem(proposal("id: guarantee-ceasefire\nuntil: at permanent-ceasefire"), glossary=None)
    assert found.rule == "provision.event-unknown"
    assert "`guarantee-ceasefire`" in found.cure
    assert "`--glossary FILE`" in found.cure


def test_two_provisions_with_one_id_name_both_places() -> None:
    """The second is complained of, and the first is pointed at."""
    text = proposal("id: first", "id: first")
    found = only_problem(text)
    assert found.rule == "provision.id-twice"
    assert (found.place.line, found.place.column) == place_of(text, "first")
    assert found.related[0].line == place_of(text, "first")[0] - 3


def test_an_option_and_a_stage_of_the_header_may_not_share_their_id_with_a_provision() -> None:
    """A reference to an option and one to a provision stand in the same place."""
    text = proposal("id: package\noption: package", header="options: {package: Option 2}")
    assert only_problem(text).rule == "provision.id-taken"


@pytest.mark.parametrize(("modality", "word"), [("shall-not", "`presence: banned`"), ("may", "`presence: allowed`")])
def test_topics_that_say_yes_or_no_take_no_second_no(modality: str, word: str) -> None:
    """Where a term says whether something is allowed, the modality must not: the cure names the term's word."""
    found = only_problem(proposal(f"topic: foreign-forces\nmodality: {modality}\nterms: {{in: East}}"))
    assert found.rule == "provision.modality-in-topic"
    assert word in found.cure


@pytest.mark.parametrize("modality", ["expects", "declares", "shall"])
def test_other_modalities_stay_legal_there(modality: str) -> None:
    """`expects` and `declares` say nothing about yes or no."""
    provision = provision_of(f"topic: foreign-forces\nmodality: {modality}\nterms: {{in: East}}")
    assert provision.modality == modality


def test_a_provision_without_terms_is_legal() -> None:
    """It is lined up and shown, and needs reading."""
    assert provision_of("by: Northland").terms == {}


def test_what_is_not_said_has_the_defaults_of_the_format() -> None:
    """Shall, proposes, the first source listed; nothing else is assumed."""
    provision = provision_of("clause: 5.10")
    assert (provision.modality, provision.stance, provision.sources) == (Modality.SHALL, Stance.PROPOSES, ("paper",))
    assert (provision.keys, provision.options, provision.stages, provision.issues) == ({}, (), (), ())
    assert provision.by is None


EVERY_KEY = """
topic: release
clause: [I-a, 5.10]
source: [speech, paper]
quote: The  words.
heading: Prisoners
note: Mark well.
by: [Northland, NO]
benefits: East
modality: may
starts: at signing
complete-by: by 2025-12-31
until: to be agreed by the parties
before: [talks, end of stage 1]
after: signing of the  treaty
condition-for: [ceasefire, {event: talks, met: start}]
requires: {event: treaty-signed, of: detainees, amount: half}
event: treaty-signed
applies: settlement
if: fewer than 33 are living
qualifiers: permanent
except: unspecified
option: b
stage: [1, 2]
issue: border
terms: {category: hostages, number: 33}
"""


def test_every_key_arrives() -> None:
    """Each key of the format is found in the provision, under its own meaning."""
    provision = provision_of(EVERY_KEY, header="options: {b: Option B}\nstages: {1: First, 2: Second}")
    assert provision.clauses == ("I-a", "5.10")
    assert provision.sources == ("speech", "paper")
    assert (provision.quote, provision.heading, provision.note) == ("The words.", "Prisoners", "Mark well.")
    assert provision.bearers is not None
    assert [name.label for name in provision.bearers.named] == ["Northland", "NO"]
    assert provision.modality is Modality.MAY
    assert list(provision.keys) == [
        "by", "benefits", "starts", "complete-by", "until", "applies", "if", "qualifiers", "except",
    ]  # fmt: skip
    assert isinstance(provision.keys["until"], ToBeAgreed)
    assert isinstance(provision.keys["except"], Unspecified)
    assert provision.before == (EventName("talks"), EventName("stage 1", Edge.END))
    assert provision.after == (EventName("treaty-signed"),)
    assert provision.condition_for == (
        Condition(EventName("ceasefire")),
        Condition(EventName("talks"), Met.START),
    )
    requirement = provision.requires[0]
    assert requirement.event == EventName("treaty-signed")
    assert isinstance(requirement.of, Names)
    assert isinstance(requirement.amount, Amount)
    assert requirement.amount.dimension == "share"
    assert (provision.is_event, provision.own_event) == ("treaty-signed", "treaty-signed")
    assert (provision.options, provision.stages, provision.issues) == (("b",), ("1", "2"), ("border",))
    assert provision.places["starts"] == Position(provision.places["modality"].line + 1, 5)
    assert provision.places["terms.number"] == Position(provision.places["terms"].line, 33)


def test_names_of_the_east_are_the_glossary_s() -> None:
    """A label is looked up in the glossary when the file is read."""
    provision = provision_of("by: east", glossary=GLOSSARY)
    assert provision.bearers is not None
    assert (provision.bearers.named[0].id, provision.bearers.named[0].listed) == ("east", frozenset({"glossary"}))
