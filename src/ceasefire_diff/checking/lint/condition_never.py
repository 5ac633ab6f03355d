"""condition.never: something that waits for what the text itself turns down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match, named, turned_down
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level


def find(text: LintedProposal) -> Iterator[Match]:
    """References to an event that every provision which is it declines or strikes."""
    for reference in text.references:
        bringers = text.brought_about_by.get(reference.event.id, ())
        if bringers and all(map(turned_down, bringers)) and not turned_down(reference.provision):
            arguments = {
                "key": named(reference.key),
                "event": str(reference.event),
                "other": bringers[0].id,
                "stance": bringers[0].stance.value,
            }
            yield Match(reference.place, arguments, reference.provision, (bringers[0].place,))


RULE: Final = Rule(
    id="condition.never",
    level=Level.WARNING,
    means="A provision waits for something, or is timed or ordered by something, that the text itself declines or "
    "strikes out: as far as this text goes, it never happens.",
    fix="Refer to what the text does want, or mend the stance of the provision that is referred to.",
    says="`{key}` names `{event}`, which this text turns down (`{other}`: `stance: {stance}`)",
    says_fix="Refer to something the text wants, or mend the stance of `{other}`",
    breaks="""\
provisions:
  - id: meet
    clause: "1"
    topic: leaders-meeting
    stance: declines
    text: The text declines a meeting of the presidents.
    terms: {who: both presidents}
  - id: leave
    clause: "2"
    topic: withdrawal
    by: South
    requires: meet
    text: South leaves the border zone after the meeting.
    terms: {forces: armed forces, from: border zone}
""",
    holds="""\
provisions:
  - id: meet
    clause: "1"
    topic: leaders-meeting
    text: The presidents meet.
    terms: {who: both presidents}
  - id: leave
    clause: "2"
    topic: withdrawal
    by: South
    requires: meet
    text: South leaves the border zone after the meeting.
    terms: {forces: armed forces, from: border zone}
""",
)
