"""A first look at a file says the same as reading it, however its header is written."""

from __future__ import annotations

import pytest

from ceasefire_diff.reading.peek_header import Glance, peek_header

WHOLE = Glance("proposal", frozenset({"north"}), "2025-01-31", "talks", "glossary.yaml", "topics.yaml")


PLAIN = """\
format: ceasefire-proposal/1
party: North
date: 2025-01-31
process: talks
glossary: glossary.yaml
topics: topics.yaml
"""
JSON = """\
{"format": "ceasefire-proposal/1", "party": ["NORTH"], "date": "2025-01-31", "process": "talks",
 "glossary": "glossary.yaml", "topics": "topics.yaml"}
"""


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (PLAIN, WHOLE),
        (JSON, WHOLE),
        ("format: ceasefire-proposal/1\r\nparty: North  # so called\r\n", Glance("proposal", frozenset({"north"}))),
        ("party: 'North'\nparty: South\n", Glance("proposal", frozenset({"north"}))),  # the first, as the reader has it
        ("party: [North, South]\n", Glance("proposal", frozenset({"north", "south"}))),
        ("party:\n  - Север\n  - South\n", Glance("proposal", frozenset({"север", "south"}))),
        ("title: >-\n  party: no\nparty: a#b\n", Glance("proposal", frozenset({"a#b"}))),
        ("format: ceasefire-glossary/1\n", Glance("glossary")),
        ("format: ceasefire-topics/1\n", Glance("topics")),
        ("nothing", Glance("proposal")),
        ("", Glance("proposal")),
        ("\x00", Glance("proposal")),
        ("party: {a: b}\n", Glance("proposal")),
    ],
)
def test_what_a_header_says(header: str, expected: Glance) -> None:
    """Plain keys, quoted ones, lists and JSON are understood alike; what cannot be read says nothing."""
    assert peek_header(header.encode()) == expected
    assert peek_header(f"{header}\nprovisions: [\n".encode()) == expected or header.startswith("{")
