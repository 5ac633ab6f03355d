"""The signs that a table is drawn with, and the sign and shade of each verdict, told apart by its sign alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from ceasefire_diff.model.verdict import Verdict


class Glyphs(Struct, frozen=True):
    """The signs a report is drawn with."""

    verdicts: Mapping[Verdict, str]
    line: str
    between: str
    crossing: str
    so: str
    dot: str

    @property
    def is_ascii(self) -> bool:
        """Whether these are the plain ones."""
        return self.line.isascii()

    def sign(self, verdict: Verdict) -> str:
        """The sign of a verdict, which tells verdicts apart without colour."""
        return self.verdicts[verdict]


_UNICODE: Final = Glyphs(
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
_ASCII: Final = Glyphs(
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


def glyphs_for(encoding: str) -> Glyphs:
    """The signs that an encoding can say; plain ones where it cannot say the better ones."""
    drawn = "".join(
        (*_UNICODE.verdicts.values(), _UNICODE.line, _UNICODE.between, _UNICODE.crossing, _UNICODE.so, _UNICODE.dot)
    )
    try:
        drawn.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return _ASCII
    return _UNICODE


VERDICT_SHADES: Final[Mapping[Verdict, str]] = {
    Verdict.CONFLICT: "F8DEDA",
    Verdict.PARTLY: "DCEFEF",
    Verdict.AGREE: "DFF0E1",
    Verdict.UNCLEAR: "FBF0D0",
    Verdict.OPEN: "E1E9F8",
    Verdict.ONE_SIDED: "ECEEF0",
}
"""What lies behind a verdict: light enough for black letters, and beside a sign that tells verdicts apart in grey."""
