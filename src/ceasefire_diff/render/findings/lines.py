"""Findings as lines of text, one for each: where, what, what to do, and by which rule."""

from __future__ import annotations

from collections.abc import Iterable

from ceasefire_diff.checking.finding import Finding
from ceasefire_diff.source.diagnostics import Level
from ceasefire_diff.wording.escape_hidden import escape_hidden, no_command_at, no_command_in
from ceasefire_diff.wording.finding_sentences import finding_fix, finding_sentence


def finding_lines(findings: Iterable[Finding]) -> str:
    """One line for each finding."""
    return "".join(f"{finding_line(each)}\n" for each in findings)


def finding_line(finding: Finding) -> str:
    """`file:line:column: what was found. What to do. [rule]`, with the level in front where it is no error."""
    level = "" if finding.level is Level.ERROR else f"{finding.level}: "
    said = f"{finding_sentence(finding)} {finding_fix(finding)}"
    return no_command_at(no_command_in(escape_hidden(f"{finding.place}: {level}{said} [{finding.rule}]")))
