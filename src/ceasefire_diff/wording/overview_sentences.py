"""What an overview says beside the words of the texts: its headings, the facts of each text, where to look next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.sentences import ROOM_WORDS, VERDICT_WORDS
from ceasefire_diff.wording.term_words import listed

OVERVIEW_TITLE: Final = "Overview"
OVERVIEW_ABOUT: Final = "Every row once, grouped by how the texts stand to each other"
NO_ROW: Final = "none in these files"
BY_LIKENESS: Final = "(?) lined up by like words, not confirmed"
OPEN_TITLE: Final = "Left open or without a figure"
PARTIAL: Final = "; a provision missing here may still be in an incomplete text"
HELD_WHOLE: Final = "complete"
HELD_IN_PART: Final = "incomplete"
ALONE_IN_PART: Final = f"{HELD_IN_PART}: a provision missing here may still be in the text"
"""Whether the file of a text holds all of it; of the only one that does not, its line says what that means."""
OWN_WORDS: Final = "Words in quotation marks are the texts' own."

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


def text_facts(called: str, date: str, status: str, coverage: str, options: Sequence[str]) -> Sentence:
    """One text in a line: when, how it became known, whether the file holds all of it, its options."""
    facts = f"{_long_date(date)}, {status}, {coverage}"
    if options:
        number = {2: "Two", 3: "Three", 4: "Four"}.get(len(options), str(len(options)))
        facts += f". {number} options: {', or '.join(map(quoted, options))}"
    return Sentence(f"{quoted(called)}: {facts}")


def how_to_read(told: str = "", *, partial: bool) -> Sentence:
    """What holds of all that is printed, and what it is; `partial`: some files hold only part of their texts."""
    words = f"The texts prevail{PARTIAL if partial else ''}; quoted words are theirs."
    return Sentence(f"{words} The order of columns and rows has no significance. {told}".rstrip())


def rows_chosen(shown: int, rows: int, verdicts: Sequence[Verdict], topics: Sequence[str]) -> str:
    """Which rows are shown where not all are."""
    asked = [f"verdict {', '.join(VERDICT_WORDS[each] for each in verdicts)}"] if verdicts else []
    if topics:
        asked.append(f"topic {quoted(', '.join(topics))}")
    told = f" ({'; '.join(asked)})" if asked else ""
    return f"Shown: {shown} of {_counted(rows, 'row')}{told}."


def _counted(number: int, noun: str) -> str:
    """`1 row`, `2 rows`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


_NO_ROWS: Final[Mapping[Verdict, Sequence[int]]] = {}


_FEW: Final = 10
"""Numbers of rows that a line has room for."""


def questions_open(questions: int, rows: int, groups: Mapping[Verdict, Sequence[int]] = _NO_ROWS) -> Sentence:
    """That answers of a person could change rows, which of those shown, and where they are asked for.

    `groups` are their numbers by the heading they stand under: those that cannot both hold are told, else a few.
    """
    conflicts, alone = groups.get(Verdict.CONFLICT, ()), groups.get(Verdict.ONE_SIDED, ())
    others = sorted(each for group in groups.values() for each in group if group not in (conflicts, alone))
    told = [f"cannot both hold: {', '.join(map(str, conflicts))}"] if conflicts else []
    if others and not conflicts and len(others) <= _FEW:
        told.append(", ".join(map(str, others)))
        told += [f"{ROOM_WORDS[Verdict.ONE_SIDED]}: {_counted(len(alone), 'row')}"] if alone else []
    where = f" ({'; '.join(told)})" if told else ""
    asked, touched = _counted(questions, "question"), _counted(rows, "row")
    return Sentence(f"Not final: {asked} could change {touched}{where}: ceasefire-diff review")


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


def with_both_values(term: str, left: str, right: str) -> str:
    """A term with what each text states on it."""
    return f"{term} ({left} / {right})"


def only_one_states(called: str, terms: Sequence[str]) -> Sentence:
    """What one text alone states within a row on which both speak."""
    return Sentence(f"Only {quoted(called)}: {', '.join(terms)}.")


ONE_EVENT: Final = "whether these are one event"


def to_review(term: str, left: str, right: str) -> Sentence:
    """What a person has to look at in a row, where it is one term."""
    return Sentence(f"To review: {with_both_values(term, left, right)}.")


def to_review_aspects(stated: Mapping[str, Sequence[str]]) -> Sentence:
    """What a person has to look at in a row where the texts share nothing: what each text alone states, by text."""
    told = "; ".join(f"{quoted(called)} states {listed(list(terms))}" for called, terms in stated.items())
    return Sentence(f"To review: {told}.")


def to_review_reason(clause: str) -> Sentence:
    """What a person has to look at in a row, as the reason for its verdict says it."""
    return Sentence(f"To review: {clause.removesuffix(' needs review').rstrip(',')}.")


def short_cell(words: Sequence[str], clauses: str, mark: str) -> Sentence:
    """A cell of an overview: a few words, the clauses, and the mark of a caveat."""
    return Sentence(f"{'; '.join(words)}{f' [{quoted(clauses)}]' if clauses else ''}{mark}")


def bound_party(named: Sequence[str]) -> str:
    """Who is bound, behind the name of an issue."""
    return f"by {listed(list(named))}"


def in_option(words: str, options: Sequence[str]) -> str:
    """Words that hold in some options of a text only."""
    return f"{quoted(words)} ({', '.join(map(quoted, options))})" if options else quoted(words)


def conditions_in_brief(points: int, *, begun: bool) -> str:
    """Several conditions of one option, counted as the text counts its points; the row in full has each."""
    return f"{_counted(points, 'point')} {'begun' if begun else 'done'}"


END_OF: Final = "end of "


def event_in_brief(act: str, things: Sequence[str]) -> str:
    """An act with what it is about, which the end of its title need not say too: `release (hostages; living)`."""
    return f"{act.partition(' of ')[0]} ({'; '.join(things)})" if things else act


def only_after(event: str, *, begun: bool) -> str:
    """What an event waits for: `begun`, or done."""
    return f"only once {event} has begun" if begun else f"only after {event}"


def condition_alone(event: str, conditions: Sequence[str]) -> str:
    """A condition that one text alone sets for an event."""
    return f"{event}: {', '.join(conditions)}"


def see_rows(numbers: Sequence[int]) -> str:
    """That what a row says stands in others beside what another text says of it."""
    return f"see {', '.join(map(str, numbers))}"


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


def also_open(called: str) -> str:
    """Whose points are left open within rows that stand elsewhere, where whole rows are told before."""
    return f"{called}, within other rows"


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
