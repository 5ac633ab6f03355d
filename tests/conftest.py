"""What holds for every test: where the project stands, and that nothing is skipped where it is judged."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Final, TypeVar

import pytest
from hypothesis import settings

from tests.cli.installed import Command

ROOT: Final = Path(__file__).resolve().parent.parent

# Tests do not time: a machine that is busy with something else is no fault of the program. With CI=true hypothesis
# takes its own profile, which has no deadline either and draws the same examples each time.
if "CI" not in os.environ:
    settings.register_profile("unhurried", deadline=None)
    settings.load_profile("unhurried")

_Report = TypeVar("_Report", pytest.TestReport, pytest.CollectReport)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def command(root: Path) -> Command:
    """The console script that stands beside the interpreter running the tests."""
    folder = Path(sys.executable).parent
    for name in ("ceasefire-diff", "ceasefire-diff.exe"):
        if (folder / name).exists():
            return Command(folder / name, root)
    pytest.skip(f"the command is not installed beside {sys.executable}: run pip install '.[test]' first")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Judge a test that was skipped."""
    return _judged((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Judge a whole file that was skipped."""
    return _judged((yield))


def _judged(report: _Report) -> _Report:
    """A skip, which tells a user what is missing, is a failure where nothing may be missing: in CI."""
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI", "").casefold() in ("true", "1"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and in CI nothing may be: {report.longrepr}"
    return report
