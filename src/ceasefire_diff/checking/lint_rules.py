"""Every rule of care, found by walking the folder they stand in, and what they find in one file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from itertools import islice
from pathlib import Path

from ceasefire_diff.checking import lint
from ceasefire_diff.checking.finding import Finding, Related, RelatedKind, called
from ceasefire_diff.checking.lint_rule import LintRule, Match
from ceasefire_diff.checking.linted_proposal import LintedProposal
from ceasefire_diff.model.glossary import Glossary
from ceasefire_diff.source.diagnostics import Place

MOST_FINDINGS_OF_A_RULE = 200
"""In one file: more of one kind is one thing to mend, and a hostile file would else be answered with a flood."""


@cache
def care_rules() -> Mapping[str, LintRule]:
    """Every rule of care by its id, in the order of the files; each file holds one as RULE."""
    files = sorted(file.stem for file in Path(next(iter(lint.__path__))).glob("[a-z]*.py"))
    modules = (import_module(f"{lint.__name__}.{each}") for each in files)
    return {module.RULE.id: module.RULE for module in modules}


def care_for_text(text: LintedProposal, off: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """What the rules find in a proposal; those that are `off` are not asked."""
    for rule in care_rules().values():
        if rule.id not in off:
            found = _first(rule.find(text))
            yield from (_finding(rule, each, text.proposal.file) for each in found)


def care_for_glossary(glossary: Glossary, off: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """What the rules find in a glossary."""
    for rule in care_rules().values():
        if rule.find_in_glossary is not None and rule.id not in off:
            found = _first(rule.find_in_glossary(glossary))
            yield from (_finding(rule, each, glossary.file) for each in found)


def _first(found: Iterator[Match]) -> Iterator[Match]:
    return islice(found, MOST_FINDINGS_OF_A_RULE)


def _finding(rule: LintRule, found: Match, file: str) -> Finding:
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
