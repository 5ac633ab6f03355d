"""Times that are not compared because of the coders' events: asked about, once, and then compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceasefire_diff.cli.answering import Answering, write
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.render.pages.questions import changes_in_words
from ceasefire_diff.reviewing.ask import effects_of, questions_of
from ceasefire_diff.reviewing.question import Question, QuestionKind
from tests.reviewing.test_review import ANN, PORT, STOP, begun, files, of_kind, verdicts
from tests.texts import Entry, proposal_text

ISLAND: Entry = {"id": "island", "topic": "withdrawal", "terms": {"forces": "guards", "from": "the island"}}


APPROVAL = {"approval": ["approval"], "activation": ["what sets off all else"]}


def asked(folder: Path, left: list[Entry], right: list[Entry], **header: object) -> tuple[Answering, Question]:
    """A review of two texts, and the one question about events it asks."""
    files(folder, left, right, **header)
    answering = begun(folder)
    (question,) = of_kind(answering, QuestionKind.EVENTS)
    return answering, question


@pytest.mark.parametrize(("key", "verdict"), [("s", Verdict.CONFLICT), ("d", Verdict.UNCLEAR), ("u", Verdict.UNCLEAR)])
def test_two_events_of_headers_alone_are_asked_about(tmp_path: Path, key: str, verdict: Verdict) -> None:
    """No glossary lists them: both words are shown, and one key makes times comparable, for better or worse."""
    left, right = ({**PORT, "starts": start} for start in ("3 days after in-force", "5 days after activation"))
    answering, question = asked(tmp_path, [left], [right])
    assert question.asks == "Are “entry into force” and “activation” one event?"
    assert answering.answer(question, [key], ANN)
    assert [*verdicts(answering.comparison).values()] == [verdict]
    assert of_kind(answering, QuestionKind.EVENTS) == []


@pytest.mark.parametrize(("key", "verdict"), [("s", Verdict.AGREE), ("d", Verdict.PARTLY), ("u", Verdict.UNCLEAR)])
def test_conditions_by_two_names_may_be_one_until_somebody_says(tmp_path: Path, key: str, verdict: Verdict) -> None:
    """Headers that call events unlike do not say that they differ, as entries of a glossary do not."""
    left, right = ({**PORT, "requires": event} for event in ("in-force", "activation"))
    answering, question = asked(tmp_path, [left], [right])
    assert answering.answer(question, [key], ANN)
    assert verdicts(answering.comparison)["conditions/withdrawal/guards;port"] is verdict
    assert of_kind(answering, QuestionKind.EVENTS) == []


def test_a_reason_alone_is_worth_a_question_that_says_so(tmp_path: Path) -> None:
    """A row that needs review for another reason keeps its verdict, and what it waits for is compared."""
    left, right = ({**PORT, "requires": event} for event in ("in-force", "activation"))
    answering, question = asked(tmp_path, [{**left, "qualifiers": "by night"}], [right])
    effects = effects_of(question, answering.bench, answering.comparison)["s"]
    assert "1 row: review, with a reason settled" in changes_in_words(effects)
    assert answering.answer(question, ["s"], ANN)
    row = next(each for each in answering.comparison.rows if not each.id.startswith("conditions/"))
    assert "order.same" in {each.rule for each in row.pairs[0].results}
    assert row.pairs[0].verdict is Verdict.UNCLEAR


def test_what_would_change_nothing_or_is_another_thing_is_not_asked(tmp_path: Path) -> None:
    """Events of times that are compared, and a word that the other text has for another event, are left alone."""
    files(tmp_path, [{**STOP, "starts": "at in-force"}], [{**STOP, "starts": "at in-force", "until": "at activation"}])
    assert of_kind(begun(tmp_path), QuestionKind.EVENTS) == []
    files(tmp_path, [{**STOP, "starts": "at approval"}], [], events=APPROVAL)
    right = proposal_text([{**STOP, "starts": "at start-up"}], party="B", events={"start-up": ["activation"]})
    (tmp_path / "right.yaml").write_text(right, encoding="utf-8")
    assert of_kind(begun(tmp_path), QuestionKind.EVENTS) == []


DAYS_LEFT: list[Entry] = [{**PORT, "starts": "day 7"}, {**ISLAND, "starts": "day 10"}]
DAYS_RIGHT: list[Entry] = [{**PORT, "starts": "day 1"}, {**ISLAND, "starts": "day 4"}]


def of_matters(answering: Answering) -> list[Verdict]:
    """The verdicts of the rows but those of order."""
    return [verdict for row, verdict in verdicts(answering.comparison).items() if not row.startswith("sequence/")]


@pytest.mark.parametrize(("key", "verdict"), [("y", Verdict.CONFLICT), ("n", Verdict.UNCLEAR), ("u", Verdict.UNCLEAR)])
def test_days_by_number_are_asked_about_once_for_all_rows(tmp_path: Path, key: str, verdict: Verdict) -> None:
    """One question for both rows: from one day, the days are compared everywhere, and else as before."""
    answering, question = asked(tmp_path, DAYS_LEFT, DAYS_RIGHT)
    assert "Do they count from the same day?" in question.asks
    assert len(question.rows) == 2
    assert Verdict.CONFLICT not in verdicts(answering.comparison).values()
    assert answering.answer(question, [key], ANN)
    assert of_matters(answering) == [verdict, verdict]
    assert of_kind(answering, QuestionKind.EVENTS) == []


@pytest.mark.parametrize(("key", "verdict"), [("y", Verdict.AGREE), ("n", Verdict.UNCLEAR), ("u", Verdict.AGREE)])
def test_equal_days_are_not_the_same_time_once_they_count_from_two(tmp_path: Path, key: str, verdict: Verdict) -> None:
    """Day 10 in both texts is one time, unless a person says that each counts from a day of its own."""
    both: Entry = {**ISLAND, "starts": "day 10"}
    lefts, rights = ([both, {**PORT, "complete-by": day}] for day in ("day 7", "day 1"))
    answering, question = asked(tmp_path, lefts, rights)
    assert answering.answer(question, [key], ANN)
    assert of_matters(answering) == [verdict, Verdict.PARTLY]


@pytest.mark.parametrize(
    ("times", "before"),
    [
        ({"complete-by": ("within 3 days of signing", "within 72 hours")}, Verdict.PARTLY),
        ({"starts": ("immediately after signing", "at once")}, Verdict.UNCLEAR),
    ],
    ids=["span", "at once"],
)
@pytest.mark.parametrize("key", ["y", "n", "u"])
def test_what_is_counted_from_nothing_said_may_be_from_the_other_text_s_event(
    tmp_path: Path, times: dict[str, tuple[str, str]], before: Verdict, key: str
) -> None:
    """Within three days of signing, within 72 hours: the same, once a person says from when the hours are counted."""
    left, right = ({**PORT, **{name: each[side] for name, each in times.items()}} for side in (0, 1))
    answering, question = asked(tmp_path, [left], [right])
    assert answering.answer(question, [key], ANN)
    assert [*verdicts(answering.comparison).values()] == [Verdict.AGREE if key == "y" else before]
    told = [each.rule for each in answering.comparison.rows[0].pairs[0].results]
    assert ("row.read-into-text" in told) is (key == "y")
    assert of_kind(answering, QuestionKind.EVENTS) == []


def test_an_act_that_a_row_holds_against_an_event_may_be_it(tmp_path: Path) -> None:
    """No word of the event stands in the act: that both texts count from them is what makes it worth a question."""
    left: list[Entry] = [{**PORT, "complete-by": "within 3 days of in-force"}]
    right: list[Entry] = [{**PORT, "complete-by": "within 5 days of island"}, ISLAND]
    answering, question = asked(tmp_path, left, right)
    assert question.choices[0].stands_for == "island"
    assert answering.answer(question, ["a"], ANN)
    results = {each.rule for row in answering.comparison.rows for each in row.pairs[0].results}
    assert "moment.nested" in results
    assert of_kind(answering, QuestionKind.EVENTS) == []


def test_spans_of_two_rows_are_two_questions(tmp_path: Path) -> None:
    """Each span is counted from what its own provision is about, so that one answer makes no order between rows."""
    lefts: list[Entry] = [{**PORT, "complete-by": "within 30 days"}, {**ISLAND, "complete-by": "within 3 days"}]
    files(tmp_path, lefts, [{**each, "complete-by": "within 10 days"} for each in lefts])
    answering = begun(tmp_path)
    first, _ = of_kind(answering, QuestionKind.EVENTS)
    assert answering.answer(first, ["y"], ANN)
    assert len(of_kind(answering, QuestionKind.EVENTS)) == 1


def test_a_day_that_a_file_comes_to_name_is_not_overruled_and_an_edit_makes_the_answer_stale(tmp_path: Path) -> None:
    """What the header says of day 1 stands; what was read in a provision that is changed since no longer holds."""
    answering, question = asked(tmp_path, DAYS_LEFT, DAYS_RIGHT)
    assert answering.answer(question, ["y"], ANN)
    write(begun(tmp_path).bench, answering.bench)
    left = tmp_path / "left.yaml"
    as_answered = left.read_text()
    left.write_text(as_answered.replace('"title"', '"day-1-is": "signing",\n "title"', 1))
    assert Verdict.CONFLICT not in verdicts(begun(tmp_path).comparison).values()
    assert "“signing” and “day 1 of left”" in of_kind(begun(tmp_path), QuestionKind.EVENTS)[0].asks
    left.write_text(as_answered.replace("day 10", "day 11"))
    again = begun(tmp_path)
    assert Verdict.CONFLICT not in verdicts(again.comparison).values()
    assert {each.why for each in again.comparison.stale} == {"a provision of it was changed since"}
    assert [each for each in questions_of(again.comparison) if "count from the same day" in each.asks]
