"""What each rule of reading means, an example of what breaks it, and how to mend it: the pages of `explain`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from msgspec import Struct

from ceasefire_diff.source.diagnostics import CannotRun, Complaints
from ceasefire_diff.source.hidden_characters import FileComplaints
from ceasefire_diff.source.yaml_fields import Fields
from ceasefire_diff.source.yaml_nodes import Mapping as YamlMapping
from ceasefire_diff.source.yaml_nodes import read_yaml

FILE: Final = Path(__file__).with_name("rules.yaml")
RULE_KEYS: Final = ("means", "example", "mend")
WARNINGS: Final = (
    "yaml.comment",
    "header.option-unused",
    "provision.unconditional",
    "provision.time-in-qualifier",
    "provision.number-in-qualifier",
    "term.answer-in-name",
    "term.nearly-a-name",
)
"""The rules whose complaints are warnings; all others say that a file cannot be read as what it is."""


class Rule(Struct, frozen=True):
    """The page of one rule: what it means, what breaks it, how to mend that."""

    id: str
    means: str
    example: str
    mend: str


@cache
def reading_rules() -> Mapping[str, Rule]:
    """Every rule by which reading a file complains, by id, in the order they are told."""
    complaints = Complaints()
    root = read_yaml(FILE.read_bytes(), FILE.name, complaints)
    fields = Fields(FileComplaints(FILE.name), "rules")
    _, listed = root.entries["rules"] if root else (None, None)
    found: dict[str, Rule] = {}
    for rule_id, (_, node) in listed.entries.items() if isinstance(listed, YamlMapping) else ():
        mapping = fields.mapping(node, rule_id)
        if mapping is not None:
            fields.keys(mapping, RULE_KEYS, RULE_KEYS, rule_id)
            page = {key: fields.words_of(value, key) or "" for key, (_, value) in mapping.entries.items()}
            found[rule_id] = Rule(rule_id, *(page.get(key, "") for key in RULE_KEYS))
    fields.complaints.hand_over(complaints)
    if complaints.problems:
        raise CannotRun(*complaints.problems)
    return found
