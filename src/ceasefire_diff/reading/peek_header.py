"""A first look at a file: what it is, whose, of which day, and what it is read with; far less work than reading it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.model.glossary import fold
from ceasefire_diff.reading.source_file import STANDARD_INPUT, open_file
from ceasefire_diff.source.diagnostics import CannotRun, Complaints
from ceasefire_diff.source.yaml_nodes import Mapping as YamlMapping
from ceasefire_diff.source.yaml_nodes import Scalar, Sequence, read_yaml

_KEYS: Final = ("format", "party", "date", "process", "glossary", "topics")

# A key of the header with one plain word or several behind it, which need no reader of YAML to be understood.
_PLAIN: Final = pattern(
    rb"^(format|party|date|process|glossary|topics):[ ]+(\w[\w ./()+-]*?)[ ]*(?:[ ]#.*)?\r?$", re.MULTILINE
)
_ANY: Final = pattern(rb"^(?:format|party|date|process|glossary|topics)\b", re.MULTILINE)
_VERSIONS: Final = pattern(rb"^versions:", re.MULTILINE)
_PROVISIONS: Final = pattern(rb"^provisions:", re.MULTILINE)


class Glance(Struct, frozen=True):
    """What the header says at first sight; what it does not say is empty."""

    kind: str = ""
    parties: frozenset[str] = frozenset()
    date: str = ""
    process: str = ""
    glossary: str = ""
    topics: str = ""
    versions: Mapping[str, str] = {}
    """Whose each version is that the file holds, by its id."""


def peek_header(data: bytes) -> Glance:
    """What the header of a file says of the file, as far as it can be read."""
    provisions = _PROVISIONS.search(data)
    header = data[: provisions.start()] if provisions else data
    plain = _PLAIN.findall(header)
    found: dict[str, tuple[str, ...]]
    versions: Mapping[str, str] = {}
    if _VERSIONS.search(header):
        found, versions = _read(header)
    elif plain and len(plain) == len(_ANY.findall(header)) == len({key for key, _ in plain}):
        found = {key.decode("ascii"): (value.decode("ascii"),) for key, value in plain}
    else:
        found, _ = _read(header)
    one = {key: next(iter(found.get(key, ())), "") for key in _KEYS}
    kind = one["format"].partition("/")[0].removeprefix("ceasefire-")
    parties = frozenset(map(fold, found.get("party", ())))
    return Glance(kind or "proposal", parties, one["date"], one["process"], one["glossary"], one["topics"], versions)


def _read(header: bytes) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """The keys looked for, and whose each version is."""
    root = read_yaml(header, "", Complaints())
    found = {}
    for key in _KEYS:
        _, node = root.entries.get(key, (None, None)) if root else (None, None)
        items = node.items if isinstance(node, Sequence) else [node]
        found[key] = tuple(each.text for each in items if isinstance(each, Scalar) and each.text)
    _, node = root.entries.get("versions", (None, None)) if root else (None, None)
    listed = node.entries.items() if isinstance(node, YamlMapping) else ()
    return found, {version: party.text for version, (_, party) in listed if isinstance(party, Scalar)}


def holds_versions(file: str) -> bool:
    """Whether a file says that it holds several parties' versions, so that it alone can be laid side by side."""
    if file == STANDARD_INPUT:  # it can be read only once
        return False
    try:
        return _VERSIONS.search(open_file(file).data) is not None
    except CannotRun:
        return False  # reading it says what is wrong
