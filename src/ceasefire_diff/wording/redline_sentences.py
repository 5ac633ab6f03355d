"""What a redline says beside the words of the text: whose versions, how marks read, what became of a clause."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ceasefire_diff.rounds.redline import Clause, Mark, Redline
from ceasefire_diff.wording.finding_sentences import finding_sentence
from ceasefire_diff.wording.history_sentences import day_in_words
from ceasefire_diff.wording.quoted import Sentence, quoted

READ: Final = Sentence(
    "Struck through: in the earlier version alone. Underlined: in the later alone. A clause that moved stands in both "
    "places, doubly marked. Clauses without published words are in the paraphrase of the files. The original texts "
    "prevail."
)
MARK_WORDS: Final = {
    Mark.DELETED: "deleted",
    Mark.INSERTED: "inserted",
    Mark.MOVED_FROM: "moved from here",
    Mark.MOVED_TO: "moved here",
}
"""What a mark is called for those who cannot see it."""


def redline_title(redline: Redline) -> Sentence:
    """Whose text, and which versions."""
    days = (day_in_words(each.date, year=True) for each in (redline.earlier, redline.later))
    party = quoted(redline.later.party_name)
    return Sentence(f"{party}: {' and '.join(days)}")


def clause_head(clause: Clause, title: str) -> Sentence:
    """The numbers of a clause and its topic."""
    numbers = f"{quoted('; '.join(clause.clauses))}  " if clause.clauses else ""
    return Sentence(f"{numbers}{quoted(title)}")


def clause_notes(clause: Clause) -> tuple[Sentence, ...]:
    """What marks do not show: values that changed, a clause cut in several or joined, one that moved."""
    notes = [finding_sentence(replace(each, provision="")) for each in clause.findings]
    if clause.whole:
        parts = quoted(", ".join(clause.whole))
        notes.append(Sentence(f"Divided or joined: the words stood in {parts}."))
    if clause.move is not None:
        moved_away = any(span.mark is Mark.MOVED_FROM for span in clause.spans)
        notes.append(Sentence(f"Move {clause.move}: {'from here' if moved_away else 'to here'}."))
    return tuple(notes)
