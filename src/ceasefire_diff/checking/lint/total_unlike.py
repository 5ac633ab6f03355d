"""total.unlike: a number of people and a schedule that does not add up to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import TERMS, LintedProposal, Match, place_of
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.figures import Exact
from ceasefire_diff.values.schedule import Schedule


def find(text: LintedProposal) -> Iterator[Match]:
    """Provisions whose amount does not hold the sum of their steps."""
    for provision in text.provisions:
        for name, schedule in provision.terms.items():
            total = _total(schedule) if isinstance(schedule, Schedule) else None
            for other, amount in provision.terms.items() if total else ():
                if total and isinstance(amount, Amount) and amount.span and amount.dimension == total[0]:
                    low, high = amount.span.low, amount.span.high
                    if not low.at <= total[1] <= high.at:
                        arguments = {"term": name, "total": str(total[1]), "other": other, "number": amount.written}
                        places = (place_of(provision, f"{TERMS}{other}"),)
                        yield Match(place_of(provision, f"{TERMS}{name}"), arguments, provision, places)


def _total(schedule: Schedule) -> tuple[str, Exact] | None:
    """What is counted and how many in all; None where a step says no exact number, or comes again and again."""
    total: Exact = 0
    dimensions = set()
    for step in schedule.steps:
        if step.amount is None or step.every is not None or step.amount.span is None or not step.amount.span.is_point:
            return None
        amount = step.amount.span.low.at
        if isinstance(amount, float) or step.amount.span.low.months:
            return None
        total += amount
        dimensions.add(step.amount.dimension)
    return (dimensions.pop(), total) if len(dimensions) == 1 else None


RULE: Final = Rule(
    id="total.unlike",
    level=Level.WARNING,
    means="A provision states a number, and a schedule whose steps add up to another.",
    fix="Count again in the text; if it does say both, accept the finding.",
    says="The steps of `{term}` add up to {total}, and `{other}` is {number}",
    says_fix="Count again in the text, and mend the one that is a slip",
    breaks="""\
provisions:
  - id: free
    clause: "1"
    topic: release
    by: South
    text: South releases ten hostages.
    terms:
      category: hostages
      number: 10 people
      schedule:
        - {amount: 4 people, when: at signing}
        - {amount: 5 people, when: 7 days after signing}
""",
    holds="""\
provisions:
  - id: free
    clause: "1"
    topic: release
    by: South
    text: South releases ten hostages.
    terms:
      category: hostages
      number: 10 people
      schedule:
        - {amount: 4 people, when: at signing}
        - {amount: 6 people, when: 7 days after signing}
""",
)
