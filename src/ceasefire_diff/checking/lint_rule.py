"""What a lint rule is, the proposal it looks at with each thing found only once, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Final

from msgspec import Struct, field

from ceasefire_diff.model.glossary import Glossary, NameIndex
from ceasefire_diff.model.keys import BEARERS, KEYS
from ceasefire_diff.model.proposal import Position, Proposal, Provision, Stance
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.taxonomy.topic import Taxonomy, Term, Topic
from ceasefire_diff.values.event import EventName
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.names import Name, Names
from ceasefire_diff.values.schedule import Schedule
from ceasefire_diff.values.value import Value, events_in
from ceasefire_diff.values.words import stems

TERMS: Final = "terms."


class NameStated(Struct, frozen=True):
    """One name as a provision states it: under which key (`by`, `terms.from`) and, in a term, what the topic says."""

    provision: Provision
    key: str
    name: Name
    term: Term | None

    @property
    def place(self) -> Position:
        """Where the key stands."""
        return place_of(self.provision, self.key)


class Reference(Struct, frozen=True):
    """An event that a provision refers to, and under which key."""

    provision: Provision
    key: str
    event: EventName

    @property
    def place(self) -> Position:
        """Where the key stands."""
        return place_of(self.provision, self.key)


def place_of(provision: Provision, *keys: str) -> Position:
    """Where the first of these keys stands that the provision has, else where it begins."""
    return next((provision.places[key] for key in keys if key in provision.places), provision.place)


def told_by_reading(each: NameStated, near: str) -> bool:
    """Whether reading warns of two labels already: in a term that names the matter, the same words in another form."""
    return each.term is not None and each.term.identifies and stems(each.name.label) == stems(near)


def named(key: str) -> str:
    """A key as a sentence names it: a term without the word before its name."""
    return key.removeprefix(TERMS)


class LintedProposal:
    """A proposal that was read without errors, and what it was read with."""

    def __init__(self, proposal: Proposal, taxonomy: Taxonomy, index: NameIndex) -> None:
        self.proposal = proposal
        self.taxonomy = taxonomy
        self.index = index

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """The provisions in their order."""
        return self.proposal.provisions

    def topic(self, provision: Provision) -> Topic:
        """The topic of a provision."""
        return self.taxonomy.topics[provision.topic]

    def header_place(self, key: str) -> Position:
        """Where a key of the header stands, or `sources.ID` and the like; the top of the file if it is not there."""
        return self.proposal.places.get(key, Position(1))

    @cached_property
    def names(self) -> tuple[NameStated, ...]:
        """Every name of somebody or something, in the order of the file."""
        return tuple(self._names())

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every event that some provision refers to."""
        return tuple(self._references())

    @cached_property
    def brought_about_by(self) -> dict[str, list[Provision]]:
        """Which provisions are, or carry out, each event."""
        found: dict[str, list[Provision]] = {}
        for provision in self.provisions:
            found.setdefault(provision.own_event, []).append(provision)
        return found

    def _names(self) -> Iterator[NameStated]:
        for provision in self.provisions:
            terms = self.topic(provision).terms
            for key, value in stated_values(provision):
                if isinstance(value, Names) and (key in BEARERS or key not in KEYS):
                    term = terms.get(named(key)) if key.startswith(TERMS) else None
                    yield from (NameStated(provision, key, name, term) for name in value.every_name)

    def _references(self) -> Iterator[Reference]:
        for provision in self.provisions:
            for key, events in (("before", provision.before), ("after", provision.after)):
                yield from (Reference(provision, key, event) for event in events)
            for condition in provision.condition_for:
                yield Reference(provision, "condition-for", condition.event)
            for requirement in provision.requires:
                yield Reference(provision, "requires", requirement.event)
            for each in provision.alongside:
                yield Reference(provision, each.how.value, each.event)
            for key, value in stated_values(provision):
                yield from (Reference(provision, key, event) for event in events_in(value))


def stated_values(provision: Provision) -> Iterator[tuple[str, Value]]:
    """Every value a provision states, with the key it stands under."""
    yield from provision.keys.items()
    yield from ((f"{TERMS}{name}", value) for name, value in provision.terms.items())


def moments(value: Value) -> Iterator[Moment]:
    """The moments a value holds: itself, or those of its steps."""
    if isinstance(value, Moment):
        yield value
    elif isinstance(value, Schedule):
        yield from (step.when for step in value.steps if step.when is not None)


def turned_down(provision: Provision) -> bool:
    """Whether the text says no to what the provision speaks of."""
    return provision.stance in (Stance.DECLINES, Stance.STRIKES)


class Match(Struct, frozen=True):
    """One place where a rule is broken. `arguments` fill the sentences of the rule; `related` are other lines."""

    place: Position
    arguments: Mapping[str, str] = field(default_factory=dict)
    provision: Provision | None = None
    related: tuple[Position, ...] = ()


class LintRule(Struct, frozen=True):
    """A file of the folder `lint`: the `RULE` that stands in it, and its functions.

    `breaks` and `holds` of the rule are provisions, and keys of the header where it looks at them, as they stand in a
    file: tests read both, and `explain` shows both. `find` depends on nothing but the text, so that a file has the same
    findings alone and among others.
    """

    rule: Rule
    find: Callable[[LintedProposal], Iterator[Match]]
    find_in_glossary: Callable[[Glossary], Iterator[Match]] | None = None


def on_options(text: LintedProposal, rule: str) -> Iterator[Match]:
    """What the engine remarks of the options of one text by the rule of this id, which is that of a lint rule too."""
    if not text.proposal.options:
        return
    from ceasefire_diff.comparing.within_one_text import options_remarked  # noqa: PLC0415 - few files have options

    provisions = {each.id: each for each in text.provisions}
    for remark in options_remarked(text.proposal):
        if remark.rule == rule:
            provision = provisions[remark.provisions[0]]
            yield Match(provision.place, remark.arguments, provision)
