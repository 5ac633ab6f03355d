"""declined.and-proposed: one text declines a thing and proposes the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match, place_of
from ceasefire_diff.model.proposal import Provision, Stance
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level

_NARROWING: Final = ("qualifiers", "except", "if", "starts", "until", "complete-by", "applies")


def find(text: LintedProposal) -> Iterator[Match]:
    """Provisions that decline what another of the same matter and options proposes, be it with more said of it."""
    proposed: dict[str, list[Provision]] = {}
    for provision in text.provisions:
        if provision.stance is Stance.PROPOSES and provision.terms:
            proposed.setdefault(provision.topic, []).append(provision)
    for provision in text.provisions:
        if provision.stance is not Stance.DECLINES or not provision.terms:
            continue
        other = next((each for each in proposed.get(provision.topic, ()) if _same(provision, each)), None)
        if other is not None:
            place = place_of(provision, "stance")
            yield Match(place, {"other": other.id}, provision, (place_of(other, "topic"),))


def _same(declined: Provision, proposed: Provision) -> bool:
    """Whether all that is declined is proposed: every term alike, of the same party, in some option of both."""
    if declined.stages != proposed.stages or declined.modality is not proposed.modality:
        return False
    if declined.options and proposed.options and {*declined.options}.isdisjoint(proposed.options):
        return False
    if declined.by is not None and proposed.by is not None and declined.by.key != proposed.by.key:
        return False
    stated = {name: value.key for name, value in proposed.terms.items()}
    if any(stated.get(name) != value.key for name, value in declined.terms.items()):
        return False
    ours, theirs = (
        {key: each.keys[key].key for key in _NARROWING if key in each.keys} for each in (declined, proposed)
    )
    whole = len(declined.terms) > 1 or declined.terms.keys() == proposed.terms.keys()
    return whole and ours == theirs


RULE: Final = Rule(
    id="declined.and-proposed",
    level=Level.WARNING,
    means="One text declines a thing in one provision and proposes the same in another, in the same option and of the "
    "same party, so that whatever the other text says it both accepts and refuses.",
    fix="Look into the text: one of the stances is a slip, or an option, a stage or a qualifier tells the two apart.",
    says="It declines what the provision `{other}` proposes",
    says_fix="Mend one of the stances, or state what tells the two apart",
    breaks="""\
provisions:
  - id: no-watch
    clause: "1"
    topic: monitoring
    by: North
    stance: declines
    text: North says no to a watch led by the UN.
    terms: {of: ceasefire, lead: UN}
  - id: watch
    clause: "2"
    topic: monitoring
    by: North
    text: The UN leads the watch.
    terms: {of: ceasefire, lead: UN, staff: 200}
""",
    holds="""\
provisions:
  - id: no-watch
    clause: "1"
    topic: monitoring
    by: North
    stance: declines
    text: North says no to a watch led by the UN.
    terms: {of: ceasefire, lead: UN}
  - id: watch
    clause: "2"
    topic: monitoring
    by: North
    text: Both sides lead the watch.
    terms: {of: ceasefire, lead: [North, South]}
""",
)
