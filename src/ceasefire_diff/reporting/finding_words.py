"""The words of a finding on one line each, as every format of findings tells them, hidden characters shown."""

from __future__ import annotations

from ceasefire_diff.checking.finding import Finding, Related
from ceasefire_diff.reporting.visible import visible
from ceasefire_diff.reporting.wording_of_findings import finding_cure, finding_sentence, related_sentence


def message_of(finding: Finding) -> str:
    """What was found."""
    return visible(str(finding_sentence(finding)))


def cure_of(finding: Finding) -> str:
    """What to do about it."""
    return visible(str(finding_cure(finding)))


def related_of(related: Related) -> str:
    """What stands at a related place."""
    return visible(str(related_sentence(related)))
