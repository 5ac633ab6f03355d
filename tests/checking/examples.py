"""Whole files made of the worked examples of rules, read as files are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal
from ceasefire_diff.reading.validation import Checked, check_files

HEADER: Final[Mapping[str, str]] = {
    "format": "ceasefire-proposal/1",
    "party": "North",
    "title": "A proposal",
    "date": "2025-01-31",
    "status": "tabled",
    "coverage": "complete",
    "sources": "{paper: {title: The paper}}",
}


def whole_file(example: str) -> str:
    """An example with the lines of a header that it does not bring itself."""
    given = set(re.findall(r"^([a-z1-]+):", example, re.MULTILINE))
    return "".join(f"{key}: {value}\n" for key, value in HEADER.items() if key not in given) + example


def checked(folder: Path, example: str, glossary: str | None = None) -> Checked:
    """An example as a file in a folder, looked at as `validate` does."""
    file = folder / "example.yaml"
    file.write_text(whole_file(example), encoding="utf-8")
    if glossary is not None:
        (folder / "glossary.yaml").write_text(f"format: ceasefire-glossary/1\n{glossary}", encoding="utf-8")
    return check_files([str(file)], glossary=None if glossary is None else str(folder / "glossary.yaml"))


def text_of(folder: Path, example: str, glossary: str | None = None) -> LintedProposal:
    """An example as the rules of care see it; it must be free of complaints."""
    found = checked(folder, example, glossary)
    assert [str(problem) for problem in found.problems] == []
    (read,) = found.texts
    return LintedProposal(read.proposal, read.taxonomy, read.index)
