"""Judges the rows of one comparison, each once: what speaks of no event comes to the same in every pair of options."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from ceasefire_diff.comparing.facts import Facts, FactsOf
from ceasefire_diff.comparing.together import wholes_of
from ceasefire_diff.comparing.verdict import Judgement, judge
from ceasefire_diff.taxonomy.topic import Taxonomy, Topic

_Ids = tuple[tuple[int, Hashable], ...]


class Judge:
    """Remembers what it judged, as long as one comparison lasts and its provisions with it."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self._timeless: dict[int, Facts] = {}
        self._judged: dict[tuple[_Ids, _Ids], Judgement] = {}

    def facts_of(self, events: Mapping[str, str], absent: frozenset[str]) -> FactsOf:
        """Makes the facts of provisions for a pair of variants, which knows its events."""
        return FactsOf(self.taxonomy, events, absent, self._timeless)

    def __call__(self, left: Sequence[Facts], right: Sequence[Facts], topic: Topic) -> Judgement:
        """Judge a row that both sides speak in."""
        if not all(facts.timeless for side in (left, right) for facts in side):
            return judge(left, right, topic)
        key = (_ids(left), _ids(right))
        known = self._judged.get(key)
        if known is None:
            known = self._judged[key] = judge(left, right, topic)
        return known


def _ids(side: Sequence[Facts]) -> _Ids:
    return tuple((id(facts.provision), frozenset(wholes_of(facts).items())) for facts in side)
