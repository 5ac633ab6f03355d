"""Reads an amount measured by that of another provision: `half of release-hostages`, `twice X`, `as many as X`."""

from __future__ import annotations

from msgspec import Struct

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.values.event import BUILT_IN_EVENTS, EventName
from ceasefire_diff.values.figures import Exact
from ceasefire_diff.values.kind import InFile
from ceasefire_diff.values.quantity import read_quantity
from ceasefire_diff.values.relation import Unreadable
from ceasefire_diff.values.units import UnitClass

_tied = pattern(
    r"(?:(?P<share>\S.{0,30}?) of|(?P<times>twice|double|[0-9]{1,6} times)|as (?:many|much|long) as|(?:the )?same as)"
    r"\s+(?P<what>\S.*)"
)
_SIGNS = (" of ", "twice ", "double ", " times ", "as many as ", "as much as ", "as long as ", "same as ")
_NO_TIE = "Write `half`, or `half of ID` with the id of the provision, or of an event, whose amount is meant"


class Tie(Struct, frozen=True):
    """So many times the amount of the provision that is `event`."""

    event: EventName
    times: Exact | float


def read_tie(text: str, file: InFile) -> Tie | None:
    """The amount of another provision that a text ties this one to; None for any other. Raises Unreadable."""
    if not any(each in text for each in _SIGNS):  # nearly every amount: no pattern is made for it
        return None
    found = _tied.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    times: Exact | float = 1
    if found["share"]:
        try:
            share = read_quantity(found["share"], UnitClass.SHARE).at
        except Unreadable:
            return None
        if isinstance(share, float):  # without end, which no share is
            return None
        times = share
    elif found["times"]:
        word = found["times"].partition(" ")[0]
        times = int(word) if word.isdecimal() else 2
    try:
        event = file.event_name(found["what"])
    except Unreadable:
        raise Unreadable(f"`{text}` is tied to what is no provision", _NO_TIE) from None
    if event.id in BUILT_IN_EVENTS:
        raise Unreadable(f"`{text}` is tied to an event that has no amount", _NO_TIE)
    return Tie(event, times)
