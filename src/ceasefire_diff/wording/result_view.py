"""What a sentence on one result may speak of: the two texts by name, what they state, and the words for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import Stated, TermResult
from ceasefire_diff.comparing.order.steps import is_momentary
from ceasefire_diff.model.proposal import Provision, Stance
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.anything import Anything
from ceasefire_diff.values.choice import Choice
from ceasefire_diff.values.prose import Prose
from ceasefire_diff.values.relation import Side
from ceasefire_diff.wording.quoted import quoted
from ceasefire_diff.wording.term_words import (
    choice_words,
    listed,
    noun,
    plain,
    ranges,
    schedule_in_words,
    subject,
    unbracketed,
    without_people,
)

LONGEST_IN_A_SENTENCE = 70
"""Characters of a value that a sentence repeats; a longer one is read where it stands."""

LONGEST_OF_SEVERAL = 200
"""Characters of what several clauses state, where a sentence rests on all of it."""

_END_OF: Final = "end of "
_WITH_ARTICLE: Final = ("ceasefire", "signing")
"""Events that every text has, as a sentence calls them behind `the`."""
_BOTH_ALIKE: Final = ("order.alike",)


def _as_it_stands(event: str) -> str:
    return event


class PairOfTexts(Struct, frozen=True):
    """The two texts of a pair: whose they are, whether a file holds only part, whether several parties hold it.

    `topic` is that of the row. `event` gives the words for an event or a row that a result names by its id.
    """

    left: str
    right: str
    left_partial: bool = False
    right_partial: bool = False
    left_joint: bool = False
    right_joint: bool = False
    provisions: Mapping[tuple[str, str], Provision] = field(default_factory=dict)
    event: Callable[[str], str] = _as_it_stands
    topic: Topic | None = None

    def called(self, side: Side) -> str:
        """What the text of one side is called, as the subject of a verb in the singular."""
        name, joint = (self.left, self.left_joint) if side is Side.LEFT else (self.right, self.right_joint)
        return subject(name, joint=joint)

    def name(self, side: Side) -> str:
        """Whose text one side's is."""
        return self.left if side is Side.LEFT else self.right

    def partial(self, side: Side) -> bool:
        """Whether that side's file holds only part of its text."""
        return self.left_partial if side is Side.LEFT else self.right_partial


class ResultView:
    """One result beside its texts, in pieces ready for a sentence; what belongs to a side is asked for by side."""

    __slots__ = ("_wholes", "_words", "result", "texts")

    def __init__(self, result: TermResult, texts: PairOfTexts) -> None:
        self.result = result
        self.texts = texts
        self._words: dict[Side, str] = {}
        self._wholes: dict[Side, str] = {}

    def by_rule(self, rule: str) -> ResultView:
        """The same result as another rule would have it told."""
        return ResultView(replace(self.result, rule=rule), self.texts)

    @property
    def noun(self) -> str:
        """The term or key this result is about."""
        return noun(self.result.term, self.texts.topic)

    @property
    def common(self) -> str | None:
        """What meets both texts."""
        return self._marked(self._list(self.result.common)) if self.result.common else None

    @property
    def distance(self) -> str:
        """How far two figures lie apart; of those held, missing or dead it is told that they are counted."""
        told = without_people(self.result.distance or "", self.texts.topic)
        return f"{told} in number" if told.isdecimal() else told

    @property
    def inner(self) -> Side:
        """The side whose value lies inside the other's."""
        return self.result.inner or Side.LEFT

    @property
    def speaker(self) -> Side:
        """The side that states something where the other states nothing."""
        return Side.LEFT if self.result.left else Side.RIGHT

    def stated(self, side: Side) -> tuple[Stated, ...]:
        """What one side states."""
        return self.result.stated(side)

    def words(self, side: Side) -> str:
        """One side's value in the words of its file, or a pointer to it where it is long."""
        if side not in self._words:
            short = self.is_short(side)
            told = self._marked(self._list(self._whole(side))) if short else f"what {self.texts.called(side)} states"
            self._words[side] = told
        return self._words[side]

    def _marked(self, words: str) -> str:
        """Words of a text; one of the topic's own words, as `allowed`, between quotation marks, or it reads as ours."""
        is_word = any(isinstance(self.result.value(side), Choice) for side in Side)
        return f"“{quoted(words)}”" if is_word else quoted(words)

    def is_short(self, side: Side) -> bool:
        """Whether one side's value is stated, and short enough for a sentence to repeat."""
        return 0 < len(self._whole(side)) <= LONGEST_IN_A_SENTENCE

    def in_brackets(self, side: Side) -> str:
        """One side's value in brackets behind a word, or nothing where it is long."""
        return f" ({self.value(side)})" if self.is_short(side) else ""

    def value(self, side: Side) -> str:
        """One side's value as it stands, however long."""
        return quoted(self._list(self._whole(side)))

    def kept(self, side: Side) -> str:
        """What one side asks to be kept, in brackets behind a word: its words, or its clauses where they are long."""
        whole = self._whole(side)
        if len(whole) <= LONGEST_OF_SEVERAL:
            return f" ({quoted(self._list(whole))})" if whole else ""
        return f" ({clauses})" if (clauses := self.clauses(side)) else ""

    def order(self, side: Side) -> str:
        """In which order one side has two steps: as it puts them, or by its dates, which of their ends come when."""
        turned = side is Side.RIGHT and self.result.rule not in _BOTH_ALIKE
        by_days = self.result.rule == "order.follows-from-days"
        names = ("earlier", "later") if by_days else ("first", "second")
        first, second = reversed(names) if turned else names
        called = self.texts.called(side)
        if by_days or side.value in self.argument("dated").split():
            return self.by_dates(called, first, second)
        return f"{called} puts {self.event(first)} before {self.event(second)}"

    def by_dates(self, called: str, first: str, second: str) -> str:
        """Which ends of two steps come when, by the dates of one text or of both."""
        return f"by the dates of {called}, {self._end_of(first)} is before {self._end_of(second)}"

    def _end_of(self, name: str) -> str:
        """Which end of an event an argument names, or the event itself where it has no ends."""
        event = self.argument(name)
        if event.startswith(_END_OF):
            return f"the end of {self._called(event.removeprefix(_END_OF))}"
        return self._called(event) if is_momentary(event) else f"the start of {self._called(event)}"

    def _called(self, event: str) -> str:
        """An event in a sentence: those that every text has take an article, as do ends of events."""
        if event in _WITH_ARTICLE:
            return f"the {event}"
        if event.startswith(_END_OF):
            return f"the {_END_OF}{self._called(event.removeprefix(_END_OF))}"
        return quoted(self.texts.event(event))

    def _whole(self, side: Side) -> str:
        """All that one side states; of several lists each once, whatever their order, and without brackets."""
        if side not in self._wholes:
            found = list(dict.fromkeys(map(self._stated_words, self.stated(side))))
            if len(found) > 1:
                found = list({frozenset(unbracketed(each).split(", ")): unbracketed(each) for each in found}.values())
            self._wholes[side] = "; ".join(found)
        return self._wholes[side]

    def _stated_words(self, stated: Stated) -> str:
        if not isinstance(stated.value, Choice):
            return without_people(schedule_in_words(stated.text), self.texts.topic)
        provision = self.texts.provisions.get((stated.proposal, stated.provision))
        return choice_words(plain(stated.text), provision)

    def _list(self, text: str) -> str:
        """A value without the brackets of a list; words of prose keep theirs."""
        is_prose = isinstance(self.result.value(Side.LEFT) or self.result.value(Side.RIGHT), Prose | Anything)
        return text if is_prose else unbracketed(text)

    def adds(self, side: Side) -> str | None:
        """What one side states beyond the other."""
        found = self.result.left_adds if side is Side.LEFT else self.result.right_adds
        return quoted(", ".join(found)) if found else None

    def argument(self, name: str) -> str:
        """An argument of the rule, empty if it has none of that name."""
        return self.result.arguments.get(name, "")

    def event(self, name: str) -> str:
        """The event an argument names, in words."""
        return self._called(self.argument(name))

    @property
    def events(self) -> str:
        """The events that a result on order has in common, in words."""
        return ", ".join(map(self._called, self.result.common.split(", "))) if self.result.common else ""

    def clauses(self, side: Side) -> str:
        """The clause numbers of what one side states, each once, those that follow one another as a range."""
        in_order = sorted(self.stated(side), key=lambda each: each.line)
        numbers = "; ".join(ranges(dict.fromkeys(clause for each in in_order for clause in each.clauses)))
        return quoted(numbers) if numbers else ""

    def place(self, side: Side) -> str:
        """Whose clauses these are, and their numbers; nothing where there are none."""
        numbers = self.clauses(side)
        return f"{quoted(self.texts.name(side))}: {numbers}" if numbers else ""

    def deed(self, side: Side) -> str:
        """What one side's provisions do, as a verb phrase."""
        found = (self.texts.provisions.get((each.proposal, each.provision)) for each in self.stated(side))
        stances = {each.stance for each in found if each is not None}
        if stances == {Stance.NOTES}:
            return "takes note of this"
        if stances == {Stance.DEFERS}:
            return "defers this"
        if stances == {Stance.STRIKES}:
            return "declines this and strikes it out"
        deeds = list(dict.fromkeys(_VERBS.get(each.text, "states this") for each in self.stated(side)))
        if len(deeds) > 1:  # it does neither of the same thing
            deeds = [each.replace("this", "part of this") for each in deeds]
        return listed(deeds) if deeds else "states this"

    def calls_unconditional(self, side: Side) -> bool:
        """Whether one side says in words that there is no condition."""
        return any(
            isinstance(value := provision.terms.get("unconditional"), Choice) and value.words == {"yes"}
            for each in self.stated(side)
            if (provision := self.texts.provisions.get((each.proposal, each.provision))) is not None
        )


_VERBS = {
    "requires": "requires this",
    "forbids": "prohibits this",
    "permits": "permits this",
    "says": "states this",
    "declines": "declines this",
    "leaves-open": "leaves this open",
}
"""The engine's words for deeds, as the verbs a sentence may use."""
