"""A drawing as DrawingML, the vector pictures of Word: one group of shapes that stands in a line of text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from ceasefire_diff.pictures.shapes import Anchor, Drawing, Ellipse, Label, Polygon, Shape, Stroke, Tone
from ceasefire_diff.render.word.direction import stretches
from ceasefire_diff.wording.escape_hidden import begins_right_to_left, escape_hidden

EMU: Final = 12700
"""What DrawingML measures in, so many to a point."""

_FILLS: Final = {Tone.NONE: "FFFFFF", Tone.LIGHT: "DDDDDD", Tone.MIDDLE: "A6A6A6", Tone.DARK: "404040"}
_INK: Final = "000000"
_PAPER: Final = "FFFFFF"

# Arial, and every font made to its measure, has its base line so far below the top of a line, in parts of its size.
_ASCENT: Final = 0.905
_LINE: Final = 1.25
# Wide enough for any letters: a box shows nothing of itself, and one too narrow would cut or break the words.
_BROAD_LETTER: Final = 0.85
_BROADEST_LETTER: Final = 1.2

# Word has no physical left and right in a paragraph that runs from right to left: "left" is where it begins.
_ALIGNED: Final = {Anchor.START: ("left", "right"), Anchor.MIDDLE: ("center", "center"), Anchor.END: ("right", "left")}

_NAMESPACES: Final = " ".join(
    f'xmlns:{name}="http://schemas.{where}"'
    for name, where in (
        ("wp", "openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "openxmlformats.org/drawingml/2006/main"),
        ("mc", "openxmlformats.org/markup-compatibility/2006"),
        ("wpg", "microsoft.com/office/word/2010/wordprocessingGroup"),
        ("wps", "microsoft.com/office/word/2010/wordprocessingShape"),
    )
)
_GROUP: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"


def drawing_run(drawing: Drawing, number: int, width: float, height: float) -> str:
    """A drawing as a run of text, made smaller where it is larger than `width` and `height`, in points.

    `number` is one no other drawing or bookmark of the document has. A reader that knows no such groups shows what the
    drawing says in words, which is also what those who cannot see it are told.
    """
    scale = min(1, width / drawing.width, height / drawing.height)
    across, down = _emu(drawing.width * scale), _emu(drawing.height * scale)
    # An empty shape as large as the drawing: LibreOffice stretches a group whose shapes do not fill it.
    ground = _frame(0, 0, across, down) + _ready_made("rect") + "<a:noFill/><a:ln><a:noFill/></a:ln>"
    shapes = _numbered(1, _plain(ground)) + "".join(
        _shape(shape, place, scale, drawing.width) for place, shape in enumerate(drawing.shapes, 2)
    )
    said = escape_hidden(str(drawing.description))
    return (
        f'<w:r><mc:AlternateContent {_NAMESPACES}><mc:Choice Requires="wpg"><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name="Picture {number}" title={quoteattr(escape_hidden(drawing.title))} '
        f"descr={quoteattr(said)}/><wp:cNvGraphicFramePr/>"
        f'<a:graphic><a:graphicData uri="{_GROUP}"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="{across}" cy="{down}"/></a:xfrm></wpg:grpSpPr>{shapes}</wpg:wgp></a:graphicData></a:graphic>'
        f"</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:t>{escape(said)}</w:t></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def _shape(shape: Shape, place: int, scale: float, width: float) -> str:
    match shape:
        case Polygon():
            inside = _polygon(shape, scale)
        case Ellipse():
            inside = _ellipse(shape, scale)
        case Stroke():
            inside = _stroke(shape, scale)
        case Label():
            inside = _label(shape, scale, width * scale)
    return _numbered(place, inside)


def _numbered(place: int, inside: str) -> str:
    """A shape with its number, which is its group's own."""
    return f'<wps:wsp><wps:cNvPr id="{place}" name="Shape {place}"/>{inside}</wps:wsp>'


def _polygon(polygon: Polygon, scale: float) -> str:
    points = [(_emu(x * scale), _emu(y * scale)) for x, y in polygon.points]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    across, down = max(x for x, _ in points) - left, max(y for _, y in points) - top
    placed = [f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in points]
    path = f"<a:moveTo>{placed[0]}</a:moveTo>" + "".join(f"<a:lnTo>{each}</a:lnTo>" for each in placed[1:])
    outline = (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{across}" h="{down}">{path}<a:close/></a:path></a:pathLst></a:custGeom>'
    )
    return _plain(_frame(left, top, across, down) + outline + _filled(polygon.tone) + _line(scale))


def _ellipse(ellipse: Ellipse, scale: float) -> str:
    left, top = _emu((ellipse.x - ellipse.across) * scale), _emu((ellipse.y - ellipse.up) * scale)
    frame = _frame(left, top, _emu(2 * ellipse.across * scale), _emu(2 * ellipse.up * scale))
    return _plain(frame + _ready_made("ellipse") + _filled(ellipse.tone) + _line(scale))


def _stroke(stroke: Stroke, scale: float) -> str:
    ends = [_emu(each * scale) for each in (stroke.from_x, stroke.from_y, stroke.to_x, stroke.to_y)]
    left, top = min(ends[0], ends[2]), min(ends[1], ends[3])
    across, down = abs(ends[0] - ends[2]), abs(ends[1] - ends[3])
    # A line goes from the top left of its frame to the bottom right unless the frame is turned over.
    turned = ' flipV="1"' if (ends[0] < ends[2]) != (ends[1] < ends[3]) and across and down else ""
    frame = _frame(left, top, across, down, turned)
    return _plain(frame + _ready_made("line") + _line(stroke.weight * scale, dashed=stroke.dashed))


def _label(label: Label, scale: float, width: float) -> str:
    words = escape_hidden(label.words)
    size = label.size * scale
    across = sum(_breadth(letter) for letter in words) * size + size
    across = min(across, max(size, _room(label, scale, width)))
    left = label.x * scale - {Anchor.START: 0, Anchor.MIDDLE: across / 2, Anchor.END: across}[label.anchor]
    frame = _frame(_emu(left), _emu(label.y * scale - _ASCENT * size), _emu(across), _emu(_LINE * size))
    so = begins_right_to_left(words)
    looks = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    looks = f'{"<w:bidi/>" if so else ""}{looks}<w:jc w:val="{_ALIGNED[label.anchor][so]}"/>'
    return (
        f'<wps:cNvSpPr txBox="1"/><wps:spPr>{frame}{_ready_made("rect")}<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent><w:p><w:pPr>{looks}</w:pPr>{''.join(_runs(label, words, size))}</w:p>"
        "</w:txbxContent></wps:txbx>"
        '<wps:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr>'
    )


def _room(label: Label, scale: float, width: float) -> float:
    """How wide a box may be inside the drawing: LibreOffice takes a group to be as wide as its widest box."""
    before, behind = label.x * scale, width - label.x * scale
    return {Anchor.START: behind, Anchor.MIDDLE: 2 * min(before, behind), Anchor.END: before}[label.anchor]


def _runs(label: Label, words: str, size: float) -> Iterator[str]:
    half_points = max(2, round(size * 2))
    bold = "<w:b/><w:bCs/>" if label.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    colour = _PAPER if label.on_dark else _INK
    looks = f'{bold}<w:color w:val="{colour}"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    for part in stretches(words):
        direction = "<w:rtl/>" if part.right_to_left else ""
        yield f'<w:r><w:rPr>{looks}{direction}</w:rPr><w:t xml:space="preserve">{escape(part.words)}</w:t></w:r>'


def _breadth(letter: str) -> float:
    return _BROADEST_LETTER if unicodedata.east_asian_width(letter) in ("W", "F") else _BROAD_LETTER


def _plain(looks: str) -> str:
    return f"<wps:cNvSpPr/><wps:spPr>{looks}</wps:spPr><wps:bodyPr/>"


def _frame(left: int, top: int, across: int, down: int, turned: str = "") -> str:
    return f'<a:xfrm{turned}><a:off x="{left}" y="{top}"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'


def _ready_made(kind: str) -> str:
    return f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>'


def _filled(tone: Tone) -> str:
    return f'<a:solidFill><a:srgbClr val="{_FILLS[tone]}"/></a:solidFill>'


def _line(weight: float, *, dashed: bool = False) -> str:
    dashes = '<a:prstDash val="dash"/>' if dashed else ""
    return f'<a:ln w="{_emu(weight)}"><a:solidFill><a:srgbClr val="{_INK}"/></a:solidFill>{dashes}</a:ln>'


def _emu(points: float) -> int:
    return round(points * EMU)
