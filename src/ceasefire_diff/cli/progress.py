"""Says what a run is doing, from the second it takes too long."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType
from typing import Any, Final, Self

from ceasefire_diff.cli.console import remark

SILENT_FOR: Final = 1.0  # seconds; a run that ends sooner says nothing


class Progress:
    """What is said of a run that takes long; a clock of the system interrupts, no thread waits.

    Where the system has no such clock (Windows), and in a thread, nothing is said.
    """

    def __init__(self, silent_for: float = SILENT_FOR) -> None:
        self._silent_for = silent_for
        self._what = ""
        self._late = False
        self._before: Any = None
        self._has_clock = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()

    def doing(self, what: str) -> None:
        """Note what the run does now, and say it if the run is late already."""
        self._what = what
        if self._late:
            self._say()

    def __enter__(self) -> Self:
        """Start the clock."""
        if self._has_clock:
            self._before = signal.signal(signal.SIGALRM, self._ring)
            signal.setitimer(signal.ITIMER_REAL, self._silent_for)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Stop the clock."""
        if self._has_clock:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)

    def _ring(self, _signal: int, _frame: FrameType | None) -> None:
        self._late = True
        if self._what:
            self._say()

    def _say(self) -> None:
        remark(f"ceasefire-diff: {self._what} ...")
