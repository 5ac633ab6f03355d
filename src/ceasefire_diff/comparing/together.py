"""Finds what one text says alike of several things, so that a list is the same as its items told one by one.

"North and South withdraw 5 km" says what "North withdraws 5 km" and "South withdraws 5 km" say together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from msgspec.structs import replace

from ceasefire_diff.comparing.facts import CountedAlike, Facts, norm_words
from ceasefire_diff.comparing.folding import is_added_up
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.name import Name
from ceasefire_diff.values.names import Names


def with_what_is_said_alike(side: Sequence[Facts], topic: Topic) -> list[Facts]:
    """The facts of one variant on one topic, each with what its text says alike of other things."""
    wholes: dict[Hashable, list[Facts]] = defaultdict(list)
    beside: dict[Hashable, list[Facts]] = defaultdict(list)
    for facts in side:
        counted = {name for name, value in facts.values.items() if is_added_up(value, topic.terms.get(name))}
        for name in _lists(facts):
            if not counted:
                wholes[_else(facts, (name,))].append(facts)
            elif name in topic.identifying:
                beside[_else(facts, (name, *counted))].append(facts)
    of_all: dict[int, dict[str, Names]] = defaultdict(dict)
    for key, group in wholes.items():
        if len(group) > 1:
            name = str(key[0])  # type: ignore[index]  # a key begins with the name of the term
            whole = _union(group, name)
            for facts in group:
                of_all[id(facts)][name] = whole
    counting: dict[int, CountedAlike] = {}
    for key, group in beside.items():
        if len(group) > 1:
            alike = _counted_alike(group, str(key[0]))  # type: ignore[index]  # as above
            counting |= dict.fromkeys(map(id, group), alike)
    return [
        replace(facts, wholes=of_all.get(id(facts), {}), beside=counting.get(id(facts)))
        if id(facts) in of_all or id(facts) in counting
        else facts
        for facts in side
    ]


def _counted_alike(group: Sequence[Facts], name: str) -> CountedAlike:
    places: dict[str, list[int]] = defaultdict(list)
    for place, facts in enumerate(group):
        value = facts.values[name]
        for each in value.holders if isinstance(value, Names) else ():
            places[each].append(place)
    return CountedAlike(name, tuple(group), places)


def _lists(facts: Facts) -> Iterable[str]:
    """The keys whose value is a plain list of names."""
    return (
        name
        for name, value in facts.values.items()
        if isinstance(value, Names) and value.named and not (value.everything or value.excluded or value.rest_excluded)
    )


def _else(facts: Facts, names: tuple[str, ...]) -> Hashable:
    """All that a provision says beside some keys."""
    rest = frozenset((name, value.key) for name, value in facts.values.items() if name not in names)
    provision = facts.provision
    return (names[0], provision.topic, provision.stages, *norm_words(provision, facts.deed), rest, facts.steps)


def _union(group: Iterable[Facts], name: str) -> Names:
    named: dict[str, Name] = {}
    closed = False
    for facts in group:
        value = facts.values[name]
        if isinstance(value, Names):
            named |= {each.id: each for each in value.named}
            closed = value.closed
    return Names(", ".join(each.label for each in named.values()), tuple(named.values()), closed=closed)
