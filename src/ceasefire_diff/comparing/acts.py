"""Which acts of two texts are one act, and which share a part: what an order of both texts may rest on.

Where two provisions speak of the same objects, what one orders is what the other orders. Where they only overlap, the
order holds of what both are about and no further: the whole is done before something only if each part of it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from msgspec import Struct

from ceasefire_diff.aligning.aligned_row import AlignedRow
from ceasefire_diff.aligning.matter import abstains, gives_leave, lasts, says_no
from ceasefire_diff.comparing.events import ROW, KnownEvents
from ceasefire_diff.comparing.folding import is_added_up
from ceasefire_diff.comparing.norms import Norm, norm_of
from ceasefire_diff.comparing.variant_text import VariantText
from ceasefire_diff.model.keys import TIMES
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.taxonomy.topic import Taxonomy, Topic
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.relation import RelationKind
from ceasefire_diff.values.schedule import Schedule
from ceasefire_diff.values.value import Value, relate


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
    rows = [each for each in rows if each.left and each.right and not (each.in_doubt or each.described)]
    stands_in = Counter(provision.own_event for row in rows for provision in (*row.left, *row.right))
    names: dict[str, str] = {}
    shared: dict[str, list[str]] = {}
    for row in rows:
        topic = taxonomy.topics[row.topic]
        both_ordered = [
            (left, right)
            for left, right in product(row.left, row.right)
            if left.own_event in ordered[0] and right.own_event in ordered[1] and left.own_event != right.own_event
        ]
        answers = _answers(row, topic) if both_ordered else {}
        for left, right in both_ordered:
            one, two = left.own_event, right.own_event
            if left.topic != right.topic or not _of_one_bearer(left, right) or _parted(left, right, topic):
                continue
            if known.same(one) == known.same(two) and same_act(left, right, topic):
                names |= {each: known.same(each) for each in (one, two)}
            elif not (left.is_event or right.is_event):
                alone = stands_in[one] == stands_in[two] == 1
                answering = (answers.get(one, ()), answers.get(two, ())) if alone else ((), ())
                name, whole = _in_common(row, left, right, topic, answering)
                if name and whole is None:
                    names |= dict.fromkeys((one, two), name)
                elif name:
                    for each in whole or ():
                        shared.setdefault(each, []).append(name)
    return Acts(names, {event: tuple(parts) for event, parts in shared.items()})


def _in_common(
    row: AlignedRow, left: Provision, right: Provision, topic: Topic, answering: tuple[Sequence[str], Sequence[str]]
) -> tuple[str, tuple[str, ...] | None]:
    """What two provisions have in common, by name: one act (None), or a part of the acts that are given; or nothing."""
    one, two = left.own_event, right.own_event
    ids = "+".join(sorted((left.id, right.id)))
    if answering == ((two,), (one,)):
        return f"{ROW}{row.id}/{ids}", None
    each_other = two in answering[0] and one in answering[1]
    if each_other and 1 in map(len, answering) and _uncounted(left, right, topic):
        # One text has the act as one, the other in steps: each step is a part of it.
        whole, step = (one, two) if len(answering[0]) > 1 else (two, one)
        return step, (whole,)
    if share_a_part(left, right, topic) and not any("if" in each.keys for each in (left, right)):
        return f"{ROW}{row.id}" if len(row.left) == len(row.right) == 1 else f"{ROW}{row.id}/{ids}", (one, two)
    return "", ()


def _answers(row: AlignedRow, topic: Topic) -> dict[str, tuple[str, ...]]:
    """For each act of a row, those of the other text on the same objects that are apart from it on no term.

    Where one of them says the same in every term, it is that one: disarming answers disarming, not disbanding.
    """
    found: dict[str, list[str]] = {}
    alike: dict[str, list[str]] = {}
    for left, right in product(row.left, row.right):
        if left.topic != right.topic or not same_act(left, right, topic) or _apart(left, right, topic):
            continue
        same = left.terms.keys() == right.terms.keys() and all(
            _same(value, right.terms[name]) for name, value in left.terms.items()
        )
        for one, other in ((left.own_event, right.own_event), (right.own_event, left.own_event)):
            found.setdefault(one, []).append(other)
            if same:
                alike.setdefault(one, []).append(other)
    return {each: tuple(alike[each] if len(alike.get(each, ())) == 1 else others) for each, others in found.items()}


def _apart(left: Provision, right: Provision, topic: Topic) -> bool:
    return any(
        relate(value, right.terms[name]).kind is RelationKind.APART
        for name, value in left.terms.items()
        if name in right.terms and name not in topic.identifying
    )


def _parted(left: Provision, right: Provision, topic: Topic) -> bool:
    """Whether they are two things of one matter: closed until a day, open from another; or bans, each for a time."""
    timed = [not each.keys.keys().isdisjoint(TIMES) for each in (left, right)]
    no_act = (says_no, gives_leave, abstains)
    if all(timed) and any(each(provision, topic) for each in no_act for provision in (left, right)):
        return True
    ends = any("until" in each.keys for each in (left, right))
    if lasts(left, right, topic):
        return ends or not same_act(left, right, topic)
    return ends and _apart(left, right, topic)


def _of_one_bearer(left: Provision, right: Provision) -> bool:
    """Whether nothing says that the one binds somebody else than the other."""
    return left.by is None or right.by is None or left.by.key == right.by.key or _meet(left.by, right.by)


def _uncounted(left: Provision, right: Provision, topic: Topic) -> bool:
    """Whether both require what they name as a whole, and not so many of it or all but some."""
    if norm_of(left) is not Norm.REQUIRES or norm_of(right) is not Norm.REQUIRES:
        return False
    counted = any(
        is_added_up(value, topic.terms.get(name)) for each in (left, right) for name, value in each.terms.items()
    )
    return not counted and not any("except" in each.keys for each in (left, right))


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
    if not _uncounted(left, right, topic) or not _of_one_bearer(left, right):
        return False
    objects = _identifying(left, right, topic)
    return all(one is not None and two is not None and _meet(one, two) for one, two in objects)


def _meet(one: Value, two: Value) -> bool:
    relation = relate(one, two)
    if not isinstance(one, Names):
        return relation.kind is RelationKind.SAME
    return relation.common is not None and relation.kind is not RelationKind.APART
