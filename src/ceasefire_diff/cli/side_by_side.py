"""Does what `compare` asks, however its words were read: reads, compares, shows, and says what it comes to."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.cli.console import (
    Colour,
    encoding_of,
    put,
    put_paged,
    read_all,
    wants_colour,
    width_of_output,
    words_listed,
)
from ceasefire_diff.render.formats import (
    FILE_WIDTH,
    ComparisonFormat,
    RenderOptions,
    format_called,
    formats_of_files,
)
from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, refused, unknown_word

if TYPE_CHECKING:
    from ceasefire_diff.comparing.comparison import Comparison
    from ceasefire_diff.model.verdict import Verdict
    from ceasefire_diff.outline.selection import Selection
    from ceasefire_diff.taxonomy.topic import Taxonomy
    from ceasefire_diff.wording.event_words import Compared

# Short words of the screen, and the ids they stand for; what is printed can be typed.
PRINTED_VERDICTS: Final = {
    "same": "agree",
    "compatible": "partly",
    "incompatible": "conflict",
    "one-text": "one-sided",
    "one text only": "one-sided",
    "review": "unclear",
}


VERDICT_CHOICES: Final = "incompatible, compatible, same, review, open, one-text"
"""The words help and messages name; ids are understood too."""


class FailOnConflict(StrEnum):
    """What makes the exit status 1."""

    CONFLICT = "conflict"
    NEVER = "never"


class CompareOptions(Struct, frozen=True):
    """The files and options of one `compare`. `format` and `width` are None where they follow from the rest."""

    files: tuple[str, ...]
    format: ComparisonFormat | None = None
    output: tuple[str, ...] = ()
    verdict: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    row: tuple[str, ...] = ()
    full: bool = False
    related: bool = False
    sources: bool = False
    with_internal: bool = False
    pairs: bool = False
    fail_on: FailOnConflict = FailOnConflict.NEVER
    glossary: str | None = None
    topics_file: str | None = None
    width: int | None = None
    color: Colour = Colour.AUTO
    pager: bool = True


def lay_side_by_side(asked: CompareOptions) -> int:
    """Do what is asked and return the exit status. Raises CannotRun where it cannot be done."""
    if len(asked.files) < 2:  # noqa: PLR2004  a comparison has two sides
        from ceasefire_diff.reading.peek_header import holds_versions

        if not holds_versions(asked.files[0]):
            raise refused("usage.one-file", "a comparison needs two proposals or more", "Name another", asked.files[0])
    formats = formats_of_files(asked.output, "compare")  # before the work, not after it
    read = read_all(asked.files, asked.glossary, asked.topics_file)
    show = _selected(asked, read.taxonomy)

    from ceasefire_diff.outline.selection import Depth, View
    from ceasefire_diff.wording.event_words import Compared

    compared = Compared(read.proposals, read.taxonomy)
    if asked.row:
        show = replace(show, rows=rows_called(words_listed(asked.row), [row.id for row in compared.in_words.rows]))
    depth = Depth.FULL if asked.full or asked.row else Depth.OVERVIEW
    view = View(show, depth, related=asked.related, sources=asked.sources, internal=asked.with_internal)
    by_pairs = asked.pairs or asked.row or asked.full or asked.related or asked.verdict
    matrix = len(asked.files) > 2 and not by_pairs  # noqa: PLR2004  of two texts there is one pair
    looks = RenderOptions(view, matrix, width=asked.width or FILE_WIDTH)
    if formats:
        from ceasefire_diff.source.write_files import write_all

        made = {path: each.comparison(compared, looks).encode() for path, each in formats.items()}
        write_all(made, inputs=filter(None, (*asked.files, asked.glossary, asked.topics_file)))
    if asked.format or not formats:
        _print(asked, compared, looks)
    return 1 if asked.fail_on is FailOnConflict.CONFLICT and some_row_always_conflicts(compared.by_ids) else 0


def some_row_always_conflicts(comparison: Comparison) -> bool:
    """Whether for some two proposals a row conflicts whichever options are taken.

    Where a pair of options is absent from a row neither text speaks there, so that pair does not conflict. Of more than
    two texts a party's own versions are no two sides, though they were all that was named.
    """
    from ceasefire_diff.model.glossary import fold
    from ceasefire_diff.model.verdict import Verdict

    parties = {each.id: frozenset(map(fold, each.party)) for each in comparison.proposals}
    only_two = len(comparison.proposals) == 2  # noqa: PLR2004  two texts are compared whosoever they are
    options = Counter(variant.proposal for variant in comparison.variants)
    for row in comparison.rows:
        conflicts = Counter(
            (pair.left.proposal, pair.right.proposal) for pair in row.pairs if pair.verdict is Verdict.CONFLICT
        )
        if any(
            number == options[left] * options[right] and (only_two or parties[left] != parties[right])
            for (left, right), number in conflicts.items()
        ):
            return True
    return False


def _print(asked: CompareOptions, compared: Compared, looks: RenderOptions) -> None:
    """Print a comparison: a table as this terminal can show it, anything else the same everywhere."""
    if asked.format not in (None, ComparisonFormat.TERMINAL):
        put(format_called(asked.format).comparison(compared, looks))
        return
    width = asked.width or width_of_output()
    here = replace(looks, width=width, colour=wants_colour(asked.color), encoding=encoding_of(sys.stdout))
    put_paged(format_called("text").comparison(compared, here), wanted=asked.pager)


def rows_called(words: Sequence[str], rows: Sequence[str]) -> frozenset[str]:
    """The ids of rows by number, by a range of numbers, or by id. Raises CannotRun for what is none."""
    found: dict[str, None] = {}
    problems = []
    for word in words:
        first, dash, last = word.partition("-")
        if word.isdecimal() and 0 < int(word) <= len(rows):
            found[rows[int(word) - 1]] = None
        elif dash and first.isdecimal() and last.isdecimal() and 0 < int(first) <= int(last) <= len(rows):
            found.update(dict.fromkeys(rows[int(first) - 1 : int(last)]))
        elif chosen := [each for each in rows if each.casefold() == word]:
            found.update(dict.fromkeys(chosen))
        else:
            problems.append(unknown_word("row", word, rows, f"Write numbers from 1 to {len(rows)}, or ids of rows"))
    if problems:
        raise CannotRun(*problems)
    return frozenset(found)


def _selected(asked: CompareOptions, taxonomy: Taxonomy) -> Selection:
    """Which rows to show. Raises CannotRun for a word that is no verdict, or no topic of this comparison."""
    from ceasefire_diff.outline.selection import Selection

    verdicts, wrong = verdicts_called(words_listed(asked.verdict))
    topics = words_listed(asked.topic)
    all_topics = "All of them: ceasefire-diff topics"
    problems = [
        *wrong,
        *(unknown_word("topic", each, taxonomy.topics, all_topics) for each in topics if each not in taxonomy.topics),
    ]
    if problems:
        raise CannotRun(*problems)
    return Selection(verdicts=verdicts, topics=frozenset(topics))


def verdicts_called(words: Sequence[str]) -> tuple[frozenset[Verdict], list[Diagnostic]]:
    """The verdicts with these words or ids, and what is wrong with words that are none."""
    from ceasefire_diff.model.verdict import Verdict

    known = {verdict.value: verdict for verdict in Verdict}
    ids = [PRINTED_VERDICTS.get(word, word) for word in words]
    wrong = [
        unknown_word("verdict", each, known, f"Write one of: {VERDICT_CHOICES}") for each in ids if each not in known
    ]
    return frozenset(known[each] for each in ids if each in known), wrong
