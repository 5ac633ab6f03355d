"""Asks from when a text counts where its file does not say: whether from what the other text counts from."""

from __future__ import annotations

from itertools import product
from typing import Final

from msgspec import Struct, field

from ceasefire_diff.comparing.events import events_of
from ceasefire_diff.model.answers import Signature
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.reviewing import keep_answers
from ceasefire_diff.reviewing.events_met import EventsOfTexts, Reference, events_of_texts, is_named
from ceasefire_diff.reviewing.match_edits import read_into
from ceasefire_diff.reviewing.question import AnswerChoice, Question, QuestionKind, kept
from ceasefire_diff.reviewing.texts_compared import TextsCompared
from ceasefire_diff.reviewing.workbench import Workbench
from ceasefire_diff.source.yaml_flow import word
from ceasefire_diff.values.event import Edge, edge_in
from ceasefire_diff.values.timing import CALENDAR, DAY_ONE

NUMBERED: Final = "day-1-is"
"""The key that says from which day a text numbers its days: one day for the whole text."""
SPANS: Final = "counts-from"
"""The key that says from when a span of time is counted, which is another matter in each provision."""

_MOST_QUOTED: Final = 2


class _Side(Struct):
    """From when one text counts, in the words of a glossary, and the provisions that count so.

    `unsaid` is the key that fills in what the file does not say; empty where it says. `met` are the provisions that a
    row holds against the other text's.
    """

    text: Proposal
    start: str
    unsaid: str = ""
    provisions: dict[str, Provision] = field(default_factory=dict)
    met: dict[str, Provision] = field(default_factory=dict)
    written: dict[str, None] = field(default_factory=dict)

    def starts(self) -> list[str]:
        """Every word for it: of several provisions that count spans each has a start of its own."""
        if self.unsaid != SPANS:
            return [self.start]
        return [f"{DAY_ONE.label} of {each} of {self.text.id}" for each in sorted(self.provisions)]

    def said(self) -> str:
        """How it counts, in the text's own words."""
        words = [*self.written][:_MOST_QUOTED] or [DAY_ONE.label if self.unsaid else self.start]
        return f"{self.text.party_name}: {', '.join(f'“{each}”' for each in words)}"


class _Count(Struct):
    """Two ways of counting that rows hold against each other, of which one at least does not say from when."""

    left: _Side
    right: _Side
    rows: set[str] = field(default_factory=set)


def ask_days(texts: TextsCompared) -> list[Question]:
    """One question for each two ways of counting: for all rows where an event is meant, else for each row's two."""
    events = events_of_texts(texts)
    found: dict[tuple[str, ...], _Count] = {}
    first, second = (_numbered(text, texts) for text in (texts.left, texts.right))
    if (
        first.provisions
        and second.provisions
        and not events.told(events.id_of(first.start), events.id_of(second.start))
    ):
        found[first.start, second.start] = _Count(first, second)
    for met in events.met:
        left, right = _side(met.left, texts, events), _side(met.right, texts, events)
        if left is None or right is None or not (left.unsaid or right.unsaid):
            continue
        starts = product(*(map(events.id_of, each.starts()) for each in (left, right)))
        if any(events.told(*pair) for pair in starts):
            continue
        key = tuple(
            each.text.id if each.unsaid == SPANS and not other.unsaid else each.starts()[0]
            for each, other in ((left, right), (right, left))
        )
        count = found.setdefault(key, _Count(left, right))
        count.rows.add(met.row)
        for side, new in ((count.left, left), (count.right, right)):
            side.provisions |= new.provisions
            side.met |= new.met
            side.written |= new.written
    return [_question(each, texts) for each in found.values()]


def _numbered(text: Proposal, texts: TextsCompared) -> _Side:
    """What a text counts in numbered days of which its file does not say which is the first."""
    counting = {
        each.id: each for each in texts.as_read(text) if any(event.id == DAY_ONE.id for event in events_of(each))
    }
    return _Side(text, f"{DAY_ONE.label} of {text.id}", NUMBERED, counting)


def _side(met: Reference, texts: TextsCompared, events: EventsOfTexts) -> _Side | None:
    """From when a provision counts; None where it is by the calendar, or no words say it."""
    event, text = met.event, texts.left if met.provision.proposal == texts.left.id else texts.right
    own = {met.provision.id: met.provision}
    if event == CALENDAR:
        return None
    written = {met.moment.written: None} if met.moment else {}
    if event is None:
        return _Side(text, "", SPANS, own, own, written)
    if event == DAY_ONE:
        numbered = _numbered(text, texts)
        numbered.met, numbered.written = own, written
        return numbered
    words = events.words(event.id) if is_named(event) else met.id
    if not words or edge_in(words):
        return None
    if is_named(event):  # a file may call it by an id
        written = {each.replace(event.label, events.called(event)): None for each in written}
    return _Side(text, f"end of {words}" if event.edge is Edge.END else words, "", own, own, written)


def _question(count: _Count, texts: TextsCompared) -> Question:
    sides = (count.left, count.right)
    if count.left.unsaid == count.right.unsaid == NUMBERED:
        asks = "Both texts count days without saying from which. Do they count from the same day?"
    else:
        asks = f"Do both count from the same day or event? {count.left.said()}; {count.right.said()}."
    named = [each.start for each in sides if not each.unsaid]
    common = named[0] if named else min(each.starts()[0] for each in sides)
    pairs = [sorted(pair) for pair in product(count.left.starts(), count.right.starts())]

    def read_as(bench: Workbench, signed: Signature, starts: dict[str, str]) -> Workbench:
        for side in sides:
            if side.unsaid:
                says = {side.unsaid: word(starts[side.text.id])}
                members = {side.text.id: frozenset(side.provisions)}
                bench = read_into(members, says, texts.comparison)(bench, signed)
        return bench

    def yes(bench: Workbench, signed: Signature) -> Workbench:
        return read_as(bench, signed, {each.text.id: common for each in sides})

    def no(bench: Workbench, signed: Signature) -> Workbench:
        if not named:
            bench = read_as(bench, signed, {each.text.id: each.starts()[0] for each in sides})
        text = bench.text_of_glossary
        for pair in pairs:
            text = keep_answers.put_apart(text, "events", pair, signed)
        return bench.with_glossary(text)

    return Question(
        kind=QuestionKind.EVENTS,
        about=tuple(f"{side.text.id}: {each}" for side in sides for each in side.starts()),
        asks=asks,
        choices=(
            AnswerChoice("y", "yes, from the same", yes),
            AnswerChoice("n", "no", no),
            AnswerChoice(
                "u",
                "not known",
                kept(keep_answers.put_unknown, "events", sorted({each for pair in pairs for each in pair})),
            ),
        ),
        shows=texts.said_of(*((each.met or each.provisions).values() for each in sides)),
        rows=tuple(sorted(count.rows)),
    )
