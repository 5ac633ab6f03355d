"""Every rule of checking by its id: the one place where commands, settings, formats and pages find them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ceasefire_diff.checking.edit_rules import RULES as OF_EDITS
from ceasefire_diff.checking.lint_rules import care_rules
from ceasefire_diff.checking.rule import Rule
from ceasefire_diff.checking.suppression_rules import RULES as OF_ACCEPTANCES
from ceasefire_diff.checking.suppression_rules import UNREADABLE
from ceasefire_diff.reading.rules import WARNINGS
from ceasefire_diff.source.diagnostics import Level

OF_CARE: Final = tuple(
    Rule(each.id, each.level, each.means, each.breaks, each.mend, each.holds) for each in care_rules().values()
)

RULES: Final[Mapping[str, Rule]] = {rule.id: rule for rule in (*OF_EDITS, *OF_CARE, *OF_ACCEPTANCES)}
"""In the order they are told."""

_ALWAYS_ERRORS: Final = ("file.invalid", UNREADABLE)

JUDGED: Final = (*(rule for rule in RULES if rule not in _ALWAYS_ERRORS), *WARNINGS)
"""The rules whose level a project may set and whose findings it may accept: all but complaints of level error."""


def default_level(rule: str) -> Level:
    """The level of one of those unless a project says otherwise."""
    return RULES[rule].level if rule in RULES else Level.WARNING
