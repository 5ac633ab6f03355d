"""Writes a drawing as one picture: an Enhanced Metafile (MS-EMF), vectors that Word and LibreOffice both show.

Hundreds of shapes of DrawingML take LibreOffice half a minute; an SVG needs a bitmap beside it, and a library for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import pack
from typing import Final

from ceasefire_diff.pictures.shapes import Anchor, Drawing, Ellipse, Label, Polygon, Shape, Stroke, Tone
from ceasefire_diff.wording.escape_hidden import begins_right_to_left, escape_hidden

UNITS_PER_POINT: Final = 20
"""Units of the picture to a point: as many as Word has."""

_FRAME: Final = 2540 / 72  # hundredths of a millimetre to a point
_DEVICE: Final = 21_600  # units on each side of the device that the picture says it was drawn on: 15 inches
_DEVICE_MM: Final = 381

_INK: Final = 0x000000
_PAPER: Final = 0xFFFFFF
_FILLS: Final = {Tone.NONE: _PAPER, Tone.LIGHT: 0xDDDDDD, Tone.MIDDLE: 0xA6A6A6, Tone.DARK: 0x404040}
_ALIGNED: Final = {Anchor.START: 0, Anchor.END: 2, Anchor.MIDDLE: 6}
_BASE_LINE: Final = 24
_RIGHT_TO_LEFT: Final = 0x100
_FONT: Final = "Arial"

# The kinds of record, by the numbers that MS-EMF gives them.
_HEADER, _POLYGON, _EOF, _BACKGROUND, _ALIGN, _COLOUR = 1, 3, 14, 18, 22, 24
_MOVE_TO, _SELECT, _PEN, _BRUSH, _DELETE, _ELLIPSE, _LINE_TO, _MAKE_FONT, _TEXT = 27, 37, 38, 39, 40, 42, 54, 82, 84
_SIGNATURE, _VERSION, _HEADER_SIZE = 0x464D4520, 0x10000, 108
_PEN_AT, _BRUSH_AT, _FONT_AT, _OBJECTS = 1, 2, 3, 4


def metafile(drawing: Drawing) -> bytes:
    """The picture as the bytes of an `.emf` file."""
    records = [*_beginning(), *(record for shape in drawing.shapes for record in _drawn(shape))]
    records.append(_record(_EOF, pack("<3I", 0, 16, 20)))
    body = b"".join(records)
    across, down = _units(drawing.width), _units(drawing.height)
    frame = (0, 0, round(drawing.width * _FRAME), round(drawing.height * _FRAME))
    header = pack("<4i4i", 0, 0, across, down, *frame)
    header += pack("<4IHH3I", _SIGNATURE, _VERSION, _HEADER_SIZE + len(body), len(records) + 1, _OBJECTS, 0, 0, 0, 0)
    header += pack("<4i", _DEVICE, _DEVICE, _DEVICE_MM, _DEVICE_MM)
    header += pack("<3I2I", 0, 0, 0, _DEVICE_MM * 1000, _DEVICE_MM * 1000)
    return _record(_HEADER, header) + body


def _record(kind: int, data: bytes) -> bytes:
    return pack("<2I", kind, 8 + len(data)) + data


def _beginning() -> Iterator[bytes]:
    yield _record(_BACKGROUND, pack("<I", 1))  # letters without a box behind them


def _drawn(shape: Shape) -> Iterator[bytes]:
    match shape:
        case Polygon():
            yield from _outlined(shape.tone)
            points = [_units(each) for point in shape.points for each in point]
            yield _record(_POLYGON, _bounds(points) + pack(f"<I{len(points)}i", len(points) // 2, *points))
            yield from _put_away(_PEN_AT, _BRUSH_AT)
        case Ellipse():
            yield from _outlined(shape.tone)
            left, right = _units(shape.x - shape.across), _units(shape.x + shape.across)
            yield _record(_ELLIPSE, pack("<4i", left, _units(shape.y - shape.up), right, _units(shape.y + shape.up)))
            yield from _put_away(_PEN_AT, _BRUSH_AT)
        case Stroke():
            yield from _pen(shape.weight, dashed=shape.dashed)
            yield _record(_MOVE_TO, pack("<2i", _units(shape.from_x), _units(shape.from_y)))
            yield _record(_LINE_TO, pack("<2i", _units(shape.to_x), _units(shape.to_y)))
            yield from _put_away(_PEN_AT)
        case Label():
            yield from _label(shape)


def _outlined(tone: Tone) -> Iterator[bytes]:
    yield from _pen(1)
    yield _record(_BRUSH, pack("<4I", _BRUSH_AT, 0, _FILLS[tone], 0))
    yield _record(_SELECT, pack("<I", _BRUSH_AT))


def _pen(weight: float, *, dashed: bool = False) -> Iterator[bytes]:
    yield _record(_PEN, pack("<2I2iI", _PEN_AT, int(dashed), _units(weight), 0, _INK))
    yield _record(_SELECT, pack("<I", _PEN_AT))


def _put_away(*objects: int) -> Iterator[bytes]:
    for each in objects:
        yield _record(_DELETE, pack("<I", each))


def _label(label: Label) -> Iterator[bytes]:
    words = escape_hidden(label.words)
    if not words:
        return
    so = begins_right_to_left(words)
    yield _record(_MAKE_FONT, pack("<I", _FONT_AT) + _font(label))
    yield _record(_SELECT, pack("<I", _FONT_AT))
    yield _record(_COLOUR, pack("<I", _PAPER if label.on_dark else _INK))
    yield _record(_ALIGN, pack("<I", _BASE_LINE | _ALIGNED[label.anchor] | (_RIGHT_TO_LEFT if so else 0)))
    encoded = words.encode("utf-16-le")
    padded = encoded + b"\0" * (-len(encoded) % 4)
    place = pack("<2i", _units(label.x), _units(label.y))
    fixed = pack("<4i", 0, 0, -1, -1) + pack("<I2f", 1, 1.0, 1.0)
    text = place + pack("<3I4iI", len(encoded) // 2, 8 + len(fixed) + 40, 0, 0, 0, -1, -1, 0)
    yield _record(_TEXT, fixed + text + padded)
    yield from _put_away(_FONT_AT)


def _font(label: Label) -> bytes:
    """A LOGFONTW and what an EXTLOGFONTW has behind it."""
    weight = 700 if label.bold else 400
    face = _FONT.encode("utf-16-le").ljust(64, b"\0")
    return (pack("<5i8B", -_units(label.size), 0, 0, 0, weight, 0, 0, 0, 1, 0, 0, 0, 0) + face).ljust(320, b"\0")


def _bounds(points: list[int]) -> bytes:
    return pack("<4i", min(points[::2]), min(points[1::2]), max(points[::2]), max(points[1::2]))


def _units(points: float) -> int:
    return round(points * UNITS_PER_POINT)
