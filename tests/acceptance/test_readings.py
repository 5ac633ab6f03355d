"""The tool's rows and verdicts, held against what people read in the same texts before it was run on them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from benchmarks.accuracy import MENDED_ON, READINGS, Score, read_pair, score
from ceasefire_diff.reading.proposals import read_proposals

REACHED = {
    "frameworks-2025-04": (0.96, 28),
    "gaza-2025": (0.90, 34),
    "istanbul-2025": (0.97, 99),
    "korea-1951-item3": (1, 10),
    "istanbul-2025-05-16": (1, 16),
    "karabakh-2020": (1, 14),
    "korea-1951-item2-07-23": (0.40, 5),
    "korea-1951-item2-11-05": (0.57, 2),
    "korea-1951-item2-11-08": (0.74, 5),
    "korea-1951-item3-12": (0.57, 12),
    "lebanon-2024": (0.66, 18),
}
"""F1 of the rows and the number of equal verdicts that each pair has reached: they may rise, never fall."""

LINED_UP_ALONE = {"korea-1951-item2-11-05": 1, "lebanon-2024": 1}
"""Pairs of provisions that the tool puts in one row and the reader does not: none on the pairs it was mended on."""

INVENTED = {"korea-1951-item2-11-05": 1, "lebanon-2024": 1}
"""Lines on which the tool gives a text a position and the reader does not: none on the pairs it was mended on."""

PAIRS = sorted(folder.parent for folder in READINGS.glob("*/expected.tsv"))


def told(folder: Path) -> Score:
    """One reading's score over all pairs of variants; what differs is printed."""
    total = Score()
    for reading in read_pair(folder):
        total.add(score(reading))
    print(
        f"\n{folder.name}: rows F1 {total.f1:.2f} (precision {total.precision:.2f}, recall {total.recall:.2f}); "
        f"verdicts {total.agreeing} of {len(total.verdicts)}, kappa {total.kappa:.2f}"
    )
    for words in dict.fromkeys(total.differing):
        print(f"  differs: {words}")
    return total


@pytest.mark.parametrize("folder", PAIRS, ids=[folder.name for folder in PAIRS])
def test_rows_and_verdicts_stay_with_the_reading(folder: Path) -> None:
    """The tool lines up what a person does and comes to the person's verdict at least as often as it has before."""
    total = told(folder)
    rows, verdicts = REACHED[folder.name]
    assert total.f1 >= rows
    assert total.agreeing >= verdicts


@pytest.mark.parametrize("folder", PAIRS, ids=[folder.name for folder in PAIRS])
def test_nothing_is_lined_up_that_a_person_keeps_apart(folder: Path) -> None:
    """A row is made of what a person too would put on one line; what is not, on later pairs, may never be more."""
    total = told(folder)
    assert total.found - total.right <= LINED_UP_ALONE.get(folder.name, 0)


@pytest.mark.parametrize("folder", PAIRS, ids=[folder.name for folder in PAIRS])
def test_no_position_is_invented(folder: Path) -> None:
    """Where a person finds a text silent, the tool gives it no position, and on later pairs no more than it did."""
    assert len(told(folder).invented) <= INVENTED.get(folder.name, 0)


@pytest.mark.parametrize("folder", PAIRS, ids=[folder.name for folder in PAIRS])
def test_no_conflict_is_found_where_a_person_sees_none(folder: Path) -> None:
    """No row is called a conflict unless a line that a person calls one speaks of it: the gravest mistake of all."""
    assert told(folder).false_conflicts == []


def test_the_pairs_that_rules_were_mended_on_owe_nothing() -> None:
    """What is let pass on pairs read afterwards is let pass on none of the pairs that the rules were mended on."""
    assert {folder.name for folder in PAIRS} >= MENDED_ON
    assert MENDED_ON.isdisjoint({*LINED_UP_ALONE, *INVENTED})


@pytest.mark.parametrize("folder", PAIRS, ids=[folder.name for folder in PAIRS])
def test_the_reading_covers_both_texts(folder: Path) -> None:
    """Every provision of both files stands on some line of the reading, and every id of the reading exists."""
    paths = (folder / "texts.txt").read_text(encoding="utf-8").split()
    with (folder / "expected.tsv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    root = READINGS.parent.parent
    for side, proposal in zip(
        ("left", "right"), read_proposals([str(root / path) for path in paths]).proposals, strict=True
    ):
        read = {each.strip() for line in lines for each in line[side].split(",") if each.strip()}
        assert read == {each.id for each in proposal.provisions}
