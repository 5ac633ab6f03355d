"""clause.gap: a number that is missing between two clauses of a file that calls itself complete."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from string import ascii_lowercase
from typing import Final

from ceasefire_diff.checking.clauses import NumberedClause, read_clauses
from ceasefire_diff.checking.lint_rule import LintedProposal, Match, place_of
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level

LONGEST_NUMBER: Final = 6
"""In digits; a longer one counts nothing."""

DESIGNATED: Final = (("article",), ("paragraph",), ("point",), ("section",), ("clause",))
"""How a clause may be called before its number."""

LONGEST_GAP: Final = 20
"""A wider one is no gap but another way of counting, by years or resolutions for example."""


def find(text: LintedProposal) -> Iterator[Match]:
    """Missing numbers below each heading, where the file holds the whole text and its numbers are the text's own."""
    if text.proposal.missing is not None:
        return
    written = {each: provision for provision in reversed(text.provisions) for each in provision.clauses}
    for numbers in _numbered(_without_designations(read_clauses(written))):
        ordered = sorted(numbers)
        for before, after in pairwise(ordered):
            if 1 < after - before <= LONGEST_GAP:
                arguments = {"before": numbers[before], "after": numbers[after], "missing": str(after - before - 1)}
                provision = written[numbers[after]]
                place = place_of(provision, "clause")
                yield Match(place, arguments, provision, (text.header_place("coverage"),))


def _without_designations(read: Mapping[str, NumberedClause]) -> Mapping[str, NumberedClause]:
    """The same, `Article 74` as 74 where other clauses of the text bear their number alone."""
    if not any(clause and clause[0].isdecimal() for clause in read.values()):
        return read
    return {each: clause[1:] if clause[:1] in DESIGNATED else clause for each, clause in read.items()}


def _numbered(read: Mapping[str, NumberedClause]) -> Iterator[Mapping[int, str]]:
    """Below each heading, its numbers with a clause for each, and its letters counted from a."""
    numbers: dict[NumberedClause, dict[int, str]] = {}
    letters: dict[NumberedClause, dict[int, str]] = {}
    for each, clause in read.items():
        for depth, part in enumerate(clause):
            if part.isdecimal() and len(part) <= LONGEST_NUMBER:
                numbers.setdefault(clause[:depth], {}).setdefault(int(part), each)
            elif depth and part in ascii_lowercase and len(part) == 1:
                letters.setdefault(clause[:depth], {}).setdefault(ascii_lowercase.index(part), each)
    yield from numbers.values()
    # Beside ii and iv a letter i or v is a number.
    yield from (found for heading, found in letters.items() if heading not in numbers)


RULE: Final = Rule(
    id="clause.gap",
    level=Level.WARNING,
    means="The file says that it is complete, and between two clauses of it a number is missing. Silence of a "
    "complete file is told as silence of the text.",
    fix="Code the missing clause; if it says nothing that any topic holds, code it under `other`. Or say what is "
    "missing: `coverage: {partial: …}`.",
    says="`coverage` is `complete`, and between the clauses `{before}` and `{after}` a number is missing ({missing} "
    "of them)",
    says_fix="Code what stands there, or write `coverage: {{partial: …}}` and say what is missing",
    breaks="""\
coverage: complete
provisions:
  - id: days
    clause: III.1
    topic: duration
    text: It lasts 30 days.
    terms: {of: ceasefire, length: 30 days}
  - id: negotiate
    clause: III.3
    topic: talks
    text: The parties talk about the settlement.
    terms: {subject: final settlement}
""",
    holds="""\
coverage: {partial: point III.2 is missing}
provisions:
  - id: days
    clause: III.1
    topic: duration
    text: It lasts 30 days.
    terms: {of: ceasefire, length: 30 days}
  - id: negotiate
    clause: III.3
    topic: talks
    text: The parties talk about the settlement.
    terms: {subject: final settlement}
""",
)
