"""Prints what a verdict means, and the rules that come to it."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Final

from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.render.pages.rules import RulePage
from ceasefire_diff.wording.sentences import ROOM_WORDS, VERDICT_MEANS, VERDICT_WORDS

VERDICTS_CALLED: Final[Mapping[str, Verdict]] = {
    **{verdict.value: verdict for verdict in Verdict},
    **{words: verdict for verdict, words in VERDICT_WORDS.items()},
    **{words.replace(" ", "-"): verdict for verdict, words in VERDICT_WORDS.items()},
}
"""Verdicts by their ids and by their printed words."""


def verdict_as_text(verdict: Verdict, pages: Mapping[str, RulePage], width: int) -> str:
    """One verdict as text for a terminal."""
    title = f"{VERDICT_WORDS[verdict]} (a verdict; in JSON: {verdict.value})"
    means = f"{ROOM_WORDS[verdict].capitalize()}: {VERDICT_MEANS[verdict]}."
    rules = ", ".join(sorted(page.rule.id for page in pages.values() if page.rule.verdict is verdict))
    led = f"  rules    {rules or 'none of its own'}"
    wrapped = [
        *textwrap.wrap(means, max(width, 20)),
        *textwrap.wrap(led, max(width, 30), subsequent_indent=" " * 11, break_on_hyphens=False),
    ]
    return "\n".join((title, *wrapped, "More of one: ceasefire-diff explain RULE", ""))
