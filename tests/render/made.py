"""Comparisons made up for the tests of reports: hostile, right-to-left, with options, of three texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ceasefire_diff.comparing.comparison import Comparison
from tests.texts import compare_texts, proposal_text

HOSTILE = (
    "[withdrawn] [/] [bold]x[/bold] :warning: | pipe | @somebody #12 GH-7 owner/repo#3 <b>b</b> "
    "<script>alert(1)</script> `code` *star* _line_ ~~gone~~ $x$ &amp; ![i](http://a.example/x.png) [l](javascript:x) "
    "www.example.com https://example.com ::set-output name=a::b ##[error]x \\ 0123456789abcdef0123456789abcdef01234567"
)
"""Words that mean something to a terminal library, to a build log, to Markdown, to GitHub and to HTML."""

HOSTILE_NAME = HOSTILE.replace("[", "<").replace("]", ">")
"""The same without brackets, which a name may not open without closing."""

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2


def duration(**terms: str) -> dict[str, Any]:
    """A duration of the ceasefire."""
    return {"topic": "duration", "terms": {"of": "ceasefire", **terms}}


def hostile() -> Comparison:
    """Two texts whose every foreign word tries something."""
    entries = [
        {
            **duration(length="30 days"),
            "text": HOSTILE,
            "clause": HOSTILE,
            "note": HOSTILE,
            "quote": HOSTILE,
            "if": HOSTILE,
        },
        {"topic": "purpose", "text": HOSTILE, "heading": HOSTILE, "terms": {"purposes": [HOSTILE_NAME, LONG_WORD]}},
        {"topic": "other", "text": HOSTILE, "terms": {"subject": HOSTILE_NAME, "thing": HOSTILE}},
    ]
    left = proposal_text(
        entries, party=f"A {HOSTILE}", sources={"paper": {"title": HOSTILE, "url": "https://example.com/a?b=c"}}
    )
    right = proposal_text(
        [
            duration(length="at least 60 days", renewal="rolling"),
            {"topic": "purpose", "text": "x", "terms": {"purposes": "::x"}},
        ],
        party="B",
        coverage={"partial": HOSTILE},
    )
    return compare_texts(left, right)


def right_to_left() -> Comparison:
    """A text in Arabic beside one in English."""
    entry: Mapping[str, Any] = {"clause": "البند ٣", "text": "وقف إطلاق النار لمدة ثلاثين يوما"}
    left = proposal_text(
        [{**duration(length="30 days"), **entry, "if": "إذا وافق الطرفان (30)"}], party="فلسطين", language="ar"
    )
    return compare_texts(left, proposal_text([duration(length="60 days")], party="B"))


def with_options() -> Comparison:
    """One text with two options beside one without: a verdict that depends on the option, and one that does not."""
    left = proposal_text(
        [
            {**duration(length="30 days"), "option": "short"},
            {**duration(length="60 days"), "option": "long"},
            {"topic": "neutrality", "terms": {"whose": "Arcadia", "status": "required"}},
        ],
        party="A",
        options={"short": "Option 1", "long": "Option 2"},
    )
    right = proposal_text(
        [duration(length="30 days"), {"topic": "neutrality", "terms": {"whose": "Arcadia", "status": "not-required"}}],
        party="B",
    )
    return compare_texts(left, right)


def of_three() -> Comparison:
    """Three texts: two alike, one apart; one of them speaks alone of another matter."""
    return compare_texts(
        proposal_text([duration(length="30 days")], party="A"),
        proposal_text([duration(length="30 days")], party="B"),
        proposal_text([duration(length="60 days"), {"topic": "purpose", "terms": {"purposes": "peace"}}], party="C"),
    )


def of_one_party() -> Comparison:
    """Two texts of one party, of different dates."""
    return compare_texts(
        proposal_text([duration(length="30 days")], party="A", date="2024-01-01"),
        proposal_text([duration(length="60 days")], party="A", date="2025-01-01"),
    )


def of_several_parties() -> Comparison:
    """A text that two parties hold together, beside one of a third."""
    left = proposal_text([duration(length="30 days", renewal="rolling")], party="x").replace('"x"', '["A", "B"]')
    return compare_texts(
        left, proposal_text([duration(length="at least 60 days")], party="C", coverage={"partial": "II"})
    )
