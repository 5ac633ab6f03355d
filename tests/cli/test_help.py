"""The help pages: every example on them is typed and works."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from ceasefire_diff.cli.app import COMMANDS
from tests.cli.installed import Command
from tests.repositories import made


@pytest.fixture
def repository(root: Path, tmp_path: Path) -> Path:
    """A copy of what examples speak of, so that what they write is not left in the project."""
    shutil.copytree(root / "proposals", tmp_path / "proposals")
    shutil.copytree(root / "docs/from-a-paper", tmp_path / "docs/from-a-paper")
    made(tmp_path).commit()
    return tmp_path


def examples(page: str) -> list[str]:
    """The command lines of a help page, each joined where it is broken by a backslash."""
    joined = page.replace("\\\n", " ")
    return [" ".join(line.split()) for line in joined.splitlines() if line.strip().startswith("ceasefire-diff ")]


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_work(command: Command, repository: Path, name: str) -> None:
    """Every help page has an example, and a shell that runs it in the project ends with status 0."""
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("there is no bash to type the examples into")
    typed = examples(command(name, "--help").out)
    assert typed
    for line in typed:
        path = f"{command.path.parent}{os.pathsep}{os.environ['PATH']}"
        ran = subprocess.run(
            [shell, "-c", line],
            cwd=repository,
            env=command.environment({"PATH": path}),
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, (line, ran.stderr)


def test_every_command_is_listed(command: Command) -> None:
    """The first page names every command with a sentence, and `-h` is `--help`."""
    page = command("--help").out
    assert page == command("-h").out
    listed = page.split("Commands:")[1]
    for name in COMMANDS:
        assert any(line.split()[0] == name and len(line.split()) > 2 for line in listed.splitlines() if line.strip())


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_pages_fit_a_terminal(command: Command, name: str | None) -> None:
    """No line of a help page is wider than 80 columns, and none holds an escape sequence."""
    page = command(*filter(None, [name]), "--help").out
    assert max(map(len, page.splitlines())) <= 80
    assert "\x1b" not in page


def test_a_misspelt_command(command: Command) -> None:
    """A misspelt command is told with the one that was probably meant."""
    assert "compare" in command("compar").err
