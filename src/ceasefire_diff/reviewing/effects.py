"""What an answer would change: the comparison made afresh with it, held against the one before."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.model.answers import Signature
from ceasefire_diff.model.verdict import GRAVITY, Verdict
from ceasefire_diff.reviewing.question import AnswerChoice
from ceasefire_diff.reviewing.texts_compared import compared, verdicts_of
from ceasefire_diff.reviewing.workbench import Workbench
from ceasefire_diff.reviewing.yaml_edits import CannotEdit
from ceasefire_diff.source.diagnostics import CannotRun

NOBODY = Signature(by="nobody")


class RowChange(Struct, frozen=True):
    """So many rows that go from one verdict to another; None: rows that were not there, or are there no more."""

    rows: int
    came_from: Verdict | None
    comes_to: Verdict | None


def _changes(before: Comparison, after: Comparison) -> tuple[RowChange, ...]:
    """The rows that have other members or another verdict, told by what their provisions came to before."""
    was, now = verdicts_of(before), verdicts_of(after)
    new = {key: verdict for key, (_, verdict) in now.items() if key not in was or was[key][1] is not verdict}
    counted: Counter[tuple[Verdict | None, Verdict | None]] = Counter()
    for (left, right, lefts, rights), verdict in new.items():
        earlier = [
            came
            for (one, two, ones, twos), (_, came) in was.items()
            if (one, two) == (left, right) and (not {*ones}.isdisjoint(lefts) or not {*twos}.isdisjoint(rights))
        ]
        itself = was.get((left, right, lefts, rights))
        two_sided = [itself[1]] if itself else [each for each in earlier if each is not Verdict.ONE_SIDED]
        came_from = max(two_sided, key=_gravity) if two_sided else Verdict.ONE_SIDED if earlier else None
        if came_from is not verdict:
            counted[came_from, verdict] += 1
    order = [*Verdict]
    place = {each: number for number, each in enumerate(order)}
    return tuple(
        RowChange(rows, came, comes)
        for (came, comes), rows in sorted(
            counted.items(),
            key=lambda each: (-each[1], place.get(each[0][0], -1), place.get(each[0][1], -1)),
        )
    )


def _gravity(verdict: Verdict) -> int:
    return GRAVITY.index(verdict) if verdict in GRAVITY else -1


def effect(choice: AnswerChoice, bench: Workbench, before: Comparison) -> tuple[RowChange, ...] | None:
    """What an answer would change; None where it cannot be made, because the files would say two things at once."""
    try:
        after = compared(choice.edit(bench, NOBODY))
    except (CannotEdit, CannotRun):
        return None
    return _changes(before, after)
