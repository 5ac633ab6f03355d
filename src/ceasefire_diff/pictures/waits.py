"""Finds what each text puts before an event: its conditions with their rows, or that there are none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from ceasefire_diff.comparing.comparison import Member, Row
from ceasefire_diff.comparing.order.said import orders
from ceasefire_diff.model.proposal import Met, Provision
from ceasefire_diff.outline.outline import RowOutline
from ceasefire_diff.values.choice import Choice
from ceasefire_diff.values.names import Names
from ceasefire_diff.wording.labels import CONDITIONS, Labels, is_order_row
from ceasefire_diff.wording.picture_sentences import UNCONDITIONAL, Waiting


class Wait(Struct, frozen=True):
    """One thing that a text says an event waits for; `rows` are those in which that thing stands.

    `options` are the alternatives of the text in which it says so.
    """

    options: tuple[str, ...]
    waiting: Waiting
    rows: tuple[int, ...]
    words: str


class Waits:
    """Looks up what stands before an event, for one comparison."""

    def __init__(self, rows: Sequence[RowOutline], labels: Labels) -> None:
        self._labels = labels
        self._compared = {row.id: row for row in labels.comparison.rows}
        self._stands_in: dict[Member, list[RowOutline]] = {}
        self._carrying: dict[str, list[Member]] = {}
        for row in rows:
            compared = self._compared[row.id]
            if compared.event is None and not is_order_row(compared):
                for member in compared.members:
                    self._stands_in.setdefault(member, []).append(row)
        for (proposal, provision), each in labels.provisions.items():
            self._carrying.setdefault(each.own_event, []).append(Member(proposal, provision))

    def before(self, row: RowOutline) -> Mapping[str, tuple[Wait, ...]]:
        """What each text puts before the event of a row of conditions, by proposal; what is said twice stands once."""
        compared = self._compared[row.id]
        starts = _starts(compared)
        found: dict[str, tuple[Wait, ...]] = {}
        for proposal in self._labels.comparison.proposals:
            members = [self._labels.provisions[each.proposal, each.provision] for each in compared.members]
            own = sorted(
                (each for each in members if each.proposal == proposal.id), key=lambda each: (each.place.line, each.id)
            )
            waits = [wait for each in own for wait in self._of(each, compared, starts)]
            # Of a text that speaks of the event nothing is claimed that its words do not say.
            waits = waits or [Wait(self._options(each), Waiting.OTHER, (), each.text) for each in own]
            in_file = list(proposal.options.values())
            waits.sort(key=lambda each: [in_file.index(option) for option in each.options if option in in_file])
            found[proposal.id] = _joined(waits)
        return found

    def _of(self, provision: Provision, row: Row, starts: Mapping[Member, str]) -> Iterator[Wait]:
        member = Member(provision.proposal, provision.id)
        options = self._options(provision)
        if not orders(provision):
            if provision.topic == CONDITIONS:
                yield Wait(options, Waiting.OTHER, (), provision.text)
            return
        if provision.topic == CONDITIONS:
            yield from self._direct(provision, options)
        for condition in provision.condition_for:
            if self._is_event(condition.event.id, row):
                words = provision.short or provision.text.rstrip(".")
                waiting = Waiting.BEGUN if condition.met is Met.START else Waiting.CONDITION
                yield Wait(options, waiting, self._numbers(member), words)
        if self._is_event(provision.own_event, row):
            for requirement in provision.requires:
                amounts = [each.written for each in (requirement.of, requirement.amount) if each is not None]
                words = f"{requirement.event} ({', '.join(amounts)})" if amounts else str(requirement.event)
                targets = [
                    each for each in self._carrying.get(requirement.event.id, ()) if each.proposal == member.proposal
                ]
                yield Wait(options, Waiting.CONDITION, self._numbers(*targets), words)
        if member in starts:
            yield Wait(options, Waiting.STARTS, self._numbers(member), starts[member])

    def _direct(self, provision: Provision, options: tuple[str, ...]) -> Iterator[Wait]:
        """A provision on conditions itself: that there are none, or names of what is awaited."""
        unconditional = provision.terms.get("unconditional")
        named = provision.terms.get("conditions")
        if isinstance(unconditional, Choice) and unconditional.words == {"yes"}:
            yield Wait(options, Waiting.UNCONDITIONAL, (), UNCONDITIONAL)
        elif isinstance(named, Names) and named.named:
            for name in named.named:
                yield Wait(options, Waiting.CONDITION, (), name.label)
        else:
            yield Wait(options, Waiting.OTHER, (), provision.text)

    def _is_event(self, event: str, row: Row) -> bool:
        """Whether this is the event of the row; a provision is known by the row it stands in."""
        name = row.id.removeprefix(f"{CONDITIONS}/")
        if event in (row.event, name):
            return True
        return any(
            found.id == name for member in self._carrying.get(event, ()) for found in self._stands_in.get(member, ())
        )

    def _numbers(self, *members: Member) -> tuple[int, ...]:
        return tuple(sorted({row.number for member in members for row in self._stands_in.get(member, ())}))

    def _options(self, provision: Provision) -> tuple[str, ...]:
        options = self._labels.proposals[provision.proposal].options
        return tuple(options.get(each, each) for each in provision.options)


def _starts(row: Row) -> dict[Member, str]:
    """What a text says of the start of the event where it begins with what binds one side only."""
    return {
        Member(each.proposal, each.provision): each.text
        for pair in row.pairs
        for result in pair.results
        if result.rule == "conditions.starts-with"
        for each in (*result.left, *result.right)
    }


def _joined(waits: Sequence[Wait]) -> tuple[Wait, ...]:
    """Each thing once, with all the rows in which it stands."""
    rows: dict[tuple[tuple[str, ...], Waiting, str], set[int]] = {}
    for each in waits:
        rows.setdefault((each.options, each.waiting, each.words), set()).update(each.rows)
    return tuple(
        Wait(options, waiting, tuple(sorted(numbers)), words) for (options, waiting, words), numbers in rows.items()
    )
