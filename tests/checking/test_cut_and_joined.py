"""A clause cut in several, or several joined into one, is told as that, and never as a loss."""

from __future__ import annotations

import pytest

from tests.checking.test_repositories import Checked, checked, repository, rules
from tests.checking.yaml_texts import LENGTH, START, WATCH, text_of
from tests.repositories import Made

__all__ = ["checked", "repository"]

NORTH = "proposals/north.yaml"

WHOLE = """  - id: pullback
    clause: "2"
    topic: withdrawal
    by: North
    text: North pulls its army back 10 km from the river within 7 days.
    complete-by: within 7 days of ceasefire
    terms: {forces: army, from: river, distance: 10 km}
"""
DAY = """  - id: pullback-day
    clause: "2.1"
    topic: withdrawal
    by: North
    text: North pulls its army back from the river within 7 days.
    complete-by: within 7 days of ceasefire
    terms: {forces: army, from: river}
"""
DISTANCE = """  - id: pullback-distance
    clause: "2.2"
    topic: withdrawal
    by: North
    text: The army of North goes back 10 km from the river.
    terms: {forces: army, from: river, distance: 10 km}
"""
KEPT = DAY.replace("pullback-day", "pullback")
FURTHER = DISTANCE.replace("10 km", "15 km")
OTHER_RIVER = DISTANCE.replace("from: river", "from: hills")
OTHER_ARMY = DISTANCE.replace("by: North", "by: South")


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ([WHOLE], [DAY, DISTANCE], ["provision.cut"]),
        ([WHOLE], [KEPT, DISTANCE], ["provision.cut"]),
        ([DAY, DISTANCE], [WHOLE], ["provision.joined"]),
        ([KEPT, DISTANCE], [WHOLE], ["provision.joined"]),
        ([WHOLE], [KEPT, FURTHER], ["provision.added", "term.removed"]),
        ([WHOLE], [KEPT, OTHER_RIVER], ["provision.added", "term.removed"]),
        ([WHOLE], [KEPT, OTHER_ARMY], ["provision.added", "term.removed"]),
        ([WHOLE], [WHOLE, DISTANCE], ["provision.added"]),
    ],
    ids=[
        "cut",
        "cut under its id",
        "joined",
        "joined into one id",
        "moved on",
        "other place",
        "other party",
        "said twice",
    ],
)
def test_what_is_told(
    repository: Made,
    checked: Checked,
    before: list[str],
    after: list[str],
    found: list[str],
) -> None:
    """Only provisions that say together what one said are that one; all else is told as what it is."""
    repository.write(NORTH, text_of("North", LENGTH, START, WATCH, *before))
    repository.commit()
    repository.write(NORTH, text_of("North", LENGTH, START, WATCH, *after))
    told = [each for each in rules(checked(repository)) if not each.startswith(("text.", "citation."))]
    assert sorted(told) == found


def test_a_change_beside_the_cutting(repository: Made, checked: Checked) -> None:
    """A value that changed while the clause was cut is told beside it."""
    repository.write(NORTH, text_of("North", LENGTH, START, WATCH, WHOLE))
    repository.commit()
    until = DAY.replace("terms:", "until: 2026-01-01\n    terms:")
    repository.write(NORTH, text_of("North", LENGTH, START, WATCH, until, DISTANCE))
    assert sorted(rules(checked(repository))) == ["provision.cut", "until.changed"]
