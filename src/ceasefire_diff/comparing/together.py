"""Makes alike what two coders cut or call otherwise: a list and its items told one by one, both sides and their names.

"North and South withdraw 5 km" says what "North withdraws 5 km" and "South withdraws 5 km" say together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import product
from typing import TypeGuard

from msgspec.structs import replace

from ceasefire_diff.aligning.aligned_row import AlignedRow
from ceasefire_diff.comparing.facts import CountedAlike, Facts, norm_words
from ceasefire_diff.comparing.folding import is_added_up
from ceasefire_diff.model.glossary import NameIndex
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.name import Name, means_both_sides
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.value import Value


def with_what_is_said_alike(side: Sequence[Facts], topic: Topic) -> list[Facts]:
    """The facts of one variant on one topic, each with what its text says alike of other things."""
    alike: dict[tuple[str, Hashable], list[Facts]] = defaultdict(list)
    for facts in side:
        counted = _counted(facts.values, topic)
        for name in _lists(facts):
            # Of what a row is about other rows tell the rest, unless it is counted (Answers).
            if (name in topic.identifying) is bool(counted):
                alike[name, _else(facts, (name, *counted))].append(facts)
    wholes: dict[int, dict[str, Names]] = defaultdict(dict)
    counting: dict[int, CountedAlike] = {}
    for (name, _), group in alike.items():
        if len(group) < 2:  # noqa: PLR2004 - one alone has nothing alike
            continue
        if name in topic.identifying:
            counting |= dict.fromkeys(map(id, group), _counted_alike(group, name))
        elif whole := _union(facts.values[name] for facts in group):
            for facts in group:
                wholes[id(facts)][name] = whole
    return [
        replace(facts, wholes=wholes.get(id(facts), {}), beside=counting.get(id(facts)))
        if id(facts) in wholes or id(facts) in counting
        else facts
        for facts in side
    ]


class Answers:
    """What each list is answered by, over all rows: one row answers this item and another that."""

    def __init__(self, rows: Iterable[AlignedRow], topics: Mapping[str, Topic]) -> None:
        self._topics = topics
        self._answers: dict[int, list[Provision]] = defaultdict(list)
        self._known: dict[int, Mapping[tuple[str, Hashable], Names]] = {}
        for row in rows:
            if not (row.match or row.label or row.in_doubt or row.described):
                for side, others in ((row.left, row.right), (row.right, row.left)):
                    for each in side:
                        self._answers[id(each)] += others

    def told(self, side: list[Facts], others: Sequence[Facts]) -> list[Facts]:
        """One side of a row, each with all that its text answers to the lists of the other."""
        answers = [found for each in others if (found := self._of(each.provision))]
        return [_with_answers(facts, answers, self._topics) for facts in side] if answers else side

    def _of(self, provision: Provision) -> Mapping[tuple[str, Hashable], Names]:
        """By identifying term, and by all else they are about, what the answers to a list name together.

        Not where something is counted: 10 of two kinds are not 10 of each.
        """
        if id(provision) not in self._known:
            topic = self._topics[provision.topic]
            lists = [name for name in topic.identifying if _is_of_several(provision.terms.get(name))]
            answers = self._answers[id(provision)] if lists else []
            if any(_counted(each.terms, topic) for each in (provision, *answers)):
                answers = []
            alike: dict[tuple[str, Hashable], list[Provision]] = defaultdict(list)
            for name, each in product(lists, answers):
                alike[name, _names_else(each, name, topic)].append(each)
            unions = {key: _union(each.terms.get(key[0]) for each in group) for key, group in alike.items()}
            self._known[id(provision)] = {key: union for key, union in unions.items() if _is_of_several(union)}
        return self._known[id(provision)]


def _is_of_several(value: Value | None) -> TypeGuard[Names]:
    return isinstance(value, Names) and value.is_list and len(value.named) > 1


def _with_answers(
    facts: Facts, answers: Sequence[Mapping[tuple[str, Hashable], Names]], topics: Mapping[str, Topic]
) -> Facts:
    topic = topics[facts.provision.topic]
    wholes = dict(facts.wholes)
    for name in topic.identifying:
        own = name, _names_else(facts.provision, name, topic)
        found = _union([each[own] for each in answers if own in each])
        if found and found.named:
            wholes[name] = found
    return replace(facts, wholes=wholes)


def _names_else(provision: Provision, name: str, topic: Topic) -> Hashable:
    """Which matter a provision speaks of, beside one term."""
    named = tuple(
        (each, provision.terms[each].key) for each in topic.identifying if each != name and each in provision.terms
    )
    return provision.stages, named


def _counted(values: Mapping[str, Value], topic: Topic) -> set[str]:
    """The terms that count, so that what is said of several things is not said of each."""
    return {
        name
        for name, value in values.items()
        if is_added_up(value, topic.terms.get(name)) and not _holds_of_each(value)
    }


def _holds_of_each(value: Value) -> bool:
    """Whether an amount of several things is that of each: all of them, none of them."""
    return isinstance(value, Amount) and (value.is_none or value.word != "")


def _counted_alike(group: Sequence[Facts], name: str) -> CountedAlike:
    places: dict[str, list[int]] = defaultdict(list)
    for place, facts in enumerate(group):
        value = facts.values[name]
        for each in value.holders if isinstance(value, Names) else ():
            places[each].append(place)
    return CountedAlike(name, tuple(group), places)


def _lists(facts: Facts) -> Iterable[str]:
    """The keys whose value is a plain list of names."""
    return (name for name, value in facts.values.items() if isinstance(value, Names) and value.is_list)


def _else(facts: Facts, names: tuple[str, ...]) -> Hashable:
    """All that a provision says beside some keys."""
    rest = frozenset((name, value.key) for name, value in facts.values.items() if name not in names)
    provision = facts.provision
    return (names[0], provision.topic, provision.stages, *norm_words(provision, facts.deed), rest, facts.steps)


def _union(values: Iterable[Value | None]) -> Names | None:
    """Plain lists of names as one; None where something else stands among them."""
    named: dict[str, Name] = {}
    closed = False
    for value in values:
        if not isinstance(value, Names) or not value.is_list:
            return None
        named |= {each.id: each for each in value.named}
        closed = value.closed
    return Names(", ".join(each.label for each in named.values()), tuple(named.values()), closed=closed)


def parties_of(texts: Sequence[Proposal]) -> dict[str, str]:
    """By proposal, the id of the one party whose text it is; texts of several are left out."""
    index = NameIndex(texts[0].glossary) if texts else None
    return {text.id: index.id_of(text.party[0]) for text in texts if index and len(text.party) == 1}


def with_sides_named(left: list[Facts], right: list[Facts], parties: frozenset[str]) -> tuple[list[Facts], list[Facts]]:
    """Both sides of a row, each with the other's list of the two parties for its own word for them.

    Who they are says a glossary that gives that word two parts, else the headers of two texts. A list of anybody else
    stays apart from that word: a mediator's text calls others the sides than its author.
    """
    return [_named(each, right, parties) for each in left], [_named(each, left, parties) for each in right]


def _named(facts: Facts, others: Sequence[Facts], parties: frozenset[str]) -> Facts:
    named: dict[str, Names] = {}
    for name, value in facts.values.items():
        if not (
            isinstance(value, Names) and value.is_list and len(value.named) == 1 and means_both_sides(value.named[0])
        ):
            continue
        parts = value.named[0].parts or parties
        lists = (other.values.get(name) for other in others)
        same = (each for each in lists if isinstance(each, Names) and each.is_list and _ids(each) == parts)
        if len(parts) == 2 and (found := next(same, None)):  # noqa: PLR2004 - both sides are two
            named[name] = replace(found, written=value.written)
    return replace(facts, values={**facts.values, **named}) if named else facts


def _ids(names: Names) -> frozenset[str]:
    return frozenset(each.id for each in names.named)
