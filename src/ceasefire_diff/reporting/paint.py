"""How parts of a terminal report look: colours and signs, each with a way to do without."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from ceasefire_diff.comparing.comparison import Verdict
from ceasefire_diff.record import record


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
            from rich.style import Style  # noqa: PLC0415

            for look, style in _STYLES.items():
                begins, _, ends = Style.parse(style).render("\0", color_system=ColorSystem.STANDARD).partition("\0")
                self._around[look] = (begins, ends)

    def paint(self, text: str, look: Look) -> str:
        """The words with their look."""
        if not text or (around := self._around.get(look)) is None:
            return text
        return f"{around[0]}{text}{around[1]}"


@record
class Signs:
    """The signs a report is drawn with."""

    verdicts: Mapping[Verdict, str]
    line: str
    between: str
    crossing: str
    so: str
    dot: str

    def sign(self, verdict: Verdict) -> str:
        """The sign of a verdict, which tells verdicts apart without colour."""
        return self.verdicts[verdict]


_UNICODE: Final = Signs(
    {
        Verdict.AGREE: "=",
        Verdict.PARTLY: "~",
        Verdict.OPEN: "…",
        Verdict.CONFLICT: "≠",
        Verdict.ONE_SIDED: "-",
        Verdict.UNCLEAR: "?",
    },
    line="─",
    between=" │ ",
    crossing="─┼─",
    so="→ ",
    dot=" · ",
)
_ASCII: Final = Signs(
    {
        Verdict.AGREE: "=",
        Verdict.PARTLY: "~",
        Verdict.OPEN: "..",
        Verdict.CONFLICT: "!=",
        Verdict.ONE_SIDED: "-",
        Verdict.UNCLEAR: "?",
    },
    line="-",
    between=" | ",
    crossing="-+-",
    so="> ",
    dot=", ",
)


def signs_for(encoding: str) -> Signs:
    """The signs that an encoding can say; plain ones where it cannot say the better ones."""
    drawn = "".join(
        (*_UNICODE.verdicts.values(), _UNICODE.line, _UNICODE.between, _UNICODE.crossing, _UNICODE.so, _UNICODE.dot)
    )
    try:
        drawn.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return _ASCII
    return _UNICODE
