"""Every rule of checking by its id: the one place where commands, settings, formats and pages find them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ceasefire_diff.checking.rule import Rule
from ceasefire_diff.checking.rules_of_edits import RULES as OF_EDITS

RULES: Final[Mapping[str, Rule]] = {rule.id: rule for rule in (*OF_EDITS,)}
"""In the order they are told."""
