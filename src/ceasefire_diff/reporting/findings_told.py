"""What a run found, as every format of findings tells it: the same findings, in the same order, in the same words."""

from __future__ import annotations

from ceasefire_diff.checking.finding import Finding, Related
from ceasefire_diff.problems import Level
from ceasefire_diff.record import record
from ceasefire_diff.reporting.visible import visible
from ceasefire_diff.reporting.wording_of_findings import finding_cure, finding_sentence, related_sentence


@record
class FindingsTold:
    """The findings of one run of a command, those that are told one by one.

    `fail_on` is the least grave level that fails the run, None where nothing does; `base` is the commit that edits are
    counted from, None where no two versions are compared.
    """

    command: str
    findings: tuple[Finding, ...]
    fail_on: Level | None = Level.ERROR
    base: str | None = None

    def fails(self, finding: Finding) -> bool:
        """Whether a finding fails the run."""
        levels = list(Level)  # the gravest first
        return self.fail_on is not None and levels.index(finding.level) <= levels.index(self.fail_on)


def message_of(finding: Finding) -> str:
    """What was found, on one line, hidden characters shown."""
    return visible(str(finding_sentence(finding)))


def cure_of(finding: Finding) -> str:
    """What to do about it, on one line."""
    return visible(str(finding_cure(finding)))


def related_of(related: Related) -> str:
    """What stands at a related place, on one line."""
    return visible(str(related_sentence(related)))
