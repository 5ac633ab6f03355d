"""Draws the mark of each verdict, told apart by shape and shade."""

from __future__ import annotations

from typing import Final

from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.pictures.shapes import Ellipse, Polygon, Shape, Tone

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


def mark_of(verdict: Verdict) -> Shape:
    """The mark of a verdict round the point (0, 0)."""
    tone = _TONES[verdict]
    outline = _OUTLINES.get(verdict)
    return Polygon(outline, tone) if outline else Ellipse(0, 0, 11.5, 11.0, tone)
