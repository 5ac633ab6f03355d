"""Remembers what one comparison found of its provisions, so that pairs of options share what is the same in them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

from msgspec.structs import replace

from ceasefire_diff.aligning.matter import Matter
from ceasefire_diff.aligning.nearness import figures_of
from ceasefire_diff.aligning.rows import Alignment, align
from ceasefire_diff.comparing.facts import Facts, FactsOf
from ceasefire_diff.comparing.together import parties_of, with_what_is_said_alike
from ceasefire_diff.comparing.variant_text import VariantText
from ceasefire_diff.comparing.verdict import Judgement, judge
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.taxonomy.topic import Taxonomy, Topic

_Ids = tuple[tuple[int, ...], tuple[int, ...]]


class Judge:
    """Lines up and judges, each once, as long as one comparison lasts.

    What it remembers is known by the objects it was found for, which are kept with it.
    """

    def __init__(self, taxonomy: Taxonomy, texts: Sequence[Proposal] = ()) -> None:
        self.taxonomy = taxonomy
        self.parties = parties_of(texts)
        self._optional = {each.topic for text in texts for each in text.provisions if each.options}
        self._figures: dict[int, tuple[frozenset[Hashable], Provision]] = {}
        self._facts: dict[int, dict[Hashable, Facts]] = {}
        self._alike: dict[tuple[int, ...], tuple[Mapping[int, Facts], Sequence[Facts]]] = {}
        self._judged: dict[_Ids, tuple[Judgement, Sequence[Facts], Sequence[Facts]]] = {}
        self._aligned: dict[_Ids, tuple[Alignment, Sequence[Matter], Sequence[Matter]]] = {}

    def align(self, lefts: Sequence[Matter], rights: Sequence[Matter]) -> Alignment:
        """Line two variants up. No row but a labelled one holds two topics, so those without options are one part."""
        parts: tuple[tuple[list[Matter], list[Matter]], ...] = (([], []), ([], []))
        for place, side in enumerate((lefts, rights)):
            for matter in side:
                parts[matter.topic.id in self._optional or bool(matter.provision.issues)][place].append(matter)
        found = [self._align(*part) for part in parts]
        return Alignment(
            tuple(row for each in found for row in each.rows), tuple(one for each in found for one in each.fits_several)
        )

    def _align(self, lefts: Sequence[Matter], rights: Sequence[Matter]) -> Alignment:
        key = (tuple(map(id, lefts)), tuple(map(id, rights)))
        known = self._aligned.get(key)
        if known is None:
            known = self._aligned[key] = (align(lefts, rights, self.taxonomy), lefts, rights)
        return known[0]

    def figures(self, provision: Provision) -> frozenset[Hashable]:
        """The figures by which a provision may be offered."""
        if id(provision) not in self._figures:
            self._figures[id(provision)] = (figures_of(provision), provision)
        return self._figures[id(provision)][0]

    def facts_of(self, events: Mapping[str, str], absent: frozenset[str]) -> FactsOf:
        """Makes the facts of provisions for a pair of variants, which knows its events."""
        return FactsOf(self.taxonomy, events, absent, self._facts)

    def together(self, text: VariantText, facts_of: FactsOf) -> Callable[[Facts], Facts]:
        """Tells facts of one variant with what it says alike of other things, looking at a topic when asked for it."""
        told_of: dict[str, Mapping[int, Facts]] = {}
        of_topics: dict[str, list[Provision]] = {}
        for each in text.provisions:
            of_topics.setdefault(each.topic, []).append(each)

        def with_others(facts: Facts) -> Facts:
            side = of_topics.get(facts.provision.topic, ())
            if len(side) < 2:  # noqa: PLR2004 - alike are two at least
                return facts
            topic = facts.provision.topic
            if topic not in told_of:
                told_of[topic] = self._said_alike([facts_of(each) for each in side])
            own = facts_of(facts.provision)
            told = told_of[topic][id(own)]
            return told if facts is own else replace(facts, wholes=told.wholes, beside=told.beside)

        return with_others

    def _said_alike(self, side: Sequence[Facts]) -> Mapping[int, Facts]:
        key = tuple(map(id, side))
        if key not in self._alike:
            alike = with_what_is_said_alike(side, self.taxonomy.topics[side[0].provision.topic])
            self._alike[key] = (dict(zip(key, alike, strict=True)), side)
        return self._alike[key][0]

    def __call__(self, left: Sequence[Facts], right: Sequence[Facts], topic: Topic) -> Judgement:
        """Judge a row that both sides speak in."""
        key = (tuple(map(id, left)), tuple(map(id, right)))
        known = self._judged.get(key)
        if known is None:
            known = self._judged[key] = (judge(left, right, topic), left, right)
        return known[0]
