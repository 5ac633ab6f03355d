"""Tests of the overview: nothing in it is cut, empty or out of place so that a reader takes it for something else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.document.blocks import Listing, Role, Table, TableRow
from ceasefire_diff.document.overview import overview_blocks
from ceasefire_diff.model.verdict import Verdict, gravest
from ceasefire_diff.outline.selection import Selection
from ceasefire_diff.reading.proposals import read_proposals
from ceasefire_diff.wording.event_words import with_events_in_words
from ceasefire_diff.wording.labels import Labels
from tests.render import made
from tests.render.shown import terminal
from tests.texts import compare_texts, istanbul, proposal_text

_PROPOSALS = Path(__file__).parents[2] / "proposals"
PAIRS = {
    "istanbul": ("istanbul-2025/russia-2025-06-02.yaml", "istanbul-2025/ukraine-2025-06-01.yaml"),
    "gaza": ("gaza-2025/us-2025-05-29.yaml", "gaza-2025/hamas-2025-05-31.yaml"),
    "korea": ("korea-1951/unc-item3-1951-11-27.yaml", "korea-1951/kpa-cpv-item3-1951-12-03.yaml"),
    "kaesong": ("korea-1951/kpa-cpv-item2-1951-11-10.yaml", "korea-1951/unc-item2-1951-11-08.yaml"),
    "lebanon": ("lebanon-2024/israel-lebanon-2024-11-26.yaml", "lebanon-2024/us-2024-10-30.yaml"),
    "frameworks": ("frameworks-2025-04/us-2025-04-17.yaml", "frameworks-2025-04/ukraine-europe-2025-04-23.yaml"),
}


def shipped(name: str) -> Comparison:
    """A pair of shipped texts, compared, with events in words as a reader gets them."""
    read = read_proposals([str(_PROPOSALS / file) for file in PAIRS[name]])
    return with_events_in_words(compare(read.proposals, read.taxonomy))


def table_of(comparison: Comparison) -> Table:
    """The table of the overview of a whole comparison."""
    numbers = {row.id: number for number, row in enumerate(comparison.rows, 1)}
    blocks = overview_blocks(comparison.rows, Labels(comparison), numbers)
    return next(each for each in blocks if isinstance(each, Table))


def under(row: TableRow) -> list[str]:
    """What stands under a row."""
    return [str(line.words) for line in row.below]


def row_of(comparison: Comparison, number: int) -> TableRow:
    """One row of the overview by its number."""
    return next(each for each in table_of(comparison).rows if each.number == number)


@pytest.mark.parametrize("name", PAIRS)
def test_nothing_of_a_shipped_text_is_cut(name: str) -> None:
    """A sentence cut before what it turns on says something else than the text; no shipped text needs a cut."""
    assert "…" not in terminal(shipped(name), 100)


@pytest.mark.parametrize("width", [40, 80, 100, 120])
def test_a_group_without_rows_says_so_at_every_width(width: int) -> None:
    """A heading over nothing is told from one whose rows were lost: the first group too says that it has none."""
    same = proposal_text([made.duration(length="30 days")], party="A")
    screen = terminal(compare_texts(same, same.replace("A", "B", 1)), width)
    assert "CANNOT BOTH HOLD AS WRITTEN none in these files" in " ".join(screen.split())


def test_of_chosen_rows_no_group_is_called_empty() -> None:
    """Where rows were left out, an empty group is left out too: the comparison may have rows in it."""
    screen = terminal(istanbul(), 100, show=Selection(verdicts=frozenset((Verdict.PARTLY,))))
    assert "COMPATIBLE, NOT THE SAME" in screen
    assert "CANNOT BOTH HOLD" not in screen
    assert "none in these files" not in screen


def test_a_caveat_stands_under_the_group_whose_rows_bear_its_mark() -> None:
    """The remark that weakens some rows stands before the next heading, by itself and in no cell of the last row."""
    assert [row for row in table_of(istanbul()).rows if not row.cells and under(row)[0].startswith("* RT reports")]
    screen = terminal(istanbul(), 100)
    conflicts = screen.partition("COMPATIBLE, NOT THE SAME")[0]
    assert conflicts.count("* RT reports") == 1
    assert screen.count("* RT reports") == 1
    assert "[I-e] *" not in screen.partition("COMPATIBLE, NOT THE SAME")[2]


def test_compatible_rows_say_what_differs_and_rows_for_review_why() -> None:
    """No row of these two groups goes without a line of reason."""
    for name in ("istanbul", "gaza", "korea"):
        for row in table_of(shipped(name)).rows:
            if row.number is not None and row.verdicts[0] in (Verdict.PARTLY, Verdict.UNCLEAR):
                assert under(row), (name, row.number)


@pytest.mark.parametrize("name", PAIRS)
def test_a_row_stands_under_its_gravest_verdict(name: str) -> None:
    """No heading says "none" of what some option comes to, and each row for review says what to review."""
    group = Verdict.CONFLICT
    for row in table_of(shipped(name)).rows:
        if row.is_band:
            (group,) = row.verdicts
        if row.number is None:
            continue
        assert group is gravest({*row.verdicts} - {Verdict.ONE_SIDED}), row.number
        if group is Verdict.UNCLEAR:
            assert any(line.startswith("To review: ") for line in under(row)), row.number
    if name == "kaesong":
        assert row_of(shipped(name), 1).verdicts == (Verdict.PARTLY, Verdict.UNCLEAR)


def test_what_differs_is_told_with_what_each_text_states() -> None:
    """The name of a term alone says nothing; two short values stand behind it."""
    gaza = shipped("gaza")
    assert under(row_of(gaza, number_of(gaza, "talks/complete withdrawal"))) == [
        "The texts differ on subject (redeployment and withdrawal / complete withdrawal)."
    ]


def number_of(comparison: Comparison, beginning: str) -> int:
    """The number of the only row whose id begins so."""
    (found,) = (place for place, row in enumerate(comparison.rows, 1) if row.id.startswith(beginning))
    return found


@pytest.mark.parametrize("name", PAIRS)
def test_rows_on_which_both_speak_are_told_apart(name: str) -> None:
    """No two rows of a shipped pair have one label, but those on order, which their cells tell."""
    comparison = shipped(name)
    labels = [str(row.cells[1][0].words) for row in table_of(comparison).rows if row.number is not None]
    assert len(set(labels)) == len([each for each in labels if each != "Order of steps"]) + ("Order of steps" in labels)
    if name == "gaza":
        assert {"Duration: ceasefire; length", "Duration: ceasefire; renewal"} <= {*labels}
        assert {"Information on persons: by Hamas", "Information on persons: by Israel"} <= {*labels}
        assert "Talks: complete withdrawal / redeployment and withdrawal" in labels


def cells_of(comparison: Comparison, number: int) -> list[str]:
    """What each text says in one row of the overview."""
    return [str(line.words) for cell in row_of(comparison, number).cells[2:] for line in cell]


def test_a_row_on_conditions_says_the_condition() -> None:
    """It repeats no deed that has a row of its own, and what one text alone sets names the event it is set for."""
    gaza = shipped("gaza")
    aid = number_of(gaza, "conditions/humanitarian-access/")
    assert cells_of(gaza, aid) == ["only after agreement of Hamas [3]", "only after approval [3a]"]
    assert under(row_of(gaza, aid)) == ["To review: whether these are one event (agreement of Hamas / approval)."]
    order = number_of(gaza, "sequence/end of release/")
    assert cells_of(gaza, order) == [
        "end of release (hostages; living), then withdrawal and redeployment (IDF; southern Gaza) [2, 5b]",
        "withdrawal and redeployment (Israeli forces; Gaza), then end of release (captives; living) [2, 5]",
    ]
    told = " ".join(terminal(gaza, 100).partition("IN ONE TEXT ONLY")[2].split())
    north, south = (number_of(gaza, f"conditions/withdrawal/israeli-forces;{where}") for where in ("corridor", "south"))
    where = "withdrawal and redeployment (IDF; northern Gaza, Netzarim)"
    assert f"{north} {where}: only after release (5 hostages; living) {south} see {order}" in told


def test_a_condition_whose_order_another_text_turns_round_leads_to_that_row() -> None:
    """That talks wait for the ceasefire stands in one text only as a condition; the other answers it by its order."""
    told = " ".join(terminal(istanbul(), 100).partition("IN ONE TEXT ONLY")[2].split())
    assert "10 see 13 11 territory: only after ceasefire" in told


def test_cells_that_look_alike_are_told_apart() -> None:
    """Two texts that say nearly the same and are not judged the same show under the row what one alone says."""
    comparison = compare_texts(
        proposal_text([{**made.duration(length="30 days"), "qualifiers": "in the east"}], party="A"),
        proposal_text([made.duration(length="30 days")], party="B"),
    )
    assert under(row_of(comparison, 1)) == ["Only A: details (in the east)."]


def test_what_is_the_same_is_named_in_words() -> None:
    """Where no row is the same throughout, the screen names the points that are, but of no row that cannot hold."""
    same = terminal(istanbul(), 100).partition("SAME IN BOTH TEXTS")[2].partition("\n")[0]
    assert same.strip() == "no row; the same within other rows: who is bound (4, 6)"


def test_a_row_under_one_option_names_it_in_the_cell() -> None:
    """What holds under one option only is not printed as if it held in any case."""
    cells = row_of(istanbul(), 22).cells
    assert "(Option 2)" in str(cells[2][0].words)


def test_the_remarks_of_the_tool_stand_outside_the_columns_of_the_texts() -> None:
    """What satisfies both begins left of the first text's column, so that no party seems to say it."""
    lines = terminal(istanbul(), 100).splitlines()
    at = next(line.index("Russia") for line in lines if line.startswith("CANNOT BOTH HOLD"))
    (remark,) = (line for line in lines if "30 days satisfies both texts" in line)
    assert len(remark) - len(remark.lstrip()) < at
    assert all(line.role is not Role.SHORT for row in table_of(istanbul()).rows for line in row.below)


@pytest.mark.parametrize("name", PAIRS)
def test_one_heading_for_what_is_left_open(name: str) -> None:
    """Rows that are left open and what one text leaves open stand under one heading, each row told once there."""
    screen = terminal(shipped(name), 100)
    assert len([line for line in screen.splitlines() if line.startswith("LEFT OPEN")]) == 1


def test_what_is_left_open_within_other_rows_says_so() -> None:
    """Behind rows that are left open, what a text leaves open elsewhere is no row of theirs without a name."""
    assert "US, within other rows: 2 renewal length: to be agreed" in terminal(shipped("gaza"), 100)
    assert "within other rows:" not in terminal(istanbul(), 100).partition("LEFT OPEN")[2]


def test_what_one_text_alone_says_is_a_statement_and_no_title() -> None:
    """A text without words for the overview is told by its sentence, not by the title of its topic."""
    provision = {**made.duration(length="30 days"), "text": "The guns fall silent for thirty days."}
    other = {"topic": "neutrality", "text": "A is neutral.", "terms": {"whose": "A", "status": "required"}}
    comparison = compare_texts(proposal_text([provision], party="A"), proposal_text([other], party="B"))
    numbers = {row.id: number for number, row in enumerate(comparison.rows, 1)}
    blocks = overview_blocks(comparison.rows, Labels(comparison), numbers)
    told = [str(item.words) for block in blocks if isinstance(block, Listing) for item in block.items]
    assert told == ["The guns fall silent for thirty days", "A is neutral"]


def test_what_is_not_final_is_said_above_the_rows() -> None:
    """Which rows that cannot both hold an answer could change, and that rows may concern one issue, is read first."""
    head = " ".join(terminal(istanbul(), 100).partition("CANNOT BOTH HOLD AS WRITTEN")[0].split())
    assert "could change" in head
    assert re.search(r"could change \d+ rows \(cannot both hold: 8, 13, 52\): ceasefire-diff review", head)
    head = " ".join(terminal(shipped("frameworks"), 100).partition("CANNOT BOTH HOLD AS WRITTEN")[0].split())
    assert re.search(r"could change \d+ rows \([\d, ]+; in one text only: \d+ rows?\): ceasefire-diff review", head)


def test_what_may_have_its_counterpart_in_another_row_is_marked() -> None:
    """A provision whose counterpart is offered for review carries the mark that the heading explains; others do not."""
    screen = " ".join(terminal(istanbul(), 100).split())
    assert re.search(
        r"IN ONE TEXT ONLY \(silence is not a position; \? perhaps in another row: \d+ pairs, --related\)", screen
    )
    assert '35 ? all "deported" children back' in screen
    assert "51 martial law ends" in screen


def test_what_holds_outside_of_any_option_is_not_told_as_one_of_an_option() -> None:
    """The same words outside the options and in one of them are said once, and without the name of that option."""
    said = {"topic": "foreign-forces", "short": "no foreign troops", "text": "No foreign troops.", "terms": {"in": "B"}}
    mine = proposal_text([said, {**said, "option": "one"}], party="A", options={"one": "Option 1", "two": "Option 2"})
    other = proposal_text([{**said, "short": "none", "terms": {"in": "B", "presence": "allowed"}}], party="B")
    cell = row_of(compare_texts(mine, other), 1).cells[2][0]
    assert str(cell.words).startswith("no foreign troops")
    assert "Option 1" not in str(cell.words)


def test_a_single_row_of_an_option_stands_among_the_others_with_its_name() -> None:
    """An option with one row of its own needs no line; one with several has them under its name."""
    screen = " ".join(terminal(istanbul(), 100).split())
    assert "26 withdrawal begins (Option 1)" in screen
    assert "Russia, Option 2: 20 sabotage renounced" in screen
    assert "Russia, Option 1:" not in screen


def test_why_a_row_needs_review_is_told_of_that_row() -> None:
    """No general remark: which names may be one, and what each text alone states where they share nothing."""
    assert under(row_of(istanbul(), 43)) == [
        "To review: scope (economic sanctions between Russia and Ukraine / sanctions against Russia)."
    ]
    assert under(row_of(istanbul(), 4)) == [
        "To review: Russia states when it starts; Ukraine states what comes before or after."
    ]


def test_times_that_do_not_meet_are_told() -> None:
    """Closed until a day and open from a later one is compatible, and the overview says why."""
    airport = {"topic": "crossings-and-blockade", "terms": {"where": "airport", "state": "closed"}}
    closed = proposal_text([{**airport, "until": "day 10 of ceasefire"}], party="A")
    state = {"where": "airport", "state": "open"}
    opened = proposal_text([{**airport, "terms": state, "starts": "day 20 of ceasefire"}], party="B")
    screen = " ".join(terminal(compare_texts(closed, opened), 100).split())
    assert "never in force together" in screen
