"""What only a person can say of texts: whether they are about one thing, what one leaves unsaid, what an act is."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceasefire_diff.cli.answering import Answering
from ceasefire_diff.model.answers import Signature
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.reviewing.ask import questions_of
from ceasefire_diff.reviewing.question import Question, QuestionKind
from tests.reviewing.test_review import ANN, begun, files, of_kind, verdicts
from tests.texts import Entry

BY_CLAUSE = Signature(by="Ann", on="2026-11-30", clause="9")

SIGN: Entry = {"id": "sign", "topic": "final-settlement", "terms": {"instrument": "Treaty"}, "starts": "immediately"}
MEET: Entry = {"id": "meet", "topic": "leaders-meeting", "terms": {"who": "presidents", "agenda": "final settlement"}}
NO_ARMS: Entry = {"id": "none", "topic": "arms-supply", "terms": {"recipient": "South", "supply": "banned"}}
CEILING: Entry = {"id": "ceiling", "topic": "weapons-limits", "terms": {"system": "tanks", "quantity": 300}}
MAY_ARM: Entry = {"id": "may", "topic": "force-freeze", "terms": {"act": "arming", "state": "allowed"}}
STAYS_OUT: Entry = {"id": "out", "topic": "memberships", "terms": {"whose": "South", "body": "NATO"}}
NO_NATO: Entry = {**STAYS_OUT, "terms": {**STAYS_OUT["terms"], "membership": "excluded"}}


def joined(folder: Path, left: Entry, right: Entry) -> Answering:
    """A review of two texts of one provision each, which a person has joined."""
    ids = f"left: [{left['id']}], right: [{right['id']}]"
    text = f"format: ceasefire-glossary/1\nmatches:\n  - provisions: {{{ids}}}\n"
    (folder / "glossary.yaml").write_text(text, encoding="utf-8")
    files(folder, [left], [right], glossary="glossary.yaml")
    return begun(folder)


def about_one_thing(answering: Answering) -> Question:
    """The question whether both texts are about one thing."""
    return next(
        each for each in questions_of(answering.comparison) if each.choice("y") and each.kind is QuestionKind.SEVERAL
    )


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (SIGN, MEET, Verdict.PARTLY),
        (NO_ARMS, MAY_ARM, Verdict.CONFLICT),
        (NO_ARMS, CEILING, Verdict.UNCLEAR),
        (NO_NATO, STAYS_OUT, Verdict.CONFLICT),
        (NO_NATO, {**STAYS_OUT, "modality": "declares"}, Verdict.UNCLEAR),
        (SIGN, {**MEET, "modality": "declares"}, Verdict.PARTLY),
    ],
    ids=["both want it", "ban and leave", "ban and limit", "out and in", "out and a view", "duty and aim"],
)
def test_one_thing_in_other_words_is_judged_as_one(tmp_path: Path, left: Entry, right: Entry, verdict: Verdict) -> None:
    """Nobody says how the row comes out: what the texts do with the one thing decides, and else nothing does."""
    answering = joined(tmp_path, left, right)
    assert [*verdicts(answering.comparison).values()] == [Verdict.UNCLEAR]
    assert answering.answer(about_one_thing(answering), ["y"], ANN)
    row = answering.comparison.rows[0]
    assert row.pairs[0].verdict is verdict
    assert verdict is Verdict.UNCLEAR or "row.one-thing" in {each.rule for each in row.pairs[0].results}
    assert len(answering.comparison.glossary.matches) == 1


def test_two_things_stand_in_two_rows(tmp_path: Path) -> None:
    """What the program lined up by itself, and a person says is two things, is told apart."""
    files(
        tmp_path,
        [{"id": "when", "topic": "entry-into-force", "terms": {"of": "ceasefire"}, "starts": "immediately"}],
        [{"id": "what-for", "topic": "entry-into-force", "terms": {"of": "ceasefire"}, "condition-for": "talks"}],
    )
    answering = begun(tmp_path)
    assert answering.answer(about_one_thing(answering), ["n"], ANN)
    assert {*verdicts(answering.comparison).values()} == {Verdict.ONE_SIDED}


def bound(folder: Path) -> Answering:
    """A review of two texts of which one says of two duties whom they bind."""
    duties: list[Entry] = [
        {"id": "go", "topic": "withdrawal", "terms": {"forces": "army", "from": "X", "distance": "4 km"}},
        {"id": "stop", "topic": "prohibited-acts", "terms": {"acts": "shelling", "in": "X"}},
    ]
    files(folder, [{**each, "by": "North"} for each in duties], duties)
    return begun(folder)


@pytest.mark.parametrize(("keys", "same"), [(["y"], 2), (["a"], 1), (["n"], 0)])
def test_whom_a_text_binds_is_asked_once_for_all_its_rows(tmp_path: Path, keys: list[str], same: int) -> None:
    """One question for both rows; all, none or some of them are answered with one key, and none is asked twice."""
    answering = bound(tmp_path)
    question = of_kind(answering, QuestionKind.UNSAID)[0]
    assert len(question.rows) == 2
    before = dict(answering.bench.texts)
    assert answering.answer(question, keys, ANN)
    assert [*verdicts(answering.comparison).values()].count(Verdict.AGREE) == same
    told = {each.rule for row in answering.comparison.rows for each in row.pairs[0].results}
    assert ("row.read-into-text" in told) is bool(same)
    assert of_kind(answering, QuestionKind.UNSAID) == []
    right = tmp_path / "right.yaml"
    assert answering.bench.texts[str(right)].replace(' "glossary": "glossary.yaml",\n', "").count("North") == before[
        str(right)
    ].count("North")


def test_with_its_clause_it_goes_into_the_proposal_and_nothing_else_of_the_file_changes(tmp_path: Path) -> None:
    """Who names the clause has it in the text itself; the row is the same, and no longer one that a person read."""
    answering = bound(tmp_path)
    path = str(tmp_path / "right.yaml")
    before = answering.bench.texts[path]
    assert answering.answer(of_kind(answering, QuestionKind.UNSAID)[0], ["y"], BY_CLAUSE)
    after = answering.bench.texts[path]
    assert answering.comparison.glossary.read_as == ()
    assert [*verdicts(answering.comparison).values()] == [Verdict.AGREE, Verdict.AGREE]
    assert [each.clauses for each in answering.comparison.proposals[1].provisions] == [("1", "9"), ("2", "9")]
    changed = [line for line in after.splitlines() if line not in before.splitlines()]
    assert all('"by": "North"' in line or "clause" in line for line in changed), changed


def worded(folder: Path, rows: int = 3) -> Answering:
    """A review of two texts that differ, in each row, in what one of them leaves unsaid."""
    plain: list[Entry] = [
        {"id": f"no-{act}", "topic": "prohibited-acts", "terms": {"acts": f"act {act}", "in": "X"}}
        for act in "abcdefghij"[:rows]
    ]
    files(folder, plain, [{**each, "qualifiers": "armed"} for each in plain])
    return begun(folder)


@pytest.mark.parametrize(("keys", "same"), [(["y"], 3), (["a", "c"], 2), (["ac"], 2), (["b"], 1), (["n"], 0)])
def test_what_is_only_worded_otherwise_is_asked_once_for_all_its_rows(
    tmp_path: Path, keys: list[str], same: int
) -> None:
    """All, some or none of the rows are the same; of the others it is kept that they differ. None is asked twice."""
    answering = worded(tmp_path)
    question = of_kind(answering, QuestionKind.UNSAID)[0]
    assert [*verdicts(answering.comparison).values()] == [Verdict.PARTLY] * 3
    assert answering.answer(question, keys, ANN)
    assert [*verdicts(answering.comparison).values()].count(Verdict.AGREE) == same
    assert len(answering.comparison.glossary.no_difference) == same
    assert len(answering.comparison.glossary.unknown) == 3 - same
    assert of_kind(answering, QuestionKind.UNSAID) == []


def test_no_more_rows_are_asked_at_once_than_can_be_seen(tmp_path: Path) -> None:
    """Ten rows are two questions, and an answer to one leaves the other as it is."""
    answering = worded(tmp_path, rows=10)
    one, other = of_kind(answering, QuestionKind.UNSAID)
    assert answering.answer(one, ["n"], ANN)
    assert [each.id for each in of_kind(answering, QuestionKind.UNSAID)] == [other.id]


@pytest.mark.parametrize(("key", "verdict"), [("m", Verdict.CONFLICT), ("o", Verdict.OPEN), ("n", Verdict.UNCLEAR)])
def test_what_a_text_does_with_what_it_only_states_is_asked(tmp_path: Path, key: str, verdict: Verdict) -> None:
    """A view against a prohibition: it may leave room, leave it open, or say nothing at all."""
    about: Entry = {"id": "it", "topic": "earlier-instruments", "terms": {"instrument": "accord", "act": "carried-out"}}
    files(tmp_path, [{**about, "stance": "declines"}], [{**about, "modality": "declares"}])
    answering = begun(tmp_path)
    question = next(each for each in questions_of(answering.comparison) if "statement" in each.about)
    assert answering.answer(question, [key], ANN)
    assert [*verdicts(answering.comparison).values()] == [verdict]


@pytest.mark.parametrize("says", ["modality: shall-not", "stance: defers"])
def test_what_a_file_says_of_a_deed_no_reading_overrules(tmp_path: Path, says: str) -> None:
    """A duty that one text states and the other prohibits stays a conflict, whatever stands under `read-as`."""
    about: Entry = {"id": "it", "topic": "earlier-instruments", "terms": {"instrument": "accord", "act": "carried-out"}}
    text = f"format: ceasefire-glossary/1\nread-as:\n  - {{provisions: {{right: [it]}}, says: {{{says}}}}}\n"
    (tmp_path / "glossary.yaml").write_text(text, encoding="utf-8")
    files(tmp_path, [{**about, "modality": "shall-not"}], [about], glossary="glossary.yaml")
    assert [*verdicts(begun(tmp_path).comparison).values()] == [Verdict.CONFLICT]


WORK: list[Entry] = [
    {"id": "work", "topic": "talks", "terms": {"subject": "text of the Treaty"}, "before": "ceasefire"},
]
FIRST: list[Entry] = [
    {"id": "hold", "topic": "entry-into-force", "terms": {"of": "ceasefire"}, "condition-for": "talks"},
]


@pytest.mark.parametrize(("key", "conflict"), [("a", True), ("n", False), ("u", False)])
def test_an_act_may_be_the_other_text_s_event(tmp_path: Path, key: str, conflict: bool) -> None:
    """Work on a treaty before the ceasefire, a ceasefire before talks: opposite orders once they are one event."""
    files(tmp_path, WORK, FIRST)
    answering = begun(tmp_path)
    assert Verdict.CONFLICT not in verdicts(answering.comparison).values()
    question = of_kind(answering, QuestionKind.EVENTS)[0]
    assert answering.answer(question, [key], ANN)
    assert (Verdict.CONFLICT in verdicts(answering.comparison).values()) is conflict
    assert of_kind(answering, QuestionKind.EVENTS) == []


def test_what_is_declined_goes_into_the_proposal_with_its_clause(tmp_path: Path) -> None:
    """One key, and the refusal stands against what it declines; with a clause, its terms go into the proposal."""
    asked: Entry = {
        "id": "troops",
        "topic": "foreign-forces",
        "terms": {"in": "South", "kinds": "troops", "presence": "allowed"},
    }
    files(tmp_path, [asked], [{"id": "no", "topic": "foreign-forces", "stance": "declines"}])
    answering = begun(tmp_path)
    question = of_kind(answering, QuestionKind.DECLINED)[0]
    assert answering.answer(question, ["a"], ANN)
    assert [*verdicts(answering.comparison).values()] == [Verdict.CONFLICT]
    assert answering.next_question() is None
    assert answering.undo()
    assert answering.answer(question, ["a"], BY_CLAUSE)
    declined = answering.comparison.proposals[1].provisions[0]
    assert {name: value.written for name, value in declined.terms.items()} == {"in": "South", "kinds": "troops"}
    assert answering.comparison.glossary.matches == ()
    assert all(row.pairs[0].left_provisions and row.pairs[0].right_provisions for row in answering.comparison.rows)
