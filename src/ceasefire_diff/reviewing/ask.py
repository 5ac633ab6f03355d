"""Asks: every open question of a comparison, in the order in which answers make and unmake the rest."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.reviewing.ask_counterparts import ask_counterparts
from ceasefire_diff.reviewing.ask_days import ask_days
from ceasefire_diff.reviewing.ask_events import ask_event_ties, ask_events
from ceasefire_diff.reviewing.ask_headers import ask_headers
from ceasefire_diff.reviewing.ask_lists import ask_lists
from ceasefire_diff.reviewing.ask_many_rows import ask_likely, ask_no_difference
from ceasefire_diff.reviewing.ask_names import ask_names
from ceasefire_diff.reviewing.ask_rows import ask_one_thing, ask_readings, ask_several
from ceasefire_diff.reviewing.ask_unsaid import ask_unsaid
from ceasefire_diff.reviewing.effects import RowChange, effect
from ceasefire_diff.reviewing.question import Question, QuestionKind
from ceasefire_diff.reviewing.texts_compared import each_two_texts
from ceasefire_diff.reviewing.workbench import Workbench

LIKELY = 0.5
"""How alike two names or provisions are that are asked about before others, whatever rows they stand in."""


def questions_of(comparison: Comparison, kinds: Iterable[QuestionKind] = QuestionKind) -> list[Question]:
    """Every question that may be asked, whether or not an answer changes a row: kind by kind, the likeliest first.

    Before that, within a kind, what may go into the proposal itself: it says more than that a row is the same.
    """
    wanted = {*kinds}
    found: dict[str, Question] = {}
    for texts in each_two_texts(comparison):
        for ask in (
            ask_headers,
            ask_names,
            ask_lists,
            ask_days,
            ask_events,
            ask_event_ties,
            ask_likely,
            ask_counterparts,
            ask_several,
            ask_one_thing,
            ask_unsaid,
            ask_no_difference,
            ask_readings,
        ):
            for question in ask(texts):
                if question.kind in wanted:
                    found.setdefault(question.id, question)
    return sorted(
        found.values(),
        key=lambda each: (
            each.kind,
            not each.into_proposal,
            each.likeness < LIKELY,
            -len(each.rows),
            -each.likeness,
            each.id,
        ),
    )


class HowMany(Struct, frozen=True):
    """How many questions may be asked, and how many rows their answers could change."""

    questions: int
    rows: int
    row_ids: frozenset[str] = frozenset()


def how_many(comparison: Comparison) -> HowMany:
    """How many open questions concern how many rows, told without trying any answer."""
    questions = questions_of(comparison)
    rows = {row for each in questions for row in each.rows}
    alone = {(said.proposal, said.provision) for each in questions if not each.rows for said in each.shows}
    for row in comparison.rows:
        if any((member.proposal, member.provision) in alone for member in row.members):
            rows.add(row.id)
    return HowMany(len(questions), len(rows), frozenset(rows))


_TRIED = (QuestionKind.NAMES, QuestionKind.EVENTS, QuestionKind.UNSAID)
"""Kinds of question whose answers may change nothing."""

_SETTLES_NOTHING = ("u", "n")
"""Keys of answers about events that settle no reason of a row: not known, no."""

Effects = dict[str, tuple[RowChange, ...] | None]
"""What each answer would change, by its key; None for one that cannot be given."""


def effects_of(question: Question, bench: Workbench, comparison: Comparison) -> Effects:
    """What each answer of a question would change."""
    return {choice.key: effect(choice, bench, comparison) for choice in question.choices}


def changes_something(question: Question, bench: Workbench, comparison: Comparison) -> bool:
    """Whether some answer changes a row; a header that does not fit is asked about all the same.

    What joins a provision that stands alone, or takes several apart, changes their rows whatever else it does. Of
    events it is enough that one reason of a row is settled, but it has to be by what joins two.
    """
    if question.kind not in _TRIED and "one thing" not in question.about:
        return True
    of_events = question.kind is QuestionKind.EVENTS
    tried = (choice for choice in question.choices if choice.key not in (_SETTLES_NOTHING if of_events else ("u",)))
    effects = (effect(choice, bench, comparison) or () for choice in tried)
    return any(each.moves or of_events for changes in effects for each in changes)


def open_questions(
    bench: Workbench, comparison: Comparison, kinds: Iterable[QuestionKind] = QuestionKind
) -> list[Question]:
    """The questions that are worth asking: some answer to each changes a row."""
    return [each for each in questions_of(comparison, kinds) if changes_something(each, bench, comparison)]
