"""Which provisions of two texts are linked: five rules, each tried only where those before found nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from ceasefire_diff.aligning.matter import Matter
from ceasefire_diff.values.relation import Side

CROWDED = 50
"""With more sets of objects than this that nothing answers, likeness of words tells nothing about two of them."""

Number = int
"""A provision by its place in the list of both sides' matters; it never reaches an output."""


class Links(Struct, frozen=True):
    """What holds provisions together.

    `equal` are the sets of provisions with equal objects (rule 2; a set may stand on one side alone), `overlapping` the
    pairs whose objects overlap (rule 3) or of which one defers the whole matter (rule 5). `joins` gives for a general
    provision the set it joins (rule 4), `fits_several` those that fit more than one set of objects, with all that they
    fit. `other_stages` are pairs that only the numbers of stages keep apart, which each text counts for itself.
    """

    equal: tuple[tuple[Number, ...], ...]
    overlapping: tuple[tuple[Number, Number], ...]
    other_stages: tuple[tuple[tuple[Number, ...], tuple[Number, ...]], ...]
    joins: dict[Number, tuple[Number, ...]]
    fits_several: dict[Number, tuple[Number, ...]]


def link(matters: Sequence[Matter], sides: Sequence[Side]) -> Links:
    """Link the provisions of two variants that carry no label (rule 1 needs no search)."""
    equal = _by_equal_objects(matters)
    answered = {number for group in equal if len({sides[each] for each in group}) > 1 for number in group}
    wide = [number for number, matter in enumerate(matters) if matter.defers_everything]
    index = _Index(matters, sides)
    overlapping = [
        (number, other)
        for number, matter in enumerate(matters)
        if sides[number] is Side.LEFT and number not in answered and number not in wide
        for other in index.overlapping(number)
        if other not in answered and other not in wide and matter.bears_on(matters[other])
    ]
    answered |= {number for pair in overlapping for number in pair}
    joins, several = _generals(matters, index, answered)
    answered |= {number for general, others in joins.items() for number in (general, *others)}
    deferred = [
        (number, other)
        for number in wide
        for other in index.meeting(number)
        if other not in answered and other not in wide
    ]
    overlapping += [pair if sides[pair[0]] is Side.LEFT else pair[::-1] for pair in deferred]
    answered |= {number for pair in deferred for number in pair}
    alone = [group for group in equal if answered.isdisjoint(group) and several.keys().isdisjoint(group)]
    staged = _of_other_stages(matters, sides, alone)
    return Links(equal, tuple(overlapping), staged, joins, several)


def _generals(
    matters: Sequence[Matter], index: _Index, answered: set[Number]
) -> tuple[dict[Number, tuple[Number, ...]], dict[Number, tuple[Number, ...]]]:
    """Which set each general provision joins, and which fit several.

    Of several, it joins the one that nothing answers yet, if there is just one: what answers the others is known.
    """
    joins: dict[Number, tuple[Number, ...]] = {}
    several: dict[Number, tuple[Number, ...]] = {}
    for number, matter in enumerate(matters):
        if matter.general and not matter.defers_everything and number not in answered and not index.overlapping(number):
            fitting = [other for other in index.fitting(number) if matter.shares_a_term(matters[other])]
            if matter.bans and fitting:
                joins[number] = tuple(fitting)  # what a ban leaves unsaid it does not narrow
                continue
            unanswered = [other for other in fitting if other not in answered]
            if len({matters[other].key for other in fitting}) == 1:
                joins[number] = tuple(fitting)
            elif len({matters[other].key for other in unanswered}) == 1:
                joins[number] = tuple(unanswered)
            elif fitting:
                several[number] = tuple(fitting)
    return joins, several


def _of_other_stages(
    matters: Sequence[Matter], sides: Sequence[Side], alone: Sequence[tuple[Number, ...]]
) -> tuple[tuple[tuple[Number, ...], tuple[Number, ...]], ...]:
    """Sets of objects that are equal but for their stages, where each text has just one that nothing answers."""
    by_axes: dict[object, tuple[list[tuple[Number, ...]], list[tuple[Number, ...]]]] = defaultdict(lambda: ([], []))
    for group in alone:
        matter = matters[group[0]]
        if matter.stages:
            key = (matter.topic.id, tuple(axis.key if axis else None for axis in matter.axes))
            by_axes[key][sides[group[0]] is Side.RIGHT].append(group)
    return tuple(
        (lefts[0], rights[0])
        for lefts, rights in by_axes.values()
        if len(lefts) == len(rights) == 1 and matters[lefts[0][0]].bears_on(matters[rights[0][0]])
    )


def _by_equal_objects(matters: Sequence[Matter]) -> tuple[tuple[Number, ...], ...]:
    groups: dict[tuple[object, ...], list[Number]] = defaultdict(list)
    for number, matter in enumerate(matters):
        groups[matter.key].append(number)
    return tuple(tuple(group) for group in groups.values())


class _Index:
    """Finds provisions of the other side that overlap one, without comparing each with each."""

    def __init__(self, matters: Sequence[Matter], sides: Sequence[Side]) -> None:
        self._matters = matters
        self._sides = sides
        # By topic and side; then, for each axis, by token. Axes unsaid or covering everything are kept apart.
        self._all: dict[tuple[str, Side], list[Number]] = defaultdict(list)
        self._by_token: dict[tuple[str, Side, int, str], list[Number]] = defaultdict(list)
        self._wide: dict[tuple[str, Side, int], list[Number]] = defaultdict(list)
        topics: dict[str, set[Side]] = defaultdict(set)
        for matter, side in zip(matters, sides, strict=True):
            topics[matter.topic.id].add(side)
        for number, matter in enumerate(matters):
            topic, side = matter.topic.id, sides[number]
            if len(topics[topic]) == 1:
                continue
            self._all[topic, side].append(number)
            for place, axis in enumerate(matter.axes):
                if axis is None or axis.everything:
                    self._wide[topic, side, place].append(number)
                else:
                    for token in axis.touches:
                        self._by_token[topic, side, place, token].append(number)
        self._overlapping: dict[Number, tuple[Number, ...]] = {}

    def overlapping(self, number: Number) -> tuple[Number, ...]:
        """Provisions of the other side that state the same identifying terms and overlap in all of them."""
        if number not in self._overlapping:
            stated = self._matters[number].stated
            found = self.meeting(number) if any(stated) else ()
            self._overlapping[number] = tuple(other for other in found if self._matters[other].stated == stated)
        return self._overlapping[number]

    def fitting(self, number: Number) -> tuple[Number, ...]:
        """Provisions of the other side that name what this one leaves unsaid, and overlap in what both name."""
        matter = self._matters[number]
        return tuple(other for other in self.meeting(number) if matter.leaves_to(self._matters[other]))

    def meeting(self, number: Number) -> Iterable[Number]:
        """Provisions of the other side that overlap in every identifying term both state."""
        matter, other_side = self._matters[number], self._sides[number].other
        return [other for other in self._candidates(matter, other_side) if matter.meets(self._matters[other])]

    def _candidates(self, matter: Matter, side: Side) -> Iterable[Number]:
        topic = matter.topic.id
        best: list[Number] | None = None
        for place, axis in enumerate(matter.axes):
            if axis is None or axis.everything:
                continue
            found = list(self._wide.get((topic, side, place), ()))
            for token in axis.touches:
                found.extend(self._by_token.get((topic, side, place, token), ()))
            if best is None or len(found) < len(best):
                best = found
        return sorted(set(best)) if best is not None else self._all.get((topic, side), ())
