"""Amounts: an exact span of time, length, people, money …, or a word such as `all`; and how two relate."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from msgspec.structs import replace

from ceasefire_diff.values.event import EventName
from ceasefire_diff.values.interval import (
    APART_MEETINGS,
    INFINITY,
    End,
    Interval,
    IntervalRelation,
    gap,
    meet,
    relation_kind,
    shared,
    write_interval,
)
from ceasefire_diff.values.kind import InFile, Kind, TermShape, Value
from ceasefire_diff.values.relation import Relation, RelationKind, Side, Unreadable
from ceasefire_diff.values.span import leading_bound, read_span
from ceasefire_diff.values.tied import Tie, read_tie
from ceasefire_diff.values.units import DAY, EXAMPLES, PERCENT, SHARED, TIME_UNITS, UnitClass

_NONE = "none"
_POSSIBLE_MONTH_DAYS = (28, 29, 30, 31)


class Amount(Value, frozen=True):
    """The outcomes that would satisfy an amount term: a span of one dimension, or a word of its own.

    `dimension` names what is counted ("time", "people", "count:tank", "money:USD"); it is "none" where the text says
    `none`, which is zero, or `no limit`: both fit every dimension. `word` is `all`, `remaining` or `indefinite`; then
    `span` is None. So it is where the amount is tied to that of another provision: `tie` says to which.
    """

    dimension: str
    span: Interval | None
    word: str = ""
    tie: Tie | None = None

    @property
    def key(self) -> tuple[Hashable, ...]:
        """What it means: two amounts with equal keys are the same."""
        return ("amount", self.dimension, self.span, self.word, self.tie)

    @property
    def is_none(self) -> bool:
        """Whether it says `none`, or that there is no limit: both are apart from any value there is."""
        return self.dimension == _NONE

    @property
    def is_all(self) -> bool:
        """Whether it is all there can be: the whole of each day."""
        return self.dimension == "time-per-day" and self.span is not None and self.span.low.at == DAY

    @property
    def is_no_limit(self) -> bool:
        """Whether a limit is said to be none at all."""
        return self.dimension == _NONE and self.span is not None and self.span.low.at == INFINITY


def parse_amount(text: str, unit: UnitClass, limit: bool = False, least: bool = False) -> Amount:
    """Read one amount of a term that measures `unit`; raises Unreadable.

    In a term that reads as a limit the outcome is the limit itself: `600` and `up to 600` are both exactly 600, `none`
    is a limit of zero and `no limit` lies beyond every figure. In one that reads as the least, `10` is `at least 10`.
    """
    written = " ".join(text.split())
    word = written.lower()
    if word in _WORDS:
        return _read_word(written, word, unit, limit)
    span = read_span(written, unit, limit)
    if least and span.is_point and not leading_bound(written):
        span = read_span(f"at least {written}", unit, limit)
    known = span.low.unit or span.high.unit
    return Amount(written, known.dimension if known else "", span)


def _read_word(written: str, word: str, unit: UnitClass, limit: bool) -> Amount:
    if word == _NONE:
        return Amount(written, _NONE, _point(End(0, text=_NONE)))
    if word in _NO_LIMIT and limit:
        return Amount(written, _NONE, _point(End(INFINITY, text="no limit")))
    if word == "permanent" and unit is UnitClass.TIME:
        return Amount(written, "time", _point(End(INFINITY, text=word, unit=TIME_UNITS[1])))
    if word == "indefinite" and unit is UnitClass.TIME:
        return Amount(written, "time", None, word)
    if word == "all" and unit is UnitClass.SHARE:
        return _as_share(Amount(written, "share", None, word))
    if word in {"all", "remaining"} and unit in SHARED:
        return Amount(written, unit.value, None, word)
    raise Unreadable(f"`{written}` is no amount of {unit.value}", f"Write a figure, for example `{EXAMPLES[unit]}`")


_NO_LIMIT = frozenset({"no limit", "unlimited"})
_WORDS = frozenset({_NONE, "permanent", "indefinite", "all", "remaining"}) | _NO_LIMIT


def _point(end: End) -> Interval:
    return Interval(end, end)


def _as_share(amount: Amount) -> Amount:
    return replace(amount, dimension="share", span=_point(End(1, text="all", unit=PERCENT)), word="")


def relate_amounts(left: Amount, right: Amount) -> Relation:
    """How two amounts stand to each other; symmetric."""
    if left == right or left.word == right.word != "":
        return Relation(RelationKind.SAME, "amount.same")
    if left.tie or right.tie:
        return Relation(RelationKind.INCOMPARABLE, "amount.tied")
    if "indefinite" in (left.word, right.word):
        return Relation(RelationKind.INCOMPARABLE, "amount.indefinite")
    if left.word == "all" and _has_share(right):
        left = _as_share(left)
    elif right.word == "all" and _has_share(left):
        right = _as_share(right)
    if left.span is None or right.span is None:
        return Relation(RelationKind.INCOMPARABLE, "amount.word")
    if left.dimension == right.dimension or _NONE in (left.dimension, right.dimension):
        return relate_spans("amount", (left.written, left.span), (right.written, right.span))
    return _relate_rates(left, right) or Relation(RelationKind.INCOMPARABLE, "amount.other-unit")


def _has_share(amount: Amount) -> bool:
    """Whether `all`, as the whole, can be set against it: a share, or none of it."""
    nothing = amount.span is not None and amount.dimension == _NONE and amount.span.low.at == 0
    return amount.dimension == "share" or nothing


def relate_spans(kind: str, left: tuple[str, Interval], right: tuple[str, Interval]) -> Relation:
    """How two spans of one line stand to each other, each with its text; `kind` begins the rule ids."""
    meetings = meet(left[1], right[1])
    found = relation_kind(meetings)
    if found is None:
        return unknown_within_bounds(kind, meetings)
    relation, inner = found
    if relation is RelationKind.APART:
        return Relation(relation, f"{kind}.apart", distance=gap(left[1], right[1]))
    if relation is RelationKind.NESTED:
        text = left[0] if inner is Side.LEFT else right[0]
        return Relation(relation, f"{kind}.nested", inner=inner, common=text)
    if relation is RelationKind.OVERLAPS:
        both = shared(left[1], right[1])
        return Relation(relation, f"{kind}.overlaps", common=write_interval(both) if both else None)
    return Relation(relation, f"{kind}.same")


def unknown_within_bounds(kind: str, meetings: frozenset[IntervalRelation]) -> Relation:
    """What is not fixed (months, working days, a zone) decides; both can be kept if they are apart in no case."""
    if meetings & APART_MEETINGS:
        return Relation(RelationKind.INCOMPARABLE, f"{kind}.unknown-within-bounds")
    may_be_same = IntervalRelation.SAME in meetings
    return Relation(RelationKind.OVERLAPS, f"{kind}.{'may-be-same' if may_be_same else 'both-kept'}")


def _relate_rates(left: Amount, right: Amount) -> Relation | None:
    """A rate by the month against one by the day: a relation only if every length of the month gives it."""
    if left.span is None or right.span is None:
        return None
    kind, _, noun = left.dimension.partition(":")
    other, _, other_noun = right.dimension.partition(":")
    if noun != other_noun or {kind, other} != {"rate", "rate-by-month"}:
        return None
    meetings: set[IntervalRelation] = set()
    for days in _POSSIBLE_MONTH_DAYS:
        first = _times(left.span, days) if kind == "rate" else left.span
        second = _times(right.span, days) if other == "rate" else right.span
        meetings |= meet(first, second)
    found = relation_kind(frozenset(meetings))
    if found is None:
        return unknown_within_bounds("amount", frozenset(meetings))
    inner = found[1]
    common = None if inner is None else left.written if inner is Side.LEFT else right.written
    return Relation(found[0], f"amount.{found[0].value}", inner=inner, common=common)


def _times(span: Interval, factor: int) -> Interval:
    return Interval(*(replace(end, at=end.at * factor) for end in (span.low, span.high)))


def amount_reaches(prohibition: Amount, wanted: Amount) -> bool | None:
    """Whether a prohibition reaches all that would satisfy `wanted`; None if that cannot be told."""
    return relation_reaches(relate_amounts(prohibition, wanted))


def relation_reaches(relation: Relation) -> bool | None:
    """Whether the left of a relation covers all outcomes of the right; None if that cannot be told."""
    if relation.kind in (RelationKind.INCOMPARABLE, RelationKind.OPEN):
        return None
    return relation.kind is RelationKind.SAME or (relation.kind is RelationKind.NESTED and relation.inner is Side.RIGHT)


def _parse(source: str, term: TermShape, file: InFile) -> Amount:
    unit = UnitClass(term.unit or "count")
    tie = read_tie(source, file)
    if tie is not None:
        return Amount(" ".join(source.split()), unit.value, None, tie=tie)
    return parse_amount(source, unit, term.limit, term.least)


def _map_tie(amount: Amount, changed: Callable[[EventName], EventName]) -> Amount:
    return replace(amount, tie=replace(amount.tie, event=changed(amount.tie.event))) if amount.tie else amount


KIND = Kind(
    name="amount",
    holds=Amount,
    parse=_parse,
    relate=relate_amounts,
    reaches=amount_reaches,
    events=lambda amount: (amount.tie.event,) if amount.tie else (),
    map_events=_map_tie,
    described=lambda term: f"amount ({term.unit})" if term.unit else "amount",
    complaint="term.amount",
    one_text=True,
    limits=True,
    takes=("unit", "reads-as"),
    needs="unit",
)
