"""How near two provisions of two texts are by their topics, their places and what is known of the texts as wholes."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Final

from msgspec import Struct

from ceasefire_diff.aligning.matter import Axis, Matter
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.model.proposal import Provision, Stance
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.values.choice import Choice
from ceasefire_diff.values.names import Names

SAME_TOPIC, ANSWERING_TOPIC, NEIGHBOUR_TOPIC, RESIDUAL = 0.4, 0.2, 0.1, 0.05
"""What topics count: one, one that answers terms of the other, neighbours; or one is `other`, or put off."""

PARALLEL_LEAST, PARALLEL_SHARE = 2, 0.6
"""How many numbers, and which share of them, must meet their like in rows before equal numbers tell something."""

_POINT: Final = pattern(r"[^\W\d]?([0-9]+)")

RESIDUAL_TOPIC = "other"
"""Where a matter without a topic is filed, so that it is a neighbour of every topic."""


class Candidate(Struct, frozen=True):
    """A provision that may be offered, with its matter, the events it speaks of, and whether a row answers it.

    `figures` are its amounts, moments, ratios and schedules: what two texts may share by more than chance.
    `surely`: that row holds something both texts say. `beside` are the clauses of the other text that stand with it in
    a row: what else those clauses say may answer it as well, for one coder cuts in two what another does not.
    """

    matter: Matter
    events: frozenset[str]
    answered: bool
    figures: frozenset[Hashable]
    surely: bool = False
    beside: frozenset[str] = frozenset()

    @property
    def provision(self) -> Provision:
        """The provision itself."""
        return self.matter.provision


class Nearness(Struct, frozen=True):
    """What is known of two texts as wholes: their topics, and whether both cite one paper and so its clause numbers."""

    taxonomy: Taxonomy
    one_paper: bool = False
    parallel: bool = False
    """Whether one text answers the other point by point, so that equal numbers are of one matter."""

    def places(self, provision: Provision) -> frozenset[str]:
        """What of a provision's place in its text says where in the other text its answer stands."""
        if self.parallel:
            return frozenset(map(_number, provision.clauses))
        return frozenset(provision.clauses if self.one_paper else ())

    def answering(self, topic: str) -> frozenset[str]:
        """A topic and those that may answer terms of it."""
        return self.taxonomy.answering_topics.get(topic, frozenset()) | {topic}

    def of_topics(self, left: Candidate, right: Candidate) -> float:
        """How much nearness the topics of two provisions count for."""
        one, two = left.matter.topic, right.matter.topic
        if one is two:
            # Talks on two subjects are two matters; what is settled is called by two names more often.
            return NEIGHBOUR_TOPIC if one.settles_nothing and kept_apart(left.matter, right.matter) else SAME_TOPIC
        if self.taxonomy.answering(one.id, two.id):
            return ANSWERING_TOPIC
        if two.id in one.neighbours or one.id in two.neighbours:
            return NEIGHBOUR_TOPIC
        widely = defers(left) or defers(right)
        return RESIDUAL if widely or RESIDUAL_TOPIC in (one.id, two.id) else 0.0


def parallel_texts(candidates: Iterable[Candidate]) -> bool:
    """Whether rows found by other means mostly join like numbers: point 3 of one text answers point 3 of the other."""
    rows = {
        (_number(clause), frozenset(map(_number, each.beside)))
        for each in candidates
        for clause in each.provision.clauses
        if each.surely and each.beside
    }
    like = {number for number, others in rows if number in others}
    return len(like) >= PARALLEL_LEAST and len(like) >= PARALLEL_SHARE * len(rows)


def _number(clause: str) -> str:
    """The number of the point that a clause is, or is part of: of `5-s2` it is 5."""
    found = _POINT.match(clause)
    return found[1] if found else clause


def defers(candidate: Candidate) -> bool:
    """Whether a provision puts a matter off."""
    return candidate.provision.stance is Stance.DEFERS


def leaves_to_later(provision: Provision, taxonomy: Taxonomy) -> bool:
    """Whether a provision puts a matter off or leaves it to talks: much of the other text may be what it leaves."""
    return provision.stance is Stance.DEFERS or taxonomy.topics[provision.topic].settles_nothing


def figures_of(provision: Provision) -> frozenset[Hashable]:
    """What a provision states beside names and words."""
    values = (*provision.terms.values(), *provision.keys.values())
    return frozenset(value.key for value in values if not isinstance(value, Names | Choice))


def kept_apart(left: Matter, right: Matter) -> list[tuple[Axis, Axis]]:
    """What two provisions of one topic name both, and not alike."""
    return [
        (one, two)
        for one, two in zip(left.axes, right.axes, strict=True)
        if one is not None and two is not None and not one.meets(two)
    ]
