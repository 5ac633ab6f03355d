"""Tells whether the times in which two duties are in force meet: one wanted until a day, the other from a later one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import Stated, stated_whole
from ceasefire_diff.comparing.facts import Facts
from ceasefire_diff.comparing.order.marks import OVER, bounds_of_marks, values_of_marks
from ceasefire_diff.comparing.order.network import Constraint, Network, nodes_of
from ceasefire_diff.comparing.order.said import Sayings
from ceasefire_diff.model.keys import TIMES
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.values.event import Edge
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.value import Value


class TimesMeet(Struct, frozen=True):
    """Whether there surely is a common time (True), surely none (False) or neither can be told (None).

    `left` and `right` are the times that say so, in the words of the texts.
    """

    meet: bool | None
    left: Stated | None = None
    right: Stated | None = None


class Timed(Struct, frozen=True):
    """A provision with its values, where nothing else is known of it."""

    provision: Provision
    values: Mapping[str, Value]


def never_meet(first: Provision, second: Provision) -> bool:
    """Whether two provisions of one text are surely never in force together."""
    timed = [Timed(each, {key: each.keys[key] for key in TIMES if key in each.keys}) for each in (first, second)]
    return times_meet(timed[0], timed[1]).meet is False


def times_meet(left: Facts | Timed, right: Facts | Timed) -> TimesMeet:
    """Whether two duties are ever in force together; without any time of its own a duty is in force throughout.

    A duty begins at `starts`, or at the latest with its deadline, and ends with `until`.
    """
    if not any(key in each.values for each in (left, right) for key in TIMES):
        return TimesMeet(meet=True)
    lines = _Lines(left, right)
    stated = (_stated(left), _stated(right))
    # There is a common time unless one ends before the other begins.
    if lines.surely_not([_before(LEFT_START, RIGHT_OVER), _before(RIGHT_START, LEFT_OVER)]):
        return TimesMeet(False, *stated)
    apart = ((left, right, LEFT_OVER, RIGHT_START), (right, left, RIGHT_OVER, LEFT_START))
    if all(
        "until" not in first.values or not _begins(second) or lines.surely_not([Constraint(over, start)])
        for first, second, over, start in apart
    ):
        return TimesMeet(True, *stated)
    return TimesMeet(None, *stated)


def lies_within(duty: Facts, ban: Facts) -> bool | None:
    """Whether all the time there is for a duty lies within a ban: True, False if none of it does, None if some may."""
    if not any(key in each.values for each in (duty, ban) for key in TIMES):
        return True
    lines = _Lines(duty, ban)
    if lines.surely_not([_before(LEFT_START, RIGHT_OVER), _before(RIGHT_START, LEFT_OVER)]):
        return False
    # The duty escapes the ban by what is done after its end, or before its beginning.
    after = "until" not in ban.values or lines.surely_not([Constraint(RIGHT_OVER, LEFT_DONE)])
    before = not _begins(ban) or lines.surely_not([Constraint(LEFT_START, RIGHT_START)])
    return True if after and before else None


def can_wait(duty: Facts, ban: Facts) -> bool:
    """Whether what is to be done by a time can surely be done when a ban is over."""
    if "complete-by" not in duty.values or "until" not in ban.values:
        return False
    lines = _Lines(duty, ban)
    return len(lines.anchors) == 1 and lines.surely_can([_before(RIGHT_OVER, LEFT_START)])


LEFT_START, LEFT_DONE, LEFT_OVER = ("left", Edge.START), ("left", Edge.END), ("left", OVER)
RIGHT_START, RIGHT_OVER = ("right", Edge.START), ("right", OVER)


def _before(first: tuple[str, Edge | str], second: tuple[str, Edge | str]) -> Constraint:
    return Constraint(first, second, strict=True)


def _begins(facts: Facts | Timed) -> bool:
    return "starts" in facts.values or "complete-by" in facts.values


class _Lines:
    """The two duties as two stretches of time, whatever events they are."""

    def __init__(self, left: Facts | Timed, right: Facts | Timed) -> None:
        self._constraints = [*_stretch(left, "left", right=False), *_stretch(right, "right", right=True)]
        known = [*self._constraints]
        for name in ("left", "right"):
            known += [Constraint((name, Edge.START), (name, Edge.END)), Constraint((name, Edge.START), (name, OVER))]
        points = {node[0] for each in known for node in (each.earlier, each.later) if isinstance(node, tuple)}
        known += [Constraint((each, Edge.START), (each, Edge.END)) for each in sorted(points)]
        self.anchors = points - {"left", "right"}
        self._known = known

    def surely_can(self, more: Sequence[Constraint]) -> bool:
        """Whether this can be so whatever the lengths of months and the working days are."""
        known = [*self._known, *more]
        ways = values_of_marks(nodes_of(known), zones=False)
        return ways is not None and all(Network([*known, *way]).holds for way in ways)

    def surely_not(self, more: Sequence[Constraint]) -> bool:
        """Whether this cannot be so whatever the lengths of months, the working days and the zone are."""
        known = [*self._known, *more]
        nodes = nodes_of(known)
        if Network([*known, *bounds_of_marks(nodes)]).holds:
            ways = values_of_marks(nodes, zones=False)
            return ways is not None and len(ways) > 1 and not any(Network([*known, *way]).holds for way in ways)
        return True


def _stretch(facts: Facts | Timed, name: str, *, right: bool) -> Iterable[Constraint]:
    """The times of one duty, of an event with a name of its own, so that nothing else is known of it."""
    provision = replace(
        facts.provision, own_event=name, is_event=None, before=(), after=(), condition_for=(), requires=()
    )
    values = {key: facts.values[key] for key in TIMES if key in facts.values}
    found = list(Sayings(right=right).times(provision, values))
    due = values.get("complete-by")
    if isinstance(due, Moment) and "starts" not in values:
        # What has only a deadline is in force from some time on that is not after it.
        found.append(Constraint((name, Edge.START), (name, Edge.END)))
    return found


def _stated(facts: Facts | Timed) -> Stated | None:
    found = [(key, facts.values[key]) for key in TIMES if key in facts.values]
    if not found:
        return None
    words = "; ".join(f"{key.replace('-', ' ')}: {value.written}" for key, value in found)
    return stated_whole(facts.provision, found[0][0], words)
