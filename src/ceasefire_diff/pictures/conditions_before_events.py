"""Draws what each text puts before which event: conditions in columns over the event, and steps in opposite order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from ceasefire_diff.comparing.comparison import Row
from ceasefire_diff.outline.outline import RowOutline
from ceasefire_diff.pictures.layout import (
    BODY,
    CHIP_HEIGHT,
    SMALL,
    WIDTH,
    Frame,
    PictureBlock,
    chip,
    chip_width,
    lines_of,
    moved,
    rectangle,
    stacked,
)
from ceasefire_diff.pictures.shapes import Anchor, Drawing, Polygon, Shape, Stroke, Tone
from ceasefire_diff.pictures.waits import Wait, Waits
from ceasefire_diff.wording.labels import Labels, is_order_row
from ceasefire_diff.wording.picture_sentences import (
    CONDITIONS_LEAD,
    CONDITIONS_TITLE,
    ORDER_OF,
    Waiting,
    conditions_sentence,
    order_sentence,
    rows_left_out,
    speaking,
    waiting_words,
    waits_of_options,
)
from ceasefire_diff.wording.quoted import Sentence, together

MOST_LANES: Final = 40
"""More would fill a document with pictures; what is left out is said, and stands in the table."""

_MOST_COLUMNS: Final = 3
_GAP: Final = 12.0
_WORDED: Final = 285.0
"""How high a column grows with words; what follows is told by the numbers of its rows."""

_MOST_NUMBERS: Final = 40
_ARROW: Final = 12.0


def draw_conditions(rows: Sequence[RowOutline], labels: Labels) -> tuple[Drawing, ...]:
    """A lane for each event that some text makes wait, and for each two steps in opposite order."""
    known = {row.id: row for row in labels.comparison.rows}
    waits = Waits(rows, labels)
    lanes = ((row, known[row.id]) for row in rows if known[row.id].event is not None or _is_opposed(known[row.id]))
    blocks = [
        _event_lane(row, waits, labels) if compared.event is not None else _order_lane(row, compared, labels)
        for row, compared in islice(lanes, MOST_LANES)
    ]
    if not blocks:
        return ()
    left_out = [row.number for row, _ in lanes]
    lead = together((Sentence(CONDITIONS_LEAD), *((rows_left_out(left_out),) if left_out else ())))
    return stacked(Frame("conditions", CONDITIONS_TITLE, lead, lambda _: PictureBlock(0, ())), blocks, gap=16)


def _is_opposed(row: Row) -> bool:
    return any(result.rule == "order.opposed" for pair in row.pairs for result in pair.results if is_order_row(row))


class _Columns:
    """Places one column for each text, three beside one another at most."""

    def __init__(self, texts: int) -> None:
        self._across = min(texts, _MOST_COLUMNS)
        self.width = (WIDTH - _GAP * (self._across - 1)) / self._across

    def placed(self, columns: Sequence[PictureBlock]) -> Iterator[tuple[PictureBlock, float, float, float]]:
        """Each column with where it begins, and where the line of columns it stands in ends."""
        top = 0.0
        for start in range(0, len(columns), self._across):
            line = columns[start : start + self._across]
            bottom = top + max(each.height for each in line)
            for place, each in enumerate(line):
                yield each, place * (self.width + _GAP), top, bottom
            top = bottom + _GAP


def _event_lane(row: RowOutline, waits: Waits, labels: Labels) -> PictureBlock:
    """Columns of conditions, each with an arrow down to the event."""
    before = waits.before(row)
    columns = _Columns(len(before))
    silence = {cell.proposal: cell.silence for cell in row.cells}
    made = [
        _column(labels.called[proposal], each, silence[proposal], columns.width) for proposal, each in before.items()
    ]
    shapes: list[Shape] = []
    bottom = 0.0
    for (proposal, each), (column, x, top, below) in zip(before.items(), columns.placed(made), strict=True):
        shapes += [moved(shape, x, top) for shape in column.shapes]
        if each and silence[proposal] is None:
            shapes += _arrow(x + columns.width / 2, top + column.height + 2, below + _ARROW)
        bottom = max(bottom, below)
    top = bottom + _ARROW
    event = "; ".join(row.objects)
    words, height = lines_of(event, WIDTH / 2, top + 4, WIDTH - 80, BODY, bold=True, foreign=True, anchor=Anchor.MIDDLE)
    shapes += [rectangle(0, top, WIDTH, height + 8, Tone.LIGHT), *words]
    shapes += chip(6, top + (height + 8 - CHIP_HEIGHT) / 2, row.number)
    said = [
        (
            speaking(labels, proposal),
            silence[proposal],
            [(wait.options, wait.waiting, wait.rows, wait.words) for wait in each],
        )
        for proposal, each in before.items()
    ]
    return PictureBlock(top + height + 8, tuple(shapes), conditions_sentence(row.number, event, said))


def _column(called: str, waits: Sequence[Wait], silence: str | None, width: float) -> PictureBlock:
    """What one text makes the event wait for, option by option."""
    name, top = lines_of(called, 0, 0, width, SMALL, bold=True, foreign=True)
    shapes: list[Shape] = [*name, Stroke(0, top + 2, width, top + 2, 1)]
    top += 6
    if silence is not None:
        words, height = lines_of(silence, 0, top, width, SMALL)
        return PictureBlock(top + height, (*shapes, *words))
    options: tuple[str, ...] = ()
    numbers: list[int] = []
    for wait in waits:
        if top > _WORDED:
            numbers += wait.rows
            continue
        all_begun = _all_begun(wait.options, waits)
        if wait.options != options:
            options = wait.options
            title = waits_of_options(options, begun=all_begun)
            words, height = lines_of(title, 0, top + 1, width, SMALL, bold=True, foreign=True)
            shapes += words
            top += height + 3
        drawn = _wait(wait, wait.words if all_begun else waiting_words(wait.waiting, wait.words), width)
        shapes += [moved(shape, 0, top) for shape in drawn.shapes]
        top += drawn.height + 3
    rest = _chips(numbers[:_MOST_NUMBERS], width)
    shapes += [moved(shape, 0, top) for shape in rest.shapes]
    return PictureBlock(top + rest.height, tuple(shapes))


def _all_begun(options: tuple[str, ...], waits: Sequence[Wait]) -> bool:
    """Whether of all that stands under the name of these options it is enough that it has begun."""
    return bool(options) and all(each.waiting is Waiting.BEGUN for each in waits if each.options == options)


def _wait(wait: Wait, told: str, width: float) -> PictureBlock:
    """The numbers of the rows, and the words beside them, or under them where there are several."""
    if wait.waiting is Waiting.UNCONDITIONAL:
        words, height = lines_of(wait.words, width / 2, 3, width - 10, SMALL, bold=True, anchor=Anchor.MIDDLE)
        return PictureBlock(height + 6, (rectangle(0, 0, width, height + 6, Tone.NONE), *words))
    chips = _chips(wait.rows, width)
    beside = chip_width(wait.rows[0]) + 4 if len(wait.rows) == 1 else 0.0
    top = 0.0 if beside else chips.height
    words, height = lines_of(told, beside, top, width - beside, SMALL, foreign=True)
    return PictureBlock(max(chips.height, top + height), (*chips.shapes, *words))


def _chips(numbers: Sequence[int], width: float) -> PictureBlock:
    """Numbers of rows beside one another, in as many lines as they need."""
    shapes: list[Shape] = []
    x = top = 0.0
    for number in numbers:
        if x and x + chip_width(number) > width:
            x, top = 0.0, top + CHIP_HEIGHT + 2
        shapes += chip(x, top, number)
        x += chip_width(number) + 3
    return PictureBlock(top + CHIP_HEIGHT + 1 if numbers else 0.0, tuple(shapes))


def _order_lane(row: RowOutline, compared: Row, labels: Labels) -> PictureBlock:
    """Under each text's name its order of two steps, one over the other."""
    orders = _orders(compared, labels)
    columns = _Columns(len(orders))
    made = [_steps(labels.called[proposal], each, columns.width) for proposal, each in orders.items()]
    events = "; ".join(row.objects)
    x = chip_width(row.number) + 5
    title, height = lines_of(ORDER_OF, x, 0, WIDTH - x, BODY, bold=True)
    shapes: list[Shape] = [*chip(0, 0, row.number), *title]
    head = height + 5
    bottom = 0.0
    for column, across, top, below in columns.placed(made):
        shapes += [moved(shape, across, head + top) for shape in column.shapes]
        bottom = max(bottom, below)
    said = [
        (speaking(labels, proposal, options), [order])
        for proposal, each in orders.items()
        for order, options in each.items()
    ]
    return PictureBlock(head + bottom, tuple(shapes), order_sentence(row.number, said, events))


Orders = dict[tuple[str, str], tuple[str, ...]]
"""Two steps, the first before the second, and the options of the text that put them so; none if all do."""


def _orders(compared: Row, labels: Labels) -> dict[str, Orders]:
    """In which order each text puts the two steps of the row, by proposal."""
    found: dict[str, dict[tuple[str, str], dict[str, None]]] = {each.id: {} for each in labels.comparison.proposals}
    for pair in compared.pairs:
        for result in pair.results:
            for variant, (first, second) in labels.ordered_by(pair, result).items():
                option = labels.option(variant)
                order = (labels.event(first), labels.event(second))
                found[variant.proposal].setdefault(order, {}).update(dict.fromkeys([option] if option else []))
    return {
        proposal: {
            order: tuple(options) if len(orders) > 1 or len(options) < _options_of(proposal, labels) else ()
            for order, options in orders.items()
        }
        for proposal, orders in found.items()
    }


def _options_of(proposal: str, labels: Labels) -> int:
    return len(labels.proposals[proposal].options)


def _steps(called: str, orders: Orders, width: float) -> PictureBlock:
    name, top = lines_of(called, 0, 0, width, SMALL, bold=True, foreign=True)
    shapes: list[Shape] = [*name, Stroke(0, top + 2, width, top + 2, 1)]
    top += 6
    for order, options in orders.items():
        if options:
            words, height = lines_of(", ".join(options), 0, top, width, SMALL, bold=True, foreign=True)
            shapes += words
            top += height + 2
        for place, step in enumerate(order):
            words, height = lines_of(step, width / 2, top + 4, width - 10, SMALL, foreign=True, anchor=Anchor.MIDDLE)
            shapes += [rectangle(0, top, width, height + 8, Tone.LIGHT), *words]
            top += height + 8
            if not place:
                shapes += _arrow(width / 2, top + 1, top + _ARROW)
                top += _ARROW
        top += 4
    return PictureBlock(top, tuple(shapes))


def _arrow(x: float, top: float, bottom: float) -> tuple[Shape, ...]:
    """An arrow down: what stands above comes before what stands below."""
    return (
        Stroke(x, top, x, bottom - 5, 1.2),
        Polygon(((x, bottom), (x - 4, bottom - 6), (x + 4, bottom - 6)), Tone.DARK),
    )
