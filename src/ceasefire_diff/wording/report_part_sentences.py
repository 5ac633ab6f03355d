"""What the parts of a gap report say of the texts: their headings, what leads them in, and each of their lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ceasefire_diff.comparing.watched_wording import Watch
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.values.event import Edge
from ceasefire_diff.values.value import ToBeAgreed
from ceasefire_diff.wording.quoted import Sentence, capital, quoted
from ceasefire_diff.wording.result_view import label, listed, unbracketed
from ceasefire_diff.wording.sentences import ROOM_WORDS

PART_TITLES: Final[Mapping[str, str]] = {
    "order": "What each text puts first",
    "bearers": "Who is asked to do what",
    "same": "What is the same in both texts",
    "meets": "Where something meets both texts",
    "open": "What is left open, and who settles it",
    "not-placed": "What could not be placed",
    "watch": "Wording to watch",
    "reasons": "Annex: why, row by row",
    "glossary": "Annex: names and events that the glossary links",
    "related": "Annex: what may be related",
    "sources": "Annex: the texts and their sources",
}
SAME_IN_SEVERAL: Final = "What is the same in two of the texts or more"


def provisions_title(called: str) -> str:
    """The heading of the annex with the provisions of one text."""
    return f"Annex: provisions of the text of {called}"


BEGINNING_IS_ENOUGH: Final = "that it begins is enough"
EACH_BEGUN: Final = "that each begins is enough"
OPPOSED_LEAD: Final = "Steps whose order cannot be as both texts want it:"
ALIKE_LEAD: Final = "Two events that the texts put in the same order:"
ORDER_LEAD: Final = (
    "Each column is one text's own order of events, as its words and dates give it. A step comes after all of the "
    "number before it, unless it says after which; steps on one number, told apart by letters, are put in no order. "
    "A condition that stands in no order of its own is listed under its step. That steps of two texts stand in one "
    "line says nothing of how they relate."
)
STEPS_APART: Final = "In no order with the steps above:"
BEARERS_HEAD: Final = "Who is bound"
ALL_NAMED: Final = "all"
BEARERS_LEAD: Final = (
    "Whoever a text names as bound, in alphabetical order: parties, other states and bodies alike. Those whom one "
    "provision binds together stand together. Each line names the matter; the row has the whole."
)
NOBODY_NAMED: Final = "nobody named"
NOTHING_SAME: Final = "In no row do the texts state the same throughout."
SAME_ROWS_LEAD: Final = "Rows in which the texts state the same throughout:"
SAME_TERMS_LEAD: Final = "The same on single points, in rows that are not the same throughout:"
NOTHING_MEETS: Final = "No value that both texts state leaves room for one that meets both."
MEETS_LEAD: Final = "This is arithmetic on what is stated; it is no proposal."
NOTHING_OPEN: Final = "Neither text leaves anything open in words that the files hold."
OPEN_LEAD: Final = "In the words of each text:"
NOT_JUDGED_LEAD: Final = "Rows where it cannot be told how the texts stand to each other:"
FITS_SEVERAL_LEAD: Final = "Provisions that speak in general and fit more than one matter of another text:"
MAYBE_LEAD: Final = (
    "Provisions that stand in different rows and may speak of one matter; whether they do is for a reader:"
)
NOTHING_UNPLACED: Final = "Every provision stands in a row that could be judged."
NOTHING_TO_WATCH: Final = "No wording of the kinds looked for was found."
NO_LINKS: Final = "No result in this report rests on a glossary."
NOTHING_RELATED: Final = "Nothing is offered."
NOTHING_IN_COLUMN: Final = "nothing"
WATCH_HEAD: Final = "Wording"
PROVISIONS_PART: Final = "provisions-"
PROVISIONS_HEAD: Final = ("Clause", "Provision, in the paraphrase of the file", "Read in", "Row")
REASONS_LEAD: Final = "Rows that are not listed here have provisions of one text only."
NO_REASONS: Final = "Every row has provisions of one text only."
REASONS_HEAD: Final = ("Row", "Matter", "How the texts stand", "Why")

WATCH_LEADS: Final[Mapping[Watch, str]] = {
    Watch.BINDS_NOBODY: "Names nobody who is bound",
    Watch.NO_DEADLINE: "States an act without a day by which it is done",
    Watch.NO_BOUNDARY: "Names a line or place that the text nowhere draws",
}
DEFINED_BY_ONE: Final = "Uses a term whose definition the texts do not share"
STATES_BOTH: Final = "States two things on one matter"


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


def deed_line(words: str, said: Sequence[str], tags: Sequence[str], clauses: str) -> Sentence:
    """One deed in a few words: its matter, what is said of it, that it is no plain duty, and the clause."""
    notes = "; ".join((*map(quoted, said), *tags))
    return Sentence(f"{quoted(words)}{f' ({notes})' if notes else ''}{_places(clauses)}")


def same_terms(
    matter: str, label_: str | None, terms: Mapping[str, Sequence[str]], verdict: Verdict | None = None
) -> Sentence:
    """What is the same in a row, term by term; `label_` says in which texts, where not in all.

    How the texts stand in the row as a whole is said where a reader could take the one for the other.
    """
    about = f"{quoted(matter)}{f' ({quoted(label_)})' if label_ else ''}"
    values = ((label(term), " / ".join(quoted(unbracketed(each)) for each in words)) for term, words in terms.items())
    words = "; ".join(f"{term}: {value}" for term, value in values)
    whole = f" The row as a whole: {ROOM_WORDS[verdict]}." if verdict in {Verdict.CONFLICT, Verdict.UNCLEAR} else ""
    return Sentence(f"{about}. {capital(words)}.{whole}" if words else about)


def meets_line(matter: str, about: str | None, found: Sequence[Sentence], verdict: Verdict) -> Sentence:
    """What meets both in one row; where the row as a whole cannot hold, that is said as well."""
    sentences = " ".join(each.marked for each in found)
    pair = f" ({quoted(about)})" if about else ""
    whole = f" The row as a whole: {ROOM_WORDS[verdict]}." if verdict is not Verdict.PARTLY else ""
    return Sentence(f"{quoted(matter)}{pair}. {sentences}{whole}")


def left_open_line(who: str, matter: str, term: str, value: ToBeAgreed, clauses: str) -> Sentence:
    """That a text leaves a value open, in its words, and who settles it."""
    by_somebody = value.settled_by and f"by {value.settled_by}" in value.written
    settled_by = quoted(value.settled_by or "") if by_somebody else "not stated"
    settles = f"{quoted(value.written)}; who settles it: {settled_by}"
    return Sentence(f"{quoted(matter)}. {capital(who)} leaves {term} open: {settles}{_places(clauses)}.")


def unspecified_line(who: str, matter: str, term: str, clauses: str) -> Sentence:
    """That a text names a thing without a value."""
    return Sentence(f"{quoted(matter)}. {capital(who)} names {term} without giving a value{_places(clauses)}.")


def deferred_line(who: str, matter: str, verb: str, clauses: str) -> Sentence:
    """That a text defers a matter or takes note of it."""
    return Sentence(f"{quoted(matter)}. {capital(who)} {verb}{_places(clauses)}.")


def watched_line(matter: str, names: Sequence[str], clauses: str) -> Sentence:
    """One provision with something to ask of it."""
    more = ", ".join(each for each in names if each not in matter)
    about = f": {quoted(more)}" if more else ""
    return Sentence(f"{quoted(matter)}{about}{_places(clauses)}")


def definition_line(name: str, who: Sequence[str]) -> Sentence:
    """A term that one text defines, or that the texts define in other words."""
    if len(who) == 1:
        return Sentence(f"{quoted(name)}: only {who[0]} defines it")
    return Sentence(f"{quoted(name)}: {listed(list(who))} define it in other words")


def not_judged_line(matter: str, label_: str | None) -> Sentence:
    """A row where it cannot be told how the texts stand, and for which of them."""
    return Sentence(f"{quoted(matter)}{f' ({quoted(label_)})' if label_ else ''}")


def related_places(places: Sequence[tuple[str, str]]) -> Sentence:
    """Two provisions that may speak of one matter: what each is about, and where it stands."""
    return Sentence(" / ".join(f"{quoted(matter)} [{quoted(place)}]" for matter, place in places))


def related_line(words: Sequence[tuple[str, str]], why: Sentence) -> Sentence:
    """Two provisions offered as perhaps related, in the paraphrase of their files, and why."""
    return Sentence(f"{' / '.join(f'[{quoted(place)}] {quoted(text)}' for place, text in words)} {why.marked}")


def link_line(left: str, right: str) -> Sentence:
    """Two labels that the glossary joins."""
    return Sentence(f"{quoted(left)} / {quoted(right)}" if left != right else quoted(left))


def paraphrase(text: str) -> Sentence:
    """A provision in the paraphrase of its file."""
    return Sentence(quoted(text))


def quotation(text: str) -> Sentence:
    """Published words, between quotation marks."""
    return Sentence(f"“{quoted(text)}”")


def source_of_provision(title_: str | None, date: str | None, status: str) -> Sentence:
    """Where the words of one provision were read; a source that may not be named is withheld."""
    if title_ is None:
        return Sentence(f"source withheld, {status}")
    return Sentence(", ".join((quoted(title_), *([quoted(date)] if date else []), status)))


def source_line(title_: str, about: Sequence[str], digits: str, clauses: str = "") -> Sentence:
    """A publication or a file: its title, and what else is known of it; the clauses read there."""
    read_for = f" (for {quoted(clauses)})" if clauses else ""
    paper = f", SHA-256 {digits}" if digits else ""
    return Sentence(", ".join(map(quoted, (title_, *about))) + paper + read_for)


def standing_line(label_: str | None, words: str) -> Sentence:
    """The words of the room, for a pair of texts where a row has several."""
    return Sentence(f"{quoted(label_)}: {words}" if label_ else words)


def reason_line(label_: str | None, why: Sentence) -> Sentence:
    """One reason, for a pair of texts where a row has several."""
    return Sentence(f"{quoted(label_)}: {why.marked}" if label_ else why.marked)


def _places(clauses: str) -> str:
    return f" [{quoted(clauses)}]" if clauses else ""
