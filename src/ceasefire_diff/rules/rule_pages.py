"""What each rule of a comparison means and when it arises: the pages that `explain` prints."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from ceasefire_diff.model.verdict import Verdict


class RulePage(Struct, frozen=True):
    """One rule: the verdict it leads to (None: it leads to none by itself), what it means, and when it arises."""

    id: str
    verdict: Verdict | None
    means: str
    arises: str

    @property
    def family(self) -> str:
        """The part of the id before the full stop: rules of one family are told together."""
        return self.id.partition(".")[0]


FAMILIES: Mapping[str, str] = {
    "row": "A row as a whole",
    "term": "A term that one text alone states",
    "deed": "What a text does: requires, permits, declines",
    "modality": "Whether a prohibition reaches what the other text wants",
    "conditions": "Conditions of an event",
    "order": "Order of steps and events",
    "definitions": "Definitions",
    "value": "Values left open or unspecified",
    "amount": "Amounts",
    "moment": "Moments",
    "names": "Names",
    "choice": "Choices among a topic's words",
    "event": "Events",
    "ratio": "Ratios of an exchange",
    "schedule": "Schedules",
    "sequence": "Sequences of steps",
    "prose": "Prose",
    "anything": "Values of the topic other",
    "text": "Within one text",
    "options": "References between options",
    "related": "Offers of what may be related",
    "columns": "Notices",
    "status": "Notices",
    "coverage": "Notices",
    "words": "Notices",
    "counts": "Notices",
}
"""What each family of rules is about, in the order it is told."""


@cache
def rule_pages() -> Mapping[str, RulePage]:
    """Every rule of a comparison by its id, family by family."""
    from ceasefire_diff.rules.row_rules import PAGES as OF_ROWS  # noqa: PLC0415 - only `explain` reads them
    from ceasefire_diff.rules.value_rules import PAGES as OF_VALUES  # noqa: PLC0415

    families = list(FAMILIES)
    found = sorted((*OF_ROWS, *OF_VALUES), key=lambda page: families.index(page.family))
    return {page.id: page for page in found}
