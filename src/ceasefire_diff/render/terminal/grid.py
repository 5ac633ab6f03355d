"""Words in the cells of a terminal: shown, painted, wrapped by the cells they take, and in columns side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import zip_longest
from typing import Final

from msgspec import Struct

from ceasefire_diff.document.blocks import Document, Figure, Listing, Paragraph, Table
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.wording.escape_hidden import (
    escape_hidden,
    kept_apart,
    no_command_at,
    no_command_in,
    reads_right_to_left,
)
from ceasefire_diff.wording.quoted import Sentence


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


class GridParagraph(Struct, frozen=True):
    """Words that are wrapped together; the first `lead` of them look otherwise, further lines begin `hang` cells in."""

    text: str
    look: Look = Look.PLAIN
    lead: int = 0
    lead_look: Look = Look.PLAIN
    hang: int = 0


class GridLine(Struct, frozen=True):
    """One line as it is written, and how many cells it takes without its colours."""

    text: str
    width: int


EMPTY: Final = GridLine("", 0)
_AT_A_TIME: Final = 8
"""Letters that are looked at for each cell of a line, marks among them: to measure all of a long word each time takes
time by its square."""
_ONE_CELL_EACH: Final = pattern(r"[ -~\xa0-\u02ff\u2010-\u2027\u2500-\u25ef]*")
"""Latin letters, plain punctuation and lines: their cells need not be looked up, nor the table be loaded."""


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return len(text) if text.isascii() or _ONE_CELL_EACH.fullmatch(text) else _cells_of_other(text)


@cache
def _cells_of_other(word: str) -> int:
    """Cells of a word in another script; few are, and they come again and again."""
    from rich.cells import cell_len  # noqa: PLC0415 - most runs show none

    return cell_len(word)


def _wrapped(text: str, width: int, hang: int = 0) -> list[GridLine]:
    """A text in lines no wider than `width`; words that are wider are broken, nothing is cut."""
    if len(text) <= width and text.isascii():
        return [GridLine(text, len(text))]
    lines: list[GridLine] = []
    indent = text[: len(text) - len(text.lstrip(" "))]
    line, used, room, begins = "", 0, width, ""
    words = text.split() or [""]
    words[0] = indent + words[0]
    for word in words:
        size = cells(word)
        if line and used + 1 + size <= room:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            lines.append(GridLine(begins + line, len(begins) + used))
            room, begins = width - hang, " " * hang
        while size > room:
            piece = _first_cells(word, room)
            lines.append(GridLine(begins + piece, len(begins) + cells(piece)))
            word = word[len(piece) :]  # noqa: PLW2901 - what is left of it
            size = size - cells(piece) if len(word) > _AT_A_TIME * room else cells(word)
            room, begins = width - hang, " " * hang
        line, used = word, size
    lines.append(GridLine(begins + line, len(begins) + used))
    return lines


def _first_cells(word: str, room: int) -> str:
    """As much of a word as goes into a line, at least one character."""
    if word.isascii():
        return word[:room]
    from rich.cells import chop_cells  # noqa: PLC0415 - as above

    return chop_cells(word[: _AT_A_TIME * room], room)[0] or word[0]


def laid_out(paragraphs: Iterable[GridParagraph], width: int, painter: Painter) -> list[GridLine]:
    """Paragraphs under each other, wrapped to a width and painted."""
    lines: list[GridLine] = []
    for paragraph in paragraphs:
        hang = paragraph.hang if paragraph.hang < width // 2 else 0
        for place, line in enumerate(_wrapped(paragraph.text, width, hang)):
            text = no_command_at(line.text)
            if paragraph.lead and not place:
                lead = painter.paint(text[: paragraph.lead], paragraph.lead_look)
                text = lead + painter.paint(text[paragraph.lead :], paragraph.look)
            else:
                text = painter.paint(text, paragraph.look)
            lines.append(GridLine(text, line.width))
    return lines


def side_by_side(
    columns: Sequence[Sequence[GridLine]], widths: Sequence[int], gaps: Sequence[str], gap_widths: Sequence[int]
) -> Iterator[GridLine]:
    """Columns as lines, a gap before each but the first; every one but the last is filled up to its width."""
    for lines in zip_longest(*columns, fillvalue=EMPTY):
        text, width = "", 0
        for place, line in enumerate(lines):
            if place:
                text, width = text + gaps[place - 1], width + gap_widths[place - 1]
            filled = 0 if place == len(lines) - 1 else widths[place] - line.width
            text, width = f"{text}{line.text}{' ' * filled}", width + line.width + filled
        yield GridLine(text, width)


class Words(Struct, frozen=True):
    """What holds of all words of a document."""

    right_to_left: bool


def words_in_columns(document: Document) -> Words:
    """Whether any word in a table of the document reads from right to left."""
    return Words(any(map(reads_right_to_left, _in_tables(document))))


def shown_in(text: str) -> str:
    """Foreign words on one line."""
    return kept_apart(no_command_in(escape_hidden(text)))


def said_in(sentence: object) -> str:
    """A sentence with the foreign words in it kept apart from ours."""
    whole = str(sentence)
    if not isinstance(sentence, Sentence) or not reads_right_to_left(whole):
        return no_command_in(escape_hidden(whole))
    return "".join(shown_in(piece) if foreign else piece for piece, foreign in sentence.pieces)


def _in_tables(document: Document) -> Iterator[str]:
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                yield from (str(each.head.words) for each in block.columns)
                yield from (line.words.marked for row in block.rows for lines in row.cells for line in lines)
            elif isinstance(block, Listing | Paragraph | Figure):
                continue
