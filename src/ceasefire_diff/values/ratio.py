"""Ratios of an exchange: `30 for 1`, `all for all`; how two relate."""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction

from msgspec.structs import replace

from ceasefire_diff.values.amount import relation_reaches
from ceasefire_diff.values.figures import Exact, leading_number, read_number, write_number
from ceasefire_diff.values.kind import Kind, Value
from ceasefire_diff.values.name import Name
from ceasefire_diff.values.relation import Relation, RelationKind, Unreadable

_ALL = "all"
_LONGEST = 100
_CURE = "Write what `by` hands over, then what it receives: `1000 for 1000`, `30 for 1` or `all for all`"


class Ratio(Value, frozen=True):
    """So many handed over for so many received; None means all. `givers` are who hands over, if known.

    In a `proportion` the counts say nothing but their quotient.
    """

    given: Exact | None
    received: Exact | None
    givers: tuple[Name, ...] = ()
    proportion: bool = False

    @property
    def is_even(self) -> bool:
        """Whether both sides hand over alike, so that it does not matter who is named as the giver."""
        return self.given == self.received

    @property
    def key(self) -> tuple[Hashable, ...]:
        """What it means: two ratios with equal keys are the same."""
        givers = frozenset(name.id for name in self.givers)
        counts = (self.quotient,) if self.proportion else (self.given, self.received)
        return ("ratio", *counts, frozenset() if self.is_even else givers)

    @property
    def quotient(self) -> Fraction | None:
        """How many are handed over for each one received, where both are counted."""
        return None if self.given is None or self.received is None else Fraction(self.given) / self.received

    def told_by_receiver(self) -> Ratio:
        """The same exchange as who receives tells it."""
        return replace(self, given=self.received, received=self.given)


def parse_ratio(text: str, givers: tuple[Name, ...] = (), *, proportion: bool = False) -> Ratio:
    """Read a ratio; raises Unreadable. `givers` are who is bound by the provision."""
    written = " ".join(text.split())
    for_one, _, for_others = written.lower().partition(" for ")
    sides = (for_one, for_others.removeprefix("each ").removeprefix("every "))
    if len(written) > _LONGEST or not all(side and side in (_ALL, leading_number(side)) for side in sides):
        raise Unreadable(f"`{written[:_LONGEST]}` is not a ratio", _CURE)
    given, received = (None if side == _ALL else read_number(side) for side in sides)
    if 0 in (given, received):
        raise Unreadable(f"`{written}` has nothing on one side", _CURE)
    return Ratio(written, given, received, givers, proportion)


def relate_ratios(left: Ratio, right: Ratio) -> Relation:
    """How two ratios stand to each other; symmetric. Equal quotients of other counts overlap in the quotient."""
    givers = [{name.id for name in each.givers} for each in (left, right)]
    if all(givers) and givers[0] != givers[1] and not left.is_even and not right.is_even:
        return Relation(RelationKind.INCOMPARABLE, "ratio.other-giver")
    if (left.given, left.received) == (right.given, right.received) or (left.proportion and left.key == right.key):
        return Relation(RelationKind.SAME, "ratio.same")
    if left.given is None or left.received is None or right.given is None or right.received is None:
        return Relation(RelationKind.INCOMPARABLE, "ratio.word")
    if left.given * right.received != right.given * left.received:
        return Relation(RelationKind.APART, "ratio.apart")
    quotient = Fraction(left.given) / left.received
    sides = write_number(quotient.numerator), write_number(quotient.denominator)
    common = f"{sides[0]} for {sides[1]}" if all(sides) else None
    return Relation(RelationKind.OVERLAPS, "ratio.overlaps", common=common)


def ratio_reaches(prohibition: Ratio, wanted: Ratio) -> bool | None:
    """Whether a prohibition reaches what `wanted` asks for; None if that cannot be told."""
    return relation_reaches(relate_ratios(prohibition, wanted))


KIND = Kind(
    name="ratio",
    holds=Ratio,
    parse=lambda source, term, _: parse_ratio(source, proportion=term.proportion),
    relate=relate_ratios,
    reaches=ratio_reaches,
    complaint="term.ratio",
    one_text=True,
    limits=True,
    takes=("reads-as",),
)
