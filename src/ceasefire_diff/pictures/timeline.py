"""Draws when each text has its steps: one lane a text on one axis of days, and of order where there are no days."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from fractions import Fraction
from typing import Final

from ceasefire_diff.comparing.comparison import Variant
from ceasefire_diff.comparing.order.marks import UNZONED, ZONED, Point
from ceasefire_diff.comparing.order.timeline import OwnTimeline, Timeline, TimelineStep, When, timeline
from ceasefire_diff.pictures.layout import (
    BODY,
    LINE,
    SMALL,
    WIDTH,
    Frame,
    PictureBlock,
    lines_of,
    rectangle,
    stacked,
    text_width,
    wrapped,
)
from ceasefire_diff.pictures.shapes import Anchor, Drawing, Ellipse, Label, Polygon, Shape, Stroke, Tone
from ceasefire_diff.values.calendar_dates import write_day
from ceasefire_diff.values.event import Edge
from ceasefire_diff.values.units import DAY
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.quoted import Sentence
from ceasefire_diff.wording.timeline_sentences import (
    NO_STEPS,
    ORDER_AXIS,
    TIMELINE_PICTURE_LEAD,
    TIMELINE_PICTURE_TITLE,
    Called,
    axis_of_days,
    point_words,
    steps_called,
    when_words,
)

_MOST_STEPS: Final = 60
"""Steps of one lane; more would fill a document with pictures, and all stand in the table."""

_BESIDE: Final = 150.0
"""How wide the words beside the axis are."""

_UNDER_GROUP: Final = 2 * SMALL * LINE + 2
"""Where the line under the name of a group of columns lies."""

_HALF: Final = 4.0


def clashing_events(made: Timeline) -> frozenset[str]:
    """The events that stand in a set that cannot hold, of either text."""
    return frozenset(event for pair in made.pairs for event in pair.clashing)


def draw_timeline_of(labels: Labels) -> tuple[Drawing, ...]:
    """The picture of the texts of a comparison, and where their times and orders clash."""
    comparison = labels.comparison
    made = timeline(comparison.proposals, comparison.taxonomy)
    # By their ids, so that the same picture stands in every edition.
    texts = sorted(made.texts, key=lambda own: own.variant.id)
    return draw_timeline(texts, steps_called(labels), labels.variant, clashing_events(made))


def draw_timeline(
    texts: Sequence[OwnTimeline],
    called: Called,
    title_of: Callable[[Variant], str],
    clashing: Collection[str],
) -> tuple[Drawing, ...]:
    """A lane for each text; no picture if none of them places anything."""
    if not any(each.steps for each in texts):
        return ()
    axis = _Axis(texts, called)
    blocks = [block for own in texts for block in _lane(own, title_of(own.variant), axis, called, clashing)]
    frame = Frame("timeline", TIMELINE_PICTURE_TITLE, Sentence(TIMELINE_PICTURE_LEAD), lambda _: PictureBlock(0, ()))
    return stacked(frame, blocks, gap=1)


class _Axis:
    """Columns for each day that some text names, by the point it is counted from, and for each place in an order.

    What is only said to be at the moment of something has its place in the order. Days beside each other that a text
    means as one ("day 7" is 6 to 7 days after) share a column.
    """

    def __init__(self, texts: Iterable[OwnTimeline], called: Called) -> None:
        days: dict[Point, set[Fraction]] = {}
        texts = list(texts)
        for when in (each for own in texts for step in own.steps for each in (step.begins, step.done)):
            for lag in (when.soonest, when.latest) if when is not None else ():
                if when is not None and lag is not None:
                    days.setdefault(when.anchor, set()).add(Fraction(lag.gap))
        self._columns: list[str] = []
        self._groups: list[tuple[int, str]] = []
        self._place: dict[tuple[Point, Fraction], int] = {}
        for anchor in sorted(days, key=lambda each: (-len(days[each]), str(each))):
            if days[anchor] != {Fraction(0)}:
                self._add(anchor, days[anchor], called)
        self._order_from = len(self._columns)
        self._ranks: dict[tuple[str, str], int] = {}
        deepest = 0
        for own in texts:
            rank: dict[str, int] = {}
            for step in own.steps:
                rank[step.event] = 1 + max((rank.get(each, 0) for each in step.after), default=0)
                self._ranks[own.variant.id, step.event] = rank[step.event]
                if not self.knows(step):
                    deepest = max(deepest, rank[step.event])
        if deepest:
            self._groups.append((self._order_from, ORDER_AXIS))
        self._columns += [str(number) for number in range(1, deepest + 1)]
        self.width = (WIDTH - _BESIDE) / max(1, len(self._columns))

    def _add(self, anchor: Point, days: Collection[Fraction], called: Called) -> None:
        on_calendar = anchor in (ZONED, UNZONED)
        self._groups.append((len(self._columns), str(axis_of_days("" if on_calendar else point_words(anchor, called)))))
        before: Fraction | None = None
        for gap in sorted({*days} if on_calendar else {*days, Fraction(0)}):
            words = write_day(int(gap // DAY)) if on_calendar else f"{float(gap / DAY):g}"
            if before and gap - before <= DAY:
                self._columns[-1] = words  # one day
            else:
                self._columns.append(words)
            self._place[anchor, gap] = len(self._columns) - 1
            before = gap

    def knows(self, step: TimelineStep) -> bool:
        """Whether a step has a place among the days."""
        told = [
            (when.anchor, Fraction(lag.gap))
            for when in (step.begins, step.done)
            if when is not None
            for lag in (when.soonest, when.latest)
            if lag is not None
        ]
        return any(each in self._place for each in (*told, ((step.event, Edge.START), Fraction(0))))

    def x(self, column: int) -> float:
        """The middle of a column."""
        return _BESIDE + self.width * (column + 0.5)

    def of(self, when: When | None) -> tuple[float | None, float | None]:
        """Where the soonest and the latest day stand."""
        if when is None:
            return None, None
        found = [
            self.x(self._place[place])
            if lag is not None and (place := (when.anchor, Fraction(lag.gap))) in self._place
            else None
            for lag in (when.soonest, when.latest)
        ]
        return found[0], found[1]

    def counted_from(self, event: str) -> float | None:
        """Where an event stands that days are counted from."""
        column = self._place.get(((event, Edge.START), Fraction(0)))
        return self.x(column) if column is not None else None

    def in_order(self, variant: str, step: TimelineStep) -> int:
        """The place of a step without a day: one after those it comes after."""
        return self._ranks[variant, step.event]

    def x_in_order(self, place: int) -> float:
        """Where a place in the order stands."""
        return self.x(self._order_from + place - 1)

    def head(self) -> PictureBlock:
        """What each group of columns counts, over the names of the columns, as far as they have room."""
        shapes: list[Shape] = []
        ends = [*(start for start, _ in self._groups[1:]), len(self._columns)]
        for (start, words), end in zip(self._groups, ends, strict=True):
            left, width = _BESIDE + self.width * start, self.width * (end - start)
            shown = wrapped(words, width - 2, SMALL, most=2)
            shapes += [
                Label(left, SMALL * (0.95 + LINE * (2 - len(shown) + line)), part, Anchor.START, SMALL, is_foreign=True)
                for line, part in enumerate(shown)
            ]
            shapes.append(Stroke(left, _UNDER_GROUP, left + width - 3, _UNDER_GROUP, 0.5))
        taken = 0.0
        for column, words in enumerate(self._columns):
            half = text_width(words, SMALL) / 2
            x = min(self.x(column), WIDTH - half)
            shapes.append(Stroke(self.x(column), _UNDER_GROUP + 12, self.x(column), _UNDER_GROUP + 15, 0.5))
            if x - half >= taken:
                shapes.append(Label(x, _UNDER_GROUP + 9.5, words, Anchor.MIDDLE, SMALL))
                taken = x + half + 2
        return PictureBlock(_UNDER_GROUP + 17, tuple(shapes))


def _lane(
    own: OwnTimeline, title: str, axis: _Axis, called: Called, clashing: Collection[str]
) -> Iterable[PictureBlock]:
    words, height = lines_of(title, 0, 3, WIDTH, BODY, bold=True, foreign=True, most=1)
    line = Stroke(0, height + 4, WIDTH, height + 4, 0.8)
    yield PictureBlock(height + 6, (*words, line), Sentence(f"{title}:"))
    if not own.steps:
        silent, height = lines_of(str(NO_STEPS), 0, 1, WIDTH, SMALL)
        yield PictureBlock(height + 3, silent, NO_STEPS)
        return
    yield axis.head()
    for step in own.steps[:_MOST_STEPS]:
        tone = Tone.DARK if step.event in clashing else Tone.LIGHT
        name = Sentence(called(step.event))
        labels, height = lines_of(str(name), 0, 1, _BESIDE - 8, SMALL, foreign=True, most=2)
        middle = max(height, SMALL * LINE) / 2 + 1
        below = max(height, SMALL * LINE) + 2
        guide = Stroke(0, below, WIDTH, below, 0.2)  # leads the eye from the words to the mark
        shapes: list[Shape] = [*labels, guide, *_marks(own, step, axis, middle, tone)]
        begins, done = (when_words(each, called, step.event) for each in (step.begins, step.done))
        said = begins if done in ("", begins) else f"{begins or 'begins at any time'}, done {done}"
        clash = " (clashes)" if tone is Tone.DARK else ""
        yield PictureBlock(below + 1, tuple(shapes), Sentence(f"{name.marked}{clash}: {said or 'no day'}."))


def _marks(own: OwnTimeline, step: TimelineStep, axis: _Axis, y: float, tone: Tone) -> Iterable[Shape]:
    """A bar over the days it may take, diamonds at days that are fixed, or a ring in its place of the order."""
    begins, done = axis.of(step.begins), axis.of(step.done)
    if begins == (None, None) and (counted := axis.counted_from(step.event)) is not None:
        begins = (counted, counted)
    known = [each for each in (*begins, *done) if each is not None]
    if not known:
        place = axis.in_order(own.variant.id, step)
        x = axis.x_in_order(place)
        ring = Ellipse(x, y, _HALF, _HALF, Tone.DARK if tone is Tone.DARK else Tone.NONE)
        return (ring, Label(x - _HALF - 3, y + SMALL * 0.35, str(place), Anchor.END, SMALL))
    first, last = min(known), max(known)
    if first == last:
        shapes: list[Shape] = [_diamond(first, y, tone)]
    elif last - first < 3 * _HALF:
        upper = ((first - _HALF, y), (first, y - _HALF), (last, y - _HALF), (last + _HALF, y))
        shapes = [Polygon((*upper, (last, y + _HALF), (first, y + _HALF)), tone)]
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
