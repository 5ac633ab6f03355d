"""Lines of one text put together by the options they stand in, each option named once."""

from __future__ import annotations

from collections.abc import Iterable

from ceasefire_diff.document.blocks import Line
from ceasefire_diff.wording.report_part_sentences import in_options

OfOptions = tuple[tuple[str, ...], Line]
"""The options a line stands in, none for the whole text, and the line."""


def by_option(lines: Iterable[OfOptions]) -> tuple[Line, ...]:
    """What holds in every option first, then each set of options under its name; no line twice."""
    found: dict[tuple[str, ...], dict[Line, None]] = {}
    for options, line in lines:
        found.setdefault(options, {})[line] = None
    merged = list(found.pop((), ()))
    for options, under in found.items():
        merged += [Line(in_options(options)), *under]
    return tuple(merged)
