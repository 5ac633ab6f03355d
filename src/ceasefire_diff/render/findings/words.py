"""The words of a finding on one line each, as every format of findings tells them, hidden characters shown."""

from __future__ import annotations

from ceasefire_diff.checking.finding import Finding, Related
from ceasefire_diff.wording.escape_hidden import escape_hidden
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
