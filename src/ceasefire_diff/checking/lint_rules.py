"""Asks the lint rules, each a file of the folder `lint`, what they find in one file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from itertools import islice

from ceasefire_diff.checking.finding import Finding, Related, RelatedKind, called
from ceasefire_diff.checking.lint_rule import LintRule, Match
from ceasefire_diff.checking.linted_proposal import LintedProposal
from ceasefire_diff.model.glossary import Glossary
from ceasefire_diff.rules.registry import LINT, lint_files
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Place

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
