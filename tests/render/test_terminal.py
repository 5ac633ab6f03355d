"""Proves that the terminal report reads well at any width, and that no foreign word disturbs it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from rich.cells import cell_len

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.selection import Selection
from tests.render import made
from tests.render.shown import terminal
from tests.texts import compare_provisions, istanbul

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
WIDTHS = (40, 60, 80, 100, 120, 160, 200)
COMPARISONS: dict[str, Callable[[], Comparison]] = {
    "istanbul": istanbul,
    "hostile": made.hostile,
    "right-to-left": made.right_to_left,
    "options": made.with_options,
    "three": made.of_three,
}


def words(text: str) -> str:
    """The words of a report without its drawing, so that what was wrapped can be found."""
    return " ".join(re.sub(r"[│─┼→\u200e]", " ", text).split())


@pytest.mark.parametrize("name", COMPARISONS)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_asked(name: str, width: int) -> None:
    """At every width every line fits, in full as well, and no line ends in spaces."""
    for full in (False, True):
        for line in terminal(COMPARISONS[name](), width, full=full, more=full).splitlines():
            # A line that a build log would take for a command is one cell longer.
            assert cell_len(line) <= width + ("\\::" in line), line
            assert line == line.rstrip()


def test_colour_changes_no_word() -> None:
    """Without its colour codes the coloured report is the plain one, and verdicts are told by sign and word alone."""
    for width, full in ((60, False), (80, True), (120, False)):
        coloured = terminal(istanbul(), width, full=full, colour=True)
        assert "\x1b[" in coloured
        stripped = "\n".join(line.rstrip() for line in COLOUR.sub("", coloured).split("\n"))
        assert stripped == terminal(istanbul(), width, full=full)


def test_no_party_has_a_colour() -> None:
    """The names of both parties look alike wherever they stand."""
    coloured = terminal(istanbul(), colour=True, full=True)
    looks = {name: set(re.findall(rf"(\x1b\[[0-9;]*m){name}", coloured)) for name in ("Russia", "Ukraine")}
    assert looks["Russia"] & looks["Ukraine"]
    assert all("3" not in look.strip("\x1b[m") for look in looks["Ukraine"])


def test_plain_signs_where_the_encoding_has_no_others() -> None:
    """In ASCII nothing of our own needs more than ASCII, and every verdict has a sign of its own."""
    report = terminal(made.with_options(), encoding="ascii", full=True)
    assert report.isascii()
    assert "!= cannot both hold" in report
    for encoding in ("utf-8", "cp1251", "ascii", "no-such-encoding"):
        terminal(istanbul(), encoding=encoding)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_foreign_words_survive_whole(width: int) -> None:
    """Square brackets, colons and markup stand in the report letter by letter, wherever lines break."""
    report = "".join(words(terminal(made.hostile(), width, full=True, more=True)).split())
    wanted = made.HOSTILE.replace("##[", "##\\[")
    pieces = ["[withdrawn]", "[/]", "[bold]x[/bold]", ":warning:", "@somebody", "<script>alert(1)</script>", "`code`"]
    assert all(piece in wanted for piece in pieces)
    if width == 40:
        assert not [piece for piece in pieces if piece not in report]
        assert made.LONG_WORD in report
    assert "[withdrawn]" in report
    assert ":warning:" in report


@pytest.mark.parametrize("width", [40, 80, 81, 82, 83, 120])
def test_no_line_is_a_command_to_a_build_log(width: int) -> None:
    """No line begins with `::` after spaces, and none holds `##[`."""
    for line in terminal(made.hostile(), width, full=True, more=True).splitlines():
        assert not line.lstrip().startswith("::")
        assert "##[" not in line


def test_right_to_left_words_get_no_borders() -> None:
    """Where a text reads from right to left, rows are labelled lines at any width, and its words are kept apart."""
    for width in (80, 200):
        for full in (False, True):
            report = terminal(made.right_to_left(), width, full=full)
            assert "│" not in report
            assert "\u200eفلسطين\u200e:" in report
            assert not re.search("(?<!\u200e)البند", report)


def test_all_rows_in_full_end_with_counts_and_their_caution() -> None:
    """The last lines are the counts of every pair of texts, and the sentence on what they depend on."""
    lines = terminal(istanbul(), 200, full=True).splitlines()
    assert lines[-1].startswith("Counts depend on how the texts were divided")
    assert lines[-2].startswith("- Russia, Option 2, package proposal / Ukraine: ")
    assert lines[-3].startswith("- Russia, Option 1 / Ukraine: ")


def test_the_head_says_what_a_reader_must_know() -> None:
    """Status, coverage and what the order means stand above the rows, in full the statuses that differ as well."""
    head = words(terminal(istanbul(), 80)).partition("CANNOT BOTH HOLD")[0]
    assert "The order of columns and rows has no significance." in head
    assert "Russia: 2 June 2025, published, complete." in head
    assert "Ukraine: 1 June 2025, leaked, incomplete: a provision missing here may still be in the text" in head
    assert head.count("The texts prevail; quoted words are theirs.") == 1
    full = words(terminal(istanbul(), 80, full=True)).partition("Kind, purpose and parties")[0]
    assert "The texts differ in status (Russia: published, Ukraine: leaked)" in full
    assert "The file of Ukraine is incomplete" in full


@pytest.mark.parametrize("width", [80, 120, 200])
def test_sources_are_listed_where_they_are_asked_for(width: int) -> None:
    """Every source is listed with its date, its status where it has its own, and the clauses read there."""
    sources = words(terminal(istanbul(), width, more=True)).partition(" Sources ")[2]
    assert "TASS, 2025-06-02" in sources
    assert "Konkors, reported" in sources
    assert "for III-a; III-b; V-a" in sources
    assert "Konkors" not in terminal(istanbul(), width)


@pytest.mark.parametrize("full", [False, True])
def test_both_columns_are_equally_wide(full: bool) -> None:
    """No text has more room than the other: the rule between them stands in one place on every line."""
    lines = [line for line in terminal(istanbul(), 100, full=full).splitlines() if "│" in line]
    assert len(lines) > 20
    (rule,) = {line.index("│") for line in lines}
    (begins,) = {line.index("Russia") for line in lines if line.split("│")[1].strip() == "Ukraine"}
    assert abs((rule - 1 - begins) - (100 - rule - 2)) <= 1


def test_a_value_stands_in_a_cell_where_it_carries_the_comparison() -> None:
    """Where the texts state two lengths both stand under their sentences; what only names the matter never does."""
    comparison = compare_provisions(made.duration(length="30 days"), made.duration(length="60 days"))
    report = terminal(comparison, full=True)
    assert "length: 30 days" in report
    assert "length: 60 days" in report
    assert "of: ceasefire" not in report


def test_full_adds_sentences_and_sources_and_what_is_internal_where_asked_for() -> None:
    """What --full promises is there, and in the overview is not; notes and rules come with --with-internal alone."""
    brief, full = (words(terminal(istanbul(), 40, full=each)) for each in (False, True))
    inside = words(terminal(istanbul(), 40, full=True, more=True))
    for wanted in ("source: Konkors", "The ceasefire is unconditional."):
        assert wanted in full, wanted
        assert wanted not in brief, wanted
    for internal in ("amount.nested", "internal note:", "rules:", "WITHIN ONE TEXT"):
        assert internal.casefold() in inside.casefold(), internal
        assert internal.casefold() not in full.casefold(), internal


def test_a_selection_is_said() -> None:
    """Rows left out are said to be left out, and whatever is printed is of the rows shown."""
    show = Selection(frozenset((Verdict.CONFLICT,)), frozenset(("neutrality", "duration")))
    for full in (False, True):
        report = words(terminal(istanbul(), 200, show=show, full=full, more=True))
        assert re.search(r"Shown: 1 of \d+ rows \(verdict incompatible; topic duration, neutrality\)", report)
        assert "Neutrality" in report
        assert "Duration" not in report
        assert "konkors" not in report.casefold()
        assert "Possibly related (not matched; please review) - Russia, I.2: Ukraine is neutral." in report or not full
        assert report.count("Possibly related (") <= 1
    assert report.count("1 incompatible,") == 2


def test_a_verdict_that_depends_on_the_option_is_told_per_pair() -> None:
    """Different verdicts stand each with its option; one verdict for all is told once."""
    report = terminal(made.with_options(), 120)
    assert "Option 1: same" in report
    assert "Option 2: incompatible" in report
    full = words(terminal(made.with_options(), 120, full=True))
    neutrality = full.partition("Neutrality")[2].partition("Counts")[0]
    assert "Option" not in neutrality


def test_three_texts_have_a_column_each_and_a_verdict_per_pair() -> None:
    """With three texts every pair that speaks has its own verdict, none is drawn from the others."""
    for width in (60, 120, 200):
        report = words(terminal(made.of_three(), width))
        assert "A / B: same" in report
        assert "A / C: incompatible" in report
        assert "B / C: incompatible" in report
        full = words(terminal(made.of_three(), width, full=True))
        assert re.search("A / C:[^≠=]* in one text only", full)


def test_two_texts_of_one_party_are_told_by_date() -> None:
    """Texts of one party are never called by the same name."""
    report = words(terminal(made.of_one_party(), 120))
    assert "A (2024-01-01)" in report
    assert "A (2025-01-01)" in report


def test_a_text_of_several_parties_speaks_as_one() -> None:
    """Sentences speak of the text of all its parties; the column names them as the file does."""
    report = words(terminal(made.of_several_parties(), 120, full=True))
    assert "The text of A and B states renewal (rolling); the file of C (incomplete) does not." in report
    assert re.search(r"A, B +│ C", terminal(made.of_several_parties(), 120))
