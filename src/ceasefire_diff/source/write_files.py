"""Files written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from ceasefire_diff.source.diagnostics import CannotRun, refused

YAML_ENDINGS: Final = (".yaml", ".yml")


def write_whole(path: str, data: bytes) -> None:
    """Put `data` into the file of that name; if anything fails, what stood there before still stands there."""
    write_all({path: data})


def write_new(path: str, data: bytes) -> None:
    """Write a YAML file that must not be there yet. Raises CannotRun."""
    target = Path(path)
    if target.suffix not in YAML_ENDINGS:
        wrong = f"the name does not end in {' or '.join(YAML_ENDINGS)}"
        raise refused("output.ending", wrong, "Give it that ending", path)
    try:
        with target.open("xb") as new_file:  # x: the system itself refuses where something stands already
            new_file.write(data)
    except FileExistsError as error:
        raise refused("output.exists", "it exists already", "Nothing was written. Choose another name", path) from error
    except FileNotFoundError as error:
        cure = f"Make it first: mkdir -p {target.parent}"
        raise refused("output.unwritable", "there is no such folder", cure, path) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise refused("output.unwritable", f"it cannot be written: {why}", "Choose another place", path) from error


def write_all(files: Mapping[str, bytes | Iterable[bytes]], inputs: Iterable[str] = ()) -> None:
    """Put each file's bytes into the file of that name; if anything fails, what stood there before stands there still.

    Bytes may come in parts, so that what is large need not be held at once.
    Each is written beside its target first, so that a full disk or an interruption leaves no half of it, and put in
    its place once all are there. A link is followed, and a file keeps its permissions. A file in a folder that takes no
    new file, a device or a pipe is written to as it is. `inputs` are what the run was made of, and no target. Raises
    CannotRun.
    """
    targets = _targets(files, inputs)
    beside: dict[Path, str] = {}
    in_place: dict[str, bytes | Iterable[bytes]] = {}
    before: dict[str, bytes] = {}
    try:
        for path, data in files.items():
            with _said(path):
                target = targets[path]
                written = None if _is_stream(target) else _written_beside(target, data)
                if written is not None:
                    beside[target] = written
                    continue
                in_place[path] = data
                if target.is_file():
                    before[path] = target.read_bytes()
        for path, data in in_place.items():
            with _said(path):
                _write(targets[path], data)
        while beside:
            target = next(iter(beside))
            with _said(str(target)):
                os.chmod(beside[target], _permissions(target))
                os.replace(beside[target], target)
            del beside[target]
    except BaseException:
        for written in beside.values():
            with suppress(OSError):
                os.unlink(written)
        for path, data in before.items():
            with suppress(OSError):
                targets[path].write_bytes(data)
        raise


def _targets(files: Iterable[str], inputs: Iterable[str]) -> dict[str, Path]:
    """Where each name leads; raises CannotRun where two lead to one file, or one to what the run was made of."""
    read = {Path(each).resolve() for each in inputs if Path(each).is_file()}
    found: dict[str, Path] = {}
    for path in files:
        with _said(path):
            target = Path(path).resolve()
        if target in read:
            raise _cannot(path, "it is one of the files this run reads", "Name another file.")
        if target in found.values() and not _is_stream(target):
            raise _cannot(path, "it is named twice", "Name it once.")
        found[path] = target
    return found


def _is_stream(target: Path) -> bool:
    return target.exists() and not target.is_file() and not target.is_dir()


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


def _written_beside(target: Path, data: bytes | Iterable[bytes]) -> str | None:
    """Write beside the target and see it onto the disk; the name of what was written.

    None where the file is there and may be written to, and its folder takes no other.
    """
    import tempfile  # noqa: PLC0415 - only a run that writes a file waits for it

    if target.is_dir():
        raise IsADirectoryError(21, "it is a folder", str(target))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, "permission denied", str(target))
    try:
        handle, beside = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    except PermissionError:
        if target.exists():
            return None
        raise
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines([data] if isinstance(data, bytes) else data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise
    return beside


def _write(target: Path, data: bytes | Iterable[bytes]) -> None:
    with target.open("wb") as file:
        file.writelines([data] if isinstance(data, bytes) else data)


def _permissions(target: Path) -> int:
    """Those of the file it replaces; for a new one what the user's mask leaves."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _cannot(path: str, why: str, cure: str) -> CannotRun:
    return refused("output.unwritable", f"the file cannot be written: {why}", cure, path)
