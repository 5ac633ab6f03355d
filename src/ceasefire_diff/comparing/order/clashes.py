"""Finds what two texts say of time that cannot hold together, each smallest set once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from ceasefire_diff.comparing.acts import NO_ACTS, Acts
from ceasefire_diff.comparing.comparison import Stated
from ceasefire_diff.comparing.order.marks import Mark, Point, is_event, point_of, values_of_marks, values_one_by_one
from ceasefire_diff.comparing.order.network import Constraint, Lag, Network, cannot_hold, nodes_of, smallest_set
from ceasefire_diff.comparing.order.one_text import (
    OneText,
    cases_of,
    holds_in,
    said_for_cases_apart,
    with_the_unsaid,
)
from ceasefire_diff.comparing.order.said import Said
from ceasefire_diff.comparing.order.turns import turns_of
from ceasefire_diff.values.event import Edge
from ceasefire_diff.values.figures import Exact
from ceasefire_diff.values.timing import CALENDAR

MOST_CLASHES: Final = 50
"""Smallest sets told of one pair of texts; beyond them it is said that there are more."""


class Clash(Struct, frozen=True):
    """What left and right text say that cannot hold together, and can once any of it is dropped.

    `certain`: whatever the lengths of months and working days and the zone are. `cases` are the contingencies (`if`) in
    which it is said. `first` and `second` are where the texts take over from one another; `opposed`: left puts first
    before second and right second before first. More than two such points stand in `points`. `dated`: whether what the
    left text and what the right text say comes from days or figures. `parallel`: it cannot hold only if steps that a
    text has in parallel must begin together.
    """

    left: tuple[Stated, ...]
    right: tuple[Stated, ...]
    points: tuple[Point, ...]
    opposed: bool
    certain: bool
    cases: tuple[str, ...]
    dated: tuple[bool, bool] = (False, False)

    parallel: bool = False

    @property
    def conflict(self) -> bool:
        """Whether it cannot hold, in any case or in one, rather than needs review."""
        return self.certain and len(self.cases) <= 1


class TwoTexts:
    """The constraints of two texts on one calendar, and what of them cannot hold.

    `more`: more sets exist than are told. `untried`: lengths that are not fixed can fall out in more ways than are
    tried, so that what only some of them forbid is not found.
    """

    def __init__(
        self, left: OneText, right: OneText, acts: Acts = NO_ACTS, in_parallel: Iterable[Constraint] = ()
    ) -> None:
        self._left, self._right = left.constraints, right.constraints
        self._acts = acts
        self.more = False
        self.untried = False
        self.clashes: list[Clash] = []
        self.sources: list[frozenset[Said]] = []
        self.told: list[frozenset[Said]] = []
        self.turned: dict[frozenset[Said], list[tuple[Point, Point]]] = {}
        # So sorted that the texts' order changes nothing in what is found.
        both = sorted((*self._left, *self._right), key=_as_told)
        cases = cases_of(both)
        together = Network(with_the_unsaid(both, acts))
        if not together.holds or _depends(both):
            self._search(together if not cases else self._network([each for each in both if holds_in(each)]))
            for case in cases:
                self._search(self._network([each for each in both if holds_in(each, case)]))
            if len(cases) > 1:
                # What one text says for cases that cannot arise together clashes with no other text.
                apart = {each for side in (self._left, self._right) for each in said_for_cases_apart(side, acts)}
                self._search(self._network([each for each in both if each.source not in apart]))
        if beside := sorted(in_parallel, key=_as_told):
            self._search_if_begun_together([*both, *beside])

    def in_any_case(self) -> Network:
        """Both texts together, as far as they speak of no case."""
        return self._network([each for each in (*self._left, *self._right) if holds_in(each)])

    def _network(self, constraints: Sequence[Constraint]) -> Network:
        return Network(with_the_unsaid(constraints, self._acts))

    def _search(self, known: Network) -> None:
        self._sets(known.constraints, known, certain=True)
        ways = values_of_marks(known.nodes)
        if ways is None:
            self.untried = True
        for several in [ways] if ways is not None else values_one_by_one(known.nodes):
            if len(several) > 1:  # something is unknown
                self._search_each(known.constraints, several)

    def _search_each(self, known: Sequence[Constraint], ways: Sequence[Sequence[Constraint]]) -> None:
        """What only some lengths of what is not fixed forbid."""
        uncertain, told = len(self.clashes), len(self.told)
        rest = self._without_told(known)
        in_knots = Network(rest).in_knots()
        failing = [way for way in ways if cannot_hold([*in_knots, *way])]
        for way in failing:
            # What is told already explains most of them.
            if len(self.told) == told or cannot_hold([*self._without_told(in_knots), *way]):
                self._sets(rest, Network([*rest, *way]), certain=False)
        if len(failing) == len(ways) and len(self.clashes) > uncertain:
            self._together(known, uncertain, told)

    def _search_if_begun_together(self, together: Sequence[Constraint]) -> None:
        """What could not be kept if steps in parallel had to begin together, which their text does not say."""
        rest = self._without_told(with_the_unsaid(together, self._acts))
        self._sets(rest, Network(rest), certain=False)

    def _together(self, known: Sequence[Constraint], since: int, told_since: int) -> None:
        """Sets of which one or another fails whatever is not fixed: together they surely cannot hold."""
        sources = {each for told in self.told[told_since:] for each in told}

        def surely_not(wanted: Collection[Said]) -> bool:
            kept = [each for each in known if each.source is None or each.source in wanted]
            ways = values_of_marks(nodes_of(kept), zones=False) or [[]]
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

    def _sets(self, known: Sequence[Constraint], network: Network, *, certain: bool) -> None:
        """Every set that opposes two points, then any that goes round over more than two."""
        if network.holds:
            return
        tried = network.in_knots()
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
        turns = turns_of(Network(kept).contradiction())
        steps = list(dict.fromkeys((*turns.steps, *sorted(wanted, key=_by_words))))
        left, right = (tuple(each.stated for each in steps if each.right is side) for side in (False, True))
        parallel = any(each.parallel for each in wanted)
        cases = tuple(sorted({each.case for each in wanted if each.case}))
        self.clashes.append(Clash(left, right, turns.points, turns.opposed, certain, cases, turns.dated, parallel))

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
        shared = [node for node in sides[0].nodes if node in sides[1].places]
        ways = [{node: side.ways(node) for node in shared} for side in sides]
        found: dict[tuple[frozenset[Said], bool], tuple[list[Said], tuple[Point, Point] | None]] = {}
        for first in sorted(shared, key=_starts_first):
            for second in sorted(ways[0][first], key=_starts_first):
                lag, back = ways[0][first].lag(second), ways[1][second].lag(first) if second in ways[1] else None
                if second != first and lag is not None and back is not None and _gains(lag, back):
                    path = (*ways[0][first].path(second), *ways[1][second].path(first))
                    said = [each.source for each in path if isinstance(each.source, Said)]
                    events = all(not isinstance(each, Mark) and is_event(each) for each in (first, second))
                    turned = events and lag.later and back.later and first[0] != second[0]
                    found.setdefault((frozenset(said), turned), (said, (first, second) if turned else None))
        yield from sorted(found.values(), key=lambda each: (len(set(each[0])), sorted(map(_by_words, each[0]))))


def _starts_first(node: object) -> tuple[bool, str]:
    return (point_of(node)[1] is not Edge.START, str(node))


def _gains(one: Lag, other: Lag) -> bool:
    """Whether a way there and a way back leave no time for both."""
    gap = one.gap + other.gap
    return gap > 0 or (gap == 0 and (one.strict or other.strict) and not (one.at_once or other.at_once))


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
