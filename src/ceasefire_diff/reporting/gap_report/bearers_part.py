"""Who is asked to do what: by whoever a text names as bound, each deed with the row where it stands."""

from __future__ import annotations

from ceasefire_diff.proposal import Proposal, Provision
from ceasefire_diff.reporting.cells import deed_tags
from ceasefire_diff.reporting.gap_report.content import Grid, Line, Paragraph, Part
from ceasefire_diff.reporting.gap_report.option_lines import OfOptions, by_option
from ceasefire_diff.reporting.gap_report.room import Room
from ceasefire_diff.reporting.sentence import Sentence, foreign
from ceasefire_diff.reporting.wording import silence
from ceasefire_diff.reporting.wording_of_reports import (
    ALL_NAMED,
    BEARERS_HEAD,
    BEARERS_LEAD,
    NOTHING_IN_COLUMN,
    PART_TITLES,
    deed_line,
)


def bearers_part(room: Room) -> Part | None:
    """The part, or None where no text names anybody as bound."""
    labels: dict[str, set[str]] = {}
    deeds: dict[tuple[str, str], list[OfOptions]] = {}
    for proposal in room.comparison.proposals:
        for provision in sorted(proposal.provisions, key=lambda each: (each.place.line, each.id)):
            for bearer, label in _bearers(provision):
                labels.setdefault(bearer, set()).add(label)
                deeds.setdefault((bearer, proposal.id), []).append(_deed(provision, room))
    if not labels:
        return None
    rows = tuple(
        (
            (Line(Sentence(foreign(" / ".join(sorted(labels[bearer], key=str.casefold))))),),
            *(_cell(deeds.get((bearer, proposal.id)), proposal) for proposal in room.comparison.proposals),
        )
        for bearer in sorted(labels, key=lambda each: (min(map(str.casefold, labels[each])), each))
    )
    called = room.calling.called
    head = (Sentence(BEARERS_HEAD), *(Sentence(foreign(called[each.id])) for each in room.comparison.proposals))
    blocks = (Paragraph(Line(Sentence(BEARERS_LEAD))), Grid(Sentence(""), head, rows))
    return Part("bearers", PART_TITLES["bearers"], blocks)


def _bearers(provision: Provision) -> list[tuple[str, str]]:
    """Whoever a provision names as bound, by id, and the label it uses."""
    names = provision.bearers
    if names is None:
        return []
    found = [(each.id, each.label) for each in names.named]
    return found or ([("*", ALL_NAMED)] if names.everything else [])


def _deed(provision: Provision, room: Room) -> OfOptions:
    words = deed_line(room.brief(provision), deed_tags(provision), room.clauses(provision))
    return room.options(provision), Line(words, room.number_of(provision))


def _cell(deeds: list[OfOptions] | None, proposal: Proposal) -> tuple[Line, ...]:
    if deeds is None:
        return (Line(Sentence(silence(partial=True) if proposal.missing is not None else NOTHING_IN_COLUMN)),)
    return by_option(deeds)
