"""The marks of figures on a scale: ranges, single figures, limits, blanks, and what goes on without end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.comparing.norms import PROHIBITIONS
from ceasefire_diff.pictures.comparable_ranges import KindOfRange, StatedRange
from ceasefire_diff.pictures.layout import moved, rectangle
from ceasefire_diff.pictures.meetings import is_endless
from ceasefire_diff.pictures.scale import Scale
from ceasefire_diff.pictures.shapes import Ellipse, Polygon, Shape, Stroke, Tone
from ceasefire_diff.values.interval import INFINITY, End, Interval
from ceasefire_diff.wording.picture_sentences import RangeMark

LEFT: Final = 146.0
RIGHT: Final = 330.0
"""Where the scale begins and ends; arrows go beyond."""

_BEYOND: Final = 13.0
_LEAST: Final = 3.0


def x_of(place: float) -> float:
    """Where a place on the scale, from 0 to 1, lies in the picture."""
    return LEFT + place * (RIGHT - LEFT)


def _at(end: End, scale: Scale, *, last: bool) -> float:
    """Where an end lies; one without end lies at the edge of the scale."""
    places = scale.places(end)
    if places is None:
        return LEFT if end.at < 0 else RIGHT
    return x_of(places[last])


def reach(span: Interval, scale: Scale) -> tuple[float, float]:
    """From where to where a span reaches, never narrower than can be seen."""
    low, high = _at(span.low, scale, last=False), _at(span.high, scale, last=True)
    if high - low < _LEAST:
        low, high = (low + high - _LEAST) / 2, (low + high + _LEAST) / 2
    return low, high


def beyond(x: float, y: float, way: int) -> tuple[Shape, ...]:
    """That a range goes on without end, to the right or to the left."""
    tip = x + way * _BEYOND
    return (
        Stroke(x, y, tip - way * 6, y, 1.4, dashed=True),
        Polygon(((tip, y), (tip - way * 6, y - 4), (tip - way * 6, y + 4)), Tone.DARK),
    )


def drawn(stated: StatedRange, scale: Scale, y: float) -> tuple[list[Shape], list[RangeMark]]:
    """A stated value round the height `y`, and which marks it uses."""
    span = stated.span
    if span is None:
        return [*_blank(LEFT, RIGHT, y)], [RangeMark.BLANK]
    if is_endless(span):
        return [*beyond(RIGHT, y, 1)], [RangeMark.ENDLESS]
    hollow = stated.deed in PROHIBITIONS
    used = [RangeMark.HOLLOW] if hollow else []
    low, high = reach(span, scale)
    if stated.kind is not KindOfRange.RANGE:
        unsure = high - low > _LEAST
        middle = (low + high) / 2
        shapes: list[Shape] = [rectangle(low, y - 3, high - low, 6, Tone.MIDDLE)] if unsure else []
        if unsure:
            return shapes, [*used, RangeMark.UNSURE]
        kind = RangeMark.LIMIT if stated.kind is KindOfRange.LIMIT else RangeMark.POINT
        return [*_point(middle, y, kind, hollow=hollow)], [*used, kind]
    shapes = [rectangle(low, y - 4, high - low, 8, Tone.NONE if hollow else Tone.MIDDLE)]
    used.append(RangeMark.RANGE)
    for end, x, way in ((span.low, low, -1), (span.high, high, 1)):
        if abs(end.at) == INFINITY:
            shapes += beyond(x, y, way)
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


def legend_marks(mark: RangeMark) -> tuple[Shape, ...]:
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
            return tuple(moved(each, -6, 0) for each in beyond(0, 0, 1))
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
