"""What `report` does: reads the files, compares them, makes every file of the report, then writes them all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from ceasefire_diff.cli.compare_options import FailOn
from ceasefire_diff.cli.inputs import read_all
from ceasefire_diff.cli.progress import Progress
from ceasefire_diff.cli.report_formats import formats_for
from ceasefire_diff.cli.side_by_side import some_row_always_conflicts
from ceasefire_diff.cli.usage import refused, unknown_word
from ceasefire_diff.source.diagnostics import CannotRun

if TYPE_CHECKING:
    from ceasefire_diff.model.proposal import Status

LARGEST_TEMPLATE: Final = 64 * 1024 * 1024
"""Bytes of a template as it is packed; letterheads with pictures have a few million."""


class ReportRequest(Struct, frozen=True):
    """The files and options of one `report`."""

    files: tuple[str, ...]
    output: tuple[str, ...] = ()
    layout: str = "table"
    template: str | None = None
    numbers: str | None = None
    edition_for: str | None = None
    status: tuple[str, ...] = ()
    with_internal: bool = False
    contact: str | None = None
    fail_on: FailOn = FailOn.NEVER
    glossary: str | None = None
    topics_file: str | None = None


def make_files(asked: ReportRequest) -> int:
    """Do what is asked and return the exit status. Raises CannotRun where it cannot be done."""
    if len(asked.files) < 2:  # noqa: PLR2004  a comparison has two sides
        raise refused("usage.one-file", "a report needs two proposals or more", "Name another", asked.files[0])
    formats = formats_for(asked.output, brackets=asked.layout == "brackets", template=asked.template)

    from ceasefire_diff.comparing.compare import compare
    from ceasefire_diff.document.content import Layout, ReportOptions
    from ceasefire_diff.document.report import make_report
    from ceasefire_diff.document.row_numbers import numbers_of_earlier
    from ceasefire_diff.render.write_files import write_all

    with Progress() as progress:
        wishes = ReportOptions(
            layout=Layout(asked.layout),
            edition_for=asked.edition_for,
            statuses=_statuses(asked.status),
            with_internal=asked.with_internal,
            contact=asked.contact,
            numbers=numbers_of_earlier(asked.numbers) if asked.numbers is not None else {},
        )
        template = _bytes_of(asked.template) if asked.template is not None else None
        progress.doing("reading the files")
        read = read_all(asked.files, asked.glossary, asked.topics_file)
        progress.doing("comparing the texts")
        comparison = compare(read.proposals, read.taxonomy)
        report = make_report(comparison, wishes)
        made: dict[str, bytes] = {}
        for path, format_ in formats.items():
            progress.doing(f"making {path}")
            made[path] = format_.make(report, template)
        write_all(made)
    return 1 if asked.fail_on is FailOn.CONFLICT and some_row_always_conflicts(comparison) else 0


def _statuses(lists: Sequence[str]) -> frozenset[Status]:
    """The statuses that words of options name. Raises CannotRun for a word that is none."""
    from ceasefire_diff.model.proposal import Status

    words = [word for each in lists for word in (part.strip().casefold() for part in each.split(",")) if word]
    known = {status.value: status for status in Status}
    otherwise = f"Write one of: {', '.join(known)}"
    if problems := [unknown_word("status", each, known, otherwise) for each in words if each not in known]:
        raise CannotRun(*problems)
    if lists and not words:
        raise refused("usage.status-unknown", "--status names no status", otherwise)
    return frozenset(known[word] for word in words)


def _bytes_of(path: str) -> bytes:
    """What stands in a file that an option names. Raises CannotRun where it cannot be read."""
    from ceasefire_diff.source.plain_file import read_plain_file

    try:
        return read_plain_file(path, LARGEST_TEMPLATE)
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise refused("file.unreadable", f"it cannot be read: {why}", "Check the name", path) from error
