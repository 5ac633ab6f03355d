"""What a text puts off beyond what it settles, where it says of a matter all that the other text does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
