"""Cuts a paper into the clauses it has, each with its number, its headings and its exact words; nothing gets lost."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from msgspec import Struct

from ceasefire_diff.drafting.found import FoundKind, find_values
from ceasefire_diff.drafting.keys import before_the_colon
from ceasefire_diff.drafting.language import Language
from ceasefire_diff.drafting.names import KnownNames
from ceasefire_diff.drafting.numbers import NumberShape, joined
from ceasefire_diff.drafting.outline import OutlineLine, outline_of
from ceasefire_diff.drafting.papers import Omission, Paper
from ceasefire_diff.drafting.sentences import acts, sentences

PREAMBLE: Final = "preamble"
CLOSING: Final = "closing"
_MOST_TITLE_LINES: Final = 4
_PARTS: Final = (NumberShape.ROMAN, NumberShape.UPPER)
_LONGEST_TITLE: Final = 200


class Piece(Struct, frozen=True):
    """One provision to be: a clause or a part of it. `quote` are its exact words, from `start` to `end` of the clause.

    `lead` are words that a list under it shares, such as "The parties shall refrain from:"; they stand in `heading`.
    """

    clause: str
    heading: str
    lead: str
    quote: str
    start: int
    end: int
    part: int
    parts: int
    page: int | None
    head: str = ""
    """The words before a colon with which the whole clause begins, if they may name who is bound by each part of it."""


class Cut(Struct, frozen=True):
    """A paper in pieces. `numbers` are those the paper types, which stand in `clause`; `ours`: it has none."""

    title: str
    under_title: tuple[str, ...]
    """Lines under the title that say whose the paper is and of when; they head no clause."""
    pieces: tuple[Piece, ...]
    left_out: tuple[Omission, ...]
    numbers: tuple[str, ...]
    ours: bool


class _Unit(Struct):
    """A line that holds text, with the headings over it."""

    line: OutlineLine
    headings: tuple[str, ...]
    lead: str
    clause: str


def cut_into_clauses(paper: Paper, language: Language) -> Cut:
    """The pieces of a paper in its order."""
    lines, left_out = outline_of(paper.paragraphs, language)
    title, lines = _take_title(lines)
    under_title, lines = _take_lines_under_title(lines, language)
    ours = not any(line.own for line in lines)
    units = _units(lines, language)
    _name(units, ours=ours)
    pieces = [piece for unit in units for piece in _pieces(unit, language)]
    numbers = tuple(line.raw for line in lines if line.own and not line.paragraph.number)
    return Cut(title, under_title, tuple(pieces), (*paper.left_out, *left_out), numbers, ours)


def _take_title(lines: list[OutlineLine]) -> tuple[str, list[OutlineLine]]:
    """The title, and the lines behind it: those marked so, or else short lines before anything else."""
    marked = [line for line in lines if line.paragraph.title]
    if marked:
        return " ".join(line.text for line in marked), [line for line in lines if not line.paragraph.title]
    taken = 0
    for line in lines[:_MOST_TITLE_LINES]:
        if line.own or not (line.heading or _like_a_title(line)):
            break
        taken += 1
        following = lines[taken].text if taken < len(lines) else ""
        if line.paragraph.heading or not (line.text.isupper() or following[:1].islower()):
            break
    if taken == len(lines):
        taken = 0
    return " ".join(line.text for line in lines[:taken]), lines[taken:]


def _take_lines_under_title(lines: list[OutlineLine], language: Language) -> tuple[tuple[str, ...], list[OutlineLine]]:
    """Lines before the first clause that say who issued the paper, where and when, and those that do not."""
    first = next((place for place, line in enumerate(lines) if line.own), 0)
    taken = [
        place
        for place, line in enumerate(lines[: min(first, _MOST_TITLE_LINES)])
        if _says_whose_and_when(line, language)
    ]
    kept = [line for place, line in enumerate(lines) if place not in taken]
    return tuple(lines[place].text for place in taken), kept


def _says_whose_and_when(line: OutlineLine, language: Language) -> bool:
    """A line that begins as issuers are named, or one of whose parts between commas is a date with its year."""
    short = len(line.text) <= _LONGEST_TITLE and not line.paragraph.bullet and not line.paragraph.heading
    if short and line.text.strip("([").casefold().startswith(language.issuers):
        return True
    if not short or not _like_a_title(line):
        return False
    dates = [each for each in find_values(line.text, language, KnownNames(None)) if each.kind is FoundKind.DATE]
    return any(
        re.search(r"[0-9\u0660-\u0669]{4}", each.text)
        and line.text[: each.start].rstrip(" (")[-1:] in ("", ",", "\u060c")
        and not line.text[each.end :].strip(" )")
        for each in dates
    )


def _like_a_title(line: OutlineLine) -> bool:
    return len(line.text) <= _LONGEST_TITLE and not re.search(r"[.;:]$", line.text) and not line.paragraph.bullet


def _units(lines: list[OutlineLine], language: Language) -> list[_Unit]:
    """Lines that hold text. Headings and leads go to the lines under them; one with nothing under it is text itself."""
    units: list[_Unit] = []
    headings: list[tuple[tuple[int, int], str]] = []
    leads: list[tuple[int, str]] = []
    fresh = False  # whether the last line was a heading
    closing = False
    last = max((place for place, line in enumerate(lines) if line.own), default=len(lines))
    depths = _depths_ahead(lines)
    for place, line in enumerate(lines):
        after = lines[place + 1] if place + 1 < len(lines) else None
        depth = len(line.path)
        if line.own:
            headings = [each for each in headings if each[0] < (2 * depth, 0)]
        if line.heading and after is not None:
            key = (2 * depth, 0) if line.own else (2 * depths[place] - 1, line.paragraph.heading)
            headings = [each for each in headings if fresh or each[0] < key]
            headings.append((key, f"{line.raw} {line.text}".strip()))
            leads, fresh = [], True
            continue
        leads = [each for each in leads if each[0] < depth + (line.paragraph.bullet and not line.own)]
        if _leads_a_list(line, after):
            leads.append((depth, line.text))
            continue
        fresh = False
        closing = closing or (place > last and line.text.casefold().startswith(language.closings))
        clause = CLOSING if closing else PREAMBLE if not line.path else ""
        over = () if closing else tuple(text for _, text in headings)
        units.append(_Unit(line, over, " ".join(text for _, text in leads), clause))
    return units


def _depths_ahead(lines: list[OutlineLine]) -> list[int]:
    """For each line, how deep the next number behind it stands."""
    found = []
    ahead = 1
    for line in reversed(lines):
        found.append(ahead)
        ahead = len(line.path) if line.own else ahead
    return found[::-1]


def _leads_a_list(line: OutlineLine, after: OutlineLine | None) -> bool:
    """Whether a line is only the beginning of the list under it: one sentence that ends in a colon."""
    if after is None or not line.text.endswith(":") or after.heading:
        return False
    deeper = after.own and len(after.path) > len(line.path)
    bullets = after.paragraph.bullet and not line.paragraph.bullet
    return (deeper or bullets) and not re.search(r"[.!?]\s", line.text)


def _name(units: list[_Unit], *, ours: bool) -> None:
    """Give each unit the number of its clause: as short as it can be and still be the only one."""
    if ours:
        for number, unit in enumerate(units, start=1):
            unit.clause = unit.clause if unit.clause == CLOSING else str(number)
        return
    drop = 0
    while _can_drop(units, drop):
        drop += 1
    for unit in units:
        path = unit.line.path
        if not unit.clause:
            dropped = min(drop, len(path) - 1)
            unit.clause = joined([entry.label for entry in path[dropped:]])


def _can_drop(units: list[_Unit], drop: int) -> bool:
    """Whether the outermost number says nothing: those under it run on through the whole paper."""
    paths = [unit.line.path[drop:] for unit in units if not unit.clause]
    heads = {path[0] for path in paths}
    if len(paths) == 0 or any(len(path) < 2 for path in paths):  # noqa: PLR2004
        return False
    if not all(entry.kind == "section" or (not entry.kind and entry.family[2] in _PARTS) for entry in heads):
        return False
    seconds = Counter(path[1].label for path in {path[:2] for path in paths})
    return all(times == 1 for times in seconds.values())


def _pieces(unit: _Unit, language: Language) -> list[Piece]:
    text = unit.line.text or unit.line.raw
    whole = before_the_colon(text, language)
    spans = [
        (start + first, start + last)
        for start, end in sentences(text, language)
        for first, last in acts(text[start:end], language)
    ]
    return [
        Piece(
            unit.clause,
            " / ".join(unit.headings),
            unit.lead,
            text[start:end].strip(),
            start,
            end,
            part,
            len(spans),
            unit.line.paragraph.page,
            before_the_colon(text[start:end], language) or whole,
        )
        for part, (start, end) in enumerate(spans, start=1)
    ]
