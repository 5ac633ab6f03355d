"""What a file is called in findings and acceptances: its folder and its name, the same wherever the command runs."""

from __future__ import annotations

import os


def called(file: str) -> str:
    """The last folder and the name without ending, of a path on disk or of `REVISION:path`; `-` for standard input."""
    path = file.rpartition(":")[2] if ":" in file and not os.path.exists(file) else file  # noqa: PTH110 - as opened
    whole = path if path != file or file == "-" else os.path.abspath(path)  # noqa: PTH100 - no link is followed
    stem = os.path.splitext(whole)[0]  # noqa: PTH122 - beside the others
    return "/".join(stem.replace(os.sep, "/").split("/")[-2:])
