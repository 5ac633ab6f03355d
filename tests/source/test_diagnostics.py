"""Problems know their place and cure, and are collected in the order of the file."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceasefire_diff.source.diagnostics import CannotRun, Complaints, Diagnostic, Level, Place
from ceasefire_diff.spelling import nearest


def _problem(file: str, line: int, column: int, level: Level = Level.ERROR, message: str = "wrong") -> Diagnostic:
    return Diagnostic("file.yaml", message, "Mend it", Place(file, line, column), level)


@pytest.mark.parametrize(
    ("place", "written"),
    [(Place("a.yaml", 3, 7), "a.yaml:3:7"), (Place("a.yaml", 3), "a.yaml:3"), (Place("a.yaml"), "a.yaml")],
)
def test_place_is_written_as_far_as_it_is_known(place: Place, written: str) -> None:
    """A place without line or column does not invent one."""
    assert str(place) == written


def test_problem_reads_as_two_sentences() -> None:
    """A problem is one line: its place, what is wrong, what to do, each sentence ended once."""
    assert str(_problem("a.yaml", 3, 7)) == "a.yaml:3:7: wrong. Mend it."
    assert str(Diagnostic("r", "Is it?", "Mend it.", Place("a"))) == "a: Is it? Mend it."
    assert str(Diagnostic("r", "Wrong", "", Place("a"))) == "a: Wrong."


def test_complaints_come_in_the_order_of_the_file() -> None:
    """Complaints are sorted by file, line and column as numbers; those of one place stay as found."""
    complaints = Complaints()
    added = [_problem("b", 1, 1), _problem("a", 10, 1), _problem("a", 9, 20), _problem("a", 9, 3, message="x")]
    added.append(_problem("a", 9, 3, message="later"))
    for problem in added:
        complaints.add(problem)
    assert complaints.problems == (added[3], added[4], added[2], added[1], added[0])


def test_only_errors_are_errors() -> None:
    """A warning and a note are problems but no errors."""
    complaints = Complaints()
    for level in Level:
        complaints.add(_problem("a", 1, 1, level))
    assert [problem.level for problem in complaints.errors] == [Level.ERROR]
    assert len(complaints.problems) == 3


def test_cannot_run_carries_its_problems() -> None:
    """What stops a run says so line by line and survives a process boundary."""
    stopped = CannotRun(_problem("a", 1, 1), _problem("b", 0, 0))
    assert str(stopped) == "a:1:1: wrong. Mend it.\nb: wrong. Mend it."
    assert pickle.loads(pickle.dumps(stopped)).problems == stopped.problems  # noqa: S301  our own bytes


@pytest.mark.parametrize(
    ("word", "words", "expected"),
    [
        ("lenght", ["length", "of", "notice"], "length"),
        ("form", ["from", "forces", "by"], "from"),
        ("complete_by", ["complete-by", "by"], "complete-by"),
        ("Entry into force", ["entry-into-force"], "entry-into-force"),
        ("withdrawl", ["withdrawal", "weapons"], "withdrawal"),
        ("by", ["if", "of", "to"], None),
        ("road", ["reach", "roof-rights"], None),
        ("anything", [], None),
        ("", ["a", "b"], None),
        ("x" * 1_000_000, ["x" * 1_000_001], None),
        ("unlimited", ["limited"], None),
        ("non-binding", ["binding"], None),
        ("unlimted", ["limited", "unlimited"], "unlimited"),
    ],
)
def test_nearest_suggests_what_was_meant_or_nothing(word: str, words: list[str], expected: str | None) -> None:
    """A slip of the pen finds its word; a different short word does not."""
    assert nearest(word, words) == expected


@given(st.text(), st.lists(st.text(max_size=12), max_size=8))
def test_nearest_depends_on_the_words_not_on_their_order(word: str, words: list[str]) -> None:
    """The suggestion is one of the words, and the same however they are ordered."""
    found = nearest(word, words)
    assert found is None or found in words
    assert nearest(word, list(reversed(words))) == found


def test_problems_load_without_difflib() -> None:
    """A run without complaints does not pay for difflib."""
    code = "import sys, ceasefire_diff.source.diagnostics; sys.exit('difflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
