"""What both texts want and describe in different topics: a permanent ceasefire, a ceasefire on land and at sea."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from ceasefire_diff.aligning.rows import AlignedRow
from ceasefire_diff.model.proposal import Modality, Stance
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
