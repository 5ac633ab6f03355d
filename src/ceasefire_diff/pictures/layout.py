"""Where things stand in a drawing: how wide words are, how they wrap, and how blocks are stacked into pictures."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.pictures.shapes import (
    Anchor,
    Drawing,
    Ellipse,
    Label,
    Polygon,
    Shape,
    Stroke,
    Tone,
)
from ceasefire_diff.wording.escape_hidden import escape_hidden
from ceasefire_diff.wording.quoted import Sentence, together

WIDTH: Final = 352.0
"""How wide what is drawn is, without its edge: two stand beside one another on a landscape page, one fills a phone."""

HIGHEST: Final = 408.0
"""A picture is no higher, so that it fits on a landscape page under a heading."""

SMALL: Final = 8.0
BODY: Final = 9.0
LINE: Final = 1.22
"""The height of a line of words, as a part of their size."""

_EDGE: Final = 1.0
"""What stays free around a picture, for the half of a line that lies outside of what it draws."""

_BOLDER: Final = 1.09
_ZERO_WIDTH: Final = frozenset(("Mn", "Me", "Cf"))
_WIDTHS: Final = (
    ("iljI.,:;'|!", 0.34),
    (" ftr()[]/\\-", 0.42),
    ("abcdeghknopquvxyzsJL?*_+=<>~^$#0123456789", 0.637),
    ("ABCDEFGHKNOPQRSTUVXYZ&", 0.78),
    ("mwMW@%", 1.0),
)
"""How wide characters are, as a part of their size, in the widest of the fonts that pages fall back to."""


@cache
def _of_character(character: str) -> float:
    if unicodedata.category(character) in _ZERO_WIDTH:
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    return next((width for characters, width in _WIDTHS if character in characters), 0.8)


def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """How wide words are at most, in points."""
    return sum(map(_of_character, words)) * size * (_BOLDER if bold else 1)


def wrapped(words: str, width: float, size: float, *, bold: bool = False, most: int = 3) -> tuple[str, ...]:
    """Words in lines of this width, hidden characters shown; what needs more than `most` lines ends in an ellipsis."""
    lines: list[str] = []
    rest = escape_hidden(words)
    while rest and len(lines) < most:
        fits = _fitting(rest, width, size, bold=bold)
        if len(lines) == most - 1 and fits < len(rest):
            short = rest[: _fitting(rest, width - text_width("…", size, bold=bold), size, bold=bold, by_word=False)]
            lines.append(f"{short.rstrip()}…")
            break
        lines.append(rest[:fits].rstrip())
        rest = rest[fits:].lstrip()
    return tuple(lines)


def _fitting(words: str, width: float, size: float, *, bold: bool, by_word: bool = True) -> int:
    """How many characters fit, up to the last space among them if there is one; one always does."""
    reached = 0.0
    for place, character in enumerate(words):
        reached += text_width(character, size, bold=bold)
        if reached > width:
            space = words.rfind(" ", 0, place + 1) if by_word else -1
            return space if space > 0 else max(place, 1)
    return len(words)


def lines_of(  # noqa: PLR0913 - words have a place, a width and a look
    words: str,
    x: float,
    top: float,
    width: float,
    size: float = BODY,
    *,
    bold: bool = False,
    most: int = 3,
    foreign: bool = False,
    on_dark: bool = False,
    row: int | None = None,
    anchor: Anchor = Anchor.START,
) -> tuple[tuple[Label, ...], float]:
    """Words wrapped under one another from `top` down, and how high they are together."""
    labels = tuple(
        Label(x, top + size * (0.95 + LINE * place), line, anchor, size, bold, on_dark, foreign, row)
        for place, line in enumerate(wrapped(words, width, size, bold=bold, most=most))
    )
    return labels, size * LINE * len(labels)


def rectangle(  # noqa: PLR0913, PLR0917 - four sides, a tone and a link
    x: float, top: float, width: float, height: float, tone: Tone, row: int | None = None
) -> Polygon:
    """A rectangle by its upper left corner."""
    corners = ((x, top), (x + width, top), (x + width, top + height), (x, top + height))
    return Polygon(corners, tone, row)


CHIP_HEIGHT: Final = 11.0


def chip_width(row: int) -> float:
    """How wide the mark with a row's number is."""
    return max(16.0, text_width(str(row), SMALL) + 6)


def chip(x: float, top: float, row: int) -> tuple[Shape, ...]:
    """A row's number in a small box that leads to the row."""
    width = chip_width(row)
    number = Label(x + width / 2, top + 8.5, str(row), Anchor.MIDDLE, SMALL, row=row)
    return rectangle(x, top, width, CHIP_HEIGHT, Tone.NONE, row), number


def moved(shape: Shape, across: float, down: float) -> Shape:
    """The same shape elsewhere."""
    match shape:
        case Polygon():
            return replace(shape, points=tuple((x + across, y + down) for x, y in shape.points))
        case Ellipse() | Label():
            return replace(shape, x=shape.x + across, y=shape.y + down)
        case Stroke():
            return Stroke(
                shape.from_x + across,
                shape.from_y + down,
                shape.to_x + across,
                shape.to_y + down,
                shape.weight,
                shape.dashed,
            )


def shrunk(shape: Shape, factor: float) -> Shape:
    """The same outline smaller, round the point (0, 0)."""
    match shape:
        case Polygon():
            return replace(shape, points=tuple((x * factor, y * factor) for x, y in shape.points))
        case Ellipse():
            return replace(shape, across=shape.across * factor, up=shape.up * factor)
        case _:
            return shape


class PictureBlock(Struct, frozen=True):
    """A piece of a picture that is not torn apart: shapes from its own top down, and what they show in words.

    `marks` are those of the legend that it uses.
    """

    height: float
    shapes: tuple[Shape, ...]
    words: Sentence = Sentence("")
    marks: frozenset[str] = frozenset()


class Frame(Struct, frozen=True):
    """What all pictures of one kind have: a title, words at the head of the first, a legend at the foot of each."""

    id: str
    title: str
    lead: Sentence
    legend: Callable[[frozenset[str]], PictureBlock]


def stacked(frame: Frame, blocks: Sequence[PictureBlock], gap: float = 6.0) -> tuple[Drawing, ...]:
    """Blocks under one another, in as many pictures as they need."""
    lead, height = lines_of(str(frame.lead), 0, 0, WIDTH, SMALL, most=6)
    first = PictureBlock(height, lead, frame.lead)
    room = HIGHEST - frame.legend(frozenset().union(*(each.marks for each in blocks))).height - gap
    pages: list[list[PictureBlock]] = [[first]]
    used = height + gap
    for block in blocks:
        if used + block.height > room and pages[-1] not in ([], [first]):
            pages.append([])
            used = 0.0
        pages[-1].append(block)
        used += block.height + gap
    return tuple(_page(frame, page, number, gap) for number, page in enumerate(pages, 1))


def _page(frame: Frame, blocks: list[PictureBlock], number: int, gap: float) -> Drawing:
    shapes: list[Shape] = []
    top = _EDGE
    for block in (*blocks, frame.legend(frozenset().union(*(each.marks for each in blocks)))):
        shapes += [moved(shape, _EDGE, top) for shape in block.shapes]
        top += block.height + gap
    return Drawing(
        id=frame.id if number == 1 else f"{frame.id}-{number}",
        title=frame.title if number == 1 else f"{frame.title}, {number}",
        description=together(each.words for each in blocks),
        width=WIDTH + 2 * _EDGE,
        height=top - gap + _EDGE,
        shapes=tuple(shapes),
    )


def legend(entries: Iterable[tuple[tuple[Shape, ...], str]], columns: int = 2, mark: float = 26) -> PictureBlock:
    """Marks with their meaning; each mark is drawn round the point (0, 0)."""
    shapes: list[Shape] = [Stroke(0, 0, WIDTH, 0, 0.5)]
    width = WIDTH / columns
    top, highest, column = 5.0, 0.0, 0
    for marks, words in entries:
        if column == columns:
            top, highest, column = top + highest, 0.0, 0
        labels, height = lines_of(words, column * width + mark + 4, 0, width - mark - 6, SMALL, most=4)
        tall = max(height, 17.0)
        shapes += [moved(each, column * width + mark / 2, top + tall / 2) for each in marks]
        shapes += [moved(each, 0, top + (tall - height) / 2) for each in labels]
        highest = max(highest, tall + 2)
        column += 1
    return PictureBlock(top + highest, tuple(shapes))
