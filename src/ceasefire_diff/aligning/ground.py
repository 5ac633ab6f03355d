"""What all provisions of a row cover together, in which words, and what a text of it only puts off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from ceasefire_diff.aligning.matter import ORDER, Matter
from ceasefire_diff.model.proposal import Stance
from ceasefire_diff.values.value import Value

DEED = "deed"
"""Stands for what a provision does with its matter; no term has such a name."""


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
