"""Proves that every format of findings tells the same, can be read back, and keeps foreign words in their place."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from junitparser import JUnitXml, TestCase, TestSuite

from ceasefire_diff.checking.finding import COMPLAINT, Finding, Outcome, Related, RelatedKind
from ceasefire_diff.render.findings.github import findings_as_annotations
from ceasefire_diff.render.findings.json import findings_as_json
from ceasefire_diff.render.findings.junit import findings_as_junit
from ceasefire_diff.render.findings.markdown import findings_as_markdown
from ceasefire_diff.render.findings.sarif import findings_as_sarif
from ceasefire_diff.render.findings.text import findings_as_text
from ceasefire_diff.render.findings.words import cure_of, finding_lines, message_of
from ceasefire_diff.source.diagnostics import Level, Place
from ceasefire_diff.wording.escape_hidden import escape_hidden, visible_as_it_stands

SCHEMAS: Final = Path(__file__).resolve().parents[2] / ".." / "shared" / "schemas"
HOSTILE: Final = (
    "::error::owned ##[set-env] %0A<script>alert(1)</script> ]]> \u202e\x1b[2J \udc80 | @name #12\n::warning::"
)


def finding(message: str = "It is so", **changed: Any) -> Finding:
    """A finding made by hand, with something related to it."""
    fields: dict[str, Any] = {
        "rule": "file.invalid",
        "level": Level.ERROR,
        "place": Place("proposals/north.yaml", 12, 5),
        "proposal": "proposals/north",
        "provision": "days",
        "clauses": ("III.5",),
        "arguments": {COMPLAINT: "yaml.tab", "message": message, "cure": "Mend it"},
        "related": (Related(RelatedKind.BEFORE, Place("proposals/north.yaml", 9), "0123456789abcdef"),),
    }
    return Finding(**{**fields, **changed})


ORDINARY: Final = Outcome(
    "check",
    (
        finding(),
        finding("Another, and a longer one at that", level=Level.WARNING, place=Place("proposals/north.yaml", 20)),
        finding(
            rule="file.removed", place=Place("proposals/süd east, 100%.yaml"), provision="", related=(), arguments={}
        ),
        finding("A note", level=Level.NOTE, place=Place("proposals/west.yaml", 1, 1)),
    ),
    base="0123456789abcdef0123456789abcdef01234567",
)
FOREIGN: Final = Outcome(
    "check",
    (
        finding(HOSTILE, place=Place("::error file=x::/\n::y.yaml", 3, 1), provision="a\u202eb"),
        finding(HOSTILE * 8, level=Level.NOTE, place=Place("##[error].yaml", 3, 1)),
    ),
)
BOTH: Final = pytest.mark.parametrize("told", [ORDINARY, FOREIGN], ids=["ordinary", "hostile"])

Facts = list[tuple[str, str, str, int]]
"""Rule, level, file and line of each finding, 0 where it has none."""


def facts(told: Outcome) -> Facts:
    """What every format must tell."""
    return [(each.rule, each.level.value, each.place.file, each.place.line) for each in told.findings]


def commands_in(text: str) -> list[tuple[str, dict[str, str], str]]:
    """What GitHub reads from a log: of each command its name, its properties and its message, unescaped as it does."""
    found = []
    for line in text.split("\n"):
        command = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        if command is not None:
            stated = dict(each.split("=", 1) for each in command[2].split(","))
            found.append((command[1], {k: unescaped(v, "%3A:%2C,") for k, v in stated.items()}, unescaped(command[3])))
    return found


def unescaped(text: str, more: str = "") -> str:
    """The text that was escaped; the percent sign last, as it was escaped first."""
    pairs = {"%0D": "\r", "%0A": "\n"} | {more[at : at + 3]: more[at + 3] for at in range(0, len(more), 4)}
    for escape, character in pairs.items():
        text = text.replace(escape, character)
    return text.replace("%25", "%")


def sarif(told: Outcome) -> dict[str, Any]:
    """The one run of the SARIF log."""
    log: dict[str, Any] = json.loads(findings_as_sarif(told, "1.2.3"))
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


@BOTH
def test_json_tells_every_finding(told: Outcome) -> None:
    """JSON reads back as the findings, with their sentences and what is related."""
    read = json.loads(findings_as_json(told))
    assert [(x["rule"], x["level"], x["file"], x["line"] or 0) for x in read["findings"]] == facts(told)
    assert [(x["message"], x["cure"]) for x in read["findings"]] == [(message_of(x), cure_of(x)) for x in told.findings]
    assert [x["fails"] for x in read["findings"]] == [x.level is Level.ERROR for x in told.findings]
    assert [len(x["related"]) for x in read["findings"]] == [len(x.related) for x in told.findings]
    assert sum(read["summary"].values()) == len(told.findings)


@BOTH
def test_sarif_tells_every_finding(told: Outcome) -> None:
    """SARIF reads back as the findings: rules, levels, files as relative references, lines, related places."""
    run = sarif(told)
    places = [x["locations"][0]["physicalLocation"] for x in run["results"]]
    names = {"error": "error", "warning": "warning", "note": "note"}
    read = [
        (
            run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"],
            names[result["level"]],
            unquote(place["artifactLocation"]["uri"]),
            place.get("region", {}).get("startLine", 0),
        )
        for result, place in zip(run["results"], places, strict=True)
    ]
    assert read == facts(told)
    assert all(":" not in x["artifactLocation"]["uri"] for x in places)
    assert [len(x.get("relatedLocations", [])) for x in run["results"]] == [len(x.related) for x in told.findings]


@BOTH
def test_sarif_is_sarif(told: Outcome) -> None:
    """The log is valid by the schema that OASIS publishes."""
    schema = SCHEMAS / "sarif-schema-2.1.0.json"
    if not schema.is_file():
        pytest.skip("the OASIS schema is not at hand in ../shared/schemas")
    validator = Draft7Validator(json.loads(schema.read_text(encoding="utf-8")))
    for log in (findings_as_sarif(told, "1.2.3"), findings_as_sarif(Outcome("validate", ()), "1.2.3")):
        assert [error.message for error in validator.iter_errors(json.loads(log))] == []


@BOTH
def test_junit_tells_every_finding(told: Outcome) -> None:
    """JUnit XML, read by another library, has a case for each finding, and a failure for each that fails the run."""
    suites = [each for each in JUnitXml.fromstring(findings_as_junit(told).encode()) if isinstance(each, TestSuite)]
    cases = [case for suite in suites for case in suite if isinstance(case, TestCase)]
    assert len(cases) == len(told.findings)
    for case, each in zip(cases, told.findings, strict=True):
        assert (case.name or "").split()[0] == each.rule
        assert bool(case.result) == (each.level is Level.ERROR)
        said = case.result[0].text if case.result else case.system_out
        assert message_of(each).replace("\ufffd", "") in (said or "").replace("\ufffd", "")
    assert sum(suite.failures for suite in suites) == sum(each.level is Level.ERROR for each in told.findings)


def test_junit_of_nothing_is_one_passed_case() -> None:
    """Where nothing was found a build server still sees that the check was run."""
    (suite,) = JUnitXml.fromstring(findings_as_junit(Outcome("check", ())).encode())
    assert isinstance(suite, TestSuite)
    assert (suite.tests, suite.failures) == (1, 0)


@BOTH
def test_annotations_unescaped_give_the_text_back(told: Outcome) -> None:
    """Each finding is one command on one line; what GitHub reads of it is what was found, where it was found."""
    text = findings_as_annotations(told)
    read = commands_in(text)
    assert text.count("\n") == len(read) == len(told.findings)
    levels = {"error": "error", "warning": "warning", "notice": "note"}
    for (command, stated, message), each in zip(read, told.findings, strict=True):
        assert levels[command] == each.level.value
        assert (stated["file"], stated.get("line", "0")) == (
            visible_as_it_stands(each.place.file),
            str(each.place.line),
        )
        assert stated["title"] == f"ceasefire-diff {each.rule}"
        assert message == f"{message_of(each)} {cure_of(each)}"


@BOTH
def test_markdown_tells_every_finding(told: Outcome) -> None:
    """Markdown has one row of a table for each finding, and none of its words ends a cell or begins a tag."""
    rows = [line for line in findings_as_markdown(told).splitlines() if re.match(r"\| \d* \|", line)]
    assert len(rows) == len(told.findings)
    for row, each in zip(rows, told.findings, strict=True):
        cells = re.split(r"(?<!\\)\|", row)[1:-1]
        assert (cells[1].strip(), cells[4].strip()) == (each.level.value, f"`{each.rule}`")
        assert re.search(r"(?<!\\)<(?!br>)", row) is None


@BOTH
@pytest.mark.parametrize("width", [20, 80])
def test_text_tells_every_finding(told: Outcome, width: int) -> None:
    """The page names every file once for its findings, and has every word of every finding."""
    page = findings_as_text(told, width)
    assert page.count("[file.") == len(told.findings)
    squeezed = "".join(page.split())
    for each in told.findings:
        shown = escape_hidden(f"{message_of(each)}{cure_of(each)}").replace("##[", r"##\[")
        assert "".join(shown.split()).replace("\\::", "::") in squeezed.replace("\\::", "::")


@BOTH
def test_no_line_of_a_log_is_a_command(told: Outcome) -> None:
    """Of what is printed for people no line begins with `::`, whatever the files hold or are called."""
    for text in (finding_lines(told.findings), findings_as_text(told, 20), findings_as_text(told, 80)):
        assert [line for line in text.splitlines() if line.lstrip().startswith("::") or "##[" in line] == []


@given(message=st.text(), file=st.text(min_size=1), width=st.integers(1, 120))
def test_any_words_at_all(message: str, file: str, width: int) -> None:
    """Whatever stands in a message or a file's name, each format holds one finding and no line is a command."""
    told = Outcome("check", (finding(message, place=Place(file, 1, 1)),))
    assert len(json.loads(findings_as_json(told))["findings"]) == 1
    assert len(sarif(told)["results"]) == 1
    assert len(commands_in(findings_as_annotations(told))) == findings_as_annotations(told).count("\n") == 1
    assert len(list(JUnitXml.fromstring(findings_as_junit(told).encode()))) == 1
    for text in (finding_lines(told.findings), findings_as_text(told, width)):
        assert not any(line.lstrip().startswith("::") for line in text.splitlines())
