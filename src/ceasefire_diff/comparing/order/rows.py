"""Makes the rows "Order of steps": each smallest set that cannot hold once, and what texts order alike in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, product
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.aligning.aligned_row import AlignedRow
from ceasefire_diff.comparing.acts import acts_of, events_ordered
from ceasefire_diff.comparing.comparison import Notice, Stated, TermResult
from ceasefire_diff.comparing.events import KnownEvents
from ceasefire_diff.comparing.order.alike import MOST_SHARED, Alike, alike, not_following
from ceasefire_diff.comparing.order.clashes import MOST_CLASHES, Clash, TwoTexts
from ceasefire_diff.comparing.order.marks import MOST_VALUES, OVER, Point, is_event
from ceasefire_diff.comparing.order.one_text import OneText
from ceasefire_diff.comparing.order.put_off import MayBePutOff, may_be_put_off
from ceasefire_diff.comparing.order.said import Sayings
from ceasefire_diff.comparing.variant_text import VariantText
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.values.event import BUILT_IN_EVENTS, Edge
from ceasefire_diff.values.relation import RelationKind, Side
from ceasefire_diff.values.timing import CALENDAR, DAY_ONE

SEQUENCE: Final = "sequence"

EVENTS_BY_TOPIC: Final = ("entry-into-force", "duration")
"""Topics whose provisions are an event by their matter; elsewhere the file says so itself (key `event`)."""


class RowVerdict(Struct, frozen=True):
    """The verdict of a row, and what it would be without what is said of it for want of values in common."""

    whole: Verdict
    of_values: Verdict


RowVerdicts: TypeAlias = Mapping[tuple[str, str], RowVerdict]
"""Verdicts of rows by the ids of a left and a right provision that stand in them."""


VALUES: Final = ({"starts"}, {"complete by"}, {"until"}, {"length"})
"""What is compared as the values they are, wherever both stand in one row."""


ORDER_IN_WORDS: Final = frozenset(("before", "after", "requires", "condition for"))
"""How keys of order begin where a row states them."""


class OrderRow(Struct, frozen=True):
    """A row on order, before it is put among the rows of a pair of variants."""

    id: str
    left: tuple[Provision, ...]
    right: tuple[Provision, ...]
    results: tuple[TermResult, ...]


class PairOrder:
    """What two variants say of time together."""

    def __init__(
        self,
        left: VariantText,
        right: VariantText,
        rows: Sequence[AlignedRow],
        events: KnownEvents,
        taxonomy: Taxonomy,
    ) -> None:
        self._texts = (left, right)
        self._rows = rows
        self._events = events
        self.acts = acts_of(rows, events, taxonomy, (events_ordered(left), events_ordered(right)))
        self.left, self.right = (
            OneText(
                Sayings(self.acts, right=text is right, absent=text.of_other_options).of_text(
                    text.provisions, text.proposal
                ),
                self.acts,
            )
            for text in (left, right)
        )
        beside = (
            Sayings(self.acts, right=text is right, absent=text.of_other_options).in_parallel(text.provisions)
            for text in (left, right)
        )
        self.both = TwoTexts(self.left, self.right, self.acts, chain.from_iterable(beside))
        named = {*BUILT_IN_EVENTS, *left.proposal.glossary.events}
        self._alike = alike(self.left, self.right, named)

    def rows(self, judged: RowVerdicts) -> list[OrderRow]:
        """One row for each pair of points that the texts clash on, each matter put off, and what they order alike.

        `judged` are the verdicts of rows by the pairs of provisions that stand in them.
        """
        rest = not_following(each for each in self._alike.pairs if not all(each.dated) or _not_plain(judged, each))
        rest = [each for each in rest if not _in_one_row(judged, each)]
        rows = [*self._clash_rows(judged), *self._put_off_rows()]
        return [*rows, self._alike_row(rest)] if rest else rows

    def _clash_rows(self, judged: RowVerdicts) -> Iterator[OrderRow]:
        in_rows = [self._told_in(judged, each.left, each.right) for each in self.both.clashes]
        days_told = {
            point[0] for clash, told in zip(self.both.clashes, in_rows, strict=True) if told for point in clash.points
        }
        clashing: dict[str, list[tuple[Clash, TermResult]]] = {}
        for clash, told in zip(self.both.clashes, in_rows, strict=True):
            if told or (not clash.opposed and days_told & {point[0] for point in clash.points}):
                continue
            names = sorted(dict.fromkeys(map(self.name, clash.points)))
            found = clashing.setdefault(f"{SEQUENCE}/{';'.join(names)}", [])
            result = self.result(clash)
            # One smallest set for each pair of steps and each case; `timeline` tells more.
            if all((each.cases, other.rule) != (clash.cases, result.rule) for each, other in found):
                found.append((clash, result))
        for row_id, several in clashing.items():
            results = tuple(result for _, result in several)
            yield self._row(row_id, results, {point[0] for clash, _ in several for point in clash.points})

    def _put_off_rows(self) -> Iterator[OrderRow]:
        put_off: dict[str, list[tuple[MayBePutOff, TermResult]]] = {}
        for found, result in self.put_off():
            put_off.setdefault(f"{SEQUENCE}/{result.arguments['second']};put-off", []).append((found, result))
        for row_id, several in put_off.items():
            acts = {one.own_event for each, _ in several for one in (each.step, each.put_off)}
            yield self._row(row_id, tuple(result for _, result in several), set(map(self.acts.name, acts)))

    def by_lists_of_days(self, judged: RowVerdicts) -> dict[tuple[str, str], tuple[TermResult, ...]]:
        """What two lists of days that differ mean for other steps, by the provisions in whose row it is told.

        That row tells how the days differ, and not what comes between them.
        """
        found = {}
        for clash, sources in zip(self.both.clashes, self.both.sources, strict=True):
            turned = _not_following(self.both.turned.get(sources, []))
            if turned and all(each.days for each in sources) and self._told_in(judged, clash.left, clash.right):
                of_clash = self.result(clash)
                found[clash.left[0].provision, clash.right[0].provision] = tuple(
                    replace(
                        of_clash,
                        rule="order.follows-from-days",
                        arguments={"earlier": self.name(first), "later": self.name(second)},
                    )
                    for first, second in turned
                )
        return found

    def put_off(self) -> Iterator[tuple[MayBePutOff, TermResult]]:
        """What one text has before an event, and may be part of what the other puts off until after it."""
        answered = {
            frozenset((one.own_event, two.own_event)) for row in self._rows for one in row.left for two in row.right
        }
        left, right = self._texts
        for putting_off, other, says in ((left, right, self.right), (right, left, self.left)):
            for found in may_be_put_off(putting_off, other, says, self.acts, answered):
                ours, theirs = (
                    ((found.later,), found.earlier) if putting_off is left else (found.earlier, (found.later,))
                )
                side = Side.LEFT if putting_off is left else Side.RIGHT
                # By topic: what only one text has is no name of a row.
                arguments = {"first": found.step.topic, "second": found.put_off.topic, "side": side.value}
                kind = RelationKind.INCOMPARABLE
                yield (
                    found,
                    TermResult("order", kind, Verdict.UNCLEAR, "order.put-off", ours, theirs, arguments=arguments),
                )

    def limits(self) -> list[Notice]:
        """What of the order of steps is not told because it is too much."""
        notices = []
        if self.both.more:
            notices.append(Notice("order.more-clashes", {"most": str(MOST_CLASHES)}))
        if self.both.untried:
            notices.append(Notice("order.lengths-not-tried", {"most": str(MOST_VALUES)}))
        if self._alike.beyond:
            notices.append(Notice("order.shared-not-followed", {"most": str(MOST_SHARED)}))
        return notices

    def name(self, point: Point) -> str:
        """A point as part of a row's id."""
        if not is_event(point) and point[1] != OVER:
            return CALENDAR.label if point[0].startswith(CALENDAR.id) else DAY_ONE.label
        name = self._events.name(point[0])
        return name if point[1] is Edge.START else f"end of {name}"

    def _told_in(self, judged: RowVerdicts, left: Sequence[Stated], right: Sequence[Stated]) -> bool:
        """Whether it rests on one provision of each text, both in one row, which tells it itself.

        A row that is incompatible for other reasons, or that needs review, tells no more by being told twice. What one
        text puts off leaves its row open, whatever it says of the order.
        """
        ids = ({each.provision for each in left}, {each.provision for each in right})
        if [len(each) for each in ids] != [1, 1]:
            return False
        if {each.text.partition(":")[0] for each in (*left, *right)} in VALUES:
            return True
        row = judged.get((next(iter(ids[0])), next(iter(ids[1]))))
        if row is None:
            return False
        # Where no value stands in both, a row that needs review says nothing of an order in words.
        in_words = any(each.text.partition(":")[0] in ORDER_IN_WORDS for each in (*left, *right))
        return (row.of_values if in_words else row.whole) in (Verdict.CONFLICT, Verdict.UNCLEAR)

    def result(self, clash: Clash) -> TermResult:
        """What a clash comes to, by its rule."""
        arguments = {"first": self.name(clash.points[0]), "second": self.name(clash.points[1])}
        if dated := _dated(clash.dated):
            arguments["dated"] = dated
        if clash.cases:
            arguments["case"] = "; ".join(clash.cases)
        if clash.parallel:
            rule = "order.parallel"
        elif not clash.certain:
            rule = "order.depends"
        elif not clash.conflict:
            rule = "order.other-cases"
        else:
            rule = "order.opposed" if clash.opposed else "order.cannot-hold"
        kind = RelationKind.APART if clash.conflict else RelationKind.INCOMPARABLE
        verdict = Verdict.CONFLICT if clash.conflict else Verdict.UNCLEAR
        return TermResult("order", kind, verdict, rule, clash.left, clash.right, arguments=arguments)

    def _row(self, row_id: str, results: tuple[TermResult, ...], events: Collection[str] = ()) -> OrderRow:
        """A row with the provisions that its results rest on, and those that say which of its acts an event is."""
        stated = ([each for result in results for each in result.stated(side)] for side in Side)
        left, right = (self._ordering(text, each, events) for text, each in zip(self._texts, stated, strict=True))
        return OrderRow(row_id, left, right, results)

    def _alike_row(self, found: Sequence[Alike]) -> OrderRow:
        results = tuple(
            TermResult(
                "order",
                RelationKind.SAME,
                Verdict.AGREE,
                "order.alike",
                each.left,
                each.right,
                arguments={"first": self.name(each.first), "second": self.name(each.second)}
                | ({"dated": dated} if (dated := _dated(each.dated)) else {}),
            )
            for each in found
        )
        return self._row(f"{SEQUENCE}/alike", results)

    def _ordering(
        self, text: VariantText, steps: Sequence[Stated], events: Iterable[str] = ()
    ) -> tuple[Provision, ...]:
        """The provisions an order rests on, and those by which the text says which of its acts such an event is."""
        ids, known = {step.provision for step in steps}, set(events)
        return tuple(
            each
            for each in sorted(text.provisions, key=lambda each: each.id)
            if each.id in ids
            or (each.is_event in known and each.topic not in EVENTS_BY_TOPIC)
            or (not each.is_event and self.acts.name(each.own_event) in known)
        )


def _dated(dated: tuple[bool, bool]) -> str:
    """Which of the two texts have an order by dates alone."""
    return " ".join(side.value for side, by_dates in zip(Side, dated, strict=True) if by_dates)


def _in_one_row(judged: RowVerdicts, both: Alike) -> bool:
    """Whether an order rests on one provision of each text, both in one row, which tells it."""
    return len(both.left) == len(both.right) == 1 and (both.left[0].provision, both.right[0].provision) in judged


def _not_plain(judged: RowVerdicts, both: Alike) -> bool:
    """Whether a step of an order is not the same in both texts, so that its row does not show that the order is."""
    pairs = product((each.provision for each in both.left), (each.provision for each in both.right))
    return any(judged[pair].whole is not Verdict.AGREE for pair in pairs if pair in judged)


def _not_following(pairs: Sequence[tuple[Point, Point]]) -> list[tuple[Point, Point]]:
    """Each pair of events once, without those that follow from two others over an event between them."""
    events = {(first[0], second[0]): (first, second) for first, second in reversed(pairs)}
    after: dict[str, set[str]] = {}
    for first, second in events:
        after.setdefault(first, set()).add(second)
    return [
        pair
        for (first, second), pair in events.items()
        if not any(second in after.get(between, ()) for between in after[first] - {second})
    ]
