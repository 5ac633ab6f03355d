"""`report`: makes the gap report of two or more proposals, in as many formats as are asked for."""

from __future__ import annotations

import signal
import threading
from collections.abc import Sequence
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

import typer

from ceasefire_diff.cli import options
from ceasefire_diff.cli.console import read_all, remark, words_listed
from ceasefire_diff.cli.option_words import ReportLayout
from ceasefire_diff.cli.side_by_side import FailOnConflict, some_row_always_conflicts
from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, Place, refused, unknown_word

if TYPE_CHECKING:
    from ceasefire_diff.comparing.comparison import Comparison
    from ceasefire_diff.model.proposal import Proposal, Status

LARGEST_TEMPLATE: Final = 64 * 1024 * 1024
"""Bytes of a template as it is packed; letterheads with pictures have a few million."""

SILENT_FOR: Final = 1.0  # seconds; a run that ends sooner says nothing

EXAMPLE: Final = """
\b
Examples, in the root of this repository:
  ceasefire-diff report -o gaps.md -o gaps.csv \\
    proposals/istanbul-2025/russia-2025-06-02.yaml \\
    proposals/istanbul-2025/ukraine-2025-06-01.yaml

\b
  ceasefire-diff report -o brackets.md --layout brackets \\
    proposals/gaza-2025/us-2025-05-29.yaml \\
    proposals/gaza-2025/hamas-2025-05-31.yaml
"""


def report(
    files: options.TextsToCompare,
    *,
    output: options.ReportFiles = None,
    layout: options.LayoutOfReport = ReportLayout.TABLE,
    template: options.Template = None,
    from_: options.From = None,
    edition_for: options.EditionFor = None,
    status: options.Statuses = None,
    with_internal: options.WithInternal = False,
    contact: options.Contact = None,
    unfinished: options.EvenUnfinished = False,
    pairs: options.Pairs = False,
    fail_on: options.FailOn = FailOnConflict.NEVER,
    glossary: options.GlossaryFile = None,
    topics_file: options.TopicsFile = None,
) -> None:
    """Make the gap report: an overview and a table for the room.

    It holds what both delegations need to check it. More than two texts are laid out issue by issue; --pairs compares
    each two. Every file is written whole or not at all, and all say the same.
    """
    from ceasefire_diff.reading.peek_header import holds_versions
    from ceasefire_diff.render.formats import formats_of_report

    if len(files) < 2 and not holds_versions(files[0]):  # noqa: PLR2004  a comparison has two sides
        raise refused("usage.one-file", "a report needs two proposals or more", "Name another", files[0])
    if not output:
        raise refused("usage.no-output", "a report is written to files, and none is named", "Add -o gaps.docx")
    matrix = len(files) > 2 and not pairs  # noqa: PLR2004  of two texts there is one pair
    _refuse_what_pairs_need(matrix, layout, from_)
    formats = formats_of_report(output, brackets=layout is ReportLayout.BRACKETS, template=template)

    from ceasefire_diff.comparing.compare import compare
    from ceasefire_diff.document.prepare import Layout, ReportOptions, texts_in_order
    from ceasefire_diff.document.report import make_report, matrix_report
    from ceasefire_diff.document.row_numbers import earlier_report
    from ceasefire_diff.source.write_files import write_all

    with Progress() as progress:
        chosen = ReportOptions(
            layout=Layout(layout.value),
            edition_for=edition_for,
            statuses=_statuses(status or ()),
            with_internal=with_internal,
            contact=contact,
            earlier=earlier_report(from_) if from_ is not None else {},
        )
        styles = _bytes_of(template) if template is not None else None
        progress.doing("reading the files")
        read = read_all(files, glossary, topics_file)
        _refuse_unfinished(() if unfinished else read.proposals)
        progress.doing("comparing the texts")
        texts = texts_in_order(read.proposals, edition_for)
        asks_for_conflict = fail_on is FailOnConflict.CONFLICT
        comparison = compare(texts, read.taxonomy) if asks_for_conflict or not matrix else None
        if comparison is not None and not matrix:
            content = make_report(comparison, chosen)
        else:
            content = matrix_report(texts, read.taxonomy, chosen)
        made: dict[str, bytes] = {}
        for path, format_ in formats.items():
            progress.doing(f"making {path}")
            made[path] = format_.report(content, styles)
        write_all(made, inputs=filter(None, (*files, glossary, topics_file, template, from_)))
    if comparison is not None and not matrix:
        _tell_open_questions(comparison)
    fails = comparison is not None and asks_for_conflict and some_row_always_conflicts(comparison)
    raise typer.Exit(1 if fails else 0)


def _refuse_what_pairs_need(matrix: bool, layout: ReportLayout, earlier: str | None) -> None:
    """Raise CannotRun for options that ask for rows of pairs where issues are laid out."""
    problems = [
        Diagnostic("output.layout", f"{option} is for rows of two texts", "Add --pairs, or name two texts", Place(""))
        for option, asked in (("--layout brackets", layout is ReportLayout.BRACKETS), ("--from", earlier is not None))
        if matrix and asked
    ]
    if problems:
        raise CannotRun(*problems)


def _tell_open_questions(comparison: Comparison) -> None:
    """Say beside the report that answers could change it, and never in it: unfinished work is not for the room."""
    from ceasefire_diff.cli.console import remark
    from ceasefire_diff.reviewing.ask import how_many
    from ceasefire_diff.wording.overview_sentences import questions_open

    asked = how_many(comparison)
    if asked.questions:
        remark(f"{questions_open(asked.questions, asked.rows)}")


def _refuse_unfinished(proposals: Sequence[Proposal]) -> None:
    """Raise CannotRun for files in which something is left to decide: a room would take them for the whole text."""
    if problems := [
        Diagnostic(
            "report.unfinished",
            "The file is unfinished, and a report is for the room",
            f"See what is left: ceasefire-diff validate {each.file} --unfinished. Or add --unfinished to the report",
            Place(each.file),
        )
        for each in proposals
        if not each.is_finished
    ]:
        raise CannotRun(*problems)


def _statuses(lists: Sequence[str]) -> frozenset[Status]:
    """The statuses that words of options name. Raises CannotRun for a word that is none."""
    from ceasefire_diff.model.proposal import Status

    words = words_listed(lists)
    known = {status.value: status for status in Status}
    otherwise = f"Write one of: {', '.join(known)}"
    if problems := [unknown_word("status", each, known, otherwise) for each in words if each not in known]:
        raise CannotRun(*problems)
    if lists and not words:
        raise refused("usage.status-unknown", "--status names no status", otherwise)
    return frozenset(known[word] for word in words)


def _bytes_of(path: str) -> bytes:
    """What stands in a file that an option names. Raises CannotRun where it cannot be read."""
    from ceasefire_diff.source.plain_file import read_plain_file, why_unreadable

    try:
        return read_plain_file(path, LARGEST_TEMPLATE)
    except (OSError, ValueError) as error:
        message = f"it cannot be read: {why_unreadable(error)}"
        raise refused("file.unreadable", message, "Check the name", path) from error


class Progress:
    """What is said of a run that takes long; a clock of the system interrupts, no thread waits.

    Where the system has no such clock (Windows), and in a thread, nothing is said.
    """

    def __init__(self, silent_for: float = SILENT_FOR) -> None:
        self._silent_for = silent_for
        self._what = ""
        self._late = False
        self._before: Any = None
        self._has_clock = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()

    def doing(self, what: str) -> None:
        """Note what the run does now, and say it if the run is late already."""
        self._what = what
        if self._late:
            self._say()

    def __enter__(self) -> Self:
        """Start the clock."""
        if self._has_clock:
            self._before = signal.signal(signal.SIGALRM, self._ring)
            signal.setitimer(signal.ITIMER_REAL, self._silent_for)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Stop the clock."""
        if self._has_clock:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)

    def _ring(self, _signal: int, _frame: FrameType | None) -> None:
        self._late = True
        if self._what:
            self._say()

    def _say(self) -> None:
        remark(f"ceasefire-diff: {self._what} ...")
