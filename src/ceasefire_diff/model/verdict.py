"""What a row of a comparison comes to, and the number of the rules that decide it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

RULES = 2
"""The number of this set of verdict rules; it changes when a rule changes its verdict."""


class Verdict(StrEnum):
    """What a row comes to for one pair of variants."""

    AGREE = "agree"
    PARTLY = "partly"
    OPEN = "open"
    CONFLICT = "conflict"
    ONE_SIDED = "one-sided"
    UNCLEAR = "unclear"


GRAVITY = (Verdict.AGREE, Verdict.PARTLY, Verdict.OPEN, Verdict.UNCLEAR, Verdict.CONFLICT)
"""From the lightest to the gravest; a row's verdict is the gravest of its results."""


def gravest(verdicts: Iterable[Verdict]) -> Verdict:
    """The gravest of some verdicts; none at all is agreement."""
    return max(verdicts, key=GRAVITY.index, default=Verdict.AGREE)
