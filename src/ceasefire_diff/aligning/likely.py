"""Lines up what nothing answers in either text where each is the other's likeliest answer: rows a reader must confirm.

No name says that the provisions of such a row speak of one matter; only their words do. So no conflict is told of it,
nothing is built on it (no event, no order), and it is marked wherever it is shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Final

from msgspec.structs import replace

from ceasefire_diff.aligning.aligned_row import AlignedRow
from ceasefire_diff.aligning.matter import Matter
from ceasefire_diff.aligning.nearness import kept_apart
from ceasefire_diff.aligning.similarity import Similarity, content_words, long_stems
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.values.name import Standing, standing
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.value import Value

LEAST: Final = 0.12
"""How alike two provisions of one topic must be in their words (0 to 1); chosen on pairs that were read."""

LEAST_WEIGHT: Final = 3.0
"""What the words that two provisions share must weigh, as a word does that two of a dozen provisions have."""

CROWDED: Final = 50
"""With more rows of one topic in a text than this that nothing answers, likeness of words tells nothing about two."""

_FIGURES = pattern(r"[0-9]+")

LEAST_OF_A_NAME: Final = 0.6
"""The share of the shorter name's words that the longer must have too: both of two, or two of three."""

LEAST_SHARED: Final = 2
"""One word in common, however rare, says little of two names."""

_Unit = tuple[AlignedRow, ...]
"""The rows of one text that name one matter, however their terms part them."""

_Pairs = Mapping[tuple[int, int], float]
"""How alike units of the two texts are, by their places."""


def join_likeliest(
    rows: Iterable[AlignedRow], matters: Mapping[int, Matter], settled: Collection[tuple[str, str]]
) -> list[AlignedRow]:
    """The same rows, those of one topic put together of which each is the likeliest answer of the other.

    `matters` are by the identity of their provisions; `settled` are ids of provisions, left and right, that a person
    keeps apart. Of two rows that are equally likely none is taken.
    """
    rows = list(rows)
    lone = [row for row in rows if row.label is None and row.match is None and not (row.left and row.right)]
    lefts, rights = _of_both(lone)
    if not lefts:
        return rows
    joined = [(lefts[one], rights[other]) for one, other in _likeliest(_likeness(lefts, rights, matters, settled))]
    first = {id(ours[0]): _joined(ours, theirs) for ours, theirs in joined}
    gone = {id(row) for units in joined for unit in units for row in unit}
    return [first.get(id(row), row) for row in rows if id(row) in first or id(row) not in gone]


def _of_both(lone: Iterable[AlignedRow]) -> tuple[list[_Unit], list[_Unit]]:
    """What the left and the right text say of topics on which both have something that nothing answers."""
    by_topic: dict[str, tuple[dict[object, list[AlignedRow]], dict[object, list[AlignedRow]]]] = {}
    for row in lone:
        sides = by_topic.setdefault(row.topic, ({}, {}))
        sides[not row.left].setdefault((row.objects, row.stages), []).append(row)
    both = [sides for sides in by_topic.values() if all(0 < len(side) <= CROWDED for side in sides)]
    lefts, rights = ([tuple(unit) for sides in both for unit in sides[place].values()] for place in (0, 1))
    return lefts, rights


def _likeness(
    lefts: Sequence[_Unit], rights: Sequence[_Unit], matters: Mapping[int, Matter], settled: Collection[tuple[str, str]]
) -> _Pairs:
    """The likeness of the likest two provisions of each two units that may be of one matter."""
    ours, theirs = (
        [
            (place, matters[id(each)])
            for place, unit in enumerate(side)
            for row in unit
            for each in (*row.left, *row.right)
        ]
        for side in (lefts, rights)
    )
    words = Similarity(*([_words(matter) for _, matter in side] for side in (ours, theirs)))
    found: dict[tuple[int, int], float] = {}
    shut: set[tuple[int, int]] = set()
    for number, (one, matter) in enumerate(ours):
        like = words.like(number, least=LEAST_WEIGHT)
        for other, (place, answer) in enumerate(theirs):
            if matter.topic is not answer.topic:
                continue
            if (matter.provision.id, answer.provision.id) in settled or not _may_be_one(matter, answer):
                shut.add((one, place))
            likely = max(like.get(other, 0.0), _names_alike(matter, answer))
            found[one, place] = max(likely, found.get((one, place), 0.0))
    return {pair: likeness for pair, likeness in found.items() if pair not in shut}


def _words(matter: Matter) -> set[str]:
    """The words of the paraphrase and of what names the matter."""
    provision = matter.provision
    labels = (label for axis in matter.axes if axis is not None for _, label in axis.labels)
    return {*content_words(provision.text, provision.heading), *(word for each in labels for word in long_stems(each))}


def _names_alike(one: Matter, other: Matter) -> float:
    """The share of words that the names have in common which alone keep two provisions apart; 0 if it is small."""
    apart = [
        max((_share_of_words(first, second) for _, first in ours.labels for _, second in theirs.labels), default=0.0)
        for ours, theirs in kept_apart(one, other)
    ]
    least = min(apart, default=0.0)
    return least if least >= LEAST_OF_A_NAME and one.stated == other.stated else 0.0


def _share_of_words(one: str, other: str) -> float:
    ours, theirs = long_stems(one), long_stems(other)
    return len(ours & theirs) / min(len(ours), len(theirs)) if len(ours & theirs) >= LEAST_SHARED else 0.0


def _may_be_one(one: Matter, other: Matter) -> bool:
    """Whether nothing says that two provisions of one topic speak of two things."""
    if one.stages and other.stages and one.stages.isdisjoint(other.stages):
        return False
    names = (*one.topic.identifying, "by")
    return all(
        ours is None or theirs is None or ours.meets(theirs) or _may_meet(_value(one, name), _value(other, name))
        for name, ours, theirs in zip(names, one.axes, other.axes, strict=False)
    )


def _value(matter: Matter, name: str) -> Value | None:
    return matter.provision.by if name == "by" else matter.provision.terms.get(name)


def _may_meet(one: Value | None, other: Value | None) -> bool:
    """Whether two values may name one thing: nothing says of all their names that they differ, nor do their figures."""
    if not isinstance(one, Names) or not isinstance(other, Names):
        return False
    figures = [sorted(_FIGURES.findall(" ".join(name.label for name in each.named))) for each in (one, other)]
    unknown = any(standing(*each) is Standing.UNKNOWN for each in product(one.named, other.named))
    return unknown and figures[0] == figures[1]


def _likeliest(likeness: _Pairs) -> Iterator[tuple[int, int]]:
    """The pairs of which each is alone the other's likeliest."""
    of_left: dict[int, list[float]] = defaultdict(list)
    of_right: dict[int, list[float]] = defaultdict(list)
    for (one, other), likely in likeness.items():
        of_left[one].append(likely)
        of_right[other].append(likely)
    for (one, other), likely in likeness.items():
        both = (of_left[one], of_right[other])
        if likely >= LEAST and all(likely == max(each) and each.count(likely) == 1 for each in both):
            yield one, other


def _joined(ours: _Unit, theirs: _Unit) -> AlignedRow:
    """One row of two units, called by what either names."""
    row, other = ours[0], theirs[0]
    named = zip(row.objects, other.objects, strict=True)
    labels = [(each, words) for unit in (*ours, *theirs) for each, words in unit.labels.items()]
    return replace(
        row,
        left=_by_id(each for row in ours for each in row.left),
        right=_by_id(each for row in theirs for each in row.right),
        objects=tuple(tuple(sorted({*(one or ()), *(two or ())})) or None for one, two in named),
        labels={each: frozenset().union(*(words for name, words in labels if name == each)) for each, _ in labels},
        split_by=(),
        likely=True,
    )


def _by_id(provisions: Iterable[Provision]) -> tuple[Provision, ...]:
    return tuple(sorted(provisions, key=lambda each: each.id))
