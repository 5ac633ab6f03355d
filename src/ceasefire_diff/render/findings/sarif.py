"""Findings as SARIF 2.1.0 (OASIS, errata 01), which code hosts and editors show beside the lines."""

from __future__ import annotations

import json
from typing import Any, Final
from urllib.parse import quote

from ceasefire_diff.checking.finding import Finding, Outcome, Related
from ceasefire_diff.render.findings.words import cure_of, message_of, related_of
from ceasefire_diff.rules.registry import finding_rules
from ceasefire_diff.source.diagnostics import Level, Place
from ceasefire_diff.wording.escape_hidden import visible_in_json

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT: Final = "ceasefireDiff/v1"
_LEVELS: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "note"}


def findings_as_sarif(outcome: Outcome, version: str) -> str:
    """One run with all findings; columns count characters, and a path is a reference relative to where it was run."""
    rules = sorted({each.rule for each in outcome.findings})
    run = {
        "tool": {
            "driver": {
                "name": "ceasefire-diff",
                "semanticVersion": version,
                "rules": [_rule(each) for each in rules],
            }
        },
        "automationDetails": {"id": f"ceasefire-diff/{outcome.command}/"},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, rules.index(each.rule)) for each in outcome.findings],
    }
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return visible_in_json(json.dumps(whole, ensure_ascii=False, indent=1)) + "\n"


def _rule(rule_id: str) -> dict[str, Any]:
    """What is known of a rule; complaints of reading have their pages elsewhere (`explain`)."""
    rule = finding_rules().get(rule_id)
    help_text = f"ceasefire-diff explain {rule_id}"
    if rule is None:
        return {"id": rule_id, "help": {"text": help_text}}
    return {
        "id": rule_id,
        "shortDescription": {"text": rule.means},
        "help": {"text": f"{rule.fix} More: {help_text}"},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }


def _result(finding: Finding, rule_index: int) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": _physical(finding.place)}
    if finding.provision:
        name = f"{finding.proposal}/{finding.provision}" if finding.proposal else finding.provision
        location["logicalLocations"] = [
            {"name": finding.provision, "fullyQualifiedName": name, "kind": "object"},
        ]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.level],
        "message": {"text": f"{message_of(finding)} {cure_of(finding)}".strip()},
        "locations": [location],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [_related(number, each) for number, each in enumerate(finding.related, 1)]
    return result


def _related(number: int, related: Related) -> dict[str, Any]:
    return {
        "id": number,
        "message": {"text": related_of(related)},
        "physicalLocation": _physical(related.place),
    }


def _physical(place: Place) -> dict[str, Any]:
    """A file, and the line and column in it where they are known."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": _reference(place.file)}}
    if place.line:
        physical["region"] = {"startLine": place.line} | ({"startColumn": place.column} if place.column else {})
    return physical


def _reference(file: str) -> str:
    """A path as a URI reference; a colon in its first part would make that part a scheme."""
    path = quote(file.encode("utf-8", "surrogateescape"), safe="/")
    return f"file://{path}" if path.startswith("/") else path
