"""This project as others' tools install it: a copy in a repository of its own, and whether pip reaches an index."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.repositories import Made, made

NEEDED: Final = ("action.yml", ".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE", "src")
"""What an installation reads."""

INDEX_SECONDS: Final = 60


def copied(root: Path, folder: Path) -> Made:
    """A repository with what stands in the project now, committed or not."""
    repository = made(folder)
    for name in NEEDED:
        copy = shutil.copytree if (root / name).is_dir() else shutil.copy2
        copy(root / name, folder / name)
    repository.commit("The project")
    return repository


def skip_without_index() -> None:
    """Skip a test that installs something where pip reaches no package index."""
    words = [sys.executable, "-m", "pip", "--retries", "0", "--timeout", "10", "index", "versions", "hatchling"]
    try:
        asked = subprocess.run(words, capture_output=True, timeout=INDEX_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("no package index answers, and this test installs the project anew")
    if asked.returncode:
        pytest.skip("pip reaches no package index, and this test installs the project anew")
