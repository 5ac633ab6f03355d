"""What provisions of a row cover together, which of them have an object in common, and what a text only puts off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from ceasefire_diff.aligning.matter import ORDER, Axis, Matter
from ceasefire_diff.model.proposal import Stance
from ceasefire_diff.values.value import Value

DEED = "deed"
"""Stands for what a provision does with its matter; no term has such a name."""

ANY = "*"
"""Stands for whatever no axis of the set names: only axes that cover everything hold it."""


def puts_off_more(ours: Sequence[Matter], theirs: Sequence[Matter]) -> list[Matter]:
    """Those of our provisions of one matter that put off nothing of what the other text says.

    They name no term of what is put off; all that the other text states of the matter, terms and times, our other
    provisions state alike. So what is put off is more of it: "1,000 for 1,000; other exchanges later".
    """
    deferring = [each for each in ours if _defers(each)]
    if not deferring or any(each.states for each in deferring) or any(map(_defers, theirs)):
        return []
    settled = [_said(each) for each in ours if not _defers(each)]
    answered = [bool(each.states) and any(_said(each).items() <= said.items() for said in settled) for each in theirs]
    return deferring if answered and all(answered) else []


def _defers(matter: Matter) -> bool:
    return matter.provision.stance is Stance.DEFERS


def _said(matter: Matter) -> Mapping[str, object]:
    """What it does, and what connects it with others of its matter: terms and times by name, and its order."""
    provision = matter.provision
    deed = {DEED: (provision.stance, provision.modality)}
    values: dict[str, Value] = {**provision.terms, **provision.keys}
    order = (
        provision.before,
        provision.after,
        provision.condition_for,
        provision.requires,
        provision.alongside,
    )
    return deed | {name: order if name == ORDER else values[name].key for name in matter.states}


class Ground(Struct, frozen=True):
    """The common ground of some provisions of one topic.

    `objects` gives, per identifying term, the ids of what all of them cover, None where the term is left unsaid or
    covers everything; `stages` the stages they all hold in, none where they hold in every stage.
    """

    topic: str
    objects: tuple[tuple[str, ...] | None, ...]
    stages: tuple[str, ...]


def common_ground(matters: Sequence[Matter]) -> Ground:
    """The common ground of provisions that have some object in common."""
    staged = [matter.stages for matter in matters if matter.stages]
    return Ground(
        topic=matters[0].topic.id,
        objects=tuple(_objects(matters, place) for place in range(len(matters[0].axes))),
        stages=tuple(sorted(frozenset.intersection(*staged))) if staged else (),
    )


def _objects(matters: Sequence[Matter], place: int) -> tuple[str, ...] | None:
    """What all cover on one axis; wholes stand for their parts, and what only overlaps is named by both its names."""
    axes = [axis for matter in matters if (axis := matter.axes[place]) is not None and not axis.everything]
    if not axes:
        return None
    common = frozenset.intersection(*(axis.tokens for axis in axes))
    named = {name: tokens for axis in axes for name, tokens in axis.covers}
    # What both name, and beside it both names of what only overlaps.
    beside = common - named.keys() - frozenset().union(*(tokens for name, tokens in named.items() if name in common))
    found = (common & named.keys()) | {name for name, tokens in named.items() if tokens & beside}
    return tuple(sorted(found or {name for name, tokens in named.items() if tokens & common} or named))


def labels_of(matters: Sequence[Matter]) -> Mapping[str, frozenset[str]]:
    """The words these provisions use for each id they name."""
    labels: dict[str, set[str]] = defaultdict(set)
    for matter in matters:
        for axis in matter.axes:
            for name, label in axis.labels if axis else ():
                labels[name].add(label)
    return {name: frozenset(words) for name, words in labels.items()}


def largest_common(matters: Sequence[Matter]) -> list[tuple[int, ...]]:
    """The largest sets of these provisions, by place, that cover some object together.

    Each axis is folded in turn: a set of provisions is a whole number's bits, one for each token that some of them
    cover, and only sets that no other contains are kept.
    """
    everyone = (1 << len(matters)) - 1
    if len({matter.key for matter in matters}) == 1:
        return [tuple(range(len(matters)))]
    sets = [everyone]
    for covering in _axes(matters):
        sets = _largest({kept & each for kept in sets for each in covering} - {0})
    return [tuple(place for place in range(len(matters)) if each >> place & 1) for each in sorted(sets)]


def _axes(matters: Sequence[Matter]) -> Iterable[list[int]]:
    """For each axis, and for the stages, the sets of provisions that cover one token of it."""
    for axes in zip(*(matter.axes for matter in matters), strict=True):
        tokens = {ANY}.union(*(axis.touches for axis in axes if axis is not None))
        yield _largest({_bits(_covers(axis, token) for axis in axes) for token in tokens})
    stages = {ANY}.union(*(matter.stages for matter in matters))
    yield _largest({_bits(not matter.stages or stage in matter.stages for matter in matters) for stage in stages})


def _covers(axis: Axis | None, token: str) -> bool:
    if axis is None:
        return True
    return axis.everything or token in axis.touches


def _bits(flags: Iterable[bool]) -> int:
    return sum(1 << place for place, flag in enumerate(flags) if flag)


def _largest(sets: Iterable[int]) -> list[int]:
    """Those sets that lie in no other."""
    kept: list[int] = []
    for each in sorted(sets, key=int.bit_count, reverse=True):
        if not any(each & other == each for other in kept):
            kept.append(each)
    return kept
