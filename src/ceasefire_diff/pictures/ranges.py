"""Draws what the texts state as amounts and moments on one scale, term by term, with what meets both."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from ceasefire_diff.outline.outline import RowOutline
from ceasefire_diff.pictures.comparable_ranges import (
    Comparable,
    StatedRange,
    comparable_ranges,
)
from ceasefire_diff.pictures.layout import (
    BODY,
    CHIP_HEIGHT,
    LINE,
    SMALL,
    WIDTH,
    Frame,
    PictureBlock,
    chip,
    chip_width,
    legend,
    lines_of,
    rectangle,
    stacked,
    text_width,
)
from ceasefire_diff.pictures.meetings import ValuesInCommon
from ceasefire_diff.pictures.range_marks import LEFT, RIGHT, beyond, drawn, legend_marks, reach, x_of
from ceasefire_diff.pictures.scale import scale_for
from ceasefire_diff.pictures.shapes import Anchor, Drawing, Label, Shape, Stroke, Tone
from ceasefire_diff.values.interval import INFINITY
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.picture_sentences import (
    MEETS,
    RANGES_LEAD,
    RANGES_MARKS,
    RANGES_TITLE,
    RangeMark,
    axis_words,
    range_sentence,
    rows_left_out,
    speaking,
    stated_words,
)
from ceasefire_diff.wording.quoted import Sentence, together
from ceasefire_diff.wording.term_words import counts_those_held

MOST_STRIPS: Final = 40
"""More would fill a document with pictures; what is left out is said, and stands in the table."""

_BESIDE: Final = 124.0
_PEOPLE: Final = "people"


def draw_ranges(rows: Sequence[RowOutline], labels: Labels) -> tuple[Drawing, ...]:
    """One strip for each row and term in which the texts state comparable figures."""
    found = comparable_ranges(rows, labels)
    strips = list(islice(found, MOST_STRIPS))
    if not strips:
        return ()
    blocks = [_Strip(each, labels).block() for each in strips]
    left_out = list(dict.fromkeys(each.row.number for each in found))
    lead = together((Sentence(RANGES_LEAD), *((rows_left_out(left_out),) if left_out else ())))
    return stacked(Frame("ranges", RANGES_TITLE, lead, _legend), blocks, gap=9)


def _legend(used: frozenset[str]) -> PictureBlock:
    return legend((legend_marks(mark), RANGES_MARKS[mark]) for mark in RangeMark if mark in used)


class _Strip:
    """One term of one row, drawn from its own top down."""

    def __init__(self, comparable: Comparable, labels: Labels) -> None:
        self._comparable = comparable
        self._labels = labels
        self._marks: set[str] = set()
        self._scale = scale_for(comparable.spans, calendar=comparable.calendar)
        self._shapes: list[Shape] = []
        self._top = 0.0

    def block(self) -> PictureBlock:
        """The strip with all it shows in words."""
        self._heading()
        first = self._top
        for stated in self._comparable.ranges:
            self._stated(stated)
        for meeting in self._comparable.meetings:
            self._meeting(meeting, first)
        self._axis()
        return PictureBlock(self._top, tuple(self._shapes), self._words(), frozenset(self._marks))

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
        return f"{self._comparable.row.title}: {self._comparable.term}"

    @property
    def _about(self) -> str:
        return "; ".join((*self._comparable.row.objects, *self._comparable.row.stages))

    def _beside(self, name: str, under: str, words: str, *, foreign: bool) -> tuple[float, float]:
        """A name over a value at the left, between them which options or texts; how high, and where their middle is."""
        named, height = lines_of(name, 0, self._top, _BESIDE, SMALL, bold=True, most=3, foreign=foreign)
        whose, more = lines_of(under, 0, self._top + height, _BESIDE, SMALL, bold=True, most=2, foreign=True)
        value, below = lines_of(words, 0, self._top + height + more, _BESIDE, SMALL, most=3, foreign=True)
        self._shapes += [*named, *whose, *value]
        height += more + below
        return height + 4, self._top + height / 2

    def _stated(self, stated: StatedRange) -> None:
        name, options = self._labels.called[stated.proposal], ", ".join(stated.options)
        height, y = self._beside(name, options, stated_words(stated.words, stated.deed), foreign=True)
        shapes, marks = drawn(stated, self._scale, y)
        self._shapes += [Stroke(LEFT, y, RIGHT, y, 0.4), *shapes]
        self._marks.update(marks)
        self._top += height

    def _meeting(self, meeting: ValuesInCommon, first: float) -> None:
        low, high = reach(meeting.span, self._scale)
        if meeting.is_same and meeting.label is None:
            self._shapes.insert(0, rectangle(low, first, high - low, self._top - 3 - first, Tone.LIGHT))
            self._marks.add(RangeMark.MEETS)
            return
        height, y = self._beside(MEETS, meeting.label or "", meeting.words, foreign=False)
        bar = rectangle(low, y - 4, high - low, 8, Tone.LIGHT)
        self._shapes.append(bar)
        if len(self._comparable.meetings) == 1:
            self._shapes.insert(0, rectangle(low, first, high - low, y - 4 - first, Tone.LIGHT))
        if abs(meeting.span.high.at) == INFINITY:
            self._shapes += beyond(RIGHT, y, 1)
        self._marks.add(RangeMark.MEETS)
        self._top += height

    def _axis(self) -> None:
        y = self._top + 2
        self._shapes.append(Stroke(LEFT, y, RIGHT, y, 0.8))
        ends = [-INFINITY, -INFINITY]
        for tick in self._scale.ticks:
            x = x_of(tick.at)
            half = text_width(tick.words, SMALL) / 2
            line = next((line for line, end in enumerate(ends) if x - half > end + 3), None)
            self._shapes.append(Stroke(x, y, x, y + 3, 0.8))
            if line is not None:
                x = min(x, WIDTH - half)
                ends[line] = x + half
                self._shapes.append(Label(x, y + 11 + line * SMALL * LINE, tick.words, Anchor.MIDDLE, SMALL))
        lines = sum(end > -INFINITY for end in ends)
        topic = self._labels.comparison.taxonomy.topics.get(self._comparable.row.topic)
        unit = "" if self._scale.unit == _PEOPLE and counts_those_held(topic) else self._scale.unit
        words = axis_words(unit, self._comparable.anchors, in_order=self._scale.in_order)
        labels, height = lines_of(
            words,
            LEFT - 12,
            y + 1,
            _BESIDE,
            SMALL,
            most=3,
            foreign=bool(self._comparable.anchors),
            anchor=Anchor.END,
        )
        self._shapes += labels
        self._top = max(y + 3 + lines * SMALL * LINE, y + 1 + height) + 2

    def _words(self) -> Sentence:
        stated = [
            (
                speaking(self._labels, each.proposal, each.options),
                each.clauses,
                each.words,
                each.deed if each.span else None,
            )
            for each in self._comparable.ranges
        ]
        meetings = [(each.label, each.words, each.is_same) for each in self._comparable.meetings]
        return range_sentence(
            self._comparable.row.number, self._title, self._about, stated, meetings, self._comparable.apart
        )
