"""event.nowhere: an event that the text counts from and nothing in it brings about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match, named
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level
from ceasefire_diff.values.event import BUILT_IN_EVENTS

_SIGNING: Final = "signing"


def find(text: LintedProposal) -> Iterator[Match]:
    """Events of the format or the glossary that are referred to and that no provision is, each once."""
    events = {*BUILT_IN_EVENTS, *text.proposal.glossary.events} - {_SIGNING} - text.brought_about_by.keys()
    for reference in text.references:
        if reference.event.id in events:
            events.remove(reference.event.id)
            arguments = {"key": named(reference.key), "label": reference.event.label, "event": reference.event.id}
            yield Match(reference.place, arguments, reference.provision)


RULE: Final = Rule(
    id="event.nowhere",
    level=Level.NOTE,
    means="A provision counts from an event or waits for it, and no provision of the text is that event. That may be "
    "right, for much happens outside a text; but if one of them is that event, nobody can see it, and the order of "
    "the whole text falls apart there.",
    fix="Say `event: …` in the provision that is the event. The ceasefire is what a provision of `entry-into-force` "
    "or `duration` with `of: ceasefire` begins.",
    says="`{key}` names `{label}`, and no provision of this text is that event",
    says_fix="If one is, write `event: {event}` in it (for the ceasefire: `of: ceasefire` in a provision of "
    "`entry-into-force`)",
    breaks="""\
provisions:
  - id: negotiate
    clause: "1"
    topic: talks
    text: The parties talk about the settlement.
    terms: {subject: final settlement}
  - id: leave
    clause: "2"
    topic: withdrawal
    by: South
    starts: at end of talks
    text: South leaves the border zone after the talks.
    terms: {forces: armed forces, from: border zone}
""",
    holds="""\
provisions:
  - id: negotiate
    clause: "1"
    topic: talks
    event: talks
    text: The parties talk about the settlement.
    terms: {subject: final settlement}
  - id: leave
    clause: "2"
    topic: withdrawal
    by: South
    starts: at end of talks
    text: South leaves the border zone after the talks.
    terms: {forces: armed forces, from: border zone}
""",
)
