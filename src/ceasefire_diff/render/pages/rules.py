"""Prints rules: those behind verdicts, of reading, of findings, of the commands themselves."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct, field

from ceasefire_diff.checking.rules import RULES as OF_FINDINGS
from ceasefire_diff.reading.rules import reading_rules
from ceasefire_diff.rules.command_rules import RULES as OF_COMMANDS
from ceasefire_diff.rules.of_comparing import BESIDE_RESULTS, ON_RESULTS, ON_VALUES
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.wording.sentences import VERDICT_WORDS

_INTRODUCTION: Final = """\
# Rules

<!-- Made by `ceasefire-diff explain --format markdown`. -->

Every result of a comparison, every complaint about a file and every finding carries the id of a rule.
Ids are stable words.
"""


class RulePage(Struct, frozen=True):
    """What is told of one rule: what it means, the title of its family, and further facts, each with a label.

    `examples` are lines of a file, each with what they are an example of.
    """

    id: str
    family: str
    means: str
    facts: Mapping[str, str]
    examples: Mapping[str, str] = field(default_factory=dict)


def all_rules() -> dict[str, RulePage]:
    """The page of every rule by its id; those of one family stand together."""
    judging, beside = _of_comparing({**ON_RESULTS, **ON_VALUES}), _of_comparing(BESIDE_RESULTS)
    return {page.id: page for page in (*judging, *_of_checking(), *beside, *_of_reading(), *_of_usage())}


def rule_as_text(page: RulePage, width: int) -> str:
    """One rule as text for a terminal."""
    lines = [f"{page.id} ({page.family})", *_wrapped("", page.means, width)]
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
            lines += [f"  {page.id}", *_wrapped("    ", page.means, width)]
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
    yield from (f"{heading} `{page.id}`", "", _plain(page.means), "")
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


def _of_comparing(families: Mapping[str, tuple[Rule, ...]]) -> Iterator[RulePage]:
    for family, rules in families.items():
        yield from (_of_verdict(rule, family) for rule in rules)


def _of_verdict(rule: Rule, family: str) -> RulePage:
    verdict = {"verdict": VERDICT_WORDS[rule.verdict]} if rule.verdict else {}
    return RulePage(rule.id, family, rule.means, {**verdict, "arises": rule.arises})


def _of_reading() -> Iterator[RulePage]:
    for rule in reading_rules().values():
        yield RulePage(rule.id, "Complaints about files", rule.means, {"example": rule.example, "mend": rule.mend})


def _of_checking() -> Iterator[RulePage]:
    for rule in OF_FINDINGS.values():
        example = {} if rule.holds else {"example": rule.example}
        examples = {"breaks it": rule.example, "does not": rule.holds} if rule.holds else {}
        yield RulePage(rule.id, "Findings", rule.means, {"level": rule.level, **example, "mend": rule.mend}, examples)


def _of_usage() -> Iterator[RulePage]:
    for rule, (means, example, mend) in OF_COMMANDS.items():
        yield RulePage(rule, "Commands that were not done", means, {"example": example, "mend": mend})
