"""Findings as JUnit XML, which most build servers show as tests that passed or failed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from ceasefire_diff.checking.finding import Finding, Outcome
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.render.findings.words import cure_of, message_of, related_of
from ceasefire_diff.wording.escape_hidden import visible_as_it_stands

# What XML 1.0 has no way to hold; `visible` has shown the rest of what is hidden.
_FORBIDDEN: Final = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def findings_as_junit(outcome: Outcome) -> str:
    """A suite for each file, a case for each finding: a failure where it fails the run, else passed with its words."""
    return "\n".join(_lines(outcome)) + "\n"


def _lines(outcome: Outcome) -> Iterator[str]:
    failures = sum(map(outcome.fails, outcome.findings))
    name = f"ceasefire-diff {outcome.command}"
    yield '<?xml version="1.0" encoding="utf-8"?>'
    if not outcome.findings:
        yield f'<testsuites name="{name}" tests="1" failures="0" errors="0">'
        yield f' <testsuite name="{name}" tests="1" failures="0" errors="0" skipped="0">'
        yield f'  <testcase name="nothing was found" classname="{name}"/>'
        yield " </testsuite>"
    else:
        yield f'<testsuites name="{name}" tests="{len(outcome.findings)}" failures="{failures}" errors="0">'
    for file, found in groupby(outcome.findings, key=lambda each: each.place.file):
        findings = list(found)
        failed = sum(map(outcome.fails, findings))
        counts = f'tests="{len(findings)}" failures="{failed}" errors="0" skipped="0"'
        yield f" <testsuite name={_attribute(visible_as_it_stands(file))} {counts}>"
        for each in findings:
            yield from _case(each, fails=outcome.fails(each))
        yield " </testsuite>"
    yield "</testsuites>"


def _case(finding: Finding, *, fails: bool) -> Iterator[str]:
    place = finding.place
    name = " ".join(
        each for each in (finding.rule, finding.provision, f"line {place.line}" if place.line else "") if each
    )
    file = _attribute(visible_as_it_stands(place.file))
    attributes = f"name={_attribute(name)} classname={file} file={file}"
    attributes += f' line="{place.line}"' if place.line else ""
    yield f"  <testcase {attributes}>"
    said = [f"{visible_as_it_stands(str(place))}: {finding.level}: {message_of(finding)}", cure_of(finding)]
    said += [f"{visible_as_it_stands(str(each.place))}: {related_of(each)}" for each in finding.related]
    words = "\n".join(_text(each) for each in said if each)
    if fails:
        kind = f"type={_attribute(finding.rule)} message={_attribute(message_of(finding))}"
        yield f"   <failure {kind}>{words}</failure>"
    else:
        yield f"   <system-out>{words}</system-out>"
    yield "  </testcase>"


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text))


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text))
