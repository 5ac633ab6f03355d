"""Looks at files that were read with care, and puts what is found beside the complaints of reading."""

from __future__ import annotations

from collections.abc import Iterator

from ceasefire_diff.checking.finding import Finding, called, complained
from ceasefire_diff.checking.lint_rules import lint_glossary, lint_rules, lint_text
from ceasefire_diff.checking.linted_proposal import LintedProposal
from ceasefire_diff.checking.policy import Examined, Policy
from ceasefire_diff.checking.suppression import AcceptancesFile, read_acceptances
from ceasefire_diff.reading.validation import Checked
from ceasefire_diff.rules.of_acceptances import UNREADABLE
from ceasefire_diff.rules.of_reading import WARNINGS
from ceasefire_diff.rules.registry import configurable_rules


def examine(checked: Checked, policy: Policy, accepting: AcceptancesFile | None) -> Iterator[Finding]:
    """Everything found in files that were read: what is wrong with their form, and what a careful reader would ask."""
    for problem in checked.problems:
        yield complained(problem, proposal=called(problem.place.file))
    off = frozenset(rule for rule in lint_rules() if not policy.asks(rule))
    for read in checked.texts:
        yield from lint_text(LintedProposal(read.proposal, read.taxonomy, read.index), off)
    for glossary in checked.glossaries:
        yield from lint_glossary(glossary, off)
    given = {each.path: read_acceptances(each.data, each.file, configurable_rules()) for each in checked.acceptances}
    if accepting is not None:
        given = {path: each for path, each in given.items() if path != accepting.path}
        yield from complaints_of(accepting)
    for each in given.values():
        yield from complaints_of(each)


def complaints_of(accepting: AcceptancesFile) -> Iterator[Finding]:
    """What is wrong in a file of acceptances; what is no YAML is told as it is told of any file."""
    for problem in accepting.problems:
        rule = UNREADABLE if problem.rule.startswith("acceptances.") else problem.rule
        yield complained(problem, rule=rule, proposal=called(accepting.file))


def examined(checked: Checked) -> Examined:
    """Which proposals were looked at, and by which rules."""
    return Examined(frozenset(map(called, checked.read)), frozenset((*lint_rules(), *WARNINGS)))
