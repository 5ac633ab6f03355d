"""Proves that the published JSON keeps its shape, its order and its words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.selection import Selection
from ceasefire_diff.render.comparison_json import render_json
from ceasefire_diff.render.comparison_schema import comparison_schema
from tests.render.test_terminal import COMPARISONS
from tests.texts import istanbul

PROMISED = {
    "": ("format", "rules", "proposals", "rows", "maybe-related", "notices", "findings", "summary"),
    "proposals": ("id", "party", "title", "date", "status", "coverage", "file", "sha256", "variants"),
    "rows": ("id", "topic", "group", "title", "stage", "provisions", "pairs"),
    "provisions": ("proposal", "id", "clause", "text", "line", "terms"),
    "pairs": ("left", "right", "verdict", "results"),
    "results": ("term", "relation", "verdict", "rule", "reason", "stated", "common", "distance", "inner"),
    "stated": ("proposal", "provision", "value", "line"),
    "notices": ("id", "text"),
    "summary": ("left", "right", "counts"),
}
"""The fields of format 1, which may be added to and never dropped, in their order."""


def whole(name: str = "istanbul") -> dict[str, Any]:
    """A comparison, written and read back."""
    found: dict[str, Any] = json.loads(render_json(COMPARISONS[name]()))
    return found


CLASSES = {
    "": "PublishedComparison",
    "proposals": "PublishedProposal",
    "rows": "PublishedRow",
    "provisions": "PublishedProvision",
    "pairs": "PublishedPair",
    "results": "PublishedResult",
    "stated": "PublishedStatement",
    "notices": "PublishedNotice",
    "summary": "PublishedSummary",
}
"""The class that each of these is made of."""


def described(kind: str) -> dict[str, Any]:
    """The keys that the schema describes for one kind of entry."""
    found: dict[str, Any] = comparison_schema()["$defs"][CLASSES[kind]]["properties"]
    return found


@pytest.mark.parametrize("name", COMPARISONS)
def test_output_is_valid_by_its_own_schema(name: str) -> None:
    """What is printed is what `schema comparison` describes."""
    Draft202012Validator.check_schema(comparison_schema())
    errors = [error.message for error in Draft202012Validator(comparison_schema()).iter_errors(whole(name))]
    assert not errors


def test_no_promised_field_is_missing_or_moved() -> None:
    """Every field of format 1 is there, in every entry, in the order promised."""
    told = whole()
    row = next(each for each in told["rows"] if len(each["provisions"]) > 1)
    entries = {
        "": [told],
        "rows": told["rows"],
        "proposals": told["proposals"],
        "notices": told["notices"],
        "summary": told["summary"],
        "provisions": row["provisions"],
        "pairs": row["pairs"],
        "results": row["pairs"][0]["results"],
        "stated": row["pairs"][0]["results"][0]["stated"],
    }
    for kind, fields in PROMISED.items():
        assert entries[kind]
        for entry in entries[kind]:
            assert [each for each in entry if each in fields] == list(fields), kind
            assert set(entry) <= set(described(kind)), kind


def test_variants_are_named_by_proposal_and_option() -> None:
    """`left` and `right` name variants that the proposals list."""
    told = whole()
    variants = {variant["id"] for proposal in told["proposals"] for variant in proposal["variants"]}
    assert variants == {"russia-2025-06-02#withdrawal", "russia-2025-06-02#package", "ukraine-2025-06-01"}
    assert {pair[side] for row in told["rows"] for pair in row["pairs"] for side in ("left", "right")} == variants


def test_every_value_leads_to_its_clause_and_line() -> None:
    """Each stated value names a proposal, a provision of the row's side and a line of the file."""
    told = whole()
    for row in told["rows"]:
        for pair in row["pairs"]:
            for result in pair["results"]:
                for stated in result["stated"]:
                    assert stated["line"] > 0
                    assert stated["clauses"]
                    assert pair[stated["side"]].partition("#")[0] == stated["proposal"]


def test_order_is_of_the_taxonomy_and_then_of_ids() -> None:
    """Rows stand in the order of topics, and within a topic by id, by code point."""
    order = istanbul().taxonomy.order()
    keys = [(order[row["topic"]], row["id"]) for row in whole()["rows"]]
    assert keys == sorted(keys)


def test_internal_notes_are_not_published() -> None:
    """An internal remark of a file stands nowhere in the JSON."""
    notes = [each.note for proposal in istanbul().proposals for each in proposal.provisions if each.note]
    encoded = render_json(istanbul())
    assert notes
    assert not [note for note in notes if json.dumps(note, ensure_ascii=False) in encoded]


def test_a_selection_is_said_in_json() -> None:
    """Rows left out are counted, what was asked for is named, and the summary is of all rows."""
    everything = whole()
    told = json.loads(render_json(istanbul(), Selection(verdicts=frozenset((Verdict.PARTLY,)))))
    assert everything["shown"] == {
        "rows": len(everything["rows"]),
        "of": len(everything["rows"]),
        "verdicts": [],
        "topics": [],
    }
    assert told["shown"]["verdicts"] == ["partly"]
    assert told["shown"]["rows"] == len(told["rows"]) < told["shown"]["of"]
    assert told["summary"] == everything["summary"]


def test_one_line_for_each_row() -> None:
    """Two outputs can be compared line by line: each row stands on a line of its own."""
    lines = render_json(istanbul()).splitlines()
    assert sum(line.startswith('  {"id": ') and '"pairs": ' in line for line in lines) == len(istanbul().rows)


def test_every_verdict_is_counted() -> None:
    """The counts of the schema are those of the verdicts there are, in their order."""
    counts = comparison_schema()["$defs"]["VerdictCounts"]
    assert list(counts["properties"]) == counts["required"] == [each.value for each in Verdict]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), "ceasefire-comparison/2"),
        (("proposals",), []),
        (("proposals", 0, "status"), "rumoured"),
        (("proposals", 0, "coverage"), "partial"),
        (("rows", 0, "pairs", 0, "verdict"), "perhaps"),
        (("rows", 0, "pairs", 0, "results"), []),
        (("rows", 0, "provisions", 0, "line"), -1),
        (("summary", 0, "counts", "maybe"), 1),
    ],
)
def test_the_schema_refuses_what_is_never_printed(path: tuple[str | int, ...], value: object) -> None:
    """A value that the format does not know is refused, and so is a key that is missing."""
    told: Any = whole()
    into = told
    for step in path[:-1]:
        into = into[step]
    into[path[-1]] = value
    assert not Draft202012Validator(comparison_schema()).is_valid(told)
    del into[path[-1]]
    assert Draft202012Validator(comparison_schema()).is_valid(told) == (path[-1] == "maybe")
