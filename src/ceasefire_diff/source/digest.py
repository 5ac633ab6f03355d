"""Gives the SHA-256 of bytes, without loading OpenSSL for it."""

from __future__ import annotations

# `hashlib` loads OpenSSL, which takes 2 to 5 ms of every start. For a few small files Python's own function does, which
# its module `random` takes for the same reason.
try:
    from _sha2 import sha256  # type: ignore[import-not-found]
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found]  # Python 3.11
    except ImportError:
        from hashlib import sha256


def sha256_of(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal digits."""
    digits: str = sha256(data).hexdigest()
    return digits
