"""What the parts of a gap report say of the texts: their headings, what leads them in, and each of their lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ceasefire_diff.comparing.watched_wording import Watch
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.values.event import Edge
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.sentences import ROOM_WORDS
from ceasefire_diff.wording.term_words import listed

PART_TITLES: Final[Mapping[str, str]] = {
    "order": "Sequence of steps",
    "bearers": "Obligations by party",
    "meets": "Values that satisfy both texts",
    "review": "For review",
    "figures": "Figures",
    "glossary": "Annex: links used",
    "sources": "Annex: texts and sources",
    "provisions": "Annex: provisions in the order of each text",
}


def provisions_title(called: str) -> str:
    """The heading of the annex with the provisions of one text."""
    return f"Annex: provisions of {called}"


BEGINNING_IS_ENOUGH: Final = "at least begun"
EACH_BEGUN: Final = "each at least begun"
OPPOSED_LEAD: Final = "Steps whose order cannot satisfy both texts:"
ALIKE_LEAD: Final = "Two events that the texts put in the same order:"
ORDER_LEAD: Final = (
    "Each column is one text's own order, by its words and dates. A step comes after all of the number before it, "
    "unless it says after which; steps with one number and several letters are in no order. Steps of two texts in one "
    "line are not thereby related."
)
STEPS_APART: Final = "In no order with the steps above:"
OBLIGATIONS_HEAD: Final = "Party"
ALL_NAMED: Final = "all"
OBLIGATIONS_LEAD: Final = (
    "Everyone a text names as obligated, in alphabetical order: parties, other states and bodies alike. An obligation "
    "shared with others is listed under each of them."
)
NO_OBLIGATION: Final = "no obligation stated"
MEETS_LEAD: Final = "This is arithmetic on what is stated; it is no proposal."
FITS_SEVERAL_LEAD: Final = "General provisions that fit several provisions of another text"
MAYBE_LEAD: Final = "Possibly related (not matched; please review)"
NOTHING_TO_REVIEW: Final = "Nothing is left for review."
NO_LINKS: Final = "No result in this report rests on a glossary."
WATCH_LEADS: Final[Mapping[Watch, str]] = {
    Watch.BINDS_NOBODY: "Does not say who is responsible (rows)",
    Watch.NO_DEADLINE: "No deadline (rows)",
    Watch.NO_BOUNDARY: "Line or area not defined (rows)",
}
DEFINED_BY_ONE: Final = "Terms without a shared definition"
STATES_BOTH: Final = "One text states two things on one issue"


def in_options(options: Sequence[str]) -> Sentence:
    """In which options of a text the lines below hold."""
    return Sentence(f"In {' or '.join(map(quoted, options))}:")


def step_notes(when: str, after: Sequence[str], condition_for: Sequence[str], options: Sequence[str]) -> Sequence[str]:
    """What else a text says of a step: when it starts, what it comes after and is a condition for, in which options."""
    notes = (
        f"starts: {quoted(when)}" if when else "",
        f"after {listed(list(after))}" if after else "",
        f"condition for {listed(list(condition_for))}" if condition_for else "",
        f"in {' or '.join(map(quoted, options))}" if options else "",
    )
    return tuple(filter(None, notes))


def step_line(mark: str, words: str, notes: Sequence[str], clauses: str) -> Sentence:
    """One step of a text's own order by its mark; `words` tell the texts' own apart already."""
    in_brackets = f" ({'; '.join(notes)})" if notes else ""
    return Sentence(f"{mark}. {words}{in_brackets}{_places(clauses)}")


def event_edge(words: str, edge: Edge | None) -> str:
    """An event, or one end of it, as a piece of a sentence."""
    return f"{edge.value} of: {quoted(words)}" if edge is not None else quoted(words)


def conditions_lead(mark: str, options: Sequence[str], *, begun: bool) -> Sentence:
    """What stands over the conditions of a step; `begun` where of each it is enough that it begins."""
    holds = f", in {' or '.join(map(quoted, options))}" if options else ""
    return Sentence(f"Conditions for {mark}{holds}{f' ({EACH_BEGUN})' if begun else ''}:")


def condition_line(words: str, clauses: str, *, begun: bool) -> Sentence:
    """One condition of a step; `words` tell the texts' own apart already."""
    return Sentence(f"• {words}{f' ({BEGINNING_IS_ENOUGH})' if begun else ''}{_places(clauses)}")


def unconditional_line(who: str, clauses: str) -> Sentence:
    """That a text calls a step unconditional."""
    return Sentence(f"• {who} states that this is unconditional{_places(clauses)}")


def no_order(*, partial: bool) -> Sentence:
    """That a text puts nothing in order; of a file known in part only the file is spoken of."""
    return Sentence("no order in this file (incomplete)" if partial else "puts nothing in order")


def bearers_heading(names: Sequence[str]) -> Sentence:
    """Those whom a provision binds together."""
    return Sentence(listed(list(map(quoted, names))))


def meets_line(matter: str, about: str | None, found: Sequence[Sentence], verdict: Verdict) -> Sentence:
    """What meets both in one row; where the row as a whole cannot hold, that is said as well."""
    sentences = " ".join(each.marked for each in found)
    pair = f" ({quoted(about)})" if about else ""
    whole = f" The row as a whole: {ROOM_WORDS[verdict]}." if verdict is not Verdict.PARTLY else ""
    return Sentence(f"{quoted(matter)}{pair}. {sentences}{whole}")


def obligation_line(words: str, jointly: Sequence[str], clauses: str) -> Sentence:
    """One obligation in a few words, with whom it is shared, and its clause."""
    shared = f" (jointly with {listed(list(map(quoted, jointly)))})" if jointly else ""
    return Sentence(f"{quoted(words)}{shared}{_places(clauses)}")


def definition_line(name: str, who: Sequence[str]) -> Sentence:
    """A term that one text defines, or that the texts define in other words."""
    if len(who) == 1:
        return Sentence(f"{quoted(name)}: defined by {who[0]} only")
    return Sentence(f"{quoted(name)}: {listed(list(who))} define it differently")


def may_belong_to(number: int, title: str) -> Sentence:
    """The row that others are offered for."""
    return Sentence(f"{number} {quoted(title)}")


def link_line(left: str, right: str) -> Sentence:
    """Two labels that the glossary joins."""
    return Sentence(f"{quoted(left)} / {quoted(right)}" if left != right else quoted(left))


def quotation(text: str) -> Sentence:
    """Published words, between quotation marks."""
    return Sentence(f"“{quoted(text)}”")


def source_line(title_: str, about: Sequence[str], digits: str, clauses: str = "") -> Sentence:
    """A publication or a file: its title, and what else is known of it; the clauses read there."""
    read_for = f" (for {quoted(clauses)})" if clauses else ""
    paper = f", SHA-256 {digits}" if digits else ""
    return Sentence(", ".join(map(quoted, (title_, *about))) + paper + read_for)


def _places(clauses: str) -> str:
    return f" [{quoted(clauses)}]" if clauses else ""
