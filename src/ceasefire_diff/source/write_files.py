"""Files written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, Place


def write_whole(path: str, data: bytes) -> None:
    """Put `data` into the file of that name; if anything fails, what stood there before still stands there."""
    write_all({path: data})


def write_all(files: Mapping[str, bytes]) -> None:
    """Put each file's bytes into the file of that name; if anything fails, no file is touched.

    Each is written beside its target first, so that a full disk or an interruption leaves no half of it, and put in
    its place once all are there. A link is followed, and a file keeps its permissions. A device or a pipe is written
    to as it is, at the end. Raises CannotRun.
    """
    beside: dict[Path, str] = {}
    streams: dict[str, bytes] = {}
    try:
        for path, data in files.items():
            with _said(path):
                target = Path(path).resolve()
                if target.exists() and not target.is_file() and not target.is_dir():
                    streams[path] = data
                else:
                    beside[target] = _written_beside(target, data)
        for target, written in beside.items():
            with _said(str(target)):
                os.chmod(written, _permissions(target))  # noqa: PTH101 - a name, as mkstemp gives it
                os.replace(written, target)  # noqa: PTH105 - the same
        for path, data in streams.items():
            with _said(path):
                Path(path).write_bytes(data)
    except BaseException:
        for written in beside.values():
            with suppress(OSError):
                os.unlink(written)  # noqa: PTH108 - the same
        raise


@contextmanager
def _said(path: str) -> Iterator[None]:
    """Say what the system says of a file that cannot be written, with what to do."""
    try:
        yield
    except BrokenPipeError:
        raise
    except FileNotFoundError as error:
        folder = Path(path).resolve().parent
        raise _cannot(path, f"there is no folder {folder}", "Make the folder, or name a file elsewhere.") from error
    except PermissionError as error:
        cure = "Name a file elsewhere, or change the permissions."
        raise _cannot(path, "it may not be written to (permission denied)", cure) from error
    except IsADirectoryError as error:
        raise _cannot(path, "it is a folder", "Name a file in it.") from error
    except (OSError, ValueError, RuntimeError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise _cannot(path, why, "Make room for it, or name a file elsewhere.") from error


def _written_beside(target: Path, data: bytes) -> str:
    """Write beside the target and see it onto the disk; the name of what was written."""
    import tempfile  # noqa: PLC0415 - only a run that writes a file waits for it

    if target.is_dir():
        raise IsADirectoryError(21, "it is a folder", str(target))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, "permission denied", str(target))
    handle, beside = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)  # noqa: PTH108 - a name, as mkstemp gives it
        raise
    return beside


def _permissions(target: Path) -> int:
    """Those of the file it replaces; for a new one what the user's mask leaves."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _cannot(path: str, why: str, cure: str) -> CannotRun:
    return CannotRun(Diagnostic("output.unwritable", f"the file cannot be written: {why}", cure, Place(path)))
