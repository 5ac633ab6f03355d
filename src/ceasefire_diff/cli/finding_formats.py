"""The formats of findings: what is printed, and by its ending what a file holds; each is loaded when asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from ceasefire_diff.cli.streams import put, put_as_shown, width_of_output
from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, Place

if TYPE_CHECKING:
    from ceasefire_diff.checking.outcome import Outcome

FILE_WIDTH: Final = 100  # columns of a .txt file, as compare has it


class FindingFormat(StrEnum):
    """How findings are told."""

    LINES = "lines"
    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"


ENDINGS: Final = {
    ".txt": FindingFormat.TEXT,
    ".json": FindingFormat.JSON,
    ".md": FindingFormat.MARKDOWN,
    ".sarif": FindingFormat.SARIF,
    ".xml": FindingFormat.JUNIT,
}
"""What a file holds, by the ending of its name."""


def check_endings(paths: Sequence[str]) -> None:
    """Raise CannotRun for a file whose ending stands for no format of findings."""
    cure = f"End its name in {', '.join(ENDINGS)}"
    problems = [Diagnostic("output.ending", "no format", cure, Place(path)) for path in paths if _ending(path) is None]
    if problems:
        raise CannotRun(*problems)


def deliver(told: Outcome, format_: FindingFormat | None, paths: Sequence[str]) -> None:
    """Print findings, in lines if nothing is said, and write each file whole or not at all.

    Where files alone are asked for nothing is printed. All are made before the first is written.
    """
    made = {path: _MAKERS[ending](told, FILE_WIDTH).encode() for path in paths if (ending := _ending(path))}
    if made:
        from ceasefire_diff.render.write_files import write_all

        write_all(made)
    if format_ is None and paths:
        return
    chosen = format_ or FindingFormat.LINES
    if not told.findings and chosen is FindingFormat.LINES:
        return  # the sentences are loaded only where there are some to make
    printed = _MAKERS[chosen](told, width_of_output())
    show = put_as_shown if chosen in (FindingFormat.LINES, FindingFormat.TEXT) else put
    show(printed)


def _ending(path: str) -> FindingFormat | None:
    return ENDINGS.get(PurePath(path).suffix.casefold())


def _lines(told: Outcome, _: int) -> str:
    from ceasefire_diff.render.findings.lines import finding_lines

    return finding_lines(told.findings)


def _text(told: Outcome, width: int) -> str:
    from ceasefire_diff.render.findings.text import findings_as_text

    return findings_as_text(told, width)


def _json(told: Outcome, _: int) -> str:
    from ceasefire_diff.render.findings.json import findings_as_json

    return findings_as_json(told)


def _markdown(told: Outcome, _: int) -> str:
    from ceasefire_diff.render.findings.markdown import findings_as_markdown

    return findings_as_markdown(told)


def _github(told: Outcome, _: int) -> str:
    from ceasefire_diff.render.findings.github import findings_as_annotations

    return findings_as_annotations(told)


def _sarif(told: Outcome, _: int) -> str:
    from importlib.metadata import version

    from ceasefire_diff.render.findings.sarif import findings_as_sarif

    return findings_as_sarif(told, version("ceasefire-diff"))


def _junit(told: Outcome, _: int) -> str:
    from ceasefire_diff.render.findings.junit import findings_as_junit

    return findings_as_junit(told)


_MAKERS: Final[dict[FindingFormat, Callable[[Outcome, int], str]]] = {
    FindingFormat.LINES: _lines,
    FindingFormat.TEXT: _text,
    FindingFormat.JSON: _json,
    FindingFormat.MARKDOWN: _markdown,
    FindingFormat.GITHUB: _github,
    FindingFormat.SARIF: _sarif,
    FindingFormat.JUNIT: _junit,
}
