"""A file that is not UTF-8 is one complaint that names the place and the likely encoding."""

from __future__ import annotations

import pytest

from tests.yaml_reading import only, read


@pytest.mark.parametrize(
    ("data", "line", "column", "says"),
    [
        ("a: b\n".encode("utf-16"), 1, 1, "UTF-16"),
        ("a: b\n".encode("utf-16-le"), 1, 1, "UTF-16"),
        ("Россия: вывод\n".encode("utf-16-be"), 1, 1, "UTF-16"),
        ("a: b\n".encode("utf-32"), 1, 1, "UTF-32"),
        ("a: b\ntext: Россия начинает вывод\n".encode("cp1251"), 2, 7, "Windows-1251"),
        ("language: ar\ntext: وقف إطلاق النار\n".encode("cp1256"), 2, 7, "Windows-1256"),
        ("language: he\ntext: הפסקת אש\n".encode("cp1255"), 2, 7, "Windows-1255"),
        ("x: é\n".encode("latin-1"), 1, 4, "Latin-1"),
        ("a: b\r\ntext: Zürich, Genève, León\n".encode("latin-1"), 2, 8, "Latin-1"),
        ("a: Женева, Россия, מים\nb: ".encode() + b"x\xffy\n", 2, 5, "damaged"),
    ],
)
def test_a_wrong_encoding_is_one_complaint(data: bytes, line: int, column: int, says: str) -> None:
    """The complaint names where the text stops being UTF-8 and what it likely is."""
    assert only(data) == ("text.encoding", line, column)
    assert says in read(data)[1][0].message
