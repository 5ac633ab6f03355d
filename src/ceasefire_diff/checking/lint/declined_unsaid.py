"""declined.unsaid: a provision that declines, and does not say what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match, place_of
from ceasefire_diff.model.proposal import Stance
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level


def find(text: LintedProposal) -> Iterator[Match]:
    """Provisions that decline and state no term that names the matter, in topics that have one."""
    for provision in text.provisions:
        identifying = text.topic(provision).identifying
        if (
            provision.stance is Stance.DECLINES
            and identifying
            and not any(each in provision.terms for each in identifying)
        ):
            yield Match(place_of(provision, "stance"), {"terms": ", ".join(identifying)}, provision)


RULE: Final = Rule(
    id="declined.unsaid",
    level=Level.WARNING,
    means="A provision declines something and states no term that says what, so that it meets whatever the other text "
    "says of the topic, or nothing. Review asks whether it is what the other text asks for.",
    fix="State what is declined, in a term that names the matter.",
    says="It declines something, and none of `{terms}` says what",
    says_fix="State what is declined, if the text says it",
    breaks="""\
provisions:
  - id: no-sanctions
    clause: "1"
    topic: sanctions
    stance: declines
    text: It says no to what is asked.
""",
    holds="""\
provisions:
  - id: no-sanctions
    clause: "1"
    topic: sanctions
    stance: declines
    text: It says no to sanctions on the north.
    terms: {scope: sanctions on the north}
""",
)
