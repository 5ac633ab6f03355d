"""act.without-deadline: an act that the text wants done, and the file does not say when or after what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match, moments, place_of
from ceasefire_diff.comparing.norms import Norm, norm_of
from ceasefire_diff.model.keys import TIMES
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level
from ceasefire_diff.values.schedule import Schedule

ACTS: Final = frozenset(
    {
        "withdrawal",
        "disarmament",
        "mines",
        "release",
        "exchange",
        "missing-and-remains",
        "information-on-persons",
        "elections",
        "final-settlement",
    }
)
"""Topics whose provisions are done once and are then done."""


def find(text: LintedProposal) -> Iterator[Match]:
    """Duties of those topics that nothing times or orders."""
    named = {reference.event.id for reference in text.references}
    for provision in text.provisions:
        is_act = provision.topic in ACTS and norm_of(provision) is Norm.REQUIRES
        if is_act and not _is_timed(provision) and provision.own_event not in named:
            yield Match(place_of(provision, "topic"), {"provision": provision.id}, provision)


def _is_timed(provision: Provision) -> bool:
    return (
        bool(provision.is_ordered or provision.stages)
        or any(key in provision.keys for key in (*TIMES, "if"))
        or any(isinstance(each, Schedule) or any(moments(each)) for each in provision.terms.values())
    )


RULE: Final = Rule(
    id="act.without-deadline",
    level=Level.NOTE,
    means="The text wants something done once, and nothing says by when, from when, in which stage, before or after "
    "what. Where the text is silent too, that is the text's own, and nothing is to be mended.",
    fix="Say `complete-by`, `starts`, `stage` or the order where the text does. Never fill in what it leaves unsaid.",
    says="`{provision}` is an act, and nothing says by when it is done, or after what",
    says_fix="Add `complete-by: …`, `starts: …` or the order if the text says it; if it does not, leave it",
    breaks="""\
provisions:
  - id: leave
    clause: "1"
    topic: withdrawal
    by: South
    text: South leaves the border zone.
    terms: {forces: armed forces, from: border zone}
""",
    holds="""\
provisions:
  - id: leave
    clause: "1"
    topic: withdrawal
    by: South
    complete-by: within 7 days of signing
    text: South leaves the border zone within 7 days.
    terms: {forces: armed forces, from: border zone}
""",
)
