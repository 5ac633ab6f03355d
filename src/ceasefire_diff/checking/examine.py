"""Looks at files that were read as a careful reader would, and puts what the lint rules find beside the complaints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from itertools import islice

from ceasefire_diff.checking.finding import Finding, Related, RelatedKind, called, complained
from ceasefire_diff.checking.lint_rule import LintedProposal, LintRule, Match
from ceasefire_diff.checking.policy import Examined, Policy
from ceasefire_diff.checking.suppression import AcceptancesFile, read_acceptances
from ceasefire_diff.model.glossary import Glossary
from ceasefire_diff.model.versions import versions_of
from ceasefire_diff.reading.validation import Checked, ReadText
from ceasefire_diff.rules.of_acceptances import UNREADABLE
from ceasefire_diff.rules.of_reading import WARNINGS
from ceasefire_diff.rules.registry import LINT, configurable_rules, lint_files
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Place


def examine(checked: Checked, policy: Policy, accepting: AcceptancesFile | None) -> Iterator[Finding]:
    """Everything found in files that were read: what is wrong with their form, and what a careful reader would ask."""
    for problem in checked.problems:
        yield complained(problem, proposal=called(problem.place.file))
    off = frozenset(rule for rule in lint_rules() if not policy.asks(rule))
    for read in checked.texts:
        yield from _linted(read, off)
    for glossary in checked.glossaries:
        yield from lint_glossary(glossary, off)
    given = {each.path: read_acceptances(each.data, each.file, configurable_rules()) for each in checked.acceptances}
    if accepting is not None:
        given = {path: each for path, each in given.items() if path != accepting.path}
        yield from complaints_of(accepting)
    for each in given.values():
        yield from complaints_of(each)


def _linted(read: ReadText, off: frozenset[str]) -> Iterator[Finding]:
    """What the lint rules find in a text. Of a paper that holds several versions each is looked at, and told once.

    Its clauses and its names are those of the whole paper, for no version has all of them.
    """
    if not read.proposal.versions:
        yield from lint_text(LintedProposal(read.proposal, read.taxonomy, read.index), off)
        return
    of_the_paper = frozenset(rule for rule in lint_rules() if rule.startswith(("clause.", "name.unknown")))
    rest = frozenset(lint_rules()) - of_the_paper
    found: dict[tuple[str, Place, tuple[tuple[str, str], ...]], Finding] = {}
    for text, unasked in ((read.proposal, rest), *((each, of_the_paper) for each in versions_of(read.proposal))):
        for finding in lint_text(LintedProposal(text, read.taxonomy, read.index), off | unasked):
            found.setdefault((finding.rule, finding.place, tuple(finding.arguments.items())), finding)
    yield from found.values()


def complaints_of(accepting: AcceptancesFile) -> Iterator[Finding]:
    """What is wrong in a file of acceptances; what is no YAML is told as it is told of any file."""
    for problem in accepting.problems:
        rule = UNREADABLE if problem.rule.startswith("acceptances.") else problem.rule
        yield complained(problem, rule=rule, proposal=called(accepting.file))


def examined(checked: Checked) -> Examined:
    """Which proposals were looked at, and by which rules."""
    return Examined(frozenset(map(called, checked.read)), frozenset((*lint_rules(), *WARNINGS)))


MOST_FINDINGS_OF_A_RULE = 200
"""In one file: more of one kind is one thing to mend, and a hostile file would else be answered with a flood."""


@cache
def lint_rules() -> Mapping[str, LintRule]:
    """Every lint rule by its id, in the order of the files."""
    modules = (import_module(f"{LINT}.{name}") for name in lint_files())
    return {each.RULE.id: LintRule(each.RULE, each.find, getattr(each, "find_in_glossary", None)) for each in modules}


def lint_text(text: LintedProposal, off: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """What the rules find in a proposal; those that are `off` are not asked."""
    for rule_id, rule in lint_rules().items():
        if rule_id not in off:
            found = _first(rule.find(text))
            yield from (_finding(rule.rule, each, text.proposal.file) for each in found)


def lint_glossary(glossary: Glossary, off: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """What the rules find in a glossary."""
    for rule_id, rule in lint_rules().items():
        if rule.find_in_glossary is not None and rule_id not in off:
            found = _first(rule.find_in_glossary(glossary))
            yield from (_finding(rule.rule, each, glossary.file) for each in found)


def _first(found: Iterator[Match]) -> Iterator[Match]:
    return islice(found, MOST_FINDINGS_OF_A_RULE)


def _finding(rule: Rule, found: Match, file: str) -> Finding:
    return Finding(
        rule=rule.id,
        level=rule.level,
        place=Place(file, found.place.line, found.place.column),
        proposal=called(file),
        provision=found.provision.id if found.provision else "",
        clauses=found.provision.clauses if found.provision else (),
        arguments=found.arguments,
        related=tuple(Related(RelatedKind.FIRST, Place(file, each.line, each.column)) for each in found.related),
    )
