"""Which provisions of two texts speak of the same matter: linked ones with an object in common, split by term."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.aligning.aligned_row import AlignedRow
from ceasefire_diff.aligning.ground import Ground, common_ground, labels_of, largest_common, puts_off_more
from ceasefire_diff.aligning.links import Links, Number, link
from ceasefire_diff.aligning.matter import Matter
from ceasefire_diff.graphs import connected_components
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.values.relation import Side


class Alignment(Struct, frozen=True):
    """All rows of a pair of variants, and the general provisions that fit several sets of objects."""

    rows: tuple[AlignedRow, ...]
    fits_several: tuple[tuple[Provision, tuple[Provision, ...]], ...]


def align(left: Sequence[Matter], right: Sequence[Matter], taxonomy: Taxonomy) -> Alignment:
    """Line two variants up. Every provision stands in some row; the order of provisions changes nothing."""
    lefts, rights = (sorted(side, key=lambda each: each.provision.id) for side in (left, right))
    rows = list(_labelled_rows(_labelled(lefts), _labelled(rights), taxonomy))
    matters = [each for each in lefts if not each.provision.issues]
    sides = [Side.LEFT] * len(matters)
    matters += [each for each in rights if not each.provision.issues]
    sides += [Side.RIGHT] * (len(matters) - len(sides))
    links = link(matters, sides)
    rows += _Rows(matters, sides, links).all()
    several = tuple(
        (matters[number].provision, tuple(matters[each].provision for each in others))
        for number, others in links.fits_several.items()
    )
    return Alignment(tuple(rows), several)


def _labelled(side: Iterable[Matter]) -> list[Provision]:
    return [each.provision for each in side if each.provision.issues]


def _labelled_rows(left: Iterable[Provision], right: Iterable[Provision], taxonomy: Taxonomy) -> Iterable[AlignedRow]:
    members: dict[str, tuple[list[Provision], list[Provision]]] = defaultdict(lambda: ([], []))
    for place, side in enumerate((left, right)):
        for provision in side:
            for label in provision.issues:
                members[label][place].append(provision)
    order = taxonomy.order()
    for label, (lefts, rights) in members.items():
        topic = min((each.topic for each in (*lefts, *rights)), key=lambda each: order[each])
        yield AlignedRow(topic, _by_id(lefts), _by_id(rights), objects=(), label=label)


def _by_id(provisions: Iterable[Provision]) -> tuple[Provision, ...]:
    return tuple(sorted(provisions, key=lambda each: each.id))


class _Rows:
    """Makes rows of the linked provisions of one pair of variants."""

    def __init__(self, matters: Sequence[Matter], sides: Sequence[Side], links: Links) -> None:
        self._matters = matters
        self._sides = sides
        self._links = links

    def all(self) -> list[AlignedRow]:
        """Every row: linked ones split by term, then the general provisions added, then what stands alone."""
        joining = set(self._links.joins)
        groups: list[list[Number]] = []
        alone: list[tuple[Number, ...]] = []
        for group in self._links.equal:
            if self._two_sided(group):
                groups += self._split(group)
            else:
                alone.append(tuple(each for each in group if each not in joining))
        groups += [part for cell in self._cells() for part in self._split(cell)]
        groups = [part for group in groups for part in self._less_put_off(group)]
        in_doubt = [[*one, *two] for one, two in self._links.other_stages]
        placed = {number for group in (*groups, *in_doubt) for number in group}
        groups += [list(group) for each in alone if (group := tuple(n for n in each if n not in placed))]
        rows = self._with_generals(groups)
        grounds = [self._ground(numbers, joined) for numbers, joined in rows]
        # A general provision that only joins others of its kind never stood beside other rows of its objects.
        times = Counter(grounds[: len(groups)])
        return [
            self._row(numbers, joined, ground, shared=times[ground] > 1)
            for (numbers, joined), ground in zip(rows, grounds, strict=True)
        ] + [
            replace(self._row(group, frozenset(), self._ground(group, frozenset()), shared=False), in_doubt=True)
            for group in in_doubt
        ]

    def _naming(self, numbers: Sequence[Number], joined: frozenset[Number]) -> list[Matter]:
        """The provisions that say what a row is about: those that did not only join it."""
        return [self._matters[number] for number in numbers if number not in joined or len(joined) == len(numbers)]

    def _ground(self, numbers: Sequence[Number], joined: frozenset[Number]) -> Ground:
        return common_ground(self._naming(numbers, joined))

    def _two_sided(self, group: Iterable[Number]) -> bool:
        return len({self._sides[number] for number in group}) > 1

    def _cells(self) -> list[list[Number]]:
        """The largest sets of provisions that overlap (rule 3) and have an object in common."""
        linked = {number for pair in self._links.overlapping for number in pair}
        pairs = list(self._links.overlapping)
        for equal in self._links.equal:
            pairs += pairwise(number for number in equal if number in linked)
        pairs_of: dict[Number, list[tuple[Number, Number]]] = defaultdict(list)
        for pair in pairs:
            pairs_of[pair[0]].append(pair)
        cells: list[list[Number]] = []
        for component in connected_components(linked, pairs):
            for cell in largest_common([self._matters[number] for number in component]):
                members = {component[place] for place in cell}
                inside = [pair for number in members for pair in pairs_of[number] if pair[1] in members]
                cells += [part for part in connected_components(members, inside) if self._two_sided(part)]
        return cells

    def _split(self, group: Sequence[Number]) -> list[list[Number]]:
        """One list per set of provisions connected by a term, time or order they state (docs/meaning.md, Rows)."""
        by_term: dict[str, list[Number]] = defaultdict(list)
        for number in group:
            for term in self._matters[number].states:
                by_term[term].append(number)
        parts = connected_components(group, [pair for numbers in by_term.values() for pair in pairwise(numbers)])
        two_sided = [part for part in parts if self._two_sided(part)]
        leftover = [part for part in parts if not self._two_sided(part)]
        if self._two_sided([number for part in leftover for number in part]):
            return [*two_sided, sorted(number for part in leftover for number in part)]
        silent = sorted(number for part in leftover for number in part if not self._matters[number].states)
        if len(two_sided) == 1:
            # What states no term has no other row of these objects to stand in.
            two_sided, silent = [[*two_sided[0], *silent]], []
        speaking = [part for part in leftover if self._matters[part[0]].states]
        return [*two_sided, *speaking, *([silent] if silent else [])]

    def _less_put_off(self, group: list[Number]) -> list[list[Number]]:
        """A row without what one text only puts off beyond it, and that in a row of its own."""
        ours, theirs = (
            [self._matters[number] for number in group if self._sides[number] is side]
            for side in (Side.LEFT, Side.RIGHT)
        )
        more = {id(each) for each in (*puts_off_more(ours, theirs), *puts_off_more(theirs, ours))}
        if not more:
            return [group]
        put_off = [number for number in group if id(self._matters[number]) in more]
        return [[number for number in group if number not in put_off], put_off]

    def _with_generals(self, groups: list[list[Number]]) -> list[tuple[list[Number], frozenset[Number]]]:
        """Rule 4: each general provision stands in the rows of the set it joins, wherever they share a term."""
        rows_of: dict[Number, list[int]] = defaultdict(list)
        for place, group in enumerate(groups):
            for number in group:
                rows_of[number].append(place)
        added: dict[int, set[Number]] = defaultdict(set)
        joins = self._links.joins
        for number, targets in joins.items():
            for place in {place for target in targets for place in rows_of[target]}:
                others = (each for each in groups[place] if self._sides[each] is not self._sides[number])
                if any(self._matters[number].shares_a_term(self._matters[each]) for each in others):
                    added[place].add(number)
        rows = [([*group, *sorted(added[place])], frozenset(added[place])) for place, group in enumerate(groups)]
        # What is left joined only general provisions, which stand in no row yet either.
        waiting = joins.keys() - {number for group, _ in rows for number in group}
        pairs = [(number, target) for number in waiting for target in joins[number] if target in waiting]
        pairs += [pair for equal in self._links.equal for pair in pairwise(each for each in equal if each in waiting)]
        rows += [(part, frozenset(part)) for part in connected_components(waiting, pairs)]
        return rows

    def _row(self, numbers: Sequence[Number], joined: frozenset[Number], ground: Ground, *, shared: bool) -> AlignedRow:
        """A row of these provisions; where other rows share its ground, the terms it states tell it from them."""
        naming = self._naming(numbers, joined)
        return AlignedRow(
            topic=ground.topic,
            left=_by_id(self._matters[n].provision for n in numbers if self._sides[n] is Side.LEFT),
            right=_by_id(self._matters[n].provision for n in numbers if self._sides[n] is Side.RIGHT),
            objects=ground.objects,
            stages=ground.stages,
            split_by=tuple(sorted({term for matter in naming for term in matter.states})) if shared else (),
            joined=frozenset((self._sides[n], self._matters[n].provision.id) for n in joined),
            labels=labels_of(naming),
        )
