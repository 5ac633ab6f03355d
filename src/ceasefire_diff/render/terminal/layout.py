"""What a terminal report is written on: its width, its looks and signs, and how foreign words are shown."""

from __future__ import annotations

from msgspec import Struct

from ceasefire_diff.outline.glyphs import Glyphs
from ceasefire_diff.render.terminal.style import Style
from ceasefire_diff.render.terminal.words import Words


class Layout(Struct, frozen=True):
    """What every part of a report shares. `width` is in columns; `detail` adds texts, sources, rules and notes."""

    width: int
    words: Words
    painter: Style
    signs: Glyphs
    detail: bool
