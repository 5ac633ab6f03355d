"""Wording that leaves something to be asked in any text: who is bound, by when, where exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct

from ceasefire_diff.aligning.matter import gives_leave
from ceasefire_diff.comparing.norms import Norm, norm_of
from ceasefire_diff.model.keys import TIMES
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.taxonomy.topic import Taxonomy, Topic
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.name import Name
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.schedule import Schedule


class Watch(StrEnum):
    """What a reader may want to ask of a provision."""

    BINDS_NOBODY = "watch.binds-nobody"
    NO_DEADLINE = "watch.no-deadline"
    NO_BOUNDARY = "watch.no-boundary"


SAYS_WHAT_IS: Final = frozenset(("framing", "time", "space", "residual"))
"""Groups of topics that say what holds, when and where; that they name nobody who is bound is their nature."""

CARRIED_OUT: Final = frozenset(
    (
        "withdrawal",
        "disarmament",
        "mines",
        "joint-body",
        "release",
        "exchange",
        "information-on-persons",
        "missing-and-remains",
        "displaced",
        "services",
        "leaders-meeting",
        "elections",
        "emergency-rule",
    )
)
"""Topics whose provisions are done at some time, so that a day can be named by which they are."""

LINES: Final = "lines-and-zones"
DRAWN_BY: Final = ("as-of", "width", "each-side", "areas")
"""The terms by which a line or zone can be drawn."""

LEADS_TO: Final = ("to", "behind")
"""The terms by which a withdrawal names a line or place of its own."""


class Watched(Struct, frozen=True):
    """One provision with something to ask of it; `names` are the lines or places that are nowhere drawn."""

    rule: Watch
    provision: Provision
    names: tuple[str, ...] = ()


def watched_wording(proposal: Proposal, taxonomy: Taxonomy) -> tuple[Watched, ...]:
    """All of it in one text, rule by rule, in the order of the file."""
    provisions = sorted(proposal.provisions, key=lambda each: (each.place.line, each.id))
    duties = [each for each in provisions if norm_of(each) in (Norm.REQUIRES, Norm.FORBIDS)]
    return (*_binding_nobody(duties, taxonomy), *_without_deadline(duties), *_nowhere_drawn(provisions))


def _binding_nobody(duties: Sequence[Provision], taxonomy: Taxonomy) -> Iterator[Watched]:
    for each in duties:
        topic = taxonomy.topics[each.topic]
        if each.by is None and topic.group not in SAYS_WHAT_IS and not _allows(each, topic):
            yield Watched(Watch.BINDS_NOBODY, each)


def _allows(provision: Provision, topic: Topic) -> bool:
    """Whether it leaves its holder free, so that nobody need be bound: something is allowed, or has no limit."""
    no_limit = any(isinstance(value, Amount) and value.is_no_limit for value in provision.terms.values())
    return no_limit or gives_leave(provision, topic)


def _without_deadline(duties: Sequence[Provision]) -> Iterator[Watched]:
    for each in duties:
        dated = any(key in each.keys for key in TIMES)
        if each.topic in CARRIED_OUT and norm_of(each) is Norm.REQUIRES and not dated and not _is_scheduled(each):
            yield Watched(Watch.NO_DEADLINE, each)


def _is_scheduled(provision: Provision) -> bool:
    return any(
        isinstance(value, Schedule) and any(step.when is not None or step.every is not None for step in value.steps)
        for value in provision.terms.values()
    )


def _nowhere_drawn(provisions: Sequence[Provision]) -> Iterator[Watched]:
    """Lines that a text names and nowhere draws; a place that a withdrawal leads to counts as one."""
    drawn = {
        name.id
        for each in provisions
        if each.topic == LINES and any(term in each.terms for term in DRAWN_BY)
        for name in _named(each, ("name",))
    }
    for each in provisions:
        terms = ("name",) if each.topic == LINES else LEADS_TO if each.topic == "withdrawal" else ()
        names = tuple(name.label for name in _named(each, terms) if name.id not in drawn)
        if names:
            yield Watched(Watch.NO_BOUNDARY, each, names)


def _named(provision: Provision, terms: Sequence[str]) -> Iterator[Name]:
    for term in terms:
        value = provision.terms.get(term)
        if isinstance(value, Names):
            yield from value.named
