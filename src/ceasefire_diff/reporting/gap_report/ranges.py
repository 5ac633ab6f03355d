"""Draws what the texts state as amounts and moments on one scale, term by term, with what meets both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from ceasefire_diff.comparing.deeds import PROHIBITIONS
from ceasefire_diff.reporting.calling import Calling
from ceasefire_diff.reporting.gap_report.comparable_ranges import (
    Comparable,
    Kind,
    Meeting,
    StatedRange,
    comparable_ranges,
    is_endless,
)
from ceasefire_diff.reporting.gap_report.content import ReportRow
from ceasefire_diff.reporting.gap_report.drawing import Anchor, Drawing, Ellipse, Label, Polygon, Shape, Stroke, Tone
from ceasefire_diff.reporting.gap_report.layout import (
    BODY,
    CHIP_HEIGHT,
    LINE,
    SMALL,
    WIDTH,
    Block,
    Frame,
    chip,
    chip_width,
    legend,
    lines_of,
    moved,
    rectangle,
    stacked,
    text_width,
)
from ceasefire_diff.reporting.gap_report.scale import Scale, scale_for
from ceasefire_diff.reporting.gap_report.texts_in_pictures import called, speaking
from ceasefire_diff.reporting.wording_of_pictures import (
    RANGES_LEAD,
    RANGES_MARKS,
    RANGES_TITLE,
    Beside,
    RangeMark,
    axis_words,
    range_sentence,
    ranges_left_out,
    stated_words,
)
from ceasefire_diff.values.interval import INFINITY, End, Interval

MOST_STRIPS: Final = 40
"""More would fill a document with pictures; what is left out is said, and stands in the table."""

_BESIDE: Final = 124.0
_LEFT: Final = 146.0
_RIGHT: Final = 330.0
_BEYOND: Final = 13.0
_LEAST: Final = 3.0


def draw_ranges(rows: Sequence[ReportRow], calling: Calling) -> tuple[Drawing, ...]:
    """One strip for each row and term in which the texts state comparable figures."""
    found = comparable_ranges(rows, calling)
    strips = list(islice(found, MOST_STRIPS))
    if not strips:
        return ()
    blocks = [_Strip(each, calling).block() for each in strips]
    left_out = list(dict.fromkeys(each.row.number for each in found))
    lead = " ".join((RANGES_LEAD, *((str(ranges_left_out(left_out)),) if left_out else ())))
    return stacked(Frame("ranges", RANGES_TITLE, lead, _legend), blocks, gap=9)


def _legend(used: frozenset[str]) -> Block:
    return legend((_marks(mark), RANGES_MARKS[mark]) for mark in RangeMark if mark in used)


class _Strip:
    """One term of one row, drawn from its own top down."""

    def __init__(self, comparable: Comparable, calling: Calling) -> None:
        self._comparable = comparable
        self._calling = calling
        self._marks: set[str] = set()
        self._scale = scale_for(comparable.spans, calendar=comparable.calendar)
        self._shapes: list[Shape] = []
        self._top = 0.0

    def block(self) -> Block:
        """The strip with all it shows in words."""
        self._heading()
        first = self._top
        for stated in self._comparable.ranges:
            self._stated(stated)
        for meeting in self._comparable.meetings:
            self._meeting(meeting, first)
        self._axis()
        return Block(self._top, tuple(self._shapes), str(self._words()), frozenset(self._marks))

    def _heading(self) -> None:
        row = self._comparable.row
        self._shapes += chip(0, 0, row.number)
        x = chip_width(row.number) + 5
        title, height = lines_of(self._title, x, -0.5, WIDTH - x, BODY, bold=True, most=2)
        about, below = lines_of(self._about, x, height, WIDTH - x, SMALL, most=2, foreign=True)
        self._shapes += [*title, *about]
        self._top = max(CHIP_HEIGHT, height + below) + 4

    @property
    def _title(self) -> str:
        return f"{self._comparable.row.told.title}: {self._comparable.term}"

    @property
    def _about(self) -> str:
        told = self._comparable.row.told
        return "; ".join((*told.objects, *told.stages))

    def _beside(self, name: str, words: str, *, foreign: bool) -> tuple[float, float]:
        """A name over a value at the left; the height of both, and where the line beside them lies."""
        named, height = lines_of(name, 0, self._top, _BESIDE, SMALL, bold=True, most=3, foreign=foreign)
        value, below = lines_of(words, 0, self._top + height, _BESIDE, SMALL, most=3, foreign=True)
        self._shapes += [*named, *value]
        return height + below + 4, self._top + (height + below) / 2

    def _stated(self, stated: StatedRange) -> None:
        height, y = self._beside(
            called(self._calling, stated.proposal, stated.options),
            stated_words(stated.words, stated.deed),
            foreign=True,
        )
        shapes, marks = _drawn(stated, self._scale, y)
        self._shapes += [Stroke(_LEFT, y, _RIGHT, y, 0.4), *shapes]
        self._marks.update(marks)
        self._top += height

    def _meeting(self, meeting: Meeting, first: float) -> None:
        low, high = _reach(meeting.span, self._scale)
        if meeting.is_same and meeting.label is None:
            self._shapes.insert(0, rectangle(low, first, high - low, self._top - 3 - first, Tone.LIGHT))
            self._marks.add(RangeMark.MEETS)
            return
        name = Beside.MEETS if meeting.label is None else f"{Beside.MEETS} ({meeting.label})"
        height, y = self._beside(name, meeting.words, foreign=meeting.label is not None)
        bar = rectangle(low, y - 4, high - low, 8, Tone.LIGHT)
        self._shapes.append(bar)
        if len(self._comparable.meetings) == 1:
            self._shapes.insert(0, rectangle(low, first, high - low, y - 4 - first, Tone.LIGHT))
        if abs(meeting.span.high.at) == INFINITY:
            self._shapes += _beyond(_RIGHT, y, 1)
        self._marks.add(RangeMark.MEETS)
        self._top += height

    def _axis(self) -> None:
        y = self._top + 2
        self._shapes.append(Stroke(_LEFT, y, _RIGHT, y, 0.8))
        ends = [-INFINITY, -INFINITY]
        for tick in self._scale.ticks:
            x = _x(tick.at)
            half = text_width(tick.words, SMALL) / 2
            line = next((line for line, end in enumerate(ends) if x - half > end + 3), None)
            self._shapes.append(Stroke(x, y, x, y + 3, 0.8))
            if line is not None:
                x = min(x, WIDTH - half)
                ends[line] = x + half
                self._shapes.append(Label(x, y + 11 + line * SMALL * LINE, tick.words, Anchor.MIDDLE, SMALL))
        lines = sum(end > -INFINITY for end in ends)
        words = axis_words(self._scale.unit, self._comparable.anchors, in_order=self._scale.in_order)
        labels, height = lines_of(
            words,
            _LEFT - 12,
            y + 1,
            _BESIDE,
            SMALL,
            most=3,
            foreign=bool(self._comparable.anchors),
            anchor=Anchor.END,
        )
        self._shapes += labels
        self._top = max(y + 3 + lines * SMALL * LINE, y + 1 + height) + 2

    def _words(self) -> object:
        stated = [
            (speaking(self._calling, each.proposal, each.options), each.clauses, each.words, each.deed)
            for each in self._comparable.ranges
        ]
        meetings = [(each.label, each.words, each.is_same) for each in self._comparable.meetings]
        return range_sentence(
            self._comparable.row.number, self._title, self._about, stated, meetings, self._comparable.apart
        )


def _x(place: float) -> float:
    return _LEFT + place * (_RIGHT - _LEFT)


def _at(end: End, scale: Scale, *, last: bool) -> float:
    """Where an end lies; one without end lies at the edge of the scale."""
    places = scale.places(end)
    if places is None:
        return _LEFT if end.at < 0 else _RIGHT
    return _x(places[last])


def _reach(span: Interval, scale: Scale) -> tuple[float, float]:
    """From where to where a span reaches, never narrower than can be seen."""
    low, high = _at(span.low, scale, last=False), _at(span.high, scale, last=True)
    if high - low < _LEAST:
        low, high = (low + high - _LEAST) / 2, (low + high + _LEAST) / 2
    return low, high


def _beyond(x: float, y: float, way: int) -> tuple[Shape, ...]:
    """That a range goes on without end, to the right or to the left."""
    tip = x + way * _BEYOND
    return (
        Stroke(x, y, tip - way * 6, y, 1.4, dashed=True),
        Polygon(((tip, y), (tip - way * 6, y - 4), (tip - way * 6, y + 4)), Tone.DARK),
    )


def _drawn(stated: StatedRange, scale: Scale, y: float) -> tuple[list[Shape], list[RangeMark]]:
    """A stated value round the height `y`, and which marks it uses."""
    span = stated.span
    if span is None:
        return [*_blank(_LEFT, _RIGHT, y)], [RangeMark.BLANK]
    if is_endless(span):
        return [*_beyond(_RIGHT, y, 1)], [RangeMark.ENDLESS]
    hollow = stated.deed in PROHIBITIONS
    used = [RangeMark.HOLLOW] if hollow else []
    low, high = _reach(span, scale)
    if stated.kind is not Kind.RANGE:
        unsure = high - low > _LEAST
        middle = (low + high) / 2
        shapes: list[Shape] = [rectangle(low, y - 3, high - low, 6, Tone.MIDDLE)] if unsure else []
        if unsure:
            return shapes, [*used, RangeMark.UNSURE]
        kind = RangeMark.LIMIT if stated.kind is Kind.LIMIT else RangeMark.POINT
        return [*_point(middle, y, kind, hollow=hollow)], [*used, kind]
    shapes = [rectangle(low, y - 4, high - low, 8, Tone.NONE if hollow else Tone.MIDDLE)]
    used.append(RangeMark.RANGE)
    for end, x, way in ((span.low, low, -1), (span.high, high, 1)):
        if abs(end.at) == INFINITY:
            shapes += _beyond(x, y, way)
            used.append(RangeMark.ENDLESS)
        elif end.open:
            shapes.append(Ellipse(x, y, 3.2, 3.2, Tone.NONE))
            used.append(RangeMark.OPEN_END)
        elif end.text or end.at:
            shapes.append(Stroke(x, y - 6, x, y + 6, 2))
    return shapes, used


def _point(x: float, y: float, kind: RangeMark, *, hollow: bool = False) -> Iterator[Shape]:
    """A single figure: a diamond, or, where it is a limit, a line with a bar at its head and at its foot."""
    if kind is RangeMark.POINT:
        yield Polygon(((x - 4.5, y), (x, y - 5.5), (x + 4.5, y), (x, y + 5.5)), Tone.NONE if hollow else Tone.DARK)
        return
    yield Stroke(x, y - 6, x, y + 6, 1 if hollow else 2)
    yield Stroke(x - 4, y - 6, x + 4, y - 6, 1.4)
    yield Stroke(x - 4, y + 6, x + 4, y + 6, 1.4)


def _blank(left: float, right: float, y: float) -> Iterator[Shape]:
    """An empty frame of dashes."""
    for top in (y - 4, y + 4):
        yield Stroke(left, top, right, top, 0.8, dashed=True)
    for x in (left, right):
        yield Stroke(x, y - 4, x, y + 4, 0.8, dashed=True)


def _marks(mark: RangeMark) -> tuple[Shape, ...]:
    """A mark as the legend shows it, round the point (0, 0)."""
    match mark:
        case RangeMark.RANGE:
            return (
                rectangle(-10, -4, 20, 8, Tone.MIDDLE),
                Stroke(-10, -6, -10, 6, 2),
                Stroke(10, -6, 10, 6, 2),
            )
        case RangeMark.OPEN_END:
            return rectangle(-10, -4, 20, 8, Tone.MIDDLE), Ellipse(10, 0, 3.2, 3.2, Tone.NONE)
        case RangeMark.ENDLESS:
            return tuple(moved(each, -6, 0) for each in _beyond(0, 0, 1))
        case RangeMark.POINT | RangeMark.LIMIT:
            return tuple(_point(0, 0, mark))
        case RangeMark.UNSURE:
            return (rectangle(-6, -3, 12, 6, Tone.MIDDLE),)
        case RangeMark.BLANK:
            return tuple(_blank(-11, 11, 0))
        case RangeMark.HOLLOW:
            return (rectangle(-10, -4, 20, 8, Tone.NONE),)
        case RangeMark.MEETS:
            return (rectangle(-10, -5, 20, 10, Tone.LIGHT),)
