"""How alike the provisions of two texts are: by their words, and by the names they speak of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import log, sqrt

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.values.words import STEM

COMMON = 50
"""A word or name that more provisions than this use tells nothing about two of them, and looking it up costs time."""

_WORD = pattern(r"\w{4,}")


@lru_cache(maxsize=4096)
def content_words(text: str, heading: str | None) -> tuple[str, ...]:
    """The words of paraphrase and heading, without the shortest and without endings, each once and sorted."""
    return tuple(sorted(long_stems(f"{text} {heading or ''}")))


@lru_cache(maxsize=4096)
def long_stems(text: str) -> frozenset[str]:
    """The words of a text, without the shortest and without endings."""
    # Every pair of options asks for the words of the same provisions again.
    return frozenset(word[:STEM] for word in _WORD.findall(text.casefold()))


class Similarity:
    """Cosine of sets whose members are weighted by how few provisions of both texts have them."""

    def __init__(self, left: Sequence[Collection[str]], right: Sequence[Collection[str]]) -> None:
        used = Counter(chain.from_iterable((*left, *right)))
        total = len(left) + len(right) + 1
        of_count = {count: log(total / count) ** 2 for count in {*used.values()} if count <= COMMON}
        weight = {each: of_count[count] for each, count in used.items() if count in of_count}
        # In a fixed order, so that a sum of fractions comes out the same from both sides.
        lefts, rights = ([sorted(members) for members in side] for side in (left, right))
        if len(weight) < len(used):
            lefts, rights = ([[each for each in told if each in weight] for told in side] for side in (lefts, rights))
        having: dict[str, list[int]] = defaultdict(list)
        for number, members in enumerate(rights):
            for each in members:
                having[each].append(number)
        self._shared_with = [[(weight[each], having[each]) for each in members if each in having] for members in lefts]
        self._sizes = [[sqrt(sum(map(weight.__getitem__, members))) for members in side] for side in (lefts, rights)]

    def like(self, number: int, *, least: float = 0.0) -> Mapping[int, float]:
        """The right provisions, by number, that are at all like one left provision, and how much (0 to 1).

        What they share must weigh `least`: in two short texts every word is rare, and says little.
        """
        shared: dict[int, float] = {}
        for weight, others in self._shared_with[number]:
            for other in others:
                shared[other] = shared.get(other, 0.0) + weight
        ours, theirs = self._sizes[0][number], self._sizes[1]
        return {other: sum_ / (ours * theirs[other]) for other, sum_ in shared.items() if sum_ >= least}
