"""What a finding is: a rule, its level, where it is, and the facts its sentence is made from."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct, field

from ceasefire_diff.comparing.comparison import Comparison, PairResult, Row
from ceasefire_diff.source.diagnostics import Diagnostic, Level, Place
from ceasefire_diff.source.plain_file import sha256_of

FINGERPRINT_DIGITS: Final = 32
"""Of SHA-256: 128 bits, far more than the findings of one repository can fill by chance."""


class RelatedKind(StrEnum):
    """What stands at a place that is related to a finding."""

    BEFORE = "before"  # the same thing in the earlier version; the place has the revision
    OTHER_TEXT = "other-text"  # what another party's text states on it
    FIRST = "first"  # what a complaint refers back to: the first of two equal ids, for example


class Related(Struct, frozen=True):
    """A place that a reader of a finding wants to see too; `revision` names the commit, None where it is on disk."""

    what: RelatedKind
    place: Place
    revision: str | None = None


class VerdictChange(Struct, frozen=True):
    """The row behind a changed verdict, as it now is: `pairs` are those of its pairs that the finding speaks of."""

    comparison: Comparison
    row: Row
    pairs: tuple[PairResult, ...]


class Finding(Struct, frozen=True):
    """One thing found in a file or between two versions of it.

    `proposal` is the folder and name of its file without ending, the same wherever the command is run;
    `provision` an id, empty where the finding is about the whole file. `arguments` are ids and words of the files,
    from which wording/finding_sentences.py makes the sentence; what tells two findings of one rule and provision
    apart is always among them.
    """

    rule: str
    level: Level
    place: Place
    proposal: str = ""
    provision: str = ""
    clauses: tuple[str, ...] = ()
    arguments: Mapping[str, str] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    because: VerdictChange | None = None

    @property
    def fingerprint(self) -> str:
        """The same for the same fact in every run, whatever lines were added above it and however it is judged."""
        facts = (self.rule, self.proposal, self.provision, *(f"{k}={v}" for k, v in sorted(self.arguments.items())))
        return sha256_of("\0".join(facts).encode("utf-8", "surrogateescape"))[:FINGERPRINT_DIGITS]


COMPLAINT: Final = "complaint"
"""The argument that holds the rule by which reading complained, beside `message` and `cure`."""


def complained(problem: Diagnostic, *, rule: str | None = None, proposal: str = "") -> Finding:
    """A complaint of reading as a finding: under its own rule, or under another that stands for all of them."""
    return Finding(
        rule=rule or problem.rule,
        level=problem.level,
        place=problem.place,
        proposal=proposal,
        arguments={COMPLAINT: problem.rule, "message": problem.message, "cure": problem.cure},
        related=tuple(Related(RelatedKind.FIRST, place) for place in problem.related),
    )


def sorted_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings as every format lists them, each once: by file, line and column, then by rule and by what they say."""
    each_once = {(each.place, each.fingerprint): each for each in findings}
    return tuple(sorted(each_once.values(), key=_position))


def _position(finding: Finding) -> tuple[object, ...]:
    place = finding.place
    return place.file, place.line, place.column, finding.rule, finding.provision, sorted(finding.arguments.items())


def called(file: str) -> str:
    """The last folder and the name without ending, of a path on disk or of `REVISION:path`; `-` for standard input.

    In normal form C, for some systems keep letters and their accents apart in names of files.
    """
    path = file.rpartition(":")[2] if ":" in file and not os.path.exists(file) else file  # noqa: PTH110 - as opened
    whole = path if path != file or file == "-" else os.path.abspath(path)  # noqa: PTH100 - no link is followed
    stem = os.path.splitext(whole)[0]  # noqa: PTH122 - beside the others
    name = "/".join(stem.replace(os.sep, "/").split("/")[-2:])
    if name.isascii():
        return name
    import unicodedata  # noqa: PLC0415 - few names need it

    return unicodedata.normalize("NFC", name)


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
        return self.fail_on is not None and at_least(finding.level, self.fail_on)


def at_least(level: Level, bar: Level) -> bool:
    """Whether a level is as severe as another, or more."""
    levels = list(Level)  # the most severe first
    return levels.index(level) <= levels.index(bar)
