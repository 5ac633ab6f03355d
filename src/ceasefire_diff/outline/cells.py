"""What each text states in a row: one cell per text, one entry per provision, values as the file writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from ceasefire_diff.comparing.comparison import Row
from ceasefire_diff.model.keys import VALUE_KEYS
from ceasefire_diff.model.proposal import Proposal, Provision, Stance
from ceasefire_diff.taxonomy.topic import Term, Topic
from ceasefire_diff.values.anything import Anything
from ceasefire_diff.values.choice import Choice
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.prose import Prose
from ceasefire_diff.values.schedule import Schedule
from ceasefire_diff.values.sequence import EventSequence
from ceasefire_diff.values.value import Unspecified, Value
from ceasefire_diff.wording.labels import CONDITIONS, Labels, is_order_row
from ceasefire_diff.wording.sentences import ELSEWHERE, NOT_MATCHED, PARTS_ELSEWHERE, silence
from ceasefire_diff.wording.term_words import choice_words, label, plain, schedule_in_words, unbracketed, without_people

_NO_FIGURE: Final = "no figure given"
NO_LIMIT: Final = "no limit"

_WORDS: Final[Mapping[str, str]] = {
    "ended": "terminated",
    "not-concluded": "none to be concluded",
    "not-required": "not required",
    "reversed": "to be reversed",
}
"""Words of topics that do not say by themselves what they mean outside their topic."""


def in_words(value: Value, term: Term | None = None) -> str:
    """A value as a reader knows it."""
    if isinstance(value, Unspecified):
        return _NO_FIGURE if term is None or term.unit or term.limit else "named without details"
    if term is not None and term.limit and value.written.casefold() == "none":
        return NO_LIMIT
    if isinstance(value, Choice):
        words = unbracketed(value.written).split(", ")
        return ", ".join(_WORDS.get(each, plain(each)) for each in words)
    if isinstance(value, Schedule):
        return schedule_in_words(value.written)
    if isinstance(value, EventSequence):
        return _in_order(value)
    return value.written if isinstance(value, Prose | Anything) else unbracketed(value.written)


def _in_order(sequence: EventSequence) -> str:
    """The steps one after the other, those that run in parallel together."""
    place = {event: sequence.written.find(str(event)) for _, event in sequence}
    steps = (sorted(step, key=lambda each: (place[each], str(each))) for step in sequence.steps)
    return ", then ".join(" in parallel with ".join(map(str, step)) for step in steps)


_STANCES = {
    Stance.DECLINES: "declines",
    Stance.DEFERS: "defers",
    Stance.NOTES: "takes note",
    Stance.STRIKES: "strikes out",
}


class StatedTerm(Struct, frozen=True):
    """One term or key, what it is called and its value in words. `named`: the row's title already says just this."""

    key: str
    name: str
    value: str
    named: bool = False


class Entry(Struct, frozen=True):
    """One provision in its text's cell.

    `options` are the alternatives it stands in; `tags` say what a plain reading would miss: its stage, that it is no
    plain duty, that its words became known otherwise than the rest. `text` is the file's paraphrase; `says_it` is true
    where that is what counts: no term is stated beyond what names the matter, or the row is about the provision whole.
    """

    proposal: str
    provision: str
    clauses: tuple[str, ...]
    options: tuple[str, ...]
    tags: tuple[str, ...]
    stated: tuple[StatedTerm, ...]
    text: str
    says_it: bool
    quote: str | None
    heading: str | None
    note: str | None
    caveat: str | None
    sources: tuple[str, ...]
    line: int


class Cell(Struct, frozen=True):
    """What one text states in a row; `silence` is what is told of it where it has no entry."""

    proposal: str
    entries: tuple[Entry, ...]
    silence: str | None


def cells_of(row: Row, labels: Labels) -> tuple[Cell, ...]:
    """One cell for each text, in the order the texts were given."""
    made_by_engine = row.event is not None or is_order_row(row)
    said = _said(row) if made_by_engine else {}
    objects = {name: frozenset(labels) for name, labels in row.objects.items()}
    cells = []
    for proposal in labels.comparison.proposals:
        members = [
            labels.provisions[each.proposal, each.provision] for each in row.members if each.proposal == proposal.id
        ]
        members.sort(key=lambda each: (each.place.line, each.id))
        entries = tuple(_entry(each, proposal, labels, objects, said) for each in members)
        cells.append(Cell(proposal.id, entries, None if entries else _silence(row, proposal, labels)))
    return tuple(cells)


def _silence(row: Row, proposal: Proposal, labels: Labels) -> str:
    """What is told of a text without a provision in a row; where another speaks of the whole, parts stand elsewhere.

    A text of which a provision is offered as a counterpart is not called silent.
    """
    identifying = labels.comparison.taxonomy.topics[row.topic].identifying
    stated = [labels.provisions[each.proposal, each.provision].terms for each in row.members]
    values = [terms[name] for terms in stated for name in identifying if name in terms]
    speaks_of_the_whole = any(isinstance(each, Names) and each.everything for each in values)
    if speaks_of_the_whole and any(provision.topic == row.topic for provision in proposal.provisions):
        return PARTS_ELSEWHERE
    if labels.speaks_elsewhere(row, proposal):
        return ELSEWHERE
    if labels.is_counterpart_offered(row, proposal):
        return NOT_MATCHED
    return silence(partial=proposal.missing is not None)


def _said(row: Row) -> dict[tuple[str, str], tuple[str, ...]]:
    """In a row of the engine's own: what each provision contributes to it."""
    said: dict[tuple[str, str], dict[str, None]] = {}
    for pair in row.pairs:
        for result in pair.results:
            key = "starts: " if result.rule == "conditions.starts-with" else ""
            for each in (*result.left, *result.right):
                said.setdefault((each.proposal, each.provision), {})[f"{key}{each.text}"] = None
    return {key: tuple(texts) for key, texts in said.items()}


def _entry(
    provision: Provision,
    proposal: Proposal,
    labels: Labels,
    objects: Mapping[str, frozenset[str]],
    said: dict[tuple[str, str], tuple[str, ...]],
) -> Entry:
    if (texts := said.get((proposal.id, provision.id))) is not None and provision.topic != CONDITIONS:
        topic = labels.comparison.taxonomy.topics[provision.topic]
        stated = tuple(_split(without_people(text, topic), topic) for text in texts if text != provision.text)
        says_it = provision.text in texts
    else:
        stated = tuple(_stated(provision, objects, labels.comparison.taxonomy.topics[provision.topic]))
        says_it = all(each.named for each in stated[: len(provision.terms)])
    return Entry(
        proposal=proposal.id,
        provision=provision.id,
        clauses=provision.clauses or (f"id {provision.id}",),
        options=tuple(proposal.options.get(each, each) for each in provision.options),
        tags=tuple(_tags(provision, proposal)),
        stated=stated,
        text=provision.text,
        says_it=says_it,
        quote=provision.quote,
        heading=provision.heading,
        note=provision.note,
        caveat=provision.caveat,
        sources=provision.sources,
        line=provision.place.line,
    )


def _split(text: str, topic: Topic) -> StatedTerm:
    name, separator, value = text.partition(": ")
    if separator:
        return StatedTerm(name, label(name, topic), schedule_in_words(value))
    return StatedTerm("condition", "condition", text)


def _stated(provision: Provision, objects: Mapping[str, frozenset[str]], topic: Topic) -> Iterator[StatedTerm]:
    """Terms in the order of the topic, then times and the other keys, in words."""
    for name in _ordered(provision.terms, tuple(topic.terms)):
        value = provision.terms[name]
        words = without_people(in_words(value, topic.terms.get(name)), topic)
        if isinstance(value, Choice):
            words = choice_words(words, provision)
        written = frozenset(unbracketed(value.written).split(", "))
        yield StatedTerm(name, label(name, topic), words, written == objects.get(name))
    for name in _ordered(provision.keys, VALUE_KEYS):
        words = in_words(provision.keys[name])
        yield StatedTerm(name, label(name), words.removeprefix("by ") if name == "complete-by" else words)


def _ordered(stated: Iterable[str], order: tuple[str, ...]) -> list[str]:
    """What is stated in the order given, and after it what that does not list."""
    found = list(stated)
    return [each for each in order if each in found] + [each for each in found if each not in order]


def _tags(provision: Provision, proposal: Proposal) -> Iterator[str]:
    for stage in provision.stages:
        yield proposal.stages.get(stage, f"stage {stage}")
    yield from deed_tags(provision)
    if (status := proposal.status_of(provision)) is not proposal.status:
        yield status.value


def deed_tags(provision: Provision) -> tuple[str, ...]:
    """What a text does with a matter where it does not propose; how a sentence binds, it says itself."""
    return (_STANCES[provision.stance],) if provision.stance in _STANCES else ()
