"""clause.uncoded: a clause that the header lists and no provision has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.clauses import read_clauses
from ceasefire_diff.checking.lint_rule import LintedProposal, Match
from ceasefire_diff.model.clause_ranges import in_few_words
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level


def find(text: LintedProposal) -> Iterator[Match]:
    """The listed clauses without a provision, all at once; 5 has one where 5(a) has."""
    proposal = text.proposal
    stated = {clause for each in proposal.provisions for clause in each.clauses}
    stated |= {clause for each in proposal.unfinished for clause in each.clauses}
    read = read_clauses((*proposal.clauses, *stated))
    known = {read[each][: depth + 1] for each in stated for depth in range(len(read[each]))}
    missing = [each for each in proposal.clauses if each not in stated and read[each] not in known]
    if missing:
        arguments = {"clauses": ", ".join(in_few_words(missing)), "count": str(len(missing))}
        yield Match(text.header_place("clauses"), arguments)


RULE: Final = Rule(
    id="clause.uncoded",
    level=Level.WARNING,
    means="The header lists the clauses of the text, and some of them have no provision. A clause that is left out is "
    "told as silence of the text.",
    fix="Code the clause; if it says nothing that any topic holds, code it under `other`. Or say in `coverage` that "
    "it is missing, and take it out of `clauses`.",
    says="No provision stands for these clauses of the text ({count}): {clauses}",
    says_fix="Code them, or say in `coverage` what is missing and take them out of `clauses`",
    breaks="""\
clauses: "1-3"
provisions:
  - id: days
    clause: "1"
    topic: duration
    text: It lasts 30 days.
    terms: {of: ceasefire, length: 30 days}
  - id: negotiate
    clause: 2(a)
    topic: talks
    text: The parties talk about the settlement.
    terms: {subject: final settlement}
""",
    holds="""\
clauses: "1-2"
provisions:
  - id: days
    clause: "1"
    topic: duration
    text: It lasts 30 days.
    terms: {of: ceasefire, length: 30 days}
  - id: negotiate
    clause: 2(a)
    topic: talks
    text: The parties talk about the settlement.
    terms: {subject: final settlement}
""",
)
