"""Proves that the terminal report reads well at any width, and that no foreign word disturbs it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from rich.cells import cell_len

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.outline import Selection
from ceasefire_diff.render.terminal.comparison import render_terminal
from tests.render import made
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


def plain(comparison: Comparison, width: int = 120, *, detail: bool = False, encoding: str = "utf-8") -> str:
    """The report without colour."""
    return render_terminal(comparison, width=width, colour=False, detail=detail, encoding=encoding)


def words(text: str) -> str:
    """The words of a report without its drawing, so that what was wrapped can be found."""
    return " ".join(re.sub(r"[│─┼→\u200e]", " ", text).split())


@pytest.mark.parametrize("name", COMPARISONS)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_asked(name: str, width: int) -> None:
    """At every width every line fits, in detail as well, and no line ends in spaces."""
    for detail in (False, True):
        for line in plain(COMPARISONS[name](), width, detail=detail).splitlines():
            # A line that a build log would take for a command is one cell longer.
            assert cell_len(line) <= width + ("\\::" in line), line
            assert line == line.rstrip()


def test_colour_changes_no_word() -> None:
    """Without its colour codes the coloured report is the plain one, and verdicts are told by sign and word alone."""
    for width in (60, 80, 120):
        coloured = render_terminal(istanbul(), width=width, colour=True)
        assert "\x1b[" in coloured
        stripped = "\n".join(line.rstrip() for line in COLOUR.sub("", coloured).split("\n"))
        assert stripped == plain(istanbul(), width)


def test_no_party_has_a_colour() -> None:
    """The names of both parties look alike wherever they stand."""
    coloured = render_terminal(istanbul(), width=120, colour=True)
    looks = {name: set(re.findall(rf"((?:\x1b\[[0-9;]*m)+){name}", coloured)) for name in ("Russia", "Ukraine")}
    assert looks["Russia"] & looks["Ukraine"]
    assert all("3" not in look.strip("\x1b[m") for look in looks["Ukraine"])


def test_plain_signs_where_the_encoding_has_no_others() -> None:
    """In ASCII nothing of our own needs more than ASCII, and every verdict has a sign of its own."""
    report = plain(made.with_options(), encoding="ascii")
    assert report.isascii()
    assert "!= conflict" in report
    for encoding in ("utf-8", "cp1251", "ascii", "no-such-encoding"):
        plain(istanbul(), encoding=encoding)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_foreign_words_survive_whole(width: int) -> None:
    """Square brackets, colons and markup stand in the report letter by letter, wherever lines break."""
    report = "".join(words(plain(made.hostile(), width, detail=True)).split())
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
    for line in plain(made.hostile(), width, detail=True).splitlines():
        assert not line.lstrip().startswith("::")
        assert "##[" not in line


def test_right_to_left_words_get_no_borders() -> None:
    """Where a text reads from right to left, rows are labelled lines at any width, and its words are kept apart."""
    for width in (80, 200):
        report = plain(made.right_to_left(), width)
        assert "│" not in report.replace("conflict │", "")
        assert "\u200eفلسطين\u200e:" in report
        assert not re.search("(?<!\u200e)البند", report)


def test_the_report_ends_with_counts_and_their_caution() -> None:
    """The last lines are the counts of every pair of texts, and the sentence on what they depend on."""
    lines = plain(istanbul(), 200).splitlines()
    assert lines[-1].startswith("Counts depend on how the texts were divided")
    assert lines[-2].startswith("Russia, Option 2, package proposal / Ukraine: ")
    assert lines[-3].startswith("Russia, Option 1 / Ukraine: ")


def test_the_head_says_what_a_reader_must_know() -> None:
    """Order of columns, unlike status and partial coverage stand above the rows."""
    head = words(plain(istanbul(), 80)).partition("Kind, purpose and parties")[0]
    assert "that order carries no meaning" in head
    assert "unlike status (Russia: published, Ukraine: leaked)" in head
    assert "The file of Ukraine is incomplete" in head


@pytest.mark.parametrize("width", [80, 120, 200])
def test_sources_stand_under_the_table(width: int) -> None:
    """Every source is listed with its date, its status where it has its own, and the clauses read there."""
    sources = words(plain(istanbul(), width)).partition(" Sources ")[2]
    assert "TASS, 2025-06-02" in sources
    assert "Konkors, reported" in sources
    assert "for III-a; III-b; V-a" in sources


def test_both_columns_are_equally_wide() -> None:
    """No text has more room than the other."""
    rule = next(line for line in plain(istanbul(), 120).splitlines() if line.startswith("─"))
    *_, left, right = rule.split("┼")
    assert len(left.strip()) - len(right.strip()) in (0, 1)


def test_a_value_left_out_of_a_cell_stands_in_the_matter() -> None:
    """A term that only repeats what the row is about is told once, and everywhere in detail."""
    comparison = compare_provisions(made.duration(length="30 days"), made.duration(length="60 days"))
    assert "of: ceasefire" not in plain(comparison)
    assert "of: ceasefire" in plain(comparison, detail=True)
    assert "│ ceasefire" in plain(comparison)


def test_detail_adds_texts_sources_rules_and_notes() -> None:
    """What --detail promises is there, and without it is not."""
    brief, full = (words(plain(istanbul(), 40, detail=each)) for each in (False, True))
    for wanted in (
        "[amount.nested]",
        "source: konkors",
        "text: The ceasefire is unconditional.",
        "SHA-256",
        "rests on the glossary",
        "internal note:",
    ):
        assert wanted in full, wanted
        assert wanted not in brief, wanted


def test_a_selection_is_said() -> None:
    """Rows left out are said to be left out, and the counts are of all rows."""
    show = Selection(frozenset((Verdict.CONFLICT,)), frozenset(("neutrality", "duration")))
    report = words(render_terminal(istanbul(), width=200, colour=False, show=show))
    assert re.search(r"Shown here: 1 of \d+ rows \(verdicts conflict; topics duration, neutrality\)", report)
    assert "Neutrality" in report
    assert "Duration" not in report
    assert report.count(" one side,") == 2


def test_a_verdict_that_depends_on_the_option_is_told_per_pair() -> None:
    """Different verdicts stand each with its option; one verdict for all is told once."""
    report = plain(made.with_options(), 120)
    assert re.search(r"Option 1: = agree\.", report)
    assert re.search(r"Option 2: ≠ conflict\.", report)
    neutrality = words(report).partition("Neutrality")[2].partition("Sources")[0]
    assert "Option" not in neutrality


def test_three_texts_have_a_column_each_and_a_verdict_per_pair() -> None:
    """With three texts every pair that speaks has its own verdict, none is drawn from the others."""
    for width in (60, 120, 200):
        report = words(plain(made.of_three(), width))
        assert "A / B: = agree." in report
        assert "A / C: ≠ conflict." in report
        assert "B / C: ≠ conflict." in report
        assert "A / C: - one side." in report
        assert "B / C: - one side." in report


def test_two_texts_of_one_party_are_told_by_date() -> None:
    """Texts of one party are never called by the same name."""
    report = words(plain(made.of_one_party(), 120))
    assert "A (2024-01-01)" in report
    assert "A (2025-01-01)" in report


def test_a_text_of_several_parties_speaks_as_one() -> None:
    """Sentences speak of the text of all its parties; the column names them as the file does."""
    report = words(plain(made.of_several_parties(), 120))
    assert "The text of A and B states renewal; the file of C (incomplete) does not." in report
    assert "│ A, B │ C" in re.sub(" +", " ", plain(made.of_several_parties(), 120))
