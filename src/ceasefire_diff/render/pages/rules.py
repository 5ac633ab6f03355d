"""Prints rules: of verdicts, of reading, of findings, of the commands themselves; and what a verdict means."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.rules.registry import FINDINGS, families
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.wording.sentences import ROOM_WORDS, VERDICT_MEANS, VERDICT_WORDS

_INTRODUCTION: Final = """\
# Rules

<!-- Made by `ceasefire-diff explain --format markdown`. -->

Every result of a comparison, every complaint about a file and every finding carries the id of a rule.
Ids are stable words.
"""


class RulePage(Struct, frozen=True):
    """A rule and the title of its family, as they are told."""

    rule: Rule
    family: str

    @property
    def facts(self) -> dict[str, str]:
        """What is told of it beside what it means, each with a label."""
        rule = self.rule
        facts = {
            "verdict": VERDICT_WORDS[rule.verdict] if rule.verdict else "",
            "level": rule.level if self.family == FINDINGS else "",
            "arises": rule.arises,
            "example": "" if rule.holds else rule.breaks,
            "mend": rule.fix,
        }
        return {label: fact for label, fact in facts.items() if fact}

    @property
    def examples(self) -> dict[str, str]:
        """Lines of a file, each with what they are an example of."""
        return {"breaks it": self.rule.breaks, "does not": self.rule.holds} if self.rule.holds else {}


def all_rules() -> dict[str, RulePage]:
    """Every rule by its id; those of one family stand together."""
    return {rule.id: RulePage(rule, family) for family, rules in families().items() for rule in rules}


def rule_as_text(page: RulePage, width: int) -> str:
    """One rule as text for a terminal."""
    lines = [f"{page.rule.id} ({page.family})", *_wrapped("", page.rule.means, width)]
    for label, fact in page.facts.items():
        lines += _wrapped(f"  {label.ljust(8)} ", fact, width)
    for label, example in page.examples.items():
        lines += [f"  {label}:", *(f"    {line}" for line in example.splitlines())]
    return "\n".join(lines) + "\n"


def rules_as_text(pages: Mapping[str, RulePage], width: int) -> str:
    """All rules by family, each with what it means."""
    lines: list[str] = []
    for family, members in _by_family(pages).items():
        lines += ["", family]
        for page in members:
            lines += [f"  {page.rule.id}", *_wrapped("    ", page.rule.means, width)]
    return "\n".join([*lines[1:], "", "More of one: ceasefire-diff explain RULE", ""])


def rules_as_markdown(pages: Mapping[str, RulePage]) -> str:
    """A whole page of all rules by family, or of one alone."""
    if len(pages) == 1:
        return "\n".join(line for page in pages.values() for line in _markdown(page, "#")).rstrip() + "\n"
    lines = [_INTRODUCTION]
    for family, members in _by_family(pages).items():
        lines += [f"## {family}", ""]
        for page in members:
            lines += _markdown(page, "###")
    return "\n".join(lines).rstrip() + "\n"


def _by_family(pages: Mapping[str, RulePage]) -> dict[str, list[RulePage]]:
    families: dict[str, list[RulePage]] = {}
    for page in pages.values():
        families.setdefault(page.family, []).append(page)
    return families


def _wrapped(label: str, text: str, width: int) -> list[str]:
    return textwrap.wrap(
        text,
        max(width, len(label) + 20),
        initial_indent=label,
        subsequent_indent=" " * len(label),
        break_on_hyphens=False,
        break_long_words=False,
    )


def _markdown(page: RulePage, heading: str) -> Iterator[str]:
    yield from (f"{heading} `{page.rule.id}`", "", _plain(page.rule.means), "")
    yield from (f"- {label}: {_plain(fact)}" for label, fact in page.facts.items())
    yield ""
    for label, example in page.examples.items():
        yield from (f"{label.capitalize()}:", "", "```yaml", example.rstrip("\n"), "```", "")


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is, but for what stands between backticks."""
    pieces = text.split("`")
    pieces[::2] = [
        piece.replace("*", "\\*").replace("<", "&lt;").replace("_", "\\_").replace("[", "\\[") for piece in pieces[::2]
    ]
    return "`".join(pieces)


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
