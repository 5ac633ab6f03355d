"""text.states-both: two duties of one party in one matter, apart on a term."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import TERMS, LintedProposal, Match, place_of
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level


def find(text: LintedProposal) -> Iterator[Match]:
    """What the engine remarks of the text alone; it lines the text up only where a term is stated in two ways."""
    if not _states_anything_twice(text):
        return
    from ceasefire_diff.comparing.within_one_text import both_stated  # noqa: PLC0415 - a third of a run's time

    provisions = {each.id: each for each in text.provisions}
    for remark in both_stated(text.proposal, text.taxonomy):
        first, second = sorted((provisions[each] for each in remark.provisions), key=lambda each: each.place.line)
        term = remark.arguments["term"]
        key = f"{TERMS}{term}"
        said = {"here": second.terms[term].written, "there": first.terms[term].written}
        arguments = {"term": term, **said, "other": first.id}
        yield Match(place_of(second, key), arguments, second, (place_of(first, key),))


def _states_anything_twice(text: LintedProposal) -> bool:
    """Whether some two provisions of one topic state a term that does not name the matter with different values."""
    values: dict[tuple[str, str], Hashable] = {}
    for provision in text.provisions:
        identifying = text.topic(provision).identifying
        for name, value in provision.terms.items():
            if name not in identifying and values.setdefault((provision.topic, name), value.key) != value.key:
                return True
    return False


RULE: Final = Rule(
    id="text.states-both",
    level=Level.WARNING,
    means="Two provisions of one text speak of the same matter, in the same circumstances, and a term of theirs "
    "cannot have both values. A comparison tells it as a remark on that text.",
    fix="Look into the text: if it does say both, accept the finding; else one of the values is a slip, or stage, "
    "option, qualifier or a term that names the matter is missing and would tell the two apart.",
    says="`{term}` is `{here}` here and `{there}` in the provision `{other}`, on the same matter",
    says_fix="If the text does say both, accept it; else mend the value, or state what tells the two apart",
    breaks="""\
provisions:
  - id: days
    clause: "2"
    topic: duration
    text: It lasts 30 days.
    terms: {of: ceasefire, length: 30 days}
  - id: weeks
    clause: "3"
    topic: duration
    text: It lasts six weeks.
    terms: {of: ceasefire, length: 6 weeks}
""",
    holds="""\
provisions:
  - id: days
    clause: "2"
    topic: duration
    text: It lasts 30 days.
    terms: {of: ceasefire, length: 30 days}
  - id: weeks
    clause: "3"
    topic: duration
    text: The talks last six weeks.
    terms: {of: talks, length: 6 weeks}
""",
)
