"""What a project makes of findings: which rules count how much, what fails a run, and what was accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from ceasefire_diff.checking.finding import COMPLAINT, Finding, at_least, sorted_findings
from ceasefire_diff.checking.suppression import Acceptance, can_be_accepted
from ceasefire_diff.rules.of_acceptances import EXPIRED, INCOMPLETE, UNUSED
from ceasefire_diff.rules.registry import default_level, finding_rules
from ceasefire_diff.source.diagnostics import Level

OFF: Final = None
"""The level of a rule that is not asked."""


class Override(Struct, frozen=True):
    """Levels for files of some paths only; patterns are matched against the path from `folder`."""

    folder: str
    patterns: tuple[str, ...]
    levels: Mapping[str, Level | None]

    def covers(self, file: str) -> bool:
        """Whether it holds for a file."""
        try:
            path = Path(file).absolute().relative_to(self.folder).as_posix()
        except ValueError:
            path = file
        return any(fnmatchcase(path, pattern) for pattern in self.patterns)


class Policy(Struct, frozen=True):
    """How a run judges what it finds.

    `levels` maps the id of a rule, or the family before its full stop, to a level, or to OFF; `chosen` does the same
    and wins over everything: it was said for this run. `fail_on` is None where nothing fails a run.
    """

    levels: Mapping[str, Level | None] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    chosen: Mapping[str, Level | None] = field(default_factory=dict)
    fail_on: Level | None = Level.ERROR
    show: Level = Level.WARNING
    acceptances: tuple[Acceptance, ...] = ()

    def level_of(self, finding: Finding) -> Level | None:
        """The level of a finding here; a file that cannot be read as what it is stays an error whatever is set."""
        if COMPLAINT in finding.arguments and finding.level is Level.ERROR:
            return finding.level
        level: Level | None = finding.level
        for levels in self._levels_for(finding.place.file):
            level = _set(levels, finding.rule, level)
        return level

    def asks(self, rule: str) -> bool:
        """Whether a rule can find anything: it is not off, or not everywhere."""
        level: Level | None = default_level(rule)
        for levels in (self.levels, self.chosen):
            level = _set(levels, rule, level)
        return level is not OFF or any(_set(each.levels, rule, OFF) is not OFF for each in self.overrides)

    def fails(self, finding: Finding) -> bool:
        """Whether a judged finding fails the run."""
        return self.fail_on is not None and at_least(finding.level, self.fail_on)

    def shows(self, finding: Finding) -> bool:
        """Whether a judged finding is told one by one: what fails a run always is."""
        return at_least(finding.level, self.show) or self.fails(finding)

    def _levels_for(self, file: str) -> Iterator[Mapping[str, Level | None]]:
        yield self.levels
        yield from (each.levels for each in self.overrides if each.covers(file))
        yield self.chosen


class Examined(Struct, frozen=True):
    """What a run looked at: these proposals, by these rules. Acceptances of anything else are not called unused."""

    proposals: Collection[str]
    rules: Collection[str]


class JudgedFindings(Struct, frozen=True):
    """Findings as they count here, in order, and how many were accepted."""

    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...]


def judged(findings: Iterable[Finding], policy: Policy, today: date, examined: Examined) -> JudgedFindings:
    """Give findings their levels, leave out what is off or accepted, and tell of acceptances that ran out or lie idle.

    An acceptance holds up to and on its last day. One that somebody has still to fill in holds, and is told of.
    """
    kept: list[Finding] = []
    accepted: list[Finding] = []
    used: Counter[Acceptance] = Counter()
    for finding in findings:
        level = policy.level_of(finding)
        if level is OFF:
            continue
        finding = replace(finding, level=level)  # noqa: PLW2901 - the same finding, as it counts here
        accepting = [each for each in policy.acceptances if each.accepts(finding)] if can_be_accepted(finding) else []
        used.update(accepting)
        holds = any(each.until is None or today <= each.until for each in accepting)
        (accepted if holds else kept).append(finding)
    for each in policy.acceptances:
        found = [] if each.is_complete else [_on(each, INCOMPLETE)]
        if used[each] and each.until is not None and today > each.until:
            found.append(_on(each, EXPIRED))
        if not used[each] and each.proposal in examined.proposals and each.rule in examined.rules:
            found.append(_on(each, UNUSED))
        levels = ((finding, policy.level_of(finding)) for finding in found)
        kept += [replace(finding, level=level) for finding, level in levels if level is not OFF]
    return JudgedFindings(sorted_findings(kept), tuple(accepted))


def _on(acceptance: Acceptance, rule: str) -> Finding:
    arguments = {
        "accepted": acceptance.rule,
        "file": acceptance.proposal,
        "about": acceptance.provision,
        "fingerprint": acceptance.fingerprint,
        "until": acceptance.until.isoformat() if acceptance.until else "",
    }
    level = finding_rules()[rule].level
    return Finding(rule, level, acceptance.place, acceptance.proposal, acceptance.provision, arguments=arguments)


def _set(levels: Mapping[str, Level | None], rule: str, otherwise: Level | None) -> Level | None:
    """The level a rule has by its id, else by its family, else the one it had."""
    if rule in levels:
        return levels[rule]
    return levels.get(rule.partition(".")[0], otherwise)
