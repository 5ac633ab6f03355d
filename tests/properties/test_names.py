"""Names against brute force: small worlds in which every id is a set of atoms."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, permutations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ceasefire_diff.values.names import Name, Names, parse_names
from ceasefire_diff.values.names_relation import names_reaches, relate_names
from ceasefire_diff.values.relation import Relation, RelationKind, Side, Unreadable

Atoms = frozenset[int]

IDS = "abcde"
ATOMS = range(5)
EVERYTHING: Atoms = frozenset((*ATOMS, 99))  # 99 is what no list of names reaches
SUBSETS = [frozenset(each) for size in range(1, 4) for each in combinations(ATOMS, size)]


@dataclass(frozen=True)
class Said:
    """A names value as a person means it: the text, and the ids it names and excludes."""

    source: str | list[str]
    named: tuple[str, ...]
    excluded: tuple[str, ...] = ()
    everything: bool = False
    rest: bool = False
    tied: frozenset[frozenset[str]] = frozenset()

    def names(self, world: dict[str, Atoms]) -> Atoms:
        """The atoms it names."""
        return (EVERYTHING if self.everything else union(world, self.named)) - union(world, self.excluded)

    def excludes(self, world: dict[str, Atoms]) -> Atoms:
        """The atoms it excludes."""
        rest = EVERYTHING - self.names(world) if self.rest else frozenset()
        return union(world, self.excluded) | rest


def union(world: dict[str, Atoms], ids: tuple[str, ...]) -> Atoms:
    """All atoms of some ids."""
    return frozenset(atom for each in ids for atom in world[each])


def said(draw: st.DrawFn) -> Said:
    """Any form of the value grammar over the five ids."""
    form = draw(st.sampled_from(["list", "list", "list", "only", "all", "none", "all except", "except", "including"]))
    ids = draw(st.permutations(IDS))[: draw(st.integers(2 if form in ("except", "including") else 1, 3))]
    few = f"[{', '.join(ids)}]"
    match form:
        case "list":
            return Said(list(ids), tuple(ids))
        case "only":
            return Said(f"only {few}", tuple(ids), rest=True)
        case "all":
            return Said("all", (), everything=True)
        case "none":
            return Said("none", (), rest=True)
        case "all except":
            return Said(f"all except {few}", (), tuple(ids), everything=True)
        case joining:
            whole, part, more = ids[0], ids[1], tuple(ids[2:])
            tied = frozenset({frozenset((whole, part))})
            items = [f"{whole} {joining} {part}", *more]
            rest = draw(st.booleans())
            source: str | list[str] = f"only [{', '.join(items)}]" if rest else items
            if joining == "except":
                return Said(source, (whole, *more), (part,), rest=rest, tied=tied)
            return Said(source, (whole, part, *more), rest=rest, tied=tied)


@dataclass(frozen=True)
class Case:
    """Two values, the world they speak of, and as much of it as a glossary tells."""

    left: Said
    right: Said
    world: dict[str, Atoms]
    names: dict[str, Name]
    closed: bool

    def read(self, side: Side) -> Names:
        """One value as the reader gives it; each side has its own labels of the same ids."""
        source = (self.left if side is Side.LEFT else self.right).source

        def resolve(label: str) -> Name:
            known = self.names[label]
            return Name(
                known.id, label + side.value, known.listed, known.parts, known.overlaps, known.id, known.doubtful
            )

        try:
            return parse_names(source, resolve, closed=self.closed)
        except Unreadable:
            assume(condition=False)
            raise

    def atoms_of(self, text: str) -> Atoms:
        """The atoms a text in the value grammar names, with labels of either side or both."""
        value = parse_names(text, lambda label: self.names[label[0]])
        ids, without = (tuple(each.id for each in group) for group in (value.named, value.excluded))
        return (EVERYTHING if value.everything else union(self.world, ids)) - union(self.world, without)


def knowledge(draw: st.DrawFn, world: dict[str, Atoms], must: set[frozenset[str]], *, full: bool) -> dict[str, Name]:
    """A glossary that says nothing untrue of the world: all of it, or some; at least what `must` be told."""
    listed = set(IDS) if full else {each for each in IDS if draw(st.booleans())}
    parts: dict[str, set[str]] = {each: set() for each in IDS}
    overlaps: dict[str, set[str]] = {each: set() for each in IDS}
    doubtful: dict[str, set[str]] = {each: set() for each in IDS}
    for one, other in permutations(IDS, 2):
        meet, told = world[one] & world[other], full or draw(st.booleans())
        needed = bool(meet) and (frozenset((one, other)) in must or {one, other} <= listed)
        in_doubt = needed and not full and draw(st.booleans())
        if world[one] > world[other] and (told or needed) and not in_doubt:
            parts[one].add(other)
        elif meet and not (world[one] >= world[other] or world[other] >= world[one]) and (told or needed):
            (doubtful if in_doubt else overlaps)[one].add(other)
        elif needed:
            doubtful[one].add(other)
    for whole in sorted(IDS, key=lambda each: len(world[each])):
        parts[whole] |= {inner for part in parts[whole] for inner in parts[part]}
    for one, other in permutations(IDS, 2):
        nested = world[one] >= world[other]
        assume(not (nested and parts[one] & parts[other] and other not in parts[one]))
        assume(bool(world[one] - union(world, tuple(parts[one]))))
    return {
        each: Name(
            each,
            each,
            frozenset({"glossary"}) if each in listed else frozenset(),
            frozenset(parts[each]),
            frozenset(overlaps[each]),
            each,
            frozenset(doubtful[each]),
        )
        for each in IDS
    }


@st.composite
def cases(draw: st.DrawFn, *, full: bool = False) -> Case:
    """Two values in a world that is as the texts take for granted, and a glossary true of it."""
    if full:
        # A tree in which all is known: c and d are parts of a, b and e stand alone.
        world = dict(zip(IDS, map(frozenset, ({0, 1, 2}, {3}, {0}, {1}, {4})), strict=True))
    else:
        world = {each: draw(st.sampled_from(SUBSETS)) for each in IDS}
    left, right = said(draw), said(draw)
    must = set()
    for value in (left, right):
        pairs = {frozenset(pair) for pair in combinations((*value.named, *value.excluded), 2)}
        must |= pairs - value.tied
        for each in value.named:
            assume(bool(world[each] - union(world, value.excluded)))
        assume(not set(value.named) & set(value.excluded))
    return Case(left, right, world, knowledge(draw, world, must, full=full), draw(st.booleans()))


def truth(case: Case) -> RelationKind:
    """The relation in the world of the case."""
    left, right, world = case.left, case.right, case.world
    named, others = left.names(world), right.names(world)
    excluded, struck = left.excludes(world), right.excludes(world)
    if named & struck or others & excluded:
        return RelationKind.APART
    if named == others and excluded == struck:
        return RelationKind.SAME
    if case.closed and named and others and not named & others:
        return RelationKind.APART
    if (named <= others and excluded <= struck) or (named >= others and excluded >= struck):
        return RelationKind.NESTED
    return RelationKind.OVERLAPS


def check_details(case: Case, relation: Relation) -> None:
    """What the relation tells beside its kind is true in the world of the case."""
    named, others = case.left.names(case.world), case.right.names(case.world)
    if relation.common:
        assert case.atoms_of(relation.common) <= named & others
    if relation.kind is RelationKind.NESTED:
        inner, outer = (case.left, case.right) if relation.inner is Side.LEFT else (case.right, case.left)
        assert inner.names(case.world) <= outer.names(case.world)
        assert inner.excludes(case.world) <= outer.excludes(case.world)
    if relation.rule == "names.apart":
        assert relation.excluded
        left, right = case.left, case.right
        struck = (named & right.excludes(case.world)) | (others & left.excludes(case.world))
        assert all(case.atoms_of(label) & struck for label in relation.excluded)


@given(cases())
@settings(max_examples=500)
def test_a_relation_of_names_is_given_only_if_it_is_true(case: Case) -> None:
    """Whatever a partial glossary leaves out, a relation that is given holds in the world, with all it tells."""
    relation = relate_names(case.read(Side.LEFT), case.read(Side.RIGHT))
    if relation.kind is not RelationKind.INCOMPARABLE:
        assert relation.kind is truth(case)
    check_details(case, relation)


@given(cases())
@settings(max_examples=500)
def test_names_in_other_words_are_never_apart(case: Case) -> None:
    """Where the tool says that both lists can hold whatever their names turn out to be, they do in every world."""
    relation = relate_names(case.read(Side.LEFT), case.read(Side.RIGHT))
    if relation.rule == "names.other-words":
        assert truth(case) is not RelationKind.APART


@given(cases(full=True))
@settings(max_examples=200)
def test_where_all_is_known_the_relation_is_never_missing(case: Case) -> None:
    """With every name listed and only containment between them, the relation is that of brute force."""
    relation = relate_names(case.read(Side.LEFT), case.read(Side.RIGHT))
    assert relation.kind is truth(case)
    shared = case.left.names(case.world) & case.right.names(case.world)
    if relation.rule != "names.closed-apart":
        assert (case.atoms_of(relation.common) if relation.common else frozenset()) == shared
    assert names_reaches(case.read(Side.LEFT), case.read(Side.RIGHT)) is bool(shared)


@given(cases())
@settings(max_examples=200)
def test_names_relate_the_same_way_from_both_sides(case: Case) -> None:
    """relate(b, a) is relate(a, b) mirrored, and reaching is mutual."""
    left, right = case.read(Side.LEFT), case.read(Side.RIGHT)
    assert relate_names(right, left) == relate_names(left, right).mirrored()
    assert names_reaches(right, left) is names_reaches(left, right)


@given(cases())
@settings(max_examples=200)
def test_a_prohibition_of_names_reaches_only_what_it_meets(case: Case) -> None:
    """A prohibition said to reach, or not to reach, does so in the world."""
    reached = names_reaches(case.read(Side.LEFT), case.read(Side.RIGHT))
    if reached is not None:
        assert reached is bool(case.left.names(case.world) & case.right.names(case.world))


@given(cases())
@settings(max_examples=200)
def test_a_value_is_the_same_as_itself(case: Case) -> None:
    """Every value is the same as itself whatever is known of its names."""
    assert relate_names(case.read(Side.LEFT), case.read(Side.LEFT)).kind is RelationKind.SAME
