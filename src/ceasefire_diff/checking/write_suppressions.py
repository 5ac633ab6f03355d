"""Writes what was found as acceptances that a person has still to answer for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

from ceasefire_diff.checking.finding import Finding
from ceasefire_diff.checking.policy import can_be_accepted
from ceasefire_diff.checking.suppression import SUPPRESSIONS_FORMAT, TO_FILL_IN, read_acceptances
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.rules.registry import configurable_rules
from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, Level, Place

_PLAIN: Final = pattern(r"[A-Za-z][\w./-]*", re.ASCII)
_YAML_WORDS: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off"})


def acceptances_of(findings: Iterable[Finding], before: bytes | None, file: str) -> bytes:
    """The file with an acceptance for each finding behind what stands there (`before`), each with its fingerprint.

    Raises CannotRun where what stands there is not such a file, or has no list at its end that could be gone on with.
    """
    accepted = {each.fingerprint: each for each in findings if can_be_accepted(each)}
    entries = "".join(map(_entry, accepted.values()))
    if before is None:
        return f"format: {SUPPRESSIONS_FORMAT}\nacceptances:{entries and chr(10)}{entries or ' []' + chr(10)}".encode()
    known = read_acceptances(before, file, configurable_rules())
    errors = [each for each in known.problems if each.level is Level.ERROR]
    if errors:
        raise CannotRun(*errors)
    text = before.decode("utf-8-sig")
    indent = _indent(text)
    body = "".join(f"{indent}{line[2:]}\n" for line in entries.splitlines())
    written = (text if text.endswith("\n") else text + "\n") + body
    again = read_acceptances(written.encode(), file, configurable_rules())
    if again.problems != known.problems or again.acceptances[: len(known.acceptances)] != known.acceptances:
        message = "The list of acceptances does not end this file, so that nothing can be added at its end"
        cure = "Write `acceptances:` last in it, each entry on lines of its own, or name another file"
        raise CannotRun(Diagnostic("acceptances.not-appended", message, cure, Place(file)))
    return written.encode()


def _indent(text: str) -> str:
    """How far the entries of a file stand in."""
    found = re.findall(r"^( *)- ", text, re.MULTILINE)
    return found[-1] if found else "  "


def _entry(finding: Finding) -> str:
    return "".join(f"{'  - ' if not place else '    '}{line}\n" for place, line in enumerate(_lines(finding)))


def _lines(finding: Finding) -> Iterator[str]:
    yield f"rule: {finding.rule}"
    yield f"proposal: {_scalar(finding.proposal)}"
    if finding.provision:
        yield f"provision: {_scalar(finding.provision)}"
    yield f'fingerprint: "{finding.fingerprint}"'
    for key in ("reason", "by", "until"):
        yield f'{key}: "{TO_FILL_IN}"'


def _scalar(text: str) -> str:
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _YAML_WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)
