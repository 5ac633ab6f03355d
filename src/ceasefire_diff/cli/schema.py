"""`schema`: prints a JSON Schema, so that an editor completes keys and words as one types."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

EXAMPLE: Final = """
\b
Example, in the root of this repository:
  ceasefire-diff schema proposal > proposal.schema.json
"""


class Kind(StrEnum):
    """What a schema can describe."""

    PROPOSAL = "proposal"
    GLOSSARY = "glossary"
    TOPICS = "topics"
    COMPARISON = "comparison"


def schema(
    kind: Annotated[Kind, typer.Argument(help="Which files it describes; comparison is what --format json prints.")],
    topics_file: Annotated[
        str | None,
        typer.Option("--topics-file", metavar="FILE", help="Own topics to describe beside the built-in ones."),
    ] = None,
) -> None:
    """Print a JSON Schema that lets an editor complete keys and words.

    A schema knows shapes. Whether a file is right, only validate decides.
    """
    import json

    from ceasefire_diff.cli.streams import put

    put(json.dumps(_schema(kind, topics_file), ensure_ascii=False, indent=2) + "\n")
    raise typer.Exit(0)


def _schema(kind: Kind, topics_file: str | None) -> object:
    from ceasefire_diff.reading.schema import json_schema
    from ceasefire_diff.reading.topics_file import taxonomy_with

    match kind:
        case Kind.PROPOSAL:
            return json_schema.proposal_schema(taxonomy_with(topics_file, documented=False))
        case Kind.GLOSSARY:
            return json_schema.glossary_schema(taxonomy_with(topics_file, documented=False))
        case Kind.TOPICS:
            return json_schema.topics_schema(taxonomy_with(topics_file, documented=False))
        case Kind.COMPARISON:
            from ceasefire_diff.render.comparison_schema import comparison_schema

            return comparison_schema()
