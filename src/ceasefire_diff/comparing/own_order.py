"""What one text puts first: for each event, what comes before it by that text's own words, without what follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from ceasefire_diff.comparing.comparison import Stated
from ceasefire_diff.comparing.conditions import TOPIC as CONDITIONS
from ceasefire_diff.comparing.deeds import deed_of
from ceasefire_diff.comparing.gather import stated_whole
from ceasefire_diff.comparing.precedence import ORDERING, Arc, Node, Precedence
from ceasefire_diff.comparing.texts import VariantText, variants_of
from ceasefire_diff.proposal import Proposal, Provision
from ceasefire_diff.record import record, replace
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.values.choice import Choice
from ceasefire_diff.values.event import Edge, EventValue
from ceasefire_diff.values.names import Names


class How(StrEnum):
    """How a text ties one event to another."""

    BEFORE = "before"
    WITH = "with"
    NOT_BEFORE = "not-before"
    NAMED = "named"
    UNCONDITIONAL = "unconditional"


@record
class Tie:
    """What one text says of the order around `event`; `other` is what comes before it, or begins with it.

    `other` is None where words alone say it: a condition only named, or that there is none. `options` are those in
    which it holds, empty for the whole text.
    """

    event: Node
    how: How
    other: Node | None
    stated: Stated
    options: tuple[str, ...] = ()


def own_order(proposal: Proposal, taxonomy: Taxonomy) -> tuple[Tie, ...]:
    """What a text says of the order of events, by event; what follows from other ties of it is left out."""
    variants = variants_of(proposal, taxonomy)
    found: dict[Tie, list[str]] = {}
    for text in variants:
        for tie in (*_ties(text), *_said_in_so_many_words(text)):
            found.setdefault(tie, []).append(text.variant.option or "")
    in_order = sorted(found.items(), key=lambda each: (each[0].stated.line, each[0].stated.provision))
    return tuple(
        replace(tie, options=tuple(options) if len(options) < len(variants) else ()) for tie, options in in_order
    )


def _ties(text: VariantText) -> list[Tie]:
    arcs = list(Precedence(text.provisions).arcs())
    after = _all_after(arcs)
    own = {each.id: each.own_event for each in text.provisions}
    said = {(first, arc.to, arc.stated) for first, arc in arcs}
    followers: dict[Node, set[Node]] = {}
    for first, arc in arcs:
        followers.setdefault(first, set()).add(arc.to)
    ties: dict[Tie, None] = {}
    for first, arc in arcs:
        if arc.stated is None:
            continue
        if arc.strict:
            if not _follows(first, arc.to, followers, after):
                ties[Tie(arc.to, How.BEFORE, first, arc.stated)] = None
        elif arc.to[0] == own[arc.stated.provision]:
            # Where two events begin together, an arc leads each way; told is the one from what the time counts from.
            together = (arc.to, first, arc.stated) in said
            ties[Tie(arc.to, How.WITH if together else How.NOT_BEFORE, first, arc.stated)] = None
    return list(ties)


def _all_after(arcs: Sequence[tuple[Node, Arc]]) -> dict[Node, set[Node]]:
    """For each node, all that the text puts after it."""
    direct: dict[Node, list[Node]] = {}
    for first, arc in arcs:
        direct.setdefault(first, []).append(arc.to)
    after: dict[Node, set[Node]] = {}
    for node, nearest in direct.items():
        reached: set[Node] = set()
        waiting = list(nearest)
        while waiting:
            here = waiting.pop()
            if here not in reached:
                reached.add(here)
                waiting.extend(direct.get(here, ()))
        after[node] = reached
    return after


def _follows(first: Node, second: Node, followers: Mapping[Node, set[Node]], after: Mapping[Node, set[Node]]) -> bool:
    """Whether that order follows from two others over an event between; where a text goes in a circle, nothing does."""
    nothing: set[Node] = set()
    if first in after.get(second, nothing):
        return False
    return any(
        between != second and first not in after.get(between, nothing) and second in after.get(between, nothing)
        for between in followers[first]
    )


def _said_in_so_many_words(text: VariantText) -> list[Tie]:
    """Conditions that a text only names, and events that it calls unconditional."""
    ties = []
    for provision in sorted(text.provisions, key=lambda each: each.id):
        awaited = provision.terms.get("for")
        if provision.topic != CONDITIONS or not isinstance(awaited, EventValue) or deed_of(provision) not in ORDERING:
            continue
        event = (awaited.event.id, awaited.event.edge)
        ties += _named(provision, event)
    return ties


def _named(provision: Provision, event: tuple[str, Edge]) -> list[Tie]:
    ties = []
    unconditional = provision.terms.get("unconditional")
    if isinstance(unconditional, Choice) and unconditional.words == {"yes"}:
        ties.append(Tie(event, How.UNCONDITIONAL, None, stated_whole(provision, "terms.unconditional")))
    named = provision.terms.get("conditions")
    names = named.named if isinstance(named, Names) else ()
    stated = [stated_whole(provision, "terms.conditions", name.label) for name in names]
    return [*ties, *(Tie(event, How.NAMED, None, each) for each in stated)]
