"""What is said of several texts and versions: a history, a matrix of many texts, a redline of two versions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from msgspec.structs import replace

from ceasefire_diff.model.proposal import UNFINISHED
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.rounds.history import Change, Issue, Stand
from ceasefire_diff.rounds.redline import Clause, EditMark, Redline
from ceasefire_diff.wording.finding_sentences import finding_sentence
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.sentences import VERDICT_WORDS

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


def issues_listed(shown: int, of_all: int) -> str:
    """That a matrix leaves out no issue, or which it shows."""
    return f"{of_all} issues." if shown == of_all else f"Shown: {shown} of {of_all} issues."


def cell_words(words: Sequence[str], clauses: Sequence[str]) -> Sentence:
    """What a text says of an issue in few words, with its clauses."""
    place = f" [{quoted('; '.join(clauses))}]" if clauses else ""
    return Sentence(f"{quoted('; '.join(words))}{place}")


def group_words(called: Sequence[str]) -> str:
    """Texts that say the same, as `UNC 27 Nov = UNC 23 Dec`."""
    return " = ".join(map(quoted, called))


CAUTION: Final = Sentence(
    "Each line follows one issue through the texts on file. Columns follow the dates; nothing here says who changed "
    "more. The original texts prevail."
)
BOTH_TITLE: Final = "Issues on which texts of two parties speak"
ONE_TITLE: Final = "Issues in the texts of one party only (silence is not a position)"
TABLE_ABOUT: Final = "One line per issue, one column per round: how the latest texts stood, and what changed."

PICTURE_TITLE: Final = "Issues over the rounds"
PICTURE_LEAD: Final = "Issues down, rounds across; only issues on which texts of two parties speak."
CHANGED_IN_A_TEXT: Final = "a text of that day first states it, changes it or leaves it out"

CHANGE_MARKS: Final = {
    Change.APPEARS: "+",
    Change.CHANGES: "*",
    Change.REWORDS: "w",
    Change.LEAVES_OUT: "x",
    Change.STAYS: "",
}
"""What stands behind the sign of a round in which a text did something with the issue."""

_CHANGES: Final = {
    Change.APPEARS: "first stated",
    Change.CHANGES: "changed",
    Change.REWORDS: "in other words",
    Change.STAYS: "unchanged",
    Change.LEAVES_OUT: "not in that text any more",
}
_MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905 - a list nobody has to read


def day_in_words(day: str, *, year: bool = False) -> str:
    """A date as a column is headed: `27 Nov`, with the year where it is asked for."""
    if day == UNFINISHED:
        return "no date yet"
    known = date.fromisoformat(day)
    return f"{known.day} {_MONTHS[known.month - 1]}{f' {known.year}' if year else ''}"


def marks_in_words(signs: Sequence[tuple[str, Verdict]]) -> Sentence:
    """What every sign of a strip means."""
    stands = "  ".join(f"{sign} {VERDICT_WORDS[verdict]}" for sign, verdict in signs)
    changes = "  ".join(f"{mark} {_CHANGES[change]}" for change, mark in CHANGE_MARKS.items() if mark)
    return Sentence(f"How the texts stand: {stands}. In a text of that day: {changes}.")


def same_since(issue: Issue) -> Sentence | None:
    """From when on all texts say the same of an issue."""
    if issue.same_since is None:
        return None
    return Sentence(f"The same in all texts that state it since {day_in_words(issue.same_since, year=True)}.")


def stand_in_words(stand: Stand) -> tuple[Sentence, ...]:
    """What a text did with an issue: one sentence for each thing that changed, or one word for all."""
    if stand.change is Change.CHANGES:
        return tuple(finding_sentence(replace(each, provision="")) for each in stand.findings)
    return (Sentence(f"{_CHANGES[stand.change].capitalize()}."),)


def relation_in_words(left: str, right: str, verdicts: Sequence[Verdict]) -> Sentence:
    """How two texts stand to each other on an issue."""
    words = " / ".join(VERDICT_WORDS[each] for each in verdicts) or "not matched"
    return Sentence(f"{quoted(left)} and {quoted(right)}: {words}.")


def issue_in_words(title: str, number: int, told: Sequence[tuple[str, tuple[Verdict, ...]]]) -> Sentence:
    """How the texts stood on an issue, from each round on in which that changed."""
    parts = [
        f"from {day_in_words(day, year=True)} {' / '.join(VERDICT_WORDS[each] for each in verdicts)}"
        for day, verdicts in told
    ]
    return Sentence(f"{number}, {quoted(title)}: {'; '.join(parts) or 'not matched'}.")


READ: Final = Sentence(
    "Struck through: in the earlier version alone. Underlined: in the later alone. A clause that moved stands in both "
    "places, doubly marked. Clauses without published words are in the paraphrase of the files. The original texts "
    "prevail."
)
MARK_WORDS: Final = {
    EditMark.DELETED: "deleted",
    EditMark.INSERTED: "inserted",
    EditMark.MOVED_FROM: "moved from here",
    EditMark.MOVED_TO: "moved here",
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
        moved_away = any(span.mark is EditMark.MOVED_FROM for span in clause.spans)
        notes.append(Sentence(f"Move {clause.move}: {'from here' if moved_away else 'to here'}."))
    return tuple(notes)
