"""Files written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from ceasefire_diff.problems import CannotRun, Place, Problem


def write_whole(path: str, data: bytes) -> None:
    """Put `data` into the file of that name; if anything fails, what stood there before still stands there.

    It is written beside the target first, so that a full disk or an interruption leaves no half of it. A link is
    followed, and a file keeps its permissions. A device or a pipe is written to as it is. Raises CannotRun.
    """
    target = Path(path)
    try:
        target = target.resolve()
        if target.is_dir():
            raise _cannot(path, "it is a folder", "Name a file in it.")
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        _replace(target, data)
    except BrokenPipeError:
        raise
    except FileNotFoundError as error:
        raise _cannot(
            path, f"there is no folder {target.parent}", "Make the folder, or name a file elsewhere."
        ) from error
    except PermissionError as error:
        cure = "Name a file elsewhere, or change the permissions."
        raise _cannot(path, "it may not be written to (permission denied)", cure) from error
    except (OSError, ValueError, RuntimeError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise _cannot(path, why, "Make room for it, or name a file elsewhere.") from error


def _replace(target: Path, data: bytes) -> None:
    """Write beside the target, see it onto the disk, and put it in the target's place in one step."""
    import tempfile  # noqa: PLC0415 - only a run that writes a file waits for it

    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, "permission denied", str(target))
    handle, beside = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, _permissions(target))  # noqa: PTH101 - a name, as mkstemp gives it
        os.replace(beside, target)  # noqa: PTH105 - the same
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)  # noqa: PTH108 - the same
        raise


def _permissions(target: Path) -> int:
    """Those of the file it replaces; for a new one what the user's mask leaves."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _cannot(path: str, why: str, cure: str) -> CannotRun:
    return CannotRun(Problem("output.unwritable", f"the file cannot be written: {why}", cure, Place(path)))
