"""What the pictures of a report say: their titles, legends, and all they show in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from ceasefire_diff.comparing.norms import Norm
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.term_words import listed, subject


def _rows_listed(numbers: Sequence[int]) -> str:
    """`row 3`, `rows 3 and 4`."""
    return f"row{'s' if len(numbers) > 1 else ''} {listed([str(each) for each in numbers])}"


RANGES_TITLE: Final = "What the texts state in figures"
RANGES_LEAD: Final = (
    "One strip for each row and term in which the texts state figures that can be set on one scale. "
    "The words beside each strip are those of the files."
)


class RangeMark(StrEnum):
    """The marks of the strips, in the order of their legend."""

    RANGE = "range"
    OPEN_END = "open-end"
    ENDLESS = "endless"
    POINT = "point"
    LIMIT = "limit"
    UNSURE = "unsure"
    BLANK = "blank"
    HOLLOW = "hollow"
    MEETS = "meets"


RANGES_MARKS: Final[Mapping[RangeMark, str]] = {
    RangeMark.RANGE: "from one figure to another, both included",
    RangeMark.OPEN_END: "the figure itself is left out",
    RangeMark.ENDLESS: "goes on without a figure",
    RangeMark.POINT: "one figure",
    RangeMark.LIMIT: "a figure stated as a limit",
    RangeMark.UNSURE: "one figure, whose length depends on the months it falls in",
    RangeMark.BLANK: "no figure: left open, or named without a value",
    RangeMark.HOLLOW: "what the text declines, or requires not to be so",
    RangeMark.MEETS: "satisfies both texts",
}


MEETS: Final = "satisfies both texts"
"""Stands beside what no text states for itself."""

_WHAT_TEXTS_DO: Final = {
    Norm.REQUIRES: "states",
    Norm.SAYS: "states",
    Norm.TRIES: "tries for",
    Norm.FORBIDS: "prohibits",
    Norm.PERMITS: "permits",
    Norm.DECLINES: "declines",
    Norm.LEAVES_OPEN: "leaves open",
}


def stated_words(words: str, deed: Norm) -> str:
    """A value as it stands beside its strip, with what the text does with it where that is not to state it."""
    verb = {Norm.FORBIDS: "shall not", Norm.PERMITS: "may"}.get(deed, _WHAT_TEXTS_DO[deed])
    return words if verb == "states" else f"{verb}: {words}"


def axis_words(unit: str, anchors: Sequence[str], *, in_order: bool) -> str:
    """What the figures under a strip count."""
    counted = " ".join(each for each in (unit, f"from {' / '.join(anchors)}" if anchors else "") if each)
    if not in_order:
        return counted
    return f"{counted}: in order, not to scale" if counted else "in order, not to scale"


def range_sentence(  # noqa: PLR0913, PLR0917 - all that a strip shows
    row: int,
    title: str,
    about: str,
    stated: Sequence[tuple[str, Sequence[str], str, Norm | None]],
    meetings: Sequence[tuple[str | None, str, bool]],
    apart: Sequence[tuple[str | None, str]],
) -> Sentence:
    """All that one strip shows; the deed is None where a text gives no figure."""

    def says(words: str, deed: Norm | None) -> str:
        return f"{_WHAT_TEXTS_DO[deed]} {words}" if deed else f"gives no figure ({words})"

    said = []
    for name, clauses, words, deed in stated:
        where = f" ({quoted('; '.join(clauses))})" if clauses else ""
        said.append(f"{name}{where} {says(quoted(words), deed)}")
    for label, words, is_same in meetings:
        both = f"both of {quoted(label)}" if label else "both texts"
        said.append(f"this is the same in {both}" if is_same else f"{quoted(words)} satisfies {both}")
    for label, words in apart:
        said.append(f"{quoted(words)} lie between {quoted(label) if label else 'the two'}")
    of = f" ({quoted(about)})" if about else ""
    return Sentence(f"Row {row}, {quoted(title)}{of}: {'; '.join(said)}.")


def rows_left_out(rows: Sequence[int]) -> Sentence:
    """That some rows are not drawn, for there are too many."""
    return Sentence(f"Not drawn here, for want of room, and told in the table: {_rows_listed(rows)}.")


CONDITIONS_TITLE: Final = "What each text puts before which event"
CONDITIONS_LEAD: Final = (
    "Over each event: what each text makes it wait for, with the numbers of the rows. "
    "Where the texts put two steps in opposite order: the order of each."
)
UNCONDITIONAL: Final = "stated to be unconditional"
ORDER_OF: Final = "In which order"


class Waiting(StrEnum):
    """How something stands before an event."""

    CONDITION = "condition"
    BEGUN = "begun"
    """A condition that is met once it has begun."""
    UNCONDITIONAL = "unconditional"
    STARTS = "starts"
    OTHER = "other"


def waiting_words(waiting: Waiting, words: str) -> str:
    """What stands over an event in a picture."""
    return {Waiting.BEGUN: "at least begun: ", Waiting.STARTS: "starts: "}.get(waiting, "") + words


def waits_of_options(options: Sequence[str], *, begun: bool) -> str:
    """The name of options over what they wait for; `begun` where of all of that it is enough that it has begun."""
    return f"{', '.join(options)}{'; each at least begun:' if begun else ''}"


_WAITING_VERBS: Final = {
    Waiting.CONDITION: "makes it conditional on:",
    Waiting.BEGUN: "makes it conditional on the beginning of:",
    Waiting.UNCONDITIONAL: "states that it is unconditional",
    Waiting.STARTS: "states that it starts",
    Waiting.OTHER: "states",
}


def conditions_sentence(
    row: int,
    event: str,
    texts: Sequence[tuple[str, str | None, Sequence[tuple[tuple[str, ...], Waiting, Sequence[int], str]]]],
) -> Sentence:
    """What each text puts before one event; `texts` have a name, what is said of a silent one, and what it states."""
    said = []
    for name, silence, waits in texts:
        parts: list[str] = []
        for options, waiting, rows, words in waits:
            where = f" ({_rows_listed(rows)})" if rows else ""
            what = "" if waiting is Waiting.UNCONDITIONAL else f" {quoted(words)}"
            alternative = f"in {quoted(', '.join(options))} " if options else ""
            parts.append(f"{alternative}{_WAITING_VERBS[waiting]}{what}{where}")
        # What is told of a file that is incomplete is no predicate.
        joint = ": " if silence and not silence.startswith("is ") else " "
        said.append(f"{name}{joint}{silence or ', '.join(parts)}")
    return Sentence(f"Row {row}, before {quoted(event)}: {'; '.join(said)}.")


def order_sentence(row: int, texts: Sequence[tuple[str, Sequence[tuple[str, str]]]], events: str) -> Sentence:
    """In which order each text puts two steps; nothing is said of a text that does not order them."""
    said = [
        f"{name} puts {quoted(first)} before {quoted(second)}" for name, orders in texts for first, second in orders
    ]
    return Sentence(f"Row {row}, {quoted(events)}: {'; '.join(said)}.")


def speaking(labels: Labels, proposal: str, options: Sequence[str] = ()) -> str:
    """A text as a sentence speaks of it, with the options in which it states something; foreign words are marked."""
    who = subject(labels.spoken[proposal], joint=len(labels.proposals[proposal].party) > 1)
    return f"{who}, in {quoted(', '.join(options))}," if options else who
