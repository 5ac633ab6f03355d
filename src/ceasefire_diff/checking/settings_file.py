"""Finds and reads the settings of a project: `ceasefire-diff.toml`, or `[tool.ceasefire-diff]` of pyproject.toml."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, Place, refused
from ceasefire_diff.source.plain_file import read_plain_file

OWN_FILE: Final = "ceasefire-diff.toml"
PYPROJECT: Final = "pyproject.toml"
_TABLE: Final = ("tool", "ceasefire-diff")
_MAX_BYTES: Final = 1_000_000
"""A file of settings is a page; more than this is another file of that name."""

_AT_LINE: Final = pattern(r" \(at line (\d+), column (\d+)\)$")


class SettingsFile(Struct, frozen=True):
    """The table of settings as TOML gives it, and the text it stands in; `inside` are the tables round it."""

    path: str
    table: Mapping[str, Any]
    text: str
    inside: tuple[str, ...]

    @property
    def folder(self) -> str:
        """The folder that paths in it are counted from."""
        return str(Path(self.path).absolute().parent)

    def place(self, *keys: str) -> Place:
        """Where a key stands. TOML's reader tells no lines: the line that alone can be meant, else the whole file."""
        key = re.escape(keys[-1])
        lines = [
            number
            for number, line in enumerate(self.text.splitlines(), 1)
            if re.match(rf"\s*(?:\[+\s*)?(?:[\w.\"'-]+\s*\.\s*)?([\"']?){key}\1\s*(?:=|\]|\.)", line)
        ]
        return Place(self.path, lines[0]) if len(lines) == 1 else Place(self.path)

    def key_path(self, *keys: str) -> str:
        """A key with the tables it stands in, as TOML would write it."""
        return ".".join(each if re.fullmatch(r"[\w-]+", each) else f'"{each}"' for each in (*self.inside, *keys))


def find_settings(paths: Iterable[str]) -> SettingsFile | None:
    """The settings that hold for these paths: of the nearest folder above all of them that has some.

    In one folder `ceasefire-diff.toml` wins over pyproject.toml. The search ends at the top of a repository, so that no
    file outside of it changes what a run finds. Raises CannotRun for a file that cannot be read.
    """
    for folder in _upward(_common_folder(paths)):
        own = folder / OWN_FILE
        if own.is_file():
            return read_settings(str(own))
        project = folder / PYPROJECT
        if project.is_file():
            found = read_settings(str(project))
            if found is not None:
                return found
        if (folder / ".git").exists():
            return None
    return None


def read_settings(path: str) -> SettingsFile | None:
    """Read one file; None for a pyproject.toml that says nothing of this program. Raises CannotRun."""
    shown = os.path.relpath(path) if Path(path).is_absolute() else path
    shown = path if shown.startswith("..") else shown
    try:
        data = read_plain_file(path, _MAX_BYTES, cut=True)
    except OSError as error:
        message = f"The settings cannot be read: {error.strerror}"
        raise CannotRun(
            Diagnostic("settings.unreadable", message, "Check that it is a file you may read", Place(shown))
        ) from error
    text = data[: _MAX_BYTES + 1].decode("utf-8", "replace")
    inside = _TABLE if Path(path).name == PYPROJECT else ()
    if inside and _TABLE[-1] not in text:
        return None
    table: Any = _parsed(text, shown, too_large=len(data) > _MAX_BYTES)
    for each in inside:
        table = table.get(each, {}) if isinstance(table, dict) else {}
    if inside and not table:
        return None
    if not isinstance(table, dict):
        message = f"`{'.'.join(inside)}` is no table"
        raise refused("settings.shape", message, f"Write [{'.'.join(inside)}]", shown)
    return SettingsFile(shown, table, text, inside)


def _parsed(text: str, shown: str, *, too_large: bool) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - most runs find no settings

    try:
        if too_large:
            raise ValueError(f"it has more than {_MAX_BYTES:,} bytes")  # noqa: TRY301 - told like what TOML tells
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        said = "it is nested too deep" if isinstance(error, RecursionError) else str(error)
        found = _AT_LINE.search(said)
        place = Place(shown, int(found[1]), int(found[2])) if found else Place(shown)
        message = f"This is not TOML: {_AT_LINE.sub('', said)}"
        raise CannotRun(Diagnostic("settings.syntax", message, "Mend that line", place)) from error


def _common_folder(paths: Iterable[str]) -> Path:
    """The folder that holds all paths that are on disk; the current one if none is."""
    on_disk = [Path(each).absolute() for each in paths if each != "-" and _exists(each)]
    folders = [each if each.is_dir() else each.parent for each in on_disk]
    return Path(os.path.commonpath(folders)) if folders else Path.cwd()


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def _upward(folder: Path) -> Iterator[Path]:
    yield folder
    yield from folder.parents
