"""Counts the public names that two or more modules define: each is a word that a newcomer has to look up twice.

Names that every file of a kind has by design (a lint rule's `RULE` and `find`, a kind's `KIND`, a command's `EXAMPLE`)
are left out.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

SOURCES = Path(__file__).parents[1] / "src" / "ceasefire_diff"
OF_A_KIND = ("RULE", "find", "find_in_glossary", "KIND", "EXAMPLE")


def defined_in(file: Path) -> Iterator[str]:
    """The names a module defines itself, in order."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        elif isinstance(node, ast.Assign):
            yield from (each.id for each in node.targets if isinstance(each, ast.Name))


def defined_twice() -> Mapping[str, list[str]]:
    """Public names that stand for more than one thing, with the modules that define them."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in SOURCES.rglob("*.py"):
        for name in defined_in(file):
            if not name.startswith("_") and name not in OF_A_KIND:
                found[name].add(file.relative_to(SOURCES).as_posix())
    return {name: sorted(files) for name, files in sorted(found.items()) if len(files) > 1}


if __name__ == "__main__":
    twice = defined_twice()
    for name, files in twice.items():
        print(f"{name}: {', '.join(files)}")
    print(len(twice))
