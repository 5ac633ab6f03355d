"""What a process loads: cold start is most of what a user waits for."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.installed import PAIR, Command

SHORT = "proposals/korea-1951/unc-item2-1951-11-05.yaml"
"""A text that states no term twice: nothing in it is lined up."""

HEAVY = {
    "rich",
    "deepdiff",
    "jinja2",
    "docx",
    "lxml",
    "openpyxl",
    "xlsxwriter",
    "numpy",
    "pydantic",
    "jsonschema",
    "pygments",
    "markdown_it",
}

RUN = """
import contextlib, io, json, sys
from ceasefire_diff.cli.app import main
with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
    status = main(json.loads(sys.argv[1]))
print(json.dumps([status, sorted(sys.modules)]))
"""


def loaded(code: str, *arguments: str, folder: Path) -> list[str]:
    """The modules a fresh process has loaded at the end of some code that prints them as JSON."""
    words = [sys.executable, "-c", code, *arguments]
    ran = subprocess.run(words, cwd=folder, env=Command.environment(), capture_output=True, text=True, check=True)
    status, modules = json.loads(ran.stdout)
    assert status == 0
    return list(modules)


def test_a_bare_import_loads_nothing(root: Path) -> None:
    """`import ceasefire_diff` loads no other module of the project, and none that it depends on."""
    code = "import json, sys, ceasefire_diff; print(json.dumps([0, sorted(sys.modules)]))"
    modules = loaded(code, folder=root)
    assert [each for each in modules if each.startswith("ceasefire_diff.")] == []
    assert not HEAVY & set(modules)
    assert "yaml" not in modules
    assert "typer" not in modules


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (["--help"], HEAVY | {"yaml", "ceasefire_diff.reading", "ceasefire_diff.values", "ceasefire_diff.comparing"}),
        (["compare", "--help"], HEAVY | {"yaml", "ceasefire_diff.reading", "ceasefire_diff.cli.topics"}),
        (["--version"], HEAVY | {"yaml", "ceasefire_diff.reading"}),
        (["topics"], HEAVY | {"ceasefire_diff.comparing", "ceasefire_diff.model"}),
        (["validate", *PAIR], HEAVY | {"ceasefire_diff.comparing.compare", "ceasefire_diff.wording.sentences"}),
        (["validate", SHORT], HEAVY | {"ceasefire_diff.aligning"}),
        (["names", *PAIR], HEAVY | {"ceasefire_diff.checking", "ceasefire_diff.document"}),
        (["compare", *PAIR, "--format", "json"], HEAVY | {"ceasefire_diff.render.terminal.comparison"}),
        (["compare", *PAIR, "--format", "markdown"], HEAVY | {"ceasefire_diff.render.terminal.comparison"}),
        (["compare", *PAIR], (HEAVY - {"rich"}) | {"ceasefire_diff.render.comparison_json", "rich.markdown"}),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_a_command_loads_what_it_needs(root: Path, arguments: list[str], absent: set[str]) -> None:
    """A command loads neither a format it does not print nor a floor it does not stand on."""
    assert not absent & set(loaded(RUN, json.dumps(arguments), folder=root))
