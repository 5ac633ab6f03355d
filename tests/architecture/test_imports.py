"""What a process loads: cold start is most of what a user waits for."""

from __future__ import annotations

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
import contextlib, io, sys
from ceasefire_diff.cli.app import main
with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
    status = main(sys.argv[1:])
print(*sorted(sys.modules))
sys.exit(status)
"""

# What the plainest runs of `compare` do without: libraries that take long to load, and what belongs to other commands.
NOT_AT_A_START = HEAVY | {
    "typer",
    "json",  # msgspec writes it
    "_hashlib",  # OpenSSL
    "threading",
    "subprocess",
    "pathlib",
    "ceasefire_diff.checking",
    "ceasefire_diff.rounds",
    "ceasefire_diff.pictures",
    "ceasefire_diff.drafting",
    "ceasefire_diff.surveying",
    "ceasefire_diff.document.matrix_document",
    "ceasefire_diff.document.row_table",
}


def loaded(code: str, *arguments: str, folder: Path) -> list[str]:
    """The modules a fresh process has loaded at the end of some code that prints them."""
    words = [sys.executable, "-c", code, *arguments]
    ran = subprocess.run(words, cwd=folder, env=Command.environment(), capture_output=True, text=True, check=True)
    return ran.stdout.split()


def test_a_bare_import_loads_nothing(root: Path) -> None:
    """`import ceasefire_diff` loads no other module of the project, and none that it depends on."""
    code = "import sys, ceasefire_diff; print(*sorted(sys.modules))"
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
        (
            ["compare", *PAIR, "--format", "json"],
            NOT_AT_A_START | {"ceasefire_diff.document", "ceasefire_diff.reviewing", "ceasefire_diff.render.terminal"},
        ),
        (["compare", *PAIR, "--format", "markdown"], NOT_AT_A_START | {"ceasefire_diff.render.terminal"}),
        (["compare", *PAIR], NOT_AT_A_START | {"ceasefire_diff.render.comparison_json"}),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_a_command_loads_what_it_needs(root: Path, arguments: list[str], absent: set[str]) -> None:
    """A command loads neither a format it does not print nor a floor it does not stand on."""
    assert not absent & set(loaded(RUN, *arguments, folder=root))


def test_the_command_itself_loads_its_libraries_without_what_no_run_uses(root: Path) -> None:
    """`typing_extensions` is left to typer, no pattern of PyYAML is compiled, and both are whole afterwards."""
    code = (
        "import os, re, sys\n"
        "def end(status):\n"
        "    import yaml.reader\n"
        "    assert re.compile('a') is re.compile('a') and isinstance(re.compile('a'), re.Pattern)\n"
        "    assert not isinstance(yaml.reader.Reader.NON_PRINTABLE, re.Pattern)\n"
        "    assert yaml.reader.Reader.NON_PRINTABLE.search('a\\x00')\n"
        "    assert yaml.load('a: 1', yaml.SafeLoader) == {'a': 1}\n"
        "    print(*sorted(sys.modules), file=sys.stderr); sys.stderr.flush(); os.kill(os.getpid(), 9)\n"
        "os._exit = end\n"
        "from ceasefire_diff.cli.app import run\n"
        "run()\n"
    )
    words = [sys.executable, "-c", code, "compare", *PAIR]
    ran = subprocess.run(words, cwd=root, env=Command.environment(), capture_output=True, text=True, check=False)
    assert "ceasefire_diff.comparing.compare" in ran.stderr.split(), ran.stderr
    assert not {"typing_extensions", "inspect", "tokenize"} & set(ran.stderr.split())
