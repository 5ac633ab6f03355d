"""Proves that a drawing becomes SVG that can be read, followed and styled, and that each word of it stays text."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Final

import pytest
from msgspec.structs import replace

from ceasefire_diff.pictures.shapes import Drawing, Ellipse, Label, Polygon, Shape, Stroke, Tone
from ceasefire_diff.render.html.svg import render_svg
from ceasefire_diff.wording.quoted import Sentence, quoted
from tests.render.made_reports import ATTACKS, drawing


def of(*shapes: Shape) -> Drawing:
    """A drawing of these shapes."""
    return replace(drawing(), shapes=shapes)


def parsed(made: Drawing) -> ET.Element:
    """The drawing as XML, which SVG inside a page need not be, but this is."""
    return ET.fromstring(render_svg(made))  # noqa: S314 - what the program has just written


SQUARE: Final = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))


def test_title_and_words_name_the_picture() -> None:
    """Its name and its description are what assistive technology is pointed to."""
    root = parsed(drawing())
    ids = {each.get("id"): each.text for each in root}
    assert ids[root.get("aria-labelledby")] == "A picture of rows"
    assert ids[root.get("aria-describedby")] == "Row 1 stands left of row 2."
    assert root.get("viewBox") == "0 0 240 80"


def test_every_shape_is_drawn_where_it_stands() -> None:
    """Each kind of shape has its element, its place and its tone; lengths are cut to a hundredth of a point."""
    root = parsed(
        of(
            Polygon(SQUARE, Tone.LIGHT),
            Ellipse(1, 2, 3.14159, 4, Tone.DARK),
            Stroke(1, 2, 3, 4, weight=1.5, dashed=True),
            Label(5, 6, "x", size=9, bold=True, on_dark=True),
        )
    )
    polygon, ellipse, line, text = root[2:]
    assert (polygon.get("points"), polygon.get("class")) == ("0,0 10,0 10,10 0,10", "tone-light")
    assert (ellipse.get("rx"), ellipse.get("class")) == ("3.14", "tone-dark")
    assert (line.get("x2"), line.get("stroke-width"), line.get("stroke-dasharray")) == ("3", "1.5", "4 3")
    assert (text.text, text.get("font-size"), text.get("font-weight")) == ("x", "9", "bold")
    assert text.get("class") == "label on-dark"


def test_neighbours_of_one_row_are_one_link() -> None:
    """A mark and the number on it lead to their row together: one stop for the keyboard, not two."""
    root = parsed(
        of(Polygon(SQUARE, Tone.DARK, row=3), Label(1, 2, "3", row=3), Label(1, 2, "4", row=4), Label(1, 2, "no row"))
    )
    assert [(each.tag, each.get("href"), each.get("aria-label"), len(each)) for each in root[2:]] == [
        ("a", "#row-3", "row 3", 2),
        ("a", "#row-4", "row 4", 1),
        ("text", None, None, 0),
    ]


def test_a_picture_with_links_is_no_image() -> None:
    """What can be followed must not stand inside an image, which assistive technology does not look into."""
    assert parsed(of(Label(1, 2, "x"))).get("role") == "img"
    assert parsed(of(Label(1, 2, "x", row=1))).get("role") == "group"


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_labels_stay_text(attack: str) -> None:
    """Whatever title, description and labels hold, they are text and nothing else, with hidden characters shown."""
    made = replace(of(Label(1, 2, attack, is_foreign=True)), title=attack, description=Sentence(quoted(attack)))
    root = parsed(made)
    shown = attack.replace("\u202e", "\\u202e").replace("\u2066", "\\u2066")
    assert [each.tag for each in root.iter()] == ["svg", "title", "desc", "text"]
    assert [each.text for each in root] == [shown] * 3
    assert "style=" not in render_svg(of(*drawing().shapes))
