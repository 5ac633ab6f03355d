"""The command as it was installed, and how a test runs it."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PAIR: Final = (
    "proposals/istanbul-2025/russia-2025-06-02.yaml",
    "proposals/istanbul-2025/ukraine-2025-06-01.yaml",
)

# What a user may have set and would change what is printed.
_UNSET: Final = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE", "CEASEFIRE_DIFF_TRACEBACK", "PYTHONPATH")


@dataclass(frozen=True, slots=True)
class Ran:
    """What one run of the command came to."""

    status: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Command:
    """The installed command, run in the folder of the project unless told otherwise."""

    path: Path
    folder: Path

    def __call__(
        self,
        *arguments: str | Path,
        stdin: bytes = b"",
        folder: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> Ran:
        """Run it with these words and wait for its end."""
        done = subprocess.run(
            self.words(*arguments),
            input=stdin,
            capture_output=True,
            cwd=folder or self.folder,
            env=self.environment(environment),
            timeout=120,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def typed(self, line: str, *, folder: Path | None = None) -> Ran:
        """Run it as typed in a shell, less the command's own name; `< FILE` at the end feeds standard input."""
        words = shlex.split(line)
        stdin = b""
        if "<" in words:
            *words, _, file = words
            stdin = ((folder or self.folder) / file).read_bytes()
        return self(*words, stdin=stdin, folder=folder)

    def words(self, *arguments: str | Path) -> Sequence[str]:
        """The words of one run, for a test that wants to start the process itself."""
        return [str(self.path), *map(str, arguments)]

    @staticmethod
    def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
        """What the command sees: this process's environment, less what would change its output."""
        kept = {key: value for key, value in os.environ.items() if key not in _UNSET}
        return {**kept, "PYTHONUTF8": "1", "PYTHONWARNINGS": "error", **(more or {})}
