"""Writes the numbers of a text's clauses in few words, and reads them: `1-24`, `[A1-A7, B1-B14]`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ceasefire_diff.lazy_regex import pattern

MOST_CLAUSES: Final = 5_000
"""No text on record has so many; a range beyond is a slip of the pen."""

_numbered = pattern(r"(.*?)([0-9]{1,6})")
_range = pattern(r"(.*?)([0-9]{1,6}) ?[-\u2013] ?(.*?)([0-9]{1,6})")


def in_few_words(clauses: Iterable[str]) -> list[str]:
    """The clauses in their order, each once, with runs of numbers joined: III.1, III.2, III.3 are III.1-III.3."""
    runs: list[tuple[str, int, int] | str] = []
    for clause in dict.fromkeys(clauses):
        match = _numbered.fullmatch(clause)
        if not match or (len(match[2]) > 1 and match[2].startswith("0")):
            runs.append(clause)
            continue
        prefix, number = match[1], int(match[2])
        last = runs[-1] if runs else ""
        if not isinstance(last, str) and last[0] == prefix and last[2] + 1 == number:
            runs[-1] = (prefix, last[1], number)
        else:
            runs.append((prefix, number, number))
    return [_written(run) for run in runs]


def _written(run: tuple[str, int, int] | str) -> str:
    if isinstance(run, str):
        return run
    prefix, first, last = run
    return f"{prefix}{first}" if first == last else f"{prefix}{first}-{prefix}{last}"


def spelled_out(written: str) -> list[str] | None:
    """Each clause of a range, or the one clause it is; None for a range that runs backwards or far too long.

    `III.1-III.9` and `Article 1-24` are ranges; `I-a` and `1-2-3` are numbers with a dash in them.
    """
    match = _range.fullmatch(written)
    if not match or match[3] not in ("", match[1]) or match[1].endswith("-"):
        return [written]
    first, last = int(match[2]), int(match[4])
    if not first <= last < first + MOST_CLAUSES:
        return None
    return [f"{match[1]}{number}" for number in range(first, last + 1)]
