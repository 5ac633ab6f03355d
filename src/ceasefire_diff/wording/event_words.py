"""Labels a comparison for people: events that a file names by the id of a provision go by clause and matter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from msgspec.structs import replace

from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.comparison import Comparison, PairResult, Remark, Row, Stated, TermResult
from ceasefire_diff.comparing.events import events_of
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.model.glossary import Glossary
from ceasefire_diff.model.proposal import Alongside, Proposal, Provision
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.values.anything import Anything
from ceasefire_diff.values.event import EventName
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.prose import Prose
from ceasefire_diff.values.value import Value, map_events, may_speak_of_events
from ceasefire_diff.wording.labels import LEFT_OUT
from ceasefire_diff.wording.term_words import unbracketed

_NOTHING: Final[Mapping[str, Sequence[Provision]]] = {}


class Compared:
    """The proposals laid side by side, once and if asked for: by ids for programs, with events in words for people."""

    def __init__(self, proposals: Sequence[Proposal], taxonomy: Taxonomy) -> None:
        self.proposals = proposals
        self.taxonomy = taxonomy

    @cached_property
    def by_ids(self) -> Comparison:
        """Values are those of the files."""
        return compare(self.proposals, self.taxonomy)

    @cached_property
    def in_words(self) -> Comparison:
        """Events are called as a reader knows them, never by an id."""
        return with_events_in_words(self.by_ids)


def with_events_in_words(comparison: Comparison, left_out: Mapping[str, Sequence[Provision]] = _NOTHING) -> Comparison:
    """The same comparison, in which events that are provisions are called by clause and matter, never by an id.

    `left_out` are the provisions, by proposal, that the proposals no longer hold.
    """
    words: dict[tuple[str, str], _Words] = {}
    for proposal in comparison.proposals:
        of_events = _words_of_events(proposal, comparison.taxonomy, left_out.get(proposal.id, ()))
        for provision in proposal.provisions:
            named = {
                each.label: of_events[each.id] for each in events_of(provision) if _is_id(each, of_events, proposal)
            }
            if named:
                words[proposal.id, provision.id] = _Words(provision, named)
    if not words:
        return comparison
    rows = tuple(
        row if all((each.proposal, each.provision) not in words for each in row.members) else _row(row, words)
        for row in comparison.rows
    )
    return replace(
        comparison,
        proposals=tuple(_proposal(each, words) for each in comparison.proposals),
        rows=rows,
        remarks=tuple(_remark(each, words) for each in comparison.remarks),
    )


class _Words:
    """The words for the events that one provision names by an id, put into what it states."""

    def __init__(self, provision: Provision, named: Mapping[str, str]) -> None:
        longest_first = sorted(named, key=len, reverse=True)
        self._spelled = pattern(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
        self.named = named
        values = (*provision.keys.values(), *provision.terms.values())
        self._as_it_is = {provision.text}
        self._as_it_is |= {each.written for each in values if not may_speak_of_events(each)}
        self._as_it_is |= {name.label for each in values if isinstance(each, Names) for name in each.named}
        self._as_it_is -= {each.written for each in values if may_speak_of_events(each)}
        self.provision = self._told(provision)

    def text(self, text: str) -> str:
        """What the provision states, in words; its paraphrase and values that speak of no event stay as they are."""
        return text if text in self._as_it_is else self.anywhere(text)

    def anywhere(self, text: str) -> str:
        """A text that was made of values which speak of events."""
        if text in self.named:
            return self.named[text]
        if not any(each in text for each in self.named):  # then no pattern is made for them
            return text
        return self._spelled.sub(lambda found: self.named[found[0]], text)

    def _event(self, event: EventName) -> EventName:
        return replace(event, label=self.named.get(event.label, event.label))

    def _value(self, value: Value) -> Value:
        if not may_speak_of_events(value):
            return value
        return map_events(replace(value, written=self.anywhere(value.written)), self._event)

    def _alongside(self, entries: tuple[Alongside, ...]) -> tuple[Alongside, ...]:
        return tuple(replace(each, event=self._event(each.event)) for each in entries)

    def _told(self, provision: Provision) -> Provision:
        return replace(
            provision,
            keys={name: self._value(each) for name, each in provision.keys.items()},
            terms={name: self._value(each) for name, each in provision.terms.items()},
            before=tuple(map(self._event, provision.before)),
            after=tuple(map(self._event, provision.after)),
            condition_for=tuple(replace(each, event=self._event(each.event)) for each in provision.condition_for),
            requires=tuple(replace(each, event=self._event(each.event)) for each in provision.requires),
            at_the_same_time_as=self._alongside(provision.at_the_same_time_as),
            step_by_step_with=self._alongside(provision.step_by_step_with),
            as_long_as=self._alongside(provision.as_long_as),
        )


_ByProvision = Mapping[tuple[str, str], _Words]


def _proposal(proposal: Proposal, words: _ByProvision) -> Proposal:
    provisions = tuple(
        found.provision if (found := words.get((proposal.id, each.id))) else each for each in proposal.provisions
    )
    return replace(proposal, provisions=provisions)


def _row(row: Row, words: _ByProvision) -> Row:
    return replace(row, pairs=tuple(_pair(pair, words) for pair in row.pairs))


def _pair(pair: PairResult, words: _ByProvision) -> PairResult:
    return replace(pair, results=tuple(_result(each, words) for each in pair.results))


def _result(result: TermResult, words: _ByProvision) -> TermResult:
    """A result in words; what both sides share is in the words of the side it was taken from, the left one first."""
    left, right = (_speaking(side, words) for side in (result.left, result.right))
    if not left and not right:
        return result

    def in_words(text: str) -> str:
        return next((words for each in (*left, *right) if (words := each.anywhere(text)) != text), text)

    links = tuple(replace(each, left=_label(each.left, left), right=_label(each.right, right)) for each in result.links)
    result = replace(result, left=_stated(result.left, words), right=_stated(result.right, words), links=links)
    if result.term == "order":
        return result  # it names events by their ids, which are with_events_in_words when it is told
    return replace(
        result,
        common=in_words(result.common) if result.common else result.common,
        left_adds=tuple(map(in_words, result.left_adds)),
        right_adds=tuple(map(in_words, result.right_adds)),
    )


def _speaking(side: Iterable[Stated], words: _ByProvision) -> list[_Words]:
    """The words of the provisions that speak of events by ids in what one side states."""
    found = ((words.get((each.proposal, each.provision)), each.text) for each in side)
    return [each for each, text in found if each is not None and each.text(text) != text]


def _label(text: str, side: Iterable[_Words]) -> str:
    return next((label for each in side if (label := each.named.get(text))), text)


def _stated(side: Iterable[Stated], words: _ByProvision) -> tuple[Stated, ...]:
    return tuple(
        replace(each, text=found.text(each.text)) if (found := words.get((each.proposal, each.provision))) else each
        for each in side
    )


def _remark(remark: Remark, words: _ByProvision) -> Remark:
    """A remark that repeats what two provisions of one text state."""
    in_words = {
        name: words[remark.proposal, provision].text(remark.arguments[name])
        for name, provision in zip(("first", "second"), remark.provisions, strict=False)
        if name in remark.arguments and (remark.proposal, provision) in words
    }
    return replace(remark, arguments={**remark.arguments, **in_words}) if in_words else remark


def _words_of_events(proposal: Proposal, taxonomy: Taxonomy, left_out: Iterable[Provision]) -> dict[str, str]:
    """The words for each event of a proposal, by the event's id."""
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
    words |= proposal.declared_events
    words |= {f"{proposal.id}/option {option}": title for option, title in proposal.options.items()}
    return words


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


def _is_id(event: EventName, words: Mapping[str, str], proposal: Proposal) -> bool:
    """Whether a file calls an event by an id; an event may also be called by one of its labels, which stays."""
    return event.id in words and (event.id == event.label or "/" in event.id or event.label in proposal.events)
