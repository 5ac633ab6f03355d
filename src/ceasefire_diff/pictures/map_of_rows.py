"""Draws the map of the rows: one mark per row in its group, its number on it, the verdict by shape and shade."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.report_rows import KeyEntry, ReportGroup, ReportRow
from ceasefire_diff.pictures.layout import (
    BODY,
    SMALL,
    WIDTH,
    Block,
    Frame,
    legend,
    lines_of,
    moved,
    shrunk,
    stacked,
)
from ceasefire_diff.pictures.shapes import Anchor, Drawing, Ellipse, Label, Polygon, Shape, Stroke, Tone
from ceasefire_diff.wording.picture_sentences import MAP_CAPTION, MAP_LEAD, map_sentence
from ceasefire_diff.wording.quoted import Sentence

_NAMES: Final = 104.0
_CELL: Final = 31.25
_LINE_HEIGHT: Final = 27.0
_ACROSS: Final = 13.0
_UP: Final = 11.0
_PER_LINE: Final = int((WIDTH - _NAMES) // _CELL)
_LINES_PER_BLOCK: Final = 8

_OUTLINES: Final[dict[Verdict, tuple[tuple[float, float], ...]]] = {
    Verdict.PARTLY: ((-13.5, 0), (-7.5, -9.5), (7.5, -9.5), (13.5, 0), (7.5, 9.5), (-7.5, 9.5)),
    Verdict.OPEN: ((-11, -9), (11, -9), (11, 9), (-11, 9)),
    Verdict.CONFLICT: ((-14, 0), (0, -12), (14, 0), (0, 12)),
    Verdict.ONE_SIDED: ((-14, 10.5), (0, -12), (14, 10.5)),
    Verdict.UNCLEAR: ((-7.5, -9), (14, -9), (7.5, 9), (-14, 9)),
}
"""The outline of each verdict's mark but one, which is round; no two are alike in outline."""

_TONES: Final = {
    Verdict.AGREE: Tone.LIGHT,
    Verdict.PARTLY: Tone.MIDDLE,
    Verdict.OPEN: Tone.NONE,
    Verdict.CONFLICT: Tone.DARK,
    Verdict.ONE_SIDED: Tone.NONE,
    Verdict.UNCLEAR: Tone.LIGHT,
}


def draw_map(groups: Sequence[ReportGroup], key: Sequence[KeyEntry]) -> tuple[Drawing, ...]:
    """The map of all rows, in as many pictures as it needs."""
    words = {entry.verdict: entry.words for entry in key}
    blocks = [block for group in groups if group.rows for block in _group(group, words)]
    if not blocks:
        return ()
    found = legend(
        (tuple(shrunk(each, 0.72) for each in mark_of(entry.verdict)), f"{entry.words} ({entry.sign})") for entry in key
    )
    return stacked(Frame("map-of-rows", MAP_CAPTION, Sentence(MAP_LEAD), lambda _: found), blocks, gap=5)


def mark_of(verdict: Verdict, row: int | None = None) -> tuple[Shape, ...]:
    """The mark of a verdict round the point (0, 0), with the number of its row on it if it has one."""
    tone = _TONES[verdict]
    outline = _OUTLINES.get(verdict)
    shape: Shape = Polygon(outline, tone, row) if outline else Ellipse(0, 0, 11.5, _UP, tone, row)
    if row is None:
        return (shape,)
    lower = 7.5 if verdict is Verdict.ONE_SIDED else 3.0
    return shape, Label(0, lower, str(row), Anchor.MIDDLE, SMALL, on_dark=tone is Tone.DARK, row=row)


def _group(group: ReportGroup, words: dict[Verdict, str]) -> list[Block]:
    """The group's name beside its marks, torn into blocks where there are many lines of them."""
    lines: list[list[tuple[ReportRow, float]]] = [[]]
    across = 0.0
    for row in sorted(group.rows, key=lambda each: each.number):
        width = _CELL * max(1, len(row.outline.verdicts))
        if across and across + width > WIDTH - _NAMES:
            lines.append([])
            across = 0.0
        lines[-1].append((row, across))
        across += width
    return [
        _block(group, lines[start : start + _LINES_PER_BLOCK], words)
        for start in range(0, len(lines), _LINES_PER_BLOCK)
    ]


def _block(group: ReportGroup, lines: list[list[tuple[ReportRow, float]]], words: dict[Verdict, str]) -> Block:
    name, name_height = lines_of(group.title, 0, 4, _NAMES - 8, BODY, bold=True, most=4)
    shapes: list[Shape] = [*name]
    for place, line in enumerate(lines):
        for row, across in line:
            x, y = _NAMES + across, place * _LINE_HEIGHT + _LINE_HEIGHT / 2
            shapes += _marks(row, x, y)
    height = max(name_height + 4, len(lines) * _LINE_HEIGHT)
    rows = [row for line in lines for row, _ in line]
    return Block(height, tuple(shapes), _said(group.title, rows, words))


def _marks(row: ReportRow, x: float, y: float) -> list[Shape]:
    """One mark for the verdict all pairs agree on, else one for each, joined by a line under them."""
    found = [each for each in Verdict if each in row.outline.verdicts]
    shapes = [
        moved(shape, x + _CELL * place + _CELL / 2, y)
        for place, verdict in enumerate(found)
        for shape in mark_of(verdict, row.number)
    ]
    if len(found) > 1:
        shapes.append(Stroke(x + 4, y + 12.8, x + _CELL * len(found) - 4, y + 12.8, 1.2))
    return shapes


def _said(title: str, rows: Sequence[ReportRow], words: dict[Verdict, str]) -> Sentence:
    by_words: dict[str, list[int]] = {}
    apart = []
    for row in rows:
        if (verdict := row.outline.one_verdict) is not None:
            by_words.setdefault(words[verdict], []).append(row.number)
        else:
            apart.append((row.number, [(each.label or "", words[each.verdict]) for each in row.standings]))
    in_order = [(words[each], by_words[words[each]]) for each in Verdict if words[each] in by_words]
    return map_sentence(title, in_order, apart)
