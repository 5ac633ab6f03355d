"""Real git repositories for tests, made by git itself as nobody in particular."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

WHO: Final = {
    "GIT_AUTHOR_NAME": "A",
    "GIT_COMMITTER_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@b",
    "GIT_COMMITTER_EMAIL": "a@b",
    "GIT_AUTHOR_DATE": "2025-06-03T10:00:00+0200",
    "GIT_COMMITTER_DATE": "2025-06-03T10:00:00+0200",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


@dataclass(frozen=True, slots=True)
class Made:
    """A repository and the folder of its working tree."""

    folder: Path

    def git(self, *arguments: str | Path, check: bool = True) -> str:
        """Run git in it and give what it prints."""
        words = ["git", *map(str, arguments)]
        done = subprocess.run(
            words, cwd=self.folder, check=check, capture_output=True, text=True, env={**os.environ, **WHO}
        )
        return done.stdout.strip()

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def commit(self, message: str = "more") -> str:
        """Commit all there is and give the commit's name."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def state(self) -> dict[str, str]:
        """A digest of every byte there is, but for what a test of git itself cannot help touching: none."""
        return {
            str(file.relative_to(self.folder)): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in sorted(self.folder.rglob("*"))
            if file.is_file() and not file.is_symlink()
        }


def made(folder: Path, *options: str) -> Made:
    """A new repository in a folder; where git is not installed the test is skipped."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed, and this test makes a repository with it")
    folder.mkdir(parents=True, exist_ok=True)
    repository = Made(folder)
    repository.git("init", "--quiet", "--initial-branch=main", *options)
    return repository
