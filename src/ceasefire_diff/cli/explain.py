"""`explain`: tells what a rule means, when it arises, and how to mend what it complains of."""

from __future__ import annotations

from typing import Final

import typer

from ceasefire_diff.cli import options
from ceasefire_diff.cli.option_words import PageFormat

EXAMPLE: Final = """
\b
Examples:
  ceasefire-diff explain amount.nested
  ceasefire-diff explain incompatible
  ceasefire-diff explain
"""


def explain(
    rule: options.RuleId = None,
    *,
    format_: options.FormatOfRules = PageFormat.TEXT,
) -> None:
    """Tell what a rule or a verdict means."""
    from ceasefire_diff.cli.console import put, put_as_shown, width_of_output
    from ceasefire_diff.render.pages.rules import (
        VERDICTS_CALLED,
        all_rules,
        rule_as_text,
        rules_as_markdown,
        rules_as_text,
        verdict_as_text,
    )
    from ceasefire_diff.rules.registry import RETIRED
    from ceasefire_diff.source.diagnostics import CannotRun, unknown_word

    if rule is not None and rule in RETIRED:
        put_as_shown(f"{rule} is no longer a rule. {RETIRED[rule]}\n")
        raise typer.Exit(0)
    rules = all_rules()
    if rule is not None and (verdict := VERDICTS_CALLED.get(rule)) is not None:
        put_as_shown(verdict_as_text(verdict, rules, width_of_output()))
        raise typer.Exit(0)
    if rule is not None and rule not in rules:
        raise CannotRun(unknown_word("rule", rule, rules, "All of them: ceasefire-diff explain"))
    chosen = {rule: rules[rule]} if rule else rules
    if format_ is PageFormat.MARKDOWN:
        put(rules_as_markdown(chosen))
    else:
        put_as_shown(rule_as_text(chosen[rule], width_of_output()) if rule else rules_as_text(rules, width_of_output()))
    raise typer.Exit(0)
