"""How parts of a terminal report look: roles and their colours, with a way to do without."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Look(StrEnum):
    """What a part of the report is, which decides how it looks; no look belongs to a party."""

    PLAIN = "plain"
    HEADING = "heading"
    STRONG = "strong"
    FAINT = "faint"
    AGREE = "agree"
    PARTLY = "partly"
    OPEN = "open"
    CONFLICT = "conflict"
    ONE_SIDED = "one-sided"
    UNCLEAR = "unclear"


_STYLES: Final[Mapping[Look, str]] = {
    Look.HEADING: "bold underline",
    Look.STRONG: "bold",
    Look.FAINT: "dim",
    Look.AGREE: "green",
    Look.PARTLY: "cyan",
    Look.OPEN: "blue",
    Look.CONFLICT: "bold red",
    Look.ONE_SIDED: "dim",
    Look.UNCLEAR: "yellow",
}


class Painter:
    """Puts looks on words, or leaves them as they are where colour is not wanted."""

    def __init__(self, *, colour: bool) -> None:
        self._around: dict[Look, tuple[str, str]] = {}
        if colour:
            from rich.color import ColorSystem  # noqa: PLC0415 - a run without colour does not wait for it
            from rich.style import Style as RichStyle  # noqa: PLC0415

            for look, style in _STYLES.items():
                begins, _, ends = RichStyle.parse(style).render("\0", color_system=ColorSystem.STANDARD).partition("\0")
                self._around[look] = (begins, ends)

    def paint(self, text: str, look: Look) -> str:
        """The words with their look."""
        if not text or (around := self._around.get(look)) is None:
            return text
        return f"{around[0]}{text}{around[1]}"
