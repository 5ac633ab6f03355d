"""`new`: writes a commented skeleton of a proposal file, to be filled in."""

from __future__ import annotations

from typing import Final

import typer

from ceasefire_diff.cli import options

EXAMPLE: Final = """
\b
Example, in the root of this repository:
  ceasefire-diff new proposals/my-position.yaml
"""


def new(
    file: options.NewFile,
    *,
    clauses: options.ClausesOfText = None,
    glossary: options.GlossaryOf = None,
) -> None:
    """Write a skeleton of a proposal file or of a glossary.

    It is commented, to be filled in.
    It is a whole file that `validate` has nothing to say about: replace what it holds by what the text says. With
    --clauses it holds an unfinished provision for each clause of the text instead.
    """
    from importlib.resources import files

    from ceasefire_diff.cli.console import remark
    from ceasefire_diff.source.write_files import write_new

    if glossary:
        _glossary_for(glossary, file)
        remark(f"{file}: written. The files name it now; fill it in, or run: ceasefire-diff review")
    elif clauses is None:
        write_new(file, files("ceasefire_diff.cli").joinpath("skeleton.yaml").read_bytes())
        remark(f"{file}: written. Fill it in, then run: ceasefire-diff validate {file}")
    else:
        from ceasefire_diff.drafting.written import skeleton_of

        write_new(file, skeleton_of(_spelled_out(clauses)).encode())
        remark(f"{file}: written. What is left: ceasefire-diff validate {file} --unfinished")
    raise typer.Exit(0)


def _glossary_for(texts: list[str], file: str) -> None:
    """Write an empty glossary and its line into the headers of some files, all or none. Raises CannotRun."""
    from importlib.resources import files
    from pathlib import Path

    from ceasefire_diff.reviewing.workbench import bench_for_glossary, why_it_cannot_name
    from ceasefire_diff.source.diagnostics import refused
    from ceasefire_diff.source.write_files import write_all

    if Path(file).exists():
        raise refused("output.exists", "it exists already", "Nothing was written. Choose another name", file)
    if Path(file).suffix not in (".yaml", ".yml"):
        raise refused("output.ending", "the name does not end in .yaml or .yml", "Give it that ending", file)
    apart = [each for each in texts if Path(each).parent.resolve() != Path(file).parent.resolve()]
    if apart:
        cure = "A file names a glossary of its own folder; write it there, or give it with --glossary at each command"
        raise refused("usage.other-folder", "it lies in another folder than the glossary", cure, apart[0])
    before = bench_for_glossary(tuple(texts), file)
    for path in texts:
        if why := why_it_cannot_name(before, path):
            raise refused("usage.cannot-name", why, f"Nothing was written. See: ceasefire-diff validate {path}", path)
    skeleton = files("ceasefire_diff.cli").joinpath("glossary.yaml").read_text(encoding="utf-8")
    write_all(before.with_glossary(skeleton).changed_since(before))


def _spelled_out(clauses: str) -> list[str]:
    """Each clause of a list of numbers and ranges. Raises CannotRun for a range that is none."""
    from ceasefire_diff.model.clause_ranges import spelled_out
    from ceasefire_diff.source.diagnostics import refused

    found: list[str] = []
    for part in filter(None, (each.strip() for each in clauses.split(","))):
        numbers = spelled_out(part)
        if numbers is None:
            cure = "Write the first number, a dash and the last: --clauses 1-24"
            raise refused("usage.clauses", f"`{part}` is no range of clauses", cure)
        found += numbers
    if not found:
        raise refused("usage.clauses", "--clauses names no clause", "Write --clauses 1-24, or A1-A7,B1-B14")
    return found
