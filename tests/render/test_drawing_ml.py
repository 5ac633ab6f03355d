"""Proves that a drawing becomes vector shapes that Word knows, with all it shows said in words."""

from __future__ import annotations

from typing import Any, Final

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from msgspec.structs import replace

from ceasefire_diff.pictures.shapes import Anchor, Drawing, Ellipse, Label, Polygon, Shape, Stroke, Tone
from ceasefire_diff.render.word.drawing_ml import EMU, drawing_run
from tests.render.hand_made_report import ARABIC_NAME, DRAWING

WPS: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def drawn(drawing: Drawing, width: float = 700, height: float = 400) -> Any:
    """A drawing as an element."""
    return parse_xml(f"<w:p {W}>{drawing_run(drawing, 7, width, height)}</w:p>")


def of(*shapes: Shape) -> list[Any]:
    """The shapes of a drawing that has just these."""
    return list(drawn(replace(DRAWING, shapes=shapes)).iter(f"{WPS}wsp"))[1:]


def frame(shape: Any) -> tuple[int, int, int, int]:
    """Where a shape stands and how large it is, in points."""
    [place] = shape.iter(f"{A}off")
    [size] = shape.iter(f"{A}ext")
    return tuple(round(int(each) / EMU) for each in (place.get("x"), place.get("y"), size.get("cx"), size.get("cy")))  # type: ignore[return-value]


def test_it_is_told_in_words() -> None:
    """Title and description are there for those who cannot see it, and instead of it where groups are not known."""
    picture = drawn(replace(DRAWING, title='A "title" & <more>'))
    [properties] = picture.iter(qn("wp:docPr"))
    assert dict(properties.attrib) == {
        "id": "7",
        "name": "Picture 7",
        "title": 'A "title" & <more>',
        "descr": str(DRAWING.description),
    }
    [fallback] = picture.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
    assert [each.text for each in fallback.iter(qn("w:t"))] == [str(DRAWING.description)]


def test_every_shape_is_drawn() -> None:
    """Each shape of a drawing is one of Word's, in the same order, and each label keeps its words."""
    ground, *shapes = drawn(DRAWING).iter(f"{WPS}wsp")
    assert frame(ground) == (0, 0, 500, 150)
    assert len(shapes) == len(DRAWING.shapes)
    for shape, drawn_from in zip(shapes, DRAWING.shapes, strict=True):
        words = "".join(each.text for each in shape.iter(qn("w:t")))
        assert words == (drawn_from.words if isinstance(drawn_from, Label) else "")


@pytest.mark.parametrize(
    ("shape", "where"),
    [
        (Polygon(((10, 20), (40, 20), (25, 60)), Tone.DARK), (10, 20, 30, 40)),
        (Ellipse(50, 60, 20, 10, Tone.NONE), (30, 50, 40, 20)),
        (Stroke(10, 20, 60, 40), (10, 20, 50, 20)),
        (Stroke(60, 20, 10, 40), (10, 20, 50, 20)),
        (Stroke(60, 20, 60, 40), (60, 20, 0, 20)),
    ],
)
def test_shapes_stand_where_they_were_drawn(shape: Shape, where: tuple[int, int, int, int]) -> None:
    """The frame of a shape is the smallest that holds its points."""
    [made] = of(shape)
    assert frame(made) == where


def test_a_line_that_rises_is_turned_over() -> None:
    """A line from bottom left to top right is told from one from top left to bottom right."""
    rising, also_rising, falling, flat = of(
        Stroke(0, 10, 10, 0), Stroke(10, 0, 0, 10), Stroke(0, 0, 10, 10), Stroke(0, 5, 10, 5)
    )
    turned = [next(each.iter(f"{A}xfrm")).get("flipV") for each in (rising, also_rising, falling, flat)]
    assert turned == ["1", "1", None, None]


def test_labels_stand_on_their_points() -> None:
    """A label begins, has its middle, or ends at its point, and its base line is as high as the point."""
    for anchor, aligned in ((Anchor.START, "left"), (Anchor.MIDDLE, "center"), (Anchor.END, "right")):
        [made] = of(Label(200, 50, "thirty days", anchor, size=20))
        left, top, across, _ = frame(made)
        at = {Anchor.START: left, Anchor.MIDDLE: left + across / 2, Anchor.END: left + across}[anchor]
        assert at == pytest.approx(200, abs=1)
        assert top == pytest.approx(50 - 18, abs=1)
        assert across > 11 * 10
        assert [each.get(qn("w:val")) for each in made.iter(qn("w:jc"))] == [aligned]
        assert [each.get(qn("w:val")) for each in made.iter(qn("w:sz"))] == ["40"]


@pytest.mark.parametrize("anchor", Anchor)
def test_boxes_of_labels_stay_inside(anchor: Anchor) -> None:
    """However broad the letters are taken to be, no box leaves the drawing, which would grow to hold it."""
    [made] = of(Label(DRAWING.width / 2, 50, "thirty days and more " * 5, anchor, size=9))
    left, _, across, _ = frame(made)
    assert left >= 0
    assert left + across <= DRAWING.width


def test_arabic_labels_run_from_right_to_left() -> None:
    """A label in Arabic is marked so, and stays on the side of its point that it was drawn on."""
    [made] = of(Label(100, 50, f"{ARABIC_NAME}.", Anchor.END, is_foreign=True))
    assert list(made.iter(qn("w:bidi")))
    assert list(made.iter(qn("w:rtl")))
    assert [each.get(qn("w:val")) for each in made.iter(qn("w:jc"))] == ["left"]


def test_a_large_drawing_is_made_smaller() -> None:
    """A drawing larger than the page is made to fit, letters and all, with its shape kept."""
    large = replace(DRAWING, width=1000, height=200, shapes=(Label(500, 100, "x", size=12),))
    [extent] = drawn(large, 500, 400).iter(qn("wp:extent"))
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (500 * EMU, 100 * EMU)
    made = drawn(large, 500, 50)
    [extent] = made.iter(qn("wp:extent"))
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (250 * EMU, 50 * EMU)
    assert [each.get(qn("w:val")) for each in made.iter(qn("w:sz"))] == ["6"]


def test_hidden_characters_in_a_label_are_shown() -> None:
    """A text's words in a label can hide nothing and break nothing."""
    [made] = of(Label(0, 0, "a\x00\u202eb<w:p/>", is_foreign=True))
    assert "".join(each.text for each in made.iter(qn("w:t"))) == r"a\x00\u202eb<w:p/>"
