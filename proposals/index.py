"""Makes proposals/README.md: every process and every file, with what is known of each and what to lay side by side.

Run it in the project's root: `python -m proposals.index > proposals/README.md`. A test holds that the page is fresh.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ceasefire_diff.model.proposal import Proposal, Source
from ceasefire_diff.reading.proposals import read_proposal
from ceasefire_diff.render.markdown import escaped

HERE: Final = Path(__file__).resolve().parent
INTRODUCTION: Final = """\
# Real positions, coded

<!-- Made by `python -m proposals.index`: change the files and the README of a process, then make this page again. -->

Each folder is one process: one file for each written position, a glossary that ties their names together, and a
README that says what the texts are, whence they are known, what is missing, where reports differ, and how they were
coded. Every sentence in them is a paraphrase; the parties' own texts prevail. Files stand in the order of their dates,
which carries no meaning. How a text becomes a file: [From a text to a file in an hour](../docs/coding-guide.md).
"""
_COMMAND: Final = re.compile(r"^    (ceasefire-diff compare \S+(?: \S+)+?)  # (.+)$", re.MULTILINE)


def processes() -> list[Path]:
    """The folder of every process, by name."""
    return sorted(folder for folder in HERE.iterdir() if (folder / "README.md").is_file())


def positions(folder: Path) -> list[Proposal]:
    """Every position of a process, by date and file name."""
    files = [file for file in folder.glob("*.yaml") if file.name != "glossary.yaml"]
    return sorted((read_proposal(str(file)) for file in files), key=lambda each: (each.date, each.id))


def title_and_sentence(folder: Path) -> tuple[str, str]:
    """What the README of a process calls it, and the first paragraph, which says what is there."""
    title, _, rest = (folder / "README.md").read_text(encoding="utf-8").removeprefix("# ").partition("\n\n")
    return title, rest.partition("\n\n")[0]


def comparisons(folder: Path) -> list[tuple[str, str]]:
    """The commands under "Try it" in the README of a process, and what each lays side by side."""
    return _COMMAND.findall((folder / "README.md").read_text(encoding="utf-8"))


def index_page() -> str:
    """The whole page."""
    folders = processes()
    held = {folder: positions(folder) for folder in folders}
    lines = [INTRODUCTION]
    for folder in folders:
        title, _ = title_and_sentence(folder)
        coded = sum(len(each.provisions) for each in held[folder])
        files = _counted(len(held[folder]), "file")
        lines.append(f"- [{title}]({folder.name}/README.md): {files}, {coded} provisions")
    for folder in folders:
        lines += ["", *_process(folder, held[folder])]
    return "\n".join(lines) + "\n"


def _process(folder: Path, files: list[Proposal]) -> Iterator[str]:
    title, sentence = title_and_sentence(folder)
    yield from (f"## {title}", "", sentence, "")
    yield "| file | party | text | date | status | provisions | missing from the file | sources |"
    yield "|---|---|---|---|---|---|---|---|"
    yield from (_file(folder, each) for each in files)
    commands = comparisons(folder)
    if commands:
        yield from ("", "To lay side by side, from the root of the project:", "")
        yield from (f"- {what}: `{command}`" for command, what in commands)


def _file(folder: Path, held: Proposal) -> str:
    name = Path(held.file).name
    sources = "; ".join(_source(each, held) for each in held.sources.values())
    cells = (
        f"[{name.removesuffix('.yaml')}]({folder.name}/{name})",
        *map(escaped, (held.party_name, held.title, held.date, held.status)),
        str(len(held.provisions)),
        escaped(held.missing or "nothing"),
        sources,
    )
    return f"| {' | '.join(cells)} |"


def _source(source: Source, held: Proposal) -> str:
    name = escaped(source.publisher or source.title)
    linked = f"[{name}]({source.url})" if source.url else name
    return f"{linked} ({source.status})" if source.status not in (None, held.status) else linked


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


if __name__ == "__main__":
    print(index_page(), end="")
