"""A drawing as SVG inside a page: its shapes have classes for their tones, which the page's style colours."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Final

from ceasefire_diff.document.blocks import Document, Figure
from ceasefire_diff.pictures.shapes import Drawing, Ellipse, Label, Polygon, Shape, Stroke
from ceasefire_diff.source.diagnostics import refused
from ceasefire_diff.wording.escape_hidden import escape_hidden


def render_svg(drawing: Drawing) -> str:
    """The picture with its title and its words; shapes of a row lead to `#row-N` in the page around it.

    Its colours come from the classes `tone-…`, `line` and `label`. Words are escaped, hidden characters in them shown.
    A picture in which something can be followed is a group: assistive technology does not look into an image.
    """
    name = f"picture-{drawing.id}"
    role = "group" if any(_row(each) is not None for each in drawing.shapes) else "img"
    return "".join(
        (
            f'<svg class="drawing" id="{escape(name)}" role="{role}" width="{_number(drawing.width)}pt"',
            f' height="{_number(drawing.height)}pt" viewBox="0 0 {_number(drawing.width)} {_number(drawing.height)}"',
            f' aria-labelledby="{escape(name)}-title" aria-describedby="{escape(name)}-words">',
            f'<title id="{escape(name)}-title">{escape(escape_hidden(drawing.title))}</title>',
            f'<desc id="{escape(name)}-words">{escape(escape_hidden(str(drawing.description)))}</desc>',
            *_linked(drawing.shapes),
            "</svg>",
        )
    )


_STYLE: Final = (
    ".drawing{font-family:sans-serif;background:#fff}.drawing polygon,.drawing ellipse{stroke:#222;stroke-width:.75}"
    ".line{stroke:#222}.tone-none{fill:#fff}.tone-light{fill:#ddd}.tone-middle{fill:#999}.tone-dark{fill:#333}"
    ".label{fill:#111}.label.on-dark{fill:#fff}.label.foreign{unicode-bidi:plaintext}"
)
"""The tones of a picture that stands alone, legible in grey."""

_BETWEEN: Final = 12.0


def render_pictures(document: Document, nothing_drawn: str) -> str:
    """The pictures of a document under one another, as one file that needs no page around it and fetches nothing.

    Raises CannotRun where it has none; `nothing_drawn` says why that may be.
    """
    blocks = (block for section in document.sections for block in section.blocks)
    drawings = [each.drawing for each in blocks if isinstance(each, Figure)]
    if not drawings:
        raise refused("output.no-picture", f"there is nothing to draw: {nothing_drawn}", "Ask for another format")
    width = max(each.width for each in drawings)
    top = 0.0
    parts = []
    for each in drawings:
        inner = render_svg(each).replace('<svg class="drawing"', f'<svg class="drawing" y="{_number(top)}pt"', 1)
        parts.append(inner)
        top += each.height + _BETWEEN
    height = top - _BETWEEN
    return "".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"',
            f' width="{_number(width)}pt" height="{_number(height)}pt"><style>{_STYLE}</style>',
            *parts,
            "</svg>\n",
        )
    )


def _linked(shapes: tuple[Shape, ...]) -> Iterator[str]:
    """The shapes in order; neighbours that lead to one row are one link."""
    for row, neighbours in groupby(shapes, _row):
        drawn = "".join(map(_drawn, neighbours))
        yield drawn if row is None else f'<a href="#row-{row}" aria-label="row {row}">{drawn}</a>'


def _row(shape: Shape) -> int | None:
    return None if isinstance(shape, Stroke) else shape.row


def _drawn(shape: Shape) -> str:
    match shape:
        case Polygon():
            points = " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.points)
            return f'<polygon class="tone-{shape.tone}" points="{points}"/>'
        case Ellipse():
            return (
                f'<ellipse class="tone-{shape.tone}" cx="{_number(shape.x)}" cy="{_number(shape.y)}"'
                f' rx="{_number(shape.across)}" ry="{_number(shape.up)}"/>'
            )
        case Stroke():
            dashes = ' stroke-dasharray="4 3"' if shape.dashed else ""
            return (
                f'<line class="line" x1="{_number(shape.from_x)}" y1="{_number(shape.from_y)}"'
                f' x2="{_number(shape.to_x)}" y2="{_number(shape.to_y)}"'
                f' stroke-width="{_number(shape.weight)}"{dashes}/>'
            )
        case Label():
            return _label(shape)


def _label(label: Label) -> str:
    """Words whose own direction orders them, while the anchor keeps its side of the point."""
    classes = "label" + (" on-dark" if label.on_dark else "") + (" foreign" if label.is_foreign else "")
    weight = ' font-weight="bold"' if label.bold else ""
    return (
        f'<text class="{classes}" x="{_number(label.x)}" y="{_number(label.y)}" font-size="{_number(label.size)}"'
        f' text-anchor="{label.anchor}"{weight}>{escape(escape_hidden(label.words))}</text>'
    )


def _number(value: float) -> str:
    """A length to a hundredth of a point, which no eye tells from the exact one."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
