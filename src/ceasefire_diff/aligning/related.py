"""Provisions that nothing answers, and what they may be related to: offered to the reader, never merged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from ceasefire_diff.aligning.matter import Axis, Matter
from ceasefire_diff.aligning.nearness import Candidate, Nearness, defers, kept_apart, leaves_to_later, parallel_texts
from ceasefire_diff.aligning.similarity import Similarity, content_words
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.values.relation import Side

ASKED_ABOUT = 0.25
"""How likely the likeliest answer must be for a person to be asked, and for the other text not to be called silent."""

LETTERS_EACH = 3
"""How many a person is asked about at once for one provision."""

OFFERS_EACH = 3
"""How many of the other text are offered for one provision, beside those that it is itself likeliest for."""

OFFERS_OF_DEFERRAL = 16
"""How many for one that leaves something to later: what it leaves may be much of the other text."""

OFFERS_LIMIT = 200
"""How many a reader will look at for two texts; beyond this the coding itself wants a look."""

WORDS_ALIKE = 0.35
"""Likeness of paraphrases (0 to 1) from which two provisions are offered whatever their topics are."""

LEAST = 0.15
"""The likeness, of topics, names, words and values together, from which two provisions are offered."""

AS_LIKELY, NEARLY_AS_LIKELY = 0.6, 0.5
"""The share of the likeliest answer's likeness below which another is not offered; the second for what is put off."""

CROWDED_TOPIC = 100
"""A topic with more provisions than this in both texts together tells nothing about two of them."""

WEIGHTS = {"names": 0.1, "words": 0.8, "values": 0.15, "clause": 0.3, "alone": 0.1, "beside": 0.1, "elsewhere": -0.15}
"""What each kind of likeness counts; a fit on pairs that were read (benchmarks/README.md says on which)."""


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
    pointers: Sequence[tuple[Provision, Sequence[Provision]]],
    near: Nearness,
) -> tuple[Offer, ...]:
    """What may be related although it stands in no common row, the likeliest first, then by id.

    One of the two at least stands alone: a provision coded in another way than its counterpart expects may meanwhile
    stand in a row with something else. `together` are ids of a left and a right provision of one row, or of which a
    person said how they stand; `pointers` a general provision of one side with all it fits.
    """
    near = replace(near, parallel=not near.one_paper and parallel_texts((*left, *right)))
    found = {
        ids: each for each in _pointers(left, right, pointers) if (ids := (each.left.id, each.right.id)) not in together
    }
    for one, two, words, names in _alike(left, right, near):
        ids = (one.provision.id, two.provision.id)
        if ids not in together and ids not in found:
            offer = _offer(one, two, (words, names), near)
            if offer is not None:
                found[ids] = offer
    return tuple(_best(found.values(), near.taxonomy))


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
    left: Sequence[Candidate], right: Sequence[Candidate], near: Nearness
) -> Iterator[tuple[Candidate, Candidate, float, float]]:
    """Pairs worth a look, with how alike their words and their names are: found without comparing each with each.

    One of the two stands alone. They have words, names or a clause in common, or one stands in a row with another
    provision of the other's clause, or both stand alone and are of one topic or of two that answer each other, or one
    leaves something to later.
    """
    if all(each.answered for each in (*left, *right)):
        return
    words = Similarity(
        *([content_words(each.provision.text, each.provision.heading) for each in side] for side in (left, right))
    )
    names = Similarity(*([each.matter.names | each.events for each in side] for side in (left, right)))
    others = _ByPlace(left, right, near)
    for number, each in enumerate(left):
        like_words, like_names = words.like(number), names.like(number)
        for other in like_words.keys() | like_names.keys() | others.near(each):
            if not (each.answered and right[other].answered):
                yield each, right[other], like_words.get(other, 0.0), like_names.get(other, 0.0)


class _ByPlace:
    """Finds right provisions, by number, by their clauses, by those beside them in rows, and by topic."""

    def __init__(self, left: Sequence[Candidate], right: Sequence[Candidate], near: Nearness) -> None:
        self._near = near
        self._place: dict[str, list[int]] = defaultdict(list)
        self._alone_of_clause: dict[str, list[int]] = defaultdict(list)
        self._beside: dict[str, list[int]] = defaultdict(list)
        self._alone: dict[str, list[int]] = defaultdict(list)
        size = Counter(each.matter.topic.id for each in (*left, *right))
        for number, each in enumerate(right):
            for place in near.places(each.provision):
                self._place[place].append(number)
            for clause in each.provision.clauses:
                if not each.answered:
                    self._alone_of_clause[clause].append(number)
            for clause in each.beside:
                self._beside[clause].append(number)
            if not each.answered and size[each.matter.topic.id] <= CROWDED_TOPIC:
                self._alone[each.matter.topic.id].append(number)
        few = len(left) + len(right) <= CROWDED_TOPIC * 2
        self._everything = {number for numbers in self._alone.values() for number in numbers} if few else set[int]()
        self._leaving = {number for number in self._everything if defers(right[number])}

    def near(self, candidate: Candidate) -> set[int]:
        """Those that a left provision may answer whatever their words are."""
        clauses = candidate.provision.clauses
        found: list[Collection[int]] = [self._alone_of_clause.get(clause, ()) for clause in candidate.beside]
        found += [self._place.get(place, ()) for place in self._near.places(candidate.provision)]
        if not candidate.answered:
            found += [self._beside.get(clause, ()) for clause in clauses]
            found += [self._alone.get(topic, ()) for topic in self._near.answering(candidate.matter.topic.id)]
            found.append(self._everything if defers(candidate) else self._leaving)
        return {number for numbers in found for number in numbers}


def _offer(left: Candidate, right: Candidate, alike: tuple[float, float], near: Nearness) -> Offer | None:
    """Why two provisions are offered, and how likely they answer each other; None if that is not likely at all."""
    one, two = left.provision, right.provision
    words, names = alike
    nearness = near.of_topics(left, right)
    shares = not near.places(one).isdisjoint(near.places(two))
    beside = _beside(left, right)
    if not nearness and words < WORDS_ALIKE and not shares and not (beside and names):
        return None
    likeness = (
        nearness
        + WEIGHTS["names"] * names
        + WEIGHTS["words"] * words
        + WEIGHTS["values"] * (not left.figures.isdisjoint(right.figures))
        + WEIGHTS["clause"] * shares
        + WEIGHTS["beside" if beside else "elsewhere" if left.surely or right.surely else "alone"]
    )
    apart = _names_not_linked(left.matter, right.matter) if left.matter.topic is right.matter.topic else ""
    if likeness < LEAST and not (apart and not left.answered and not right.answered):
        return None
    answered = Side.LEFT if left.answered else Side.RIGHT if right.answered else None
    reason = "name-not-linked" if apart else "words-alike" if words >= WORDS_ALIKE else "neighbour-topic"
    return Offer(one, two, reason, likeness, {"names": apart} if apart else {}, answered)


def _beside(left: Candidate, right: Candidate) -> bool:
    """Whether one stands alone and the other in a row with something of the same clause."""
    lone, other = (right, left) if left.answered else (left, right)
    return other.answered and not other.beside.isdisjoint(lone.provision.clauses)


def _names_not_linked(left: Matter, right: Matter) -> str:
    """The names that kept two provisions of one topic apart although nothing says that they differ; else nothing."""
    if left.stages and right.stages and left.stages.isdisjoint(right.stages):
        return ""
    apart = kept_apart(left, right)
    if not apart or not all(_may_meet(one, two) for one, two in apart):
        return ""
    return "; ".join(" / ".join(sorted((_labels(one), _labels(two)))) for one, two in apart)


def _may_meet(one: Axis, two: Axis) -> bool:
    return bool(one.unlinked or two.unlinked)


def _labels(axis: Axis) -> str:
    return ", ".join(label for _, label in axis.labels)


def _best(found: Iterable[Offer], taxonomy: Taxonomy) -> list[Offer]:
    """The likeliest few for each provision that stands alone, in an order that no side decides."""
    ranked = sorted(
        found,
        key=lambda each: (
            -each.likeness,
            each.answered is not None,
            sorted((each.left.id, each.right.id)),
            sorted((one.id, one.text) for one in (each.left, each.right)),
        ),
    )
    of_lone: dict[tuple[Side, str], list[Offer]] = defaultdict(list)
    deferred: dict[tuple[Side, str], bool] = {}
    for offer in ranked:
        for side, provision in ((Side.LEFT, offer.left), (Side.RIGHT, offer.right)):
            if side is not offer.answered:
                of_lone[side, provision.id].append(offer)
                deferred[side, provision.id] = leaves_to_later(provision, taxonomy)
    kept = {
        id(offer)
        for key, offers_ in of_lone.items()
        for place, offer in enumerate(offers_)
        if (
            place < (OFFERS_OF_DEFERRAL if deferred[key] else OFFERS_EACH)
            and offer.likeness >= (NEARLY_AS_LIKELY if deferred[key] else AS_LIKELY) * offers_[0].likeness
        )
        or (offer.reason == "fits-several" and place < LETTERS_EACH)
    }
    return [offer for offer in ranked if id(offer) in kept][:OFFERS_LIMIT]
