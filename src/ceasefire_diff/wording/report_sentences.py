"""Every sentence that stands in a gap report outside its parts: its notes, the words of the room, what meets both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ceasefire_diff.comparing.comparison import TermResult
from ceasefire_diff.model.proposal import Status
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.wording.forms import verb
from ceasefire_diff.wording.overview_sentences import OWN_WORDS, PARTIAL
from ceasefire_diff.wording.quoted import Sentence, capital, quoted
from ceasefire_diff.wording.result_view import PairOfTexts, ResultView
from ceasefire_diff.wording.sentences import PARAPHRASE_MARK
from ceasefire_diff.wording.term_words import label

# Page one ---------------------------------------------------------------------------------------------------------


def title(called: Iterable[str]) -> Sentence:
    """What the report is called."""
    return Sentence("Gap report: " + " / ".join(map(quoted, called)))


ROWS_TITLE: Final = "Row by row"
BRACKETS_TITLE: Final = "Single text with brackets"
BRACKETS_LEAD: Final = (
    "Outside brackets stands only what the texts state alike. Each bracket holds one whole sentence of one text, under "
    "its name, and is the position of that text alone."
)
GONE_TITLE: Final = "Rows of the earlier report that these texts no longer have"


SHORT_FOOTER: Final = "Made by software; not agreed by any party; the parties' texts prevail."


NAMES: Final = "Names are printed as each text writes them and imply no view on the status of any territory."


def status_note(contact: str | None, *, partial: bool) -> tuple[Sentence, ...]:
    """What a report is and is not; it stands on page one of each. `partial`: a file holds only part of its text."""
    sentences = [
        "Made by software from the files listed; not seen or agreed by any party; not a proposal.",
        f"The parties' texts prevail{PARTIAL if partial else ''}. {OWN_WORDS}",
        f"Silence is not a position. The order of columns and rows has no significance. {NAMES}",
    ]
    if contact:
        sentences[-1] += f" Please report errors to {quoted(contact)}."
    return tuple(map(Sentence, sentences))


DIGITS_OF_A_PAPER: Final = 12
"""Digits of a file's SHA-256 by which two people know that they hold the same paper."""


def footer(papers: Iterable[tuple[str, str]]) -> Sentence:
    """What stands on every page; `papers` are what each text is called and the SHA-256 of its file."""
    files = "; ".join(f"{quoted(called)} {sha256[:DIGITS_OF_A_PAPER]}" for called, sha256 in papers)
    return Sentence(
        "Made by software; not agreed by any party; the parties' texts prevail; silence is not a position. "
        f"SHA-256 of the files: {files}."
    )


EDITION: Final = (
    "Edition for {party}: its column stands first. Nothing else differs from other editions, and the order of columns "
    "has no significance."
)
HOW_TO_READ: Final = (PARAPHRASE_MARK,)


def edition(party: str) -> Sentence:
    """For whom this edition is, in place of the notice on the order of columns."""
    return Sentence(EDITION.format(party=quoted(party)))


def left_out(who: str, statuses: Iterable[Status], rows: int) -> Sentence:
    """That provisions of another status stay behind, and how many rows that touched."""
    kept = " or ".join(each.value for each in statuses)
    touched = "1 row" if rows == 1 else f"{rows} rows"
    return Sentence(
        f"Provisions of {who} that are not {kept} are left out of this report; {touched} affected. "
        "The file is treated as incomplete."
    )


def numbers_kept(first_new: int, gone: Iterable[int]) -> Sentence:
    """That the numbers of rows are those of an earlier report."""
    text = f"Rows keep the numbers of the earlier report; new rows start at {first_new}."
    if missing := ", ".join(map(str, sorted(gone))):
        text += f" Not in these texts any more, and not used again: {missing}."
    return Sentence(text)


def gone_line(number: int, issue: str, working_text: str, status: str) -> Sentence:
    """A row of an earlier report that is gone, and what the room wrote into it."""
    said = [f"working text: {quoted(working_text)}"] if working_text else []
    said += [f"status: {quoted(status)}"] if status else []
    written = f". {capital('; '.join(said))}" if said else ""
    return Sentence(f"{number} {quoted(issue)}{written}")


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


def meets_both(result: TermResult, texts: PairOfTexts, among: Iterable[TermResult] = ()) -> Sentence | None:
    """What meets both texts on one term, where the values of both leave room for it.

    `among` are all results of the pair: where another term is not the same, only this one is said to be met.
    """
    view = ResultView(result, texts)
    if view.common is None or result.verdict is not Verdict.PARTLY:
        return None
    called = capital(label(result.term, texts.topic))
    if result.rule in _MEETS:
        others = any(each.verdict is not Verdict.AGREE for each in among if each is not result)
        return Sentence(f"{called}{' alone' if others else ''}: {view.common} satisfies both texts.")
    if result.rule in _NAMED_BY_BOTH:
        return Sentence(f"{called}: both texts {verb(view)} {view.common}.")
    return None


# Tables for spreadsheets ------------------------------------------------------------------------------------------

SHEETS: Final[Mapping[str, str]] = {
    "overview": "Overview",
    "rows": "Rows",
    "parts": "Parts",
    "sources": "Sources",
}

# The single text with brackets ------------------------------------------------------------------------------------


def shared_sentence(text: str, clauses: Sequence[str]) -> Sentence:
    """One wording of what all texts state, without brackets."""
    return Sentence(f"{quoted(text)} ({quoted('; '.join(clauses))})")


def bracket_lead(whose: str) -> Sentence:
    """Whose sentence the bracket holds."""
    return Sentence(f"[{quoted(whose)}:")


def bracketed_sentence(text: str, clauses: Sequence[str]) -> Sentence:
    """One whole sentence of one text, up to the end of its bracket."""
    return Sentence(f"{quoted(text)} ({quoted('; '.join(clauses))})]")


def blank_line(term: str, words: str) -> Sentence:
    """What is left to be agreed, as a blank to be filled in."""
    return Sentence(f"________ ({term}: {quoted(words)})")
