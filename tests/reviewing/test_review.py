"""A review from its first question to its last: what is asked, what is kept, and that nothing else changes."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from ceasefire_diff.cli.answering import Answering, make_all, write
from ceasefire_diff.cli.answers_file import Given
from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.model.answers import Signature
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.reviewing.ask import effects_of, how_many, open_questions, questions_of
from ceasefire_diff.reviewing.match_edits import ONE_THING, put_in_a_row
from ceasefire_diff.reviewing.question import AnswerChoice, Question, QuestionKind
from ceasefire_diff.reviewing.texts_compared import compared
from ceasefire_diff.reviewing.workbench import open_workbench
from ceasefire_diff.source.diagnostics import CannotRun
from tests.texts import Entry, proposal_text

ANN = Signature(by="Ann", on="2026-11-30", why="the maps agree")

EVENTS = {"in-force": ["entry into force"], "activation": ["activation"]}
PORT: Entry = {"id": "port", "topic": "withdrawal", "terms": {"forces": "guards", "from": "the port"}}
STOP: Entry = {"id": "stop", "topic": "prohibited-acts", "terms": {"acts": "shelling"}}
LEFT: list[Entry] = [
    {"id": "hold", "topic": "duration", "terms": {"of": "ceasefire", "length": "30 days"}},
    {"id": "leave", "topic": "withdrawal", "terms": {"forces": "IDF", "from": "the strip", "distance": "4 km"}},
    {"id": "watch", "topic": "monitoring", "terms": {"of": "ceasefire", "lead": "Elbonia"}},
    {"id": "free", "topic": "release", "terms": {"category": "prisoners", "held-by": "the north", "number": 40}},
    {"id": "calm", "topic": "prohibited-acts", "terms": {"acts": "shelling", "in": "the strip"}},
    {
        "id": "still",
        "topic": "prohibited-acts",
        "terms": {"acts": "flights", "in": "the strip"},
        "until": "end of ceasefire",
    },
    {**PORT, "starts": "day 7", "complete-by": "within 30 days of in-force"},
    {**STOP, "starts": "at in-force"},
]
RIGHT: list[Entry] = [
    {"id": "hold", "topic": "duration", "terms": {"of": "cessation of hostilities", "length": "60 days"}},
    {
        "id": "leave",
        "topic": "withdrawal",
        "terms": {"forces": "Israeli Defence Forces", "from": "the strip", "distance": "6 km"},
    },
    {"id": "watch", "topic": "monitoring", "terms": {"of": "cessation of hostilities", "lead": "Quist"}},
    {"id": "swap", "topic": "exchange", "terms": {"given": "prisoners", "received": "prisoners", "rate": "40 for 40"}},
    {
        "id": "calm",
        "topic": "prohibited-acts",
        "terms": {"acts": "shelling", "in": "the strip"},
        "qualifiers": "by artillery",
    },
    {"id": "still", "topic": "prohibited-acts", "terms": {"acts": "flights", "in": "the strip"}, "by": "Elbonia"},
    {**PORT, "starts": "day 1", "complete-by": "within 10 days"},
    {**STOP, "starts": "at activation"},
]


def files(folder: Path, left: list[Entry] = LEFT, right: list[Entry] = RIGHT, **header: Any) -> tuple[str, str]:
    """The two texts in a folder."""
    paths = (folder / "left.yaml", folder / "right.yaml")
    header.setdefault("events", EVENTS)
    for path, provisions, party in zip(paths, (left, right), ("A", "B"), strict=True):
        path.write_text(proposal_text(provisions, party=party, **header), encoding="utf-8")
    return str(paths[0]), str(paths[1])


def begun(folder: Path, *, mirrored: bool = False) -> Answering:
    """A review of the two texts, before any answer."""
    left, right = (
        files(folder) if not (folder / "left.yaml").exists() else (f"{folder}/left.yaml", f"{folder}/right.yaml")
    )
    bench = open_workbench((right, left) if mirrored else (left, right))
    return Answering(bench, compared(bench))


def of_kind(answering: Answering, kind: QuestionKind) -> list[Question]:
    """The open questions of one kind."""
    return open_questions(answering.bench, answering.comparison, [kind])


def joins(question: Question) -> str:
    """The key that joins something, where one does."""
    return next(key for key in ("s", "y", "a", "u") if question.choice(key))


def verdicts(comparison: Comparison) -> dict[str, Verdict]:
    """Each row with its verdict."""
    return {row.id: row.pairs[0].verdict for row in comparison.rows}


def test_a_newcomer_is_asked_for_the_two_words_of_one_ceasefire(tmp_path: Path) -> None:
    """One file says ceasefire, the other cessation of hostilities: one key later the conflict is there."""
    answering = begun(tmp_path)
    assert Verdict.CONFLICT not in verdicts(answering.comparison).values()
    question = next(each for each in of_kind(answering, QuestionKind.NAMES) if "cessation of hostilities" in each.asks)
    assert answering.answer(question, ["s"], ANN)
    assert [*verdicts(answering.comparison).values()].count(Verdict.CONFLICT) == 1


def test_names_that_are_each_other_s_initials_are_asked_first(tmp_path: Path) -> None:
    """What is likeliest one thing comes first."""
    assert "IDF" in of_kind(begun(tmp_path), QuestionKind.NAMES)[0].asks


def test_the_effect_that_is_told_is_the_effect_that_comes(tmp_path: Path) -> None:
    """What a question says an answer would change, the comparison made afresh shows."""
    answering = begun(tmp_path)
    question = next(each for each in of_kind(answering, QuestionKind.NAMES) if "IDF" in each.asks)
    told = effects_of(question, answering.bench, answering.comparison)["s"]
    assert told is not None
    assert [(each.rows, each.comes_to) for each in told] == [(1, Verdict.CONFLICT)]
    assert answering.answer(question, ["s"], ANN)
    assert [*verdicts(answering.comparison).values()].count(Verdict.CONFLICT) == 1


def test_a_provision_that_stands_alone_is_joined_with_its_answer(tmp_path: Path) -> None:
    """A release in one text and an exchange in the other stand in one row once somebody says so."""
    answering = begun(tmp_path)
    question = next(
        each for each in of_kind(answering, QuestionKind.COUNTERPART) if each.shows[0].provision in ("free", "swap")
    )
    assert {question.shows[0].provision, question.choices[0].stands_for} == {"free", "swap"}
    assert answering.answer(question, ["a"], ANN)
    assert "match/free+swap" in verdicts(answering.comparison)


ZONES: list[Entry] = [
    {"id": "north", "topic": "lines-and-zones", "terms": {"name": "northern zone", "each-side": "2 km"}},
    {"id": "south", "topic": "lines-and-zones", "terms": {"name": "southern zone", "each-side": "9 km"}},
]
BACK: list[Entry] = [
    {"id": "back", "topic": "withdrawal", "terms": {"forces": "armies", "from": "the line", "distance": "4 km"}},
]


@pytest.mark.parametrize(
    ("words", "rows", "apart"),
    [
        (["a"], {("north",)}, {("south",)}),
        (["a", "b"], {("north",), ("south",)}, set()),
        (["ab"], {("north", "south")}, set()),
    ],
)
def test_letters_of_one_word_make_a_row_and_each_word_another(
    tmp_path: Path, words: list[str], rows: set[tuple[str, ...]], apart: set[tuple[str, ...]]
) -> None:
    """What answers together stands in one row, what answers by itself in a row of its own, what is left out apart."""
    files(tmp_path, ZONES, BACK)
    answering = begun(tmp_path)
    question = next(each for each in of_kind(answering, QuestionKind.COUNTERPART) if len(each.choices) > 3)
    assert answering.answer(question, words, ANN)
    found = [(each.provisions["left"], each.apart) for each in answering.comparison.glossary.matches]
    assert {ids for ids, kept_apart in found if not kept_apart} == rows
    assert {ids for ids, kept_apart in found if kept_apart} == apart


REGIONS: list[Entry] = [
    {"id": "ours", "topic": "territory", "terms": {"territory": ["Aland", "Beland"], "recognition": "de-jure"}}
]
GAINS: list[Entry] = [
    {"id": "theirs", "topic": "territory", "terms": {"territory": "the gains", "recognition": "none"}}
]


@pytest.mark.parametrize(("key", "verdict"), [("f", Verdict.CONFLICT), ("d", Verdict.ONE_SIDED)])
def test_a_list_of_names_is_asked_about_at_once(tmp_path: Path, key: str, verdict: Verdict) -> None:
    """Several names against one are one question: all of them part of it, or none."""
    files(tmp_path, REGIONS, GAINS)
    answering = begun(tmp_path)
    question = next(each for each in of_kind(answering, QuestionKind.NAMES) if "“Aland”, “Beland”" in each.asks)
    assert answering.answer(question, [key], ANN)
    assert verdict in verdicts(answering.comparison).values()
    assert not [each for each in of_kind(answering, QuestionKind.NAMES) if "Aland" in each.asks]


def test_no_answer_changes_nothing(tmp_path: Path) -> None:
    """Asking leaves texts and comparison as they were."""
    answering = begun(tmp_path)
    before, rows = dict(answering.bench.texts), answering.comparison.rows
    assert open_questions(answering.bench, answering.comparison)
    assert answering.bench.texts == before
    assert compared(answering.bench).rows == rows


@pytest.mark.parametrize("key", ["u", "n", "s", "d", "a"])
def test_who_has_answered_everything_is_asked_nothing(tmp_path: Path, key: str) -> None:
    """What is not known, none or different is an answer too: kept, and not asked twice."""
    answering = begun(tmp_path)
    asked = 0
    while (question := answering.next_question()) is not None:
        keys = [key] if question.choice(key) else ["u"]
        assert answering.answer(question, keys, ANN) or answering.answer(question, ["u"], ANN), question.asks
        asked += 1
        assert asked < 60
    write(begun(tmp_path).bench, answering.bench)
    again = begun(tmp_path)
    assert open_questions(again.bench, again.comparison) == []


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_answers_in_a_file_does_not_matter(tmp_path: Path, seed: int) -> None:
    """Answers are made in the order in which questions are asked, whatever the order of the lines."""
    answering = begun(tmp_path)
    given = [
        Given(each.id, (joins(each),), {}, "", "Ann") for each in open_questions(answering.bench, answering.comparison)
    ]
    other = begun(tmp_path)
    list(make_all(answering, given, "Ann", "2026-11-30"))
    shuffled = random.Random(seed).sample(given, len(given))  # noqa: S311 - nothing secret
    list(make_all(other, shuffled, "Ann", "2026-11-30"))
    assert answering.bench.texts == other.bench.texts


@pytest.mark.parametrize("seed", range(4))
def test_names_and_events_may_be_answered_in_any_order(tmp_path: Path, seed: int) -> None:
    """Which of two names or events is linked first changes no row."""
    one, other = begun(tmp_path), begun(tmp_path)
    asked = [*of_kind(one, QuestionKind.NAMES), *of_kind(one, QuestionKind.EVENTS)]
    for question in asked:
        assert one.answer(question, [joins(question)], ANN)
    for question in random.Random(seed).sample(asked, len(asked)):  # noqa: S311 - nothing secret
        assert other.answer(question, [joins(question)], ANN)
    assert one.comparison.rows == other.comparison.rows


def test_mirrored_files_get_mirrored_questions(tmp_path: Path) -> None:
    """Which text is given first changes neither which questions are asked nor their order."""
    one, other = begun(tmp_path), begun(tmp_path, mirrored=True)
    ids = [[each.id for each in open_questions(each_.bench, each_.comparison)] for each_ in (one, other)]
    assert ids[0] == ids[1]


def test_every_answer_can_be_taken_back_byte_for_byte(tmp_path: Path) -> None:
    """After all answers are undone, the files are as they were, and the new glossary is gone."""
    answering = begun(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    while (question := answering.next_question()) is not None:
        was = answering.bench
        assert answering.answer(question, [joins(question)], ANN)
        write(was, answering.bench)
    assert (tmp_path / "glossary.yaml").read_bytes()
    was = answering.bench
    while answering.undo():
        write(was, answering.bench)
        was = answering.bench
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_answers_are_kept_in_a_glossary_that_is_there_with_its_comments(tmp_path: Path) -> None:
    """A glossary that the files name is gone on with; its comments stay where they are, and it gets no second one."""
    (tmp_path / "own.yaml").write_text("# ours\nformat: ceasefire-glossary/1\nnames:\n  idf: [IDF] # army\n")
    files(tmp_path, glossary="own.yaml")
    answering = begun(tmp_path)
    question = next(each for each in of_kind(answering, QuestionKind.NAMES) if "IDF" in each.asks)
    assert answering.answer(question, ["s"], ANN)
    write(begun(tmp_path).bench, answering.bench)
    assert (tmp_path / "own.yaml").read_text() == (
        "# ours\nformat: ceasefire-glossary/1\nnames:\n"
        "  idf: [IDF, Israeli Defence Forces] # army; Ann on 2026-11-30: the maps agree\n"
    )
    assert not (tmp_path / "glossary.yaml").exists()


def test_a_match_is_kept_with_its_author_its_day_and_its_reason(tmp_path: Path) -> None:
    """Who answered, when and why stands beside the answer."""
    answering = begun(tmp_path)
    question = of_kind(answering, QuestionKind.COUNTERPART)[0]
    assert answering.answer(question, ["a"], ANN)
    kept = answering.comparison.glossary.matches[0]
    assert (kept.signed.by, kept.signed.on, kept.signed.why) == ("Ann", "2026-11-30", "the maps agree")
    assert kept.fingerprint


def test_an_answer_on_a_text_that_was_changed_is_asked_again(tmp_path: Path) -> None:
    """A match whose provisions have changed since is told as stale, and its question is open again."""
    answering = begun(tmp_path)
    question = of_kind(answering, QuestionKind.COUNTERPART)[0]
    assert answering.answer(question, ["a"], ANN)
    write(begun(tmp_path).bench, answering.bench)
    for path in (tmp_path / "left.yaml", tmp_path / "right.yaml"):
        path.write_text(path.read_text().replace("What ", "All that "))
    again = begun(tmp_path)
    assert {each.why for each in again.comparison.stale} == {"a provision of it was changed since"}
    assert question.id in [each.id for each in of_kind(again, QuestionKind.COUNTERPART)]


def test_a_reading_is_the_last_question_and_closes_its_row(tmp_path: Path) -> None:
    """What no other answer settles, a person reads; the row comes to what the person says."""
    words: Entry = {"id": "words", "topic": "purpose", "text": "Peace."}
    files(tmp_path, [words], [{**words, "text": "A lasting settlement."}])
    answering = begun(tmp_path)
    question = of_kind(answering, QuestionKind.READING)[0]
    assert answering.answer(question, ["c"], ANN)
    assert [*verdicts(answering.comparison).values()] == [Verdict.PARTLY]
    assert of_kind(answering, QuestionKind.READING) == []


def test_a_process_in_two_words_is_asked_about_and_put_right_in_the_file(tmp_path: Path) -> None:
    """The header of one text gets the other's word, and nothing else of the file changes."""
    paths = files(tmp_path)
    for path, process in zip(paths, ("Istanbul 2025", "Istanbul, 2025"), strict=True):
        text = Path(path).read_text()
        Path(path).write_text(text.replace('"title"', f'"process": "{process}",\n "title"', 1))
    answering = begun(tmp_path)
    before = answering.bench.texts[paths[1]]
    question = of_kind(answering, QuestionKind.HEADER)[0]
    assert answering.answer(question, ["a"], ANN)
    assert answering.bench.texts[paths[1]] == before.replace("Istanbul, 2025", "Istanbul 2025")


def test_a_year_that_is_wrong_is_put_right_in_the_header(tmp_path: Path) -> None:
    """Dates that the other text's year would put side by side are asked about; dates that fit are not."""
    paths = files(tmp_path)
    assert of_kind(begun(tmp_path), QuestionKind.HEADER) == []
    Path(paths[1]).write_text(Path(paths[1]).read_text().replace("2025-06-02", "2024-05-31"))
    answering = begun(tmp_path)
    before = answering.bench.texts[paths[1]]
    question = of_kind(answering, QuestionKind.HEADER)[0]
    assert answering.answer(question, ["a"], ANN)
    assert answering.bench.texts[paths[1]] == before.replace("2024-05-31", "2025-05-31")
    assert answering.undo()
    assert answering.answer(question, ["d"], ANN)
    assert of_kind(answering, QuestionKind.HEADER) == []


def test_a_file_that_is_given_twice_is_asked_about_once(tmp_path: Path) -> None:
    """Two files with one text may be a slip; the answer is kept, and two texts that differ are not asked about."""
    files(tmp_path, LEFT, LEFT)
    for path in (tmp_path / "left.yaml", tmp_path / "right.yaml"):
        path.write_text(path.read_text().replace("What B says", "What A says"))
    answering = begun(tmp_path)
    question = of_kind(answering, QuestionKind.HEADER)[0]
    assert "given twice" in question.asks
    assert answering.answer(question, ["d"], ANN)
    assert of_kind(answering, QuestionKind.HEADER) == []


def test_how_many_questions_is_told_without_trying_answers(tmp_path: Path) -> None:
    """The number is that of the questions that may be asked, and of the rows they concern."""
    comparison = begun(tmp_path).comparison
    told = how_many(comparison)
    assert told.questions == len(questions_of(comparison)) > 0
    assert 0 < told.rows <= len(comparison.rows)


def test_a_file_that_begins_with_a_byte_order_mark_keeps_it(tmp_path: Path) -> None:
    """An editor's mark in front of the text shifts no edit, and stands there after it."""
    left, _ = files(tmp_path)
    path = Path(left)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    before = path.read_bytes()
    answering = begun(tmp_path)
    was = answering.bench
    assert answering.answer(of_kind(answering, QuestionKind.NAMES)[0], ["s"], ANN)
    write(was, answering.bench)
    assert path.read_bytes() == before.replace(b'"sources":', b'"glossary": "glossary.yaml", "sources":')


@pytest.mark.parametrize("name", ["left.yaml", "glossary.yaml"])
def test_what_somebody_else_writes_meanwhile_is_not_overwritten(tmp_path: Path, name: str) -> None:
    """An edit saved during the review stays; the answer is refused, and kept when it is given again."""
    answering = begun(tmp_path)
    was = answering.bench
    assert answering.answer(of_kind(answering, QuestionKind.NAMES)[0], ["s"], ANN)
    path = tmp_path / name
    path.write_bytes((path.read_bytes() if path.exists() else b"format: ceasefire-glossary/1\n") + b"# mine\n")
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    with pytest.raises(CannotRun, match="somebody else"):
        write(was, answering.bench)
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


def test_a_row_to_read_shows_both_texts_though_their_ids_are_equal(tmp_path: Path) -> None:
    """Provisions are told apart by their text, not by their id alone."""
    answering = begun(tmp_path)
    assert answering.answer(of_kind(answering, QuestionKind.NAMES)[0], ["o"], ANN)
    shown = [{each.proposal for each in question.shows} for question in of_kind(answering, QuestionKind.READING)]
    assert shown
    assert all(each == {"left", "right"} for each in shown)


def test_a_key_means_the_same_whichever_text_is_given_first(tmp_path: Path) -> None:
    """A list that was made of A and B may come back with B and A: no part becomes the whole."""
    said = []
    for mirrored in (False, True):
        answering = begun(tmp_path, mirrored=mirrored)
        for key in "fl":
            question = next(each for each in of_kind(answering, QuestionKind.NAMES) if each.choice(key))
            assert answering.answer(question, [key], ANN)
        said.append(answering.bench.text_of_glossary)
    assert said[0] == said[1]


def test_two_persons_sign_what_both_answered(tmp_path: Path) -> None:
    """Who said that one answers the other is still named after another person said more of the two."""
    answering = begun(tmp_path)
    members = {"left": frozenset(("free",)), "right": frozenset(("swap",))}
    text = put_in_a_row(answering.bench.text_of_glossary, members, answering.comparison, ANN)
    after = compared(answering.bench.with_glossary(text))
    text = put_in_a_row(text, members, after, Signature(by="Bob", on="2026-12-01", why="so say I"), ONE_THING)
    signed = compared(answering.bench.with_glossary(text)).glossary.matches[0].signed
    assert (signed.by, signed.on, signed.why) == ("Ann, Bob", "2026-12-01", "the maps agree; so say I")


def test_what_is_not_known_of_two_texts_is_asked_of_a_third(tmp_path: Path) -> None:
    """Each two of three texts have questions of their own, and what is not known of one is open for the other."""
    left, right = files(tmp_path)
    third = tmp_path / "third.yaml"
    third.write_text(proposal_text(RIGHT, party="C", events=EVENTS), encoding="utf-8")
    bench = open_workbench((left, right, str(third)))
    answering = Answering(bench, compared(bench))

    def open_for(provision: str) -> set[str]:
        asked = of_kind(answering, QuestionKind.COUNTERPART)
        return {each.about[1] for each in asked if each.about[0] == provision}

    assert open_for("left/free") == {"right", "third"}
    question = next(
        each for each in of_kind(answering, QuestionKind.COUNTERPART) if each.about == ("left/free", "right")
    )
    assert answering.answer(question, ["u"], ANN)
    assert open_for("left/free") == {"third"}


@pytest.mark.parametrize("place", [0, -2, -1])
def test_no_question_comes_back_whatever_is_answered(tmp_path: Path, place: int) -> None:
    """Not where a general provision fits several, nor of a condition, which stands in the row on its event."""
    leave: Entry = {"topic": "withdrawal", "text": "The army leaves the strip."}
    begins: Entry = {"topic": "entry-into-force", "text": "The ceasefire is without conditions and begins."}
    free: Entry = {"topic": "conditions", "text": "The ceasefire is without conditions."}
    left: list[Entry] = [
        {"id": "north", **leave, "terms": {"forces": "army", "from": "the north", "to": "the hills"}},
        {"id": "south", **leave, "terms": {"forces": "army", "from": "the south", "to": "the hills"}},
        {"id": "begins", **begins, "terms": {"of": "ceasefire"}},
    ]
    right: list[Entry] = [
        {"id": "back", **leave, "text": "Everybody goes home.", "terms": {"to": "old positions"}},
        {"id": "free", **free, "terms": {"for": "ceasefire", "unconditional": "yes"}},
    ]
    files(tmp_path, left, right)
    answering = begun(tmp_path)
    seen: set[str] = set()
    while (question := answering.next_question()) is not None:
        assert question.id not in seen, question.asks
        seen.add(question.id)
        assert answering.answer(question, [question.choices[place].key], ANN)
    assert seen


def test_what_is_not_known_of_a_pair_is_not_asked_from_the_other_side(tmp_path: Path) -> None:
    """One provision has several likely answers: no pair of them is asked about twice."""
    words = "The guards leave the bridge, the mill and the quay."
    left: list[Entry] = [
        {"id": "north", "topic": "withdrawal", "text": words, "terms": {"forces": "guards", "from": "the north bank"}}
    ]
    right: list[Entry] = [
        {"id": each, "topic": "deployment", "text": words, "terms": {"forces": each, "in": f"the {each} bank"}}
        for each in ("east", "west", "centre")
    ]
    files(tmp_path, left, right)
    answering = begun(tmp_path)
    seen: set[frozenset[str]] = set()
    while (question := answering.next_question()) is not None:
        if question.kind is QuestionKind.COUNTERPART:
            assert question.shows
            pairs = {frozenset((question.shows[0].provision, *_offered(each))) for each in question.choices}
            pairs = {each for each in pairs if len(each) > 1}
            assert pairs
            assert seen.isdisjoint(pairs)
            seen |= pairs
        assert answering.answer(question, ["u"], ANN)
    assert seen


def _offered(choice: AnswerChoice) -> list[str]:
    return [each.provision for each in choice.shows]
