"""Gives provisions what a person reads in their text and their file leaves unsaid: whom they bind, what they do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from ceasefire_diff.comparing.norms import Norm, norm_of
from ceasefire_diff.model.answers import PersonSays, in_force
from ceasefire_diff.model.glossary import NameIndex
from ceasefire_diff.model.proposal import Modality, Proposal, Provision, Stance
from ceasefire_diff.values.event import Edge, EventName, edge_in
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.timing import DAY_ONE
from ceasefire_diff.values.value import Value, map_events, may_speak_of_events, replace_events


def provisions_as_read(proposal: Proposal) -> tuple[Provision, ...]:
    """The provisions of a text as they are compared: what the file says, and what a person reads beside it.

    What a file says itself no person overrules: a key that is there stays as it is, and so does what a text does with
    what it does more than state.
    """
    said = says_of(proposal)
    if not said:
        return proposal.provisions
    index = NameIndex(proposal.glossary)
    events = {
        f"{proposal.id}/{each}": index.event_id(one.event)
        for one in said
        if one.event
        for each in one.provisions[proposal.id]
    }
    provisions = proposal.provisions
    for one in said:
        ids = one.provisions[proposal.id]
        provisions = tuple(_as_read(each, one, index) if each.id in ids else each for each in provisions)
    return tuple(_with_events(each, events) for each in provisions) if events else provisions


def says_of(proposal: Proposal) -> list[PersonSays]:
    """What persons read in a text, of provisions as they are."""
    own = [each for each in proposal.glossary.read_as if [*each.provisions] == [proposal.id]]
    return in_force(own, (proposal,)) if own else []


def _as_read(provision: Provision, said: PersonSays, index: NameIndex) -> Provision:
    changed: dict[str, Any] = {}
    if said.day_one or said.counts_from:
        keys, terms = (
            {key: _counted(value, said, index) for key, value in found.items()}
            for found in (provision.keys, provision.terms)
        )
        provision = replace(provision, keys=keys, terms=terms)
    if said.by and "by" not in provision.keys:
        names = Names(", ".join(said.by), tuple(map(index.name, said.by)))
        changed["keys"] = {**provision.keys, "by": names}
    only_states = norm_of(provision) is Norm.SAYS
    if said.modality and only_states:
        changed["modality"] = Modality(said.modality)
    if said.stance and only_states:
        changed |= {"stance": Stance(said.stance), "modality": Modality.SHALL}
    if said.event and not provision.is_event:
        event = index.event_id(said.event)
        changed |= {"is_event": event, "own_event": event}
    return replace(provision, **changed) if changed else provision


def _counted(value: Value, said: PersonSays, index: NameIndex) -> Value:
    """A value that is counted from where a person says, as far as its file does not say from where."""
    if said.day_one and may_speak_of_events(value):
        event = _event(said.day_one, index)
        value = map_events(value, lambda each: event if each == DAY_ONE else each)
    if said.counts_from and isinstance(value, Moment) and value.anchor is None:
        word = value.word and f"{value.word} after"
        value = replace(value, anchor=_event(said.counts_from, index), word=word)
    return value


def _event(words: str, index: NameIndex) -> EventName:
    """The event that words of the glossary mean; a label that begins with `end of ` is looked up first."""
    opening = "" if index.event(words) else edge_in(words)
    name = words[len(opening) :]
    return EventName(index.event_id(name), Edge.END if "end" in opening else Edge.START, name)


def _with_events(provision: Provision, events: Mapping[str, str]) -> Provision:
    """A provision whose references to what is an event of both texts name that event."""

    def name(event: EventName) -> EventName:
        return replace(event, id=events[event.id]) if event.id in events else event

    def all_of(found: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(replace(each, event=name(each.event)) for each in found)

    keys, terms = (
        {key: replace_events(value, events) if may_speak_of_events(value) else value for key, value in found.items()}
        for found in (provision.keys, provision.terms)
    )
    return replace(
        provision,
        keys=keys,
        terms=terms,
        before=tuple(map(name, provision.before)),
        after=tuple(map(name, provision.after)),
        condition_for=all_of(provision.condition_for),
        requires=all_of(provision.requires),
        at_the_same_time_as=all_of(provision.at_the_same_time_as),
        step_by_step_with=all_of(provision.step_by_step_with),
        as_long_as=all_of(provision.as_long_as),
    )
