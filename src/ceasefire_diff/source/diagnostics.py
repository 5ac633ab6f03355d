"""Every way a run can fail, each with its place (file, line, column) and its cure."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from ceasefire_diff.spelling import did_you_mean


class Level(StrEnum):
    """How grave a problem is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(Struct, frozen=True):
    """A position in a file: line and column count from 1; 0 means the whole file (or the whole line)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`file:line:column`, without the parts that are not known."""
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"


class Diagnostic(Struct, frozen=True):
    """One thing that is wrong: the id of the rule, what is wrong, what to do, and where."""

    rule: str
    message: str
    cure: str
    place: Place
    level: Level = Level.ERROR
    related: tuple[Place, ...] = ()

    def __str__(self) -> str:
        """Read as `file:line:column: message. Cure.`, on one line."""
        return " ".join(part for part in (f"{self.place}:", _sentence(self.message), _sentence(self.cure)) if part)


class CannotRun(Exception):  # noqa: N818  it tells what happens, and is no error of the program
    """The run cannot go on: usage, a file that cannot be opened, a bad revision (exit status 2)."""

    def __init__(self, *problems: Diagnostic) -> None:
        """Take the problems that stop the run, at least one."""
        super().__init__(*problems)
        self.problems: tuple[Diagnostic, ...] = problems

    def __str__(self) -> str:
        """One line for each problem."""
        return "\n".join(map(str, self.problems))


class Complaints:
    """Collects problems, so that one never hides the next."""

    __slots__ = ("_problems",)

    def __init__(self) -> None:
        """Start with none."""
        self._problems: list[Diagnostic] = []

    def add(self, problem: Diagnostic) -> None:
        """Take one more problem."""
        self._problems.append(problem)

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """All of them by file, line and column; those of one place in the order they were found."""
        return tuple(sorted(self._problems, key=_position))

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Those of level error, in the same order."""
        return tuple(problem for problem in self.problems if problem.level is Level.ERROR)


def refused(rule: str, message: str, cure: str, file: str = "") -> CannotRun:
    """What stops a command."""
    return CannotRun(Diagnostic(rule, message, cure, Place(file)))


def unknown_word(kind: str, word: str, known: Iterable[str], otherwise: str) -> Diagnostic:
    """The complaint of a word that is no topic, rule, verdict or status, with the nearest one or where all stand."""
    return Diagnostic(
        f"usage.{kind}-unknown", f"there is no {kind} `{word}`", did_you_mean(word, known, otherwise), Place("")
    )


def _position(problem: Diagnostic) -> tuple[str, int, int]:
    return problem.place.file, problem.place.line, problem.place.column


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "?", "!")) else text + "."
