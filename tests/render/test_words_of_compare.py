"""What people read of a comparison is in words: no id of a provision, no key of a step, no name a text does not use."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.comparison import Stated, TermResult
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.outline import outline
from ceasefire_diff.reading.proposals import read_proposals
from ceasefire_diff.values.relation import RelationKind, Side
from ceasefire_diff.wording.event_words import Compared
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.result_view import PairOfTexts
from ceasefire_diff.wording.sentences import reason
from ceasefire_diff.wording.term_words import schedule_in_words
from tests.render.shown import terminal
from tests.texts import istanbul

PROPOSALS = Path("proposals")
FRAMEWORK_OF_LONDON = "proposals/frameworks-2025-04/ukraine-europe-2025-04-23.yaml"
PAIRS = re.findall(r"`ceasefire-diff compare (\S+) (\S+)`", (PROPOSALS / "README.md").read_text(encoding="utf-8"))


def compared(*files: str) -> Compared:
    """These files of the library, laid side by side."""
    read = read_proposals(list(files), glossary=None, topics_file=None)
    return Compared(read.proposals, read.taxonomy)


def _without_details(full: str) -> str:
    """All rows in full without what only coders need: rules, sources and internal notes."""
    return re.sub(r"^ +(?:rules|source|internal note): .*(?:\n {6,}.*)*", "", full, flags=re.MULTILINE)


@pytest.mark.parametrize(("left", "right"), PAIRS, ids=lambda path: Path(path).stem)
def test_no_id_is_read_in_a_table(left: str, right: str) -> None:
    """Where a pair of the library is laid side by side, no provision is called by an id of more than one word."""
    told = compared(left, right).in_words
    ids = {each.id for proposal in told.proposals for each in proposal.provisions if "-" in each.id}
    words = set(re.findall(r"[\w-]+", f"{terminal(told, 220)} {_without_details(terminal(told, 40, full=True))}"))
    paraphrase = {
        word
        for proposal in told.proposals
        for each in proposal.provisions
        for word in re.findall(r"[\w-]+", f"{each.text} {each.terms} {each.keys}")
    }
    assert not (ids & words) - paraphrase


def test_ids_stay_for_programs() -> None:
    """In JSON an event is called by its id as the file writes it; in words only by clause and matter."""
    both = compared("proposals/istanbul-2025/russia-2025-06-02.yaml", "proposals/istanbul-2025/ukraine-2025-06-01.yaml")
    starts = [
        [p.keys["starts"].written for p in each.proposals[0].provisions if p.id == "start-with-withdrawal"]
        for each in (both.by_ids, both.in_words)
    ]
    assert starts == [
        ["at start of withdraw-from-four-regions"],
        ["at start of II, option 1 (Withdrawal and redeployment of forces)"],
    ]
    verdicts = [[[p.verdict for p in row.pairs] for row in each.rows] for each in (both.by_ids, both.in_words)]
    assert all(one == two for one, two in pairwise(verdicts))


def test_provisions_of_one_clause_and_topic_are_told_apart() -> None:
    """Two steps that stand in one clause under one topic are called by what each is about as well."""
    folder = "proposals/frameworks-2025-04"
    told = outline(
        Labels(compared(f"{folder}/us-2025-04-17.yaml", f"{folder}/ukraine-europe-2025-04-23.yaml").in_words)
    )
    steps = [s.value for row in told.rows for c in row.cells for e in c.entries for s in e.stated if s.name == "steps"]
    assert steps == ["B2 (Talks: technical arrangements) in parallel with B2 (Talks: final settlement)"]


def test_a_cell_never_states_only_who_is_bound() -> None:
    """Where all terms stand in the title of a row, the cell says in the paraphrase of the file what is wanted."""
    folder = "proposals/karabakh-2020/armenia-azerbaijan-russia-2020-11-10"
    told = outline(Labels(compared(f"{folder}-draft.yaml", f"{folder}.yaml").in_words))
    row = next(each for each in told.rows if each.objects == ("Aghdam",))
    assert all(entry.says_it for cell in row.cells for entry in cell.entries)
    assert {(s.name, s.value) for c in row.cells for e in c.entries for s in e.stated if not s.named} == {
        ("the deadline", "2020-11-20")
    }


def test_texts_of_one_day_are_called_by_their_titles() -> None:
    """Two texts of the same parties and day are told apart by title, not by the names of files."""
    folder = "proposals/karabakh-2020/armenia-azerbaijan-russia-2020-11-10"
    called = Labels(compared(f"{folder}-draft.yaml", f"{folder}.yaml").in_words).called
    assert sorted(called.values()) == [
        "Armenia, Azerbaijan, Russia (Trilateral statement)",
        "Armenia, Azerbaijan, Russia (Trilateral statement, draft)",
    ]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("amount: 5 people, when: day 1; amount: remaining, when: week 6", "5 people, day 1; remaining, week 6"),
        ("amount: 3 people, every: 7 days, from: day 3", "3 people, every 7 days, from day 3"),
        ("schedule: amount: half, when: day 7", "schedule: half, day 7"),
        ("amount: what the parties fix", "amount: what the parties fix"),
    ],
)
def test_steps_are_read_without_their_keys(written: str, words: str) -> None:
    """A schedule is told by its amounts and times; words of a text that only look alike stay."""
    assert schedule_in_words(written) == words


def said(rule: str, left: str, right: str, term: str = "territory", **more: object) -> str:
    """The sentence on two values, one of A's and one of B's."""
    result = TermResult(
        term=term,
        relation=RelationKind.NESTED,
        verdict=Verdict.PARTLY,
        rule=rule,
        left=(Stated("a", "one", left, ("1",), 1),),
        right=(Stated("b", "one", right, ("1",), 1),),
        inner=Side.LEFT,
        **more,  # type: ignore[arg-type]
    )
    return str(reason(result, PairOfTexts(left="A", right="B")))


def test_no_text_is_said_to_name_what_it_does_not() -> None:
    """A text that speaks of the whole covers a part and does not name it; what is left of `all` is everything else."""
    assert said("names.nested", "Crimea", "all", common="Crimea", right_adds=("all except Crimea",)) == (
        "Territory: both texts cover Crimea; B also covers everything else."
    )
    assert said("names.nested", "Crimea", "Crimea, Sevastopol", common="Crimea", right_adds=("Sevastopol",)) == (
        "Territory: both texts name Crimea; B also names Sevastopol."
    )
    assert "all except X" in said(
        "names.nested", "Y", "all except X", common="Y", right_adds=("all except [X, Y]",)
    ).replace("[X, Y]", "X")


def test_moments_stand_where_a_sentence_can_hold_them() -> None:
    """Nothing is said to lie `inside within`; of two deadlines it is said which is the earlier."""
    assert said("moment.nested", "day 1 of signing", "within 24 hours of signing", "starts") == (
        "When it starts: day 1 of signing satisfies both texts."
    )
    assert said("moment.nested", "day 1", "day 7", "complete-by") == (
        "The deadline: the earlier of the two, day 1, satisfies both texts."
    )


def test_who_speaks_of_parts_is_not_called_silent_on_the_whole() -> None:
    """Ukraine puts off all territorial issues; Russia, which states its position on five territories, is not silent."""
    told = outline(Labels(istanbul()))
    (whole,) = [row for row in told.rows if row.topic == "territory" and row.one_verdict is Verdict.ONE_SIDED]
    assert whole.cells[0].silence == "speaks of parts of this in other rows"


def test_a_row_of_two_topics_is_called_by_both() -> None:
    """The US states how long a ceasefire lasts, London where it holds: no title says that both state a length."""
    texts = compared("proposals/frameworks-2025-04/us-2025-04-17.yaml", FRAMEWORK_OF_LONDON)
    assert "Duration / Area and domains" in [row.title for row in outline(Labels(texts.in_words)).rows]


@pytest.mark.parametrize(("left", "right"), PAIRS, ids=lambda path: Path(path).stem)
def test_words_are_put_in_after_comparing(left: str, right: str) -> None:
    """A comparison that is labelled says what a comparison of labelled texts would, so that one is enough."""
    told = compared(left, right).in_words
    assert told == compare(told.proposals, told.taxonomy)


def test_bodies_are_not_called_people() -> None:
    """A count of the dead or of those held has no noun that no text has; a count of forces keeps its own."""
    told = {row.topic: row for row in outline(Labels(istanbul())).rows}
    values = [
        each.value for cell in told["missing-and-remains"].cells for entry in cell.entries for each in entry.stated
    ]
    assert "6,000" in " ".join(values)
    assert "people" not in " ".join(values)


def test_an_event_of_one_text_goes_by_its_words() -> None:
    """An event that a header names is told in the header's words, never by its id."""
    screen = terminal(
        compared(f"{PROPOSALS}/gaza-2025/us-2025-09-29.yaml", f"{PROPOSALS}/gaza-2025/hamas-2025-10-03.yaml").in_words,
        100,
        full=True,
    )
    assert "within 72 hours of public acceptance" in " ".join(screen.split())
    assert "israel-accepts" not in screen


def test_an_order_by_dates_of_both_is_told_once() -> None:
    """Both texts' dates give one order: one sentence, and as many pairs of steps for the one as for the other."""
    both = compared(f"{PROPOSALS}/gaza-2025/us-2025-05-29.yaml", f"{PROPOSALS}/gaza-2025/hamas-2025-05-31.yaml")
    whole = " ".join(terminal(both.in_words, 200, full=True).split())
    assert "By the dates of both texts, the start of talks is before the start of information on persons" in whole
    assert "so by the dates" not in whole
    assert len(set(re.findall(r"\d pairs of steps", terminal(both.in_words, 200)))) == 1


def test_what_may_be_either_is_left_out_of_a_name() -> None:
    """A word for all other words of a term tells events of no other from this one: hostages, not "hostages; either"."""
    screen = terminal(
        compared(f"{PROPOSALS}/gaza-2025/us-2025-09-29.yaml", f"{PROPOSALS}/gaza-2025/hamas-2025-10-03.yaml").in_words,
        100,
    )
    assert "only after end of release (hostages)" in " ".join(screen.split())
