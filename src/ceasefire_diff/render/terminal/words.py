"""Foreign words on their way to a terminal: hidden characters shown, right-to-left words kept apart."""

from __future__ import annotations

from ceasefire_diff.outline.outline import Outline
from ceasefire_diff.wording.escape_hidden import escape_hidden, kept_apart, no_command_in, reads_right_to_left
from ceasefire_diff.wording.quoted import Sentence


class Words:
    """Shows foreign words; `right_to_left` says whether any that the report shows reads that way."""

    def __init__(self, told: Outline) -> None:
        self.right_to_left = any(map(reads_right_to_left, _all_words(told)))

    def shown(self, text: str) -> str:
        """Foreign words on one line."""
        return kept_apart(no_command_in(escape_hidden(text)))

    def said(self, sentence: Sentence) -> str:
        """A sentence with the foreign words in it kept apart from ours."""
        whole = str(sentence)
        if not reads_right_to_left(whole):
            return no_command_in(escape_hidden(whole))
        return "".join(self.shown(piece) if foreign else piece for piece, foreign in sentence.pieces)


def _all_words(told: Outline) -> list[str]:
    """Everything a table of these rows may show of the texts."""
    words = [column.called for column in told.columns]
    for row in told.rows:
        words += row.objects
        for cell in row.cells:
            for entry in cell.entries:
                words += (*entry.clauses, *entry.options, *(each.value for each in entry.stated), entry.text)
    return words
