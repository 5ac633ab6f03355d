"""Sets beside what nothing answers those provisions of the other text that it surely cannot hold with.

They may have a nearer answer in a row of their own; that the other text is silent is then not so all the same.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable

from msgspec.structs import replace

from ceasefire_diff.aligning.aligned_row import AlignedRow
from ceasefire_diff.aligning.matter import Matter
from ceasefire_diff.comparing.facts import FactsOf
from ceasefire_diff.comparing.several import clashes
from ceasefire_diff.comparing.variant_text import VariantText
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.taxonomy.topic import Taxonomy


class WithoutCounterpart:
    """What each text says on each topic, to find what opposes a provision that stands alone."""

    def __init__(
        self,
        texts: tuple[VariantText, VariantText],
        facts_of: FactsOf,
        taxonomy: Taxonomy,
        apart: Collection[tuple[str, str]],
    ) -> None:
        self._facts_of = facts_of
        self._taxonomy = taxonomy
        self._texts = [(text.matters, {id(each.provision): each for each in text.matters}) for text in texts]
        self._apart = apart

    def all_with_opposed(self, rows: Iterable[AlignedRow]) -> list[AlignedRow]:
        """The same rows, what stands alone beside what surely opposes it; two of the same provisions are told once."""
        told: dict[Hashable, AlignedRow] = {}
        for row in rows:
            found = self._with_opposed(row)
            itself = row.label is not None or (row.left and row.right)
            key = id(row) if itself else tuple(tuple(map(id, side)) for side in (found.left, found.right))
            told[key] = min(told.get(key, found), found, key=lambda each: each.id)
        return list(told.values())

    def _with_opposed(self, row: AlignedRow) -> AlignedRow:
        """The same row, with what surely opposes it if one text alone stands in it."""
        if (row.left and row.right) or row.label is not None:
            return row
        side = 0 if row.left else 1
        alone = row.left or row.right
        opposed = [
            each.provision
            for each in self._texts[1 - side][0]
            if each.topic.id == row.topic and any(self._oppose(one, each, side) for one in alone)
        ]
        if not opposed:
            return row
        opposed.sort(key=lambda each: each.id)
        return replace(row, right=tuple(opposed)) if row.left else replace(row, left=tuple(opposed))

    def _oppose(self, provision: Provision, other: Matter, side: int) -> bool:
        matter = self._texts[side][1].get(id(provision))
        ids = (provision.id, other.provision.id)
        if matter is None or not matter.meets(other) or (ids if side == 0 else ids[::-1]) in self._apart:
            return False
        one, two = self._facts_of(provision), self._facts_of(other.provision)
        return any(clashes(one, two, self._taxonomy.topics[other.topic.id], perhaps=True))
