"""act.without-actor: an act that the text wants done, and the file does not say by whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match, place_of
from ceasefire_diff.comparing.norms import Norm, norm_of
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level

ACTORS: Final[Mapping[str, tuple[str, ...]]] = {
    "withdrawal": (),
    "disarmament": ("groups",),
    "mines": ("cleared-by",),
    "release": ("held-by",),
    "exchange": (),
    "missing-and-remains": (),
    "information-on-persons": (),
    "humanitarian-access": ("agencies",),
    "services": (),
    "reconstruction": ("payer",),
    "elections": (),
    "sanctions": (),
}
"""Topics whose provisions are acts that somebody does, with the terms that say who where `by` does not."""


def find(text: LintedProposal) -> Iterator[Match]:
    """Duties of those topics without a bearer."""
    for provision in text.provisions:
        terms = ACTORS.get(provision.topic)
        if terms is None or norm_of(provision) is not Norm.REQUIRES or "by" in provision.keys:
            continue
        if not any(term in provision.terms for term in terms):
            yield Match(place_of(provision, "topic"), {"provision": provision.id}, provision)


RULE: Final = Rule(
    id="act.without-actor",
    level=Level.NOTE,
    means="The text wants something done, and the file does not say who is to do it. Where the text is silent too, "
    "that is the text's own, and nothing is to be mended.",
    fix="Say `by: …` where the text does. Never fill in what it leaves unsaid.",
    says="`{provision}` is an act, and nothing says who is to do it",
    says_fix="Add `by: …` if the text says it; if it does not, leave it",
    breaks="""\
provisions:
  - id: leave
    clause: "1"
    topic: withdrawal
    complete-by: within 7 days of signing
    text: The border zone is left.
    terms: {forces: armed forces, from: border zone}
""",
    holds="""\
provisions:
  - id: leave
    clause: "1"
    topic: withdrawal
    by: South
    complete-by: within 7 days of signing
    text: South leaves the border zone.
    terms: {forces: armed forces, from: border zone}
""",
)
