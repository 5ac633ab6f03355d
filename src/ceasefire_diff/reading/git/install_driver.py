"""Installs the git diff driver for one repository, and takes away what was installed and nothing else."""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.reading.git.plumbing import git
from ceasefire_diff.reading.git.repository import Repository
from ceasefire_diff.source.diagnostics import refused
from ceasefire_diff.source.write_files import write_whole

PATTERNS: Final = ("*.yaml", "*.yml")
KEY: Final = "diff.ceasefire.command"

BEGIN: Final = "# ceasefire-diff git-driver: begin"
END: Final = "# ceasefire-diff git-driver: end"
LINE_ENDED: Final = " (it ended the line above)"
_BLOCK: Final = pattern(
    rf"(?P<above>\n?)^{re.escape(BEGIN)}(?P<ended>{re.escape(LINE_ENDED)})?\n.*?^{re.escape(END)}\n",
    re.MULTILINE | re.DOTALL,
)
_OURS: Final = "-m ceasefire_diff git-driver diff"

# A pattern that git would read otherwise if it stood there bare: a comment, a quotation, a pattern with spaces.
_NEEDS_QUOTES: Final = pattern(r'^[#"\[]|[\s\\"]')


def install(patterns: Iterable[str]) -> str:
    """Set the command and the attributes; what was changed, in lines. Raises CannotRun."""
    Repository()  # says so where there is none
    lines = [f"{_pattern(each)} diff=ceasefire" for each in patterns]
    before = _command_there()
    if before is not None and _OURS not in before:
        cure = f"Look at it with `git config {KEY}`, and take it away with `git config --unset {KEY}` if it may go"
        raise refused("git-driver.taken", f"`{KEY}` is set to a command of another program", cure, _config())
    said = []
    if before == command():
        said.append(f"{_config()} has {KEY} already.")
    elif git("config", "--local", "--replace-all", KEY, command()) is None:
        raise refused("output.unwritable", "git cannot write its settings", "Check its permissions", _config())
    else:
        said.append(f"Set {KEY} in {_config()}.")
    said.append(_write_attributes(lines))
    said.append("git diff now tells how a position changed; git log -p and git show do with --ext-diff.")
    said.append("To take it back: ceasefire-diff git-driver uninstall")
    return "".join(f"{line}\n" for line in said)


def uninstall() -> str:
    """Take away what `install` wrote; what was changed, in lines. Raises CannotRun."""
    Repository()
    said = []
    before = _command_there()
    if before is not None and _OURS in before:
        if git("config", "--local", "--unset-all", KEY) is None:
            raise refused("output.unwritable", "git cannot write its settings", "Check its permissions", _config())
        said.append(f"Removed {KEY} from {_config()}.")
    elif before is not None:
        said.append(f"Left {KEY} in {_config()}, which is a command of another program.")
    file = _attributes()
    text = _read(file)
    without = _BLOCK.sub(lambda found: "" if found["ended"] else found["above"], text)
    if without != text:
        _write(file, without)
        said.append(f"Removed the lines of ceasefire-diff from {file}.")
    return "".join(f"{line}\n" for line in said or ["Nothing of ceasefire-diff is installed here."])


def command() -> str:
    """What git's shell runs: this program, or the lines alone where this program is there no more or breaks down.

    Of Python, `-P` keeps it from loading modules that lie in the repository.
    """
    program = shlex.join([sys.executable, "-P", "-m", "ceasefire_diff"])
    lines_alone = 'git --no-pager diff --no-index --no-ext-diff -- "$2" "$5" 2>/dev/null'
    return f'tell() {{ {program} git-driver diff -- "$@" || {lines_alone}; :; }}; tell'


def _write_attributes(lines: Iterable[str]) -> str:
    """Put the lines at the end of the attributes, in place of those of an earlier time."""
    file = _attributes()
    text = _read(file)
    body = "".join(f"{line}\n" for line in lines)
    found = _BLOCK.search(text)
    if found:
        ended = LINE_ENDED if found["ended"] else ""
        now = f"{text[: found.start()]}{found['above']}{BEGIN}{ended}\n{body}{END}\n{text[found.end() :]}"
    else:
        ended = LINE_ENDED if text and not text.endswith("\n") else ""
        now = "".join((text, "\n" if ended else "", f"{BEGIN}{ended}\n", body, f"{END}\n"))
    if now == text:
        return f"{file} has these lines already."
    _write(file, now)
    return f"Wrote to {file}: {', '.join(body.splitlines())}"


def _pattern(pattern: str) -> str:
    """A pattern as a line of attributes begins with it."""
    if not pattern or pattern.startswith("!"):
        cure = "Write it as .gitattributes has it: 'proposals/**/*.yaml'"
        raise refused("usage.pattern", "git has no pattern for attributes that is empty or begins with `!`", cure)
    if not _NEEDS_QUOTES.search(pattern):
        return pattern
    return '"' + pattern.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def _command_there() -> str | None:
    found = git("config", "--local", "--get", KEY)
    return None if found is None else os.fsdecode(found).removesuffix("\n")


def _config() -> str:
    return _path_of("config")


def _attributes() -> Path:
    return Path(_path_of("info/attributes"))


def _path_of(name: str) -> str:
    return os.fsdecode(git("rev-parse", "--git-path", name) or name.encode()).removesuffix("\n")


def _read(file: Path) -> str:
    try:
        return os.fsdecode(file.read_bytes())
    except FileNotFoundError:
        return ""


def _write(file: Path, text: str) -> None:
    """Write it whole; a file that would be empty, and the folder it was alone in, are not left behind."""
    if text:
        file.parent.mkdir(exist_ok=True)
        write_whole(str(file), os.fsencode(text))
        return
    file.unlink()
    if not any(file.parent.iterdir()):
        file.parent.rmdir()
