"""What each text puts first, side by side: one line per event that some text puts something before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ceasefire_diff.comparing.own_order import How, Tie, own_order
from ceasefire_diff.comparing.precedence import Node
from ceasefire_diff.proposal import Proposal, Provision
from ceasefire_diff.record import record
from ceasefire_diff.reporting.gap_report.content import Block, Grid, Line, Listing, Paragraph, Part
from ceasefire_diff.reporting.gap_report.option_lines import OfOptions, by_option
from ceasefire_diff.reporting.gap_report.room import Room
from ceasefire_diff.reporting.sentence import Sentence, foreign
from ceasefire_diff.reporting.wording import reason, silence
from ceasefire_diff.reporting.wording_of_reports import (
    ALIKE_LEAD,
    BEGINNING_IS_ENOUGH,
    OPPOSED_LEAD,
    ORDER_HEAD,
    ORDER_LEAD,
    PART_TITLES,
    before_line,
    nothing_before,
    unconditional_line,
)
from ceasefire_diff.values.event import Edge

STARTS = "starts: "


def order_part(room: Room) -> Part | None:
    """The part, or None where no text orders anything."""
    order = _Order(room)
    if not order.events:
        return None
    head = (Sentence(ORDER_HEAD), *(Sentence(foreign(room.calling.called[each.id])) for each in order.proposals))
    grid = Grid(Sentence(""), head, tuple(order.rows()))
    leads = ((OPPOSED_LEAD, "order.opposed"), (ALIKE_LEAD, "order.alike"))
    found = ((lead, tuple(_ordered(room, rule))) for lead, rule in leads)
    told: list[Block] = [Listing(lines, Sentence(lead)) for lead, lines in found if lines]
    return Part("order", PART_TITLES["order"], (*told, Paragraph(Line(Sentence(ORDER_LEAD))), grid))


def _ordered(room: Room, rule: str) -> Iterator[Line]:
    """Pairs of events that two texts order, oppositely or alike, each once with its row."""
    told: dict[Line, None] = {}
    for row in room.comparison.rows:
        for pair in row.pairs:
            texts = room.calling.texts(pair.left.proposal, pair.right.proposal)
            for result in pair.results:
                if result.rule == rule and "first" in result.arguments:
                    told[room.line(reason(result, texts), row)] = None
    yield from told


@record
class _Event:
    """An event that texts tie others to: its words, the rows it leads to."""

    words: str
    rows: tuple[int, ...]


class _Order:
    """The ties of all texts, by the event they are about; an act that answers another in its row is one event here."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self.proposals = room.comparison.proposals
        self._acts = {each.own_event: each for each in room.calling.provisions.values() if not each.is_event}
        self.events: dict[str, _Event] = {}
        self._lines: dict[tuple[str, str], list[OfOptions]] = {}
        self._ordered: set[tuple[str, str]] = set()
        for proposal in self.proposals:
            for tie in own_order(proposal, room.comparison.taxonomy):
                key = self._key(tie.event)
                self.events.setdefault(key, self._event(tie.event))
                self._lines.setdefault((key, proposal.id), []).append(self._line(tie, proposal))
                self._ordered.add((key, proposal.id))
                if tie.other is not None:
                    self._ordered.add((self._key(tie.other), proposal.id))

    def rows(self) -> Iterator[tuple[tuple[Line, ...], ...]]:
        """The events that more than one text orders first, then named events, then acts by their rows."""
        ordering = Counter(key for key, _ in self._ordered)

        def place(key: str) -> tuple[bool, tuple[int, ...], str, str]:
            return (ordering[key] < 2, self.events[key].rows, self.events[key].words.casefold(), key)  # noqa: PLR2004

        for key in sorted(self.events, key=place):
            event = self.events[key]
            yield (
                (Line(Sentence(foreign(event.words)), event.rows),),
                *(self._cell(key, each) for each in self.proposals),
            )

    def _cell(self, key: str, proposal: Proposal) -> tuple[Line, ...]:
        if (lines := self._lines.get((key, proposal.id))) is not None:
            return by_option(lines)
        partial = proposal.missing is not None
        if (key, proposal.id) in self._ordered:
            return (Line(nothing_before(partial=partial)),)
        return (Line(Sentence(silence(partial=partial))),)

    def _key(self, node: Node) -> str:
        """What tells an event from others: its id, or the row where an act is the only one of each text."""
        event, edge = node
        act = self._acts.get(event)
        if act is None:
            return f"{edge.value} {event}"
        row = self._room.row_of(act)
        if row is None or max(Counter(each.proposal for each in row.members).values()) > 1:
            return event
        return f"row {row.id}"

    def _event(self, node: Node) -> _Event:
        event, edge = node
        if (act := self._acts.get(event)) is None:
            end = "end of " if edge is Edge.END else ""
            return _Event(f"{end}{self._room.calling.event(event)}", ())
        row = self._room.row_of(act)
        alone = row is not None and self._key(node) == f"row {row.id}"
        return _Event(
            self._room.matter(row) if row is not None and alone else self._room.brief(act), self._room.number_of(act)
        )

    def _line(self, tie: Tie, proposal: Proposal) -> OfOptions:
        clauses = "; ".join(tie.stated.clauses)
        options = tuple(proposal.options.get(each, each) for each in tie.options)
        if tie.how is How.UNCONDITIONAL:
            return options, Line(unconditional_line(self._room.who(proposal), clauses))
        if tie.stated.text.startswith(STARTS):
            return options, Line(before_line(f"starts {foreign(tie.stated.text.removeprefix(STARTS))}", clauses))
        if tie.other is None:
            return options, Line(before_line(foreign(tie.stated.text), clauses))
        event, edge = tie.other
        act: Provision | None = self._acts.get(event)
        if act is None:
            end = "end of " if edge is Edge.END else ""
            return options, Line(before_line(f"{end}{foreign(self._room.calling.event(event))}", clauses))
        begun = f" ({BEGINNING_IS_ENOUGH})" if tie.stated.text.endswith("(begun)") else ""
        words = f"{foreign(self._room.brief(act))}{begun}"
        return options, Line(before_line(words, clauses or self._room.clauses(act)), self._room.number_of(act))
