"""Tells whether two provisions bear on one thing at all: the same objects, the same people, the same case and time.

Values apart are a conflict only where both provisions surely hold. What parts them, key by key, is one table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct

from ceasefire_diff.aligning.matter import abstains, gives_leave, says_no
from ceasefire_diff.comparing.facts import Facts
from ceasefire_diff.comparing.norms import PROHIBITIONS, Norm, norm_of
from ceasefire_diff.comparing.order.in_force import times_meet
from ceasefire_diff.model.keys import KEYS, TIMES
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.choice import Choice
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.names_relation import KIND as NAMES
from ceasefire_diff.values.names_relation import share_a_name
from ceasefire_diff.values.prose import KIND as PROSE
from ceasefire_diff.values.relation import RelationKind, Side
from ceasefire_diff.values.value import Value, relate

Answer = bool | None

_EXCEPT: Final = "except"
PEOPLE: Final = tuple(key.name for key in KEYS.values() if key.shared and key.kind == NAMES.name and not key.free)
"""Keys that say for whom and when: unlike ones part two provisions, and are never a conflict of their own."""

IN_FORCE: Final = "times"
"""Stands for the times of a provision among the keys that part two."""


class Meeting(Struct, frozen=True):
    """Whether something surely falls under both provisions (None: not known), and the key that decides it.

    Where the times decide it, `left` and `right` are these, in the words of the texts.
    """

    both: Answer
    key: str = ""
    left: str = ""
    right: str = ""


MEET: Final = Meeting(both=True)


def worst(meetings: Iterable[Meeting]) -> Meeting:
    """What parts two provisions if anything does, else what leaves it unknown."""
    return min(meetings, key=lambda each: (False, None, True).index(each.both), default=MEET)


def _names_in_common(one: Value, two: Value) -> Answer:
    """Names that both state; what a glossary calls overlapping is no such name."""
    if isinstance(one, Names) and isinstance(two, Names):
        return share_a_name(one, two)
    return True if relate(one, two).kind is RelationKind.SAME else None


def _same_words(one: Value, two: Value) -> Answer:
    """Words that no vocabulary lists: alike they are one case, unlike ones may be."""
    kind = relate(one, two).kind
    return True if kind in (RelationKind.SAME, RelationKind.NESTED) or _names_in_common(one, two) else None


PARTED_BY: Final[Mapping[str, Callable[[Value, Value], Answer]]] = {
    key.name: _same_words if key.free or key.kind == PROSE.name else _names_in_common
    for key in KEYS.values()
    if key.shared
}
"""How two values of a key part what states them. Where one side alone states a key, it narrows itself only."""


CIRCUMSTANCES: Final = frozenset((*PARTED_BY, _EXCEPT, IN_FORCE))
"""All that says when, for whom and in which case two provisions hold."""


def circumstances(one: Facts, two: Facts, beside: Iterable[str] = ()) -> Meeting:
    """Whether both hold for the same people, in the same case, and outside each other's exceptions."""
    found = [
        Meeting(parted(one.values[key], two.values[key]), key)
        for key, parted in PARTED_BY.items()
        if key not in beside and key in one.values and key in two.values
    ]
    found.append(Meeting(_outside_exceptions(one, two), _EXCEPT))
    if not {*TIMES} & {*beside}:
        found.append(_times(one, two))
    return worst(found)


def _times(one: Facts, two: Facts) -> Meeting:
    """Whether both are ever in force together."""
    found = times_meet(one, two)
    return Meeting(found.meet, IN_FORCE, *(each.text if each else "" for each in (found.left, found.right)))


def _outside_exceptions(one: Facts, two: Facts) -> Answer:
    """Whether what one says lies outside what the other excepts.

    It lies within it where it names nothing but that. Two unlike exceptions may leave nothing to both.
    """
    first, second = one.values.get("except"), two.values.get("except")
    if first is None and second is None:
        return True
    if first is not None and second is not None:
        return True if relate(first, second).kind is RelationKind.SAME else None
    excepted, other = (first, two) if first is not None else (second, one)
    narrow = one if first is not None else two
    if not isinstance(excepted, Names):
        return None
    within = [
        name
        for name, value in other.values.items()
        if isinstance(value, Names) and name not in PEOPLE and _lies_within(value, excepted)
    ]
    if within:
        return None if within == ["qualifiers"] else False
    narrower = any(
        name not in narrow.values
        for name, value in other.values.items()
        if (KEYS[name].narrows if name in KEYS else isinstance(value, Names))
    )
    return None if narrower else True


def _lies_within(value: Names, excepted: Names) -> bool:
    """Whether every name of a value is one of the exception, or a part of one."""
    return bool(value.named) and all(
        any(name.id == each.id or name.id in each.parts for each in excepted.named) for name in value.named
    )


class Overlap(StrEnum):
    """How far two provisions speak of the same objects.

    LEFT, RIGHT: that side speaks of a part of what the other does. SHARED: each speaks of something more, too.
    """

    SAME = "same"
    LEFT = "left"
    RIGHT = "right"
    SHARED = "shared"
    UNSAID = "unsaid"
    UNKNOWN = "unknown"
    NOTHING = "nothing"

    @property
    def part(self) -> Side | None:
        """The side that speaks of a part, if one does."""
        return Side(self.value) if self in (Overlap.LEFT, Overlap.RIGHT) else None


class Objects(Struct, frozen=True):
    """How far the objects are the same, and the terms that decide it."""

    overlap: Overlap
    terms: tuple[str, ...] = ()


def objects(one: Facts, two: Facts, topic: Topic, beside: Iterable[str] = ()) -> Objects:
    """How the objects of two provisions of a topic stand to each other, over all the terms that name them.

    What a ban leaves unsaid it does not narrow: there the ban speaks of the whole.
    """
    if one.provision.topic != two.provision.topic:
        return Objects(Overlap.SAME)  # a label joins them
    found = {name: _overlap(one, two, name, topic) for name in topic.identifying if name not in beside}
    found |= {
        name: how for name in narrowing(one, two, topic) if name not in beside and (how := _parted(one, two, name))
    }
    for overlap in (Overlap.NOTHING, Overlap.UNKNOWN, Overlap.UNSAID):
        if terms := tuple(name for name, each in found.items() if each is overlap):
            return Objects(overlap, terms)
    unlike = {name: each for name, each in found.items() if each is not Overlap.SAME}
    kinds = set(unlike.values())
    if not kinds:
        return Objects(Overlap.SAME)
    return Objects(kinds.pop() if len(kinds) == 1 else Overlap.SHARED, tuple(unlike))


def _overlap(one: Facts, two: Facts, name: str, topic: Topic) -> Overlap:
    left, right = (_stated(facts, name) for facts in (one, two))
    if left is None or right is None:
        if left is right:
            return Overlap.SAME
        general = one if left is None else two
        if bans(general, topic):
            return Overlap.RIGHT if left is None else Overlap.LEFT
        return Overlap.UNSAID
    if isinstance(left, Names) and isinstance(right, Names):
        shared = share_a_name(left, right)
        if shared is not True:
            return Overlap.NOTHING if shared is False else Overlap.UNKNOWN
    relation = relate(left, right)
    match relation.kind:
        case RelationKind.SAME:
            return Overlap.SAME
        case RelationKind.NESTED:
            return Overlap.LEFT if relation.inner is Side.LEFT else Overlap.RIGHT
        case RelationKind.APART if not isinstance(left, Names):
            return Overlap.NOTHING
        case RelationKind.OVERLAPS if isinstance(left, Choice):
            return Overlap.SHARED
    return Overlap.SHARED if isinstance(left, Names) else Overlap.UNKNOWN


def narrowing(one: Facts, two: Facts, topic: Topic) -> Iterable[str]:
    """The terms by which both say which are meant, where both say something of these as well."""
    said = {name for name in topic.terms if name in one.values and name in two.values} - {*topic.identifying}
    return said & {*topic.narrowing} if said - {*topic.narrowing} else ()


def _parted(one: Facts, two: Facts, name: str) -> Overlap | None:
    """How two values that say which are meant part their provisions, if they do; what is not said narrows nothing."""
    left, right = _stated(one, name), _stated(two, name)
    if left is None or right is None:
        return None
    if isinstance(left, Names) and isinstance(right, Names):
        return {True: None, False: Overlap.NOTHING, None: Overlap.UNKNOWN}[share_a_name(left, right)]
    return Overlap.NOTHING if relate(left, right).kind is RelationKind.APART else None


def _stated(facts: Facts, name: str) -> Value | None:
    """A value under its own name, or under its topic's where a label joins several topics."""
    return facts.values.get(name) or facts.values.get(f"{facts.provision.topic}.{name}")


def bans(facts: Facts, topic: Topic) -> bool:
    """Whether a provision says no: by its norm, or by the word that stands for it in its topic."""
    if facts.deed in PROHIBITIONS:
        return True
    return facts.deed is Norm.REQUIRES and norm_of(facts.provision) is Norm.REQUIRES and says_no(facts.provision, topic)


def one_time(one: Facts, two: Facts, topic: Topic) -> bool:
    """Whether two provisions give times to one thing that is to be: no ban, no leave, and not the one after the other.

    What is banned or allowed until a day may be so until another, and what is open from a day was closed until then.
    """
    both = (one.provision, two.provision)
    if any(bans(each, topic) for each in (one, two)) or any(
        gives_leave(each, topic) or abstains(each, topic) for each in both
    ):
        return False
    unlike = any(
        relate(value, two.values[name]).kind is RelationKind.APART
        for name, value in one.values.items()
        if name in two.values and name in topic.terms
    )
    return not unlike or times_meet(one, two).meet is not False
