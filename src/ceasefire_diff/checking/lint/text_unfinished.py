"""text.unfinished: a file in which something is left for a person to decide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level


def find(text: LintedProposal) -> Iterator[Match]:
    """The file, once, at its first unfinished provision or key."""
    proposal = text.proposal
    if proposal.is_finished:
        return
    keys = [text.header_place(key) for key in proposal.unfinished_keys]
    place = proposal.unfinished[0].place if proposal.unfinished else keys[0]
    progress = proposal.progress
    arguments = {
        "counted": f"{progress.coded} of {progress.clauses} clauses coded",
        "next": f"; next: clause {progress.next}" if progress.next else "",
        "keys": f"; in the header: {', '.join(progress.keys)}" if progress.keys else "",
    }
    yield Match(place, arguments, related=tuple(keys))


RULE: Final = Rule(
    id="text.unfinished",
    level=Level.ERROR,
    means="The file says `unfinished` where a person has still to decide: a topic, its terms, or a key of the header. "
    "What is unfinished is no position: it is compared with nothing and taken for no silence.",
    fix="Decide, and write it in place of `unfinished`. While the work goes on, `validate --unfinished` counts what "
    "is left without calling it an error.",
    says="The file is unfinished: {counted}{next}{keys}",
    says_fix="Write the topic or the value in place of each `unfinished`; until then, `--unfinished` takes it as it is",
    breaks="""\
provisions:
  - id: days
    clause: III.5
    topic: unfinished
    text: It lasts 30 days.
""",
    holds="""\
provisions:
  - id: days
    clause: III.5
    topic: duration
    text: It lasts 30 days.
    terms: {of: ceasefire, length: 30 days}
""",
)
