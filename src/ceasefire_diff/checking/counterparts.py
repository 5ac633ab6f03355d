"""Which provision of a later version is which of the earlier: by id, then by the rows they stand in, then by words."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.aligning.matter import matter_of
from ceasefire_diff.aligning.rows import align
from ceasefire_diff.model.glossary import fold
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.taxonomy.topic import Taxonomy

_Item = TypeVar("_Item", bound=Hashable)


class Regrouping(Struct, frozen=True):
    """One provision of one version, and those of the other version that say together what it says."""

    whole: Provision
    parts: tuple[Provision, ...]

    @property
    def together(self) -> Provision:
        """The parts as one provision: all their values, and every place where one stands."""
        first = self.parts[0]
        return replace(
            first,
            clauses=tuple(dict.fromkeys(clause for each in self.parts for clause in each.clauses)),
            keys={name: value for each in self.parts for name, value in each.keys.items()},
            terms={name: value for each in self.parts for name, value in each.terms.items()},
            before=_each_once(each.before for each in self.parts),
            after=_each_once(each.after for each in self.parts),
            condition_for=_each_once(each.condition_for for each in self.parts),
            requires=_each_once(each.requires for each in self.parts),
            at_the_same_time_as=_each_once(each.at_the_same_time_as for each in self.parts),
            step_by_step_with=_each_once(each.step_by_step_with for each in self.parts),
            as_long_as=_each_once(each.as_long_as for each in self.parts),
            places={key: place for each in reversed(self.parts) for key, place in each.places.items()},
        )


def regroupings(
    wholes: Sequence[Provision], partners: Mapping[str, Provision], loose: Sequence[Provision], taxonomy: Taxonomy
) -> Iterator[Regrouping]:
    """Each of `wholes` that provisions of the other version share among them, with these.

    `partners` are the counterparts of wholes by their ids; `loose` those of the other version that have none.
    """
    free: dict[Hashable, list[Provision]] = {}
    for each in loose:
        free.setdefault(_deed(each), []).append(each)
    for whole in wholes:
        own = partners.get(whole.id)
        identifying = frozenset(taxonomy.topics[whole.topic].identifying)
        parts = [own] if own is not None else []
        for each in free.get(_deed(whole), ()):
            if _takes_over(each, whole, parts, identifying):
                parts.append(each)
        if len(parts) > 1:
            for each in parts:
                if each is not own:
                    free[_deed(whole)].remove(each)
            yield Regrouping(whole, tuple(parts))


def _takes_over(part: Provision, whole: Provision, others: Sequence[Provision], identifying: frozenset[str]) -> bool:
    """Whether a provision says something of the whole that no other part says, and nothing against any of them."""
    said, of_whole = _values(part), _values(whole)
    of_others: dict[tuple[str, str], Hashable] = {}
    for each in others:
        of_others |= _values(each)
    if any(said.get(("terms", name)) != of_whole.get(("terms", name)) for name in identifying):
        return False
    if any(of_others.get(name, value) != value for name, value in said.items()):
        return False
    return any(
        of_whole.get(name) == value and of_others.get(name) != value
        for name, value in said.items()
        if name not in {("terms", each) for each in identifying} and name != ("keys", "by")
    )


def _deed(provision: Provision) -> Hashable:
    """What parts of one provision have in common."""
    by = provision.keys.get("by")
    return (provision.topic, provision.stance, provision.modality, provision.options, by.key if by else None)


def _values(provision: Provision) -> dict[tuple[str, str], Hashable]:
    return {
        (part, name): value.key
        for part, values in (("keys", provision.keys), ("terms", provision.terms))
        for name, value in values.items()
    }


def _each_once(lists: Iterator[tuple[_Item, ...]]) -> tuple[_Item, ...]:
    return tuple(dict.fromkeys(item for each in lists for item in each))


ENOUGH: Final = 0.5
"""Share of its values that a provision under a new id keeps if it is still the same; with fewer it is another."""


class Counterparts(Struct, frozen=True):
    """Provisions of two versions: those that are one, those the earlier version alone has, those only in the later.

    `cut` are earlier ones whose values several later ones share among them, `joined` later ones that do so of several
    earlier ones; none of these stands in another part.
    """

    pairs: tuple[tuple[Provision, Provision], ...]
    removed: tuple[Provision, ...]
    added: tuple[Provision, ...]
    cut: tuple[Regrouping, ...] = ()
    joined: tuple[Regrouping, ...] = ()


def counterparts(earlier: Proposal, later: Proposal, taxonomy: Taxonomy) -> Counterparts:
    """Find each provision's counterpart; pairs come in the order of the later version."""
    before = {each.id: each for each in earlier.provisions}
    found = {each.id: before[each.id] for each in later.provisions if each.id in before}
    taken = {each.id for each in found.values()}
    lefts = [each for each in earlier.provisions if each.id not in taken]
    rights = [each for each in later.provisions if each.id not in found]
    for left, right in _matched(lefts, rights, taxonomy):
        if right.id not in found and left.id not in taken:
            found[right.id] = left
            taken.add(left.id)
    pairs = tuple((found[each.id], each) for each in later.provisions if each.id in found)
    removed = tuple(each for each in earlier.provisions if each.id not in taken)
    added = tuple(each for each in later.provisions if each.id not in found)
    cut = list(regroupings(earlier.provisions, {left.id: right for left, right in pairs}, added, taxonomy))
    joined = list(regroupings(later.provisions, {right.id: left for left, right in pairs}, removed, taxonomy))
    # What was cut and joined at once is told as neither, so that both ways round the same is told.
    both = {each.whole.id for each in cut} & {part.id for each in joined for part in each.parts}
    both_later = {each.whole.id for each in joined} & {part.id for each in cut for part in each.parts}
    cut = [each for each in cut if each.whole.id not in both and both_later.isdisjoint(_ids(each.parts))]
    joined = [each for each in joined if each.whole.id not in both_later and both.isdisjoint(_ids(each.parts))]
    earlier_ids = {each.whole.id for each in cut} | {part.id for each in joined for part in each.parts}
    later_ids = {each.whole.id for each in joined} | {part.id for each in cut for part in each.parts}
    return Counterparts(
        pairs=tuple(each for each in pairs if each[0].id not in earlier_ids and each[1].id not in later_ids),
        removed=tuple(each for each in removed if each.id not in earlier_ids),
        added=tuple(each for each in added if each.id not in later_ids),
        cut=tuple(cut),
        joined=tuple(joined),
    )


def _ids(provisions: Sequence[Provision]) -> set[str]:
    return {each.id for each in provisions}


def _matched(
    lefts: Sequence[Provision], rights: Sequence[Provision], taxonomy: Taxonomy
) -> Iterator[tuple[Provision, Provision]]:
    """Pairs of provisions with different ids that may be one, the likeliest first."""
    if not lefts or not rights:
        return
    likely: dict[tuple[str, str], tuple[float, Provision, Provision]] = {}
    for left, right in (*_in_one_row(lefts, rights, taxonomy), *_of_one_text(lefts, rights)):
        likely[left.id, right.id] = (_alike(left, right), left, right)
    for score, left, right in sorted(likely.values(), key=lambda each: (-each[0], each[1].id, each[2].id)):
        if score:
            yield left, right


def _in_one_row(
    lefts: Sequence[Provision], rights: Sequence[Provision], taxonomy: Taxonomy
) -> Iterator[tuple[Provision, Provision]]:
    # Options and labels aside: what moved from one option to another is the same provision.
    matters = [
        [matter_of(replace(each, issues=()), taxonomy.topics[each.topic]) for each in side] for side in (lefts, rights)
    ]
    known = [{each.id: each for each in side} for side in (lefts, rights)]
    for row in align(matters[0], matters[1], taxonomy).rows:
        for left in row.left:
            for right in row.right:
                yield known[0][left.id], known[1][right.id]


def _of_one_text(lefts: Sequence[Provision], rights: Sequence[Provision]) -> Iterator[tuple[Provision, Provision]]:
    by_text: dict[str, list[Provision]] = {}
    for left in lefts:
        by_text.setdefault(fold(left.text), []).append(left)
    for right in rights:
        for left in by_text.get(fold(right.text), ()):
            yield left, right


def _alike(left: Provision, right: Provision) -> float:
    """How alike two provisions are, 0 where they are two: one sentence in the same words, or half of all values."""
    said = [{**each.terms, **each.keys} for each in (left, right)]
    equal = sum(said[0][name].key == said[1][name].key for name in said[0].keys() & said[1].keys())
    share = equal / (len(said[0].keys() | said[1].keys()) or 1)
    words = fold(left.text) == fold(right.text)
    if not words and (share < ENOUGH or left.topic != right.topic):
        return 0
    return words + share + bool(set(left.clauses) & set(right.clauses)) / 100
