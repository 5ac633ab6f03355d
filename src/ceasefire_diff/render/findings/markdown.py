"""Findings as Markdown of GitHub's kind: for the summary of a step, or a comment on a merge request."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ceasefire_diff.checking.finding import Finding, Outcome
from ceasefire_diff.render.findings.words import cure_of, message_of, related_of
from ceasefire_diff.render.markdown import escaped
from ceasefire_diff.source.diagnostics import Level


def findings_as_markdown(outcome: Outcome) -> str:
    """A heading, a line of counts, and for each file a table of what was found in it."""
    return "\n".join(_lines(outcome)) + "\n"


def _lines(outcome: Outcome) -> Iterator[str]:
    yield f"## ceasefire-diff {outcome.command}"
    yield ""
    counts = [(sum(each.level is level for each in outcome.findings), level) for level in Level]
    yield ", ".join(f"{number or 'no'} {level}{'' if number == 1 else 's'}" for number, level in counts) + (
        f", in edits since `{outcome.base[:12]}`." if outcome.base else "."
    )
    for file, findings in groupby(outcome.findings, key=lambda each: each.place.file):
        yield from (
            "",
            f"### {escaped(file)}",
            "",
            "| Line | Level | Found | What to do | Rule |",
            "|---|---|---|---|---|",
        )
        yield from map(_row, findings)


def _row(finding: Finding) -> str:
    found = [message_of(finding), *(f"{each.place}: {related_of(each)}" for each in finding.related)]
    said = "<br>".join(map(escaped, found))
    line = str(finding.place.line or "")
    return f"| {line} | {finding.level} | {said} | {escaped(cure_of(finding))} | `{finding.rule}` |"
