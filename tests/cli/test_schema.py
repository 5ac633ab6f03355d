"""`schema`: the JSON Schemas for editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.cli.installed import PAIR, Command

PROPOSAL = """
format: ceasefire-proposal/1
party: North
title: A text
date: 2025-01-31
status: published
coverage: complete
sources: {paper: {title: A paper}}
provisions:
  - {id: days, topic: duration, text: It lasts., terms: {of: ceasefire, length: 30 days, renewal: rolling}}
"""


class _Words(yaml.SafeLoader):
    """Reads every value as the words that stand there, as the program does."""


_Words.yaml_implicit_resolvers = {}


def read(text: str | bytes) -> Any:
    """A YAML text as plain data, all values words."""
    return yaml.load(text, _Words)  # noqa: S506  a SafeLoader, less its guesses


@pytest.fixture(scope="module")
def schemas(command: Command) -> dict[str, Any]:
    """Every schema the command prints."""
    return {
        kind: json.loads(command("schema", kind).out)
        for kind in ("proposal", "glossary", "topics", "comparison", "findings")
    }


def faults(schema: Any, data: Any) -> list[str]:
    """What a validator finds wrong."""
    return [error.message for error in Draft202012Validator(schema).iter_errors(data)]


def test_each_is_a_schema(schemas: dict[str, Any]) -> None:
    """Each is a valid schema of draft 2020-12."""
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)


def test_real_files_fit(schemas: dict[str, Any], root: Path) -> None:
    """Every proposal, glossary and topics file of the project fits the schema of its kind."""
    own = sorted((root / "src/ceasefire_diff/taxonomy/topics").glob("*.yaml"))
    found = set()
    for file in [*sorted((root / "proposals").glob("*/*.yaml")), *own]:
        data = read(file.read_bytes())
        kind = data["format"].removeprefix("ceasefire-").partition("/")[0]
        if kind == "topics":  # those of the project have no x- before their ids
            for topic in data["topics"]:
                topic["id"] = f"x-{topic['id']}"
        found.add(kind)
        assert faults(schemas[kind], data) == [], file
    assert found == {"proposal", "glossary", "topics"}


def test_the_skeleton_fits(command: Command, schemas: dict[str, Any], tmp_path: Path) -> None:
    """What `new` writes fits the schema of a proposal."""
    command("new", tmp_path / "ours.yaml")
    assert faults(schemas["proposal"], read((tmp_path / "ours.yaml").read_bytes())) == []


def test_what_an_editor_parses_fits(schemas: dict[str, Any]) -> None:
    """A file fits too where the editor's parser makes numbers and truth of its words."""
    data = read(PROPOSAL)
    data["provisions"][0]["terms"]["length"] = 30
    data["provisions"][0]["clause"] = 5.1
    assert faults(schemas["proposal"], data) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("topic: duration", "topic: duratoin"),
        ("renewal: rolling", "renewal: roling"),
        ("length: 30 days", "lenght: 30 days"),
        ("status: published", "status: public"),
        ("party: North", "parties: North"),
        ("coverage: complete", "coverage: whole"),
        ("id: days", "id: día"),
    ],
)
def test_slips_are_underlined(schemas: dict[str, Any], right: str, wrong: str) -> None:
    """A misspelt key, topic, term or word does not fit."""
    assert right in PROPOSAL
    assert faults(schemas["proposal"], read(PROPOSAL)) == []
    assert faults(schemas["proposal"], read(PROPOSAL.replace(right, wrong)))


def test_own_topics_are_described(command: Command, tmp_path: Path) -> None:
    """With a file of own topics the schema knows their terms."""
    (tmp_path / "own.yaml").write_text(
        "format: ceasefire-topics/1\ngroup: own\ntitle: Own\ntopics:\n"
        "  - {id: x-bees, title: Bees, definition: Hives., terms: {state: {kind: choice, words: [kept, moved]}}}\n"
    )
    schema = json.loads(command("schema", "proposal", "--topics-file", tmp_path / "own.yaml").out)
    good = read(PROPOSAL)
    good["provisions"][0] |= {"topic": "x-bees", "terms": {"state": "kept"}}
    assert faults(schema, good) == []
    good["provisions"][0]["terms"] = {"state": "lost"}
    assert faults(schema, good)


def test_output_fits_the_comparison_schema(command: Command, schemas: dict[str, Any]) -> None:
    """What `compare --format json` prints fits `schema comparison`."""
    assert faults(schemas["comparison"], json.loads(command("compare", *PAIR, "--format", "json").out)) == []


def test_findings_fit(command: Command, schemas: dict[str, Any], tmp_path: Path) -> None:
    """What `validate --format json` prints fits `schema findings`, whether something is found or nothing."""
    (tmp_path / "broken.yaml").write_text(PROPOSAL.replace("status:", "state:"), encoding="utf-8")
    printed = json.loads(command("validate", tmp_path / "broken.yaml", "--format", "json").out)
    assert printed["findings"]
    assert faults(schemas["findings"], printed) == []
    for key in printed["findings"][0]:
        less = {**printed, "findings": [{**printed["findings"][0], key: []}]}
        assert bool(faults(schemas["findings"], less)) == (key not in ("clauses", "related"))
