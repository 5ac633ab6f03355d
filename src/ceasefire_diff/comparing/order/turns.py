"""Tells where two texts take over from one another on a way round that cannot be kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from msgspec import Struct

from ceasefire_diff.comparing.order.marks import Mark, Point, is_event, point_of
from ceasefire_diff.comparing.order.network import Constraint
from ceasefire_diff.comparing.order.said import Said
from ceasefire_diff.values.event import Edge

Path = tuple[Constraint, ...]

SIDES: Final = (False, True)
"""The left text, and the right one."""


class Turns(Struct, frozen=True):
    """The points at which the texts take over, whether they put two of them in opposite order, and who says so.

    `dated`: whether what the left text and what the right text say comes from days or figures.
    """

    points: tuple[Point, ...] = ()
    opposed: bool = False
    steps: tuple[Said, ...] = ()
    dated: tuple[bool, bool] = (False, False)


def turns_of(cycle: Path) -> Turns:
    """Where the texts take over on the way round, and what each of them says of it.

    Between what the texts say lies what goes without saying; of the points there, one that both know is told.
    """
    said = [at for at, each in enumerate(cycle) if isinstance(each.source, Said)]
    begin = next((at for at, each in enumerate(said) if not _right(cycle[each]) and _right(cycle[said[at - 1]])), None)
    if begin is None:
        return Turns()
    cycle = (*cycle[said[begin] :], *cycle[: said[begin]])
    runs: list[list[int]] = []
    for at, each in enumerate(cycle):
        if not isinstance(each.source, Said):
            continue
        if runs and _right(cycle[runs[-1][-1]]) == _right(each):
            runs[-1].append(at)
        else:
            runs.append([at])
    events = [{point_of(node)[0] for at in run for node in (cycle[at].earlier, cycle[at].later)} for run in runs]
    points = []
    for number, run in enumerate(runs):
        before, last = events[number - 1], runs[number - 1][-1]
        between = cycle[last + 1 : run[0]] if last < run[0] else (*cycle[last + 1 :], *cycle[: run[0]])
        nodes = [cycle[last].later, *(each.later for each in between), cycle[run[0]].earlier]
        points.append(min(map(point_of, nodes), key=lambda each: _least_known(each, before, events[number])))
    opposed = len(runs) == 2 and all(_puts_later(cycle[run[0] : run[-1] + 1]) for run in runs)  # noqa: PLR2004
    steps = tuple(each.source for each in cycle if isinstance(each.source, Said))
    left, right = ([each for each in cycle if isinstance(each.source, Said) and _right(each) is at] for at in SIDES)
    return Turns(tuple(points), opposed, steps, (by_dates(left), by_dates(right)))


def by_dates(steps: Iterable[Constraint]) -> bool:
    """Whether an order follows from days or figures, and is not stated in words from one event to the next."""
    return any(each.gap or not all(_is_event_itself(node) for node in (each.earlier, each.later)) for each in steps)


def _is_event_itself(node: object) -> bool:
    return not isinstance(node, Mark) and is_event((point_of(node)[0], Edge.START))


def _least_known(point: Point, one: Collection[str], other: Collection[str]) -> tuple[bool, bool, str]:
    """Sorts points: first those that no text knows alone, as a part they share; of these the beginnings."""
    return ((point[0] in one) != (point[0] in other), point[1] is not Edge.START, str(point))


def _puts_later(steps: Path) -> bool:
    """Whether these steps alone, with what goes without saying between them, come to a later time or an order."""
    gap = sum((each.gap for each in steps), 0)
    before = any(each.strict or (isinstance(each.source, Said) and each.source.before) for each in steps)
    return gap > 0 or (gap == 0 and before)


def _right(constraint: Constraint) -> bool:
    return isinstance(constraint.source, Said) and constraint.source.right
