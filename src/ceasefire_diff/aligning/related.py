"""Provisions that stand alone on both sides and might speak of one matter: offered to the reader, never merged."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from math import log, sqrt

from ceasefire_diff.aligning.matter import Axis, Matter, matter_of
from ceasefire_diff.proposal import Provision
from ceasefire_diff.record import record
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.values.names import Names

OFFERS_EACH = 3
"""How many a reader will look at for one provision."""

OFFERS_LIMIT = 200
"""How many a reader will look at for two texts; beyond this the coding itself wants a look."""

WORDS_ALIKE = 0.35
"""Likeness (cosine over words weighted by rarity, 0 to 1) from which two paraphrases are offered on words alone."""

WORDS_SOMEWHAT_ALIKE = 0.1
"""Likeness from which two paraphrases of neighbouring topics are offered although they name nothing in common."""

COMMON_WORD = 50
"""A word that more provisions than this use tells nothing about two of them, and looking them all up costs time."""

_WORD = re.compile(r"\w{4,}")


@record
class Offer:
    """Two provisions that may be related, why, and how alike their words are (0 to 1)."""

    left: Provision
    right: Provision
    reason: str
    likeness: float
    arguments: Mapping[str, str] = field(default_factory=dict)


def offers(
    left: Sequence[Provision],
    right: Sequence[Provision],
    fits_several: Sequence[tuple[Provision, Sequence[Provision]]],
    taxonomy: Taxonomy,
) -> tuple[Offer, ...]:
    """What stands alone on both sides and may be related, the likeliest first within each provision, then by id."""
    words = _Words((*left, *right))
    found = {(each.left.id, each.right.id): each for each in _pointers(left, right, fits_several)}
    for one, two in _candidates(left, right, words, taxonomy):
        offer = _offer(one, two, words.likeness(one, two), taxonomy)
        if offer is not None:
            found.setdefault((one.id, two.id), offer)
    return tuple(_best(found.values()))


def _pointers(
    left: Sequence[Provision], right: Sequence[Provision], fits_several: Sequence[tuple[Provision, Sequence[Provision]]]
) -> Iterator[Offer]:
    """A general provision that fits several sets of objects points to each of them."""
    lefts, rights = {id(each) for each in left}, {id(each) for each in right}
    for general, others in fits_several:
        for other in others:
            if id(general) in lefts:
                yield Offer(general, other, "fits-several", 1.0)
            elif id(general) in rights:
                yield Offer(other, general, "fits-several", 1.0)


def _candidates(
    left: Sequence[Provision], right: Sequence[Provision], words: _Words, taxonomy: Taxonomy
) -> Iterator[tuple[Provision, Provision]]:
    """Pairs worth a look: of one topic or of neighbours, or with a rare word in common."""
    by_topic: dict[str, list[Provision]] = defaultdict(list)
    by_word: dict[str, list[Provision]] = defaultdict(list)
    for provision in right:
        by_topic[provision.topic].append(provision)
        for word in words.rare(provision):
            by_word[word].append(provision)
    for provision in left:
        near: dict[int, Provision] = {}
        for topic in (provision.topic, *taxonomy.topics[provision.topic].neighbours):
            if len(by_topic[topic]) <= COMMON_WORD:
                near |= {id(each): each for each in by_topic[topic]}
        for word in words.rare(provision):
            near |= {id(each): each for each in by_word[word]}
        for other in near.values():
            yield provision, other


def _offer(left: Provision, right: Provision, likeness: float, taxonomy: Taxonomy) -> Offer | None:
    if left.topic == right.topic:
        matters = (matter_of(each, taxonomy.topics[left.topic]) for each in (left, right))
        if names := _names_not_linked(*matters):
            return Offer(left, right, "name-not-linked", likeness, {"names": names})
    if likeness >= WORDS_ALIKE:
        return Offer(left, right, "words-alike", likeness)
    near = right.topic == left.topic or right.topic in taxonomy.topics[left.topic].neighbours
    if near and (likeness >= WORDS_SOMEWHAT_ALIKE or not _matters_named(left).isdisjoint(_matters_named(right))):
        return Offer(left, right, "neighbour-topic", likeness)
    return None


def _matters_named(provision: Provision) -> set[str]:
    """What a provision's terms name, whoever is bound."""
    return {name.id for value in provision.terms.values() if isinstance(value, Names) for name in value.named}


def _names_not_linked(left: Matter, right: Matter) -> str:
    """The names that kept two provisions of one topic apart although nothing says that they differ; else nothing."""
    if left.stages and right.stages and left.stages.isdisjoint(right.stages):
        return ""
    apart = [
        (one, two)
        for one, two in zip(left.axes, right.axes, strict=True)
        if one is not None and two is not None and not one.meets(two)
    ]
    if not apart or not all(_may_meet(one, two) for one, two in apart):
        return ""
    return "; ".join(" / ".join(sorted((_labels(one), _labels(two)))) for one, two in apart)


def _may_meet(one: Axis, two: Axis) -> bool:
    return bool(one.unlinked or two.unlinked)


def _labels(axis: Axis) -> str:
    return ", ".join(label for _, label in axis.labels)


def _best(found: Iterable[Offer]) -> list[Offer]:
    """The likeliest few for each provision, in an order that no side decides."""
    kept: list[Offer] = []
    taken: Counter[tuple[str, str]] = Counter()
    ranked = sorted(found, key=lambda each: (-each.likeness, sorted((each.left.id, each.right.id))))
    for offer in ranked:
        sides = (("left", offer.left.id), ("right", offer.right.id))
        if all(taken[side] < OFFERS_EACH for side in sides) and len(kept) < OFFERS_LIMIT:
            taken.update(sides)
            kept.append(offer)
    return kept


class _Words:
    """The words of paraphrases and headings, weighted by how few provisions use them."""

    def __init__(self, provisions: Sequence[Provision]) -> None:
        self._words = {
            id(each): frozenset(_WORD.findall(f"{each.text} {each.heading or ''}".casefold())) for each in provisions
        }
        used = Counter(word for words in self._words.values() for word in words)
        total = len(provisions) + 1
        self._weight = {word: log(total / count) ** 2 for word, count in used.items()}
        self._rare = {word for word, count in used.items() if 1 < count <= COMMON_WORD}
        self._size = {key: sqrt(sum(self._weight[word] for word in words)) for key, words in self._words.items()}

    def rare(self, provision: Provision) -> frozenset[str]:
        """Its words that some other provision uses, but not many."""
        return self._words[id(provision)] & self._rare

    def likeness(self, left: Provision, right: Provision) -> float:
        """Cosine of the two weighted sets of words; 0 if they share none."""
        size = self._size[id(left)] * self._size[id(right)]
        shared = sorted(self._words[id(left)] & self._words[id(right)])
        # One word in common says little, however rare it is.
        return sum(self._weight[word] for word in shared) / size if size and len(shared) > 1 else 0.0
