"""Proves that a drawing becomes one picture that holds its shapes and words, record by record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from struct import unpack_from

from ceasefire_diff.render.word.metafile import UNITS_PER_POINT, metafile
from tests.render.made_reports import ARABIC, drawing

POLYGON, ELLIPSE, LINE, TEXT, END = 3, 42, 54, 84, 14


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each record of a metafile: its kind and its bytes."""
    at = 0
    while at < len(data):
        kind, size = unpack_from("<2I", data, at)
        assert size % 4 == 0
        yield kind, data[at : at + size]
        at += size


def words(record: bytes) -> str:
    """The words of a record of text."""
    count, offset = unpack_from("<2I", record, 44)
    return record[offset : offset + 2 * count].decode("utf-16-le")


def test_the_header_says_what_follows() -> None:
    """Bytes, records and objects are counted, the frame is as large as the drawing, and the last record ends it."""
    data = metafile(drawing())
    told = list(records(data))
    assert told[0][0] == 1
    bounds, frame = unpack_from("<4i", data, 8), unpack_from("<4i", data, 24)
    signature, _, size, count, objects = unpack_from("<4IH", data, 40)
    assert (signature, size, count, objects) == (0x464D4520, len(data), len(told), 4)
    assert bounds[2:] == (240 * UNITS_PER_POINT, 80 * UNITS_PER_POINT)
    assert frame[2:] == (round(240 * 2540 / 72), round(80 * 2540 / 72))
    assert told[-1][0] == END


def test_every_shape_is_drawn() -> None:
    """As many polygons, ellipses, lines and words as the drawing has, the words letter by letter."""
    told = list(records(metafile(drawing())))
    kinds = Counter(kind for kind, _ in told)
    assert [kinds[each] for each in (POLYGON, ELLIPSE, LINE, TEXT)] == [2, 2, 2, 3]
    assert [words(each) for kind, each in told if kind == TEXT] == ["1", "2", ARABIC]


def test_the_same_drawing_gives_the_same_bytes() -> None:
    """Made twice, a picture is the same twice."""
    assert metafile(drawing()) == metafile(drawing())
