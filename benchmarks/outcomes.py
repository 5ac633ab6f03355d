"""Makes small texts at random, and says in plain terms which outcomes would satisfy them; it knows no rule of the tool.

An outcome is what is left open to each party: for every party, thing, place and case, the ways in which it may act.
A duty leaves only what it asks for, a ban takes it away, a permission leaves some of it. Numbers are those released or
listed, a limit is the limit itself.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations, product
from typing import Any, Final

Choose = Callable[[Sequence[Any]], Any]
"""Picks one of several; chance decides, or whatever drives the test."""

Atom = tuple[Hashable, ...]
Ways = frozenset[Hashable]
Outcome = Mapping[Atom, Ways]
Wish = Callable[[Outcome], bool]
Entry = dict[str, Any]
Said = tuple[Entry, "list[Asked]"]

GLOSSARY: Final = {
    "names": {
        "north": ["North"],
        "south": ["South"],
        "gaza": ["Gaza"],
        "wadi": ["Wadi"],
        "rafah": ["Rafah"],
        "army": ["army"],
        "guns": ["artillery"],
        "police": ["police"],
        "held": ["prisoners"],
        "women": ["women"],
        "young": ["children"],
        "shelling": ["shelling"],
        "raids": ["raids"],
        "flights": ["flights"],
        "hills": ["Hills"],
    },
    "parts": {"gaza": ["wadi", "rafah"], "army": ["guns"], "held": ["women", "young"]},
    "overlaps": [["hills", "gaza"]],
}
PLACES: Final[Mapping[str, tuple[str, ...]]] = {
    "Wadi": ("wadi",),
    "Rafah": ("rafah",),
    "Gaza": ("wadi", "rafah", "rest"),
    "Gaza except Wadi": ("rafah", "rest"),
}
"""Places by the atoms they hold; what only overlaps has none of its own here."""

FORCES: Final[Mapping[str, tuple[str, ...]]] = {"army": ("guns", "men"), "artillery": ("guns",), "police": ("police",)}
PARTIES: Final = (("North",), ("South",), ("North", "South"))
CASES: Final = ("war", "peace")


class Asked:
    """One thing that a provision asks for, over the atoms it speaks of together."""

    def __init__(self, atoms: Iterable[Atom], holds: Wish) -> None:
        self.atoms = tuple(atoms)
        self.holds = holds

    def denied(self) -> Asked:
        """That just this is not so."""
        return Asked(self.atoms, lambda outcome: not self.holds(outcome))


def each_of(atoms: Iterable[Atom], holds: Callable[[Ways], bool]) -> list[Asked]:
    """The same asked of every atom by itself."""
    return [Asked((atom,), lambda outcome, atom=atom: holds(outcome[atom])) for atom in atoms]  # type: ignore[misc]


def subsets(ways: Sequence[Hashable]) -> list[Ways]:
    """Every way to leave some of several ways open."""
    return [frozenset(each) for size in range(1, len(ways) + 1) for each in combinations(ways, size)]


def satisfiable(asked: Sequence[Asked], ways: Sequence[Hashable]) -> bool:
    """Whether some outcome satisfies all that is asked: tried one by one, apart where nothing joins the atoms."""
    return all(_some(part, ways) for part in _joined(asked))


def same(one: Sequence[Asked], two: Sequence[Asked], ways: Sequence[Hashable]) -> bool:
    """Whether no outcome satisfies one and not the other."""
    return not any(
        satisfiable([*first, each.denied()], ways) for first, second in ((one, two), (two, one)) for each in second
    )


def _joined(asked: Sequence[Asked]) -> list[list[Asked]]:
    """What is asked, in parts that share no atom."""
    parts: list[tuple[set[Atom], list[Asked]]] = []
    for each in asked:
        atoms, members = set(each.atoms), [each]
        for part in [part for part in parts if part[0] & atoms]:
            parts.remove(part)
            atoms |= part[0]
            members += part[1]
        parts.append((atoms, members))
    return [members for _, members in parts]


def _some(asked: Sequence[Asked], ways: Sequence[Hashable]) -> bool:
    atoms = sorted({atom for each in asked for atom in each.atoms}, key=repr)
    single = [each for each in asked if len(each.atoms) == 1]
    rest = [each for each in asked if len(each.atoms) > 1]
    left = {
        atom: [each for each in subsets(ways) if all(one.holds({atom: each}) for one in single if one.atoms == (atom,))]
        for atom in atoms
    }
    chosen = (dict(zip(atoms, each, strict=True)) for each in product(*(left[atom] for atom in atoms)))
    return any(all(each.holds(outcome) for each in rest) for outcome in chosen)


# Withdrawals: a duty is for every part of a place, with a distance or without.
DISTANCES: Final[Mapping[str | None, frozenset[int]]] = {
    None: frozenset((3, 5, 10, 12)),
    "5 km": frozenset((5,)),
    "10 km": frozenset((10,)),
    "at least 5 km": frozenset((5, 10, 12)),
    "less than 10 km": frozenset((3, 5)),
}
WITHDRAWN: Final = (0, 3, 5, 10, 12)


def withdrawal(choose: Choose) -> Said:
    """A party leaves a place, must not, or may; in one case or always."""
    place, parties, words = choose(sorted(PLACES)), choose(PARTIES), choose(list(DISTANCES))
    modality, case = choose(("shall", "shall", "shall-not", "may")), choose((None, None, "war"))
    terms = {"forces": "army", "from": place} | ({"distance": words} if words else {})
    entry: Entry = {"topic": "withdrawal", "modality": modality, "by": list(parties), "terms": terms}
    if case:
        entry["if"] = case
    cases = (case,) if case else CASES
    inside = [(party, each, of) for party in parties for each in PLACES[place] for of in cases]
    # "Gaza except Wadi" leaves Wadi as it is.
    outside = [(party, "wadi", of) for party in parties for of in cases] if "except" in place else []
    ways = DISTANCES[words]

    if modality == "shall":
        return entry, each_of(inside, lambda left: left <= ways) + each_of(outside, lambda left: left == {0})
    if modality == "shall-not":
        return entry, each_of(inside, lambda left: not left & ways)
    return entry, each_of(inside, lambda left: bool(left & ways))


# Deployments: presence somewhere in a place, of some of the forces, is presence.
def deployment(choose: Choose) -> Said:
    """Forces of a party are deployed somewhere in a place, may be, or are banned from all of it."""
    forces, place = choose(sorted(FORCES)), choose(("Wadi", "Rafah", "Gaza"))
    parties, word = choose(PARTIES[:2]), choose(("deployed", "allowed", "banned", "banned"))
    excepted = choose((None, None, "police", "artillery", "Wadi")) if word == "banned" else None
    entry: Entry = {
        "topic": "deployment",
        "by": list(parties),
        "terms": {"forces": forces, "in": place, "presence": word},
    }
    left_out: tuple[str, ...] = ()
    if excepted:
        entry["except"] = excepted
        left_out = FORCES.get(excepted, PLACES.get(excepted, ()))
    atoms = [
        (party, force, each)
        for party in parties
        for force in FORCES[forces]
        for each in PLACES[place]
        if force not in left_out and each not in left_out
    ]

    if word == "banned":
        return entry, each_of(atoms, lambda left: left == {"absent"})
    wanted: Callable[[Ways], bool] = (
        (lambda left: left == {"there"}) if word == "deployed" else lambda left: "there" in left
    )
    return entry, [Asked(atoms, lambda outcome: any(wanted(outcome[atom]) for atom in atoms))]


# Acts: what is banned, of whom, and what is let out of the ban.
ACTS: Final = ("shelling", "raids", "flights")


def prohibition(choose: Choose) -> Said:
    """Acts that are banned, with what is expressly permitted."""
    parties, acts = choose(PARTIES), choose([[act] for act in ACTS] + [["shelling", "raids"]])
    permitted = choose((None, None, *(each for each in ACTS if each not in acts)))
    entry: Entry = {"topic": "prohibited-acts", "by": list(parties), "terms": {"acts": acts}}
    if permitted:
        entry["terms"]["permitted"] = permitted
    banned = [(party, act) for party in parties for act in acts]
    free = [(party, permitted) for party in parties] if permitted else []

    return entry, each_of(banned, lambda left: left == {"no"}) + each_of(free, lambda left: "yes" in left)


# Numbers released: one number for each kind of person, and their sum for the whole.
COUNTS: Final[Mapping[str, frozenset[int]]] = {
    "1": frozenset((1,)),
    "2": frozenset((2,)),
    "at least 2": frozenset(range(2, 20)),
    "up to 1": frozenset((0, 1)),
    "none": frozenset((0,)),
    "fewer than 3": frozenset((0, 1, 2)),
}
KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "prisoners": ("women", "young", "others"),
    "women": ("women",),
    "children": ("young",),
}


def release(choose: Choose) -> Said:
    """So many of some kind are released by a party, or must not be."""
    kind, number, parties = choose(sorted(KINDS)), choose(sorted(COUNTS)), choose(PARTIES[:2])
    modality = choose(("shall", "shall", "shall-not"))
    terms = {"category": kind, "number": f"{number} people" if number != "none" else number}
    entry: Entry = {"topic": "release", "modality": modality, "by": list(parties), "terms": terms}
    atoms = [(parties[0], each) for each in KINDS[kind]]

    def holds(outcome: Outcome) -> bool:
        total = sum(int(str(next(iter(outcome[atom])))) for atom in atoms)
        return (total in COUNTS[number]) is (modality == "shall")

    return entry, [Asked(atoms, holds), *each_of(atoms, lambda left: len(left) == 1)]


# Limits: the outcome is the limit itself; one on a whole says nothing of a part, but no limit covers the parts.
LIMITS: Final = ("none", "100", "200", "no limit")


def ceiling(choose: Choose) -> Said:
    """A limit on the forces of a party."""
    forces, words, parties = choose(("army", "artillery")), choose(LIMITS), choose(PARTIES)
    entry: Entry = {"topic": "force-levels", "by": list(parties), "terms": {"forces": forces, "ceiling": words}}
    own = [(party, forces) for party in parties]
    parts = [(party, "artillery") for party in parties] if forces == "army" and words == "no limit" else []

    return entry, each_of([*own, *parts], lambda left: left == {words})


# Lengths: of a ceasefire, wanted, banned or permitted.
LENGTHS: Final[Mapping[str, frozenset[int]]] = {
    "30 days": frozenset((30,)),
    "60 days": frozenset((60,)),
    "at least 30 days": frozenset((30, 60, 90)),
    "more than 30 days": frozenset((60, 90)),
    "up to 60 days": frozenset((1, 30, 60)),
    "less than 60 days": frozenset((1, 30)),
}


def length(choose: Choose) -> Said:
    """How long the ceasefire lasts, must not last, or may last."""
    words, modality = choose(sorted(LENGTHS)), choose(("shall", "shall", "shall-not", "may"))
    case = choose((None, None, "war", "peace"))
    entry: Entry = {"topic": "duration", "modality": modality, "terms": {"of": "ceasefire", "length": words}}
    if case:
        entry["if"] = case
    atoms = [(of,) for of in ((case,) if case else CASES)]

    ways = LENGTHS[words]
    if modality == "shall":
        return entry, each_of(atoms, lambda left: left <= ways)
    if modality == "shall-not":
        return entry, each_of(atoms, lambda left: not left & ways)
    return entry, each_of(atoms, lambda left: bool(left & ways))


MAKERS: Final[Mapping[str, tuple[Callable[[Choose], Said], Sequence[Hashable]]]] = {
    "withdrawal": (withdrawal, WITHDRAWN),
    "deployment": (deployment, ("absent", "there")),
    "prohibited-acts": (prohibition, ("no", "yes")),
    "release": (release, (0, 1, 2, 3)),
    "force-levels": (ceiling, LIMITS),
    "duration": (length, (1, 30, 60, 90)),
}
"""By topic: what makes a provision of it, and the ways an outcome chooses among."""


def text(topic: str, choose: Choose) -> list[Said]:
    """One to three provisions of one topic."""
    return [MAKERS[topic][0](choose) for _ in range(choose((1, 1, 2, 3)))]
