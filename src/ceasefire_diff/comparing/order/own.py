"""What one text puts first: its own order of events, as numbered steps, each after those it says come before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from ceasefire_diff.comparing.comparison import Stated
from ceasefire_diff.comparing.order.marks import Point
from ceasefire_diff.comparing.order.own_text import SaidOfOrder, in_two_steps
from ceasefire_diff.comparing.variant_text import VariantText, variants_of
from ceasefire_diff.graphs import connected_components, transitive_closure, transitive_reduction
from ceasefire_diff.model.proposal import Proposal
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.values.event import Edge

StepPlace = tuple[str, Edge | None]
"""An event as a step, or one end of it where something comes between its beginning and its end."""


class Condition(Struct, frozen=True):
    """What a step waits for and what is in no other order: an event, or where `place` is None a thing in words alone.

    The words of `stated` are that thing, or how much of the event is awaited. `begun`: that it begins is enough.
    `options` are those in which it holds, empty for the whole text.
    """

    place: StepPlace | None
    stated: Stated
    begun: bool
    options: tuple[str, ...]


class NumberedStep(Struct, frozen=True):
    """One step of a text, by its mark: its number, and a letter where the text does not put several in order.

    It comes `after` the steps so marked, and is a condition for others. `stated` is what places it.
    """

    mark: str
    number: int
    place: StepPlace
    after: tuple[str, ...]
    follows_whole_number: bool
    condition_for: tuple[str, ...]
    conditions: tuple[Condition, ...]
    unconditional: tuple[Stated, ...]
    stated: tuple[Stated, ...]
    options: tuple[str, ...]


class StepChain(Struct, frozen=True):
    """Steps that a text ties to each other; `options` are those it holds in, empty for the whole text."""

    steps: tuple[NumberedStep, ...]
    options: tuple[str, ...] = ()


def own_order(proposal: Proposal, taxonomy: Taxonomy) -> tuple[StepChain, ...]:
    """A text's own order of events, the longest chain first.

    Options are told together, as long as they put no two events in opposite order.
    """
    texts = [each for each in variants_of(proposal, taxonomy) if each.provisions]
    together = _Order(texts)
    if len(texts) == 1 or not together.goes_in_a_circle:
        return tuple(together.chains())
    return tuple(
        StepChain(chain.steps, (text.variant.option or "",)) for text in texts for chain in _Order([text]).chains()
    )


class _Order:
    """The steps of some variants of one text, taken together."""

    def __init__(self, texts: Sequence[VariantText]) -> None:
        self._variants = [SaidOfOrder(text) for text in texts]
        self._lines = {each.own_event: each.place.line for text in texts for each in text.provisions}
        self._apart = {event for variant in self._variants for event in in_two_steps(variant)}
        self._ends_only = {event for event in self._events() if self._only_its_end_is_placed(event)}
        self._options: dict[StepPlace, dict[str, None]] = {}
        self._tied: dict[StepPlace, set[StepPlace]] = {}
        self._stated: dict[StepPlace, dict[Stated, None]] = {}
        found: dict[StepPlace, set[StepPlace]] = {}
        for variant in self._variants:
            self._gather(variant, found)
        self._after = transitive_closure(found)
        self._direct = transitive_reduction(self._after)
        self._before: dict[StepPlace, set[StepPlace]] = {}
        for first, seconds in self._direct.items():
            for second in seconds:
                self._before.setdefault(second, set()).add(first)
                for place, other in ((first, second), (second, first)):
                    self._tied.setdefault(place, set()).add(other)
        self._conditions, self._unconditional, self._waited_by = self._awaited()
        self._under = self._told_under_their_event()

    @property
    def goes_in_a_circle(self) -> bool:
        """Whether the variants, taken together, put something before itself."""
        return any(place in after for place, after in self._after.items())

    def chains(self) -> Iterator[StepChain]:
        """Steps that are tied to each other, the longest chain first."""
        found = connected_components(
            [place for place in self._options if place not in self._under],
            [(place, other) for place, tied in self._tied.items() for other in tied],
        )
        for group in sorted(found, key=lambda each: (-len(each), min(map(self._line, each)), min(map(str, each)))):
            yield StepChain(tuple(self._steps(group)))

    def _events(self) -> set[str]:
        return {event for variant in self._variants for event, _ in variant.placed}

    def _only_its_end_is_placed(self, event: str) -> bool:
        placed = {edge for variant in self._variants for name, edge in variant.placed if name == event}
        return placed == {Edge.END}

    def _place(self, node: Point) -> StepPlace:
        event = node[0]
        if event in self._apart and isinstance(node[1], Edge):
            return (event, node[1])
        return (event, Edge.END if event in self._ends_only else None)

    def _node(self, place: StepPlace) -> Point:
        return (place[0], place[1] or Edge.START)

    def _gather(self, variant: SaidOfOrder, found: dict[StepPlace, set[StepPlace]]) -> None:
        after: dict[StepPlace, set[StepPlace]] = {}
        for place in {self._place(node) for node in variant.after}:
            reached = ((self._place(node), node) for node in variant.after[self._node(place)])
            after[place] = {each for each, node in reached if each[0] != place[0] and self._node(each) == node}
        ordered = {each for place, others in after.items() if others for each in (place, *others)}
        for place in ordered:
            self._options.setdefault(place, {})[variant.option] = None
            end: StepPlace = (place[0], Edge.END)
            if place[1] is Edge.START and end in ordered:
                after[place].add(end)
        for place, others in after.items():
            found.setdefault(place, set()).update(others)
        for first, second, stated in variant.said:
            one, two = self._place(first), self._place(second)
            if one != two:
                for place, other in ((one, two), (two, one)):
                    self._tied.setdefault(place, set()).add(other)
                    self._options.setdefault(place, {})[variant.option] = None
                self._stated.setdefault(two, {})[stated] = None
        for node, stated, _ in variant.words:
            self._options.setdefault(self._place(node), {})[variant.option] = None
            self._stated.setdefault(self._place(node), {})[stated] = None

    def _awaited(
        self,
    ) -> tuple[
        dict[StepPlace, list[Condition]], dict[StepPlace, dict[Stated, None]], dict[StepPlace, dict[StepPlace, None]]
    ]:
        """Conditions by the place that waits, who says there are none, and the places that wait by condition."""
        found: dict[tuple[StepPlace, StepPlace | None, Stated, bool], dict[str, None]] = {}
        unconditional: dict[StepPlace, dict[Stated, None]] = {}
        for variant in self._variants:
            for awaited, event, begun, stated in variant.waits:
                key = (self._place(event), self._place(awaited), stated, begun)
                found.setdefault(key, {})[variant.option] = None
            for event, stated, is_unconditional in variant.words:
                if is_unconditional:
                    unconditional.setdefault(self._place(event), {})[stated] = None
                else:
                    found.setdefault((self._place(event), None, stated, False), {})[variant.option] = None
        conditions: dict[StepPlace, list[Condition]] = {}
        waited_by: dict[StepPlace, dict[StepPlace, None]] = {}
        for (waiting, place, stated, begun), options in found.items():
            conditions.setdefault(waiting, []).append(Condition(place, stated, begun, self._said_of(options)))
            if place is not None:
                waited_by.setdefault(place, {})[waiting] = None
        return conditions, unconditional, waited_by

    def _said_of(self, options: Iterable[str]) -> tuple[str, ...]:
        """Options to be named: none where something holds in all."""
        named = tuple(options)
        return named if len(named) < len(self._variants) else ()

    def _told_under_their_event(self) -> set[StepPlace]:
        """Conditions that stand in no order but before one event, where other steps come before that event too."""
        under: set[StepPlace] = set()
        for event, conditions in self._conditions.items():
            places = {each.place for each in conditions if each.place is not None}
            alone = {each for each in places if each not in self._before and self._direct.get(each) == {event}}
            if self._before.get(event, set()) - alone:
                under |= alone
        return under

    def _steps(self, group: Sequence[StepPlace]) -> Iterator[NumberedStep]:
        numbers = self._numbers(group)
        on_number: dict[int, list[StepPlace]] = {}
        for place in sorted(group, key=lambda each: (numbers[each], self._line(each), str(each))):
            on_number.setdefault(numbers[place], []).append(place)
        marks = {
            place: f"{number}{_letters(count) if len(places) > 1 else ''}"
            for number, places in on_number.items()
            for count, place in enumerate(places)
        }
        for place, mark in marks.items():
            before = self._before.get(place, set()) - self._under
            conditions = self._conditions.get(place, [])
            yield NumberedStep(
                mark=mark,
                number=numbers[place],
                place=place,
                after=tuple(other for each, other in marks.items() if each in before),
                follows_whole_number=before >= set(on_number.get(numbers[place] - 1, ())),
                condition_for=tuple(marks[each] for each in self._waited_by.get(place, ()) if each in marks),
                conditions=tuple(each for each in conditions if each.place is None or each.place in self._under),
                unconditional=tuple(self._unconditional.get(place, ())),
                stated=tuple(self._stated.get(place, ())) or self._stated_of_what_follows(place),
                options=self._said_of(self._options[place]),
            )

    def _stated_of_what_follows(self, place: StepPlace) -> tuple[Stated, ...]:
        found = {
            stated: None
            for variant in self._variants
            for first, second, stated in variant.said
            if self._place(first) == place != self._place(second)
        }
        return tuple(found)

    def _numbers(self, group: Iterable[StepPlace]) -> dict[StepPlace, int]:
        """For each place, one more than the highest before it; what goes in a circle shares a number."""
        members = set(group)
        before: dict[StepPlace, set[StepPlace]] = {each: set() for each in members}
        for place in members:
            for other in self._after.get(place, ()):
                if other in members:
                    before[other].add(place)
        numbers: dict[StepPlace, int] = {}
        for place in sorted(members, key=lambda each: len(before[each])):
            numbers[place] = 1 + max((numbers[each] for each in before[place] if each in numbers), default=0)
        return numbers

    def _line(self, place: StepPlace) -> int:
        stated = (each.line for each in (*self._stated.get(place, ()), *self._stated_of_what_follows(place)))
        return self._lines.get(place[0]) or min(stated, default=0)


def _letters(count: int) -> str:
    """`a` for 0, `z` for 25, `aa` for 26."""
    letters = ""
    count += 1
    while count:
        count, letter = divmod(count - 1, 26)
        letters = f"{chr(ord('a') + letter)}{letters}"
    return letters
