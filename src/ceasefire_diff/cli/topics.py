"""`topics`: prints the kinds of provision there are, or all that is known of one."""

from __future__ import annotations

from typing import Final

import typer

from ceasefire_diff.cli import options
from ceasefire_diff.cli.options import PageFormat

EXAMPLE: Final = """
\b
Example:
  ceasefire-diff topics duration
"""


def topics(
    topic: options.OneTopic = None,
    *,
    topics_file: options.TopicsFileToList = None,
    format_: options.FormatOfTopics = PageFormat.TEXT,
) -> None:
    """List the kinds of provision, or tell all that is known of one: its terms, its words, worked examples."""
    from ceasefire_diff.cli.console import put, put_as_shown, width_of_output
    from ceasefire_diff.reading.topics_file import taxonomy_with
    from ceasefire_diff.render.pages.topics import topic_as_text, topics_as_markdown, topics_as_text
    from ceasefire_diff.source.diagnostics import CannotRun, unknown_word

    taxonomy = taxonomy_with(topics_file)
    if topic is not None and topic not in taxonomy.topics:
        raise CannotRun(unknown_word("topic", topic, taxonomy.topics, "All of them: ceasefire-diff topics"))
    chosen = [taxonomy.topics[topic]] if topic else None
    if format_ is PageFormat.MARKDOWN:
        put(topics_as_markdown(taxonomy, chosen))
    else:
        width = width_of_output()
        put_as_shown(topic_as_text(chosen[0], taxonomy, width) if chosen else topics_as_text(taxonomy, width))
    raise typer.Exit(0)
