"""README.md: its commands are those that CI runs, and what it shows is what the program prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.installed import PAIR, Command


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    """The text of README.md."""
    return (root / "README.md").read_text()


def set_up(readme: str) -> list[str]:
    """The two commands that do all set-up, found as .ci/run finds them."""
    return [line for line in readme.splitlines() if re.match(r"(python3 -m venv|\.venv/bin/pip) .*&& ", line)]


def test_two_commands_set_up(readme: str) -> None:
    """Two lines of plain venv and pip install the program, compare the Istanbul pair and run the tests."""
    first, second = set_up(readme)
    assert first == (
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/ceasefire-diff compare " + " ".join(PAIR)
    )
    assert second == ".venv/bin/pip install '.[test]' && .venv/bin/python -m pytest -n auto"


def test_uv_does_the_same(readme: str) -> None:
    """The lines for uv differ from those for pip in how they install, and in nothing else."""
    of_uv = [line for line in readme.splitlines() if re.match(r"uv (venv|pip) .*&& ", line)]
    as_pip = [
        line.replace("uv venv && uv pip", "python3 -m venv .venv && .venv/bin/pip").replace("uv pip", ".venv/bin/pip")
        for line in of_uv
    ]
    assert as_pip == set_up(readme)


def test_ci_runs_them(root: Path) -> None:
    """.ci/run takes the commands from README.md, can be executed, and writes none of them down again."""
    script = root / ".ci" / "run"
    text = script.read_text()
    assert script.stat().st_mode & 0o111
    assert "README.md" in text
    assert "python -m pytest" not in text
    assert "python3 -m venv" not in re.sub(r"'\^\(.*?'", "", text)


SCREEN = 60
"""Lines that all rows of the Istanbul pair may take: about a terminal window on a laptop's screen."""


def test_the_excerpt_is_real(command: Command, readme: str) -> None:
    """The screen that README.md shows is what the command prints at 100 columns, nine lines of ten to the letter."""
    shown = re.findall(r"^```text\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert len(shown) == 1
    lines = shown[0].splitlines()
    printed = command("compare", *PAIR, "--width", "100").out.splitlines()
    assert len([line for line in lines if line in printed]) >= 0.9 * len(lines)
    assert len(printed) <= SCREEN
    numbers = {int(each) for each in re.findall(r"(?:^|[ ,])(\d+)(?=[ ,])", " ".join(printed))}
    assert numbers >= set(range(1, 63)), "every row is named"


def test_every_option_it_names_exists(command: Command, readme: str) -> None:
    """Every option that README.md names stands on a help page."""
    pages = "".join(
        command(*words, "--help").out
        for words in ((), *((each,) for each in ("compare", "report", "validate", "check", "survey")))
    )
    for code in re.findall(r"`([^`\n]+)`", readme):
        for word in shlex.split(code) if "--" in code else ():
            assert not word.startswith("--") or word in pages, word


def test_nothing_public_is_named(root: Path) -> None:
    """README.md, the pages and the package name no address of the project and no path of a machine."""
    files = [root / "README.md", root / "CONTRIBUTING.md", root / "pyproject.toml", *(root / "docs").rglob("*.md")]
    for file in files:
        found = re.findall(r"https?://\w[^\s)\"]+|/(?:tmp|home|work|root)/\S+", file.read_text())
        assert [each for each in found if "//tass.com" not in each] == [], file
