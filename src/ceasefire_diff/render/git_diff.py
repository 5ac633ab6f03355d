"""Makes what git shows for one changed file; whatever happens to the sentences, the lines can be shown."""

from __future__ import annotations

import os
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from ceasefire_diff.checking.one_file import FileVersion, edit_of, holds_proposal
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.reading.git.diff_driver import DiffRequest, Version, driven, lines_that_differ
from ceasefire_diff.reading.git.plumbing import git
from ceasefire_diff.reading.git.repository import Repository
from ceasefire_diff.reading.git.trees import CommitTree, DiskTree, Tree
from ceasefire_diff.render.findings.words import message_of
from ceasefire_diff.source.diagnostics import CannotRun
from ceasefire_diff.wording.escape_hidden import escape_hidden, visible_as_it_stands
from ceasefire_diff.wording.finding_sentences import NOTHING_ELSE, not_told

_SHORT: Final = 7  # digits of an object's name, as git has them in a patch

# What git quotes in the path of a patch: control characters, quotation mark, backslash, all that is not ASCII.
_QUOTED: Final = pattern(rb'[\x00-\x1f"\\\x7f-\xff]')
_LETTERS: Final = {b"\t": b"\\t", b"\n": b"\\n", b"\r": b"\\r", b'"': b'\\"', b"\\": b"\\\\"}


class Colours(Struct, frozen=True):
    """The escape sequences git uses for the parts of a patch; all empty where no colour is wanted."""

    meta: str = ""
    frag: str = ""
    old: str = ""
    new: str = ""
    reset: str = ""


PLAIN: Final = Colours()


def unmerged(path: str) -> str:
    """A path that is not merged, as git says it."""
    return f"* Unmerged path {escape_hidden(path)}\n"


def driven_patch(pair: DiffRequest, sentences: Sequence[str], hunks: bytes | None, colours: Colours, width: int) -> str:
    """The sentences on a position under the name of its file, then the patch of its lines."""
    parts = []
    if sentences:
        parts += [_in(colours.meta, f"position {escape_hidden(pair.later.path)}", colours), *_wrapped(sentences, width)]
    parts += [_in(colours.meta, line, colours) for line in _header(pair, hunks)]
    parts += _lines(hunks or b"", colours)
    return "".join(f"{line}\n" for line in parts)


def _wrapped(sentences: Iterable[str], width: int) -> Iterator[str]:
    for sentence in sentences:
        yield from textwrap.wrap(
            escape_hidden(sentence),
            width,
            initial_indent="  * ",
            subsequent_indent="    ",
            break_long_words=False,
            break_on_hyphens=False,
        )


def _header(pair: DiffRequest, hunks: bytes | None) -> Iterator[str]:
    """The lines above the hunks."""
    earlier, later = pair.earlier, pair.later
    names = [_path(side, each.path) for side, each in (("a", earlier), ("b", later))]
    yield f"diff --git {names[0]} {names[1]}"
    if not earlier.exists:
        yield f"new file mode {later.mode}"
    elif not later.exists:
        yield f"deleted file mode {earlier.mode}"
    elif earlier.mode != later.mode:
        yield f"old mode {earlier.mode}"
        yield f"new mode {later.mode}"
    if pair.moved:
        yield from (
            escape_hidden(line) for line in pair.moved.splitlines() if not line.startswith(("old mode", "new mode"))
        )
    elif hunks != b"":
        both = f" {later.mode}" if earlier.mode == later.mode else ""
        yield f"index {_object(earlier)}..{_object(later)}{both}"
    there = [name if each.exists else "/dev/null" for name, each in zip(names, (earlier, later), strict=True)]
    if hunks is None:
        yield f"Binary files {there[0]} and {there[1]} differ"
    elif hunks:
        # Git ends a path that holds a space with a tab, so that other programs find its end.
        ends = ["\t" if " " in name and not name.startswith('"') else "" for name in there]
        yield f"--- {there[0]}{ends[0]}"
        yield f"+++ {there[1]}{ends[1]}"


def _object(version: Version) -> str:
    return version.object[:_SHORT] if version.exists else "0" * _SHORT


def _path(side: str, path: str) -> str:
    data = f"{side}/{path}".encode("utf-8", "surrogateescape")
    if not _QUOTED.search(data):
        return data.decode("ascii")
    quoted = _QUOTED.sub(lambda found: _LETTERS.get(found[0], b"\\%03o" % found[0][0]), data)
    return f'"{quoted.decode("ascii")}"'


def _lines(hunks: bytes, colours: Colours) -> Iterator[str]:
    """The hunks, with what a terminal would obey, and what hides, made visible."""
    looks = {"@": colours.frag, "-": colours.old, "+": colours.new}
    for data in hunks.split(b"\n")[:-1]:
        line = data.decode("utf-8", "backslashreplace")
        yield _in(looks.get(line[:1], ""), _safe(line), colours)


def _in(colour: str, line: str, colours: Colours) -> str:
    return f"{colour}{line}{colours.reset}" if colour else line


def _safe(line: str) -> str:
    """A line of a patch: a mark, then a line of the file as it stands there."""
    if line.isprintable():
        return line
    mark, text = line[:1], line[1:]
    # These may stand there and are not seen: a byte order mark at the start, a carriage return at the end.
    begin = "\ufeff" if text.startswith("\ufeff") else ""
    end = "\r" if text.endswith("\r") else ""
    return mark + begin + visible_as_it_stands(text.removeprefix(begin).removesuffix(end)) + end


def changed_file(words: Sequence[str], width: int) -> str:
    """What changed between the two versions git names: in the position, in sentences, then in the lines."""
    pair = driven(words)
    if pair is None:
        return "".join(unmerged(each) for each in words[:1])
    try:
        sentences = _sentences(pair)
    except Exception as error:  # noqa: BLE001  the lines can be shown all the same
        sentences = [f"how the position changed cannot be told: {in_one_line(error)}"]
    return driven_patch(pair, sentences, lines_that_differ(pair), _colours(), width)


def _sentences(pair: DiffRequest) -> Sequence[str]:
    """What the edit did to the position, in sentences; none for what is no proposal."""
    before, after = (
        FileVersion(_where_it_lies(each), each.read()) if each.exists and each.is_plain else None
        for each in (pair.earlier, pair.later)
    )
    there = after or before
    if there is None or not holds_proposal(there.data):
        return ()
    if before and after and pair.is_copy:  # what it was copied from is there still, and has not been renamed
        before = FileVersion(after.path, before.data)
    repository = Repository()
    try:
        edit = edit_of(before, after, _rest(there.path, repository))
    finally:
        repository.close()
    if edit.unread:
        return (str(not_told(edit.unread)),)
    return [message_of(each) for each in edit.findings] or [str(NOTHING_ELSE)]


def _where_it_lies(version: Version) -> str:
    """The path from the top of the repository; with `--relative` git gives it from the folder it was called in."""
    above = os.environ.get("GIT_PREFIX", "")
    if above and not Path(version.path).exists() and Path(above, version.path).exists():
        return f"{above}{version.path}"
    return version.path


def _rest(path: str, repository: Repository) -> Tree:
    """Where the glossary and the topics lie that a text is read with: on disk, else in the head commit."""
    if repository.top is not None:
        return DiskTree(repository.top)
    head = repository.commit("HEAD")
    return CommitTree(repository, head, repository.files(head, (path.rpartition("/")[0],)))


def _colours() -> Colours:
    """Those git would use itself, as its settings say; a pager that it started counts as a terminal."""
    seen = sys.stdout.isatty() or os.environ.get("GIT_PAGER_IN_USE") == "true"
    wanted = git("config", "--get-colorbool", "color.diff", "true" if seen else "false") or b""
    if wanted.strip() != b"true":
        return PLAIN
    usual = {"meta": "bold", "frag": "cyan", "old": "red", "new": "green"}
    chosen = {
        name: (git("config", "--get-color", f"color.diff.{name}", colour) or b"").decode("ascii", "ignore")
        for name, colour in usual.items()
    }
    return Colours(**chosen, reset="\x1b[m")


def in_one_line(error: Exception) -> str:
    """What went wrong, on one line."""
    if isinstance(error, CannotRun | OSError):
        return " ".join(str(error).split())
    return " ".join(f"this is an internal error ({type(error).__name__}: {error})".split())
