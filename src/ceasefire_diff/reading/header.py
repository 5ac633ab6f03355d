"""Reads the header of a proposal file: who holds the position, when, and whence the text is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.model.proposal import UNFINISHED, Source, Status
from ceasefire_diff.reading.clause_lists import clause_numbers
from ceasefire_diff.reading.provision_ids import says_unfinished
from ceasefire_diff.reading.sources import date_of_source, read_sources, read_status
from ceasefire_diff.source.yaml_fields import Fields, shown
from ceasefire_diff.source.yaml_nodes import Mapping as YamlMapping
from ceasefire_diff.source.yaml_nodes import Node, Scalar
from ceasefire_diff.spelling import did_you_mean

PROPOSAL_FORMAT: Final = "ceasefire-proposal/1"
_NEEDED_KEYS: Final = ("format", "party", "title", "date", "status", "coverage", "sources", "provisions")
HEADER_KEYS: Final = (
    *_NEEDED_KEYS,
    "process",
    "language",
    "glossary",
    "topics",
    "options",
    "versions",
    "stages",
    "issued-by",
    "endorsed-by",
    "conveyed-by",
    "rejected-by",
    "edits",
    "clause-numbers",
    "day-1-is",
    "handed-over",
    "events",
    "clauses",
    "defaults",
)
FILE_KEYS: Final = ("glossary", "topics")
HEADER_LISTS: Final = ("sources", "options", "versions", "stages", "events")
MAY_BE_UNFINISHED: Final = ("party", "title", "date", "status", "coverage")
CLAUSE_NUMBERS: Final = ("as-published", "ours")

# RFC 5646, without the grandfathered tags and the long languages nobody has registered.
_language = pattern(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.ASCII | re.IGNORECASE,
)
_file_name = pattern(r"[^\x00-\x1f/\\:]+")


class Header(Struct, frozen=True):
    """What stands above the provisions; what could not be read is empty, and has been complained of.

    `doubtful` are the lists of ids that are missing for that reason, so that no reference to them is a second fault.
    """

    party: tuple[str, ...]
    title: str
    date: str
    status: Status
    missing: str | None
    sources: Mapping[str, Source]
    options: Mapping[str, str]
    stages: Mapping[str, str]
    process: str | None
    language: str | None
    issued_by: tuple[str, ...]
    endorsed_by: tuple[str, ...]
    conveyed_by: tuple[str, ...]
    rejected_by: tuple[str, ...]
    edits: str | None
    clause_numbers: str | None
    day_one: str | None
    doubtful: frozenset[str]
    handed_over: str | None
    events: Mapping[str, tuple[str, ...]]
    clauses: tuple[str, ...]
    unfinished: tuple[str, ...]
    versions: Mapping[str, str]
    coverage_of: Mapping[str, str | None]
    statuses_of: Mapping[str, Status]


def says_format(root: YamlMapping) -> str | None:
    """The format a file says it has, if it says one."""
    _, node = root.entries.get("format", (None, None))
    return node.text if isinstance(node, Scalar) and node.text else None


def is_proposal(root: YamlMapping, fields: Fields) -> bool:
    """Whether a file can be read on as a proposal: complains, once, if it says that it is something else."""
    said = says_format(root)
    if said in (None, PROPOSAL_FORMAT):
        return True
    kind = (said or "").partition("/")[0]
    cures = {
        "ceasefire-glossary": "Give it with `--glossary FILE`, or name it with `glossary:` in the proposals",
        "ceasefire-topics": "Give it with `--topics-file FILE`, or name it with `topics:` in the proposals",
        "ceasefire-proposal": f"This program reads `{PROPOSAL_FORMAT}`; another number may need another version of it",
    }
    message = f"`{shown(said or '')}` is not the format of a proposal that this program reads"
    cure = cures.get(kind, did_you_mean(said or "", (PROPOSAL_FORMAT,), f"Write `format: {PROPOSAL_FORMAT}`"))
    fields.complain("header.format", message, cure, root.entries["format"][1])
    return kind not in cures


def read_header(root: YamlMapping, fields: Fields) -> Header:
    """Read all keys of the header but `provisions`."""
    meant = fields.keys(root, HEADER_KEYS, _NEEDED_KEYS, "The header")
    given = {key: node for key, (_, node) in root.entries.items()}

    unfinished = tuple(key for key in MAY_BE_UNFINISHED if says_unfinished(given.get(key)))

    def stated(key: str) -> bool:
        return key in given and key not in unfinished

    def text(key: str) -> str | None:
        return fields.words_of(given[key], key) if key in given else None

    def texts(key: str) -> tuple[str, ...]:
        return fields.texts(given[key], key) if key in given else ()

    def labels(key: str) -> dict[str, str]:
        return fields.labels(given[key], key) if key in given else {}

    def date(key: str) -> str | None:
        return date_of_source(given[key], fields, key) if key in given else None

    versions = labels("versions")
    _check_versions(root, versions, fields)
    each_status = _by_version(given.get("status"), versions)
    each_coverage = _by_version(given.get("coverage"), versions)
    status = read_status(given["status"], fields) if stated("status") and not each_status else None
    coverage = _read_coverage(given["coverage"], fields) if stated("coverage") and not each_coverage else None
    coverage_of = {version: _read_coverage(node, fields) for version, node in each_coverage.items()}
    statuses_of = {version: read_status(node, fields) or Status.TABLED for version, node in each_status.items()}
    coverage = "; ".join(f"{versions[each]}: {missing}" for each, missing in coverage_of.items() if missing) or coverage
    status = next(iter(statuses_of.values()), status)
    for key in FILE_KEYS:
        if key in given:
            file_name(given[key], key, fields)
    numbers = given.get("clause-numbers")
    return Header(
        party=texts("party"),
        title=text("title") or "",
        date=UNFINISHED if "date" in unfinished else date("date") or "",
        status=Status.UNFINISHED if "status" in unfinished else status or Status.TABLED,
        missing="what is missing, nobody has said yet" if "coverage" in unfinished else coverage,
        sources=read_sources(given["sources"], fields) if "sources" in given else {},
        options=labels("options"),
        stages=labels("stages"),
        process=text("process"),
        language=_read_language(given["language"], fields) if "language" in given else None,
        issued_by=texts("issued-by"),
        endorsed_by=texts("endorsed-by"),
        conveyed_by=texts("conveyed-by"),
        rejected_by=texts("rejected-by"),
        edits=_read_edits(given["edits"], fields) if "edits" in given else None,
        clause_numbers=fields.word(numbers, "clause-numbers", CLAUSE_NUMBERS) if numbers else None,
        day_one=text("day-1-is"),
        doubtful=meant | {key for key in HEADER_LISTS if _is_doubtful(key, given)},
        handed_over=date("handed-over"),
        events=_read_events(given["events"], fields) if "events" in given else {},
        clauses=clause_numbers(given["clauses"], "clauses", fields) if "clauses" in given else (),
        unfinished=unfinished,
        versions=versions,
        coverage_of=coverage_of,
        statuses_of=statuses_of,
    )


def is_file_name(text: str) -> bool:
    """Whether a text is the plain name of a file, not a path that leads elsewhere."""
    return bool(_file_name.fullmatch(text)) and text not in (".", "..")


def file_name(node: Node, key: str, fields: Fields) -> str | None:
    """The plain name of a file beside this one; a path is complained of."""
    text = fields.text(node, key)
    if text is None or is_file_name(text):
        return text
    message = f"`{key}` names `{shown(text)}`, which is a path"
    fields.complain("header.file-name", message, "Put the file beside this one and write its name alone", node)
    return None


def _by_version(node: Node | None, versions: Mapping[str, str]) -> dict[str, Node]:
    """What is said of each version apart; nothing where it is said of all of them."""
    if not isinstance(node, YamlMapping) or not node.entries or not versions.keys() >= node.entries.keys():
        return {}
    return {version: value for version, (_, value) in node.entries.items()}


def _check_versions(root: YamlMapping, versions: Mapping[str, str], fields: Fields) -> None:
    """Complain of a version that is alone, and of ids that are those of options too: both stand behind a `#`."""
    _, node = root.entries.get("versions", (None, None))
    if node is not None and len(versions) == 1:
        fix = "List every party's version, or write `party` and no `versions`"
        fields.complain("header.version-alone", "`versions` lists one version alone", fix, node)
    _, options = root.entries.get("options", (None, None))
    for option, (key_node, _) in options.entries.items() if isinstance(options, YamlMapping) else ():
        if option in versions:
            message = f"`{shown(option)}` is an option and a version, and `FILE#{shown(option)}` could be either"
            fields.complain("header.version-option", message, "Give one of them another id", key_node)


def _read_edits(node: Node, fields: Fields) -> str | None:
    """The text that this one revises: a file beside it, or the title and date of one that is not on file."""
    if not isinstance(node, YamlMapping):
        return file_name(node, "edits", fields)
    fields.keys(node, ("title", "date"), ("title",), "`edits`")
    _, title = node.entries.get("title", (None, None))
    _, date = node.entries.get("date", (None, None))
    named = fields.words_of(title, "title") if title is not None else None
    day = date_of_source(date, fields) if date is not None else None
    return f"{named} ({day})" if named and day else named


def _read_events(node: Node, fields: Fields) -> dict[str, tuple[str, ...]]:
    """Events that this text alone names: an id with the words the text uses."""
    mapping = fields.mapping(node, "events", "`id: words` lines")
    found: dict[str, tuple[str, ...]] = {}
    for event_id, (key_node, value) in mapping.entries.items() if mapping else ():
        fields.id(event_id, key_node, "events")
        found[event_id] = fields.texts(value, event_id)
    return found


def _is_doubtful(key: str, given: Mapping[str, Node]) -> bool:
    return not isinstance(given[key], YamlMapping) if key in given else key in _NEEDED_KEYS


def _read_coverage(node: Node, fields: Fields) -> str | None:
    """What the file does not hold of the text; None if it is complete."""
    if isinstance(node, YamlMapping):
        fields.keys(node, ("partial",), ("partial",), "`coverage`")
        _, missing = node.entries.get("partial", (None, None))
        return fields.words_of(missing, "partial") if missing else None
    text = fields.text(node, "coverage", "`complete`, or {partial: what is missing}")
    if text not in (None, "complete"):
        message = f"`coverage` is neither `complete` nor says what is missing: `{shown(text or '')}`"
        cure = "Write `coverage: complete`, or `coverage: {partial: what is missing}`"
        fields.complain("header.coverage", message, cure, node)
    return None


def _is_plain_code(text: str) -> bool:
    """Whether a text is two letters or three, as most codes of languages are: for the rest there is a pattern."""
    return len(text) in (2, 3) and text.isascii() and text.isalpha()


def _read_language(node: Node, fields: Fields) -> str | None:
    text = fields.text(node, "language")
    if text is not None and not (_is_plain_code(text) or _language.fullmatch(text)):
        message = f"`{shown(text)}` is not the code of a language"
        fields.complain("header.language", message, "Write the code of BCP 47, for example en, ru, ar or zh-Hans", node)
    return text
