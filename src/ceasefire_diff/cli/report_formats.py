"""The formats of a report by the ending of a file's name; each is loaded when a file asks for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from ceasefire_diff.cli.usage import refused
from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, Place

if TYPE_CHECKING:
    from ceasefire_diff.document.content import GapReport


class Format(Struct, frozen=True):
    """How one kind of file is made. `brackets`: it can show the single text; `template`: it takes the styles of one."""

    name: str
    make: Callable[[GapReport, bytes | None], bytes]
    brackets: bool = False
    template: bool = False


def _markdown(report: GapReport, _: bytes | None) -> bytes:
    from ceasefire_diff.render.markdown.report import render_report_markdown

    return render_report_markdown(report).encode()


def _html(report: GapReport, _: bytes | None) -> bytes:
    from ceasefire_diff.render.html.document import render_html

    return render_html(report).encode()


def _csv(report: GapReport, _: bytes | None) -> bytes:
    from ceasefire_diff.render.csv import render_csv

    return render_csv(report)


def _docx(report: GapReport, template: bytes | None) -> bytes:
    from ceasefire_diff.render.word.document import render_docx

    return render_docx(report, template, template_name="--template")


def _excel(report: GapReport, _: bytes | None) -> bytes:
    from ceasefire_diff.render.excel import render_xlsx

    return render_xlsx(report)


FORMATS: Final = {
    ".docx": Format("Word", _docx, brackets=True, template=True),
    ".html": Format("HTML", _html, brackets=True),
    ".htm": Format("HTML", _html, brackets=True),
    ".xlsx": Format("Excel", _excel),
    ".md": Format("Markdown", _markdown, brackets=True),
    ".csv": Format("CSV", _csv),
}
"""By ending. A new format is one file under render/ and a line here."""

COMPARE_ENDINGS: Final = (".txt", ".json")


def formats_for(paths: Sequence[str], *, brackets: bool, template: str | None) -> dict[str, Format]:
    """Each file with its format. Raises CannotRun where one cannot be made as it is asked for."""
    if not paths:
        raise refused("usage.no-output", "a report is written to files, and none is named", "Add -o gaps.docx")
    problems = []
    found = {}
    for path in paths:
        ending = PurePath(path).suffix.casefold()
        if (format_ := FORMATS.get(ending)) is None:
            what = f"{ending} comes with compare, and report writes none" if ending in COMPARE_ENDINGS else "no format"
            problems.append(Diagnostic("output.ending", what, f"End its name in {', '.join(FORMATS)}", Place(path)))
        elif brackets and not format_.brackets:
            able = ", ".join(each for each, other in FORMATS.items() if other.brackets)
            what = f"{format_.name} has no single text with brackets"
            problems.append(
                Diagnostic("output.layout", what, f"End its name in {able}, or leave --layout", Place(path))
            )
        else:
            found[path] = format_
    if template is not None and not problems and not any(each.template for each in found.values()):
        cure = "Add -o gaps.docx, or leave --template"
        problems.append(Diagnostic("output.template", "none of the files takes a template", cure, Place(template)))
    if problems:
        raise CannotRun(*problems)
    return found
