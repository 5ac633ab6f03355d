"""What an overview calls events in a few words, and what a row on conditions says that its event waits for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ceasefire_diff.comparing.comparison import Row, TermResult
from ceasefire_diff.model.proposal import Met, Proposal, Provision, Requirement
from ceasefire_diff.values.anything import Anything
from ceasefire_diff.values.value import Value
from ceasefire_diff.wording.labels import Labels, is_order_row
from ceasefire_diff.wording.overview_sentences import END_OF, event_in_brief, only_after
from ceasefire_diff.wording.quoted import within_a_sentence
from ceasefire_diff.wording.term_words import unbracketed, without_people


class EventsInBrief:
    """Names the events of one comparison in a few words."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels

    def called(self, name: str, proposal: Proposal | None = None) -> str:
        """An event by its name, the things it is about in the words of one text, or of all where it is nobody's."""
        if name.startswith(END_OF):
            return f"{END_OF}{self.called(name.removeprefix(END_OF), proposal)}"
        row = self._labels.row_of_event(name)
        if row is None:
            return self._labels.event(name)
        own = [] if proposal is None else self._members(row, proposal)
        things = self._things(own) or self._labels.objects_of(row)
        return event_in_brief(self._labels.act_of(row), (*things, *self._labels.state_of(row)))

    def setting(self, row: Row, members: Sequence[Provision]) -> Sequence[Provision]:
        """Of the provisions in a row on conditions those that set one or say there is none; all, where none does.

        What is only awaited, or only begins with something, is told in a row of its own.
        """
        return [
            each for each in members if each.topic == row.topic or any(True for _ in self.awaited(row, each))
        ] or members

    def awaited(self, row: Row, provision: Provision) -> Iterator[str]:
        """What the event of a row waits for by one provision: what this requires, and its own act."""
        yield from self.required(row, provision)
        for each in provision.condition_for:
            if self._is_act_of(row, each.event.id):
                own = self._labels.event(provision.is_event) if provision.is_event else self._act(provision)
                yield only_after(own, begun=each.met is Met.START)

    def required(self, row: Row, provision: Provision) -> Iterator[str]:
        """What a provision that is the event of a row waits for."""
        if provision.requires and self._is_act_of(row, provision.own_event):
            yield from (only_after(self._event_of(each), begun=False) for each in provision.requires)

    def answers(self, row: Row, members: Sequence[Provision]) -> Iterator[Row]:
        """The rows in which the order that a condition of one text means stands beside what another text says of it."""
        awaited = [
            event
            for each in members
            for event in (
                *(required.event.id for required in each.requires if self._is_act_of(row, each.own_event)),
                *(each.is_event or each.own_event for one in each.condition_for if self._is_act_of(row, one.event.id)),
            )
        ]
        for other in self._labels.comparison.rows:
            if is_order_row(other) and len({each.proposal for each in other.members}) > 1:
                steps = [_steps(each) for pair in other.pairs for each in pair.results]
                if awaited and all(any(self._are_steps(row, event, each) for each in steps) for event in awaited):
                    yield other

    def _are_steps(self, row: Row, awaited: str, steps: Sequence[str]) -> bool:
        """Whether two steps are what is awaited and what waits for it in a row on conditions."""
        return any(
            self._is_step(row.event or "", waiting) and self._is_step(awaited, first)
            for first, waiting in (steps, steps[::-1])
        )

    def _is_step(self, event: str, step: str) -> bool:
        """Whether an event is a step of a row on order, by its name or as an act of the row that names the step."""
        row, own = self._labels.row_of_event(step), self._labels.own_event(event)
        if step == event or row is None:
            return step == event
        acts = {(each.proposal, each.provision) for each in row.members}
        return event == f"row {row.id}" or (own is not None and (own.proposal, own.id) in acts)

    def _is_act_of(self, row: Row, event: str) -> bool:
        """Whether an event is that of a row on conditions, or one of several acts whose conditions are told there."""
        return event == row.event or self._is_step(event, row.event or "")

    def _members(self, row: Row, proposal: Proposal) -> list[Provision]:
        found = (each.provision for each in row.members if each.proposal == proposal.id)
        return [self._labels.provisions[proposal.id, each] for each in found]

    def _act(self, provision: Provision, amount: str = "", of: str = "") -> str:
        """A provision's being carried out; of a part of it, how much."""
        things = [f"{amount} {each}" if each == of else each for each in self._things([provision])]
        if amount and of not in self._things([provision]):
            things.insert(0, f"{amount} {of}".rstrip())
        return event_in_brief(within_a_sentence(self._labels.topic_title(provision.topic)), things)

    def _event_of(self, requirement: Requirement) -> str:
        own = self._labels.own_event(requirement.event.id)
        if own is None or own.is_event:
            return str(requirement.event)
        topic = self._labels.comparison.taxonomy.topics[own.topic]
        amount, of = (each.written if each else "" for each in (requirement.amount, requirement.of))
        act = self._act(own, without_people(amount, topic), of)
        return f"{END_OF}{act}" if str(requirement.event).startswith(END_OF) else act

    def _things(self, provisions: Sequence[Provision]) -> tuple[str, ...]:
        """What provisions of one matter are about, in the words of their text."""
        found: dict[str, dict[str, None]] = {}
        for each in provisions:
            for name in self._labels.comparison.taxonomy.topics[each.topic].identifying:
                value = each.terms.get(name)
                if value is not None and not self._says_nothing(value, each.topic, name):
                    found.setdefault(name, {})[unbracketed(value.written)] = None
        return tuple(", ".join(each) for each in found.values())

    def _says_nothing(self, value: Value, topic: str, name: str) -> bool:
        """Whether a value leaves open what is meant: whatever there is, or a word for all other words."""
        term = self._labels.comparison.taxonomy.topics[topic].terms[name]
        return (
            isinstance(value, Anything)
            or getattr(value, "everything", False)
            or {value.written, *term.includes.get(value.written, ())} == set(term.words) != {value.written}
        )


def _steps(result: TermResult) -> tuple[str, ...]:
    """The two steps of a result on order, whichever ends of them are meant."""
    return tuple(result.arguments.get(name, "").removeprefix(END_OF) for name in ("first", "second"))
