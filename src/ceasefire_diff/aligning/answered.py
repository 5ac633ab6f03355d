"""Rows that are joined or parted after lining up: by what a person answered, and by what one topic says of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.aligning.aligned_row import AlignedRow
from ceasefire_diff.graphs import connected_components
from ceasefire_diff.model.answers import PersonMatch
from ceasefire_diff.model.proposal import Modality, Proposal, Provision, Stance
from ceasefire_diff.taxonomy.topic import Taxonomy


def join_described(rows: Sequence[AlignedRow], taxonomy: Taxonomy) -> list[AlignedRow]:
    """The same rows, those put together that describe one thing in different topics, if no row has both texts on it.

    Only what a text asks for counts: what is declined, put off or only stated need not be wanted by it.
    """
    about: dict[tuple[object, ...], list[AlignedRow]] = defaultdict(list)
    for row in rows:
        if row.label is None and taxonomy.topics[row.topic].describes and any(row.objects):
            about[row.objects, row.stages].append(row)
    order = taxonomy.order()
    joined: dict[int, AlignedRow] = {}
    gone: set[int] = set()
    for group in about.values():
        lefts, rights = [row for row in group if row.left], [row for row in group if row.right]
        if not lefts or not rights or any(row.left and row.right for row in group) or not all(map(_wanted, group)):
            continue
        first = min(group, key=lambda row: (order[row.topic], row.id))
        joined[id(first)] = replace(
            first,
            left=tuple(each for row in lefts for each in row.left),
            right=tuple(each for row in rights for each in row.right),
            split_by=("described",),
            described=True,
        )
        gone |= {id(row) for row in group if row is not first}
    return [joined.get(id(row), row) for row in rows if id(row) not in gone]


def _wanted(row: AlignedRow) -> bool:
    return all(each.stance is Stance.PROPOSES and each.modality is Modality.SHALL for each in (*row.left, *row.right))


class Answered(Struct, frozen=True):
    """What a person said of two texts: the `joined` provisions, and the pairs of ids that are `apart`, left first."""

    joined: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = ()
    apart: frozenset[tuple[str, str]] = frozenset()


def answered_of(matches: Iterable[PersonMatch], left: Proposal, right: Proposal) -> Answered:
    """What the matches in force say of these two texts."""
    joined: dict[str, tuple[str, frozenset[str], frozenset[str]]] = {}
    apart: set[tuple[str, str]] = set()
    for match in matches:
        lefts, rights = (frozenset(match.provisions.get(each.id, ())) for each in (left, right))
        if not lefts or not rights:
            continue
        if match.apart:
            apart |= {(one, other) for one in lefts for other in rights}
        else:
            joined[match.id] = (match.id, lefts, rights)
    return Answered(tuple(joined[each] for each in sorted(joined)), frozenset(apart))


def with_answers(
    rows: Iterable[AlignedRow],
    answered: Answered,
    present: tuple[Sequence[Provision], Sequence[Provision]],
    taxonomy: Taxonomy,
) -> list[AlignedRow]:
    """The rows, with one for each match of which both sides are there, and without what such a row tells instead.

    A row all of whose provisions stand in one match is told as that match; what a match takes out of a larger row
    leaves that row; what it joins stands alone no longer. All other rows stay as they are.
    """
    rows = _kept_apart(rows, answered.apart)
    matched = [_row(match, present, taxonomy) for match in answered.joined]
    made = [row for row in matched if row is not None]
    if not made:
        return rows
    found: list[AlignedRow] = list(made)
    for row in rows:
        found += _less(row, made)
    return found


def _row(
    match: tuple[str, frozenset[str], frozenset[str]],
    present: tuple[Sequence[Provision], Sequence[Provision]],
    taxonomy: Taxonomy,
) -> AlignedRow | None:
    lefts, rights = (
        tuple(sorted((each for each in side if each.id in ids), key=lambda each: each.id))
        for side, ids in zip(present, match[1:], strict=True)
    )
    if not lefts or not rights:
        return None
    order = taxonomy.order()
    topic = min((each.topic for each in (*lefts, *rights)), key=lambda each: order[each])
    return AlignedRow(topic, lefts, rights, objects=(), match=match[0])


def _less(row: AlignedRow, matched: Sequence[AlignedRow]) -> list[AlignedRow]:
    """A row without what is told in rows of matches."""
    gone: tuple[set[str], set[str]] = (set(), set())
    own = ({each.id for each in row.left}, {each.id for each in row.right})
    for match in matched:
        other = ({each.id for each in match.left}, {each.id for each in match.right})
        if own[0] <= other[0] and own[1] <= other[1]:
            return []
        alone = not (row.left and row.right)
        inside = other[0] <= own[0] and other[1] <= own[1]
        if alone or inside:
            gone[0].update(own[0] & other[0])
            gone[1].update(own[1] & other[1])
    if not gone[0] and not gone[1]:
        return [row]
    left = tuple(each for each in row.left if each.id not in gone[0])
    right = tuple(each for each in row.right if each.id not in gone[1])
    if left and right:
        return [replace(row, left=left, right=right)]
    return [_alone(row, left, right)] if left or right else []


def _kept_apart(rows: Iterable[AlignedRow], apart: Collection[tuple[str, str]]) -> list[AlignedRow]:
    """The same rows, those split in which provisions stand together that are known not to answer each other.

    What is left of such a row falls into the sets that still answer each other; what answers nothing stands alone.
    """
    found: list[AlignedRow] = []
    for row in rows:
        pairs = [(one.id, two.id) for one in row.left for two in row.right]
        kept = [pair for pair in pairs if pair not in apart]
        found += [row] if len(kept) == len(pairs) else _parts(row, kept)
    return found


def _parts(row: AlignedRow, kept: Sequence[tuple[str, str]]) -> Iterable[AlignedRow]:
    lefts = {each.id: number for number, each in enumerate(row.left)}
    rights = {each.id: number + len(lefts) for number, each in enumerate(row.right)}
    alone: tuple[list[Provision], list[Provision]] = ([], [])
    for part in connected_components(range(len(lefts) + len(rights)), [(lefts[one], rights[two]) for one, two in kept]):
        left = tuple(each for each in row.left if lefts[each.id] in part)
        right = tuple(each for each in row.right if rights[each.id] in part)
        if left and right:
            yield replace(row, left=left, right=right)
        else:
            alone[0].extend(left)
            alone[1].extend(right)
    if alone[0]:
        yield _alone(row, tuple(alone[0]), ())
    if alone[1]:
        yield _alone(row, (), tuple(alone[1]))


def _alone(row: AlignedRow, left: tuple[Provision, ...], right: tuple[Provision, ...]) -> AlignedRow:
    return replace(row, left=left, right=right, in_doubt=False, described=False)
