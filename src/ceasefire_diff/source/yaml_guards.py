"""What YAML allows and a written position may not use: complained of event by event."""

from __future__ import annotations

from itertools import islice
from typing import Final, Protocol

from msgspec import Struct

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.source.diagnostics import Level, Place
from ceasefire_diff.source.hidden_characters import FileComplaints, Places, tidy_scalar

# As much of a file's own words as a sentence can hold.
_SHOWN: Final = 60

# Blanks looked at before a comment: more stand there only to line comments up, or to make a reader slow.
_LONGEST_GAP: Final = 40

# Ten in each of 20,000 provisions; what is warned of is fewer by far.
_MAX_NUMBERED_COMMENTS: Final = 200_000

_sign_and_digit = pattern(r"#(?=\d)")


class YamlMark(Protocol):
    """A position as both loaders give it: line, column and offset from 0."""

    line: int
    column: int
    index: int


class Event(Struct):
    """What is looked at in an event; those of both loaders have these and more."""

    value: str
    start_mark: YamlMark
    end_mark: YamlMark
    style: str | None = "'"
    anchor: str | None = None
    tag: str | None = None


class DoubtError(Exception):
    """The C loader let something pass that the pure one may read otherwise; the pure one decides."""


class EventGuards:
    """The guards of one file; they are called only where an event is out of the ordinary."""

    __slots__ = ("_complaints", "_doubt_until", "_gaps", "_lines", "has_numbered_comments")

    def __init__(self, text: str, complaints: FileComplaints, doubt_until: int) -> None:
        """Find the comments that look like numbers (`para #5`) before the pass; doubt events before an offset."""
        self._doubt_until = doubt_until
        self._complaints = complaints
        self._gaps: dict[int, int] = {}
        self._lines: dict[int, int] = {}
        places = Places(text)
        for match in islice(_sign_and_digit.finditer(text), _MAX_NUMBERED_COMMENTS):
            offset = match.start()
            line, column = places.of(offset)
            before = text[max(offset - column + 1, offset - _LONGEST_GAP) : offset]
            gap = len(before) - len(before.rstrip(" \t"))
            if 0 < gap < len(before):
                self._gaps[offset - gap] = gap
                self._lines.setdefault(line, column)
        self.has_numbered_comments = bool(self._gaps)

    def doubt(self, event: Event) -> None:
        """Raise DoubtError where the loaders are known to differ: tags, empty keys, `?` in plain words in brackets."""
        if event.start_mark.index < self._doubt_until:
            raise DoubtError

    def tidy(self, event: Event) -> str:
        """The text of a scalar that holds more than printable ASCII."""
        text, rule, message = tidy_scalar(event.value)
        if rule:
            cure = "Delete those beyond the first few" if rule == "text.marks" else "Delete it"
            self._add(rule, message, cure, event.start_mark)
        return text

    def complain_of_properties(self, event: Event) -> None:
        """Complain of a tag or an anchor before a value."""
        if event.anchor is not None:
            message = f"`&{_shown(str(event.anchor))}` is an anchor to YAML, not part of the value"
            self._add("yaml.anchor", message, "Delete it, or put the whole value in quotes", event.start_mark)
        if event.tag is not None:
            self.doubt(event)
            message = "A word that starts with ! is a tag to YAML, not part of the value"
            self._add("yaml.tag", message, "Delete it, or put the whole value in quotes", event.start_mark)

    def alias_as_text(self, event: Event) -> Event:
        """Complain of an alias and go on with it as text."""
        message = f"`*{_shown(str(event.anchor))}` is an alias to YAML, not a value"
        self._add("yaml.alias", message, "Write the value out, or put it in quotes", event.start_mark)
        return Event(f"*{event.anchor}", event.start_mark, event.end_mark)

    def complain_of_key(self, text: str, first_line: int, first_column: int, event: Event) -> None:
        """Complain of a key that is missing, a merge key, or there already (`first_line` is then not 0)."""
        if not text:
            self.doubt(event)
            self._add("yaml.key-missing", "The key before the colon is missing", "Write it", event.start_mark)
        elif not first_line:
            message = "`<<` merges another mapping, which no reader of the file can see"
            self._add("yaml.merge-key", message, "Write the keys out", event.start_mark)
        else:
            mark = event.start_mark
            message = f"The key `{_shown(text)}` is written twice: on line {first_line} and on line {mark.line + 1}"
            first = Place(self._complaints.file, first_line, first_column)
            cure = "Delete one of them, or join the two"
            self._complaints.add("yaml.key-twice", message, cure, mark.line + 1, mark.column + 1, related=(first,))

    def complain_of_complex_key(self, event: Event) -> None:
        """Complain of a list or a mapping that stands where a key belongs."""
        message = "A list or a mapping stands where a key belongs"
        self._add("yaml.key-not-text", message, "Write one plain word before the colon, or quote it", event.start_mark)

    def warn_of_comment(self, event: Event, key_line: int) -> None:
        """Warn where a comment right after this plain value starts with a digit, as in `para #5`.

        After an empty value the two loaders differ in where it ends, so there the line of its key decides.
        """
        mark = event.end_mark
        if event.value:
            gap = self._gaps.get(mark.index)
            line, column = mark.line + 1, mark.column + 1 + (gap or 0)
        else:
            line, gap = key_line, self._lines.get(key_line)
            column = gap or 0
        if gap is None:
            return
        message = "YAML takes what follows # for a comment and drops it"
        cure = "Put the whole value in quotes; if a comment is meant, begin it with a space: `# 5`"
        self._complaints.add("yaml.comment", message, cure, line, column, Level.WARNING)

    def _add(self, rule: str, message: str, cure: str, mark: YamlMark) -> None:
        self._complaints.add(rule, message, cure, mark.line + 1, mark.column + 1)


def _shown(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
