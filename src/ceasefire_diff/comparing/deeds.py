"""What a provision does (requires, forbids, permits …), and how two deeds are to be compared."""

from __future__ import annotations

from enum import StrEnum

from ceasefire_diff.proposal import Modality, Provision, Stance


class Deed(StrEnum):
    """Stance and modality, folded into one."""

    REQUIRES = "requires"
    FORBIDS = "forbids"
    PERMITS = "permits"
    SAYS = "says"
    DECLINES = "declines"
    LEAVES_OPEN = "leaves-open"


class Manner(StrEnum):
    """How the terms of two deeds are compared.

    TERMS: term by term. SOFT: term by term, but both can hold where terms are apart. NEVER_AGREE: as SOFT, and not the
    same even where every term is. REACH: whether a prohibition reaches what the other side wants. UNCLEAR: no rule can
    tell. OPEN: one side leaves the matter open.
    """

    TERMS = "terms"
    SOFT = "soft"
    NEVER_AGREE = "never-agree"
    REACH = "reach"
    UNCLEAR = "unclear"
    OPEN = "open"


_BY_MODALITY = {
    Modality.SHALL: Deed.REQUIRES,
    Modality.SHALL_NOT: Deed.FORBIDS,
    Modality.MAY: Deed.PERMITS,
    Modality.EXPECTS: Deed.SAYS,
    Modality.DECLARES: Deed.SAYS,
}

_BY_STANCE = {
    Stance.DECLINES: Deed.DECLINES,
    Stance.STRIKES: Deed.DECLINES,
    Stance.DEFERS: Deed.LEAVES_OPEN,
    Stance.NOTES: Deed.LEAVES_OPEN,
}

_MANNERS = {
    frozenset((Deed.REQUIRES,)): Manner.TERMS,
    frozenset((Deed.REQUIRES, Deed.FORBIDS)): Manner.REACH,
    frozenset((Deed.REQUIRES, Deed.PERMITS)): Manner.SOFT,
    frozenset((Deed.REQUIRES, Deed.DECLINES)): Manner.REACH,
    frozenset((Deed.FORBIDS,)): Manner.SOFT,
    frozenset((Deed.FORBIDS, Deed.PERMITS)): Manner.REACH,
    frozenset((Deed.FORBIDS, Deed.DECLINES)): Manner.NEVER_AGREE,
    frozenset((Deed.PERMITS,)): Manner.SOFT,
    frozenset((Deed.PERMITS, Deed.DECLINES)): Manner.REACH,
    frozenset((Deed.DECLINES,)): Manner.SOFT,
    frozenset((Deed.SAYS,)): Manner.TERMS,
}

PROHIBITIONS = frozenset((Deed.FORBIDS, Deed.DECLINES))


def deed_of(provision: Provision) -> Deed:
    """Fold a provision's stance and modality; a stance other than `proposes` leaves no room for a modality."""
    return _BY_STANCE.get(provision.stance) or _BY_MODALITY[provision.modality]


def manner_of(left: Deed, right: Deed) -> Manner:
    """How the terms of two deeds are compared; the table of meaning.md, section 2, the same both ways."""
    if Deed.LEAVES_OPEN in (left, right):
        return Manner.OPEN
    return _MANNERS.get(frozenset((left, right)), Manner.UNCLEAR)
