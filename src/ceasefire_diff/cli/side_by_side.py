"""Does what `compare` asks, however its words were read: reads, compares, shows, and says what it comes to."""

from __future__ import annotations

import sys
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.cli.console import (
    Colour,
    encoding_of,
    listed,
    put,
    put_as_shown,
    read_all,
    wants_colour,
    width_of_output,
)
from ceasefire_diff.render.formats import (
    FILE_WIDTH,
    ComparisonFormat,
    RenderOptions,
    format_called,
    formats_of_files,
)
from ceasefire_diff.source.diagnostics import CannotRun, refused, unknown_word

if TYPE_CHECKING:
    from ceasefire_diff.comparing.comparison import Comparison
    from ceasefire_diff.outline.outline import Selection
    from ceasefire_diff.taxonomy.topic import Taxonomy
    from ceasefire_diff.wording.event_words import Compared

# Words the table prints, and the ids they stand for: who reads `read` in the table types `read`.
PRINTED_VERDICTS: Final = {"read": "unclear", "one side": "one-sided"}


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
    detail: bool = False
    fail_on: FailOnConflict = FailOnConflict.NEVER
    glossary: str | None = None
    topics_file: str | None = None
    width: int | None = None
    color: Colour = Colour.AUTO


def lay_side_by_side(asked: CompareOptions) -> int:
    """Do what is asked and return the exit status. Raises CannotRun where it cannot be done."""
    if len(asked.files) < 2:  # noqa: PLR2004  a comparison has two sides
        raise refused("usage.one-file", "a comparison needs two proposals or more", "Name another", asked.files[0])
    formats = formats_of_files(asked.output, "compare")  # before the work, not after it
    read = read_all(asked.files, asked.glossary, asked.topics_file)
    looks = RenderOptions(_selected(asked, read.taxonomy), width=asked.width or FILE_WIDTH, detail=asked.detail)

    from ceasefire_diff.wording.event_words import Compared

    compared = Compared(read.proposals, read.taxonomy)
    if formats:
        from ceasefire_diff.source.write_files import write_all

        made = {path: each.comparison(compared, looks).encode() for path, each in formats.items()}
        write_all(made, inputs=filter(None, (*asked.files, asked.glossary, asked.topics_file)))
    if asked.format or not formats:
        _print(asked, compared, looks)
    return 1 if asked.fail_on is FailOnConflict.CONFLICT and some_row_always_conflicts(compared.in_words) else 0


def some_row_always_conflicts(comparison: Comparison) -> bool:
    """Whether for some two proposals a row conflicts whichever options are taken.

    Where a pair of options is absent from a row neither text speaks there, so that pair does not conflict.
    """
    from ceasefire_diff.model.verdict import Verdict

    options = Counter(variant.proposal for variant in comparison.variants)
    for row in comparison.rows:
        conflicts = Counter(
            (pair.left.proposal, pair.right.proposal) for pair in row.pairs if pair.verdict is Verdict.CONFLICT
        )
        if any(number == options[left] * options[right] for (left, right), number in conflicts.items()):
            return True
    return False


def _print(asked: CompareOptions, compared: Compared, looks: RenderOptions) -> None:
    """Print a comparison: a table as this terminal can show it, anything else the same everywhere."""
    if asked.format not in (None, ComparisonFormat.TERMINAL):
        put(format_called(asked.format).comparison(compared, looks))
        return
    width = asked.width or width_of_output()
    here = replace(looks, width=width, colour=wants_colour(asked.color), encoding=encoding_of(sys.stdout))
    put_as_shown(format_called("text").comparison(compared, here))


def _selected(asked: CompareOptions, taxonomy: Taxonomy) -> Selection:
    """Which rows to show. Raises CannotRun for a word that is no verdict, or no topic of this comparison."""
    from ceasefire_diff.model.verdict import Verdict
    from ceasefire_diff.outline.outline import Selection

    known = {verdict.value: verdict for verdict in Verdict}
    verdicts = [PRINTED_VERDICTS.get(word, word) for word in listed(asked.verdict)]
    topics = listed(asked.topic)
    all_verdicts, all_topics = f"Write one of: {', '.join(known)}", "All of them: ceasefire-diff topics"
    problems = [
        *(unknown_word("verdict", each, known, all_verdicts) for each in verdicts if each not in known),
        *(unknown_word("topic", each, taxonomy.topics, all_topics) for each in topics if each not in taxonomy.topics),
    ]
    if problems:
        raise CannotRun(*problems)
    return Selection(verdicts=frozenset(known[word] for word in verdicts), topics=frozenset(topics))
