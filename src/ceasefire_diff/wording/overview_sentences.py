"""What an overview says beside the words of the texts: its headings, the facts of each text, where to look next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.sentences import ROOM_WORDS, VERDICT_WORDS

OVERVIEW_TITLE: Final = "Overview"
OVERVIEW_ABOUT: Final = "Every row once, grouped by how the texts stand to each other"
PREVAIL: Final = "The original texts prevail. The order of columns and rows has no significance."
NO_ROW: Final = "none in these files"
OPEN_TITLE: Final = "Left open or without a figure"
PARTIAL: Final = "a provision missing here may still be in the text"

GROUPS: Final = (Verdict.CONFLICT, Verdict.PARTLY, Verdict.AGREE, Verdict.UNCLEAR, Verdict.OPEN)
"""The groups of an overview in their fixed order; rows of one text alone follow."""

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _long_date(date: str) -> str:
    """A date of a file, `2025-06-02`, as `2 June 2025`."""
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    if not (month.isdecimal() and day.isdecimal() and 1 <= int(month) <= len(_MONTHS)):
        return date
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"


def text_facts(called: str, date: str, status: str, *, partial: bool, options: Sequence[str]) -> Sentence:
    """One text in a line: when, how it became known, whether the file holds all of it, its options."""
    coverage = f"incomplete: {PARTIAL}" if partial else "complete"
    facts = f"{_long_date(date)}, {status}, {coverage}"
    if options:
        number = {2: "Two", 3: "Three", 4: "Four"}.get(len(options), str(len(options)))
        facts += f". {number} options: {', or '.join(map(quoted, options))}"
    return Sentence(f"{quoted(called)}: {facts}")


def rows_listed(rows: int) -> Sentence:
    """That an overview leaves out no row."""
    return Sentence(f"{PREVAIL} {_counted(rows, 'row')}, all listed.")


def rows_chosen(shown: int, rows: int, verdicts: Sequence[Verdict], topics: Sequence[str]) -> Sentence:
    """Which rows are shown where not all are."""
    asked = [f"verdict {', '.join(VERDICT_WORDS[each] for each in verdicts)}"] if verdicts else []
    if topics:
        asked.append(f"topic {quoted(', '.join(topics))}")
    told = f" ({'; '.join(asked)})" if asked else ""
    return Sentence(f"{PREVAIL} Shown: {shown} of {_counted(rows, 'row')}{told}.")


def _counted(number: int, noun: str) -> str:
    """`1 row`, `2 rows`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def questions_open(questions: int, rows: int, incompatible: Sequence[int] = ()) -> Sentence:
    """That answers of a person could change rows, and where they are asked for.

    `incompatible` are numbers of those rows that cannot both hold as they stand.
    """
    conflicts = f" (incompatible: {', '.join(map(str, incompatible))})" if incompatible else ""
    asked, touched = _counted(questions, "open question"), _counted(rows, "row")
    return Sentence(f"Not final: {asked} could change {touched}{conflicts}: ceasefire-diff review")


def one_text_title(pairs: int | None) -> str:
    """The heading over what one text alone says; `pairs` are those offered for review, None where none can be asked."""
    where = "review" if pairs is None else f"{_counted(pairs, 'pair')}, --related"
    offered = "" if pairs == 0 else f"; ? perhaps in another row: {where}"
    return f"In one text only (silence is not a position{offered})"


def group_title(verdict: Verdict) -> str:
    """The heading of a group of rows."""
    words = ROOM_WORDS[verdict]
    return f"{words[0].upper()}{words[1:]}"


def same_on_points(points: Mapping[str, Sequence[int]]) -> str:
    """That no row is the same throughout, and on what single points rows of other groups are, by the rows of each."""
    if not points:
        return NO_ROW
    told = ", ".join(f"{each} ({', '.join(map(str, numbers))})" for each, numbers in points.items())
    return f"no row; the same within other rows: {told}"


def differ_on(terms: Sequence[str]) -> Sentence:
    """What differs in a row that is compatible."""
    return Sentence(f"The texts differ on {', '.join(terms)}.")


def only_one_states(called: str, terms: Sequence[str]) -> Sentence:
    """What one text alone states within a row on which both speak."""
    return Sentence(f"Only {called}: {', '.join(terms)}.")


def to_review(term: str, left: str, right: str) -> Sentence:
    """What a person has to look at in a row, where it is one term."""
    return Sentence(f"To review: {term} ({left} / {right}).")


def short_cell(words: Sequence[str], clauses: str, mark: str) -> Sentence:
    """A cell of an overview: a few words, the clauses, and the mark of a caveat."""
    return Sentence(f"{'; '.join(words)}{f' [{quoted(clauses)}]' if clauses else ''}{mark}")


def in_option(words: str, options: Sequence[str]) -> str:
    """Words that hold in some options of a text only."""
    return f"{quoted(words)} ({', '.join(map(quoted, options))})" if options else quoted(words)


def conditions_in_brief(points: int, *, begun: bool) -> str:
    """Several conditions of one option, counted as the text counts its points; the row in full has each."""
    return f"{_counted(points, 'point')} {'begun' if begun else 'done'}"


def waiting_in_brief(words: str) -> str:
    """Something that a text makes wait for something else."""
    return f"conditional: {words}"


def steps_in_order(first: str, second: str) -> str:
    """An order of two steps."""
    return f"{quoted(first)}, then {quoted(second)}"


def step_and_its_time(step: str, time: str) -> str:
    """A step with what its text says of when it is, `key: words`."""
    return f"{quoted(step)}: {quoted(time.replace(': ', ' ', 1))}"


def steps_in_common(pairs: int) -> str:
    """Several orders of two steps; the row in full has each."""
    return f"{pairs} pairs of steps in this order"


def pair_word(label: str, verdict: Verdict) -> Sentence:
    """What some pair of texts or options comes to."""
    return Sentence(f"{quoted(label)}: {VERDICT_WORDS[verdict]}")


def alone_item(words: str, *, matched: bool) -> str:
    """What one text alone says; with a mark where the other may speak of it in another row."""
    return words if matched else f"? {words}"


NO_FIGURE: Final = "no figure"


def open_item(term: str, words: str) -> Sentence:
    """What a text leaves open in a row: the term, and its words, where the name of the term is a noun."""
    return Sentence(quoted(words) if term.startswith("“") else f"{term.removeprefix('when it ')}: {quoted(words)}")


DEFERS: Final[Mapping[str, str]] = {"defers": "deferred", "notes": "taken note of"}


def caveat_line(mark: str, caveat: str) -> Sentence:
    """A public remark on provisions that carry its mark."""
    return Sentence(f"{mark} {quoted(caveat)}")


def where_to_look(row: int | None) -> Sentence:
    """How to see more than an overview; `row` is one to look at."""
    one = f"One row: --row {row}{_BETWEEN}" if row else ""
    return Sentence(
        f"{one}All in full: --full{_BETWEEN}Sources: --sources{_BETWEEN}For the room: ceasefire-diff report"
    )


_BETWEEN: Final = " · "
