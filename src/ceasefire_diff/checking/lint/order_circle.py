"""order.circle: steps that, one after another, come before themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match
from ceasefire_diff.model.keys import ORDER_KEYS
from ceasefire_diff.model.proposal import Position, Provision
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level

MOST_STEPS_TOLD: Final = 6
"""A reader follows a few steps; the rest is found from them."""

_ORDERING: Final = (*ORDER_KEYS, "starts", "terms.steps")


def find(text: LintedProposal) -> Iterator[Match]:
    """Circles of what holds at the same time: what stands outside all options, with each option."""
    if not _can_go_round(text):
        return
    from ceasefire_diff.comparing.order.one_text import circles  # noqa: PLC0415 - the order of few texts can go round

    provisions = {each.id: each for each in text.provisions}
    seen = set()
    for option in text.proposal.options or (None,):
        holding = [each for each in text.provisions if not each.options or option in each.options]
        for steps in circles(holding):
            involved = frozenset(step.provision for step in steps)
            if involved in seen:
                continue
            seen.add(involved)
            told = "; ".join(f"{step.provision} {step.text}" for step in steps[:MOST_STEPS_TOLD])
            first, *others = [provisions[each] for each in dict.fromkeys(step.provision for step in steps)]
            steps_told = f"{told}; …" if len(steps) > MOST_STEPS_TOLD else told
            yield Match(_place(first), {"steps": steps_told}, first, tuple(map(_place, others)))


def _can_go_round(text: LintedProposal) -> bool:
    """Whether what refers to what has a ring in it, whichever way it goes: where it is a tree, no order is a circle."""
    parents: dict[str, str] = {}

    def root(event: str) -> str:
        while (parent := parents.setdefault(event, event)) != event:
            parents[event] = event = parents[parent]
        return event

    for reference in text.references:
        one, other = root(reference.provision.own_event), root(reference.event.id)
        if one == other:
            return True
        parents[one] = other
    return False


def _place(provision: Provision) -> Position:
    return next((provision.places[key] for key in _ORDERING if key in provision.places), provision.place)


RULE: Final = Rule(
    id="order.circle",
    level=Level.WARNING,
    means="Before, after, conditions, starts and sequences of the text, followed step by step, put something before "
    "itself. As written, none of it can begin.",
    fix="One of the steps is coded the wrong way round, or names the wrong provision or the wrong end of it; if the "
    "text does go in a circle, accept the finding.",
    says="The order goes in a circle: {steps}",
    says_fix="Mend the step that is the wrong way round; `end of X` and `{{event: X, met: start}}` say which end "
    "is meant",
    breaks="""\
provisions:
  - id: leave
    clause: "1"
    topic: withdrawal
    by: South
    requires: free
    text: South leaves after the release.
    terms: {forces: armed forces, from: border zone}
  - id: free
    clause: "2"
    topic: release
    by: South
    after: end of leave
    text: South releases all hostages after leaving.
    terms: {category: hostages, number: all}
""",
    holds="""\
provisions:
  - id: leave
    clause: "1"
    topic: withdrawal
    by: South
    requires: free
    text: South leaves after the release.
    terms: {forces: armed forces, from: border zone}
  - id: free
    clause: "2"
    topic: release
    by: South
    before: leave
    text: South releases all hostages before leaving.
    terms: {category: hostages, number: all}
""",
)
