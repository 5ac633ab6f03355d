"""Reads the rules of reading, whose sentences say what a file holds and are made where it is read, from their file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import CannotRun, Complaints, Level
from ceasefire_diff.source.hidden_characters import FileComplaints
from ceasefire_diff.source.yaml_fields import Fields
from ceasefire_diff.source.yaml_nodes import Mapping as YamlMapping
from ceasefire_diff.source.yaml_nodes import read_yaml

_FILE: Final = Path(__file__).with_name("of_reading.yaml")
RULE_KEYS: Final = ("means", "breaks", "fix")
WARNINGS: Final = (
    "yaml.comment",
    "header.option-unused",
    "provision.unconditional",
    "provision.time-in-qualifier",
    "provision.number-in-qualifier",
    "term.answer-in-name",
    "term.nearly-a-name",
    "glossary.answer-stale",
)
"""The rules whose complaints are warnings; all others say that a file cannot be read as what it is."""


@cache
def reading_rules() -> Mapping[str, Rule]:
    """Every rule by which reading a file complains, by id, in the order they are told."""
    complaints = Complaints()
    root = read_yaml(_FILE.read_bytes(), _FILE.name, complaints)
    fields = Fields(FileComplaints(_FILE.name), "rules")
    _, listed = root.entries["rules"] if root else (None, None)
    found: dict[str, Rule] = {}
    for rule_id, (_, node) in listed.entries.items() if isinstance(listed, YamlMapping) else ():
        mapping = fields.mapping(node, rule_id)
        if mapping is not None:
            fields.keys(mapping, RULE_KEYS, RULE_KEYS, rule_id)
            page = {key: fields.words_of(value, key) or "" for key, (_, value) in mapping.entries.items()}
            level = Level.WARNING if rule_id in WARNINGS else Level.ERROR
            means, breaks, fix = (page.get(key, "") for key in RULE_KEYS)
            found[rule_id] = Rule(rule_id, level=level, means=means, breaks=breaks, fix=fix)
    fields.complaints.hand_over(complaints)
    if complaints.problems:
        raise CannotRun(*complaints.problems)
    return found
