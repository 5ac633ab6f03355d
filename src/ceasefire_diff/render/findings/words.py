"""The words of a finding on one line, as every format of findings tells them, and findings as lines of text."""

from __future__ import annotations

from collections.abc import Iterable

from ceasefire_diff.checking.finding import Finding, Related
from ceasefire_diff.source.diagnostics import Level
from ceasefire_diff.wording.escape_hidden import escape_hidden, no_command_at, no_command_in
from ceasefire_diff.wording.finding_sentences import finding_fix, finding_sentence, related_place_sentence


def message_of(finding: Finding) -> str:
    """What was found."""
    return escape_hidden(str(finding_sentence(finding)))


def cure_of(finding: Finding) -> str:
    """What to do about it."""
    return escape_hidden(str(finding_fix(finding)))


def related_of(related: Related) -> str:
    """What stands at a related place."""
    return escape_hidden(str(related_place_sentence(related)))


def finding_lines(findings: Iterable[Finding]) -> str:
    """One line for each finding."""
    return "".join(f"{finding_line(each)}\n" for each in findings)


def finding_line(finding: Finding) -> str:
    """`file:line:column: what was found. What to do. [rule]`, with the level in front where it is no error."""
    level = "" if finding.level is Level.ERROR else f"{finding.level}: "
    said = f"{finding_sentence(finding)} {finding_fix(finding)}"
    return no_command_at(no_command_in(escape_hidden(f"{finding.place}: {level}{said} [{finding.rule}]")))
