"""Lays two written ceasefire positions side by side; this is what Python callers may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ceasefire_diff.comparing.comparison import Comparison
    from ceasefire_diff.problems import Problem
    from ceasefire_diff.proposal import Proposal

__all__ = ["Comparison", "Problem", "Proposal", "__version__", "compare", "read_proposal"]
