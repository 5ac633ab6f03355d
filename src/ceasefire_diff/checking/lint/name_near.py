"""name.near: a name that is known to nobody and one letter away from one that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match, NameStated, named, told_by_reading
from ceasefire_diff.checking.near_labels import NearLabels, mixed
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level
from ceasefire_diff.values.words import folded


def find(text: LintedProposal) -> Iterator[Match]:
    """Names that nothing lists and that are close to one of the glossary, of the header, or used more often here."""
    unlisted = [each for each in text.names if not _is_listed(each)]
    if not unlisted:
        return
    times = Counter(folded(each.name.label) for each in text.names)
    used = {folded(each.name.label): each.name.label for each in reversed(text.names)}
    by_use = sorted(used, key=lambda label: -times[label])
    listed = [label for labels in text.proposal.glossary.names.values() for label in labels]
    likeness = NearLabels((*listed, *text.proposal.party, *(used[label] for label in by_use)))
    for each in unlisted:
        label = folded(each.name.label)
        if any(mixed(each.name.label)):  # a slip of its own, letters.look-alike
            continue
        near = likeness.of(each.name.label)
        if near and not told_by_reading(each, near) and times.get(folded(near), times[label]) >= times[label]:
            yield Match(each.place, {"term": named(each.key), "label": each.name.label, "near": near}, each.provision)


def _is_listed(each: NameStated) -> bool:
    term = each.term
    return bool(each.name.listed) or (term is not None and folded(each.name.label) in map(folded, term.usual))


RULE: Final = Rule(
    id="name.near",
    level=Level.WARNING,
    means="A name stands nowhere else and differs by a letter, a plural or a hyphen from one that the glossary "
    "lists, that holds the position, or that this file uses elsewhere. Written otherwise, it is another name.",
    fix="Write it as it is written elsewhere. If another thing is meant, list both in the glossary.",
    says="`{term}` has `{label}`; elsewhere it is `{near}`",
    says_fix="Write it as there; if something else is meant, list both under `names` in the glossary",
    breaks="""\
provisions:
  - id: leave
    clause: "1"
    topic: withdrawal
    by: [North, Northern allies]
    text: They leave the zone.
    terms: {forces: Northern allies, from: Green Valley}
  - id: freeze
    clause: "2"
    topic: force-freeze
    by: Northern alies
    text: They move no forces.
    terms: {forces: armed forces, act: movement, state: banned}
""",
    holds="""\
provisions:
  - id: leave
    clause: "1"
    topic: withdrawal
    by: [North, Northern allies]
    text: They leave the zone.
    terms: {forces: Northern allies, from: Green Valley}
  - id: freeze
    clause: "2"
    topic: force-freeze
    by: Northern allies
    text: They move no forces.
    terms: {forces: armed forces, act: movement, state: banned}
""",
)
