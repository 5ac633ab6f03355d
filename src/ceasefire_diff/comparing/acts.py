"""Which acts of two texts are one act, and which share a part: what an order of both texts may rest on.

Where two provisions speak of the same objects, what one orders is what the other orders. Where they only overlap, the
order holds of what both are about and no further: the whole is done before something only if each part of it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from ceasefire_diff.aligning.rows import AlignedRow
from ceasefire_diff.comparing.events import ROW, KnownEvents
from ceasefire_diff.comparing.norms import Norm, norm_of
from ceasefire_diff.comparing.variant_text import VariantText
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.taxonomy.topic import Taxonomy, Topic
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.relation import RelationKind
from ceasefire_diff.values.schedule import Schedule
from ceasefire_diff.values.value import Value, limits, relate


class Acts(Struct, frozen=True):
    """The acts both texts know: `names` gives an own event the id it goes by in both, `shared` its shared parts."""

    names: Mapping[str, str]
    shared: Mapping[str, tuple[str, ...]]

    def name(self, event: str) -> str:
        """The id an event goes by in both texts."""
        return self.names.get(event, event)


NO_ACTS = Acts({}, {})
"""Where one text is looked at by itself."""


def events_ordered(text: VariantText) -> frozenset[str]:
    """Every event of which a text may say when it is, by words or by times."""
    found: set[str] = set()
    for provision in text.provisions:
        spoken_of = text.spoken_of[provision.id]
        if spoken_of or "starts" in provision.keys or "complete-by" in provision.keys:
            found |= spoken_of | {provision.own_event}
    return frozenset(found)


def acts_of(
    rows: Iterable[AlignedRow], known: KnownEvents, taxonomy: Taxonomy, ordered: tuple[frozenset[str], frozenset[str]]
) -> Acts:
    """The acts that two texts share, row by row, among those that each of them puts in some order."""
    names: dict[str, str] = {}
    shared: dict[str, list[str]] = {}
    for row in rows:
        if row.in_doubt or row.described or not row.left or not row.right:
            continue
        topic = taxonomy.topics[row.topic]
        for left in (each for each in row.left if each.own_event in ordered[0]):
            for right in (each for each in row.right if each.own_event in ordered[1]):
                one, two = left.own_event, right.own_event
                if one == two or left.topic != right.topic:
                    continue
                if known.same(one) == known.same(two) and same_act(left, right, topic):
                    names |= {each: known.same(each) for each in (one, two)}
                elif not (left.is_event or right.is_event) and share_a_part(left, right, topic):
                    only = len(row.left) == len(row.right) == 1
                    part = f"{ROW}{row.id}" if only else f"{ROW}{row.id}/{'+'.join(sorted((left.id, right.id)))}"
                    for each in (one, two):
                        shared.setdefault(each, []).append(part)
    return Acts(names, {event: tuple(parts) for event, parts in shared.items()})


def _identifying(left: Provision, right: Provision, topic: Topic) -> Sequence[tuple[Value | None, Value | None]]:
    return [(left.terms.get(name), right.terms.get(name)) for name in topic.identifying]


def same_act(left: Provision, right: Provision, topic: Topic) -> bool:
    """Whether both speak of the same objects and, where they count, of as many."""
    if left.is_event or right.is_event:
        return True
    for one, two in _identifying(left, right, topic):
        if (one is None) != (two is None):
            return False
        if one is not None and two is not None and relate(one, two).kind is not RelationKind.SAME:
            return False
    counts = [(left.terms.get(name), right.terms.get(name)) for name in topic.terms]
    amounts = [pair for pair in counts if any(isinstance(each, Amount) for each in pair)]
    if not amounts:
        # A schedule without a total: as many only if it is the same schedule.
        amounts = [pair for pair in counts if any(isinstance(each, Schedule) for each in pair)]
    return all(_same(*pair) for pair in amounts)


def _same(one: Value | None, two: Value | None) -> bool:
    return one is not None and two is not None and relate(one, two).kind is RelationKind.SAME


def share_a_part(left: Provision, right: Provision, topic: Topic) -> bool:
    """Whether some part of what both are about is surely done in full by either, and by the same."""
    if norm_of(left) is not Norm.REQUIRES or norm_of(right) is not Norm.REQUIRES:
        return False
    if any(limits(value) for each in (left, right) for value in each.terms.values()):
        return False
    if any("except" in each.keys or "if" in each.keys for each in (left, right)):
        return False
    if left.by is not None and right.by is not None and not _meet(left.by, right.by):
        return False
    objects = _identifying(left, right, topic)
    return all(one is not None and two is not None and _meet(one, two) for one, two in objects)


def _meet(one: Value, two: Value) -> bool:
    relation = relate(one, two)
    if not isinstance(one, Names):
        return relation.kind is RelationKind.SAME
    return relation.common is not None and relation.kind is not RelationKind.APART
