"""`survey`: lays out what a library of texts says, and compares all pairs of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import typer

from ceasefire_diff.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from msgspec import Struct

EXAMPLE: Final = """
\b
Examples, in the root of this repository:
  ceasefire-diff survey proposals -o library.csv
  ceasefire-diff survey proposals --pairs --jobs 2 -o pairs.csv
"""


def survey(
    folders: options.Library,
    *,
    pairs: options.AllPairs = False,
    verdict: options.Verdicts = None,
    format_: options.FormatOfSurvey = None,
    output: options.SurveyFiles = None,
    jobs: options.Jobs = 1,
    scheduler: options.Scheduler = None,
    no_cache: options.NoCache = False,
) -> None:
    """Tell what every text of a library says, issue by issue.

    With --pairs it tells what every two of them come to.
    The texts of one folder are of one conflict and are compared with each other, unless they are one party's or have
    no topic, issue or event in common. Results are kept in your cache folder, so that a second run costs what has
    changed.
    """
    from ceasefire_diff import __version__
    from ceasefire_diff.cli.console import put_bytes, tell, words_listed
    from ceasefire_diff.cli.side_by_side import verdicts_called
    from ceasefire_diff.reading.paths import files_meant
    from ceasefire_diff.reading.source_file import open_file
    from ceasefire_diff.render.formats import SurveyFormat, format_called, formats_of_files
    from ceasefire_diff.source.diagnostics import CannotRun
    from ceasefire_diff.source.write_files import write_all
    from ceasefire_diff.surveying.cache import opened
    from ceasefire_diff.surveying.library import IssueLine, conflicts_of
    from ceasefire_diff.surveying.survey import PairLine, Survey

    formats = formats_of_files(output or (), "survey")
    verdicts, wrong = verdicts_called(words_listed(verdict or ()))
    if wrong:
        raise CannotRun(*wrong)
    wanted = frozenset(each.value for each in verdicts)
    paths, missing = files_meant(folders)
    data: dict[str, bytes] = {}
    for path in paths:
        try:
            data[path] = open_file(path).data
        except CannotRun as error:
            missing += error.problems
    library = Survey(conflicts_of(list(data), data), __version__)
    kind: type[Struct] = PairLine if pairs else IssueLine
    with opened(None if no_cache else _cache_folder()) as cache:
        if pairs:
            library.compare(cache, jobs=jobs, scheduler=scheduler, say=_Counter())

        def lines() -> Iterable[Struct]:
            return library.pairs(cache, wanted) if pairs else library.issues()

        write_all({path: each.survey(kind, lines()) for path, each in formats.items()}, inputs=data)
        if format_ is not None or not formats:
            for part in format_called(format_ or SurveyFormat.CSV).survey(kind, lines()):
                put_bytes(part)
    tell((*missing, *dict.fromkeys(library.problems)))
    raise typer.Exit(2 if missing or library.has_errors else 0)


def _cache_folder() -> Path:
    from pathlib import Path

    from platformdirs import user_cache_dir

    return Path(user_cache_dir("ceasefire-diff", appauthor=False))


class _Counter:
    """Says on standard error how far a long run is: each second on a terminal, each half minute elsewhere."""

    def __init__(self) -> None:
        from time import monotonic

        self._clock = monotonic
        self._begun = self._said = monotonic()

    def __call__(self, done: int, total: int) -> None:
        from ceasefire_diff.cli.console import remark

        now = self._clock()
        if now - self._said < SAY_EVERY or not total:
            return
        self._said = now
        left = (now - self._begun) / done * (total - done) if done else None
        about = f", about {max(1, round(left / 60))} min left" if left is not None and done < total else ""
        remark(f"ceasefire-diff: {done:,} of {total:,} pairs compared{about}")


SAY_EVERY: Final = 5.0
"""Seconds between two remarks on how far a run is."""
