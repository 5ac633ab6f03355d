"""Reads what a header says of clauses: which the text has, which source they come from, what holds for all of them."""

from __future__ import annotations

import fnmatch
from typing import Final

from msgspec import Struct

from ceasefire_diff.model.clause_ranges import MOST_CLAUSES, spelled_out
from ceasefire_diff.source.yaml_fields import Fields, shown
from ceasefire_diff.source.yaml_nodes import Mapping, Node, Scalar, Sequence

DEFAULT_KEYS: Final = ("by", "applies", "source", "stage", "option", "modality")
"""The keys of a provision that may hold for all provisions of some clauses."""

_BINDS_NOBODY: Final = ("declines", "defers", "notes", "strikes")


class Default(Struct):
    """What holds for provisions of some clauses that do not say otherwise; `clauses` are numbers or patterns."""

    clauses: tuple[str, ...]
    keys: dict[str, tuple[Scalar, Node]]

    def covers(self, clause: str) -> bool:
        """Whether it holds for a clause: by its number, or by a pattern such as `I.*`."""
        return any(clause == each or fnmatch.fnmatchcase(clause, _pattern(each)) for each in self.clauses)


def clause_numbers(node: Node, key: str, fields: Fields) -> tuple[str, ...]:
    """Clause numbers with ranges spelled out, each once."""
    found: dict[str, None] = {}
    for item in fields.items(node, key, "`1-24` or a list of numbers and ranges"):
        for part in item.text.split(",") if "," in item.text else [item.text]:
            written = " ".join(part.split())
            numbers = spelled_out(written)
            if numbers is None or len(found) > MOST_CLAUSES:
                message = f"`{shown(written)}` is no range of clauses: it runs backwards, or is far too long"
                fields.complain("header.clauses", message, "Write the first number, a dash and the last: `1-24`", item)
            else:
                found |= dict.fromkeys(number for number in numbers if number)
    return tuple(found)


def read_defaults(root: Mapping, fields: Fields) -> list[Default]:
    """What sources and `defaults` say of clauses, the list of defaults first: of two that fit, the first counts."""
    found: list[Default] = []
    _, node = root.entries.get("defaults", (None, None))
    if node is not None and not isinstance(node, Sequence):
        fields.shape(node, "defaults", "a list, each beginning with `- clauses: …`")
    for item in node.items if isinstance(node, Sequence) else ():
        mapping = fields.mapping(item, "defaults", "`clauses: …` and the keys that hold for them")
        if mapping is None:
            continue
        fields.keys(mapping, ("clauses", *DEFAULT_KEYS), ("clauses",), "An entry of `defaults`")
        _, clauses = mapping.entries.get("clauses", (None, None))
        if clauses is not None:
            keys = {key: entry for key, entry in mapping.entries.items() if key in DEFAULT_KEYS}
            found.append(Default(clause_numbers(clauses, "clauses", fields), keys))
    return [*found, *_of_sources(root, fields)]


def _of_sources(root: Mapping, fields: Fields) -> list[Default]:
    _, sources = root.entries.get("sources", (None, None))
    found = []
    for source_id, (key_node, source) in sources.entries.items() if isinstance(sources, Mapping) else ():
        _, clauses = source.entries.get("clauses", (None, None)) if isinstance(source, Mapping) else (None, None)
        if clauses is not None:
            named = Scalar(source_id, key_node.line, key_node.column, plain=True)
            found.append(Default(clause_numbers(clauses, "clauses", fields), {"source": (key_node, named)}))
    return found


def with_defaults(provision: Mapping, defaults: list[Default]) -> Mapping:
    """A provision with the keys that hold for all its clauses and that it does not have itself."""
    _, node = provision.entries.get("clause", (None, None))
    items = node.items if isinstance(node, Sequence) else [node]
    clauses = [" ".join(each.text.split()) for each in items if isinstance(each, Scalar)]
    added: dict[str, tuple[Scalar, Node]] = {}
    for default in defaults:
        if clauses and all(default.covers(clause) for clause in clauses):
            added |= {key: entry for key, entry in default.keys.items() if key not in provision.entries | added}
    _, stance = provision.entries.get("stance", (None, None))
    if isinstance(stance, Scalar) and stance.text in _BINDS_NOBODY:
        added.pop("modality", None)
    return Mapping({**provision.entries, **added}, provision.line, provision.column) if added else provision


def _pattern(written: str) -> str:
    """A pattern in which only the star means anything: brackets are part of many numbers."""
    return "".join(f"[{character}]" if character in "[?" else character for character in written)
