"""Small YAML files for the tests of reading, and what is complained of in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent, indent

from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.reading.proposals import ReadFiles, read_proposals
from ceasefire_diff.source.diagnostics import Diagnostic

NEEDED = {
    "format": "format: ceasefire-proposal/1",
    "party": "party: Northland",
    "title": "title: Memorandum",
    "date": "date: 2025-06-02",
    "status": "status: published",
    "coverage": "coverage: complete",
    "sources": "sources: {paper: {title: Memorandum of Northland}, speech: {title: Speech}}",
}
GLOSSARY = """\
format: ceasefire-glossary/1
names: {east: [Eastern region, East]}
events: {treaty-signed: [signing of the Treaty]}
issues: {border: The border}
"""


def proposal(*provisions: str, header: str = "", without: Sequence[str] = ()) -> str:
    """A proposal file; each provision is its lines without the dash, and an id and a text if they say none."""
    lines = [line for key, line in NEEDED.items() if key not in without and not header.startswith(f"{key}:")]
    lines += [dedent(header).rstrip()] if header else []
    return "\n".join([*lines, "provisions:", *map(_listed, range(1, len(provisions) + 1), provisions)]) + "\n"


def _listed(number: int, provision: str) -> str:
    text = dedent(provision).strip("\n")
    for key, value in (("text", "Words."), ("topic", "withdrawal"), ("id", f"item-{number}")):
        if not any(line.startswith(f"{key}:") for line in text.splitlines()):
            text = f"{key}: {value}\n{text}"
    return "  - " + indent(text, "    ").strip()


def read(text: str, glossary: str | None = GLOSSARY, topics: str | None = None) -> ReadFiles:
    """Read one file, `a.yaml`, from a folder of its own."""
    with TemporaryDirectory() as folder:
        names = {"a.yaml": text, "glossary.yaml": glossary, "topics.yaml": topics}
        paths = {}
        for name, content in names.items():
            if content is not None:
                paths[name] = str(Path(folder, name))
                Path(folder, name).write_text(content, encoding="utf-8")
        return read_proposals(
            [paths["a.yaml"]], glossary=paths.get("glossary.yaml"), topics_file=paths.get("topics.yaml")
        )


def problems_of(text: str, glossary: str | None = GLOSSARY, topics: str | None = None) -> tuple[Diagnostic, ...]:
    """All that is complained of."""
    return read(text, glossary, topics).problems


def only_problem(text: str, glossary: str | None = GLOSSARY, topics: str | None = None) -> Diagnostic:
    """The one thing that is complained of."""
    found = problems_of(text, glossary, topics)
    assert len(found) == 1, "\n".join(map(str, found)) or "no complaint"
    return found[0]


def proposal_of(text: str, glossary: str | None = GLOSSARY) -> Proposal:
    """The proposal of a text without faults."""
    found = read(text, glossary)
    assert not found.problems, "\n".join(map(str, found.problems))
    return found.proposals[0]


def provision_of(lines: str, header: str = "", glossary: str | None = GLOSSARY) -> Provision:
    """The one provision of a file without faults."""
    return proposal_of(proposal(lines, header=header), glossary).provisions[0]


def place_of(text: str, words: str) -> tuple[int, int]:
    """Line and column of the last occurrence of some words, from 1."""
    offset = text.rindex(words)
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1
