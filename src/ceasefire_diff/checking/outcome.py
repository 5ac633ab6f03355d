"""What came of one run of `validate` or `check`: the findings that are told one by one, and which of them fail it."""

from __future__ import annotations

from msgspec import Struct

from ceasefire_diff.checking.finding import Finding
from ceasefire_diff.source.diagnostics import Level


class Outcome(Struct, frozen=True):
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
