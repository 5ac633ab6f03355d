"""declined.and-proposed: one text declines a thing and proposes the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match, place_of
from ceasefire_diff.model.proposal import Provision, Stance
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level


def find(text: LintedProposal) -> Iterator[Match]:
    """Provisions that decline what another of the same matter, terms and options proposes."""
    proposed: dict[object, Provision] = {}
    declined: list[tuple[object, Provision]] = []
    for provision in text.provisions:
        if provision.stance not in (Stance.DECLINES, Stance.PROPOSES) or not provision.terms:
            continue
        terms = frozenset((name, value.key) for name, value in provision.terms.items())
        bearers = provision.by.key if provision.by is not None else None
        what = (provision.topic, provision.stages, terms, bearers, provision.options, provision.modality)
        if provision.stance is Stance.PROPOSES:
            proposed.setdefault(what, provision)
        else:
            declined.append((what, provision))
    for asked, provision in declined:
        if (other := proposed.get(asked)) is not None:
            place = place_of(provision, "stance")
            yield Match(place, {"other": other.id}, provision, (place_of(other, "topic"),))


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
    terms: {of: ceasefire, lead: UN}
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
