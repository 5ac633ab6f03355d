"""Every sentence that stands in a gap report and nowhere else: its notes, and what its parts say of the texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ceasefire_diff.comparing.comparison import TermResult, Verdict
from ceasefire_diff.comparing.watched_wording import Watch
from ceasefire_diff.proposal import Status
from ceasefire_diff.reporting.sentence import Sentence, foreign
from ceasefire_diff.reporting.told import Texts, Told, label, listed, noun, unbracketed
from ceasefire_diff.reporting.wording import PARAPHRASE_MARK, ROOM_WORDS
from ceasefire_diff.values.event import Edge
from ceasefire_diff.values.relation import RelationKind, Side
from ceasefire_diff.values.value import ToBeAgreed

# The words of the room --------------------------------------------------------------------------------------------

PART_IN_ONE: Final = "part of it stated in one text only"
NOT_IN_OTHER_FILE: Final = "not in the other file (incomplete)"
PART_NOT_IN_OTHER_FILE: Final = "part of it not in the other file (incomplete)"


def room_words(verdict: Verdict, results: Sequence[TermResult], texts: Texts) -> str:
    """How two texts stand to each other in a row; of a file known in part it is never said that its text is silent."""
    differing = [each for each in results if each.verdict is not Verdict.AGREE]
    silent = {Side.RIGHT if each.left else Side.LEFT for each in differing}
    partial = any(texts.partial(side) for side in silent)
    if verdict is Verdict.ONE_SIDED:
        return NOT_IN_OTHER_FILE if partial else ROOM_WORDS[verdict]
    if verdict is Verdict.PARTLY and all(each.relation is RelationKind.ONLY_ONE for each in differing):
        return PART_NOT_IN_OTHER_FILE if partial else PART_IN_ONE
    return ROOM_WORDS[verdict]


NUMBER: Final = "number"
"""What the column of row numbers is called."""

# Page one ---------------------------------------------------------------------------------------------------------


def title(called: Iterable[str]) -> Sentence:
    """What the report is called."""
    return Sentence("The texts side by side: " + " / ".join(map(foreign, called)))


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
        sentences.append(f"Whoever finds a misreading is asked to tell {foreign(contact)}.")
    return tuple(map(Sentence, sentences))


def footer(papers: Iterable[tuple[str, str]]) -> Sentence:
    """What stands on every page; `papers` are what each text is called and the first digits of its file's SHA-256."""
    files = "; ".join(f"{foreign(called)} {digits}" for called, digits in papers)
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
    return Sentence(EDITION.format(party=foreign(party)))


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


def meets_both(result: TermResult, texts: Texts) -> Sentence | None:
    """What meets both texts on one term, where the values of both leave room for it."""
    told = Told(result, texts)
    if told.common is None or result.verdict is not Verdict.PARTLY:
        return None
    if result.rule in _MEETS:
        return Sentence(f"{_capital(label(result.term))}: {told.common} meets both texts.")
    if result.rule in _NAMED_BY_BOTH:
        return Sentence(f"{_capital(label(result.term))}: both texts name {told.common}.")
    return None


# Parts ------------------------------------------------------------------------------------------------------------

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
OPPOSED_LEAD: Final = "Two events that the texts put in opposite order:"
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
    return Sentence(f"In {' or '.join(map(foreign, options))}:")


def step_notes(when: str, after: Sequence[str], condition_for: Sequence[str], options: Sequence[str]) -> Sequence[str]:
    """What else a text says of a step: when it starts, what it comes after and is a condition for, in which options."""
    notes = (
        f"starts: {foreign(when)}" if when else "",
        f"after {listed(list(after))}" if after else "",
        f"condition for {listed(list(condition_for))}" if condition_for else "",
        f"in {' or '.join(map(foreign, options))}" if options else "",
    )
    return tuple(filter(None, notes))


def step_line(mark: str, words: str, notes: Sequence[str], clauses: str) -> Sentence:
    """One step of a text's own order by its mark; `words` tell the texts' own apart already."""
    told = f" ({'; '.join(notes)})" if notes else ""
    return Sentence(f"{mark}. {words}{told}{_places(clauses)}")


def event_edge(words: str, edge: Edge | None) -> str:
    """An event, or one end of it, as a piece of a sentence."""
    return f"{edge.value} of: {foreign(words)}" if edge is not None else foreign(words)


def conditions_lead(mark: str, options: Sequence[str], *, begun: bool) -> Sentence:
    """What stands over the conditions of a step; `begun` where of each it is enough that it begins."""
    holds = f", in {' or '.join(map(foreign, options))}" if options else ""
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
    return Sentence(listed(list(map(foreign, names))))


def deed_line(words: str, said: Sequence[str], tags: Sequence[str], clauses: str) -> Sentence:
    """One deed in a few words: its matter, what is said of it, that it is no plain duty, and the clause."""
    notes = "; ".join((*map(foreign, said), *tags))
    return Sentence(f"{foreign(words)}{f' ({notes})' if notes else ''}{_places(clauses)}")


def same_terms(
    matter: str, label_: str | None, terms: Mapping[str, Sequence[str]], verdict: Verdict | None = None
) -> Sentence:
    """What is the same in a row, term by term; `label_` says in which texts, where not in all.

    How the texts stand in the row as a whole is said where a reader could take the one for the other.
    """
    about = f"{foreign(matter)}{f' ({foreign(label_)})' if label_ else ''}"
    values = ((label(term), " / ".join(foreign(unbracketed(each)) for each in words)) for term, words in terms.items())
    told = "; ".join(f"{term}: {value}" for term, value in values)
    whole = f" The row as a whole: {ROOM_WORDS[verdict]}." if verdict in {Verdict.CONFLICT, Verdict.UNCLEAR} else ""
    return Sentence(f"{about}. {_capital(told)}.{whole}" if told else about)


def meets_line(matter: str, about: str | None, found: Sequence[Sentence], verdict: Verdict) -> Sentence:
    """What meets both in one row; where the row as a whole cannot hold, that is said as well."""
    sentences = " ".join(each.marked for each in found)
    pair = f" ({foreign(about)})" if about else ""
    whole = f" The row as a whole: {ROOM_WORDS[verdict]}." if verdict is not Verdict.PARTLY else ""
    return Sentence(f"{foreign(matter)}{pair}. {sentences}{whole}")


def left_open_line(who: str, matter: str, term: str, value: ToBeAgreed, clauses: str) -> Sentence:
    """That a text leaves a value open, in its words, and who settles it."""
    by_somebody = value.settled_by and f"by {value.settled_by}" in value.written
    settled_by = foreign(value.settled_by or "") if by_somebody else "not stated"
    settles = f"{foreign(value.written)}; who settles it: {settled_by}"
    return Sentence(f"{foreign(matter)}. {_capital(who)} leaves {noun(term)} open: {settles}{_places(clauses)}.")


def unspecified_line(who: str, matter: str, term: str, clauses: str) -> Sentence:
    """That a text names a thing without a value."""
    return Sentence(f"{foreign(matter)}. {_capital(who)} names {noun(term)} without giving a value{_places(clauses)}.")


def deferred_line(who: str, matter: str, verb: str, clauses: str) -> Sentence:
    """That a text defers a matter or takes note of it."""
    return Sentence(f"{foreign(matter)}. {_capital(who)} {verb}{_places(clauses)}.")


def watched_line(matter: str, names: Sequence[str], clauses: str) -> Sentence:
    """One provision with something to ask of it."""
    more = ", ".join(each for each in names if each not in matter)
    about = f": {foreign(more)}" if more else ""
    return Sentence(f"{foreign(matter)}{about}{_places(clauses)}")


def definition_line(name: str, who: Sequence[str]) -> Sentence:
    """A term that one text defines, or that the texts define in other words."""
    if len(who) == 1:
        return Sentence(f"{foreign(name)}: only {who[0]} defines it")
    return Sentence(f"{foreign(name)}: {listed(list(who))} define it in other words")


def not_judged_line(matter: str, label_: str | None) -> Sentence:
    """A row where it cannot be told how the texts stand, and for which of them."""
    return Sentence(f"{foreign(matter)}{f' ({foreign(label_)})' if label_ else ''}")


def related_places(places: Sequence[tuple[str, str]]) -> Sentence:
    """Two provisions that may speak of one matter: what each is about, and where it stands."""
    return Sentence(" / ".join(f"{foreign(matter)} [{foreign(place)}]" for matter, place in places))


def related_line(words: Sequence[tuple[str, str]], why: Sentence) -> Sentence:
    """Two provisions offered as perhaps related, in the paraphrase of their files, and why."""
    return Sentence(f"{' / '.join(f'[{foreign(place)}] {foreign(text)}' for place, text in words)} {why.marked}")


def link_line(left: str, right: str) -> Sentence:
    """Two labels that the glossary joins."""
    return Sentence(f"{foreign(left)} / {foreign(right)}" if left != right else foreign(left))


def paraphrase(text: str) -> Sentence:
    """A provision in the paraphrase of its file."""
    return Sentence(foreign(text))


def quotation(text: str) -> Sentence:
    """Published words, between quotation marks."""
    return Sentence(f"“{foreign(text)}”")


def source_of_provision(title_: str | None, date: str | None, status: str) -> Sentence:
    """Where the words of one provision were read; a source that may not be named is withheld."""
    if title_ is None:
        return Sentence(f"source withheld, {status}")
    return Sentence(", ".join((foreign(title_), *([foreign(date)] if date else []), status)))


def source_line(title_: str, about: Sequence[str], digits: str, clauses: str = "") -> Sentence:
    """A publication or a file: its title, and what else is known of it; the clauses read there."""
    read_for = f" (for {foreign(clauses)})" if clauses else ""
    paper = f", SHA-256 {digits}" if digits else ""
    return Sentence(", ".join(map(foreign, (title_, *about))) + paper + read_for)


def standing_line(label_: str | None, words: str) -> Sentence:
    """The words of the room, for a pair of texts where a row has several."""
    return Sentence(f"{foreign(label_)}: {words}" if label_ else words)


def reason_line(label_: str | None, why: Sentence) -> Sentence:
    """One reason, for a pair of texts where a row has several."""
    return Sentence(f"{foreign(label_)}: {why.marked}" if label_ else why.marked)


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
    return f"________{f' {unit}' if unit else ''} ({foreign(words)})"


def bracket_words(name: str, words: str, clauses: Sequence[str]) -> Sentence:
    """One line of the single text: what it is on, its words and the clauses it stands in."""
    places = f" ({foreign('; '.join(clauses))})" if clauses else ""
    return Sentence(f"{name}: {words}{places}" if name else f"{words}{places}")


def _places(clauses: str) -> str:
    return f" [{foreign(clauses)}]" if clauses else ""


def _capital(text: str) -> str:
    return text if text.startswith("\x02") else f"{text[0].upper()}{text[1:]}"
