"""Events that a file names by the id of a provision, in words that a reader can follow: clause and matter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace

from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.comparing.events import events_of
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.model.glossary import Glossary
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.values.anything import Anything
from ceasefire_diff.values.event import EventName
from ceasefire_diff.values.prose import Prose
from ceasefire_diff.values.value import Value, map_events, may_speak_of_events
from ceasefire_diff.wording.labels import LEFT_OUT
from ceasefire_diff.wording.result_view import unbracketed


class Compared:
    """The proposals laid side by side, for people with events in words, for programs with the ids of the files.

    Each comparison is made when it is first asked for.
    """

    def __init__(self, proposals: Sequence[Proposal], taxonomy: Taxonomy) -> None:
        self._proposals = proposals
        self._taxonomy = taxonomy

    @cached_property
    def in_words(self) -> Comparison:
        """Events are called as a reader knows them, never by an id."""
        return compare([with_events_in_words(each, self._taxonomy) for each in self._proposals], self._taxonomy)

    @cached_property
    def by_ids(self) -> Comparison:
        """Values are those of the files."""
        return compare(self._proposals, self._taxonomy)


def with_events_in_words(proposal: Proposal, taxonomy: Taxonomy, left_out: Iterable[Provision] = ()) -> Proposal:
    """The same proposal, in which events that are provisions are called by clause and matter, never by an id."""
    words = {each.own_event: LEFT_OUT for each in left_out if not each.is_event}
    words |= {f"{proposal.id}/option {option}": LEFT_OUT for each in left_out for option in each.options}
    own = [each for each in proposal.provisions if not each.is_event]
    alike = Counter(_words_for(each, proposal.glossary, taxonomy) for each in own)
    for each in own:
        called = _words_for(each, proposal.glossary, taxonomy)
        words[each.own_event] = (
            called if alike[called] == 1 else _words_for(each, proposal.glossary, taxonomy, full=True)
        )
    words |= {event: labels[0] for event, labels in proposal.glossary.events.items() if labels}
    words |= {f"{proposal.id}/option {option}": title for option, title in proposal.options.items()}
    provisions = tuple(_told(each, words) for each in proposal.provisions)
    if all(one is two for one, two in zip(provisions, proposal.provisions, strict=True)):
        return proposal
    return replace(proposal, provisions=provisions)


def _words_for(provision: Provision, glossary: Glossary, taxonomy: Taxonomy, *, full: bool = False) -> str:
    """Clause and topic; `full` adds what the provision is about, where another of that clause has the same topic."""
    title = glossary.titles.get(provision.topic) or taxonomy.topics[provision.topic].title
    if full:
        stated = [
            provision.terms[name] for name in taxonomy.topics[provision.topic].identifying if name in provision.terms
        ]
        about = "; ".join(
            each.written if isinstance(each, Prose | Anything) else unbracketed(each.written) for each in stated
        )
        title = f"{title}: {about}" if about else title
    return f"{'; '.join(provision.clauses)} ({title})" if provision.clauses else title


def _is_id(event: EventName, words: Mapping[str, str]) -> bool:
    """Whether a file calls an event by an id; an event of the glossary may also be called by a label, which stays."""
    return event.id in words and (event.id == event.label or "/" in event.id)


def _told(provision: Provision, words: Mapping[str, str]) -> Provision:
    named = {each.label: words[each.id] for each in events_of(provision) if _is_id(each, words)}
    if not named:
        return provision

    def event(name: EventName) -> EventName:
        return replace(name, label=named.get(name.label, name.label))

    spelled = pattern(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(named, key=len, reverse=True)))})(?![\w-])")

    def value(each: Value) -> Value:
        if not may_speak_of_events(each):
            return each
        written = spelled.sub(lambda found: named[found[0]], each.written)
        return map_events(replace(each, written=written), event)

    return replace(
        provision,
        keys={name: value(each) for name, each in provision.keys.items()},
        terms={name: value(each) for name, each in provision.terms.items()},
        before=tuple(map(event, provision.before)),
        after=tuple(map(event, provision.after)),
        condition_for=tuple(replace(each, event=event(each.event)) for each in provision.condition_for),
        requires=tuple(replace(each, event=event(each.event)) for each in provision.requires),
    )
