"""event.day-one: days counted from a first day that the file does not name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match, named
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level
from ceasefire_diff.values.timing import DAY_ONE


def find(text: LintedProposal) -> Iterator[Match]:
    """The first reference to a day 1 nobody names."""
    for reference in text.references:
        if reference.event == DAY_ONE:
            yield Match(reference.place, {"key": named(reference.key)}, reference.provision)
            return


RULE: Final = Rule(
    id="event.day-one",
    level=Level.WARNING,
    means="A provision counts days or weeks from the first, and the header does not say what the first is. Such days "
    "compare with nothing: the other text may count from elsewhere.",
    fix="Say it in the header, for example `day-1-is: ceasefire`; or write the event itself: `day 7 of stage 1`.",
    says="`{key}` counts days from the first, and the header does not say what day 1 is",
    says_fix="Write `day-1-is: …` in the header, for example `day-1-is: ceasefire`, or the event itself: `day 7 of "
    "ceasefire`",
    breaks="""\
provisions:
  - id: free
    clause: "1"
    topic: release
    by: South
    complete-by: day 7
    text: South releases all hostages by day 7.
    terms: {category: hostages, number: all}
""",
    holds="""\
day-1-is: ceasefire
provisions:
  - id: free
    clause: "1"
    topic: release
    by: South
    complete-by: day 7
    text: South releases all hostages by day 7.
    terms: {category: hostages, number: all}
""",
)
