"""Every rule there is, and its page: those behind verdicts, those of reading, those of the commands themselves."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

INTRODUCTION: Final = """\
# Rules

<!-- Made by `ceasefire-diff explain --format markdown`. -->

Every result of a comparison and every complaint about a file carries the id of a rule. Ids are stable words.
"""

FAMILIES: Final = {
    "comparing": "Behind a verdict",
    "reading": "Behind a complaint about a file",
    "usage": "Behind a command that was not done",
}


@dataclass(frozen=True, slots=True)
class RulePage:
    """What is told of one rule: a sentence on what it means, and further facts, each with a label."""

    id: str
    family: str
    means: str
    facts: Mapping[str, str]


def all_rules() -> dict[str, RulePage]:
    """The page of every rule by its id, in the order they are told."""
    return {page.id: page for page in (*_of_comparing(), *_of_reading(), *_of_usage())}


def told(page: RulePage, width: int) -> str:
    """One rule as text for a terminal."""
    lines = [f"{page.id} ({FAMILIES[page.family][0].lower()}{FAMILIES[page.family][1:]})"]
    lines += textwrap.wrap(page.means, width, break_on_hyphens=False)
    for label, fact in page.facts.items():
        start = f"  {label.ljust(8)} "
        lines += textwrap.wrap(
            fact, max(width, 40), initial_indent=start, subsequent_indent=" " * len(start), break_on_hyphens=False
        )
    return "\n".join(lines) + "\n"


def rules_as_text(pages: Mapping[str, RulePage], width: int) -> str:
    """All rules by family, each with what it means."""
    lines: list[str] = []
    for family, title in FAMILIES.items():
        lines += ["", title]
        for page in pages.values():
            if page.family == family:
                lines.append(f"  {page.id}")
                lines += textwrap.wrap(
                    page.means, width, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False
                )
    return "\n".join([*lines[1:], "", "More of one: ceasefire-diff explain RULE", ""])


def rules_as_markdown(pages: Mapping[str, RulePage]) -> str:
    """A whole page of all rules by family, or of one alone."""
    if len(pages) == 1:
        return "\n".join(line for page in pages.values() for line in _markdown(page, "#")).rstrip() + "\n"
    lines = [INTRODUCTION]
    for family, title in FAMILIES.items():
        lines += [f"## {title}", ""]
        for page in pages.values():
            if page.family == family:
                lines += _markdown(page, "###")
    return "\n".join(lines).rstrip() + "\n"


def _markdown(page: RulePage, heading: str) -> Iterator[str]:
    yield from (f"{heading} `{page.id}`", "", _plain(page.means), "")
    for label, fact in page.facts.items():
        yield f"- {label}: {_plain(fact)}"
    yield ""


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return text.replace("*", "\\*").replace("<", "&lt;").replace("_", "\\_").replace("[", "\\[")


def _of_comparing() -> Iterator[RulePage]:
    return iter(())


def _of_reading() -> Iterator[RulePage]:
    from ceasefire_diff.reading.rules import reading_rules

    for rule in reading_rules().values():
        yield RulePage(rule.id, "reading", rule.means, {"example": rule.example, "mend": rule.mend})


def _of_usage() -> Iterator[RulePage]:
    from ceasefire_diff.cli.usage import RULES

    for rule, (means, example, mend) in RULES.items():
        yield RulePage(rule, "usage", means, {"example": example, "mend": mend})
