"""`explain`: tells what a rule means, when it arises, and how to mend what it complains of."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from ceasefire_diff.cli.completion import rule_ids
from ceasefire_diff.cli.topics import Format

EXAMPLE: Final = """
\b
Examples:
  ceasefire-diff explain amount.nested
  ceasefire-diff explain
"""


def explain(
    rule: Annotated[
        str | None,
        typer.Argument(metavar="[RULE]", help="One rule; all of them, by family, if unsaid.", autocompletion=rule_ids),
    ] = None,
    *,
    format_: Annotated[
        Format, typer.Option("--format", help="markdown prints a whole page (docs/rules.md is made so).")
    ] = Format.TEXT,
) -> None:
    """Tell what a rule means: those behind verdicts, and those behind complaints about files."""
    from ceasefire_diff.cli.rules import all_rules, rules_as_markdown, rules_as_text, told
    from ceasefire_diff.cli.streams import put, put_as_shown, width_of_output
    from ceasefire_diff.cli.usage import unknown_word
    from ceasefire_diff.source.diagnostics import CannotRun

    rules = all_rules()
    if rule is not None and rule not in rules:
        raise CannotRun(unknown_word("rule", rule, rules, "All of them: ceasefire-diff explain"))
    chosen = {rule: rules[rule]} if rule else rules
    if format_ is Format.MARKDOWN:
        put(rules_as_markdown(chosen))
    else:
        put_as_shown(told(chosen[rule], width_of_output()) if rule else rules_as_text(rules, width_of_output()))
    raise typer.Exit(0)
