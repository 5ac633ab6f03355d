"""Finds clauses that an edit cut in several or joined into one, so that nothing is told as lost that stands beside."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.model.proposal import Provision
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
