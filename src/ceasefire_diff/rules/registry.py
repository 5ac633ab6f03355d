"""Registers every rule of the tool: the one place where commands, settings, formats, sentences and pages find them.

A rule stands in the file of its family: those of comparing in of_rows, of_norms, of_figures, of_words and of_texts,
those on edits in of_edits, on acceptances in of_acceptances, of commands in of_commands, of reading in of_reading.yaml,
and a lint rule beside its function in the folder checking/lint.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final

from ceasefire_diff.rules.of_acceptances import ACCEPTANCES, UNREADABLE
from ceasefire_diff.rules.of_edits import EDITS
from ceasefire_diff.rules.of_reading import WARNINGS, reading_rules
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level

LINT: Final = "ceasefire_diff.checking.lint"
"""The package of lint rules. It stands on a higher floor, so its files are known here by name only."""

FINDINGS: Final = "Findings"
"""The family of the rules of checking."""

RETIRED: Final[Mapping[str, str]] = {
    "row.names-alike": "What only names in other words keep apart is told by `row.likely`.",
}
"""Ids that were rules once and never come to mean something else, each with what is said of it now."""

_ALWAYS_ERRORS: Final = ("file.invalid", UNREADABLE)


def lint_files() -> list[str]:
    """The names of the files of lint rules, in order."""
    folder = Path(__file__).parents[1] / "checking" / "lint"
    return sorted(file.stem for file in folder.glob("[a-z]*.py"))


@cache
def finding_rules() -> Mapping[str, Rule]:
    """The rules of checking, by id: on edits, on what stands in one file, on acceptances."""
    lint: list[Rule] = [import_module(f"{LINT}.{name}").RULE for name in lint_files()]
    return {rule.id: rule for rule in (*EDITS, *lint, *ACCEPTANCES)}


@cache
def configurable_rules() -> tuple[str, ...]:
    """The rules whose level a project may set and whose findings it may accept: all but errors of form."""
    return (*(rule for rule in finding_rules() if rule not in _ALWAYS_ERRORS), *WARNINGS)


def default_level(rule: str) -> Level:
    """The level of one of those unless a project says otherwise."""
    found = finding_rules().get(rule)
    return found.level if found else Level.WARNING


@cache
def families() -> Mapping[str, tuple[Rule, ...]]:
    """Every rule there is, family by family in the order they are told."""
    from ceasefire_diff.rules.of_commands import OF_COMMANDS  # noqa: PLC0415 - only `explain` reads it
    from ceasefire_diff.rules.of_comparing import BESIDE_RESULTS, ON_RESULTS, ON_VALUES  # noqa: PLC0415

    return {
        **ON_RESULTS,
        **ON_VALUES,
        FINDINGS: tuple(finding_rules().values()),
        **BESIDE_RESULTS,
        "Complaints about files": tuple(reading_rules().values()),
        "Commands that were not done": OF_COMMANDS,
    }
