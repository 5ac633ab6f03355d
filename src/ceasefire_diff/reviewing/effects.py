"""What an answer would change: the comparison made afresh with it, held against the one before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from msgspec import Struct

from ceasefire_diff.comparing.comparison import Comparison, PairResult
from ceasefire_diff.model.answers import Signature
from ceasefire_diff.model.verdict import GRAVITY, Verdict
from ceasefire_diff.reviewing.question import AnswerChoice
from ceasefire_diff.reviewing.texts_compared import compared
from ceasefire_diff.reviewing.workbench import Workbench
from ceasefire_diff.reviewing.yaml_edits import CannotEdit
from ceasefire_diff.source.diagnostics import CannotRun
from ceasefire_diff.values.relation import RelationKind

NOBODY = Signature(by="nobody")


class RowChange(Struct, frozen=True):
    """So many rows that go from one verdict to another; None: rows that were not there, or are there no more.

    Where both are one verdict, the rows keep it and a reason of theirs is settled: what could not be compared is.
    """

    rows: int
    came_from: Verdict | None
    comes_to: Verdict | None

    @property
    def moves(self) -> bool:
        """Whether the rows have another verdict, or other provisions."""
        return self.came_from is not self.comes_to


_Key = tuple[str, str, tuple[str, ...], tuple[str, ...]]


def _pairs_of(comparison: Comparison) -> dict[_Key, PairResult]:
    """Every row by its two variants and its members: the same row has the same members."""
    return {
        (pair.left.id, pair.right.id, pair.left_provisions, pair.right_provisions): pair
        for row in comparison.rows
        for pair in row.pairs
    }


def _changes(before: Comparison, after: Comparison) -> tuple[RowChange, ...]:
    """The rows that have other members or another verdict, told by what their provisions came to before.

    What one text alone said is told too where it goes into a row that comes out as before.
    """
    was, now = _pairs_of(before), _pairs_of(after)
    counted: Counter[tuple[Verdict | None, Verdict | None]] = Counter()
    for key, pair in now.items():
        itself = was.get(key)
        if itself is None:
            parts = _parts(key, was)
            came_from = _came_from(parts.values())
            if came_from is not pair.verdict:
                counted[came_from, pair.verdict] += 1
            elif alone := sum(part is Verdict.ONE_SIDED and key_ not in now for key_, part in parts.items()):
                counted[Verdict.ONE_SIDED, pair.verdict] += alone
        elif itself.verdict is not pair.verdict or _unsettled(pair) < _unsettled(itself):
            counted[itself.verdict, pair.verdict] += 1
    order = [*Verdict]
    place = {each: number for number, each in enumerate(order)}
    return tuple(
        RowChange(rows, came, comes)
        for (came, comes), rows in sorted(
            counted.items(),
            key=lambda each: (each[0][0] is each[0][1], -each[1], place.get(each[0][0], -1), place.get(each[0][1], -1)),
        )
    )


def _parts(key: _Key, was: Mapping[_Key, PairResult]) -> dict[_Key, Verdict]:
    """The rows in which the provisions of a row that was not there stood before."""
    left, right, lefts, rights = key
    return {
        each: pair.verdict
        for each, pair in was.items()
        if each[:2] == (left, right) and not ({*each[2]}.isdisjoint(lefts) and {*each[3]}.isdisjoint(rights))
    }


def _came_from(earlier: Collection[Verdict]) -> Verdict | None:
    """What the provisions of a row that was not there came to: the gravest of the rows of both texts they stood in."""
    two_sided = [each for each in earlier if each is not Verdict.ONE_SIDED]
    return max(two_sided, key=_gravity) if two_sided else Verdict.ONE_SIDED if earlier else None


def _unsettled(pair: PairResult) -> tuple[int, int]:
    """How many reasons of a row say that something could not be compared, and how many that something differs."""
    return (
        sum(each.relation is RelationKind.INCOMPARABLE for each in pair.results),
        sum(each.verdict is not Verdict.AGREE for each in pair.results),
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
