"""Finds what two texts say of time that cannot hold together, each smallest set once, and what both order alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from ceasefire_diff.comparing.acts import NO_ACTS, Acts
from ceasefire_diff.comparing.comparison import Stated
from ceasefire_diff.comparing.order.marks import OVER, Mark, Point, bounds_of_marks, values_of_marks
from ceasefire_diff.comparing.order.network import Constraint, Lag, Network, cannot_hold, smallest_set
from ceasefire_diff.comparing.order.said import Said, Sayings, going_without_saying
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.values.event import Edge
from ceasefire_diff.values.figures import Exact
from ceasefire_diff.values.timing import CALENDAR, DAY_ONE

MOST_CLASHES: Final = 50
"""Smallest sets told of one pair of texts; beyond them it is said that there are more."""

MOST_SHARED: Final = 200
"""Events both texts order, beyond which only named ones are followed for what is alike: pairs grow with the square."""

Path = tuple[Constraint, ...]


class Clash(Struct, frozen=True):
    """What left and right text say that cannot hold together, and can once any of it is dropped.

    `certain`: whatever the lengths of months and working days and the zone are. `cases` are the contingencies (`if`) in
    which it is said. `first` and `second` are where the texts take over from one another; `opposed`: left puts first
    before second and right second before first. More than two such points stand in `points`.
    """

    left: tuple[Stated, ...]
    right: tuple[Stated, ...]
    points: tuple[Point, ...]
    opposed: bool
    certain: bool
    cases: tuple[str, ...]

    @property
    def conflict(self) -> bool:
        """Whether it cannot hold, in any case or in one, rather than needs review."""
        return self.certain and len(self.cases) <= 1


class Alike(Struct, frozen=True):
    """Two points that both texts put in this order, with what each says of it."""

    first: Point
    second: Point
    left: tuple[Stated, ...]
    right: tuple[Stated, ...]


class OneText:
    """What one variant says of time, and what it says that cannot hold by itself."""

    def __init__(self, constraints: Iterable[Constraint], acts: Acts = NO_ACTS, *, permissions: bool = False) -> None:
        said = [
            each for each in constraints if permissions or not (isinstance(each.source, Said) and each.source.permits)
        ]
        self.at_odds: list[tuple[Said, ...]] = []
        for case in ("", *_cases(said)):
            while found := smallest_set(_known([each for each in said if _in_case(each, case)], acts)):
                gone = {each for each in found if isinstance(each, Said)}
                self.at_odds.append(tuple(each for each in found if isinstance(each, Said)))
                # What contradicts itself orders nothing; where a case does, only what is said for it goes.
                gone = {each for each in gone if each.case} or gone
                said = [each for each in said if each.source not in gone]
        self.constraints = said


def circles(provisions: Iterable[Provision]) -> list[tuple[Stated, ...]]:
    """What some provisions put, step by step, before itself, by order alone and not by figures."""
    said = [each for each in Sayings().of_text(provisions) if each.gap >= 0]
    return [tuple(each.stated for each in found) for found in OneText(said, permissions=True).at_odds]


def _cases(constraints: Iterable[Constraint]) -> list[str]:
    return sorted({each.source.case for each in constraints if isinstance(each.source, Said) and each.source.case})


def _in_case(constraint: Constraint, *cases: str) -> bool:
    return not isinstance(constraint.source, Said) or constraint.source.case in ("", *cases)


def _known(constraints: Sequence[Constraint], acts: Acts) -> list[Constraint]:
    """The same with what goes without saying of the points they speak of."""
    known = [*constraints, *going_without_saying(constraints, acts)]
    return [*known, *bounds_of_marks(Network(known).nodes)]


class TwoTexts:
    """The constraints of two texts on one calendar."""

    def __init__(self, left: OneText, right: OneText, acts: Acts = NO_ACTS) -> None:
        self._left, self._right = left.constraints, right.constraints
        self._acts = acts
        self.more = False
        self.clashes: list[Clash] = []
        self.sources: list[frozenset[Said]] = []
        self.told: list[frozenset[Said]] = []
        self.turned: dict[frozenset[Said], list[tuple[Point, Point]]] = {}
        # So sorted that the texts' order changes nothing in what is found.
        both = sorted((*self._left, *self._right), key=_as_told)
        cases = _cases(both)
        if cannot_hold(_known(both, acts)) or _depends(both):
            self._search([each for each in both if _in_case(each)])
            for case in cases:
                self._search([each for each in both if _in_case(each, case)])
            if len(cases) > 1:
                self._search(both)

    @property
    def holds(self) -> bool:
        """Whether both texts can be kept together, in every case they speak of and whatever is not fixed."""
        return not self.clashes

    def network(self, *, unconditional: bool = True) -> Network:
        """Both texts together; only what holds in any case, unless told otherwise."""
        both = [each for each in (*self._left, *self._right) if not unconditional or _in_case(each)]
        return Network(_known(both, self._acts))

    def _search(self, constraints: Sequence[Constraint]) -> None:
        known = _known(constraints, self._acts)
        self._sets(known, known, certain=True)
        ways = values_of_marks(Network(known).nodes)
        if ways is None or len(ways) < 2:  # noqa: PLR2004 - nothing is unknown, or too much is
            return
        uncertain, told = len(self.clashes), len(self.told)
        rest = self._without_told(known)
        failing = [way for way in ways if cannot_hold([*rest, *way])]
        for way in failing:
            self._sets(rest, [*rest, *way], certain=False)
        if len(failing) == len(ways) and len(self.clashes) > uncertain:
            self._together(known, uncertain, told)

    def _together(self, known: Sequence[Constraint], since: int, told_since: int) -> None:
        """Sets of which one or another fails whatever is not fixed: together they surely cannot hold."""
        sources = {each for told in self.told[told_since:] for each in told}

        def surely_not(wanted: Collection[Said]) -> bool:
            kept = [each for each in known if each.source is None or each.source in wanted]
            ways = values_of_marks(Network(kept).nodes, zones=False) or [[]]
            return all(cannot_hold([*kept, *way]) for way in ways)

        if surely_not(sources):
            del self.clashes[since:], self.sources[since:], self.told[told_since:]
            self._tell(_reduced(sources, surely_not), known, certain=True)

    def _without_told(self, constraints: Sequence[Constraint]) -> list[Constraint]:
        """The constraints less one member of each set told, so that what else cannot hold is found."""
        gone: set[object] = set()
        for told in self.told:
            if not told & gone:
                often = Counter(member for each in self.told for member in each)
                gone.add(max(told, key=lambda member: (often[member], _by_words(member))))
        return [each for each in constraints if each.source not in gone]

    def _sets(self, known: Sequence[Constraint], tried: Sequence[Constraint], *, certain: bool) -> None:
        """Every set that opposes two points, then any that goes round over more than two."""
        tried = _in_knots(tried)
        if not cannot_hold(tried):
            return
        extra = [each for each in tried if each.source is None]
        for sources, turned in self._opposing(tried, extra):
            if len(self.clashes) >= MOST_CLASHES:
                self.more = True
                return
            self._add(sources, known, extra, certain=certain)
            for told in self.told:
                if turned is not None and told <= frozenset(sources):
                    self.turned.setdefault(told, []).append(turned)
        while found := smallest_set(self._without_told(tried)):
            if len(self.clashes) >= MOST_CLASHES:
                self.more = True
                return
            self._add([each for each in found if isinstance(each, Said)], known, extra, certain=certain)
            if not self.told or self.told[-1] != frozenset(found):
                return

    def _add(
        self, sources: Iterable[Said], known: Sequence[Constraint], extra: Sequence[Constraint], *, certain: bool
    ) -> None:
        wanted = frozenset(sources)
        if any(told <= wanted for told in self.told):
            return
        near = _near(extra, [each for each in known if each.source in wanted])

        def cannot(fewer: Collection[Said]) -> bool:
            return cannot_hold([*(each for each in known if each.source in fewer), *near])

        if cannot(wanted):
            smallest = _reduced(wanted, cannot)
            if not any(told <= frozenset(smallest) for told in self.told):
                self._tell(smallest, [*(each for each in known if each.source in wanted), *near], certain=certain)

    def _tell(self, sources: Iterable[Said], known: Sequence[Constraint], *, certain: bool) -> None:
        wanted = frozenset(sources)
        self.told.append(wanted)
        if len({each.right for each in wanted}) == 1:
            return  # what one text says for unlike cases clashes with no other text
        self.sources.append(wanted)
        kept = [each for each in known if each.source is None or each.source in wanted]
        points, opposed, on_the_way = _turns(Network(kept).contradiction())
        steps = list(dict.fromkeys((*on_the_way, *sorted(wanted, key=_by_words))))
        left, right = (tuple(each.stated for each in steps if each.right is side) for side in (False, True))
        cases = tuple(sorted({each.case for each in wanted if each.case}))
        self.clashes.append(Clash(left, right, points, opposed, certain, cases))

    def _opposing(
        self, tried: Sequence[Constraint], extra: Sequence[Constraint]
    ) -> Iterator[tuple[list[Said], tuple[Point, Point] | None]]:
        """What one text says of two points that the other contradicts, the shortest first.

        With the two points where they are events of which one text puts the first before the second and the other the
        second before the first.
        """
        sides = [
            Network([*(each for each in tried if isinstance(each.source, Said) and each.source.right is right), *extra])
            for right in (False, True)
        ]
        if not all(side.holds for side in sides):
            return
        shared = [node for node in sides[0].nodes if node in set(sides[1].nodes)]
        ways = [{node: side.ways(node) for node in shared} for side in sides]
        found: dict[tuple[frozenset[Said], bool], tuple[list[Said], tuple[Point, Point] | None]] = {}
        for first in sorted(shared, key=_starts_first):
            for second, (lag, path) in sorted(ways[0][first].items(), key=lambda each: _starts_first(each[0])):
                back = ways[1].get(second, {}).get(first)
                if second != first and back is not None and _gains(lag, back[0]):
                    said = [each.source for each in (*path, *back[1]) if isinstance(each.source, Said)]
                    events = all(not isinstance(each, Mark) and is_event(each) for each in (first, second))
                    turned = events and lag.later and back[0].later and first[0] != second[0]
                    found.setdefault((frozenset(said), turned), (said, (first, second) if turned else None))
        yield from sorted(found.values(), key=lambda each: (len(set(each[0])), sorted(map(_by_words, each[0]))))


def _starts_first(node: object) -> tuple[bool, str]:
    return (_point(node)[1] is not Edge.START, str(node))


def _gains(one: Lag, other: Lag) -> bool:
    """Whether a way there and a way back leave no time for both."""
    gap = one.gap + other.gap
    return gap > 0 or (gap == 0 and (one.strict or other.strict) and not (one.at_once or other.at_once))


def _in_knots(constraints: Sequence[Constraint]) -> list[Constraint]:
    """The constraints between points that lead to each other: only they can go round."""
    network = Network(constraints)
    part = {network.nodes[place]: number for number, places in enumerate(network.parts()) for place in places}
    return [each for each in constraints if part[each.earlier] == part[each.later]]


def _by_words(said: Said) -> tuple[str, str]:
    return (said.stated.provision, said.stated.text)


def _as_told(constraint: Constraint) -> tuple[bool, tuple[str, str], Exact, bool]:
    source = constraint.source
    by_words = _by_words(source) if isinstance(source, Said) else ("", "")
    return (isinstance(source, Said), by_words, constraint.gap, constraint.strict)


def _near(unsaid: Iterable[Constraint], said: Iterable[Constraint]) -> list[Constraint]:
    """What goes without saying of the points that are spoken of, and of those it leads on to."""
    rest = list(unsaid)
    points = {node for each in said for node in (each.earlier, each.later)}
    found: list[Constraint] = []
    while near := [each for each in rest if each.earlier in points or each.later in points]:
        rest = [each for each in rest if each.earlier not in points and each.later not in points]
        points |= {node for each in near for node in (each.earlier, each.later)}
        found += near
    return found


def _depends(constraints: Iterable[Constraint]) -> bool:
    nodes = {node for each in constraints for node in (each.earlier, each.later)}
    return any(isinstance(node, Mark) for node in nodes) or len({node for node in nodes if _on_calendar(node)}) > 1


def _on_calendar(node: object) -> bool:
    return isinstance(node, tuple) and str(node[0]).startswith(CALENDAR.id)


def _reduced(sources: Iterable[Said], cannot: Callable[[Collection[Said]], bool]) -> list[Said]:
    """A smallest set of which it is true, by leaving out one after another."""
    kept = sorted(sources, key=_by_words)
    for each in reversed(kept):
        fewer = [other for other in kept if other != each]
        if cannot(fewer):
            kept = fewer
    return kept


def _turns(cycle: Path) -> tuple[tuple[Point, ...], bool, list[Said]]:
    """Where the texts take over on the way round, whether they put two points in opposite order, and who says so.

    Between what the texts say lies what goes without saying; of the points there, one that both know is told.
    """
    said = [at for at, each in enumerate(cycle) if isinstance(each.source, Said)]
    begin = next((at for at, each in enumerate(said) if not _right(cycle[each]) and _right(cycle[said[at - 1]])), None)
    if begin is None:
        return (), False, []
    cycle = (*cycle[said[begin] :], *cycle[: said[begin]])
    runs: list[list[int]] = []
    for at, each in enumerate(cycle):
        if not isinstance(each.source, Said):
            continue
        if runs and _right(cycle[runs[-1][-1]]) == _right(each):
            runs[-1].append(at)
        else:
            runs.append([at])
    events = [{_point(node)[0] for at in run for node in (cycle[at].earlier, cycle[at].later)} for run in runs]
    points = []
    for number, run in enumerate(runs):
        before, last = events[number - 1], runs[number - 1][-1]
        between = cycle[last + 1 : run[0]] if last < run[0] else (*cycle[last + 1 :], *cycle[: run[0]])
        nodes = [cycle[last].later, *(each.later for each in between), cycle[run[0]].earlier]
        points.append(min(map(_point, nodes), key=lambda each: _least_known(each, before, events[number])))
    opposed = len(runs) == 2 and all(_puts_later(cycle[run[0] : run[-1] + 1]) for run in runs)  # noqa: PLR2004
    steps = [each.source for each in cycle if isinstance(each.source, Said)]
    return tuple(points), opposed, steps


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


def _point(node: object) -> Point:
    if isinstance(node, Mark):
        return node.of
    return node if isinstance(node, tuple) else (str(node), Edge.START)


def alike(left: OneText, right: OneText, named: Iterable[str], acts: Acts = NO_ACTS) -> list[Alike]:
    """Pairs of events that both texts put in one order in any case, without those that follow from others."""
    said = [[each for each in side.constraints if _in_case(each)] for side in (left, right)]
    networks = [Network(_known(each, acts)) for each in said]
    if not all(each.holds for each in networks):
        return []
    events = [{point[0] for point in map(_point, each.nodes) if is_event(point)} for each in networks]
    shared = events[0] & events[1]
    if len(shared) > MOST_SHARED:
        shared &= set(named)
    points = sorted(
        ((event, edge) for event in shared for edge in (Edge.START, Edge.END)),
        key=lambda each: (each[1] is Edge.END, each),
    )
    ways = [{point: network.ways(point) for point in points} for network in networks]
    found: dict[tuple[str, str], Alike] = {}
    for first in points:
        for second in points:
            if second[1] is not Edge.START or second[0] == first[0]:
                continue  # that one thing begins before another ends is no order worth telling
            both = [each[first].get(second) for each in ways]
            if both[0] is not None and both[1] is not None and both[0][0].later and both[1][0].later:
                found.setdefault((first[0], second[0]), Alike(first, second, _steps(both[0][1]), _steps(both[1][1])))
    return _not_following(found)


def is_event(point: Point) -> bool:
    """Whether it is an event of a text, and not a day that times are counted from."""
    return point[1] != OVER and not str(point[0]).startswith((CALENDAR.id, f"{DAY_ONE.id} of "))


def _steps(path: Path) -> tuple[Stated, ...]:
    return tuple(dict.fromkeys(each.source.stated for each in path if isinstance(each.source, Said)))


def _not_following(pairs: Mapping[tuple[str, str], Alike]) -> list[Alike]:
    """The pairs whose order does not follow from two others over an event between them."""
    before: dict[str, set[str]] = {}
    after: dict[str, set[str]] = {}
    for first, second in pairs:
        after.setdefault(first, set()).add(second)
        before.setdefault(second, set()).add(first)
    return [each for (first, second), each in pairs.items() if after[first].isdisjoint(before[second] - {first})]
