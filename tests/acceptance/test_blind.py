"""Pairs coded blind, and a scripted reviewer who knows only a reader's lines: what is reached may not fall."""

from __future__ import annotations

import pytest

from benchmarks.blind_coding import BLIND, Reviewed, review

PAIRS = sorted(folder for folder in BLIND.iterdir() if (folder / "lines.tsv").is_file())

REACHED = {
    "brest-litovsk-1917": (0.45, 6, 0.84, 5, 12),
    "falklands-1982": (0.39, 1, 0.84, 4, 11),
    "frameworks-2025-04": (0.94, 13, 1.0, 18, 18),
    "gaza-2025-05": (0.75, 4, 0.94, 20, 22),
    "gaza-2025-09": (0.31, 2, 0.77, 13, 13),
    "indochina-1972": (0.37, 4, 0.9, 13, 14),
    "indonesia-1949": (0.35, 3, 0.87, 12, 18),
    "istanbul-2025-06": (0.83, 16, 0.93, 26, 29),
    "korea-1951-item3": (0.71, 3, 0.97, 6, 8),
    "russia-1919": (0.78, 3, 0.97, 5, 9),
    "south-africa-1902": (0.62, 2, 0.82, 2, 3),
    "sudan": (0.4, 1, 0.86, 3, 3),
}
"""F1 of links and two-sided verdicts as the reader's: with no answer, after questions 1 to 7, and verdicts after 8."""

QUESTIONS_A_PROVISION = 25 / 40
"""How many questions 1 to 7 a pair may cost."""

OVER = {"brest-litovsk-1917": 8, "indochina-1972": 3, "indonesia-1949": 14, "korea-1951-item3": 3}
"""Questions that a pair costs beyond that, and should not."""


@pytest.fixture(scope="module", params=PAIRS, ids=lambda folder: folder.name)
def reviewed(request: pytest.FixtureRequest) -> Reviewed:
    """One pair, reviewed."""
    return review(request.param)


def test_links_and_verdicts_stay_with_the_reader(reviewed: Reviewed) -> None:
    """What is found without an answer, and what answers add, is at least what it was."""
    first_f1, first, after_f1, after, read = REACHED[reviewed.name]
    assert round(reviewed.before.f1, 2) >= first_f1
    assert reviewed.before.agreeing >= first
    assert round(reviewed.after.f1, 2) >= after_f1
    assert reviewed.after.agreeing >= after
    assert reviewed.read.agreeing >= read


def test_no_conflict_is_found_that_the_reader_does_not_see(reviewed: Reviewed) -> None:
    """Neither without answers nor after any: the gravest mistake of all."""
    for score in (reviewed.before, reviewed.after, reviewed.read):
        assert score.false_conflicts == ()


def test_a_pair_costs_few_questions(reviewed: Reviewed) -> None:
    """Not more than 25 for 40 provisions."""
    assert reviewed.asked <= QUESTIONS_A_PROVISION * reviewed.provisions + OVER.get(reviewed.name, 0)
