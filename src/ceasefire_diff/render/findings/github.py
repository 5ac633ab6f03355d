"""Findings as the commands a GitHub workflow reads from its log and shows beside the lines they are about."""

from __future__ import annotations

from typing import Final

from ceasefire_diff.checking.finding import Finding, Outcome
from ceasefire_diff.render.findings.words import cure_of, message_of
from ceasefire_diff.source.diagnostics import Level
from ceasefire_diff.wording.escape_hidden import visible_as_it_stands

_COMMANDS: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}

# As GitHub's own toolkit escapes them: data between the commands, and what stands between commas and colons.
_IN_DATA: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES: Final = {**_IN_DATA, ":": "%3A", ",": "%2C"}


def findings_as_annotations(outcome: Outcome) -> str:
    """One command on a line of its own for each finding; no word of a file can begin a line or end a command."""
    return "".join(f"{_annotation(each)}\n" for each in outcome.findings)


def _annotation(finding: Finding) -> str:
    place = finding.place
    properties = {
        "file": visible_as_it_stands(place.file),
        "line": place.line,
        "col": place.column,
        "title": f"ceasefire-diff {finding.rule}",
    }
    stated = ",".join(f"{name}={_escaped(str(value), _IN_PROPERTIES)}" for name, value in properties.items() if value)
    message = f"{message_of(finding)} {cure_of(finding)}".strip()
    return f"::{_COMMANDS[finding.level]} {stated}::{_escaped(message, _IN_DATA)}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)
