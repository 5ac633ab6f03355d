"""`topics`: prints the kinds of provision there are, or all that is known of one."""

from __future__ import annotations

from typing import Final

import typer

from ceasefire_diff.cli import options
from ceasefire_diff.cli.option_words import PageFormat

EXAMPLE: Final = """
\b
Examples:
  ceasefire-diff topics duration
  ceasefire-diff topics --find "no flights over the line"
  ceasefire-diff topics withdrawal --stub
"""


def topics(
    topic: options.OneTopic = None,
    *,
    find: options.Find = None,
    stub: options.Stub = False,
    topics_file: options.TopicsFileToList = None,
    format_: options.FormatOfTopics = PageFormat.TEXT,
) -> None:
    """List the topics, or tell all that is known of one.

    That is its terms, its words, and worked examples.
    --find looks topics up by words of a clause; --stub prints a provision of one topic to paste into a file.
    """
    from ceasefire_diff.cli.console import put, put_as_shown, width_of_output
    from ceasefire_diff.reading.topics_file import taxonomy_with
    from ceasefire_diff.render.pages.topics import (
        topic_as_stub,
        topic_as_text,
        topics_as_markdown,
        topics_as_text,
        topics_found,
    )
    from ceasefire_diff.source.diagnostics import CannotRun, refused, unknown_word

    taxonomy = taxonomy_with(topics_file)
    if topic is not None and topic not in taxonomy.topics:
        raise CannotRun(unknown_word("topic", topic, taxonomy.topics, "All of them: ceasefire-diff topics"))
    chosen = [taxonomy.topics[topic]] if topic else None
    if find is not None:
        put_as_shown(topics_found(taxonomy, find, width_of_output()))
    elif stub:
        if not chosen:
            raise refused("usage.topic-unknown", "--stub needs a topic", "ceasefire-diff topics duration --stub")
        put(topic_as_stub(chosen[0]))
    elif format_ is PageFormat.MARKDOWN:
        put(topics_as_markdown(taxonomy, chosen))
    else:
        width = width_of_output()
        put_as_shown(topic_as_text(chosen[0], taxonomy, width) if chosen else topics_as_text(taxonomy, width))
    raise typer.Exit(0)
