"""What nothing answers in either text is lined up where each is the other's likeliest answer, and marked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ceasefire_diff.comparing.comparison import LIKELY, UNCONFIRMED_ROWS, Comparison, Row, is_likely
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.reviewing.ask import questions_of
from ceasefire_diff.reviewing.ask_many_rows import BY_LIKENESS
from ceasefire_diff.reviewing.question import Question
from ceasefire_diff.wording.labels import UNCONFIRMED, Labels
from tests.reviewing.test_review import ANN, begun, files
from tests.texts import Entry, compare_provisions

LEAVE: Entry = {
    "id": "leave",
    "topic": "withdrawal",
    "text": "Brigades of the coast leave the harbour quarter by the eastern causeway.",
    "terms": {"forces": "coastal brigades", "from": "harbour quarter"},
    "complete-by": "day 10 of ceasefire",
}
QUIT: Entry = {
    "id": "quit",
    "topic": "withdrawal",
    "text": "The marines quit the harbour by way of the causeway.",
    "terms": {"forces": "marines", "from": "old port"},
    "complete-by": "day 10 of ceasefire",
}
WORDS = (
    "wheat",
    "timber",
    "bricks",
    "cotton",
    "copper",
    "marble",
    "linen",
    "pepper",
    "silver",
    "amber",
    "indigo",
    "wool",
)


def others(party: str) -> list[Entry]:
    """What else a text says, each in words of its own, so that a word in common is worth something."""
    words = WORDS[:6] if party == "north" else WORDS[6:]
    return [{"id": each, "topic": "other", "text": f"{each.title()}.", "terms": {"subject": each}} for each in words]


def compared(left: Entry, right: Entry, *more: Entry, **glossary: Any) -> Comparison:
    """One provision of each text, and more of the right one, among others that nothing answers."""
    return compare_provisions([left, *others("north")], [right, *more, *others("south")], glossary)


def likely(comparison: Comparison) -> list[Row]:
    """The rows that only likeness holds together."""
    return [row for row in comparison.rows if is_likely(row)]


def test_each_other_s_likeliest_stand_in_one_row_that_is_marked() -> None:
    """Both take troops out of the harbour in ten days, under other names: compatible, and nobody has confirmed it."""
    for one, other in ((LEAVE, QUIT), (QUIT, LEAVE)):
        comparison = compared(one, other)
        (row,) = likely(comparison)
        (pair,) = row.pairs
        assert (pair.left_provisions, pair.right_provisions, pair.verdict) == (
            (one["id"],),
            (other["id"],),
            Verdict.PARTLY,
        )
        assert Labels(comparison).title_of(row).endswith(UNCONFIRMED)
        assert UNCONFIRMED_ROWS in {each.id for each in comparison.notices}


def test_no_conflict_is_told_of_a_likely_row() -> None:
    """Other days for what may be two things: to be read, and not incompatible."""
    (row,) = likely(compared(LEAVE, {**QUIT, "complete-by": "day 40 of ceasefire", "starts": "day 30 of ceasefire"}))
    assert row.pairs[0].verdict in (Verdict.PARTLY, Verdict.UNCLEAR)
    assert Verdict.CONFLICT not in {each.verdict for each in row.pairs[0].results}


def test_no_order_is_built_on_a_likely_row() -> None:
    """Each text puts its own act on another side of the talks; that both are one act nobody has said."""
    comparison = compared({**LEAVE, "before": "talks"}, {**QUIT, "after": "talks"}, events={"talks": ["talks"]})
    assert likely(comparison)
    assert Verdict.CONFLICT not in {pair.verdict for row in comparison.rows for pair in row.pairs}


@pytest.mark.parametrize(
    ("right", "more", "glossary"),
    [
        ({**QUIT, "topic": "deployment", "terms": {"forces": "marines", "in": "old port"}}, (), {}),
        ({**QUIT, "text": "Marines embark."}, (), {}),
        (QUIT, ({**QUIT, "id": "quit-2", "terms": {"forces": "marines", "from": "new port"}},), {}),
        (QUIT, (), {"names": {"quarter": ["harbour quarter"], "port": ["old port"]}}),
        (QUIT, (), {"apart": [["harbour quarter", "old port"]]}),
        ({**QUIT, "terms": {"forces": "marines", "from": "zone 4"}}, (), {}),
    ],
    ids=["another topic", "no words", "two as likely", "listed apart", "said to differ", "another figure"],
)
def test_what_is_not_likely_or_known_to_differ_stands_alone(
    right: Entry, more: tuple[Entry, ...], glossary: dict[str, Any]
) -> None:
    """Silence stays silence where anything says that the texts speak of two things, or nothing says that of one."""
    left = {**LEAVE, "terms": {"forces": "coastal brigades", "from": "zone 3"}} if "zone 4" in str(right) else LEAVE
    assert not likely(compared(left, right, *more, **glossary))


def confirming(folder: Path) -> Question:
    """The question which rows are lined up rightly."""
    files(folder, [LEAVE, *others("north")], [QUIT, *others("south")])
    return next(each for each in questions_of(begun(folder).comparison) if BY_LIKENESS in each.about)


@pytest.mark.parametrize(("key", "rule"), [("y", "row.joined-by-person"), ("n", "row.one-sided"), ("u", LIKELY)])
def test_a_person_confirms_or_parts_them_once(tmp_path: Path, key: str, rule: str) -> None:
    """Yes makes it a row of that person's, no takes it apart; the files are as before once the answer is taken back."""
    question = confirming(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    answering = begun(tmp_path)
    assert answering.answer(question, [key], ANN)
    rows = [row for row in answering.comparison.rows for each in row.members if each.provision == "leave"]
    assert rule in {each.rule for row in rows for each in row.pairs[0].results}
    assert not [each for each in questions_of(answering.comparison) if BY_LIKENESS in each.about]
    answering.undo()
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
