"""Findings as a page to read: by file, with what to do and what to look at beside each."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby

from ceasefire_diff.checking.finding import Finding, Outcome, Related
from ceasefire_diff.render.findings.words import cure_of, message_of, related_of
from ceasefire_diff.wording.escape_hidden import escape_hidden, no_command_at, no_command_in

_INDENT = "  "


def findings_as_text(outcome: Outcome, width: int) -> str:
    """Every finding under the name of its file, in lines of so many columns at most where words allow it."""
    parts = []
    for file, findings in groupby(outcome.findings, key=lambda each: each.place.file):
        lines = [escape_hidden(file), *(line for each in findings for line in _lines(each, width))]
        parts.append("".join(f"{no_command_at(no_command_in(line))}\n" for line in lines))
    return "\n".join(parts)


def _lines(finding: Finding, width: int) -> Iterator[str]:
    place = f"line {finding.place.line}" if finding.place.line else "whole file"
    yield f"{_INDENT}{place}: {finding.level} [{finding.rule}]"
    for said in (message_of(finding), cure_of(finding), *map(_related, finding.related)):
        if said:
            yield from _wrapped(said, width)


def _related(related: Related) -> str:
    return escape_hidden(f"{related.place}: {related_of(related)}")


def _wrapped(text: str, width: int) -> list[str]:
    indent = _INDENT * 2
    return textwrap.wrap(
        text,
        max(width, 20),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
