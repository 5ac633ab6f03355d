"""What whoever makes a report asked for, and what goes into the room: texts in order, provisions, events in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.model.proposal import Proposal, Provision, Status
from ceasefire_diff.source.diagnostics import refused
from ceasefire_diff.spelling import did_you_mean
from ceasefire_diff.wording.event_words import with_events_in_words
from ceasefire_diff.wording.labels import names_of_texts


class Layout(StrEnum):
    """What the middle of a report is."""

    TABLE = "table"
    BRACKETS = "brackets"


class FilledIn(Struct, frozen=True):
    """What an earlier report says of a row: its number, and what the room wrote into it."""

    number: int
    issue: str = ""
    working_text: str = ""
    status: str = ""


class ReportOptions(Struct, frozen=True):
    """The choices of one report.

    `statuses` are those whose provisions may leave the room, all if empty; `earlier` is what an earlier report says of
    its rows, by row id; `edition_for` is the party whose column comes first.
    """

    layout: Layout = Layout.TABLE
    edition_for: str | None = None
    statuses: frozenset[Status] = frozenset()
    with_internal: bool = False
    contact: str | None = None
    earlier: Mapping[str, FilledIn] = field(default_factory=dict)


class LeftOut(Struct, frozen=True):
    """That provisions of one text are left out for their status, and how many rows of the comparison had one."""

    proposal: str
    rows: int


class Prepared(Struct, frozen=True):
    """The comparison of what goes into the room, and what was left out of it."""

    comparison: Comparison
    left_out: tuple[LeftOut, ...] = ()


def prepared(comparison: Comparison, options: ReportOptions) -> Prepared:
    """The comparison as wished for. Raises CannotRun where no text is that party's, or nothing would be left."""
    proposals = texts_for_room(comparison.proposals, options)
    left_out = []
    not_there: dict[str, tuple[Provision, ...]] = {}
    for proposal in texts_in_order(comparison.proposals, options.edition_for):
        not_there[proposal.id] = gone = _gone(proposal, options.statuses)
        if gone:
            ids = {each.id for each in gone}
            touched = sum(
                any(member.proposal == proposal.id and member.provision in ids for member in row.members)
                for row in comparison.rows
            )
            left_out.append(LeftOut(proposal.id, touched))
    if not all(one is two for one, two in zip(proposals, comparison.proposals, strict=True)):
        # What stays, or stands first, is another comparison than the one that was given.
        comparison = compare(proposals, comparison.taxonomy)
    return Prepared(with_events_in_words(comparison, not_there), tuple(left_out))


def texts_for_room(proposals: Sequence[Proposal], options: ReportOptions) -> list[Proposal]:
    """The texts in the order of the columns, with what may leave of them.

    Raises CannotRun where no text is the party's that an edition is for, or nothing would be left.
    """
    ordered = texts_in_order(proposals, options.edition_for)
    if options.statuses:
        ordered = [_kept(each, options.statuses, _gone(each, options.statuses)) for each in ordered]
    if not any(each.provisions for each in ordered):
        words = ", ".join(each.value for each in Status if each in options.statuses)
        what = f"nothing is left to compare: no provision became known as {words}"
        raise refused("report.nothing-left", what, "Name another --status, or leave it")
    return ordered


def texts_in_order(proposals: Sequence[Proposal], party: str | None) -> list[Proposal]:
    """The texts in the order of the columns: those of the party an edition is for first, else as they were given.

    Raises CannotRun where no text is that party's.
    """
    if party is None:
        return list(proposals)
    called = names_of_texts(proposals)
    names = {
        each.id: {name.casefold() for name in (*each.party, each.party_name, called[each.id])} for each in proposals
    }
    wanted = " ".join(party.split()).casefold()
    if not any(wanted in found for found in names.values()):
        known = [called[each.id] for each in proposals]
        cure = did_you_mean(party, known, f"Write one of: {'; '.join(known)}")
        raise refused("report.party-unknown", f"no text is that of `{party}`", cure)
    return sorted(proposals, key=lambda each: wanted not in names[each.id])


def _gone(proposal: Proposal, statuses: frozenset[Status]) -> tuple[Provision, ...]:
    """The provisions that stay behind."""
    if not statuses:
        return ()
    return tuple(each for each in proposal.provisions if proposal.status_of(each) not in statuses)


def _kept(proposal: Proposal, statuses: frozenset[Status], gone: tuple[Provision, ...]) -> Proposal:
    """What may leave of a text: no provision, option or source of another status; the file is partial then."""
    sources = {name: each for name, each in proposal.sources.items() if (each.status or proposal.status) in statuses}
    provisions = tuple(
        replace(each, sources=tuple(name for name in each.sources if name in sources))
        for each in proposal.provisions
        if each not in gone
    )
    missing = proposal.missing
    if gone:
        words = " or ".join(each.value for each in Status if each in statuses)
        missing = f"{missing}; " if missing else ""
        missing += f"what did not become known as {words} is left out here"
    used = {option for each in provisions for option in each.options}
    options = {option: title for option, title in proposal.options.items() if not gone or option in used}
    return replace(proposal, sources=sources, provisions=provisions, missing=missing, options=options)
