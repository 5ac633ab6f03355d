"""What a topic is: a kind of provision, its terms, and what coders must know to pick it."""

# Without `from __future__ import annotations`: msgspec would have to compile each of them when it decodes the topics.
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct, field
from msgspec.structs import force_setattr

from ceasefire_diff.source.yaml_nodes import Mapping as YamlMapping

OWN_PREFIX: Final = "x-"
"""The ids of a user's own topics begin so; a built-in one never will."""


class Term(Struct, frozen=True, omit_defaults=True):
    """One typed value of a topic; `kind` is the name of one of `values.value.KINDS`.

    `identifies`: it names the matter, never the answer. `narrows`: it says which of it are meant, so that two
    values with nothing in common part two provisions. `closed`: a list of it excludes what it does not name;
    `of_a_body`: it does so within one body only, and two bodies may stand side by side.
    `limit`: a bare amount is a limit, so two different ones are apart; `least`: a bare amount is the least;
    `proportion`: a ratio of equal quotient is the same. `permits`: what it names is let out of what the term of that
    name bans; `within`: it may not pass the limit that the term of that name sets.
    `abstains` are words of a choice by which something is no longer done: who begins sooner or ends later keeps both.
    `words` are a choice's words or a names term's own vocabulary; `usual` are words offered to coders so that two of
    them pick the same.
    `phrase` is what a sentence calls it where its name is no noun: who holds it.
    """

    name: str
    kind: str
    unit: str | None = None
    identifies: bool = False
    narrows: bool = False
    closed: bool = False
    of_a_body: bool = False
    limit: bool = False
    least: bool = False
    proportion: bool = False
    permits: str = ""
    within: str = ""
    words: tuple[str, ...] = ()
    includes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    holds_together: tuple[tuple[str, ...], ...] = ()
    abstains: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()
    phrase: str = ""
    help: str = ""


class YesOrNo(Struct, frozen=True):
    """For a topic whose own words say yes or no: which word to use instead of `shall-not` and `may`."""

    term: str
    shall_not: str
    may: str


class NotThis(Struct, frozen=True):
    """A matter coders might file here, and where it goes instead."""

    matter: str
    instead: str


class Example(Struct, frozen=True):
    """A worked example: two sides as provisions, the verdict expected, and why."""

    title: str
    left: tuple[YamlMapping, ...]
    right: tuple[YamlMapping, ...]
    glossary: YamlMapping | None
    verdict: str
    why: str


class Topic(Struct, frozen=True, omit_defaults=True):
    """One kind of provision.

    `duty_is_naming`: naming the matter is the whole duty, so its terms count as shared. `describes`: its terms say how
    something is that the text wants anyhow, so two texts that describe it in other topics of this kind both want it.
    `settles_nothing`: what it names is to be agreed, so that what another topic says of the same settles it.
    `somewhere`: what is wanted in a place may be anywhere in it, so a ban in a part leaves it room. `two_ends`: the
    terms that change places where the same thing is told by the other party.
    """

    id: str
    title: str
    group: str
    definition: str
    terms: Mapping[str, Term]
    duty_is_naming: bool = False
    describes: bool = False
    settles_nothing: bool = False
    bearer_identifies: bool = False
    somewhere: bool = False
    two_ends: tuple[str, ...] = ()
    yes_or_no: YesOrNo | None = None
    neighbours: tuple[str, ...] = ()
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    not_this: tuple[NotThis, ...] = ()
    known_as: Mapping[str, str] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()
    narrowing: tuple[str, ...] = ()
    """The names of the terms that say which of the matter are meant."""
    identifying: tuple[str, ...] = ()
    """The names of the terms that say which matter a provision speaks of."""

    def line_of(self, name: str) -> str:
        """The term whose limit a term may not pass, for both speak of one line; the term itself where there is none."""
        term = self.terms.get(name)
        return (term and term.within) or name

    def __post_init__(self) -> None:
        """List the identifying terms once: every provision asks for them."""
        force_setattr(self, "identifying", tuple(name for name, term in self.terms.items() if term.identifies))
        force_setattr(self, "narrowing", tuple(name for name, term in self.terms.items() if term.narrows))


class Group(Struct, frozen=True):
    """A family of topics, in the order reports follow."""

    id: str
    title: str


class Taxonomy(Struct, frozen=True):
    """All topics that hold in one comparison, in the order they are told."""

    groups: tuple[Group, ...]
    topics: Mapping[str, Topic]
    comparable: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For a term, as `topic.term`, those of other topics that answer it and hold the same kind of value."""
    answering_topics: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For a topic, those of which some term answers one of its own."""

    def __post_init__(self) -> None:
        """Look the answering terms up once: every row of several topics asks for them."""
        force_setattr(self, "comparable", _comparable(self.topics))
        force_setattr(self, "answering_topics", _answering(self.topics))

    def __iter__(self) -> Iterator[Topic]:
        return iter(self.topics.values())

    def order(self) -> dict[str, int]:
        """Each topic id's place in the order of reports."""
        return {topic_id: place for place, topic_id in enumerate(self.topics)}

    def answered_by(self, topic: str, term: str) -> str:
        """One name for a term and those of other topics with the same kind of value that answer it: `topic.term`."""
        own = f"{topic}.{term}"
        names: tuple[str, ...] = (own, *self.comparable.get(own, ()))
        return min(names)

    def answering(self, one: str, other: str) -> bool:
        """Whether some term of one topic may be answered by a term of the other."""
        return other in self.answering_topics.get(one, ())

    def group_title(self, group_id: str) -> str:
        """The plain title of a group."""
        return next((group.title for group in self.groups if group.id == group_id), group_id)


def _comparable(topics: Mapping[str, Topic]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for topic in topics.values():
        for name, others in topic.answers.items():
            for other in others:
                there, _, other_name = other.partition(".")
                term = topics[there].terms.get(other_name) if there in topics else None
                own = topic.terms[name]
                if term and (term.kind, term.unit, term.words) == (own.kind, own.unit, own.words):
                    found.setdefault(f"{topic.id}.{name}", set()).add(other)
                    found.setdefault(other, set()).add(f"{topic.id}.{name}")
    return {each: frozenset(others) for each, others in found.items()}


def _answering(topics: Mapping[str, Topic]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for topic in topics.values():
        for other in (each.partition(".")[0] for others in topic.answers.values() for each in others):
            found.setdefault(topic.id, set()).add(other)
            found.setdefault(other, set()).add(topic.id)
    return {each: frozenset(others) for each, others in found.items()}
