"""Reads a proposal file from its nodes: header first, then who is who, then every provision."""

from __future__ import annotations

import gc

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.model.glossary import NameIndex, declared_event
from ceasefire_diff.model.proposal import Position, Proposal, Provision, Unfinished, progress_of
from ceasefire_diff.reading.clause_lists import read_defaults, with_defaults
from ceasefire_diff.reading.events import Events, EventUnknown
from ceasefire_diff.reading.header import HEADER_LISTS, Header, is_proposal, read_header
from ceasefire_diff.reading.provision_ids import Identities
from ceasefire_diff.reading.provisions import ProvisionReader, Setting
from ceasefire_diff.reading.values import ValueReader
from ceasefire_diff.source.diagnostics import Complaints, Level
from ceasefire_diff.source.hidden_characters import FileComplaints, TooManyError
from ceasefire_diff.source.yaml_fields import Fields
from ceasefire_diff.source.yaml_nodes import Mapping, Node
from ceasefire_diff.taxonomy.topic import Taxonomy


class SourceFile(Struct, frozen=True):
    """A file as it was opened: the name it was given by, the id of its proposal, the SHA-256 of its bytes."""

    file: str
    id: str
    sha256: str


class FileContext(Struct, frozen=True):
    """What all files of one comparison share. What is not `known` was named but could not be read."""

    taxonomy: Taxonomy
    index: NameIndex
    glossary_known: bool = True
    topics_known: bool = True


def proposal_from(root: Mapping, paper: SourceFile, shared: FileContext, complaints: Complaints) -> Proposal | None:
    """The proposal of a file's nodes; None if there are complaints of level error."""
    kept = FileComplaints(paper.file)
    errors_before = len(complaints.errors)
    collecting = gc.isenabled()
    gc.disable()  # many new objects and no cycles, beside a whole file of nodes: collections took a third of the time
    try:
        fields = Fields(kept, "header")
        proposal = _read(root, paper, shared, fields) if is_proposal(root, fields) else None
    except TooManyError:
        proposal = None
    finally:
        if collecting:
            gc.enable()
        kept.hand_over(complaints)
    return proposal if len(complaints.errors) == errors_before else None


def _read(root: Mapping, paper: SourceFile, shared: FileContext, fields: Fields) -> Proposal:
    header = read_header(root, fields)
    provisions, unfinished = _read_provisions(root, header, paper, shared, fields)
    return Proposal(
        id=paper.id,
        party=header.party,
        title=header.title,
        date=header.date,
        status=header.status,
        missing=_missing(header, provisions, unfinished),
        sources=header.sources,
        provisions=provisions,
        glossary=shared.index.glossary,
        file=paper.file,
        sha256=paper.sha256,
        options=header.options,
        stages=header.stages,
        process=header.process,
        language=header.language,
        issued_by=header.issued_by,
        endorsed_by=header.endorsed_by,
        conveyed_by=header.conveyed_by,
        rejected_by=header.rejected_by,
        edits=header.edits,
        clause_numbers=header.clause_numbers,
        day_one=header.day_one,
        places=_places(root),
        handed_over=header.handed_over,
        events=header.events,
        clauses=header.clauses,
        unfinished=unfinished,
        unfinished_keys=header.unfinished,
        versions=header.versions,
        coverage_of=header.coverage_of,
        statuses_of=header.statuses_of,
    )


def _missing(header: Header, coded: tuple[Provision, ...], unfinished: tuple[Unfinished, ...]) -> str | None:
    """What the file does not hold of the text. Nothing is silent in a text that is not wholly coded."""
    if not unfinished:
        return header.missing
    progress = progress_of(coded, unfinished)
    counted = f"{progress.coded} of {progress.clauses} clauses are coded"
    return f"{counted}; {header.missing}" if header.missing else counted


def _places(root: Mapping) -> dict[str, Position]:
    """Where each key of the header stands, and each source, option and stage under it."""
    places: dict[str, Position] = {}
    for key, (key_node, node) in root.entries.items():
        places[key] = Position(key_node.line, key_node.column)
        if key in HEADER_LISTS and isinstance(node, Mapping):
            places |= {f"{key}.{each}": Position(at.line, at.column) for each, (at, _) in node.entries.items()}
    return places


def _read_provisions(
    root: Mapping, header: Header, paper: SourceFile, shared: FileContext, fields: Fields
) -> tuple[tuple[Provision, ...], tuple[Unfinished, ...]]:
    _, node = root.entries.get("provisions", (None, None))
    own_fields = fields.of("provision")
    declared = _declared_events(header, shared)
    identities = (
        Identities(
            own_fields,
            shared.taxonomy,
            shared.index,
            header.options,
            declared,
            stages=header.stages,
            topics_known=shared.topics_known,
        ).read_all(node)
        if node
        else []
    )
    defaults = read_defaults(root, fields)
    if defaults:
        identities = [replace(each, node=with_defaults(each.node, defaults)) for each in identities]
    own = declared | {each.id: each.is_event or f"{paper.id}/{each.id}" for each in identities}
    doubtful = header.doubtful | (set() if shared.glossary_known else {"events"})
    events = Events(shared.index, paper.id, header.options, header.stages, own, doubtful=doubtful)
    day_one = _day_one(root, header, events, fields)
    values = ValueReader(own_fields, shared.index, events, day_one)
    setting = Setting(paper.id, header, shared.index, events, values, own_fields, shared.glossary_known)
    reader = ProvisionReader(setting)
    read = [(identity.unfinished, reader.read(identity)) for identity in identities]
    provisions = tuple([provision for unfinished, provision in read if not unfinished])
    waiting = tuple([_unfinished(provision) for unfinished, provision in read if unfinished])
    if not reader.options_in_doubt and not waiting:
        _warn_of_unused_options(root, provisions, fields)
    return provisions, waiting


def _unfinished(provision: Provision) -> Unfinished:
    text = provision.quote or provision.text
    return Unfinished(provision.id, text, provision.clauses, provision.heading, provision.place, provision.topic)


def _declared_events(header: Header, shared: FileContext) -> dict[str, str]:
    """The events that the header names, by id and by each label: those of the glossary where it knows one of them."""
    found: dict[str, str] = {}
    for event_id, labels in header.events.items():
        words = (event_id, *labels)
        known = next((known for each in words if (known := shared.index.event(each)) is not None), None)
        found |= dict.fromkeys(words, known or declared_event(event_id, labels))
    return found


def _day_one(root: Mapping, header: Header, events: Events, fields: Fields) -> str | None:
    """What day 1 is, if it is said and known."""
    if header.day_one is None:
        return None
    try:
        events.name(header.day_one)
    except EventUnknown as error:
        node: Node = root.entries["day-1-is"][1]
        message = f"`day-1-is`: {error.message}"
        fields.complain("header.event-unknown", message, events.cure(error.words), node)
        return None
    return header.day_one


def _warn_of_unused_options(root: Mapping, provisions: tuple[Provision, ...], fields: Fields) -> None:
    used = {option for provision in provisions for option in provision.options}
    _, node = root.entries.get("options", (None, None))
    for option, (key_node, _) in node.entries.items() if isinstance(node, Mapping) else ():
        if option not in used:
            message = f"No provision stands under the option `{option}`"
            cure = f"Write `option: {option}` in its provisions, or delete it from `options`"
            fields.complain("header.option-unused", message, cure, key_node, level=Level.WARNING)
