"""Draws who is bound by which rows: every bearer with the rows that name it, one line of marks for each text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from msgspec import Struct, field

from ceasefire_diff.comparing.norms import norm_of
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.outline.report_rows import ReportRow
from ceasefire_diff.pictures.layout import (
    BODY,
    LINE,
    SMALL,
    WIDTH,
    Block,
    Frame,
    legend,
    lines_of,
    rectangle,
    stacked,
)
from ceasefire_diff.pictures.names_in_pictures import speaking
from ceasefire_diff.pictures.shapes import Anchor, Drawing, Label, Shape, Stroke, Tone
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.value import Value
from ceasefire_diff.values.words import by_label
from ceasefire_diff.wording.labels import Labels, is_order_row
from ceasefire_diff.wording.picture_sentences import (
    BOUND_LEAD,
    BOUND_MARKS,
    BOUND_TITLE,
    BoundMark,
    bearer_sentence,
    bearers_left_out,
)
from ceasefire_diff.wording.quoted import Sentence, together
from ceasefire_diff.wording.result_view import unbracketed

MOST_BEARERS: Final = 60
"""More would fill a document with pictures; the others are named, and stand in the table."""

_NAMES: Final = 104.0
_CELL: Final = 25.0
_PER_LINE: Final = int((WIDTH - _NAMES) // _CELL)
_MARK: Final = 9.0

Track = tuple[str, tuple[str, ...]]
"""A text, and the options in which its provision stands; a line of marks for each."""


class _Bearer(Struct):
    """One who is named as bound: the labels the texts use, and by row and track which mark stands there."""

    labels: set[str] = field(default_factory=set)
    marks: dict[int, dict[Track, BoundMark]] = field(default_factory=dict)

    @property
    def called(self) -> str:
        """All its labels, in an order that favours no text."""
        return " / ".join(sorted(self.labels, key=by_label))


class _Named(Struct, frozen=True):
    """A bearer as one value names it."""

    id: str
    label: str


def draw_who_is_bound(rows: Sequence[ReportRow], labels: Labels) -> tuple[Drawing, ...]:
    """Every bearer, in the order in which the rows name them, with a mark for each row and text."""
    bearers = _bearers(rows, labels)
    if not bearers:
        return ()
    every = iter(bearers)
    blocks = [block for bearer in islice(every, MOST_BEARERS) for block in _blocks(bearer, labels)]
    left_out = [each.called for each in every]
    lead = together((Sentence(BOUND_LEAD), *((bearers_left_out(left_out),) if left_out else ())))
    return stacked(Frame("who-is-bound", BOUND_TITLE, lead, _legend), blocks)


def _legend(used: frozenset[str]) -> Block:
    return legend(((tuple(_mark(mark, 0, 0)), BOUND_MARKS[mark]) for mark in BoundMark if mark in used), mark=16)


def _bearers(rows: Sequence[ReportRow], labels: Labels) -> list[_Bearer]:
    """All bearers in the order of the rows, those of one row by their labels: the order of the texts plays no part."""
    known = {row.id: row for row in labels.comparison.rows}
    bearers: dict[str, _Bearer] = {}
    for row in rows:
        compared = known[row.outline.id]
        of_engine = compared.event is not None or is_order_row(compared)
        found: list[tuple[_Named, Provision]] = []
        for member in compared.members:
            provision = labels.provisions[member.proposal, member.provision]
            # What the program lines up for events and their order stands in rows of its own as well.
            if provision.by is not None and (provision.topic == compared.topic or not of_engine):
                found += [(named, provision) for named in _named(provision.by)]
        for named, provision in sorted(found, key=lambda each: (by_label(each[0].label), each[0].id)):
            bearer = bearers.setdefault(named.id, _Bearer())
            bearer.labels.add(named.label)
            track = (provision.proposal, provision.options)
            marks = bearer.marks.setdefault(row.number, {})
            mark = BoundMark.of(norm_of(provision))
            marks[track] = min(mark, marks.get(track, mark), key=list(BoundMark).index)
    return list(bearers.values())


def _named(by: Value) -> Iterator[_Named]:
    """Who a value names; what is more than a plain list stands in its own words."""
    if isinstance(by, Names) and by.named and not (by.everything or by.excluded or by.rest_excluded):
        yield from (_Named(f"name {name.id}", name.label) for name in by.named)
    else:
        plain = isinstance(by, Names) and by.everything and not by.excluded
        words = "all" if plain else unbracketed(by.written)
        yield _Named(f"words {words.casefold()}", words)


def _blocks(bearer: _Bearer, labels: Labels) -> Iterator[Block]:
    """One bearer, torn into several blocks where many rows name it."""
    numbers = sorted(bearer.marks)
    place = {proposal: number for number, proposal in enumerate(labels.proposals)}
    found = {track for marks in bearer.marks.values() for track in marks}
    # Every text has its line, also one that does not name this bearer: all weigh the same.
    found |= {(proposal, ()) for proposal in place}
    options = {proposal: list(each.options) for proposal, each in labels.proposals.items()}
    tracks = sorted(
        found, key=lambda each: (place[each[0]], [options[each[0]].index(option) for option in each[1]], each[1])
    )
    for start in range(0, len(numbers), _PER_LINE):
        some = numbers[start : start + _PER_LINE]
        shown = [each for each in tracks if not each[1] or any(each in bearer.marks[number] for number in some)]
        yield _block(bearer, some, shown, labels, has_head=not start)


def _block(
    bearer: _Bearer, numbers: Sequence[int], tracks: Sequence[Track], labels: Labels, *, has_head: bool
) -> Block:
    shapes: list[Shape] = []
    top = 0.0
    if has_head:
        name, height = lines_of(bearer.called, 0, 0, WIDTH, BODY, bold=True, most=3, foreign=True)
        shapes += name
        top = height + 1
    else:
        shapes += lines_of(bearer.called, 0, 0, _NAMES - 6, SMALL, bold=True, most=1, foreign=True)[0]
    for place, number in enumerate(numbers):
        shapes.append(Label(_x(place), top + SMALL, str(number), Anchor.MIDDLE, SMALL, row=number))
    top += SMALL * LINE + 2
    used: set[str] = set()
    for track in tracks:
        words, height = lines_of(
            _called(track, labels), _indent(track), top, _NAMES - 6 - _indent(track), SMALL, foreign=True
        )
        tall = max(height, _MARK + 3)
        middle = top + tall / 2
        shapes += words
        shapes.append(Stroke(_NAMES, middle, _x(len(numbers) - 1) + _CELL / 2, middle, 0.4))
        for place, number in enumerate(numbers):
            if (mark := bearer.marks[number].get(track)) is not None:
                shapes += _mark(mark, _x(place), middle, number)
                used.add(mark)
        top += tall + 1
    said = [
        (
            speaking(labels, track[0], _options(track, labels)),
            [(mark, [each for each in numbers if bearer.marks[each].get(track) is mark]) for mark in BoundMark],
        )
        for track in tracks
    ]
    return Block(top, tuple(shapes), bearer_sentence(bearer.called, said), frozenset(used))


def _called(track: Track, labels: Labels) -> str:
    """A text by its name; under it, its options by theirs."""
    return ", ".join(_options(track, labels)) or labels.called[track[0]]


def _indent(track: Track) -> float:
    return 8.0 if track[1] else 0.0


def _options(track: Track, labels: Labels) -> list[str]:
    """The options of a track, in the words of the file."""
    options = labels.proposals[track[0]].options
    return [options.get(each, each) for each in track[1]]


def _x(place: int) -> float:
    return _NAMES + place * _CELL + _CELL / 2


def _mark(mark: BoundMark, x: float, y: float, row: int | None = None) -> Iterable[Shape]:
    """A filled square where the text requires something, a hollow one where it does something else."""
    half = _MARK / 2
    tone = Tone.DARK if mark is BoundMark.REQUIRED else Tone.NONE
    yield rectangle(x - half, y - half, _MARK, _MARK, tone, row)
    if mark is BoundMark.PERMITTED:
        yield Stroke(x - half, y + half, x + half, y - half, 1)
