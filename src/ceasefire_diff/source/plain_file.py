"""Reads files from disk through one door: plain files only, never more than a limit; and tells bytes apart."""

from __future__ import annotations

import errno
import os
from stat import S_ISDIR, S_ISREG
from typing import Final

# `hashlib` loads OpenSSL, which takes 2 to 5 ms of every start. For a few small files Python's own function does, which
# its module `random` takes for the same reason.
try:
    from _sha2 import sha256  # type: ignore[import-not-found]
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found]  # Python 3.11
    except ImportError:
        from hashlib import sha256

_NOT_PLAIN: Final = "it is no plain file"


def read_plain_file(path: str | os.PathLike[str], most: int, *, cut: bool = False) -> bytes:
    """The bytes of a plain file of at most `most` bytes; `cut`: one byte more of a larger one, for others to refuse.

    A pipe, a device or a socket may never end, so it is none. Raises OSError, whose `strerror` says why; ValueError
    for a name that no file can have.
    """
    # Without O_NONBLOCK, opening a pipe waits for a writer.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    mode = os.fstat(handle).st_mode
    if not S_ISREG(mode):
        os.close(handle)
        raise IsADirectoryError(errno.EISDIR, "it is a folder") if S_ISDIR(mode) else OSError(errno.EINVAL, _NOT_PLAIN)
    with os.fdopen(handle, "rb") as file:
        data = file.read(most + 1)
    if len(data) > most and not cut:
        raise OSError(errno.EFBIG, f"it has more than {most:,} bytes")
    return data


def why_unreadable(error: Exception) -> str:
    """Why a file could not be opened, as the system says it."""
    return getattr(error, "strerror", None) or str(error)


def sha256_of(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal digits."""
    digits: str = sha256(data).hexdigest()
    return digits
