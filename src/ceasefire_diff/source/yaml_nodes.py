"""YAML to text with lines and columns, guarded: nothing is guessed, resolved, merged or lost."""

from __future__ import annotations

import gc
from collections.abc import Callable
from sys import intern
from typing import Any, Final, TypeAlias

import yaml
from msgspec import Struct
from yaml import (
    AliasEvent,
    DocumentEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.scanner import ScannerError

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.source.diagnostics import Complaints, Place
from ceasefire_diff.source.hidden_characters import FileComplaints, TooManyError, read_text
from ceasefire_diff.source.yaml_guards import DoubtError, EventGuards, YamlMark

# The format nests six deep; a file nested deeper than this is broken or hostile.
MAX_DEPTH: Final = 40

# 20,000 provisions of 20 keys with a value each are about 900,000 events. A scalar or the end of a list is one.
MAX_EVENTS: Final = 1_500_000

# Up to this offset, what the C loader rejects or is known to read in its own way is read again by the pure one, whose
# word counts; so the answer does not depend on how PyYAML was installed. Further on it would take over three seconds.
MAX_SECOND_LOOK: Final = 1024 * 1024

_Loader: TypeAlias = Any  # what PyYAML's two loaders share has no name
_FAST_LOADER: _Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_STYLES: Final = ("", None)  # the C loader says "", the pure one None
_NO_KEYS: Final = ("", "<<")

_comment_in_block_header = pattern("#(?:(?<=[|>]#)|(?<=[|>][-+0-9]#)|(?<=[|>][-+0-9][-+0-9]#))")
_directive = pattern(r"(?:[ \t]*+(?:#[^\n]*+)?+\n)*+%")


class Scalar(Struct, tag=True):
    """One value or key: its text after unescaping, in normal form C; line and column count from 1."""

    text: str
    line: int
    column: int
    plain: bool


class Sequence(Struct, tag=True):
    """A list."""

    items: list[Node]
    line: int
    column: int


class Mapping(Struct, tag=True):
    """Keys with their values: key text to key node and value node."""

    entries: dict[str, tuple[Scalar, Node]]
    line: int
    column: int


Node: TypeAlias = Scalar | Sequence | Mapping
_Entries: TypeAlias = dict[str, tuple[Scalar, Node]]


class _UnusableError(Exception):
    """The file cannot be gone on with; why has been complained of."""


def read_yaml(data: bytes, file: str, complaints: Complaints) -> Mapping | None:
    """Read one YAML file into nodes, or return None where there is nothing to go on with; never raises.

    Everything wrong goes to `complaints`, and a file with complaints may still give nodes: what could not be used is
    left out or stands as text. An empty value and `~` are a plain Scalar without text; an empty value stands at its
    key. Source of the rules: the design page on hostile input.
    """
    kept = FileComplaints(file)
    collecting = gc.isenabled()
    gc.disable()  # hundreds of thousands of new objects and no cycles: each collection would look at all of them
    try:
        text = read_text(data, kept)
        return None if text is None else _read_document(text, kept)
    except (TooManyError, _UnusableError):
        return None
    finally:
        if collecting:
            gc.enable()
        kept.hand_over(complaints)


def _read_document(text: str, complaints: FileComplaints) -> Mapping:
    """Parse with the C loader if there is one; where the two loaders differ, the pure one decides."""
    directive = _directive.match(text)
    if directive:
        line = text.count("\n", 0, directive.end()) + 1
        message = "The file begins with a YAML directive (%)"
        raise _unusable(complaints, "yaml.directive", message, "Delete that line", line, 1)
    before = complaints.mark()
    trouble: Exception | None = None
    if _FAST_LOADER is not yaml.SafeLoader and not _comment_in_block_header.search(text, 0, MAX_SECOND_LOOK):
        try:
            return _parse(_FAST_LOADER, text, complaints, doubt_until=MAX_SECOND_LOOK)
        except DoubtError:
            pass
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            trouble = error if mark and mark.index > MAX_SECOND_LOOK else None
    if trouble is None:
        complaints.go_back(before)
        try:
            return _parse(yaml.SafeLoader, text, complaints, doubt_until=0)
        except yaml.YAMLError as error:
            trouble = error
    from ceasefire_diff.source.yaml_syntax import why_no_yaml  # noqa: PLC0415  few files need it

    found = why_no_yaml(trouble, text)
    place = Place(complaints.file, found.noticed_line, found.noticed_column)
    related = () if place.line == found.line else (place,)
    complaints.add("yaml.syntax", found.message, found.cure, found.line, found.column, related=related)
    raise _UnusableError


def _parse(loader_class: _Loader, text: str, complaints: FileComplaints, doubt_until: int) -> Mapping:
    loader = loader_class(text)
    try:
        return _build(loader.get_event, EventGuards(text, complaints, doubt_until), complaints)
    except (ValueError, OverflowError) as error:  # the pure loader hands chr() whatever "\UFFFFFFFF" says
        mark = loader.get_mark()
        raise ScannerError("while scanning a quoted scalar", mark, "found an escape beyond Unicode", mark) from error
    finally:
        loader.dispose()  # the pure loader refers to itself, and would else keep the text until the next collection


def _build(  # noqa: C901, PLR0912, PLR0915  one long loop: a call for each event would take as long as all the rest
    get_event: Callable[[], Any], guards: EventGuards, complaints: FileComplaints
) -> Mapping:
    """Make nodes of events in one pass, with a stack of our own: no depth of nesting can exhaust Python's."""
    numbered = guards.has_numbered_comments
    get_event()
    if get_event().__class__ is StreamEndEvent:
        raise _unusable(complaints, "file.empty", "The file is empty", "Write `key: value` lines", 1, 1)
    roots: list[Node] = []
    dropped = Scalar("", 0, 0, plain=False)  # stands for a key whose value is not kept
    items: list[Node] | None = roots  # the list being filled, or else None, and then:
    entries: _Entries = {}  # the mapping being filled,
    key: Scalar | None = None  # and its key that waits for a value
    stack: list[tuple[list[Node] | None, _Entries, Scalar | None]] = []
    flow = 0  # how deep the outermost [ or { stands, 0 outside of any
    node: Node
    for _ in range(MAX_EVENTS):
        event = get_event()
        kind = event.__class__
        if kind is AliasEvent:
            event, kind = guards.alias_as_text(event), ScalarEvent
        if kind is ScalarEvent:
            mark = event.start_mark
            value = event.value
            plain = event.style in _PLAIN_STYLES
            if not (value.isascii() and value.isprintable()):
                value = guards.tidy(event)
            if event.tag is not None or event.anchor is not None:
                guards.complain_of_properties(event)
            node = Scalar(value, mark.line + 1, mark.column + 1, plain)
            if items is None and key is None:
                node.text = intern(value)
                key = node
                if flow and "?" in value:
                    guards.doubt(event)
                if value in entries or value in _NO_KEYS:
                    first = entries[value][0] if value in entries else dropped
                    guards.complain_of_key(value, first.line, first.column, event)
                    key = dropped
                continue
            if plain and (not value or value == "~"):
                node.text = ""
                if key is not None and key is not dropped and not value:
                    node.line, node.column = key.line, key.column
            if flow and plain and "?" in value:
                guards.doubt(event)
            if numbered and plain and (value or (key is not None and key is not dropped)):
                guards.warn_of_comment(event, node.line)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            mark = event.start_mark
            line, column = mark.line + 1, mark.column + 1
            if event.tag is not None or event.anchor is not None:
                guards.complain_of_properties(event)
            if len(stack) >= MAX_DEPTH:
                message = f"Lists and mappings stand more than {MAX_DEPTH} deep in one another"
                raise _unusable(complaints, "yaml.depth", message, "Close those that are open", line, column)
            if items is None and key is None:
                guards.complain_of_complex_key(event)
            if event.flow_style and not flow:
                flow = len(stack) + 1
            stack.append((items, entries, dropped if items is None and key is None else None))
            inner_items: list[Node] | None = None
            inner_entries: _Entries = {}
            if kind is MappingStartEvent:
                node = Mapping(inner_entries, line, column)
            else:
                inner_items = []
                node = Sequence(inner_items, line, column)
        elif kind is DocumentEndEvent:
            break
        else:
            items, entries, key = stack.pop()
            if len(stack) < flow:
                flow = 0
            continue
        if items is not None:
            items.append(node)
        elif key is not None and key is not dropped:
            entries[key.text] = (key, node)
        key = None
        if kind is not ScalarEvent:
            items, entries = inner_items, inner_entries
    else:
        message = f"The file holds more than {MAX_EVENTS:,} values"
        raise _unusable(complaints, "yaml.too-many-values", message, "Split the text into several files")
    _refuse_more(get_event, event.end_mark, complaints)
    return _root(roots[0], complaints)


def _refuse_more(get_event: Callable[[], Any], end: YamlMark, complaints: FileComplaints) -> None:
    if get_event().__class__ is StreamEndEvent:
        return
    message = "A second document follows the first"
    cure = "Put it into a file of its own, or delete `---` or `...`"
    raise _unusable(complaints, "yaml.second-document", message, cure, end.line + 1, end.column + 1)


def _root(node: Node, complaints: FileComplaints) -> Mapping:
    if isinstance(node, Mapping):
        return node
    if isinstance(node, Scalar) and not node.text:
        raise _unusable(complaints, "file.empty", "The file is empty", "Write `key: value` lines", 1, 1)
    found = "a list" if isinstance(node, Sequence) else "a text"
    message = f"The file is {found}, not `key: value` lines"
    cure = "Begin with `format: …`, with a space after the colon"
    raise _unusable(complaints, "file.not-a-mapping", message, cure, node.line, node.column)


def _unusable(  # noqa: PLR0913, PLR0917  the parts of a problem
    complaints: FileComplaints, rule: str, message: str, cure: str, line: int = 0, column: int = 0
) -> _UnusableError:
    complaints.add(rule, message, cure, line, column)
    return _UnusableError()
