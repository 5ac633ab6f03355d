"""Makes small texts at random, and says in plain terms which outcomes would satisfy them; it knows no rule of the tool.

An outcome is what is left open to each party: for every party, thing, place, case and time, the ways in which it may
act. A duty leaves only what it asks for, a ban takes it away, a permission leaves some of it. What lasts has a state at
each time; what is done has a course, from its beginning to its end. Numbers are those released or listed, a limit is
the limit itself.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations, product
from typing import Any, Final, NamedTuple

Choose = Callable[[Sequence[Any]], Any]
"""Picks one of several; chance decides, or whatever drives the test."""

Atom = tuple[Hashable, ...]
Ways = frozenset[Any]
Entry = dict[str, Any]

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


class Part(NamedTuple):
    """Of one atom: only these ways are left (`only`), or at least one of these is; `rest` are all its other ways."""

    atom: Atom
    ways: Ways
    rest: Ways
    only: bool

    @property
    def denied(self) -> Part:
        """That just this is not so."""
        return Part(self.atom, self.rest, self.ways, not self.only)


Clause = tuple[Part, ...]
"""Parts of which one at least is so."""

Asked = list[Clause]
"""All that a provision asks for."""


def only(atom: Atom, every: Ways, wanted: Callable[[Any], bool]) -> Part:
    """That none but the wanted ways are left."""
    ways = frozenset(filter(wanted, every))
    return Part(atom, ways, every - ways, only=True)


def some(atom: Atom, every: Ways, wanted: Callable[[Any], bool]) -> Part:
    """That some of the wanted ways are left."""
    return only(atom, every, wanted)._replace(only=False)


def satisfiable(asked: Iterable[Clause]) -> bool:
    """Whether some outcome satisfies all that is asked, one part of each clause being so: each is tried in turn."""
    return all(_some_choice(clauses, {}) for clauses in _joined(asked))


def same(one: Sequence[Clause], two: Sequence[Clause]) -> bool:
    """Whether no outcome satisfies one and not the other."""
    return not any(
        satisfiable([*first, *((part.denied,) for part in clause)])
        for first, second in ((one, two), (two, one))
        for clause in second
    )


def _joined(asked: Iterable[Clause]) -> list[list[Clause]]:
    """What is asked, in heaps that share no atom."""
    heaps: list[tuple[set[Atom], list[Clause]]] = []
    for clause in sorted(asked, key=len):
        atoms, members = {part.atom for part in clause}, [clause]
        for heap in [heap for heap in heaps if heap[0] & atoms]:
            heaps.remove(heap)
            atoms |= heap[0]
            members = [*heap[1], *members]
        heaps.append((atoms, members))
    return [sorted(members, key=len) for _, members in heaps]


def _some_choice(clauses: Sequence[Clause], left: Mapping[Atom, tuple[Ways, tuple[Ways, ...]]]) -> bool:
    """Whether the clauses can be kept; `left` are by atom the most ways left, and sets of which some must be left."""
    if not clauses:
        return True
    for part in clauses[0]:
        most, needed = left.get(part.atom, (part.ways | part.rest, ()))
        most, needed = (most & part.ways, needed) if part.only else (most, (*needed, part.ways))
        can_be = most and all(most & each for each in needed)
        if can_be and _some_choice(clauses[1:], {**left, part.atom: (most, needed)}):
            return True
    return False


class Reading(NamedTuple):
    """Whether what starts on a day holds on that day, and what holds until a day does so on that day."""

    first_day: bool
    last_day: bool


class Calendar(NamedTuple):
    """The words in which a pair of texts names three moments, and the ways in which those can be read."""

    starts: tuple[str, ...]
    due: tuple[str, ...]
    until: tuple[str, ...]
    readings: tuple[Reading, ...]


_COUNTED: Final = tuple(f"{days} days after signing" for days in (5, 10, 20))
_DATES: Final = ("2025-03-05", "2025-03-10", "2025-03-20")
CALENDARS: Final = (
    Calendar(
        _COUNTED, tuple(f"within {days} days of signing" for days in (5, 10, 20)), _COUNTED, (Reading(True, False),)
    ),
    Calendar(
        tuple(f"on {day}" for day in _DATES),
        tuple(f"by {day}" for day in _DATES),
        _DATES,
        tuple(Reading(*each) for each in product((True, False), repeat=2)),
    ),
)
"""A moment counted to the hour has no length, a day has: there both readings may be meant."""

TIMES: Final = frozenset(range(7))
"""Before, at and after each of the three moments; those are the odd ones."""


class When(NamedTuple):
    """When something starts, is due and ends, as one of the times; None where nothing is said."""

    starts: int | None = None
    due: int | None = None
    until: int | None = None

    def lasts(self, reading: Reading) -> frozenset[int]:
        """The times at which it surely holds."""
        first = self.starts if self.due is None else self.due
        return frozenset(
            time
            for time in TIMES
            if (first is None or time > first or (reading.first_day and time == first))
            and (self.until is None or time < self.until or (reading.last_day and time == self.until))
        )


ALWAYS: Final = When()
Said = tuple[Entry, Callable[[Reading], Asked]]


def when(choose: Choose, calendar: Calendar, *kinds: str) -> tuple[Entry, When]:
    """Some of these keys of time with their moments, in the order in which they must come; often none."""
    chosen = choose(["", "", *kinds]).split()
    moments = choose(list(combinations(range(3), len(chosen))))
    words = {"starts": calendar.starts, "complete-by": calendar.due, "until": calendar.until}
    entry = {key: words[key][at] for key, at in zip(chosen, moments, strict=True)}
    known = {key: 2 * at + 1 for key, at in zip(chosen, moments, strict=True)}
    return entry, When(known.get("starts"), known.get("complete-by"), known.get("until"))


def case_of(choose: Choose) -> tuple[Entry, tuple[str, ...]]:
    """One case, or none and so both."""
    case = choose((None, None, None, *CASES))
    return ({"if": case}, (case,)) if case else ({}, CASES)


# Withdrawals: the way is to stay, or a distance with the times of beginning and end; a duty is for all of a place.
# What a party does is told from what it is free to do: a duty bars other distances, but no leave to act sooner.
DISTANCES: Final[Mapping[str | None, frozenset[int]]] = {
    None: frozenset((3, 5, 10, 12)),
    "5 km": frozenset((5,)),
    "10 km": frozenset((10,)),
    "at least 5 km": frozenset((5, 10, 12)),
    "less than 10 km": frozenset((3, 5)),
}
Course = tuple[int, int, int]
STAY: Final[Course] = (0, -1, -1)
COURSES: Final[Ways] = frozenset(
    (STAY, *((far, *times) for far in (3, 5, 10, 12) for times in product(TIMES, repeat=2) if times[0] <= times[1]))
)


def withdrawal(choose: Choose, calendar: Calendar) -> Said:
    """A party leaves a place, must not, or may; in one case or always, at some time or at any."""
    place, parties, words = choose(sorted(PLACES)), choose(PARTIES), choose(list(DISTANCES))
    modality = choose(("shall", "shall", "shall-not", "may"))
    kinds = (
        ("starts", "complete-by", "starts complete-by") if modality == "shall" else ("starts", "until", "starts until")
    )
    (case, cases), (times, at) = case_of(choose), when(choose, calendar, *kinds)
    terms = {"forces": "army", "from": place} | ({"distance": words} if words else {})
    entry: Entry = {"topic": "withdrawal", "modality": modality, "by": list(parties), "terms": terms, **case, **times}

    def asked(reading: Reading) -> Asked:
        held = at.lasts(reading)
        found: Asked = []
        for party, of, each in product(parties, cases, PLACES[place]):
            acts, free = ((party, each, of, how) for how in ("acts", "is free to act"))
            if modality == "shall":
                found.append((only(acts, COURSES, lambda way: way[0] in DISTANCES[words] and _keeps(way, at)),))
                found.append(
                    (only(free, COURSES, lambda way: way[0] in DISTANCES[words] or way[1] < (at.starts or NEVER)),)
                )
            elif modality == "may":
                fitting = [way for way in COURSES if way[0] in DISTANCES[words]]
                for time in held:
                    found.append((some(free, COURSES, {way for way in fitting if way[1] == time}.__contains__),))
            else:
                kept = [
                    only(atom, COURSES, lambda way: way[0] not in DISTANCES[words] or _outside(way, held))
                    for atom in (acts, free)
                ]
                found += [(part,) for part in kept]
        for party, of in product(parties, cases):
            if modality == "shall" and at.starts is not None:
                atoms = [(party, each, of, "acts") for each in PLACES[place]]
                found.append(tuple(only(atom, COURSES, lambda way: way[1] == at.starts) for atom in atoms))
            if modality == "shall" and "except" in place:  # "Gaza except Wadi" leaves Wadi as it is, once it holds.
                acts, free = ((party, "wadi", of, how) for how in ("acts", "is free to act"))
                found.append((only(acts, COURSES, lambda way: way == STAY),))
                found.append((only(free, COURSES, lambda way: way == STAY or way[2] < (at.starts or 0)),))
        return found

    return entry, asked


def _keeps(way: Course, at: When) -> bool:
    return (at.starts is None or way[1] >= at.starts) and (at.due is None or way[2] <= at.due)


def _outside(way: Course, held: frozenset[int]) -> bool:
    return held.isdisjoint(range(way[1], way[2] + 1))


def begins_and_ends(thing: Atom, at: When) -> Asked:
    """What a duty says of when the thing itself begins and ends: just then, or by then."""
    return [
        (only(("of", edge, *thing), TIMES, wanted),)
        for edge, moment, wanted in (
            ("start", at.starts, lambda time: time == at.starts),
            ("start", at.due, lambda time: time <= at.due),
            ("end", at.until, lambda time: time == at.until),
        )
        if moment is not None
    ]


# Deployments: presence somewhere in a place, of some of the forces, is presence.
PRESENCE: Final[Ways] = frozenset(("absent", "there"))
OF_STATES: Final = ("starts", "until", "starts until", "complete-by")


def deployment(choose: Choose, calendar: Calendar) -> Said:
    """Forces of a party are deployed somewhere in a place, may be, or are banned from all of it."""
    forces, place = choose(sorted(FORCES)), choose(("Wadi", "Rafah", "Gaza"))
    parties, word = choose(PARTIES[:2]), choose(("deployed", "allowed", "banned", "banned"))
    excepted = choose((None, None, "police", "artillery", "Wadi")) if word == "banned" else None
    (case, cases), (times, at) = case_of(choose), when(choose, calendar, *OF_STATES)
    terms = {"forces": forces, "in": place, "presence": word}
    entry: Entry = {"topic": "deployment", "by": list(parties), "terms": terms, **case, **times}
    left_out: tuple[str, ...] = ()
    if excepted:
        entry["except"] = excepted
        left_out = FORCES.get(excepted, PLACES.get(excepted, ()))

    def asked(reading: Reading) -> Asked:
        found: Asked = []
        for party, of in product(parties, cases):
            for time in at.lasts(reading):
                atoms = [
                    (party, force, each, of, time)
                    for force, each in product(FORCES[forces], PLACES[place])
                    if force not in left_out and each not in left_out
                ]
                if word == "banned":
                    found += [(only(atom, PRESENCE, lambda way: way == "absent"),) for atom in atoms]
                elif word == "deployed":
                    found.append(tuple(only(atom, PRESENCE, lambda way: way == "there") for atom in atoms))
                else:
                    found.append(tuple(some(atom, PRESENCE, lambda way: way == "there") for atom in atoms))
            if word == "deployed":
                found += begins_and_ends((party, forces, place, of), at)
        return found

    return entry, asked


# Acts: what is banned, of whom, when, and what is let out of the ban.
ACTS: Final = ("shelling", "raids", "flights")
DONE: Final[Ways] = frozenset(("no", "yes"))


def prohibition(choose: Choose, calendar: Calendar) -> Said:
    """Acts that are banned, with what is expressly permitted."""
    parties, acts = choose(PARTIES), choose([[act] for act in ACTS] + [["shelling", "raids"]])
    permitted = choose((None, None, *(each for each in ACTS if each not in acts)))
    (case, cases), (times, at) = case_of(choose), when(choose, calendar, *OF_STATES)
    terms = {"acts": acts} | ({"permitted": permitted} if permitted else {})
    entry: Entry = {"topic": "prohibited-acts", "by": list(parties), "terms": terms, **case, **times}

    def asked(reading: Reading) -> Asked:
        atoms = list(product(parties, cases, at.lasts(reading)))
        banned = [(only((act, *atom), DONE, lambda way: way == "no"),) for atom in atoms for act in acts]
        let_out = [(some((permitted, *atom), DONE, lambda way: way == "yes"),) for atom in atoms] if permitted else []
        return [*banned, *let_out]

    return entry, asked


# Numbers released: one number for each kind of person, with the time by which all of these are free.
COUNTS: Final[Mapping[str, Callable[[int], bool]]] = {
    "1": lambda number: number == 1,
    "2": lambda number: number == 2,
    "at least 2": lambda number: number >= 2,
    "up to 1": lambda number: number <= 1,
    "none": lambda number: number == 0,
    "fewer than 3": lambda number: number < 3,
}
KINDS: Final[Mapping[str, tuple[int, ...]]] = {"prisoners": (0, 1, 2), "women": (0,), "children": (1,)}
NEVER: Final = -1


@cache
def _released() -> Ways:
    """For women, children and others: how many are released, and when the last of them is."""
    return frozenset(product([(0, NEVER), *product((1, 2, 3), TIMES)], repeat=3))


@cache
def _freeing(kind: str, number: str | None, modality: str, at: When) -> tuple[Ways, Ways]:
    """The ways that such a provision leaves, and all others."""

    def wanted(way: Sequence[tuple[int, int]]) -> bool:
        counted = [way[each] for each in KINDS[kind]]
        if number is None:
            return all(not count or time >= (at.until or 0) for count, time in counted)
        fits = COUNTS[number](sum(count for count, _ in counted))
        if modality == "shall":
            return fits and (at.due is None or all(time <= at.due for _, time in counted))
        return not fits

    ways = frozenset(filter(wanted, _released()))
    return ways, _released() - ways


def release(choose: Choose, calendar: Calendar) -> Said:
    """So many of some kind are released by a party by some time, or must not be; or nobody is until then."""
    kind, number, parties = choose(sorted(KINDS)), choose(sorted(COUNTS)), choose(PARTIES[:2])
    modality = choose(("shall", "shall", "shall-not"))
    (case, cases), (times, at) = (
        case_of(choose),
        when(choose, calendar, "complete-by" if modality == "shall" else "until"),
    )
    entry: Entry = {"topic": "release", "modality": modality, "by": list(parties), "terms": {"category": kind}, **case}
    if number == "none":
        times, at = {}, ALWAYS
    counted = modality == "shall" or not times
    if counted:
        entry["terms"]["number"] = f"{number} people" if number != "none" else number
    entry |= times
    ways, rest = _freeing(kind, number if counted else None, modality, at)
    return entry, lambda _: [(Part((parties[0], of), ways, rest, only=True),) for of in cases]


# Limits: the outcome is the limit itself; one on a whole says nothing of a part, but no limit covers the parts.
LIMITS: Final[Ways] = frozenset(("none", "100", "200", "no limit"))


def ceiling(choose: Choose, calendar: Calendar) -> Said:
    """A limit on the forces of a party."""
    forces, words, parties = choose(("army", "artillery")), choose(sorted(LIMITS)), choose(PARTIES)
    (case, cases), (times, at) = case_of(choose), when(choose, calendar, *OF_STATES)
    terms = {"forces": forces, "ceiling": words}
    entry: Entry = {"topic": "force-levels", "by": list(parties), "terms": terms, **case, **times}
    of_these = ("army", "artillery") if forces == "army" and words == "no limit" else (forces,)

    def asked(reading: Reading) -> Asked:
        found: Asked = []
        for party, of in product(parties, cases):
            for each, time in product(of_these, at.lasts(reading)):
                found.append((only((party, each, of, time), LIMITS, lambda way: way == words),))
            found += begins_and_ends((party, forces, of), at)
        return found

    return entry, asked


# Lengths: of a ceasefire that begins on some day, wanted, banned or permitted.
LENGTHS: Final[Mapping[str, Callable[[int], bool]]] = {
    "30 days": lambda days: days == 30,
    "60 days": lambda days: days == 60,
    "at least 30 days": lambda days: days >= 30,
    "more than 30 days": lambda days: days > 30,
    "up to 60 days": lambda days: days <= 60,
    "less than 60 days": lambda days: days < 60,
}
_ENDING: Final = [day - days for day in (5, 10, 20) for days in (1, 5, 10, 15, 30, 60, 90)]
LASTING: Final[Ways] = frozenset(product(sorted({5, 10, 20, *_ENDING}), (1, 5, 10, 15, 30, 60, 90)))
"""On which day it begins, and for how many days; a calendar names the fifth, the tenth and the twentieth."""


def length(choose: Choose, calendar: Calendar) -> Said:
    """How long the ceasefire lasts, must not last, or may last; of a duty also from when and until when."""
    words, modality = choose(sorted(LENGTHS)), choose(("shall", "shall", "shall-not", "may"))
    (case, cases), (times, at) = case_of(choose), when(choose, calendar, "starts", "until")
    entry: Entry = {"topic": "duration", "modality": modality, "terms": {"of": "ceasefire", "length": words}, **case}
    if modality == "shall":
        entry |= times
        if at.until is not None:
            del entry["terms"]["length"]
    days = {1: 5, 3: 10, 5: 20}

    def fits(way: tuple[int, int]) -> bool:
        if modality == "shall" and at.until is not None:
            # What begins and ends on one day is over on the next, where moments are days.
            return sum(way) == days[at.until] or (len(calendar.readings) > 1 and way == (days[at.until], 1))
        return LENGTHS[words](way[1]) and (modality != "shall" or at.starts is None or way[0] == days[at.starts])

    def asked(_: Reading) -> Asked:
        if modality == "may":
            return [(some((of,), LASTING, fits),) for of in cases]
        return [(only((of,), LASTING, lambda way: fits(way) is (modality == "shall")),) for of in cases]

    return entry, asked


MAKERS: Final[Mapping[str, Callable[[Choose, Calendar], Said]]] = {
    "withdrawal": withdrawal,
    "deployment": deployment,
    "prohibited-acts": prohibition,
    "release": release,
    "force-levels": ceiling,
    "duration": length,
}
"""By topic, what makes a provision of it."""


class _Retelling:
    """Picks as somebody did before, and now and then otherwise."""

    def __init__(self, picks: Iterable[Any], choose: Choose) -> None:
        self._picks = iter(picks)
        self._choose = choose

    def __call__(self, among: Sequence[Any]) -> Any:
        told = next(self._picks, None)
        if told in among and self._choose((True,) * 15 + (False,)):
            return told
        return self._choose(among)


def _retold(told: Sequence[Sequence[Any]], choose: Choose) -> list[Sequence[Any]]:
    """What was picked for the provisions of a text, in another order, and perhaps with the ends of two exchanged."""
    first, *rest = told
    if not rest:
        return [first]
    second, *rest = rest
    at = choose(range(len(first) + 1))
    return [[*second[:at], *first[at:]], [*first[:at], *second[at:]], *rest]


def texts(topic: str, choose: Choose) -> tuple[list[Said], list[Said], Calendar]:
    """Two texts of one to three provisions of one topic, and the calendar of both; half of them are much alike."""
    calendar = choose(CALENDARS)
    left: list[Said] = []
    told: list[list[Any]] = []

    def remembered(among: Sequence[Any]) -> Any:
        told[-1].append(choose(among))
        return told[-1][-1]

    for _ in range(choose((1, 1, 2, 3))):
        told.append([])
        left.append(MAKERS[topic](remembered, calendar))
    if choose((True, False)):
        return left, [MAKERS[topic](_Retelling(picks, choose), calendar) for picks in _retold(told, choose)], calendar
    return left, [MAKERS[topic](choose, calendar) for _ in range(choose((1, 1, 2, 3)))], calendar
