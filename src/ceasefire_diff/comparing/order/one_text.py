"""Holds what one variant says of time, without what it says that cannot hold by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from ceasefire_diff.comparing.acts import NO_ACTS, Acts
from ceasefire_diff.comparing.comparison import Stated
from ceasefire_diff.comparing.order.marks import bounds_of_marks
from ceasefire_diff.comparing.order.network import Constraint, Network, nodes_of, smallest_set
from ceasefire_diff.comparing.order.said import Said, Sayings, going_without_saying
from ceasefire_diff.model.proposal import Provision


class OneText:
    """What one variant says of time, and what it says that cannot hold by itself."""

    def __init__(self, constraints: Iterable[Constraint], acts: Acts = NO_ACTS, *, permissions: bool = False) -> None:
        said = [
            each for each in constraints if permissions or not (isinstance(each.source, Said) and each.source.permits)
        ]
        self.at_odds: list[tuple[Said, ...]] = []
        self._acts = acts
        self._network = Network(with_the_unsaid(said, acts))
        self.constraints = said if self._network.holds else self._less_at_odds(said)

    def _less_at_odds(self, said: list[Constraint]) -> list[Constraint]:
        acts = self._acts
        for case in ("", *cases_of(said)):
            while found := smallest_set(with_the_unsaid([each for each in said if holds_in(each, case)], acts)):
                gone = {each for each in found if isinstance(each, Said)}
                self.at_odds.append(tuple(each for each in found if isinstance(each, Said)))
                # What contradicts itself orders nothing; where a case does, only what is said for it goes.
                gone = {each for each in gone if each.case} or gone
                said = [each for each in said if each.source not in gone]
        self._network = Network(with_the_unsaid(said, acts))
        return said

    @cached_property
    def in_any_case(self) -> Network:
        """What it says whatever happens."""
        said = [each for each in self.constraints if holds_in(each)]
        return self._network if len(said) == len(self.constraints) else Network(with_the_unsaid(said, self._acts))


def said_for_cases_apart(constraints: Sequence[Constraint], acts: Acts) -> set[Said]:
    """What one text says for cases in which, taken together, it could not be kept."""
    gone: set[Said] = set()
    while found := smallest_set(with_the_unsaid([each for each in constraints if each.source not in gone], acts)):
        gone |= {each for each in found if isinstance(each, Said)}
    return gone


def circles(provisions: Iterable[Provision]) -> list[tuple[Stated, ...]]:
    """What some provisions put, step by step, before itself, by order alone and not by figures."""
    said = [each for each in Sayings().of_text(provisions) if each.gap >= 0]
    return [tuple(each.stated for each in found) for found in OneText(said, permissions=True).at_odds]


def cases_of(constraints: Iterable[Constraint]) -> list[str]:
    """The contingencies in which something of this is said."""
    return sorted({each.source.case for each in constraints if isinstance(each.source, Said) and each.source.case})


def holds_in(constraint: Constraint, *cases: str) -> bool:
    """Whether something is said in any case or in one of these."""
    return not isinstance(constraint.source, Said) or constraint.source.case in ("", *cases)


def with_the_unsaid(constraints: Sequence[Constraint], acts: Acts) -> list[Constraint]:
    """The same with what goes without saying of the points they speak of."""
    known = [*constraints, *going_without_saying(constraints, acts)]
    return [*known, *bounds_of_marks(nodes_of(known))]
