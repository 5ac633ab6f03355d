"""The floors of the house: which folder may know which."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def test_contracts_are_kept(root: Path) -> None:
    """import-linter finds every contract of pyproject.toml kept: imports go down only, neighbours do not meet."""
    linter = Path(sys.executable).parent / "lint-imports"
    if not linter.exists():
        pytest.skip("import-linter is not installed beside this interpreter: run pip install '.[test]' first")
    ran = subprocess.run([linter, "--no-cache"], cwd=root, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert " 0 broken" in ran.stdout


def test_every_file_says_its_job(root: Path) -> None:
    """The first line of every Python file is one whole sentence."""
    for file in (*(root / "src").rglob("*.py"), *(root / "tests").rglob("*.py")):
        first = file.read_text().partition("\n")[0]
        assert first.startswith('"""'), file
        assert first.rstrip('"').endswith("."), file


def test_every_test_says_what_it_proves(root: Path) -> None:
    """Every test has a docstring, and no two say the same in one file."""
    import ast  # noqa: PLC0415  only this test reads code

    for file in (root / "tests").rglob("test_*.py"):
        tree = ast.parse(file.read_text())
        tests = [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")]
        said = [ast.get_docstring(test) for test in tests]
        assert all(said), f"{file}: {[test.name for test in tests if not ast.get_docstring(test)]}"
        assert len(set(said)) == len(said), file


def test_no_catch_all_names(root: Path) -> None:
    """No module is named for being useful rather than for what it does."""
    banned = {"utils", "helpers", "common", "base", "manager", "misc"}
    assert not [file for file in (root / "src").rglob("*.py") if file.stem in banned]


def test_no_folder_is_most_of_the_house(root: Path) -> None:
    """No folder of the package holds more than 15 % of its lines: who looks for something knows where to begin."""
    package = root / "src" / "ceasefire_diff"
    lines = {file: len(file.read_bytes().splitlines()) for file in package.rglob("*.py")}
    share = {
        folder.name: sum(each for file, each in lines.items() if folder in file.parents) / sum(lines.values())
        for folder in package.iterdir()
        if folder.is_dir()
    }
    assert max(share.values()) <= 0.15, {name: f"{each:.1%}" for name, each in share.items() if each > 0.1}
