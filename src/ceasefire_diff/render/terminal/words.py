"""Foreign words on their way to a terminal: hidden characters shown, right-to-left words kept apart."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ceasefire_diff.document.blocks import Document, Figure, Listing, Paragraph, Table
from ceasefire_diff.wording.escape_hidden import escape_hidden, kept_apart, no_command_in, reads_right_to_left
from ceasefire_diff.wording.quoted import Sentence


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
