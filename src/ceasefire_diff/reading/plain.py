"""What nodes hold as plain data, and the numbers that brackets cut in two at their comma."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, TypeAlias

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.source.yaml_nodes import Mapping, Node, Scalar, Sequence

Plain: TypeAlias = Any
"""What YAML held, as texts, lists and dicts of these."""

_three_digits = pattern(r"[0-9]{3}(?![0-9])", re.ASCII)
_ends_in_digits = pattern(r"(?:.*[^0-9])?[0-9]{1,3}", re.ASCII | re.DOTALL)


def plain(node: Node) -> Plain:
    """What a node holds, as texts, lists and dicts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, (_, value) in node.entries.items()}


def items_of(node: Node, *, nested: bool) -> list[Node]:
    """The items of a list, and with `nested` those of the lists in it in their place; none of anything else."""
    if isinstance(node, Sequence):
        found = [
            items_of(item, nested=True) if nested and isinstance(item, Sequence) else [item] for item in node.items
        ]
        return [item for items in found for item in items]
    return []


def cut_number(node: Sequence | Mapping) -> tuple[Scalar, Scalar] | None:
    """Two neighbours that were one number with a comma; in a mapping the second is a key without value."""
    if isinstance(node, Sequence):
        pairs = [*pairwise(node.items)]
    else:
        entries = [*node.entries.values()]
        pairs = [(one[1], other[0]) for one, other in pairwise(entries) if _is_empty(other[1])]
    for first, second in pairs:
        if isinstance(first, Scalar) and isinstance(second, Scalar) and _is_cut(first, second):
            return first, second
    return None


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text


def _is_cut(first: Scalar, second: Scalar) -> bool:
    """Whether the comma between two plain texts stood inside a number: no space behind it, three digits follow."""
    return bool(
        first.plain
        and second.plain
        and first.line == second.line
        and second.column == first.column + len(first.text) + 1
        and _three_digits.match(second.text)
        and _ends_in_digits.fullmatch(first.text)
    )
