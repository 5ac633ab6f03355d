"""Reads how the names of a glossary hang together: which are parts of which, and which overlap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ceasefire_diff.source.yaml_fields import Fields, shown
from ceasefire_diff.source.yaml_nodes import Node, Scalar, Sequence

# Ten thousand places in the wholes they lie in, ten deep, make 100,000 pairs; chains and grids of parts that nobody
# writes by hand make billions, and each pair is kept.
MAX_LINKS: Final = 400_000

IdOf = Callable[[str], str]
"""Takes a label; gives the id it stands for."""


def read_parts(node: Node, id_of: IdOf, fields: Fields) -> dict[str, tuple[str, ...]]:
    """Wholes and their parts as the file writes them; none if they cannot be used."""
    mapping = fields.mapping(node, "parts", "`whole: [part, part]` lines")
    if mapping is None:
        return {}
    found = {key: fields.texts(value, key) for key, (_, value) in mapping.entries.items()}
    wholes: dict[str, Scalar] = {}
    for key, (key_node, _) in mapping.entries.items():
        first = wholes.setdefault(id_of(key), key_node)
        if first is not key_node:
            message = f"The parts of `{shown(key)}` are listed twice, under two of its labels"
            fields.complain("glossary.parts-twice", message, "Join the two lists", key_node, related=first)
    direct = _direct(found, id_of)
    links = 0
    named: set[str] = set()
    for whole, key_node in wholes.items():
        reached = _reached(whole, direct, MAX_LINKS - links)
        links += len(reached)
        if links >= MAX_LINKS:
            _too_many(node, fields)
            return {}
        if whole in reached and named.isdisjoint(reached):
            named.add(whole)
            message = f"`{shown(key_node.text)}` is a part of itself"
            cure = "Delete one of the links; two labels of one thing stand under one id in `names`"
            fields.complain("glossary.parts-circle", message, cure, key_node)
    return found


def read_overlaps(
    node: Node, parts: Mapping[str, tuple[str, ...]], id_of: IdOf, fields: Fields
) -> tuple[tuple[str, str], ...]:
    """Pairs that overlap, as the file writes them; none if they cannot be used."""
    if not isinstance(node, Sequence):
        fields.shape(node, "overlaps", "a list of pairs: [[Europe, NATO]]")
        return ()
    direct = _direct(parts, id_of)
    wholes: dict[str, set[str]] = {}
    for whole, inner in direct.items():
        for part in inner:
            wholes.setdefault(part, set()).add(whole)
    found: list[tuple[str, str]] = []
    links = 0
    for item in node.items:
        pair = _read_pair(item, fields)
        if pair is None:
            continue
        inside, outside = (
            [_reached(id_of(each), links_of, MAX_LINKS) for each in pair] for links_of in (direct, wholes)
        )
        links += (len(inside[0]) + len(outside[0]) + 1) * (len(inside[1]) + len(outside[1]) + 1)
        if links >= MAX_LINKS:
            _too_many(node, fields)
            return ()
        first, second = map(id_of, pair)
        if first == second or second in inside[0] or first in inside[1]:
            message = f"`{shown(pair[0])}` and `{shown(pair[1])}` are one thing, or one is a part of the other"
            fields.complain("glossary.overlap", message, "Delete this pair or the other link", item)
        found.append(pair)
    return tuple(found)


def _read_pair(item: Node, fields: Fields) -> tuple[str, str] | None:
    if not isinstance(item, Sequence):
        fields.shape(item, "overlaps", "a pair of names: [Europe, NATO]")
        return None
    if len(item.items) != 2:  # noqa: PLR2004  a pair
        fields.complain("glossary.overlap", "An overlap joins two names", "Write pairs: [[Europe, NATO]]", item)
        return None
    pair = fields.texts(item, "overlaps")
    return (pair[0], pair[1]) if len(pair) == len(item.items) else None


def _direct(parts: Mapping[str, tuple[str, ...]], id_of: IdOf) -> dict[str, set[str]]:
    direct: dict[str, set[str]] = {}
    for whole, inner in parts.items():
        direct.setdefault(id_of(whole), set()).update(map(id_of, inner))
    return direct


def _reached(start: str, links: Mapping[str, set[str]], most: int) -> set[str]:
    """All that can be reached from an id over some links, or as many as are allowed."""
    reached: set[str] = set()
    waiting = [*links.get(start, ())]
    while waiting and len(reached) < most:
        each = waiting.pop()
        if each not in reached:
            reached.add(each)
            waiting.extend(links.get(each, ()))
    return reached


def _too_many(node: Node, fields: Fields) -> None:
    message = f"The parts and overlaps make more than {MAX_LINKS:,} pairs of names"
    fields.complain("glossary.too-many-links", message, "List fewer, or split the glossary by process", node)
