"""`names`: prints every name that some texts use, who uses it, and what it is linked to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Final

import typer

if TYPE_CHECKING:
    from ceasefire_diff.cli.names_used import NameUse
    from ceasefire_diff.model.glossary import Glossary
    from ceasefire_diff.reading.proposals import ReadFiles

CLAUSES_SHOWN: Final = 6  # enough to look a name up; who is bound by half a text stands in forty

EXAMPLE: Final = """
\b
Example, in the root of this repository:
  ceasefire-diff names proposals/istanbul-2025/russia-2025-06-02.yaml \\
    proposals/istanbul-2025/ukraine-2025-06-01.yaml
"""


def names(
    files: Annotated[list[str], typer.Argument(metavar="A B...", help="Proposal files, - or REVISION:path.")],
    *,
    glossary: Annotated[
        str | None, typer.Option("--glossary", metavar="FILE", help="The glossary to use; else the one the files name.")
    ] = None,
    topics_file: Annotated[
        str | None, typer.Option("--topics-file", metavar="FILE", help="Own topics; else those the files name.")
    ] = None,
) -> None:
    """List every name, who uses it and what it is linked to: unlinked ones first, with the line for the glossary.

    Nothing is known of two names that nothing links: no conflict is ever built on them.
    """
    from ceasefire_diff.cli.inputs import read_all
    from ceasefire_diff.cli.streams import put_as_shown, width_of_output

    read = read_all(files, glossary, topics_file)
    put_as_shown("\n".join(_lines(read, width_of_output())) + "\n")
    raise typer.Exit(0)


def _lines(read: ReadFiles, width: int) -> Iterator[str]:
    from textwrap import wrap

    from ceasefire_diff.cli.names_used import Linked, ids_taken, line_to_paste, names_alike, names_used
    from ceasefire_diff.wording.escape_hidden import escape_hidden

    headings = {
        Linked.NOT: "Not linked, and in one text only. Where two labels mean one thing, put both between the brackets "
        "of one line. Two lines say that two things differ: add none that you are not sure of. Names that are like one "
        "in words stand under it; whether they mean one thing is for a reader to say.",
        Linked.SAME_WORDS: "Not linked, in the same words in several texts: the same thing, but not known to differ "
        "from any other.",
        Linked.BUILT_IN: "Events that every text has, and words of the topics, which are known to differ.",
        Linked.GLOSSARY: "Linked by the glossary.",
    }
    uses = names_used(read.proposals)
    alike = names_alike(uses)
    taken = ids_taken(read.proposals, read.taxonomy, read.glossary)
    for linked, heading in headings.items():
        of_kind = [use for use in uses if use.linked is linked]
        if not of_kind:
            continue
        yield from (*wrap(heading, width), "")
        for use in of_kind:
            yield from _use(use, read.glossary)
            if linked in (Linked.NOT, Linked.SAME_WORDS):
                yield f"    names: {line_to_paste(use, taken)}"
                if like := alike[use.name.id]:
                    yield f"    like: {escape_hidden('; '.join(like))}"
        yield ""
    counts = {linked: sum(use.linked is linked for use in uses) for linked in Linked}
    yield (
        f"{len(uses)} names: {counts[Linked.NOT] + counts[Linked.SAME_WORDS]} not linked, "
        f"{counts[Linked.BUILT_IN]} built in, {counts[Linked.GLOSSARY]} linked by the glossary."
    )
    if not read.glossary.file:
        yield "There is no glossary: put the lines under `names:` in a file that begins `format: ceasefire-glossary/1`."


def _use(use: NameUse, glossary: Glossary) -> Iterator[str]:
    from ceasefire_diff.wording.escape_hidden import escape_hidden

    for label, by_proposal in sorted(use.used.items()):
        where = " and ".join(f"{proposal} ({_some(clauses)})" for proposal, clauses in by_proposal.items())
        yield f"  {escape_hidden(label)}: {escape_hidden(where)}"
    name = use.name
    if name.entry:
        others = [label for label in glossary.names[name.entry] if label not in use.used]
        yield f"    is {name.entry}" + (f", also called {escape_hidden(', '.join(others))}" if others else "")
    if name.parts:
        yield f"    has parts: {', '.join(sorted(name.parts))}"
    if name.overlaps:
        yield f"    overlaps: {', '.join(sorted(name.overlaps))}"


def _some(clauses: list[str]) -> str:
    more = len(clauses) - CLAUSES_SHOWN
    return "; ".join(clauses[:CLAUSES_SHOWN]) + (f"; and {more} more" if more > 0 else "")
