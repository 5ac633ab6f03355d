"""Keeps what comparing two texts came to, so that a second run costs what has changed: one file, the user's alone."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

NAME: Final = "survey.sqlite"

KEPT_FOR: Final = 180
"""Days for which a result that no run has asked for is kept."""

_TABLE: Final = """
create table if not exists rows (key text primary key, day integer not null, data blob not null) without rowid
"""
_TODAY: Final = "cast(julianday('now') as integer)"
_MOST_KEYS: Final = 500


class Cache:
    """Results by the key of their pair. Each batch is whole on the disk once `put` returns."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def known(self, keys: Sequence[str]) -> set[str]:
        """Which of the keys have a result; these count as asked for today."""
        found: set[str] = set()
        with self._connection:
            for some in _parts(keys):
                marks = ",".join("?" * len(some))
                asked = self._connection.execute(f"select key from rows where key in ({marks})", some)  # noqa: S608 - marks
                found |= {key for (key,) in asked}
                self._connection.execute(f"update rows set day = {_TODAY} where key in ({marks})", some)  # noqa: S608
        return found

    def put(self, results: Iterable[tuple[str, bytes]]) -> None:
        """Keep some results."""
        with self._connection:
            self._connection.executemany(f"insert or replace into rows values (?, {_TODAY}, ?)", results)  # noqa: S608

    def get(self, key: str) -> bytes | None:
        """A result."""
        found = self._connection.execute("select data from rows where key = ?", (key,)).fetchone()
        return found[0] if found else None


@contextmanager
def opened(folder: Path | None) -> Iterator[Cache]:
    """The cache in a folder, made where it is not; with None one in memory and on a file that goes with the run.

    A file that is no cache any more is begun anew: it holds nothing that cannot be had again.
    """
    if folder is not None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    connection = _connected(folder / NAME if folder is not None else None)
    try:
        yield Cache(connection)
    finally:
        connection.close()


def _connected(file: Path | None) -> sqlite3.Connection:
    if file is None:
        connection = sqlite3.connect("")
        connection.execute(_TABLE)
        return connection
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    try:
        return _prepared(file)
    except sqlite3.DatabaseError:
        file.unlink()
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
        return _prepared(file)


def _prepared(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=60)
    try:
        with connection:
            connection.execute(_TABLE)
            connection.execute(f"delete from rows where day < {_TODAY} - ?", (KEPT_FOR,))  # noqa: S608
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _parts(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), _MOST_KEYS):
        yield keys[start : start + _MOST_KEYS]
