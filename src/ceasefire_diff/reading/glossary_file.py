"""Reads a glossary file: names, parts, overlaps, events, issue labels, titles, and what persons answered."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from ceasefire_diff.model.glossary import Glossary, NameIndex, fold
from ceasefire_diff.reading.glossary_links import read_overlaps, read_parts
from ceasefire_diff.source.diagnostics import Complaints
from ceasefire_diff.source.hidden_characters import FileComplaints, TooManyError
from ceasefire_diff.source.plain_file import sha256_of
from ceasefire_diff.source.yaml_fields import Fields, shown
from ceasefire_diff.source.yaml_nodes import Mapping as YamlMapping
from ceasefire_diff.source.yaml_nodes import Node, Scalar, read_yaml
from ceasefire_diff.spelling import did_you_mean
from ceasefire_diff.taxonomy.topic import OWN_PREFIX
from ceasefire_diff.values.event import BUILT_IN_EVENTS

GLOSSARY_FORMAT: Final = "ceasefire-glossary/1"
GLOSSARY_KEYS: Final = (
    "format",
    "names",
    "parts",
    "overlaps",
    "apart",
    "events",
    "issues",
    "titles",
    "matches",
    "readings",
    "read-as",
    "no-difference",
    "unknown",
)
_ANSWERS: Final = frozenset({"apart", "matches", "readings", "read-as", "no-difference", "unknown"})


def read_glossary(
    data: bytes, file: str, complaints: Complaints, topics: Collection[str] | None = None
) -> Glossary | None:
    """Read a glossary; None if it cannot be used. Titles are checked against `topics` where these are given."""
    root = read_yaml(data, file, complaints)
    if root is None:
        return None
    kept = FileComplaints(file)
    try:
        return _read(root, file, sha256_of(data), Fields(kept, "glossary"), topics)
    except TooManyError:
        return None
    finally:
        kept.hand_over(complaints)


def _read(root: YamlMapping, file: str, sha256: str, fields: Fields, topics: Collection[str] | None) -> Glossary:
    fields.keys(root, GLOSSARY_KEYS, ("format",), "The glossary")
    entries = {key: node for key, (_, node) in root.entries.items()}
    if "format" in entries:
        said = fields.words_of(entries["format"], "format")
        if said not in (None, GLOSSARY_FORMAT):
            message = f"`{shown(said or '')}` is not the format of a glossary"
            fields.complain("glossary.format", message, f"Write `format: {GLOSSARY_FORMAT}`", entries["format"])
    names = _read_labels(entries["names"], "names", fields) if "names" in entries else {}
    id_of = _Ids(names)
    parts = read_parts(entries["parts"], id_of, fields) if "parts" in entries else {}
    overlaps = read_overlaps(entries["overlaps"], parts, id_of, fields) if "overlaps" in entries else ()
    titles = fields.labels(entries["titles"], "titles") if "titles" in entries else {}
    if titles and topics is not None:
        _check_titles(entries["titles"], topics, fields)
    answers = {}
    if not _ANSWERS.isdisjoint(entries):
        from ceasefire_diff.reading.glossary_answers import read_answers  # noqa: PLC0415  few glossaries hold any

        linked = NameIndex(Glossary(names=names, parts=parts, overlaps=overlaps))
        answers = read_answers(entries, linked.joined, fields)
    return Glossary(
        file=file,
        sha256=sha256,
        names=names,
        parts=parts,
        overlaps=overlaps,
        events=_read_labels(entries["events"], "events", fields) if "events" in entries else {},
        issues=fields.labels(entries["issues"], "issues") if "issues" in entries else {},
        titles=titles,
        places=_places(entries),
        **answers,
    )


def _places(entries: Mapping[str, Node]) -> dict[str, tuple[int, int]]:
    """Where each name and each event of the glossary stands."""
    places: dict[str, tuple[int, int]] = {}
    for key in ("names", "events"):
        node = entries.get(key)
        if isinstance(node, YamlMapping):
            places |= {f"{key}.{each}": (at.line, at.column) for each, (at, _) in node.entries.items()}
    return places


def _read_labels(node: Node, what: str, fields: Fields) -> dict[str, tuple[str, ...]]:
    """Ids with the labels of one thing each; a label stands under one id only, and is no other's id."""
    mapping = fields.mapping(node, what, "`id: [label, label]` lines")
    if mapping is None:
        return {}
    places: dict[str, tuple[str, Scalar]] = {
        fold(key): (key, key_node) for key, (key_node, _) in mapping.entries.items()
    }
    if what == "events":
        for each in BUILT_IN_EVENTS:
            places.setdefault(fold(each), (each, Scalar(each, 0, 0, plain=True)))
    found: dict[str, tuple[str, ...]] = {}
    for key, (key_node, value) in mapping.entries.items():
        fields.id(key, key_node, what)
        labels = fields.items(value, key)
        for label in labels:
            first = places.setdefault(fold(label.text), (key, label))
            if first[0] != key:
                message = f"`{shown(label.text)}` stands for `{first[0]}` and for `{key}`"
                cure = "Write each label under one id, or join the two"
                fields.complain(
                    "glossary.label-twice", message, cure, label, related=first[1] if first[1].line else None
                )
        found[key] = tuple(" ".join(label.text.split()) for label in labels)
    return found


class _Ids:
    """Which id a label goes by; a label that nothing lists stands for itself."""

    def __init__(self, names: Mapping[str, tuple[str, ...]]) -> None:
        self._ids = {fold(each): each for each in names}
        self._ids |= {fold(label): each for each, labels in names.items() for label in labels}

    def __call__(self, label: str) -> str:
        return self._ids.get(fold(label), fold(label))


def _check_titles(node: Node, topics: Collection[str], fields: Fields) -> None:
    """Complain of titles for topics that nobody knows; an own topic may stand in a file that is not at hand."""
    own_topics = any(each.startswith(OWN_PREFIX) for each in topics)
    for key, (key_node, _) in node.entries.items() if isinstance(node, YamlMapping) else ():
        if key not in topics and not (key.startswith(OWN_PREFIX) and not own_topics):
            cure = did_you_mean(key, topics, "`ceasefire-diff topics` lists them")
            fields.complain("glossary.topic-unknown", f"`{shown(key)}` is no topic", cure, key_node)
