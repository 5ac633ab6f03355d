"""limit.none: a limit of none, which is zero, where no limit may be meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import TERMS, LintedProposal, Match, named, place_of
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level
from ceasefire_diff.values.amount import Amount

COUNTED: Final = ("people", "count")
"""Units of which a text may well say that they are not limited; a notice or a distance of none is nothing odd."""


def find(text: LintedProposal) -> Iterator[Match]:
    """Limits on people or things that say `none`."""
    for provision in text.provisions:
        terms = text.topic(provision).terms
        for name, value in provision.terms.items():
            term = terms.get(name)
            if term is None or not term.limit or term.unit not in COUNTED:
                continue
            if isinstance(value, Amount) and value.is_none and not value.is_no_limit:
                key = f"{TERMS}{name}"
                yield Match(place_of(provision, key), {"term": named(key)}, provision)


RULE: Final = Rule(
    id="limit.none",
    level=Level.WARNING,
    means="A term that reads as a limit says `none`. That is a limit of zero: nothing of the kind may be there. Until "
    "rules 2 of the verdicts, `none` meant that there is no limit.",
    fix="Write `no limit` where the text places no restriction, and accept the finding where it means zero.",
    says="`{term}` is `none`, which is a limit of zero",
    says_fix="Write `no limit` if the text places no limit; if it means zero, `0` says so beyond doubt",
    breaks="""\
provisions:
  - id: free-size
    clause: "1"
    topic: force-levels
    by: South
    text: No restriction is placed on the size of South's army.
    terms: {forces: army, ceiling: none}
""",
    holds="""\
provisions:
  - id: free-size
    clause: "1"
    topic: force-levels
    by: South
    text: No restriction is placed on the size of South's army.
    terms: {forces: army, ceiling: no limit}
""",
)
