"""A drawing as plain shapes: what a picture shows, before it becomes SVG in a page or DrawingML in a document."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from ceasefire_diff.wording.quoted import Sentence


class Tone(StrEnum):
    """How dark a shape is filled, legible in grey; no tone belongs to a party."""

    NONE = "none"
    LIGHT = "light"
    MIDDLE = "middle"
    DARK = "dark"


class Anchor(StrEnum):
    """Where a label's point lies in its words."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Polygon(Struct, frozen=True):
    """A closed outline through points; a rectangle is four of them. `row` is the number of the row it leads to."""

    points: tuple[tuple[float, float], ...]
    tone: Tone
    row: int | None = None


class Ellipse(Struct, frozen=True):
    """An ellipse by its middle and its half axes."""

    x: float
    y: float
    across: float
    up: float
    tone: Tone
    row: int | None = None


class Stroke(Struct, frozen=True):
    """A straight line; `dashed` where it goes on without end or is not known."""

    from_x: float
    from_y: float
    to_x: float
    to_y: float
    weight: float = 1
    dashed: bool = False


class Label(Struct, frozen=True):
    """Words at a point, on their base line. `is_foreign` where they are a text's and not the tool's own."""

    x: float
    y: float
    words: str
    anchor: Anchor = Anchor.START
    size: float = 12
    bold: bool = False
    on_dark: bool = False
    is_foreign: bool = False
    row: int | None = None


Shape = Polygon | Ellipse | Stroke | Label


class Drawing(Struct, frozen=True):
    """A picture: its shapes in points (1/72 inch, y downwards), a title, and all it shows said in words."""

    id: str
    title: str
    description: Sentence
    width: float
    height: float
    shapes: tuple[Shape, ...]
