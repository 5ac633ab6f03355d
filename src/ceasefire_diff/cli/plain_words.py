"""Reads the plainest command lines of `compare` without typer, whose import takes a third of such a run.

Whatever it does not know at a glance it leaves to typer: help, completion, abbreviations, mistakes. A test holds that
what it does read, typer reads the same (docs/decisions/0004-plain-command-lines.md).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from ceasefire_diff.cli.console import Colour
from ceasefire_diff.cli.side_by_side import CompareOptions, FailOnConflict
from ceasefire_diff.render.formats import ComparisonFormat

_FLAGS: Final = {
    "--full": ("full", True),
    "--detail": ("full", True),
    "--pairs": ("pairs", True),
    "--related": ("related", True),
    "--sources": ("sources", True),
    "--with-internal": ("with_internal", True),
    "--no-pager": ("pager", False),
    "--pager": ("pager", True),
}
_LISTS: Final = {
    "-o": "output",
    "--output": "output",
    "--verdict": "verdict",
    "--topic": "topic",
    "--row": "row",
}
_SINGLE: Final[dict[str, tuple[str, Callable[[str], object]]]] = {
    "--format": ("format", ComparisonFormat),
    "--fail-on": ("fail_on", FailOnConflict),
    "--color": ("color", Colour),
    "--glossary": ("glossary", str),
    "--topics-file": ("topics_file", str),
}


def asked_plainly(words: Sequence[str]) -> CompareOptions | None:
    """What a command line asks of `compare`, or None where typer has to look at it."""
    if len(words) < 3 or words[0] != "compare":  # noqa: PLR2004  a comparison has two sides
        return None
    files: list[str] = []
    options: dict[str, Any] = {}
    waiting = iter(words[1:])
    for word in waiting:
        if not word.startswith("-") or word == "-":
            files.append(word)
        elif word in _FLAGS:
            name, chosen = _FLAGS[word]
            options[name] = chosen
        elif word in _LISTS or word in _SINGLE:
            value = next(waiting, "-")
            if value.startswith("-"):
                return None
            if word in _LISTS:
                options[_LISTS[word]] = (*options.get(_LISTS[word], ()), value)
                continue
            name, read = _SINGLE[word]
            try:
                options[name] = read(value)
            except ValueError:
                return None
        else:
            return None
    return CompareOptions(tuple(files), **options) if files else None
