"""A sentence the tool says, in which words of the texts are told from its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

# Characters no file may hold, so they can mark where words of a text begin and end.
_BEGINS: Final = "\x02"
_ENDS: Final = "\x03"


class Sentence(Struct, frozen=True):
    """A sentence; `marked` holds it with the words of the texts between marks, as `foreign` sets them."""

    marked: str

    def __str__(self) -> str:
        """The sentence as it is read."""
        return self.marked.replace(_BEGINS, "").replace(_ENDS, "")

    @property
    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The sentence in pieces, each with whether it is foreign: words of a text, a party's name, a value."""
        for place, piece in enumerate(self.marked.split(_BEGINS)):
            if not place:
                yield piece, False
                continue
            words, _, own = piece.partition(_ENDS)
            yield words, True
            if own:
                yield own, False

    @property
    def own_words(self) -> str:
        """What the tool itself says; each foreign piece is left out."""
        return "".join("…" if quoted else piece for piece, quoted in self.pieces)


def together(sentences: Iterable[Sentence]) -> Sentence:
    """Sentences one after the other, those that say nothing left out."""
    return Sentence(" ".join(each.marked for each in sentences if each.marked))


def quoted(text: str) -> str:
    """Words that are not the tool's own, marked for a sentence."""
    return f"{_BEGINS}{text.replace(_BEGINS, '').replace(_ENDS, '')}{_ENDS}"


def within_a_sentence(title: str) -> str:
    """A title as words in a sentence: its first letter is small, unless it begins an abbreviation."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def capital(text: str) -> str:
    """A piece of a sentence with a capital at its beginning; words of the texts stay as they are written."""
    return text if text.startswith(_BEGINS) else f"{text[0].upper()}{text[1:]}"
