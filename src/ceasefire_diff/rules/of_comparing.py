"""Lists every rule of a comparison by family, in the order `explain` tells them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from ceasefire_diff.rules.of_figures import AMOUNTS, MOMENTS, OPEN_VALUES, RATIOS, SCHEDULES
from ceasefire_diff.rules.of_norms import CONDITION_RULES, DEEDS, ORDER_RULES, REACH
from ceasefire_diff.rules.of_rows import DEFINITIONS, ROWS, TERM_RULES
from ceasefire_diff.rules.of_texts import NOTICES, RELATED
from ceasefire_diff.rules.of_words import ANYTHING, CHOICES, EVENTS, NAMES, PROSE, SEQUENCES
from ceasefire_diff.rules.rule import Rule

ON_RESULTS: Final[Mapping[str, tuple[Rule, ...]]] = {
    "A row as a whole": ROWS,
    "A term that one text alone states": TERM_RULES,
    "What a text does: requires, permits, declines": DEEDS,
    "Whether a prohibition reaches what the other text wants": REACH,
    "Conditions of an event": CONDITION_RULES,
    "Order of steps and events": ORDER_RULES,
    "Definitions": DEFINITIONS,
}
"""The rules on deeds, conditions, order and whole rows."""

ON_VALUES: Final[Mapping[str, tuple[Rule, ...]]] = {
    "Values left open or unspecified": OPEN_VALUES,
    "Amounts": AMOUNTS,
    "Moments": MOMENTS,
    "Names": NAMES,
    "Choices among a topic's words": CHOICES,
    "Events": EVENTS,
    "Ratios of an exchange": RATIOS,
    "Schedules": SCHEDULES,
    "Sequences of steps": SEQUENCES,
    "Prose": PROSE,
    "Values of the topic other": ANYTHING,
}
"""The rules on two values of one term."""

BESIDE_RESULTS: Final[Mapping[str, tuple[Rule, ...]]] = {
    "Offers of what may be related": RELATED,
    "Notices": NOTICES,
}
"""The rules on what stands beside the rows."""


@cache
def rules_on_values() -> Mapping[str, Rule]:
    """The rules on two values, by id: what they say follows the name of the term."""
    return {rule.id: rule for rules in ON_VALUES.values() for rule in rules}


@cache
def rules_on_results() -> Mapping[str, Rule]:
    """Every rule that a result can have, by id."""
    return {**{rule.id: rule for rules in ON_RESULTS.values() for rule in rules}, **rules_on_values()}


@cache
def rules_of_comparing() -> Mapping[str, Rule]:
    """Every rule of a comparison, by id."""
    beside = {rule.id: rule for rules in BESIDE_RESULTS.values() for rule in rules}
    return {**rules_on_results(), **beside}
