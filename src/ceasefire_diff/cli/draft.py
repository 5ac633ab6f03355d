"""`draft`: makes a proposal file from a paper, with every clause in it and nothing chosen."""

from __future__ import annotations

from typing import Final

import typer

from ceasefire_diff.cli import options

EXAMPLE: Final = """
\b
Example, in the root of this repository:
  ceasefire-diff draft docs/from-a-paper/north.docx -o my-north.yaml \\
    --beside docs/from-a-paper/south.yaml
"""


def draft(
    paper: options.PaperToRead,
    *,
    output: options.DraftFile = None,
    beside: options.BesideFile = None,
    glossary: options.GlossaryFile = None,
    topics_file: options.TopicsFile = None,
) -> None:
    """Make a proposal file from a paper.

    The paper is .docx, .pdf, .odt, .html, .md or .txt; every clause stands once, and nothing is chosen.
    Topics, party, date, status and coverage are `unfinished`; which topics it may be, and the values found, stand in
    comments. What is left to decide, `validate --unfinished` counts.
    """
    from pathlib import PurePath

    from ceasefire_diff import __version__
    from ceasefire_diff.cli.console import put, read_all, remark
    from ceasefire_diff.drafting.beside import offered_by
    from ceasefire_diff.drafting.draft import draft_of
    from ceasefire_diff.drafting.papers.opening import open_paper
    from ceasefire_diff.drafting.written import write_draft
    from ceasefire_diff.reading.topics_file import taxonomy_with
    from ceasefire_diff.source.write_files import write_new

    other = offered_by(read_all([beside], glossary, topics_file).proposals[0]) if beside else None
    data = open_paper(paper)
    made = draft_of(data, PurePath(paper).name, taxonomy_with(topics_file), other)
    text = write_draft(made, __version__, PurePath(beside).name if beside else "")
    for each in made.paper.remarks:
        remark(f"{paper}: {each}.")
    if output is None:
        put(text)
    else:
        write_new(output, text.encode())
        clauses = len({each.piece.clause for each in made.drafted})
        remark(
            f"{output}: written, {clauses} clauses in {len(made.drafted)} provisions. "
            f"What is left: ceasefire-diff validate {output} --unfinished"
        )
    raise typer.Exit(0)
