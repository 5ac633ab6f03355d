"""Lays out when things happen: each text by itself, and whether two can be kept together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.comparing.acts import NO_ACTS, Acts
from ceasefire_diff.comparing.comparison import Comparison, Stated, TermResult, Variant
from ceasefire_diff.comparing.order.marks import UNZONED, ZONED, Mark, Point, bounds_of_marks, is_event
from ceasefire_diff.comparing.order.network import Constraint, Lag, Network, Ways, nodes_of
from ceasefire_diff.comparing.order.one_text import OneText
from ceasefire_diff.comparing.order.own_text import weak_order
from ceasefire_diff.comparing.order.rows import PairOrder
from ceasefire_diff.comparing.order.said import Said, Sayings, going_without_saying, orders
from ceasefire_diff.comparing.variant_text import VariantText, variants_of
from ceasefire_diff.comparing.variants import order_of_pair
from ceasefire_diff.graphs import transitive_reduction
from ceasefire_diff.model.keys import TIMES
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.values.event import Edge
from ceasefire_diff.values.schedule import Schedule

SIGNING: Final = "signing"
"""What times are told from if nothing else is asked for."""

MOST_ANCHORS: Final = 40
"""Events that times are told from, those that most times are counted from; if there are more, it is said."""


class When(Struct, frozen=True):
    """How long after a point something comes at the soonest and at the latest, as far as that follows."""

    anchor: Point
    soonest: Lag | None
    latest: Lag | None


class TimelineStep(Struct, frozen=True):
    """An event of a text: when it begins and when it is done, and the events right before it.

    `together` are those that begin at the same time, `parallel` those that the text has go on beside it.
    """

    event: str
    begins: When | None
    done: When | None
    after: tuple[str, ...]
    together: tuple[str, ...] = ()
    parallel: tuple[str, ...] = ()


class OwnTimeline(Struct, frozen=True):
    """One text by itself, with one of its options. `untimed` are ids of provisions with neither time nor order.

    `at_odds` are smallest sets of what it says that cannot hold; the steps follow from the rest. `most_anchors`: times
    are counted from more events than they are told from.
    """

    variant: Variant
    steps: tuple[TimelineStep, ...]
    untimed: tuple[str, ...]
    at_odds: tuple[tuple[Stated, ...], ...]
    most_anchors: bool = False


class PairTimeline(Struct, frozen=True):
    """Two texts together. `clashes` are smallest sets that cannot hold, or need review; `more`: not all are told.

    `free` are steps that both texts together leave some time for, told from the reference, if all can hold. `clashing`
    are the events of either text at which they clash. `untried`: not every way in which months, working days and zones
    can fall out was tried.
    """

    left: Variant
    right: Variant
    clashes: tuple[TermResult, ...]
    more: bool
    free: tuple[TimelineStep, ...]
    clashing: frozenset[str] = frozenset()
    untried: bool = False


class Timeline(Struct, frozen=True):
    """All that is told of time in some texts."""

    reference: str
    texts: tuple[OwnTimeline, ...]
    pairs: tuple[PairTimeline, ...]

    def of(self, variant: Variant) -> OwnTimeline:
        """One text's own timeline."""
        return next(each for each in self.texts if each.variant == variant)


def timeline(proposals: Sequence[Proposal], taxonomy: Taxonomy, reference: str = SIGNING) -> Timeline:
    """Each text by itself, and each pair of options of two texts together."""
    texts = [variants_of(proposal, taxonomy) for proposal in proposals]
    owns = own_timelines(texts, taxonomy, reference)
    pairs = tuple(
        _pair(left, right, taxonomy, reference)
        for lefts, rights in combinations(texts, 2)
        for left, right in product(lefts, rights)
    )
    return Timeline(reference, owns, pairs)


def own_timelines(
    texts: Iterable[Sequence[VariantText]], taxonomy: Taxonomy, reference: str = SIGNING
) -> tuple[OwnTimeline, ...]:
    """Each option of each text by itself."""
    return tuple(_own(text, taxonomy, reference) for variants in texts for text in variants)


def without_rows(proposals: Sequence[Proposal], taxonomy: Taxonomy) -> Comparison:
    """The texts as a comparison that judges nothing, to look up what things are called."""
    variants = tuple(each.variant for proposal in proposals for each in variants_of(proposal, taxonomy))
    return Comparison(tuple(proposals), variants, taxonomy, proposals[0].glossary, (), (), (), ())


def _own(text: VariantText, taxonomy: Taxonomy, reference: str) -> OwnTimeline:
    sayings = Sayings(absent=text.of_other_options)
    said = sayings.of_text(text.provisions, text.proposal)
    one = OneText(said)
    in_any_case = [each for each in one.constraints if not (isinstance(each.source, Said) and each.source.case)]
    beside = list(sayings.in_parallel(text.provisions))
    steps = tuple(_beside(_steps(in_any_case, reference), beside))
    placed = {each.event for each in steps}
    untimed = tuple(
        each.id
        for each in sorted(text.provisions, key=lambda each: (each.place.line, each.id))
        if each.own_event not in placed and orders(each) and _is_act(each.topic, taxonomy)
    )
    at_odds = tuple(tuple(each.stated for each in found) for found in one.at_odds)
    most_anchors = len(_anchors(in_any_case, reference)) > MOST_ANCHORS
    return OwnTimeline(text.variant, steps, untimed, at_odds, most_anchors)


def _beside(steps: Iterable[TimelineStep], parallel: Iterable[Constraint]) -> Iterator[TimelineStep]:
    """The steps, each with those that go on in parallel with it."""
    others: dict[str, set[str]] = {}
    for each in parallel:
        others.setdefault(each.earlier[0], set()).add(each.later[0])
    for step in steps:
        yield replace(step, parallel=tuple(sorted(others.get(step.event, ()))))


def _is_act(topic: str, taxonomy: Taxonomy) -> bool:
    """Whether provisions of a topic are something to be done, and no frame or meaning of words."""
    return taxonomy.topics[topic].group not in ("framing", "residual")


def _pair(left: VariantText, right: VariantText, taxonomy: Taxonomy, reference: str) -> PairTimeline:
    order: PairOrder = order_of_pair(left, right, taxonomy)
    both = order.both
    results = (*(order.result(each) for each in both.clashes), *(result for _, result in order.put_off()))
    free: tuple[TimelineStep, ...] = ()
    if not any(each.conflict for each in both.clashes):
        network = both.in_any_case()
        if network.holds:
            said = [each for each in network.constraints if isinstance(each.source, Said)]
            free = tuple(each for each in _steps(said, reference, order.acts) if _is_free(each))
    return PairTimeline(
        left.variant, right.variant, results, both.more, free, _clashing(order, (left, right)), both.untried
    )


def _clashing(order: PairOrder, texts: Iterable[VariantText]) -> frozenset[str]:
    """The events at which the texts surely clash, as each text calls them, and the acts whose times clash."""
    sets = [each for each in order.both.clashes if each.conflict]
    points = {point[0] for each in sets for point in each.points}
    stating = {(said.proposal, said.provision) for each in sets for said in (*each.left, *each.right)}
    acts = {each.own_event: each for text in texts for each in text.provisions}
    # Times that clash are told from what both count them from, which itself clashes with nothing.
    opposed = {point[0] for each in sets if each.opposed for point in each.points}
    events = opposed | {event for event in acts if order.acts.name(event) in points}
    # An act that only orders others clashes in these; one with a time of its own clashes by itself.
    return frozenset(
        events | {event for event, each in acts.items() if (each.proposal, each.id) in stating and _is_timed(each)}
    )


def _is_timed(provision: Provision) -> bool:
    return any(key in provision.keys for key in TIMES) or any(
        isinstance(each, Schedule) for each in provision.terms.values()
    )


def _is_free(step: TimelineStep) -> bool:
    """Whether its beginning or its end has some room left."""
    whens = [each for each in (step.begins, step.done) if each is not None]
    return any(each.soonest is None or each.latest is None or each.soonest.gap < each.latest.gap for each in whens)


def _steps(said: Sequence[Constraint], reference: str, acts: Acts = NO_ACTS) -> Iterator[TimelineStep]:
    """The events of consistent constraints, those first that come first."""
    known = [*said, *going_without_saying(said, acts)]
    known += list(bounds_of_marks(nodes_of(known)))
    network = Network(known)
    backwards = network.turned()
    anchors = _anchors(said, reference)[:MOST_ANCHORS]
    ahead = {anchor: network.ways(anchor) for anchor in anchors}
    back = {anchor: backwards.ways(anchor) for anchor in anchors}
    order = weak_order(known)
    after = {point: {each for each in found if point not in order[each]} for point, found in order.items()}
    starts = {point: {each for each in found if _starts(each)} for point, found in after.items() if _starts(point)}
    before: dict[str, list[str]] = {}
    for first, seconds in transitive_reduction(starts).items():
        for second in seconds:
            before.setdefault(second[0], []).append(first[0])
    sooner = Counter(second[0] for seconds in starts.values() for second in seconds)
    events = {point[0] for point in order if is_event(point)}
    for event in sorted(events, key=lambda each: (sooner[each], each)):
        begins, done = (_when((event, edge), anchors, ahead, back) for edge in (Edge.START, Edge.END))
        start = (event, Edge.START)
        together = {each[0] for each in order.get(start, ()) if _starts(each) and start in order[each]} - {event}
        yield TimelineStep(event, begins, done, tuple(sorted(before.get(event, ()))), tuple(sorted(together)))


def _starts(point: Point) -> bool:
    return point[1] is Edge.START and is_event(point)


def _anchors(said: Iterable[Constraint], reference: str) -> list[Point]:
    """The reference, the calendar, and then the points that most times are counted from."""
    counted: Counter[Point] = Counter()
    for each in said:
        node = each.earlier if each.gap > 0 or isinstance(each.earlier, Mark) else each.later
        if isinstance(node, Mark) or each.gap or each.at or each.at_once:
            counted[node.of if isinstance(node, Mark) else node] += 1
    others = sorted(counted, key=lambda point: (-counted[point], str(point)))
    first: list[Point] = [(reference, Edge.START), ZONED, UNZONED]
    return [*first, *(each for each in others if each not in first)]


def _when(point: Point, anchors: Sequence[Point], ahead: dict[Point, Ways], back: dict[Point, Ways]) -> When | None:
    """When a point comes, told from the first anchor that says more of it than before or after."""
    if point[0] == anchors[0][0]:
        return None  # what times are told from
    for anchor in anchors:
        if anchor == point:
            continue
        soonest, latest = ahead[anchor].lag(point), back[anchor].lag(point)
        rests_on = [*ahead[anchor].path(point), *back[anchor].path(point)]
        exact_moment = soonest is not None and latest is not None and any(each.at_once or each.at for each in rests_on)
        says_nothing = latest is None and soonest is not None and soonest.gap < 0
        if exact_moment or (not says_nothing and any(each.gap for each in rests_on)):
            last = Lag(-latest.gap, latest.strict) if latest else None
            return When(anchor, soonest, last)
    return None
