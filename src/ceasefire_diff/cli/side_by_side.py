"""What `compare` does: reads the files, compares them, shows the comparison, and says what it comes to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ceasefire_diff.cli.compare_options import CompareOptions, FailOn, Format
from ceasefire_diff.cli.comparison_output import Compared, RenderOptions, check_endings, printed, selected, write_files
from ceasefire_diff.cli.inputs import read_all
from ceasefire_diff.cli.usage import refused

if TYPE_CHECKING:
    from ceasefire_diff.comparing.comparison import Comparison


def lay_side_by_side(asked: CompareOptions) -> int:
    """Do what is asked and return the exit status. Raises CannotRun where it cannot be done."""
    if len(asked.files) < 2:  # noqa: PLR2004  a comparison has two sides
        raise refused("usage.one-file", "a comparison needs two proposals or more", "Name another", asked.files[0])
    check_endings(asked.output)  # before the work, not after it
    read = read_all(asked.files, asked.glossary, asked.topics_file)
    show = selected(asked.verdict, asked.topic, read.taxonomy)

    compared = Compared(read.proposals, read.taxonomy)
    looks = RenderOptions(show, width=asked.width, colour=asked.color, detail=asked.detail)
    write_files(asked.output, compared, looks)
    if asked.format or not asked.output:
        printed(asked.format or Format.TERMINAL, compared, looks)
    return 1 if asked.fail_on is FailOn.CONFLICT and some_row_always_conflicts(compared.in_words) else 0


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
