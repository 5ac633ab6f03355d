"""Rows that a person's answers make: provisions joined by a match, and provisions that are known not to answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.aligning.connected import connected
from ceasefire_diff.aligning.rows import AlignedRow
from ceasefire_diff.model.answers import Match
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.taxonomy.topic import Taxonomy


class Answered(Struct, frozen=True):
    """What a person said of two texts: the `joined` provisions, and the pairs of ids that are `apart`, left first."""

    joined: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = ()
    apart: frozenset[tuple[str, str]] = frozenset()


def answered_of(matches: Iterable[Match], left: Proposal, right: Proposal) -> Answered:
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


def matched_rows(
    answered: Answered, left: Sequence[Provision], right: Sequence[Provision], taxonomy: Taxonomy
) -> tuple[list[AlignedRow], frozenset[str], frozenset[str]]:
    """A row for each match of which both sides are there, and the ids of the provisions that stand in them.

    What a label does inside one text, a match does between texts: its provisions meet nothing else.
    """
    order = taxonomy.order()
    rows: list[AlignedRow] = []
    taken: tuple[set[str], set[str]] = (set(), set())
    for match_id, left_ids, right_ids in answered.joined:
        lefts = tuple(each for each in left if each.id in left_ids)
        rights = tuple(each for each in right if each.id in right_ids)
        if lefts and rights:
            topic = min((each.topic for each in (*lefts, *rights)), key=lambda each: order[each])
            rows.append(AlignedRow(topic, lefts, rights, objects=(), match=match_id))
            taken[0].update(each.id for each in lefts)
            taken[1].update(each.id for each in rights)
    return rows, frozenset(taken[0]), frozenset(taken[1])


def kept_apart(rows: Iterable[AlignedRow], apart: Collection[tuple[str, str]]) -> list[AlignedRow]:
    """The same rows, those split in which provisions stand together that are known not to answer each other.

    What is left of such a row falls into the sets that still answer each other; what answers nothing stands alone.
    """
    found: list[AlignedRow] = []
    for row in rows:
        pairs = [(one.id, two.id) for one in row.left for two in row.right]
        kept = [pair for pair in pairs if pair not in apart]
        if row.match is not None or len(kept) == len(pairs):
            found.append(row)
            continue
        found += _parts(row, kept)
    return found


def _parts(row: AlignedRow, kept: Sequence[tuple[str, str]]) -> Iterable[AlignedRow]:
    lefts = {each.id: number for number, each in enumerate(row.left)}
    rights = {each.id: number + len(lefts) for number, each in enumerate(row.right)}
    alone: tuple[list[Provision], list[Provision]] = ([], [])
    for part in connected(range(len(lefts) + len(rights)), [(lefts[one], rights[two]) for one, two in kept]):
        left = tuple(each for each in row.left if lefts[each.id] in part)
        right = tuple(each for each in row.right if rights[each.id] in part)
        if left and right:
            yield replace(row, left=left, right=right)
        else:
            alone[0].extend(left)
            alone[1].extend(right)
    if alone[0]:
        yield replace(row, left=tuple(alone[0]), right=(), in_doubt=False, described=False)
    if alone[1]:
        yield replace(row, left=(), right=tuple(alone[1]), in_doubt=False, described=False)
