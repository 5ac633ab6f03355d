"""How these tests reach the program: through the command as it was installed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.installed import Command


@pytest.fixture(scope="session")
def command(root: Path) -> Command:
    """The console script that stands beside the interpreter running the tests."""
    folder = Path(sys.executable).parent
    for name in ("ceasefire-diff", "ceasefire-diff.exe"):
        if (folder / name).exists():
            return Command(folder / name, root)
    pytest.skip(f"the command is not installed beside {sys.executable}: run pip install '.[test]' first")
