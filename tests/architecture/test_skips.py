"""The one mechanism for what may be missing: a user gets a skip with its reason, CI a failure."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SKIPPED = """
import pytest

def test_needs_what_is_not_there():
    pytest.skip("there is no such thing")

@pytest.mark.xfail(reason="known", strict=True)
def test_known_to_fail():
    assert False
"""
WHOLE_FILE = 'import pytest\npytest.skip("no such system", allow_module_level=True)\n'


@pytest.mark.parametrize("text", [SKIPPED, WHOLE_FILE])
@pytest.mark.parametrize(("ci", "fails"), [("", False), ("true", True)])
def test_a_skip_fails_in_ci_alone(root: Path, tmp_path: Path, text: str, ci: str, *, fails: bool) -> None:
    """A skipped test or file passes with its reason told, and fails where CI is true; an expected failure stays one."""
    file = tmp_path / "test_made.py"
    file.write_text(text)
    words = ["-m", "pytest", "-q", "-rs", "-p", "tests.conftest", "-c", str(root / "pyproject.toml"), str(file)]
    ran = subprocess.run(
        [sys.executable, *words],
        cwd=root,
        env={**os.environ, "CI": ci, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    expected_end = 0 if text is SKIPPED else 5  # 5: every test of the run was skipped with its file
    assert (ran.returncode not in (0, 5)) if fails else (ran.returncode == expected_end), ran.stdout
    assert ("there is no such thing" in ran.stdout) or ("no such system" in ran.stdout)
