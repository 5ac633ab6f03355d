"""Proves what a gap report says, and what it never says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.document.blocks import Document, Paragraph, Role, Table
from ceasefire_diff.document.prepare import FilledIn, Layout, ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.model.proposal import Status
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.reading.proposals import read_proposals
from ceasefire_diff.source.diagnostics import CannotRun
from tests.document.reading import every_sentence, section, text_of, turned, whole_text
from tests.render import made
from tests.render.banned_words import BANNED
from tests.render.shown import rows_of, texts_of, title_of
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
    counted = [each.own_words for each in every_sentence(report) if counting.search(each.own_words)]
    assert len(counted) == 1  # how much work is left is told inside alone
    assert counted[0].startswith("Not final: ")
    room = make_report(istanbul(), ReportOptions())
    assert not [each.own_words for each in every_sentence(room) if counting.search(each.own_words)]


def test_rows_and_verdicts_are_those_of_the_comparison() -> None:
    """Every row stands in the report once, in order, with its verdicts."""
    rows = rows_of(make_report(istanbul(), ReportOptions()))
    assert [row.id for row in rows] == [row.id for row in istanbul().rows]
    for told, row in zip(rows, istanbul().rows, strict=True):
        assert set(told.verdicts) == {pair.verdict for pair in row.pairs}


def test_page_one_names_every_row_and_the_table_follows() -> None:
    """Note and texts, then the overview with every number once, then the rows; what is for experts stands behind."""
    report = make_report(istanbul(), ReportOptions())
    ids = [each.id for each in report.sections]
    assert ids[:3] == ["front", "overview", "rows"]
    assert len([each for each in section(report, "front").blocks if each.line.role is Role.NOTE]) == 3  # type: ignore[union-attr]
    (table, *_) = (each for each in section(report, "overview").blocks if isinstance(each, Table))
    listed = [number for each in section(report, "overview").blocks[1:] for number in numbers_in(each)]
    named = [row.number for row in table.rows if row.number is not None]
    assert len(named) == len(set(named))
    assert {*named, *listed} == {row.number for row in rows_of(report)}
    assert ids[-3:] == ["sources", "glossary", "provisions"]


def numbers_in(block: object) -> list[int]:
    """The rows that a listing leads to."""
    return [number for item in getattr(block, "items", ()) for number in item.rows]


def test_rows_state_sentences_and_no_value_but_those_that_carry_the_comparison() -> None:
    """Each text stands with the sentence of its provision; a value stands under it where both texts state it."""
    rows = {title_of(row): row for row in rows_of(make_report(istanbul(), ReportOptions()))}
    russia, ukraine = texts_of(rows["Size of forces"])
    assert [(str(each.lead), str(each.words)) for each in russia] == [
        (
            "[I.5]",
            "A ceiling is set on the personnel of Ukraine's armed forces and other formations. No figure is given.",
        ),
        ("ceiling:", "no figure given"),
    ]
    assert [str(each.words) for each in ukraine if each.role is Role.CAVEAT] == [
        "RT reports that Ukraine's copy of 2 June lacks this; Reuters and Suspilne print it."
    ]
    assert ("ceiling:", "no limit") in [(str(each.lead), str(each.words)) for each in ukraine]


def test_the_neutral_column_names_no_place_of_one_side() -> None:
    """What a row is about is told in words of the topic, events and names that both texts use."""
    issues = "\n".join(
        str(line.words) for row in rows_of(make_report(istanbul(), ReportOptions())) for line in row.cells[1]
    )
    for each in ("DPR", "Crimea", "territorial gains", "nationalist", "hostages"):
        assert each not in issues


def test_events_are_told_by_clause() -> None:
    """A report names no provision by the id that the coder gave it."""
    ids = {each.id for proposal in istanbul().proposals for each in proposal.provisions if "-" in each.id}
    text = whole_text(make_report(istanbul(), ReportOptions(with_internal=True)))
    assert not [each for each in ids if re.search(rf"(?<![\w-]){each}(?![\w-])", text)]


def test_what_stands_opposite_is_told_first() -> None:
    """The heart of the Istanbul pair stands in the part on order: talks first, or the ceasefire first."""
    told = text_of(make_report(istanbul(), ReportOptions()), "order")
    assert "Russia puts talks before the ceasefire; Ukraine puts the ceasefire before talks." in told


def test_each_text_has_its_own_order() -> None:
    """The steps of each Istanbul text stand in its own column by number."""
    (table,) = (
        each for each in section(make_report(istanbul(), ReportOptions()), "order").blocks if isinstance(each, Table)
    )
    russia, ukraine = ([str(line.words) for row in table.rows for line in row.cells[text]] for text in (0, 1))
    assert [str(each.head.words) for each in table.columns] == ["Russia", "Ukraine"]
    assert russia[0].startswith("1. talks")
    assert ukraine[0].startswith("1. ceasefire")


def test_who_is_bound_jointly_is_listed_under_each() -> None:
    """Whoever is bound has a line in alphabetical order; what is shared stands under each, with whom it is shared."""
    report = make_report(istanbul(), ReportOptions())
    (table,) = (each for each in section(report, "bearers").blocks if isinstance(each, Table))
    bearers = [str(row.cells[0][0].words) for row in table.rows]
    assert {"Russia", "Ukraine", "UN Security Council"} <= set(bearers)
    assert bearers == sorted(bearers, key=str.casefold)
    by_name = {name: [str(line.words) for line in row.cells[1]] for name, row in zip(bearers, table.rows, strict=True)}
    assert "2-3 day truce for the dead (jointly with Ukraine) [III.2]" in by_name["Russia"]
    assert "2-3 day truce for the dead (jointly with Russia) [III.2]" in by_name["Ukraine"]
    assert "Ukraine is neutral [I.2]" in by_name["Ukraine"]
    text = "\n".join(str(line.words) for row in table.rows for cell in row.cells for line in cell)
    assert "nothing" not in text


def test_what_meets_both_is_arithmetic_and_never_in_a_conflict() -> None:
    """The shared part of two lengths is told, of the length alone where the rest differs; never in a conflict."""
    report = make_report(istanbul(), ReportOptions())
    assert "Length alone: 30 days satisfies both texts." in text_of(report, "meets")
    conflicts = [row for row in rows_of(report) if row.verdicts == (Verdict.CONFLICT,)]
    assert not [line for row in conflicts for line in row.cells[1] if line.role is Role.MEETS]


def test_what_is_left_open_is_told_in_the_overview() -> None:
    """A value to be agreed is told with who settles it, a limit without a figure as one, each with its row."""
    report = make_report(istanbul(), ReportOptions())
    numbers = {title_of(row): row.number for row in rows_of(report)}
    open_ = [item for block in section(report, "overview").blocks for item in getattr(block, "items", ())]
    told = {str(item.words): item.rows for item in open_}
    assert "distance: to be agreed by the parties" in told
    assert numbers["Size of forces"] in told["no figure"]


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
    assert "A states both 30 days and 60 days on length (1; 2)." in text_of(inside, "review")
    for report in (plain, inside):
        assert "secret" not in "\n".join(map(str, every_sentence(report)))


def test_an_edition_puts_one_column_first_and_changes_nothing_else() -> None:
    """The edition for the second party is the mirror of the plain report, and says what it is."""
    plain = make_report(istanbul(), ReportOptions())
    edition = make_report(istanbul(), ReportOptions(edition_for="ukraine"))
    assert [str(each.head.words) for each in table_of(edition).columns[2:4]] == ["Ukraine", "Russia"]
    assert turned(plain, back=False)[1:] == turned(edition, back=True)[1:]
    assert "Edition for Ukraine: its column stands first." in text_of(edition, "front")
    assert "order of columns has no significance" in text_of(edition, "front")
    with pytest.raises(CannotRun, match="Did you mean `Ukraine`"):
        make_report(istanbul(), ReportOptions(edition_for="Ukrain"))


def table_of(report: Document) -> Table:
    """The first table of rows in full."""
    tables = (each for section in report.sections for each in section.blocks if isinstance(each, Table))
    return next(each for each in tables if not each.dense)


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
    text = whole_text(report) + repr(report)
    assert "idden" not in text
    assert "secret-act" not in text
    assert "a provision that is left out here" in text
    assert "Provisions of A that are not published are left out of this report; 1 row affected." in text
    assert "A: what did not become known as published is left out here." in text
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
    text = whole_text(report) + repr(report)
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
    assert "Cable 7" not in whole_text(report) + repr(report)
    assert "source withheld" in text_of(report, "sources")


def test_row_numbers_and_what_the_room_wrote_stay() -> None:
    """Rows keep their numbers, working text and status; new ones follow; what lost its row is listed."""
    first = rows_of(make_report(made.of_three(), ReportOptions()))
    earlier = {row.id: FilledIn(row.number + 10, title_of(row), "Our text", "parked") for row in first}  # type: ignore[operator]
    gone = {"duration/of:something else": FilledIn(40, "Duration", "Keep this", "agreed")}
    report = make_report(made.with_options(), ReportOptions(earlier={**earlier, **gone}))
    rows = {row.id: row for row in rows_of(report)}
    kept = set(earlier) & set(rows)
    assert kept
    for each in kept:
        assert rows[each].number == earlier[each].number
        assert [str(cell[0].words) for cell in rows[each].cells[-2:]] == ["Our text", "parked"]
    assert all(row.number > 40 for each, row in rows.items() if each not in kept)  # type: ignore[operator]
    assert "40 Duration. Working text: Keep this; status: agreed" in text_of(report, "gone")
    assert "new rows start at 41" in text_of(report, "rows")


def test_brackets_hold_whole_sentences() -> None:
    """Outside brackets stands only what a row judged the same says; each bracket holds one sentence of one text."""
    same = {"topic": "neutrality", "text": "It is neutral.", "terms": {"whose": "Arcadia", "status": "required"}}
    banned = {
        "topic": "sanctions",
        "modality": "shall-not",
        "text": "No new sanctions are introduced.",
        "terms": {"scope": "sanctions", "measure": "added"},
    }
    left = proposal_text(
        [same, {**made.duration(length="to be agreed by the parties"), "text": "It lasts."}, banned], party="A"
    )
    right = proposal_text([same, {**made.duration(length="30 days"), "text": "It lasts 30 days."}], party="B")
    report = make_report(compare_texts(left, right), ReportOptions(layout=Layout.BRACKETS))
    lines = [
        (str(block.line.lead or ""), str(block.line.words))
        for each in report.sections
        if each.id.startswith("group-")
        for block in each.blocks
        if isinstance(block, Paragraph) and block.line.role in (Role.BRACKETS, Role.BLANK)
    ]
    assert lines == [
        ("[A:", "It lasts. (2)]"),
        ("", "________ (length: to be agreed by the parties)"),
        ("[B:", "It lasts 30 days. (2)]"),
        ("[A:", "No new sanctions are introduced. (3)]"),
        ("", "It is neutral. (1)"),
    ]


def test_three_texts_and_options() -> None:
    """Each pair of texts or options has its own verdict in a row, labelled."""
    rows = {row.topic: row for row in rows_of(make_report(made.of_three(), ReportOptions()))}
    assert [str(each.words) for each in rows["duration"].cells[1] if each.role is Role.PAIR] == [
        "A / B:",
        "A / C:",
        "B / C:",
    ]
    options = rows_of(make_report(made.with_options(), ReportOptions()))
    labels = {str(line.words) for row in options for line in row.cells[1] if line.role is Role.PAIR}
    assert labels == {"A, Option 1:", "A, Option 2:"}
