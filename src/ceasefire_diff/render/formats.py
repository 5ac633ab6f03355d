"""Lists every format there is: the endings that ask for it, the commands that write it, and what makes it.

A maker is loaded when it is first asked for. A new format is one file under render/ and one entry of FORMATS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NoReturn

from msgspec import Struct

from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, Place

if TYPE_CHECKING:
    from ceasefire_diff.checking.finding import Outcome
    from ceasefire_diff.document.blocks import Document
    from ceasefire_diff.outline.selection import View
    from ceasefire_diff.rounds.history import History
    from ceasefire_diff.rounds.redline import Redline
    from ceasefire_diff.taxonomy.topic import Taxonomy
    from ceasefire_diff.wording.event_words import Compared

FILE_WIDTH: Final = 100  # columns of a .txt file: two columns of words that fit a printed page


class ComparisonFormat(StrEnum):
    """What `compare` prints."""

    TERMINAL = "terminal"
    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"
    LINES = "lines"


class FindingFormat(StrEnum):
    """How `validate` and `check` print findings."""

    LINES = "lines"
    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"


class HistoryFormat(StrEnum):
    """How `history` prints."""

    TERMINAL = "terminal"
    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"


class HistoryView(Struct, frozen=True):
    """What of a history is shown: some issues by number, all in full or the overview; how wide and for what output."""

    full: bool = False
    issues: frozenset[int] = frozenset()
    width: int = FILE_WIDTH
    colour: bool = False
    encoding: str = "utf-8"


class ListFormat(StrEnum):
    """How open questions are listed."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"
    XLSX = "xlsx"


class SurveyFormat(StrEnum):
    """How `survey` prints its table."""

    CSV = "csv"
    JSON = "json"


class TimelineFormat(StrEnum):
    """What `timeline` prints."""

    TERMINAL = "terminal"
    JSON = "json"
    MARKDOWN = "markdown"
    SVG = "svg"


class RenderOptions(Struct, frozen=True):
    """How a comparison is to look: what of it, how wide, and for an output of which encoding.

    `matrix`: issues by texts, and not the rows of pairs.
    """

    view: View
    matrix: bool = False
    width: int = FILE_WIDTH
    colour: bool = False
    encoding: str = "utf-8"


def _not_made(*_: object) -> NoReturn:
    """Stand for the maker of what is not made in some format."""
    raise NotImplementedError


class Format(Struct, frozen=True):
    """One format: the word for it after --format, its name, the endings of its files, and a maker for each product.

    Products are a comparison (`compare`), a report (`report`), findings (`validate`, `check`) and lines (`survey`).
    `brackets`: a report in it can be the single text; `template`: it takes the styles of one.
    """

    word: str
    name: str
    endings: tuple[str, ...] = ()
    comparison: Callable[[Compared, RenderOptions], str] = _not_made
    report: Callable[[Document, bytes | None], bytes] = _not_made
    findings: Callable[[Outcome, int], str] = _not_made
    survey: Callable[[type[Struct], Iterable[Struct]], Iterable[bytes]] = _not_made
    history: Callable[[History, HistoryView], bytes] = _not_made
    redline: Callable[[Redline, Taxonomy], bytes] = _not_made
    brackets: bool = False
    template: bool = False

    def made_by(self, command: str) -> bool:
        """Whether a command makes it."""
        return getattr(self, _PRODUCTS[command]) is not _not_made


_PRODUCTS: Final = {
    "compare": "comparison",
    "report": "report",
    "validate": "findings",
    "check": "findings",
    "survey": "survey",
    "history": "history",
    "redline": "redline",
}


def endings_of(command: str) -> dict[str, Format]:
    """The formats of the files that a command writes, by their endings."""
    return {ending: each for each in FORMATS if each.made_by(command) for ending in each.endings}


def formats_of_files(paths: Sequence[str], command: str) -> dict[str, Format]:
    """Each file with its format. Raises CannotRun for those whose ending stands for none that the command writes."""
    known = endings_of(command)
    found = {path: format_ for path in paths if (format_ := known.get(_ending(path)))}
    cure = f"End its name in {', '.join(known)}"
    wrong = [path for path in paths if path not in found]
    if wrong:
        raise CannotRun(*(Diagnostic("output.ending", _not_of(command, path), cure, Place(path)) for path in wrong))
    return found


def format_called(word: str) -> Format:
    """The format with this word."""
    return next(each for each in FORMATS if each.word == word)


def formats_of_report(paths: Sequence[str], *, brackets: bool, template: str | None) -> dict[str, Format]:
    """Each file of a report with its format. Raises CannotRun where one cannot be made as it is asked for."""
    found = formats_of_files(paths, "report")
    problems = list(_without_brackets(found)) if brackets else []
    if template is not None and not problems and not any(each.template for each in found.values()):
        cure = "Add -o gaps.docx, or leave --template"
        problems.append(Diagnostic("output.template", "none of the files takes a template", cure, Place(template)))
    if problems:
        raise CannotRun(*problems)
    return found


def _without_brackets(formats: dict[str, Format]) -> Iterator[Diagnostic]:
    able = ", ".join(ending for ending, each in endings_of("report").items() if each.brackets)
    for path, format_ in formats.items():
        if not format_.brackets:
            what = f"{format_.name} has no single text with brackets"
            yield Diagnostic("output.layout", what, f"End its name in {able}, or leave --layout", Place(path))


def _ending(path: str) -> str:
    from pathlib import PurePath

    return PurePath(path).suffix.casefold()


def _not_of(command: str, path: str) -> str:
    """What is wrong with the ending of a file: it is another command's, or nobody's."""
    ending = _ending(path)
    every = [other for other in _PRODUCTS if ending in endings_of(other)]
    # Who compares is sent to a command that does; only where there is none, to those that look for what is wrong.
    others = [other for other in every if _PRODUCTS[other] != "findings"] or every
    return f"{ending} comes with {' and '.join(others)}, and {command} writes none" if others else "no format"


def _comparison_as_text(compared: Compared, looks: RenderOptions) -> str:
    from ceasefire_diff.document.comparison_document import comparison_document
    from ceasefire_diff.render.terminal.document import render_terminal

    if looks.matrix:
        from ceasefire_diff.document.matrix_document import matrix_document

        document = matrix_document(compared.proposals, compared.taxonomy, looks.view.show.topics, across=False)
    else:
        document = comparison_document(compared.in_words, looks.view)
    return render_terminal(document, width=looks.width, colour=looks.colour, encoding=looks.encoding)


def _comparison_as_json(compared: Compared, looks: RenderOptions) -> str:
    from ceasefire_diff.render.comparison_json import render_json

    return render_json(compared.by_ids, looks.view.show)


def _comparison_as_markdown(compared: Compared, looks: RenderOptions) -> str:
    from ceasefire_diff.document.comparison_document import comparison_document
    from ceasefire_diff.render.markdown import render_markdown

    if looks.matrix:
        from ceasefire_diff.document.matrix_document import matrix_document

        return render_markdown(matrix_document(compared.proposals, compared.taxonomy, looks.view.show.topics))
    return render_markdown(comparison_document(compared.in_words, looks.view))


def _comparison_as_csv(compared: Compared, looks: RenderOptions) -> str:
    from ceasefire_diff.document.comparison_document import comparison_as_table
    from ceasefire_diff.render.csv import csv_text

    if looks.matrix:
        from ceasefire_diff.document.matrix_document import matrix_document

        topics = looks.view.show.topics
        return csv_text(matrix_document(compared.proposals, compared.taxonomy, topics, bands=False))
    return csv_text(comparison_as_table(compared.in_words, looks.view))


def _comparison_in_lines(compared: Compared, looks: RenderOptions) -> str:
    from ceasefire_diff.document.comparison_document import comparison_in_lines
    from ceasefire_diff.render.lines import render_lines

    return render_lines(comparison_in_lines(compared.in_words, looks.view))


def _report_as_word(report: Document, template: bytes | None) -> bytes:
    from ceasefire_diff.render.word.document import render_docx

    return render_docx(report, template, template_name="--template")


def _report_as_html(report: Document, _: bytes | None) -> bytes:
    from ceasefire_diff.render.html.document import render_html

    return render_html(report).encode()


def _report_as_excel(report: Document, _: bytes | None) -> bytes:
    from ceasefire_diff.render.excel import render_xlsx

    return render_xlsx(report)


def _report_as_markdown(report: Document, _: bytes | None) -> bytes:
    from ceasefire_diff.render.markdown import render_markdown

    return render_markdown(report).encode()


def _report_as_csv(report: Document, _: bytes | None) -> bytes:
    from ceasefire_diff.render.csv import render_csv

    return render_csv(report)


def _findings_in_lines(outcome: Outcome, _: int) -> str:
    if not outcome.findings:
        return ""  # the sentences are loaded only where there are some to make
    from ceasefire_diff.render.findings.words import finding_lines

    return finding_lines(outcome.findings)


def _findings_as_text(outcome: Outcome, width: int) -> str:
    from ceasefire_diff.render.findings.text import findings_as_text

    return findings_as_text(outcome, width)


def _findings_as_json(outcome: Outcome, _: int) -> str:
    from ceasefire_diff.render.findings.json import findings_as_json

    return findings_as_json(outcome)


def _findings_as_markdown(outcome: Outcome, _: int) -> str:
    from ceasefire_diff.render.findings.markdown import findings_as_markdown

    return findings_as_markdown(outcome)


def _findings_as_annotations(outcome: Outcome, _: int) -> str:
    from ceasefire_diff.render.findings.github import findings_as_annotations

    return findings_as_annotations(outcome)


def _findings_as_sarif(outcome: Outcome, _: int) -> str:
    from importlib.metadata import version

    from ceasefire_diff.render.findings.sarif import findings_as_sarif

    return findings_as_sarif(outcome, version("ceasefire-diff"))


def _findings_as_junit(outcome: Outcome, _: int) -> str:
    from ceasefire_diff.render.findings.junit import findings_as_junit

    return findings_as_junit(outcome)


def _history_as_text(history: History, view: HistoryView) -> bytes:
    from ceasefire_diff.document.history_document import history_document
    from ceasefire_diff.render.terminal.document import render_terminal

    document = history_document(history, full=view.full, issues=view.issues)
    text = render_terminal(document, width=view.width, colour=view.colour, encoding=view.encoding)
    return text.encode(view.encoding, "backslashreplace")


def _history_as_json(history: History, _: HistoryView) -> bytes:
    from ceasefire_diff.render.history_json import render_history_json

    return render_history_json(history).encode()


def _history_as_markdown(history: History, view: HistoryView) -> bytes:
    from ceasefire_diff.document.history_document import history_document
    from ceasefire_diff.render.markdown import render_markdown

    return render_markdown(history_document(history, full=view.full, issues=view.issues)).encode()


def _history_as_csv(history: History, _: HistoryView) -> bytes:
    from ceasefire_diff.document.history_document import HistoryLine, history_lines
    from ceasefire_diff.render.tables import table_as_csv

    return b"".join(table_as_csv(HistoryLine, history_lines(history)))


def _history_as_word(history: History, _: HistoryView) -> bytes:
    from ceasefire_diff.document.history_document import history_document
    from ceasefire_diff.render.word.document import render_docx

    return render_docx(history_document(history, full=True))


def _history_as_html(history: History, _: HistoryView) -> bytes:
    from ceasefire_diff.document.history_document import history_document
    from ceasefire_diff.render.html.document import render_html

    return render_html(history_document(history, full=True)).encode()


def _history_as_picture(history: History, _: HistoryView) -> bytes:
    from ceasefire_diff.document.history_document import history_document
    from ceasefire_diff.render.html.svg import render_pictures

    return render_pictures(history_document(history), "no two parties speak on one issue").encode()


def _history_as_excel(history: History, _: HistoryView) -> bytes:
    from ceasefire_diff.document.history_document import history_document
    from ceasefire_diff.render.excel import render_xlsx

    return render_xlsx(history_document(history, full=True))


def _redline_as_text(redline: Redline, taxonomy: Taxonomy) -> bytes:
    from ceasefire_diff.render.redline import redline_as_text

    return redline_as_text(redline, taxonomy, width=FILE_WIDTH).encode()


def _redline_as_html(redline: Redline, taxonomy: Taxonomy) -> bytes:
    from ceasefire_diff.render.redline import redline_as_html

    return redline_as_html(redline, taxonomy).encode()


def _redline_as_word(redline: Redline, taxonomy: Taxonomy) -> bytes:
    from ceasefire_diff.render.redline import redline_as_docx

    return redline_as_docx(redline, taxonomy)


def _lines_as_csv(kind: type[Struct], lines: Iterable[Struct]) -> Iterable[bytes]:
    from ceasefire_diff.render.tables import table_as_csv

    return table_as_csv(kind, lines)


def _lines_as_json(kind: type[Struct], lines: Iterable[Struct]) -> Iterable[bytes]:
    from ceasefire_diff.render.tables import table_as_json

    return table_as_json(kind, lines)


def _lines_as_parquet(kind: type[Struct], lines: Iterable[Struct]) -> Iterable[bytes]:
    from ceasefire_diff.render.tables import table_as_parquet

    return table_as_parquet(kind, lines)


FORMATS: Final = (
    Format("lines", "lines", comparison=_comparison_in_lines, findings=_findings_in_lines),
    Format(
        "text",
        "text",
        (".txt",),
        comparison=_comparison_as_text,
        findings=_findings_as_text,
        history=_history_as_text,
        redline=_redline_as_text,
    ),
    Format(
        "json",
        "JSON",
        (".json",),
        comparison=_comparison_as_json,
        findings=_findings_as_json,
        survey=_lines_as_json,
        history=_history_as_json,
    ),
    Format(
        "docx",
        "Word",
        (".docx",),
        report=_report_as_word,
        history=_history_as_word,
        redline=_redline_as_word,
        brackets=True,
        template=True,
    ),
    Format(
        "html",
        "HTML",
        (".html", ".htm"),
        report=_report_as_html,
        history=_history_as_html,
        redline=_redline_as_html,
        brackets=True,
    ),
    Format("xlsx", "Excel", (".xlsx",), report=_report_as_excel, history=_history_as_excel),
    Format(
        "markdown",
        "Markdown",
        (".md",),
        comparison=_comparison_as_markdown,
        report=_report_as_markdown,
        findings=_findings_as_markdown,
        history=_history_as_markdown,
        brackets=True,
    ),
    Format(
        "csv",
        "CSV",
        (".csv",),
        comparison=_comparison_as_csv,
        report=_report_as_csv,
        survey=_lines_as_csv,
        history=_history_as_csv,
    ),
    Format("svg", "a picture (SVG)", (".svg",), history=_history_as_picture),
    Format("parquet", "Parquet", (".parquet",), survey=_lines_as_parquet),
    Format("github", "annotations of GitHub", findings=_findings_as_annotations),
    Format("sarif", "SARIF", (".sarif",), findings=_findings_as_sarif),
    Format("junit", "JUnit", (".xml",), findings=_findings_as_junit),
)
"""In the order in which messages and help name them."""
