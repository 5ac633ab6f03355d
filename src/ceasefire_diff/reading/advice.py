"""Warns of codings that can be read and yet lose what the text says: a fact in words that nothing is compared with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.model.glossary import NameIndex, fold
from ceasefire_diff.source.diagnostics import Level
from ceasefire_diff.source.yaml_fields import Fields, shown
from ceasefire_diff.source.yaml_nodes import Mapping as YamlMapping
from ceasefire_diff.source.yaml_nodes import Node
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.name import Name
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.value import KINDS, Value
from ceasefire_diff.values.words import stems

_UNCONDITIONAL: Final = pattern(r"\b(?:unconditional|without (?:pre-?)?conditions|no (?:pre-?)?conditions)")
_AT_ONCE: Final = ("immediately", "at once", "without delay", "forthwith", "straight away")
_SOON: Final = (
    "promptly",
    *(f"as {how} as {far}" for how in ("soon", "fast", "quickly", "early") for far in ("possible", "can be")),
)
_TIME: Final = pattern(
    r"(?i)(?:(?:within|for|at least|up to|no later than|after) )?\d[\d,.]* (?:hours?|days?|weeks?|months?|years?)"
    r"(?: .*)?|(?:on |by )?(?:day|week) \d+|(?:on|by|before|until|from) \d{4}-\d\d-\d\d"
)
_NUMBER: Final = pattern(
    r"(?i)(?:(?:at least|up to|about|half|all|more than|fewer than) )?\d[\d,.]* ?(?:%|[^\W\d_]+.*)"
)
_ANSWERS: Final = (
    "no ", "not ", "never ", "non-existence of ",
    *(f"{what} {of} " for what in ("ban", "prohibition", "absence") for of in ("of", "on")),
)  # fmt: skip


class Advice:
    """What the warnings of one file go by: its glossary, and where they are told."""

    def __init__(self, fields: Fields, index: NameIndex) -> None:
        self._fields = fields
        self._index = index
        self._listed: dict[frozenset[str], str] = {}
        for label in _labels(index):
            self._listed.setdefault(stems(label), label)
        self._usual: dict[tuple[str, str], dict[frozenset[str], str]] = {}
        self._found: dict[tuple[str, str, str], tuple[tuple[str, str, str], ...]] = {}

    def on_qualifiers(self, qualifiers: Names, topic: Topic | None, stated: Iterable[str], node: Node) -> None:
        """Warn of a qualifier that says what a key or a term is there to say: it is compared with qualifiers alone."""
        for name in qualifiers.named:
            rule_and_cure = self._other_home(name.label, topic, frozenset(stated))
            if rule_and_cure is not None:
                rule, says, cure = rule_and_cure
                message = f"The qualifier `{shown(name.label)}` {says}"
                self._fields.complain(rule, message, cure, node, level=Level.WARNING)

    def _other_home(self, label: str, topic: Topic | None, stated: frozenset[str]) -> tuple[str, str, str] | None:
        words = label.lower()
        if "condition" in words and _UNCONDITIONAL.search(words):
            cure = "Write a provision of the topic `conditions`: `for` the event, `unconditional: yes`"
            return "provision.unconditional", "is compared with no condition of another text", cure
        says_time = "is compared with no time of another text"
        if words in _AT_ONCE:
            return "provision.time-in-qualifier", says_time, "Write `starts: immediately`"
        if words in _SOON:
            return "provision.time-in-qualifier", says_time, "Write `complete-by: as soon as possible`"
        counts = any(letter.isdecimal() for letter in label)
        if counts and _TIME.fullmatch(label):
            cure = "Write it as `starts`, `complete-by` or `until`, or in a term of the topic"
            return "provision.time-in-qualifier", says_time, cure
        free = [term.name for term in topic.terms.values() if KINDS[term.kind].limits] if topic else []
        free = [name for name in free if name not in stated]
        if free and counts and _NUMBER.fullmatch(label):
            cure = f"Write it under `terms` if one of these can hold it: {', '.join(free)}"
            return "provision.number-in-qualifier", "is compared with no number of another text", cure
        return None

    def on_names(self, topic: Topic, terms: Mapping[str, Value], nodes: YamlMapping) -> None:
        """Warn of a name that keeps rows apart: it holds the answer, or is nearly a name that is known."""
        for term in topic.identifying:
            value = terms.get(term)
            if not isinstance(value, Names):
                continue
            for name in value.every_name:
                place = (topic.id, term, name.label)
                found = self._found.get(place)
                if found is None:
                    found = self._found[place] = tuple(self._faults(name, topic, term))
                for rule, message, cure in found:
                    self._fields.of("term").complain(rule, message, cure, nodes.entries[term][1], level=Level.WARNING)

    def _faults(self, name: Name, topic: Topic, term: str) -> Iterator[tuple[str, str, str]]:
        """The rule, the message and the cure of each."""
        if name.label.lower().startswith(_ANSWERS):
            message = f"`{term}` names the matter, and `{shown(name.label)}` holds an answer to it"
            cure = "Leave the answer out of the name: another text that answers otherwise speaks of the same matter"
            yield "term.answer-in-name", message, cure
        if name.entry or "topic" in name.listed or name.parts or name.overlaps:
            return
        like = self._like(name.label, topic, term)
        if like is not None:
            message = f"`{shown(name.label)}` is nearly the same as `{shown(like)}`, and nothing links the two"
            cure = f"Write `{shown(like)}` if it is the same; if not, list both under `names` in the glossary"
            yield "term.nearly-a-name", message, cure

    def _like(self, label: str, topic: Topic, term: str) -> str | None:
        """A label of the glossary or a usual word of the term that has the same words in another form or order."""
        place = (topic.id, term)
        if place not in self._usual:
            held = topic.terms[term]
            self._usual[place] = {stems(word): word for word in (*held.words, *held.usual)}
        own = stems(label)
        for like in (self._listed.get(own), self._usual[place].get(own)) if own else ():
            if like is not None and fold(like) != fold(label):
                return like
        return None


def _labels(index: NameIndex) -> Iterator[str]:
    glossary = index.glossary
    for labels in glossary.names.values():
        yield from labels
    for whole, parts in glossary.parts.items():
        yield from (each for each in (whole, *parts) if each not in glossary.names)
    for pair in glossary.overlaps:
        yield from (each for each in pair if each not in glossary.names)
