"""Small proposals for tests: provisions as mappings, read and compared by the same code as real files."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.comparison import Comparison, PairResult, Row
from ceasefire_diff.reading.proposals import ReadFiles, read_proposals

Entry = Mapping[str, Any]


def proposal_text(provisions: Sequence[Entry], *, party: str = "A", **header: Any) -> str:
    """A proposal file (JSON is YAML) with these provisions; ids and texts are filled in where they are not given."""
    whole: dict[str, Any] = {
        "format": "ceasefire-proposal/1",
        "party": party,
        "title": f"Position of {party}",
        "date": "2025-06-02",
        "status": "published",
        "coverage": "complete",
        "sources": {"paper": {"title": f"Paper of {party}"}},
        **{key.replace("_", "-"): value for key, value in header.items()},
        "provisions": [
            {"id": f"p{number}", "clause": str(number), "text": f"What {party} says, {number}.", **entry}
            for number, entry in enumerate(provisions, 1)
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def read_texts(*texts: str, glossary: Mapping[str, Any] | None = None) -> ReadFiles:
    """Read proposal texts as files `left.yaml`, `right.yaml`, `third.yaml`, with a glossary if one is given."""
    with TemporaryDirectory() as folder:
        paths = []
        for name, text in zip(("left", "right", "third", "fourth"), texts, strict=False):
            path = Path(folder, f"{name}.yaml")
            path.write_text(text, encoding="utf-8")
            paths.append(str(path))
        glossary_path = None
        if glossary is not None:
            glossary_path = str(Path(folder, "glossary.yaml"))
            Path(glossary_path).write_text(json.dumps({"format": "ceasefire-glossary/1", **glossary}), encoding="utf-8")
        return read_proposals(paths, glossary=glossary_path)


def compare_texts(*texts: str, glossary: Mapping[str, Any] | None = None) -> Comparison:
    """Read and compare; a complaint of any kind is an error of the test."""
    read = read_texts(*texts, glossary=glossary)
    errors = [str(problem) for problem in read.problems if problem.level == "error"]
    assert not errors, "\n".join(errors)
    return compare(read.proposals, read.taxonomy)


def compare_provisions(
    left: Entry | Sequence[Entry], right: Entry | Sequence[Entry], glossary: Mapping[str, Any] | None = None
) -> Comparison:
    """Compare what two parties, A and B, say: one provision each, or several."""
    lefts, rights = ([side] if isinstance(side, Mapping) else list(side) for side in (left, right))
    return compare_texts(proposal_text(lefts, party="A"), proposal_text(rights, party="B"), glossary=glossary)


def only_row(comparison: Comparison) -> Row:
    """The single row of a comparison."""
    assert len(comparison.rows) == 1, [row.id for row in comparison.rows]
    return comparison.rows[0]


def only_pair(comparison: Comparison) -> PairResult:
    """The single pair of the single row."""
    row = only_row(comparison)
    assert len(row.pairs) == 1
    return row.pairs[0]


@cache
def istanbul() -> Comparison:
    """The pair this tool was made for, read and compared once for all tests."""
    folder = Path(__file__).parent.parent / "proposals" / "istanbul-2025"
    read = read_proposals([str(folder / "russia-2025-06-02.yaml"), str(folder / "ukraine-2025-06-01.yaml")])
    return compare(read.proposals, read.taxonomy)
