"""`topics`: prints the kinds of provision there are, or all that is known of one."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from ceasefire_diff.cli.completion import topic_ids

EXAMPLE: Final = """
\b
Example:
  ceasefire-diff topics duration
"""


class Format(StrEnum):
    """How to print it."""

    TEXT = "text"
    MARKDOWN = "markdown"


def topics(
    topic: Annotated[
        str | None,
        typer.Argument(metavar="[TOPIC]", help="One topic, told in full.", autocompletion=topic_ids),
    ] = None,
    *,
    topics_file: Annotated[
        str | None, typer.Option("--topics-file", metavar="FILE", help="Own topics to list beside the built-in ones.")
    ] = None,
    format_: Annotated[
        Format, typer.Option("--format", help="markdown prints a whole page (docs/topics.md is made so).")
    ] = Format.TEXT,
) -> None:
    """List the kinds of provision, or tell all that is known of one: its terms, its words, worked examples."""
    from ceasefire_diff.cli.streams import put, put_as_shown, width_of_output
    from ceasefire_diff.cli.usage import unknown_word
    from ceasefire_diff.reading.topics_file import taxonomy_with
    from ceasefire_diff.source.diagnostics import CannotRun

    taxonomy = taxonomy_with(topics_file)
    if topic is not None and topic not in taxonomy.topics:
        raise CannotRun(unknown_word("topic", topic, taxonomy.topics, "All of them: ceasefire-diff topics"))
    chosen = [taxonomy.topics[topic]] if topic else None
    if format_ is Format.MARKDOWN:
        from ceasefire_diff.cli.topics_as_markdown import topics_page

        put(topics_page(taxonomy, chosen))
    else:
        from ceasefire_diff.cli.topics_as_text import topic_list, topic_told

        width = width_of_output()
        put_as_shown(topic_told(chosen[0], taxonomy, width) if chosen else topic_list(taxonomy, width))
    raise typer.Exit(0)
