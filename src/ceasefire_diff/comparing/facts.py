"""What the provisions of one side of a row state, gathered per term and key."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import Stated
from ceasefire_diff.comparing.events import events_of
from ceasefire_diff.comparing.folding import folded_count, folded_exception, folded_prohibition, folded_schedule
from ceasefire_diff.comparing.norms import Norm, norm_of
from ceasefire_diff.comparing.order.steps import Step, steps_of
from ceasefire_diff.model.keys import TIMES, VALUE_KEYS, WHOM_AND_WHEN
from ceasefire_diff.model.proposal import Modality, Provision, Stance
from ceasefire_diff.taxonomy.topic import Taxonomy, Topic
from ceasefire_diff.values.name import Name
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.value import ToBeAgreed, Unspecified, Value, events_in, may_speak_of_events, replace_events

UNLISTED = ("",)
"""Holds the place of terms a topic does not list, which only `other` allows."""


class Facts(Struct, frozen=True):
    """All that one provision states, ready to compare: values with their events as the pair of texts knows them.

    `spoken_of` are the events it speaks of. `wholes` are, by key, all the names of which its text says the same;
    `beside` are those that count the same of other things, itself among them. `as_duty` are the values of a
    prohibition told as a duty, if it can be.
    """

    provision: Provision
    deed: Norm
    values: Mapping[str, Value]
    steps: frozenset[Step]
    identifying: frozenset[str]
    counted: frozenset[str]
    naming_is_duty: bool
    settles_nothing: bool
    meaning: Hashable
    spoken_of: tuple[str, ...]
    wholes: Mapping[str, Names] = field(default_factory=dict)
    beside: CountedAlike | None = None
    as_duty: Mapping[str, Value] | None = None

    @property
    def leaves_something_open(self) -> bool:
        """Whether a value or the deed itself is left open."""
        return self.deed is Norm.LEAVES_OPEN or any(value.leaves_open for value in self.values.values())

    @property
    def only_to_be_agreed(self) -> bool:
        """Whether it wants nothing of its matter but that it is agreed: talks on it, or values to be agreed.

        A date to be agreed leaves open when, not what.
        """
        values = [self.values[name] for name in self.counted.difference(TIMES)]
        to_be_agreed = bool(values) and all(isinstance(each, ToBeAgreed) for each in values)
        nothing_else = self.settles_nothing or (to_be_agreed and not self.naming_is_duty)
        return nothing_else and self.deed in (Norm.REQUIRES, Norm.TRIES)

    def without(self, key: str) -> Facts:
        """The same provision less what it says under a key, which is told already."""
        values = {name: value for name, value in self.values.items() if name != key}
        return replace(self, values=values, identifying=self.identifying - {key})


class CountedAlike(Struct, frozen=True):
    """Provisions of one text that count the same of several things, which stand in each under the key `of`.

    `places` are theirs in `facts`, by the id of each thing: a long text counts a hundred things alike.
    """

    of: str
    facts: tuple[Facts, ...]
    places: Mapping[str, Sequence[int]]

    def may_lie_in(self, whole: Value | None) -> Sequence[Facts]:
        """Those whose thing may be a part of what a value names: of a list, those that share an id with it."""
        if not isinstance(whole, Names) or whole.everything:
            return self.facts
        return [
            self.facts[place] for place in sorted({at for each in whole.holders for at in self.places.get(each, ())})
        ]


class Statement(Struct, frozen=True):
    """One value of a term on one side, as each provision states it that does; `whole`: what its text names alike."""

    value: Value
    stated: tuple[Stated, ...]
    whole: Names | None = None


class FactsOf:
    """Makes the facts of provisions for a pair of variants; `known` keeps them for all that know their events alike."""

    def __init__(
        self,
        taxonomy: Taxonomy,
        events: Mapping[str, str],
        absent: frozenset[str] = frozenset(),
        known: dict[int, dict[Hashable, Facts]] | None = None,
    ) -> None:
        self._taxonomy = taxonomy
        self._events = events
        self._absent = absent
        self._here: dict[int, Facts] = {}
        self._known: dict[int, dict[Hashable, Facts]] = {} if known is None else known

    def __call__(self, provision: Provision) -> Facts:
        """The facts of one provision."""
        here = self._here.get(id(provision))
        if here is None:
            here = self._here[id(provision)] = self._once(provision)
        return here

    def _once(self, provision: Provision) -> Facts:
        """Its facts, as found for another pair that knows the events it speaks of by the same names."""
        known = self._known.setdefault(id(provision), {})
        for facts in known.values():
            spoken_of = facts.spoken_of
            break
        else:
            spoken_of = tuple(sorted({event.id for event in events_of(provision)}))
        names = tuple((self._events.get(event, event), event in self._absent) for event in spoken_of)
        if names not in known:
            known[names] = self._facts(provision, spoken_of)
        return known[names]

    def of_row(
        self, left: Sequence[Provision], right: Sequence[Provision], *, told_apart: bool = False
    ) -> tuple[list[Facts], list[Facts]]:
        """The facts of both sides of a row; where a label joins several topics on one side, by topic and term.

        `told_apart`: by topic and term wherever the row holds more than one topic, so that only terms of one topic
        meet, and those of which the topics say that one answers the other.
        """
        sides = ([self(each) for each in left], [self(each) for each in right])
        topics = [{each.topic for each in side} for side in (left, right)]
        if topics[0].isdisjoint(topics[1]):
            sides = _with_what_is_left_open(*sides)
        if max(map(len, topics)) > 1 or (told_apart and len(topics[0] | topics[1]) > 1):
            # What names the matter in one topic says nothing of a matter of another that somebody has joined with it.
            naming = topics[0] & topics[1] if told_apart else topics[0] | topics[1]
            lefts, rights = ([self._of_its_topic(each, naming) for each in side] for side in sides)
            return lefts, rights
        return sides

    def _of_its_topic(self, facts: Facts, naming: Collection[str]) -> Facts:
        """The same facts with each term under its topic's name, so that like words of two topics are not compared.

        The terms of the topics `naming` name the matter of the row.
        """
        terms = facts.provision.terms
        identifying = facts.identifying if facts.provision.topic in naming else frozenset[str]()

        def name(each: str) -> str:
            return self._taxonomy.answered_by(facts.provision.topic, each) if each in terms else each

        return replace(
            facts,
            values={name(each): value for each, value in facts.values.items()},
            identifying=frozenset(map(name, identifying)),
            counted=frozenset(map(name, facts.counted)),
        )

    def _value(self, value: Value) -> Value:
        """A value as this pair of texts knows it: what refers to a provision of another option says nothing here."""
        if not may_speak_of_events(value):
            return value
        if any(event.id in self._absent for event in events_in(value)):
            return Unspecified(value.written)
        return replace_events(value, self._events) if self._events else value

    def _facts(self, provision: Provision, spoken_of: tuple[str, ...]) -> Facts:
        topic = self._taxonomy.topics[provision.topic]
        values: dict[str, Value] = {**provision.keys, **provision.terms}
        if spoken_of and (self._events or self._absent):
            values = {name: self._value(value) for name, value in values.items()}
        steps = self._steps(provision) if provision.is_ordered else frozenset()
        identifying = frozenset(name for name in topic.identifying if name in values)
        if topic.bearer_identifies and "by" in values:
            identifying |= {"by"}
        counted = frozenset(values).difference(WHOM_AND_WHEN) - identifying
        folded = folded_schedule(folded_exception(folded_count(values, topic), topic), topic)
        deed = norm_of(provision)
        plain, duty = folded_prohibition(folded, deed, topic)
        says_nothing = not counted and not topic.duty_is_naming
        meaning = (
            provision.topic,
            *norm_words(provision, duty),
            frozenset((name, value.key) for name, value in plain.items()),
            steps,
            " ".join(provision.text.split()).casefold() if says_nothing else None,
        )
        return Facts(
            provision,
            deed,
            folded,
            steps,
            identifying,
            counted,
            topic.duty_is_naming,
            topic.settles_nothing,
            meaning,
            spoken_of,
            as_duty=plain if duty is not deed else None,
        )

    def _steps(self, provision: Provision) -> frozenset[Step]:
        steps = (replace(step, event=self._events.get(event.id, event.id)) for event, step in steps_of(provision))
        return frozenset(step for step in steps if step.event not in self._absent)


def _with_what_is_left_open(left: list[Facts], right: list[Facts]) -> tuple[list[Facts], list[Facts]]:
    """Both sides of a row of two topics; one that only has it agreed what the other settles leaves that open.

    Who states a thing, or says only who decides it, settles it no more than who talks about it.
    """
    opens = [all(each.only_to_be_agreed for each in side) for side in (left, right)]
    settles_nothing = any(each.deed is Norm.SAYS or each.counted == {"decided-by"} for each in (*left, *right))
    if opens[0] is opens[1] or settles_nothing:
        return left, right
    lefts, rights = (
        [replace(each, deed=Norm.LEAVES_OPEN) for each in side] if leaves_open else side
        for side, leaves_open in zip((left, right), opens, strict=True)
    )
    return lefts, rights


def norm_words(provision: Provision, deed: Norm) -> tuple[Stance, Modality]:
    """Stance and modality in which a provision is compared: what was folded into a duty is one."""
    if deed is Norm.REQUIRES:
        return Stance.PROPOSES, Modality.SHALL
    return provision.stance, provision.modality


def stated(facts: Facts, name: str, text: str | None = None) -> Stated:
    """One provision's words on a term, with clause and line."""
    provision = facts.provision
    place = (
        provision.places.get(f"terms.{name.rpartition('.')[2] if '.' in name else name}")
        or provision.places.get(name)
        or provision.place
    )
    written = {**facts.provision.keys, **facts.provision.terms}.get(name.rpartition(".")[2] if "." in name else name)
    value = facts.values[name] if text is None else None
    words = (written or value).written if value is not None else text or ""
    return Stated(provision.proposal, provision.id, words, provision.clauses, place.line, value)


def gather(side: Sequence[Facts], name: str) -> list[Statement]:
    """The distinct values one side states on a term, in stable order; identifying names are joined first."""
    if len(side) == 1:
        value = side[0].values.get(name)
        return [] if value is None else [Statement(value, (stated(side[0], name),), side[0].wholes.get(name))]
    found: dict[Hashable, list[Facts]] = {}
    for facts in side:
        value = facts.values.get(name)
        if value is not None:
            found.setdefault(value.key, []).append(facts)
    statements = [
        Statement(each[0].values[name], tuple(stated(facts, name) for facts in each), _whole_of(each, name))
        for each in found.values()
    ]
    whole = statements[0].whole if statements else None
    if len(statements) > 1 and whole and all(each.whole and each.whole.key == whole.key for each in statements):
        return [Statement(whole, tuple(each for statement in statements for each in statement.stated), whole)]
    if len(statements) > 1 and any(name in facts.identifying for facts in side):
        joined = _joined(statements)
        return [joined] if joined else statements
    return statements


def _whole_of(side: Sequence[Facts], name: str) -> Names | None:
    """The names of which all these provisions say the same; None where one is said of fewer, or of others."""
    wholes = [facts.wholes.get(name) for facts in side]
    return wholes[0] if len({whole.key if whole else None for whole in wholes}) == 1 else None


def _joined(statements: Sequence[Statement]) -> Statement | None:
    """Several bare lists of names as one; None where an exclusion or another kind of value stands among them."""
    named: dict[str, Name] = {}
    for statement in statements:
        value = statement.value
        if not isinstance(value, Names) or value.everything or value.excluded or value.rest_excluded:
            return None
        named |= {name.id: name for name in value.named}
    whole = Names(", ".join(name.label for name in named.values()), tuple(named.values()))
    return Statement(whole, tuple(each for statement in statements for each in statement.stated))


def in_order(names: Iterable[str], topic: Topic) -> list[str]:
    """Terms in the order of their topic, then terms it does not list, then the keys of a provision."""
    order = {name: place for place, name in enumerate((*topic.terms, *UNLISTED, *VALUE_KEYS))}
    return sorted(names, key=lambda name: (order.get(name, len(topic.terms)), name))
