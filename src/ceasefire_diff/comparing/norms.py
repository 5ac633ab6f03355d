"""What a provision does (requires, forbids, permits …), and how two deeds are to be compared."""

from __future__ import annotations

from enum import StrEnum

from ceasefire_diff.model.proposal import Modality, Provision, Stance


class Norm(StrEnum):
    """Stance and modality, folded into one."""

    REQUIRES = "requires"
    FORBIDS = "forbids"
    PERMITS = "permits"
    SAYS = "says"
    TRIES = "tries"
    DECLINES = "declines"
    LEAVES_OPEN = "leaves-open"


class ComparisonMode(StrEnum):
    """How the terms of two deeds are compared.

    TERMS: term by term. SOFT: term by term, but both can hold where terms are apart. NEVER_AGREE: as SOFT, and not the
    same even where every term is. DUTY_AND_LEAVE: as SOFT, but a duty bars what its figure leaves no room for. REACH:
    whether a prohibition reaches what the other side wants. UNCLEAR: no rule can tell. OPEN: one side leaves it open.
    """

    TERMS = "terms"
    SOFT = "soft"
    NEVER_AGREE = "never-agree"
    DUTY_AND_LEAVE = "duty-and-leave"
    REACH = "reach"
    UNCLEAR = "unclear"
    OPEN = "open"


_BY_MODALITY = {
    Modality.SHALL: Norm.REQUIRES,
    Modality.SHALL_NOT: Norm.FORBIDS,
    Modality.MAY: Norm.PERMITS,
    Modality.EXPECTS: Norm.SAYS,
    Modality.DECLARES: Norm.SAYS,
    Modality.BEST_EFFORTS: Norm.TRIES,
}

_BY_STANCE = {
    Stance.DECLINES: Norm.DECLINES,
    Stance.STRIKES: Norm.DECLINES,
    Stance.DEFERS: Norm.LEAVES_OPEN,
    Stance.NOTES: Norm.LEAVES_OPEN,
}

_MANNERS = {
    frozenset((Norm.REQUIRES,)): ComparisonMode.TERMS,
    frozenset((Norm.REQUIRES, Norm.FORBIDS)): ComparisonMode.REACH,
    frozenset((Norm.REQUIRES, Norm.PERMITS)): ComparisonMode.DUTY_AND_LEAVE,
    frozenset((Norm.REQUIRES, Norm.DECLINES)): ComparisonMode.REACH,
    frozenset((Norm.FORBIDS,)): ComparisonMode.SOFT,
    frozenset((Norm.FORBIDS, Norm.PERMITS)): ComparisonMode.REACH,
    frozenset((Norm.FORBIDS, Norm.DECLINES)): ComparisonMode.NEVER_AGREE,
    frozenset((Norm.PERMITS,)): ComparisonMode.SOFT,
    frozenset((Norm.PERMITS, Norm.DECLINES)): ComparisonMode.REACH,
    frozenset((Norm.DECLINES,)): ComparisonMode.SOFT,
    frozenset((Norm.SAYS,)): ComparisonMode.TERMS,
    # Who tries owes no result, so two figures can both be tried for, and trying keeps nobody from a duty or a leave.
    frozenset((Norm.TRIES,)): ComparisonMode.SOFT,
    frozenset((Norm.REQUIRES, Norm.TRIES)): ComparisonMode.SOFT,
    frozenset((Norm.PERMITS, Norm.TRIES)): ComparisonMode.SOFT,
}

PROHIBITIONS = frozenset((Norm.FORBIDS, Norm.DECLINES))


def norm_of(provision: Provision) -> Norm:
    """Fold a provision's stance and modality; a stance other than `proposes` leaves no room for a modality."""
    return _BY_STANCE.get(provision.stance) or _BY_MODALITY[provision.modality]


def mode_of(left: Norm, right: Norm) -> ComparisonMode:
    """How the terms of two norms are compared, the same both ways (docs/meaning.md, What a provision does)."""
    if Norm.LEAVES_OPEN in (left, right):
        return ComparisonMode.OPEN
    return _MANNERS.get(frozenset((left, right)), ComparisonMode.UNCLEAR)
