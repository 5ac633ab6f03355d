"""`draft`: makes a proposal file from a paper, with every clause in it and nothing chosen; goes on with one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import typer

from ceasefire_diff.cli import options

if TYPE_CHECKING:
    from ceasefire_diff.drafting.beside import Beside

EXAMPLE: Final = """
\b
Examples, in the root of this repository:
  ceasefire-diff draft docs/from-a-paper/north.docx -o my-north.yaml \\
    --beside docs/from-a-paper/south.yaml
  ceasefire-diff draft my-north.yaml --choose "3=exchange,2(a)=mines"
"""


def draft(
    paper: options.PaperToRead,
    *,
    output: options.DraftFile = None,
    beside: options.BesideFile = None,
    choose: options.ChosenTopics = None,
    cut: options.CutsInClauses = None,
    tidy: options.TidyDraft = False,
    glossary: options.GlossaryFile = None,
    topics_file: options.TopicsFile = None,
) -> None:
    """Make a proposal file from a paper, or go on with one.

    The paper is .docx, .pdf, .odt, .html, .md or .txt; every clause stands once, and nothing is chosen.
    Topics, party, date, status and coverage are `unfinished`; which topics it may be, and the values found, stand in
    comments. What is left to decide, `validate --unfinished` counts.
    Given the draft itself, it puts the terms under each topic you chose, in the file or with --choose, as comments
    filled with what the clause says: delete the # of what is right.
    """
    from pathlib import PurePath

    from ceasefire_diff.cli.console import read_all
    from ceasefire_diff.drafting.beside import Beside, offered_by

    other = offered_by(read_all([beside], glossary, topics_file).proposals[0]) if beside else Beside()
    if PurePath(paper).suffix in (".yaml", ".yml"):
        _go_on(paper, output, other, choose or [], cut or [], tidy=tidy, topics_file=topics_file)
    elif choose or cut or tidy:
        from ceasefire_diff.source.diagnostics import refused

        fix = "First write the draft with -o ours.yaml; then give ours.yaml in place of the paper"
        raise refused(
            "usage.no-draft", "--choose, --cut and --tidy go on with a draft, and this is a paper", fix, paper
        )
    else:
        _begin(paper, output, other, topics_file)
    raise typer.Exit(0)


def _begin(paper: str, output: str | None, other: Beside, topics_file: str | None) -> None:
    from pathlib import PurePath

    from ceasefire_diff import __version__
    from ceasefire_diff.cli.console import put, remark
    from ceasefire_diff.drafting.draft import draft_of
    from ceasefire_diff.drafting.papers.opening import open_paper
    from ceasefire_diff.drafting.written import write_draft
    from ceasefire_diff.reading.topics_file import taxonomy_with
    from ceasefire_diff.source.write_files import write_new

    made = draft_of(open_paper(paper), PurePath(paper).name, taxonomy_with(topics_file), other)
    text = write_draft(made, __version__)
    for each in made.paper.remarks:
        remark(f"{paper}: {each}.")
    if output is None:
        put(text)
        return
    write_new(output, text.encode())
    clauses = len({each.piece.clause for each in made.drafted})
    remark(
        f"{output}: written, {clauses} clauses in {len(made.drafted)} provisions. "
        f"What is left: ceasefire-diff validate {output} --unfinished"
    )


def _go_on(
    file: str,
    output: str | None,
    other: Beside,
    chosen: list[str],
    cuts: list[str],
    *,
    tidy: bool,
    topics_file: str | None,
) -> None:
    from ceasefire_diff.cli.console import remark
    from ceasefire_diff.drafting.choose import go_on, read_choices
    from ceasefire_diff.drafting.papers.opening import open_paper
    from ceasefire_diff.reading.topics_file import taxonomy_with
    from ceasefire_diff.source.write_files import write_new, write_whole

    data = open_paper(file)
    choices = read_choices(chosen, cuts, tidy=tidy)
    made = go_on(data, file, taxonomy_with(topics_file), choices, other)
    if output is not None:
        write_new(output, made.text.encode())
    elif made.text.encode() != data:
        write_whole(file, made.text.encode())
    done = [f"{len(cuts)} cut made" if len(cuts) == 1 else f"{len(cuts)} cuts made"] if cuts else []
    if made.filled or not (cuts or tidy):
        done.append(f"{made.filled} provision{'' if made.filled == 1 else 's'} got the terms of the chosen topic")
    done += [f"hints deleted in {made.tidied}"] if tidy else []
    written = output or file
    remark(f"{written}: {', '.join(done)}. What is left: ceasefire-diff validate {written} --unfinished")
