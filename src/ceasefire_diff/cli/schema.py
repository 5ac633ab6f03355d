"""`schema`: prints a JSON Schema, so that an editor completes keys and words as one types."""

from __future__ import annotations

from typing import Final

import typer

from ceasefire_diff.cli import options
from ceasefire_diff.cli.option_words import SchemaKind

EXAMPLE: Final = """
\b
Example, in the root of this repository:
  ceasefire-diff schema proposal > proposal.schema.json
"""


def schema(
    kind: options.KindOfSchema,
    topics_file: options.TopicsFileToDescribe = None,
) -> None:
    """Print a JSON Schema for editors.

    With it, an editor completes keys and words.
    A schema knows shapes. Whether a file is right, only validate decides.
    """
    import json

    from ceasefire_diff.cli.console import put

    put(json.dumps(_schema(kind, topics_file), ensure_ascii=False, indent=2) + "\n")
    raise typer.Exit(0)


def _schema(kind: SchemaKind, topics_file: str | None) -> object:
    from ceasefire_diff.reading.schema import json_schema
    from ceasefire_diff.reading.topics_file import taxonomy_with

    match kind:
        case SchemaKind.PROPOSAL:
            return json_schema.proposal_schema(taxonomy_with(topics_file, documented=False))
        case SchemaKind.GLOSSARY:
            return json_schema.glossary_schema(taxonomy_with(topics_file, documented=False))
        case SchemaKind.TOPICS:
            return json_schema.topics_schema(taxonomy_with(topics_file, documented=False))
        case SchemaKind.COMPARISON:
            from ceasefire_diff.render.comparison_schema import comparison_schema

            return comparison_schema()
        case SchemaKind.FINDINGS:
            from ceasefire_diff.render.findings.json import findings_schema

            return findings_schema()
