"""What a terminal report is written on: its width, its looks and signs, and how foreign words are shown."""

from __future__ import annotations

from ceasefire_diff.record import record
from ceasefire_diff.reporting.paint import Painter, Signs
from ceasefire_diff.reporting.terminal_words import Words


@record
class Canvas:
    """What every part of a report shares. `width` is in columns; `detail` adds texts, sources, rules and notes."""

    width: int
    words: Words
    painter: Painter
    signs: Signs
    detail: bool
