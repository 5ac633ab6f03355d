"""Findings as JSON, format ceasefire-findings/1: within it things are only added."""

from __future__ import annotations

import json
from typing import Any, Final

from ceasefire_diff.checking.finding import Finding, Outcome, Related
from ceasefire_diff.render.findings.words import cure_of, message_of, related_of
from ceasefire_diff.source.diagnostics import Level, Place
from ceasefire_diff.wording.escape_hidden import visible_in_json

_FORMAT: Final = "ceasefire-findings/1"


def findings_as_json(outcome: Outcome) -> str:
    """All findings as one object, with a line break at its end; a line or column that is not known is null."""
    whole = {
        "format": _FORMAT,
        "command": outcome.command,
        "base": outcome.base,
        "fail-on": outcome.fail_on.value if outcome.fail_on else "never",
        "findings": [_finding(each, outcome) for each in outcome.findings],
        "summary": {level.value: sum(each.level is level for each in outcome.findings) for level in Level},
    }
    return visible_in_json(json.dumps(whole, ensure_ascii=False, indent=1)) + "\n"


def _finding(finding: Finding, outcome: Outcome) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "fails": outcome.fails(finding),
        **_place(finding.place),
        "proposal": finding.proposal or None,
        "provision": finding.provision or None,
        "clauses": list(finding.clauses),
        "message": message_of(finding),
        "cure": cure_of(finding),
        "arguments": dict(finding.arguments),
        "related": [_related(each) for each in finding.related],
        "fingerprint": finding.fingerprint,
    }


def _related(related: Related) -> dict[str, Any]:
    return {
        "what": related.what.value,
        **_place(related.place),
        "revision": related.revision,
        "message": related_of(related),
    }


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line or None, "column": place.column or None}
