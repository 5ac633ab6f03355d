"""Which provisions of many texts speak of one issue: told at once for all texts, without comparing any two of them.

The rules are those by which two texts are lined up (links.py), in the same order, over all texts together. So the work
grows with the number of provisions and not with the number of pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from ceasefire_diff.aligning.matter import Matter, matter_of
from ceasefire_diff.model.answers import in_force
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.taxonomy.topic import Taxonomy


class SharedIssue(Struct, frozen=True):
    """Provisions of several texts, or of one alone, that speak of one issue, in the order of the texts."""

    topic: str
    label: str | None
    members: tuple[Provision, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that speak of it, each once."""
        return tuple(dict.fromkeys(each.proposal for each in self.members))


class _Group:
    """Matters with equal objects."""

    def __init__(self, matter: Matter) -> None:
        self.matter = matter
        self.members: list[Provision] = []

    @property
    def texts(self) -> set[str]:
        return {each.proposal for each in self.members}


def issues_of_texts(proposals: Sequence[Proposal], taxonomy: Taxonomy) -> list[SharedIssue]:
    """Every issue of some texts that were read with one glossary; each provision stands in one."""
    labelled: dict[str, list[Provision]] = defaultdict(list)
    groups: dict[tuple[object, ...], _Group] = {}
    for proposal in proposals:
        for provision in proposal.provisions:
            if provision.issues:
                labelled[provision.issues[0]].append(provision)
                continue
            matter = matter_of(provision, taxonomy.topics[provision.topic])
            groups.setdefault(matter.key, _Group(matter)).members.append(provision)
    order = taxonomy.order()
    place = {each.id: number for number, each in enumerate(proposals)}
    joined_by_persons = _joined_by_persons(proposals, groups)
    alone = {id(each) for members in joined_by_persons for each in members}
    by_topic: dict[str, list[_Group]] = defaultdict(list)
    for group in groups.values():
        if id(group) not in alone:
            by_topic[group.matter.topic.id].append(group)
    found = [
        SharedIssue(min((each.topic for each in members), key=lambda each: order[each]), label, tuple(members))
        for label, members in labelled.items()
    ]
    for together in joined_by_persons:
        provisions = [each for group in together for each in group.members]
        provisions.sort(key=lambda each: (place[each.proposal], each.place.line, each.id))
        first = min((each.topic for each in provisions), key=lambda each: order[each])
        found.append(SharedIssue(first, None, tuple(provisions)))
    for topic, members in by_topic.items():
        for joined in _joined(members):
            provisions = [each for group in joined for each in group.members]
            provisions.sort(key=lambda each: (place[each.proposal], each.place.line, each.id))
            found.append(SharedIssue(topic, None, tuple(provisions)))
    first_words = {id(each): (each.members[0].place.line, each.members[0].id) for each in found}
    return sorted(found, key=lambda each: (order[each.topic], -len(each.texts), first_words[id(each)]))


def _joined_by_persons(
    proposals: Sequence[Proposal], groups: Mapping[tuple[object, ...], _Group]
) -> list[list[_Group]]:
    """Groups of which a person said that a provision of one answers one of another."""
    said = [each for each in proposals[0].glossary.matches if not each.apart] if proposals else []
    if not said:
        return []
    group_of = {(each.proposal, each.id): group for group in groups.values() for each in group.members}
    found: list[list[_Group]] = []
    for match in in_force(said, proposals):
        keys = [(proposal, each) for proposal, ids in match.provisions.items() for each in ids]
        together = {id(group_of[key]): group_of[key] for key in keys if key in group_of}
        for known in [each for each in found if any(id(group) in together for group in each)]:
            found.remove(known)
            together |= {id(group): group for group in known}
        found.append([*together.values()])
    return [each for each in found if len(each) > 1]


def _joined(groups: Sequence[_Group]) -> list[list[_Group]]:
    """Groups with equal objects in several texts stand; of the others those that overlap across texts are one.

    One that leaves an identifying term unsaid joins the one group that it fits, if there is just one.
    """
    shared = [[group] for group in groups if len(group.texts) > 1]
    alone = [group for group in groups if len(group.texts) == 1]
    apart: list[list[_Group]] = []
    for group in alone:
        fits = [each for each in shared if _fits(group, each)] if group.matter.general else []
        if len(fits) == 1:
            fits[0].append(group)
            continue
        meeting = [each for each in apart if any(_overlaps(group, other) for other in each)]
        apart = [each for each in apart if each not in meeting]
        apart.append([group, *(other for each in meeting for other in each)])
    return [*shared, *apart]


def _fits(group: _Group, others: Iterable[_Group]) -> bool:
    return all(group.matter.meets(each.matter) for each in others) and all(
        group.texts.isdisjoint(each.texts) for each in others
    )


def _overlaps(one: _Group, other: _Group) -> bool:
    matters = (one.matter, other.matter)
    return (
        one.texts.isdisjoint(other.texts)
        and not any(each.general for each in matters)
        and one.matter.meets(other.matter)
        and one.matter.shares_a_term(other.matter)
    )
