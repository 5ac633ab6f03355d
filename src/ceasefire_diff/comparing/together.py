"""Finds what one text says alike of several things, so that a list is the same as its items told one by one.

"North and South withdraw 5 km" says what "North withdraws 5 km" and "South withdraws 5 km" say together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping

from msgspec.structs import replace

from ceasefire_diff.comparing.facts import Facts, norm_words
from ceasefire_diff.comparing.opposition import is_added_up
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.values.name import Name
from ceasefire_diff.values.names import Names


class Together:
    """What the provisions of one variant say alike, by provision and key."""

    def __init__(self, side: Iterable[Facts], taxonomy: Taxonomy) -> None:
        wholes: dict[Hashable, list[Facts]] = defaultdict(list)
        beside: dict[Hashable, list[Facts]] = defaultdict(list)
        told = list(side)
        of_topic = Counter(facts.provision.topic for facts in told)
        for facts in (each for each in told if of_topic[each.provision.topic] > 1):
            topic = taxonomy.topics[facts.provision.topic]
            counted = {name for name, value in facts.values.items() if is_added_up(value, topic.terms.get(name))}
            for name in _lists(facts):
                if not counted:
                    wholes[_else(facts, (name,))].append(facts)
                elif name in topic.identifying:
                    beside[_else(facts, (name, *counted))].append(facts)
        self._wholes: dict[int, dict[str, Names]] = defaultdict(dict)
        self._beside: dict[int, tuple[Facts, ...]] = {}
        for key, group in wholes.items():
            if len(group) > 1:
                name = str(key[0])  # type: ignore[index]  # a key begins with the name of the term
                whole = _union(group, name)
                for facts in group:
                    self._wholes[id(facts.provision)][name] = whole
        for group in beside.values():
            if len(group) > 1:
                self._beside |= {id(facts.provision): tuple(group) for facts in group}

    def __call__(self, facts: Facts) -> Facts:
        """The same facts with what their text says alike of other things."""
        key = id(facts.provision)
        if key not in self._wholes and key not in self._beside:
            return facts
        return replace(facts, wholes=self._wholes.get(key, {}), beside=self._beside.get(key, ()))


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


def wholes_of(facts: Facts) -> Mapping[str, Hashable]:
    """What tells the same provision apart in two variants of its text."""
    return {name: value.key for name, value in facts.wholes.items()}
