"""YAML nodes back to one line of YAML, as a person would type it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.source.yaml_nodes import Mapping, Scalar

if TYPE_CHECKING:
    from ceasefire_diff.source.yaml_nodes import Node

# What a plain value inside brackets may not hold, or begin or end with.
_NEEDS_QUOTES: Final = pattern(r"""[\[\]{},]|: |:$| #|^[-?:](?: |$)|^[&*!|>'"%@`#]|^\s|\s$|^$|\n""")


def flow(node: Node) -> str:
    """One node on one line."""
    if isinstance(node, Scalar):
        return word(node.text)
    if isinstance(node, Mapping):
        return "{" + ", ".join(f"{word(key)}: {flow(value)}" for key, (_, value) in node.entries.items()) + "}"
    return "[" + ", ".join(map(flow, node.items)) + "]"


def word(text: str) -> str:
    """A value as YAML takes it inside brackets: bare where it can be, else in double quotes."""
    if not _NEEDS_QUOTES.search(text):
        return text
    import json  # noqa: PLC0415 - few words need quotes

    return json.dumps(text, ensure_ascii=False)  # a JSON string is a YAML string
