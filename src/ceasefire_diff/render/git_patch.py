"""One changed file as `git diff` shows it: what it did to the position, then the patch, which git can still apply."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.reading.git.diff_driver import DiffRequest, Version
from ceasefire_diff.wording.escape_hidden import escape_hidden, visible_as_it_stands

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
