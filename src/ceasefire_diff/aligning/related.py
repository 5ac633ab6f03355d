"""Provisions that nothing answers, and what they may be related to: offered to the reader, never merged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from ceasefire_diff.aligning.matter import Axis, Matter
from ceasefire_diff.aligning.similarity import Similarity, words_of
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.relation import Side

OFFERS_EACH = 3
"""How many a reader will look at for one provision."""

OFFERS_OF_ANSWERED = 2
"""How many of them may be provisions that stand in a row with something else already."""

OFFERS_LIMIT = 200
"""How many a reader will look at for two texts; beyond this the coding itself wants a look."""

WORDS_ALIKE = 0.35
"""Likeness of paraphrases (0 to 1) from which two provisions are offered on words alone."""

WORDS_SOMEWHAT_ALIKE = 0.1
"""Likeness of paraphrases from which two provisions of one topic or of neighbours are offered."""

NAMES_ALIKE = 0.3
"""Likeness of the names and events spoken of from which two provisions of one topic or of neighbours are offered."""

CROWDED_TOPIC = 100
"""A topic with more provisions than this in both texts together tells nothing about two of them."""

RESIDUAL_TOPIC = "other"
"""Where a matter without a topic is filed, so that it is a neighbour of every topic."""


class Candidate(Struct, frozen=True):
    """A provision that may be offered, with its matter, the events it speaks of, and whether a row answers it."""

    matter: Matter
    events: frozenset[str]
    answered: bool

    @property
    def provision(self) -> Provision:
        """The provision itself."""
        return self.matter.provision


class Offer(Struct, frozen=True):
    """Two provisions that may be related, why, and how alike they are (0 to 1)."""

    left: Provision
    right: Provision
    reason: str
    likeness: float
    arguments: Mapping[str, str] = field(default_factory=dict)
    answered: Side | None = None
    """Which of the two stands in a row with something else, if one does; such offers come last."""


def offers(
    left: Sequence[Candidate],
    right: Sequence[Candidate],
    together: frozenset[tuple[str, str]],
    fits_several: Sequence[tuple[Provision, Sequence[Provision]]],
) -> tuple[Offer, ...]:
    """What may be related although it stands in no common row, the likeliest first, then by id.

    One of the two at least stands alone: a provision coded in another way than its counterpart expects may meanwhile
    stand in a row with something else. `together` are ids of a left and a right provision of one row.
    """
    found = {(each.left.id, each.right.id): each for each in _pointers(left, right, fits_several)}
    for one, two, words, names in _alike(left, right):
        ids = (one.provision.id, two.provision.id)
        if ids not in together and ids not in found and (offer := _offer(one, two, words, names)) is not None:
            found[ids] = offer
    return tuple(_best(found.values()))


def _pointers(
    left: Sequence[Candidate],
    right: Sequence[Candidate],
    fits_several: Sequence[tuple[Provision, Sequence[Provision]]],
) -> Iterator[Offer]:
    """A general provision that fits several sets of objects points to each of them."""
    lefts, rights = ({id(each.provision) for each in side if not each.answered} for side in (left, right))
    for general, others in fits_several:
        for other in others:
            if id(general) in lefts:
                yield Offer(general, other, "fits-several", 1.0)
            elif id(general) in rights:
                yield Offer(other, general, "fits-several", 1.0)


def _alike(
    left: Sequence[Candidate], right: Sequence[Candidate]
) -> Iterator[tuple[Candidate, Candidate, float, float]]:
    """Pairs worth a look, with how alike their words and their names are: found without comparing each with each.

    One of the two stands alone. They have words or names in common, or are of one topic and both stand alone.
    """
    words = Similarity(*([words_of(each.provision) for each in side] for side in (left, right)), least=2)
    names = Similarity(*([each.matter.names | each.events for each in side] for side in (left, right)), least=1)
    size = Counter(each.matter.topic.id for each in (*left, *right))
    alone: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(right):
        if not each.answered and size[each.matter.topic.id] <= CROWDED_TOPIC:
            alone[each.matter.topic.id].append(number)
    for number, each in enumerate(left):
        like_words, like_names = words.like(number), names.like(number)
        near = like_words.keys() | like_names.keys()
        if not each.answered:
            near |= {*alone[each.matter.topic.id]}
        for other in near:
            if not (each.answered and right[other].answered):
                yield each, right[other], like_words.get(other, 0.0), like_names.get(other, 0.0)


def _offer(left: Candidate, right: Candidate, words: float, names: float) -> Offer | None:
    """Why two provisions are offered, if they are."""
    answered = Side.LEFT if left.answered else Side.RIGHT if right.answered else None
    alike = words >= WORDS_SOMEWHAT_ALIKE or names >= NAMES_ALIKE

    def offer(reason: str, arguments: Mapping[str, str] | None = None) -> Offer:
        return Offer(left.provision, right.provision, reason, max(words, names), arguments or {}, answered)

    one, two = left.matter.topic, right.matter.topic
    if one is two and (alike or answered is None) and (apart := _names_not_linked(left.matter, right.matter)):
        return offer("name-not-linked", {"names": apart})
    if words >= WORDS_ALIKE:
        return offer("words-alike")
    if alike and (one is two or _neighbours(one, two)):
        return offer("neighbour-topic")
    return None


def _neighbours(one: Topic, two: Topic) -> bool:
    return RESIDUAL_TOPIC in (one.id, two.id) or two.id in one.neighbours or one.id in two.neighbours


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
    taken: Counter[tuple[Side, str]] = Counter()
    taken_of_answered: Counter[tuple[Side, str]] = Counter()
    ranked = sorted(
        found,
        key=lambda each: (
            each.answered is not None,
            -each.likeness,
            sorted((each.left.id, each.right.id)),
            sorted((one.id, one.text) for one in (each.left, each.right)),
        ),
    )
    for offer in ranked:
        sides = [(Side.LEFT, offer.left.id), (Side.RIGHT, offer.right.id)]
        lone = [side for side in sides if offer.answered is not None and side[0] is not offer.answered]
        full = any(taken[side] >= OFFERS_EACH for side in sides)
        if not full and all(taken_of_answered[side] < OFFERS_OF_ANSWERED for side in lone):
            taken.update(sides)
            taken_of_answered.update(lone)
            kept.append(offer)
    return kept[:OFFERS_LIMIT]
