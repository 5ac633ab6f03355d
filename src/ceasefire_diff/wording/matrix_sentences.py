"""What the matrix of many texts says: labels of texts, cells, and how it is to be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ceasefire_diff.wording.history_sentences import day_in_words
from ceasefire_diff.wording.quoted import Sentence, quoted

SEVERAL_TITLE: Final = "Issues on which several texts speak"
ONE_TEXT_ISSUES: Final = "In one text only (silence is not a position)"
MATRIX_ABOUT: Final = "One line per issue, one column per text: what each text says of it in few words."
PAIRS_ARE_APART: Final = (
    'Each column says in few words what one text says. A cell that reads "as" and names a text states '
    "the same as that text. How two texts stand to each other is not told here: a report of these two tells it."
)
HINT: Final = Sentence(
    "How two of these texts stand to each other: --pairs, or compare two. Movement over rounds: history."
)


def text_label(party: str, day: str, *, year: bool) -> str:
    """A text in a few words, as `UNC 27 Nov`."""
    return f"{party} {day_in_words(day, year=year)}"


def issues_listed(shown: int, of_all: int) -> Sentence:
    """That a matrix leaves out no issue, or which it shows."""
    told = f"{of_all} issues, all listed." if shown == of_all else f"Shown: {shown} of {of_all} issues."
    return Sentence(f"The original texts prevail. The order of columns and rows has no significance. {told}")


def cell_words(words: Sequence[str], clauses: Sequence[str]) -> Sentence:
    """What a text says of an issue in few words, with its clauses."""
    place = f" [{quoted('; '.join(clauses))}]" if clauses else ""
    return Sentence(f"{quoted('; '.join(words))}{place}")


def group_words(called: Sequence[str]) -> str:
    """Texts that say the same, as `UNC 27 Nov = UNC 23 Dec`."""
    return " = ".join(map(quoted, called))
