"""Every sentence that stands in a gap report outside its parts: its notes, the words of the room, what meets both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ceasefire_diff.comparing.comparison import TermResult
from ceasefire_diff.model.proposal import Status
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.wording.quoted import Sentence, capital, quoted
from ceasefire_diff.wording.result_view import PairOfTexts, ResultView, label
from ceasefire_diff.wording.sentences import PARAPHRASE_MARK

NUMBER: Final = "number"
"""What the column of row numbers is called."""

# Page one ---------------------------------------------------------------------------------------------------------


def title(called: Iterable[str]) -> Sentence:
    """What the report is called."""
    return Sentence("The texts side by side: " + " / ".join(map(quoted, called)))


SHORT_FOOTER: Final = "Made by software; not agreed by any party; the parties' texts prevail."


def status_note(contact: str | None) -> tuple[Sentence, ...]:
    """What a report is and is not; it stands on page one of each."""
    sentences = [
        "This report was made by software from the files listed here.",
        "It has not been seen or agreed by any party, and it is not a proposal.",
        "The parties' texts prevail over everything printed here.",
        "Silence is not a position.",
        "Names are printed as the texts write them and imply no view on the status of any territory.",
    ]
    if contact:
        sentences.append(f"Whoever finds a misreading is asked to tell {quoted(contact)}.")
    return tuple(map(Sentence, sentences))


def footer(papers: Iterable[tuple[str, str]]) -> Sentence:
    """What stands on every page; `papers` are what each text is called and the first digits of its file's SHA-256."""
    files = "; ".join(f"{quoted(called)} {digits}" for called, digits in papers)
    return Sentence(
        "Made by software; not agreed by any party; the parties' texts prevail; silence is not a position. "
        f"SHA-256 of the files: {files}."
    )


EDITION: Final = (
    "This is the edition for {party}: its column stands first. Nothing else differs from other editions, "
    "and the order of columns carries no meaning."
)
WHERE_IT_CANNOT_BE_TOLD: Final = (
    "How the texts stand to each other is said of what they state, row by row; where it cannot be told, "
    "the row says “needs reading”."
)
WHERE_ONE_STATES_MORE: Final = (
    "Of a file that is incomplete it is never said that its text is silent: what is “not in the other file” may stand "
    "in its text. "
    "Where “part of it” is stated in one text only, what both state is the same."
)
HOW_TO_READ: Final = (PARAPHRASE_MARK, WHERE_IT_CANNOT_BE_TOLD, WHERE_ONE_STATES_MORE)


def edition(party: str) -> Sentence:
    """For whom this edition is, in place of the notice on the order of columns."""
    return Sentence(EDITION.format(party=quoted(party)))


def left_out(who: str, statuses: Iterable[Status], rows: int) -> Sentence:
    """That provisions of another status stay behind, and how many rows that touched."""
    kept = " or ".join(each.value for each in statuses)
    touched = "1 row" if rows == 1 else f"{rows} rows"
    return Sentence(
        f"What {who} states in words that did not become known as {kept} is left out here; that touched {touched}. "
        "The file is treated as incomplete."
    )


def numbers_kept(first_new: int, gone: Iterable[int]) -> Sentence:
    """That the numbers of rows are those of an earlier report."""
    text = f"Rows keep the numbers of an earlier report; new rows have {first_new} and higher."
    if missing := ", ".join(map(str, sorted(gone))):
        text += f" No longer found in these texts, and not used again: {missing}."
    return Sentence(text)


# What meets both --------------------------------------------------------------------------------------------------

_MEETS: Final = frozenset(
    (
        "amount.nested",
        "amount.overlaps",
        "moment.nested",
        "moment.overlaps",
        "choice.nested",
        "choice.overlaps",
        "ratio.overlaps",
    )
)
_NAMED_BY_BOTH: Final = frozenset(("names.nested", "names.overlaps"))


def meets_both(result: TermResult, texts: PairOfTexts) -> Sentence | None:
    """What meets both texts on one term, where the values of both leave room for it."""
    view = ResultView(result, texts)
    if view.common is None or result.verdict is not Verdict.PARTLY:
        return None
    if result.rule in _MEETS:
        return Sentence(f"{capital(label(result.term))}: {view.common} satisfies both texts.")
    if result.rule in _NAMED_BY_BOTH:
        return Sentence(f"{capital(label(result.term))}: both texts name {view.common}.")
    return None


# Tables for spreadsheets ------------------------------------------------------------------------------------------

ROWS_HEAD: Final = (NUMBER, "group", "matter", "how the texts stand", "what meets both")
WORKING_TEXT: Final = "working text"
GONE: Final = "(in an earlier report; not in these texts)"
SHEETS: Final[Mapping[str, str]] = {
    "first": "Read first",
    "rows": "Rows",
    "parts": "The first hour",
    "results": "Results",
    "provisions": "Provisions",
    "sources": "Sources",
}
RESULTS_HEAD: Final = (NUMBER, "matter", "for", "on", "how the texts stand on it", "why", "rule")

# The single text with brackets ------------------------------------------------------------------------------------

BLANK_UNITS: Final[Mapping[str, str]] = {
    "time": "(a length of time)",
    "distance": "(a distance)",
    "length": "(a length)",
    "count": "(a number)",
    "people": "people",
    "share": "(a share)",
    "money": "(an amount of money)",
    "rate": "(a rate)",
    "time-per-day": "hours per day",
}
"""What stands behind a blank, by what a term counts."""


def blank(unit: str, words: str) -> str:
    """A blank to be filled in, with its unit and the words that leave it open."""
    return f"________{f' {unit}' if unit else ''} ({quoted(words)})"


def bracket_words(name: str, words: str, clauses: Sequence[str]) -> Sentence:
    """One line of the single text: what it is on, its words and the clauses it stands in."""
    places = f" ({quoted('; '.join(clauses))})" if clauses else ""
    return Sentence(f"{name}: {words}{places}" if name else f"{words}{places}")
