"""Proves what a gap report says, and what it never says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.document.content import Grid, Layout, ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.model.proposal import Status
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.reading.proposals import read_proposals
from ceasefire_diff.source.diagnostics import CannotRun
from tests.document.reading import every_sentence, part, text_of, turned
from tests.render import made
from tests.render.banned_words import BANNED
from tests.texts import compare_texts, istanbul, proposal_text

PROPOSALS = Path(__file__).parents[2] / "proposals"
PAIRS = (
    ("gaza-2025/us-2025-05-29.yaml", "gaza-2025/hamas-2025-05-31.yaml"),
    ("frameworks-2025-04/us-2025-04-17.yaml", "frameworks-2025-04/ukraine-europe-2025-04-23.yaml"),
    ("istanbul-2025/russia-2025-06-02.yaml", "istanbul-2025/ukraine-2025-06-01.yaml"),
)
EVERYTHING = (ReportOptions(with_internal=True, contact="the desk"), ReportOptions(layout=Layout.BRACKETS))


def real(pair: tuple[str, ...]) -> Comparison:
    """Real positions, compared."""
    read = read_proposals([str(PROPOSALS / each) for each in pair])
    return compare(read.proposals, read.taxonomy)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda each: each[0].partition("/")[0])
def test_swapping_mirrors_the_report(pair: tuple[str, str]) -> None:
    """The same report the other way round says the same of both texts: rows, numbers, parts, brackets."""
    for wishes in EVERYTHING:
        there, back = make_report(real(pair), wishes), make_report(real(pair[::-1]), wishes)
        for one, two in zip(turned(there, back=False), turned(back, back=True), strict=True):
            assert one == two


@pytest.mark.parametrize("pair", PAIRS, ids=lambda each: each[0].partition("/")[0])
def test_no_sentence_judges(pair: tuple[str, str]) -> None:
    """No word of our own in a report judges a position or its holder."""
    for wishes in (*EVERYTHING, ReportOptions(statuses=frozenset((Status.PUBLISHED, Status.LEAKED)))):
        sentences = list(every_sentence(make_report(real(pair), wishes)))
        assert len(sentences) > 100
        assert not [each.own_words for each in sentences if BANNED.search(each.own_words)]


def test_no_sentence_judges_whatever_is_compared() -> None:
    """Nor in reports of texts with options, of three texts, of several parties, of hostile words."""
    for comparison in (made.with_options(), made.of_three(), made.of_several_parties(), made.hostile()):
        for wishes in EVERYTHING:
            report = make_report(comparison, wishes)
            assert not [each.own_words for each in every_sentence(report) if BANNED.search(each.own_words)]


def test_a_report_prints_no_counts() -> None:
    """No sentence of ours counts rows or verdicts; only what a status leaves out is counted."""
    report = make_report(istanbul(), ReportOptions(with_internal=True))
    counting = re.compile(r"\d+ (?:rows?|agree|conflicts?|provisions?)|\brows?: \d", re.IGNORECASE)
    assert not [each.own_words for each in every_sentence(report) if counting.search(each.own_words)]


def test_rows_and_verdicts_are_those_of_the_comparison() -> None:
    """Every row stands in the report once, in order, with its verdicts."""
    report = make_report(istanbul(), ReportOptions())
    assert [row.outline.id for row in report.rows] == [row.id for row in istanbul().rows]
    for told, row in zip(report.rows, istanbul().rows, strict=True):
        assert {each.verdict for each in told.standings} == {pair.verdict for pair in row.pairs}


def test_events_are_told_by_clause() -> None:
    """A report names no provision by the id that the coder gave it."""
    ids = {each.id for proposal in istanbul().proposals for each in proposal.provisions if "-" in each.id}
    report = make_report(istanbul(), ReportOptions(with_internal=True))
    text = "\n".join(map(str, every_sentence(report)))
    text += "\n".join(
        each.value for row in report.rows for c in row.outline.cells for e in c.entries for each in e.stated
    )
    assert not [each for each in ids if re.search(rf"(?<![\w-]){each}(?![\w-])", text)]


def test_what_stands_opposite_is_told_first() -> None:
    """The heart of the Istanbul pair stands in the part on order: talks first, or the ceasefire first."""
    told = text_of(make_report(istanbul(), ReportOptions()), "order")
    assert "Russia puts talks before ceasefire; Ukraine puts ceasefire before talks." in told


def test_each_text_has_its_own_order() -> None:
    """The steps of each Istanbul text stand in its own column by number, conditions under their step."""
    (grid,) = (
        each for each in part(make_report(istanbul(), ReportOptions()), "order").blocks if isinstance(each, Grid)
    )
    russia, ukraine = ([str(line.words) for row in grid.rows for line in row[text]] for text in (0, 1))
    assert [str(each) for each in grid.head] == ["Russia", "Ukraine"]
    assert russia[0] == "1. talks [III.1]"
    assert [each.partition(" ")[0] for each in russia if not each.startswith(("•", "Conditions"))] == [
        *("1.", "2.", "3.", "4.", "5a.", "5b.", "6a.", "6b.", "6c.", "6d.", "7.", "8.", "9a.", "9b.")
    ]
    lead = russia.index("Conditions for 5b, in Option 2, package proposal (that each begins is enough):")
    assert russia[lead - 1].startswith("5b. ceasefire (starts: at start of II, option 1")
    assert "• Ukraine stops mobilisation. [II, option 2, 2]" in russia[lead:]
    assert ukraine == [
        "1. ceasefire (condition for 2a and 2b) [I-a; III-a]",
        "• Ukraine states that this is unconditional [I-a; III-a]",
        "2a. talks [I-a; III-a]",
        "2b. Territory is not taken up before a full and unconditional ceasefire holds. [I-f]",
        "In no order with the steps above:",
        "1. Russia returns all deported and illegally displaced Ukrainian children. [I-b]",
        "• Ukraine states that this is unconditional [I-b]",
    ]


def test_bearers_are_parties_and_third_states_alike() -> None:
    """Whoever is bound has a line, in alphabetical order; whom one provision binds together stand together, once."""
    report = make_report(istanbul(), ReportOptions())
    (grid,) = (each for each in part(report, "bearers").blocks if isinstance(each, Grid))
    bearers = [str(row[0][0].words) for row in grid.rows]
    assert {"Russia", "Ukraine", "Russia and Ukraine", "UN Security Council"} <= set(bearers)
    assert bearers == sorted(bearers, key=str.casefold)
    truce = [(name, str(line.words)) for name, row in zip(bearers, grid.rows, strict=True) for line in row[1]]
    assert [name for name, words in truce if words == "Duration: truce [III.2]"] == ["Russia and Ukraine"]
    assert ("Ukraine", "Neutrality: Ukraine (status: required) [I.2]") in truce


def test_what_meets_both_is_arithmetic_and_never_in_a_conflict() -> None:
    """The shared part of two lengths is told; a row that cannot hold as written has nothing that meets."""
    report = make_report(istanbul(), ReportOptions())
    assert "Length: 30 days satisfies both texts." in text_of(report, "meets")
    for row in report.rows:
        assert not [each for each in row.standings if each.verdict is Verdict.CONFLICT and each.meets]


def test_what_is_left_open_says_who_settles_it() -> None:
    """A value to be agreed is told with who settles it, also where one text alone speaks of the matter."""
    told = text_of(make_report(istanbul(), ReportOptions()), "open")
    assert "Russia leaves distance open: to be agreed by the parties; who settles it: the parties" in told
    assert "Russia names ceiling without giving a value" in told


def test_words_of_the_room_claim_no_silence_of_a_partial_file() -> None:
    """A verdict has one wording, whether or not the other file is complete; its reason says what one alone states."""
    one, other = (
        proposal_text([made.duration(length="30 days", renewal="rolling")], party="A"),
        [made.duration(length="30 days")],
    )
    whole = make_report(compare_texts(one, proposal_text(other, party="B")), ReportOptions())
    partial = make_report(
        compare_texts(one, proposal_text(other, party="B", coverage={"partial": "I"})), ReportOptions()
    )
    assert [row.standings[0].words for row in whole.rows] == ["compatible, not the same"]
    assert [row.standings[0].words for row in partial.rows] == ["compatible, not the same"]


def test_internal_notes_and_contradictions_stay_inside() -> None:
    """Notes are never printed, and that a text states two things only where it was asked for."""
    twice = [
        {**made.duration(length="30 days"), "note": "a secret thought"},
        made.duration(length="60 days"),
    ]
    comparison = compare_texts(
        proposal_text(twice, party="A"), proposal_text([made.duration(length="30 days")], party="B")
    )
    plain, inside = (make_report(comparison, ReportOptions(with_internal=each)) for each in (False, True))
    assert "states both 30 days and 60 days" not in "\n".join(map(str, every_sentence(plain)))
    assert "A states both 30 days and 60 days on length (1; 2)." in text_of(inside, "watch")
    for report in (plain, inside):
        assert "secret" not in "\n".join(map(str, every_sentence(report)))


def test_an_edition_puts_one_column_first_and_changes_nothing_else() -> None:
    """The edition for the second party is the mirror of the plain report, and says what it is."""
    plain = make_report(istanbul(), ReportOptions())
    edition = make_report(istanbul(), ReportOptions(edition_for="ukraine"))
    assert [each.party for each in edition.columns] == ["Ukraine", "Russia"]
    assert turned(plain, back=False)[:3] == turned(edition, back=True)[:3]
    assert "This is the edition for Ukraine" in str(edition.notices[0])
    assert "order of columns carries no meaning" in str(edition.notices[0])
    with pytest.raises(CannotRun, match="Did you mean Ukraine"):
        make_report(istanbul(), ReportOptions(edition_for="Ukrain"))


def test_a_status_leaves_out_what_became_known_otherwise() -> None:
    """Nothing of another status stays: no provision, no source, no id; what that touched is said."""
    left = proposal_text(
        [
            {**made.duration(length="30 days"), "source": "paper"},
            {
                "id": "secret-act",
                "topic": "withdrawal",
                "source": "leak",
                "text": "A hidden thing.",
                "terms": {"forces": "hidden army", "from": "hidden place"},
            },
            {
                "topic": "talks",
                "source": "paper",
                "after": "secret-act",
                "starts": "at secret-act",
                "terms": {"subject": "peace"},
            },
        ],
        party="A",
        sources={"paper": {"title": "Open paper"}, "leak": {"title": "Hidden paper", "status": "leaked"}},
    )
    comparison = compare_texts(left, proposal_text([made.duration(length="60 days")], party="B"))
    report = make_report(comparison, ReportOptions(statuses=frozenset((Status.PUBLISHED,))))
    text = "\n".join(map(str, every_sentence(report))) + repr(report.groups) + repr(report.columns)
    assert "idden" not in text
    assert "secret-act" not in text
    assert "a provision that is left out here" in text
    assert "did not become known as published is left out here; that touched 1 row." in text
    assert report.columns[0].missing == "what did not become known as published is left out here"
    with pytest.raises(CannotRun, match="nothing is left to compare: no provision became known as tabled"):
        make_report(comparison, ReportOptions(statuses=frozenset((Status.TABLED,))))


def test_a_status_leaves_out_options_with_their_provisions() -> None:
    """An option none of whose provisions may leave is not named, neither by its title nor where it is referred to."""
    left = proposal_text(
        [
            {**made.duration(length="30 days"), "option": "open"},
            {"topic": "purpose", "source": "leak", "option": "covert", "terms": {"purposes": "peace"}},
            {"topic": "talks", "after": "option covert", "terms": {"subject": "peace"}},
        ],
        party="A",
        options={"open": "Open way", "covert": "Covert way"},
        sources={"paper": {"title": "Open paper"}, "leak": {"title": "Another paper", "status": "leaked"}},
    )
    comparison = compare_texts(left, proposal_text([made.duration(length="60 days")], party="B"))
    report = make_report(comparison, ReportOptions(statuses=frozenset((Status.PUBLISHED,))))
    text = "\n".join(map(str, every_sentence(report))) + repr(report.groups) + repr(report.columns)
    assert "Open way" in text
    assert "overt" not in text


def test_a_withheld_source_is_not_named() -> None:
    """Its title stands nowhere in the report."""
    left = proposal_text(
        [made.duration(length="30 days")], party="A", sources={"cable": {"title": "Cable 7", "attribution": "withheld"}}
    )
    report = make_report(
        compare_texts(left, proposal_text([made.duration(length="60 days")], party="B")), ReportOptions()
    )
    text = "\n".join(map(str, every_sentence(report))) + repr(report)
    assert "Cable 7" not in text
    assert "source withheld" in text_of(report, "provisions-left")


def test_row_numbers_stay() -> None:
    """Rows keep the numbers of an earlier report, new ones follow, and those of rows that are gone are not used."""
    first = make_report(made.of_three(), ReportOptions())
    earlier = {row.outline.id: row.number + 10 for row in first.rows}
    gone = {"duration/of:something else": 40}
    second = make_report(made.with_options(), ReportOptions(numbers={**earlier, **gone}))
    numbers = {row.outline.id: row.number for row in second.rows}
    kept = set(earlier) & set(numbers)
    assert kept
    assert all(numbers[each] == earlier[each] for each in kept)
    assert all(number > 40 for row, number in numbers.items() if row not in kept)
    assert second.retired["duration/of:something else"] == 40
    assert any("new rows have 41 and higher" in str(each) for each in second.notices)


def test_brackets_say_once_what_is_the_same() -> None:
    """What both say stands once, what differs in brackets with its name, what is open as a blank with its unit."""
    left = proposal_text(
        [made.duration(length="to be agreed by the parties", renewal="rolling", notice="3 days")], party="A"
    )
    right = proposal_text([made.duration(length="30 days", renewal="rolling")], party="B")
    report = make_report(compare_texts(left, right), ReportOptions(layout=Layout.BRACKETS))
    assert report.brackets is not None
    (row,) = report.brackets[0].rows
    assert [(str(line.words), line.whose, line.is_blank) for line in row.lines] == [
        ("length: ________ days (to be agreed by the parties) (1)", "A", True),
        ("length: 30 days (1)", "B", False),
        ("renewal: rolling", None, False),
        ("notice: 3 days (1)", "A", False),
    ]


def test_three_texts_and_options() -> None:
    """Each pair of texts or options has its own words in a row, labelled."""
    report = make_report(made.of_three(), ReportOptions())
    duration = next(row for row in report.rows if row.outline.topic == "duration")
    assert [each.label for each in duration.standings] == ["A / B", "A / C", "B / C"]
    assert "Duration: ceasefire (A / B). Length: 30 days." in text_of(report, "same")
    options = make_report(made.with_options(), ReportOptions())
    assert {each.label for each in options.rows[0].standings} == {"A, Option 1", "A, Option 2"}
