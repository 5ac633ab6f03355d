"""Draws when each text has its steps: one lane a text on one axis of days, and of order where there are no days."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from fractions import Fraction
from typing import Final

from ceasefire_diff.comparing.comparison import Variant
from ceasefire_diff.comparing.order.marks import Point
from ceasefire_diff.comparing.order.rows import SEQUENCE
from ceasefire_diff.comparing.order.timeline import OwnTimeline, Timeline, TimelineStep, When, own_timelines
from ceasefire_diff.comparing.variant_text import variants_of
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.pictures.layout import (
    BODY,
    LINE,
    SMALL,
    WIDTH,
    Block,
    Frame,
    lines_of,
    rectangle,
    stacked,
    text_width,
    wrapped,
)
from ceasefire_diff.pictures.shapes import Anchor, Drawing, Ellipse, Label, Polygon, Shape, Stroke, Tone
from ceasefire_diff.values.event import Edge
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.quoted import Sentence
from ceasefire_diff.wording.timeline_sentences import PICTURE_LEAD, PICTURE_TITLE, Called, steps_called, when_words

MOST_STEPS: Final = 60
"""Steps of one lane; more would fill a document with pictures, and all stand in the table."""

_BESIDE: Final = 150.0
"""How wide the words beside the axis are."""

_LONGEST_NAME: Final = 64.0
"""How wide the name of a column may be."""

_HALF: Final = 4.0
_Place = tuple[str, Fraction]
"""A day on the axis: the point it is counted from, and how long after it."""


def clashing_events(made: Timeline, labels: Labels) -> frozenset[str]:
    """The acts of provisions that stand in a set that cannot hold, of either text."""
    return frozenset(
        labels.provisions[each.proposal, each.provision].own_event
        for pair in made.pairs
        for result in pair.clashes
        if result.verdict is Verdict.CONFLICT
        for each in (*result.left, *result.right)
    )


def draw_timeline_of(labels: Labels) -> tuple[Drawing, ...]:
    """The picture of the texts of a comparison; what clashes is what its rows on order tell."""
    comparison = labels.comparison
    texts = [variants_of(each, comparison.taxonomy) for each in comparison.proposals]
    clashing = frozenset(
        labels.provisions[each.proposal, each.provision].own_event
        for row in comparison.rows
        if row.topic == SEQUENCE
        for pair in row.pairs
        for result in pair.results
        if result.verdict is Verdict.CONFLICT
        for each in (*result.left, *result.right)
    )
    # By their ids, so that the same picture stands in every edition.
    made = sorted(own_timelines(texts, comparison.taxonomy), key=lambda own: own.variant.id)
    return draw_timeline(made, steps_called(labels), labels.variant, clashing)


def draw_timeline(
    texts: Sequence[OwnTimeline],
    called: Called,
    title_of: Callable[[Variant], str],
    clashing: Collection[str],
) -> tuple[Drawing, ...]:
    """A lane for each text that places anything."""
    drawn = [each for each in texts if each.steps]
    if not drawn:
        return ()
    axis = _Axis(drawn, called)
    blocks = [block for own in drawn for block in _lane(own, title_of(own.variant), axis, called, clashing)]
    frame = Frame("timeline", PICTURE_TITLE, Sentence(PICTURE_LEAD), lambda _: Block(0, ()))
    return stacked(frame, [axis.head(), *blocks], gap=1)


class _Axis:
    """Columns for each day that some text names, by the point it is counted from, and for each place in an order."""

    def __init__(self, texts: Iterable[OwnTimeline], called: Called) -> None:
        days: dict[Point, set[Fraction]] = {}
        self._ranks: dict[tuple[str, str], int] = {}
        deepest = 0
        for own in texts:
            rank: dict[str, int] = {}
            for step in own.steps:
                rank[step.event] = 1 + max((rank.get(each, 0) for each in step.after), default=0)
                self._ranks[own.variant.id, step.event] = rank[step.event]
                if not step.timed:
                    deepest = max(deepest, rank[step.event])
                for when in (step.begins, step.done):
                    for lag in (when.soonest, when.latest) if when is not None else ():
                        if when is not None and lag is not None:
                            days.setdefault(when.anchor, set()).add(Fraction(lag.gap))
        self._columns: list[tuple[str, str]] = []
        self._place: dict[tuple[Point, Fraction], int] = {}
        for anchor in sorted(days, key=lambda each: (-len(days[each]), str(each))):
            for gap in sorted(days[anchor] | {Fraction(0)}):
                self._place[anchor, gap] = len(self._columns)
                name = str(Sentence(called(anchor[0]))) if not gap else _day(gap)
                self._columns.append((name, "day"))
        self._order_from = len(self._columns)
        self._columns += [(str(number), "order") for number in range(1, deepest + 1)]
        self.width = (WIDTH - _BESIDE) / max(1, len(self._columns))

    def x(self, column: int) -> float:
        """The middle of a column."""
        return _BESIDE + self.width * (column + 0.5)

    def of(self, when: When | None) -> tuple[float | None, float | None]:
        """Where the soonest and the latest day stand."""
        if when is None:
            return None, None
        found = [
            self.x(self._place[when.anchor, Fraction(lag.gap)]) if lag is not None else None
            for lag in (when.soonest, when.latest)
        ]
        return found[0], found[1]

    def counted_from(self, event: str) -> float | None:
        """Where an event stands that days are counted from."""
        column = self._place.get(((event, Edge.START), Fraction(0)))
        return self.x(column) if column is not None else None

    def in_order(self, variant: str, step: TimelineStep) -> float:
        """Where a step without a day stands: after those it comes after."""
        return self.x(self._order_from + self._ranks[variant, step.event] - 1)

    def head(self) -> Block:
        """The names of the columns, as far as they have room; the first of an anchor is its name."""
        shapes: list[Shape] = []
        taken = 0.0
        for column, (name, kind) in enumerate(self._columns):
            x = self.x(column)
            shapes.append(Stroke(x, 12, x, 16, 0.5))
            words = name if kind == "day" else f"({name})"
            left = x - self.width / 2
            if left >= taken:
                shown = wrapped(words, min(_LONGEST_NAME, WIDTH - left), SMALL, most=1)[0]
                shapes.append(Label(left, 9, shown, Anchor.START, SMALL, is_foreign=True))
                taken = left + text_width(shown, SMALL) + 3
        return Block(18, tuple(shapes))


def _day(gap: Fraction) -> str:
    days = gap / 86_400
    sign = "+" if days > 0 else "\u2212"
    return f"{sign}{float(abs(days)):g} d"


def _lane(own: OwnTimeline, title: str, axis: _Axis, called: Called, clashing: Collection[str]) -> Iterable[Block]:
    words, height = lines_of(title, 0, 3, WIDTH, BODY, bold=True, foreign=True, most=1)
    line = Stroke(0, height + 4, WIDTH, height + 4, 0.8)
    yield Block(height + 6, (*words, line), Sentence(f"{title}:"))
    for step in own.steps[:MOST_STEPS]:
        tone = Tone.DARK if step.event in clashing else Tone.LIGHT
        name = Sentence(called(step.event))
        labels, height = lines_of(str(name), 0, 1, _BESIDE - 8, SMALL, foreign=True, most=2)
        middle = max(height, SMALL * LINE) / 2 + 1
        shapes: list[Shape] = [*labels, *_marks(own, step, axis, middle, tone)]
        begins, done = (when_words(each, called, step.event) for each in (step.begins, step.done))
        said = begins if done in ("", begins) else f"{begins or 'begins at any time'}, done {done}"
        clash = " (clashes)" if tone is Tone.DARK else ""
        yield Block(
            max(height, SMALL * LINE) + 3, tuple(shapes), Sentence(f"{name.marked}{clash}: {said or 'no day'}.")
        )


def _marks(own: OwnTimeline, step: TimelineStep, axis: _Axis, y: float, tone: Tone) -> Iterable[Shape]:
    """A bar over the days it may take, diamonds at days that are fixed, or a ring in its place of the order."""
    begins, done = axis.of(step.begins), axis.of(step.done)
    if step.begins is None and (counted := axis.counted_from(step.event)) is not None:
        begins = (counted, counted)
    known = [each for each in (*begins, *done) if each is not None]
    if not known:
        x = axis.in_order(own.variant.id, step)
        return (Ellipse(x, y, _HALF, _HALF, Tone.DARK if tone is Tone.DARK else Tone.NONE),)
    first, last = min(known), max(known)
    if first == last:
        shapes: list[Shape] = [_diamond(first, y, tone)]
    else:
        shapes = [rectangle(first, y - 2.5, last - first, 5, tone)]
        shapes += [_diamond(x, y, tone) for x in (first, last)]
    if all(each is None for each in done) and begins[1] is None:
        shapes.append(Stroke(last + _HALF, y, min(last + 14, WIDTH), y, 1, dashed=True))
    if all(each is None for each in (begins[0], done[0])):
        shapes.append(Stroke(max(first - 14, _BESIDE - 6), y, first - _HALF, y, 1, dashed=True))
    return shapes


def _diamond(x: float, y: float, tone: Tone) -> Polygon:
    return Polygon(((x - _HALF, y), (x, y - _HALF), (x + _HALF, y), (x, y + _HALF)), tone)
