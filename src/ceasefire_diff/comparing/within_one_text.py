"""What is found within one text: it states two things, or it leans on provisions of other options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from ceasefire_diff.aligning.rows import align
from ceasefire_diff.comparing.comparison import Remark
from ceasefire_diff.comparing.events import events_of
from ceasefire_diff.comparing.norms import Norm, norm_of
from ceasefire_diff.comparing.order.in_force import never_meet
from ceasefire_diff.comparing.variant_text import variants_of
from ceasefire_diff.model.keys import WHOM_AND_WHEN
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.values.relation import RelationKind
from ceasefire_diff.values.value import relate

MOST_OF_ONE_ROW: Final = 300
"""Provisions of one matter in one text that are laid beside one another, each beside each: more are no position."""


def both_stated(proposal: Proposal, taxonomy: Taxonomy) -> tuple[Remark, ...]:
    """The duties of one text that are apart on a term, each once; its rows are those it has beside a silent text."""
    found: dict[tuple[str, str, tuple[str, ...], str], Remark] = {}
    for text in variants_of(proposal, taxonomy):
        for row in align(text.matters, (), taxonomy).rows:
            found |= {key_of(remark): remark for remark in contradicting_duties(row.left[:MOST_OF_ONE_ROW], taxonomy)}
    return tuple(found[key] for key in sorted(found))


def key_of(remark: Remark) -> tuple[str, str, tuple[str, ...], str]:
    """What tells remarks apart, and puts them in order."""
    return (remark.proposal, remark.rule, remark.provisions, str(sorted(remark.arguments.items())))


def contradicting_duties(side: Sequence[Provision], taxonomy: Taxonomy) -> Iterator[Remark]:
    """Two duties of one party in one matter, apart on a term, in the same circumstances."""
    duties = [each for each in side if norm_of(each) is Norm.REQUIRES]
    for first, second in combinations(duties, 2):
        if first.topic != second.topic or not _same_circumstances(first, second) or never_meet(first, second):
            continue
        identifying = taxonomy.topics[first.topic].identifying
        for name, value in first.terms.items():
            other = second.terms.get(name)
            if other is None or name in identifying:
                continue
            if relate(value, other).kind is RelationKind.APART:
                arguments = {"term": name, "first": value.written, "second": other.written}
                yield Remark("text.states-both", first.proposal, (first.id, second.id), arguments)


def _same_circumstances(first: Provision, second: Provision) -> bool:
    if first.stages != second.stages or first.options != second.options:
        return False
    return all(_value_of(first, key) == _value_of(second, key) for key in WHOM_AND_WHEN)


def _value_of(provision: Provision, name: str) -> object:
    value = provision.keys.get(name)
    return value.key if value is not None else None


def options_remarked(proposal: Proposal) -> Iterator[Remark]:
    """References out of a variant: to two options at once, or to a provision that only another option holds."""
    if not proposal.options:
        return
    by_event: dict[str, list[Provision]] = {}
    for provision in proposal.provisions:
        if not provision.is_event:
            by_event.setdefault(provision.own_event, []).append(provision)
    for provision in proposal.provisions:
        needed = _options_needed(provision, by_event, proposal)
        own = set(provision.options or proposal.options)
        if not provision.options and len(needed) > 1:
            yield _options_remark("options.both-needed", provision, needed)
        elif needed and not own <= set(needed):
            yield _options_remark("options.dangling", provision, needed)


def _options_needed(
    provision: Provision, by_event: Mapping[str, Sequence[Provision]], proposal: Proposal
) -> dict[str, list[str]]:
    """Each option that the provision refers to, with the provisions it refers to there."""
    needed: dict[str, list[str]] = {}
    for event in events_of(provision):
        for target in by_event.get(event.id, ()):
            for option in target.options:
                needed.setdefault(option, []).append(target.id)
        prefix = f"{proposal.id}/option "
        if event.id.startswith(prefix):
            needed.setdefault(event.id.removeprefix(prefix), [])
    return needed


def _options_remark(rule: str, provision: Provision, needed: Mapping[str, Sequence[str]]) -> Remark:
    others = tuple(dict.fromkeys(each for ids in needed.values() for each in ids))
    return Remark(rule, provision.proposal, (provision.id, *others), {"options": ", ".join(sorted(needed))})
