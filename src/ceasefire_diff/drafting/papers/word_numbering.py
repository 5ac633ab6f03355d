"""Computes the numbers of Word's lists, which the file does not hold: styles, restarts, overrides, legal numbering.

Own code, for each library that was tried loses numbers on one of these.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct

from ceasefire_diff.drafting.papers.list_numbers import WITHOUT_NUMBER, can_number, fill, list_number

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL: Final = f"{W}val"
LEVELS: Final = 9
_DEEPEST_STYLE: Final = 20


class ListLevel(Struct, frozen=True):
    """One level of a list. `restarts_after`: the level (from 1) whose use starts it again; 0 for never."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restarts_after: int | None = None
    legal: bool = False
    style: str = ""


class _List(Struct, frozen=True):
    """A `w:num`: the levels it shows, the list whose counters it shares, and where it starts anew."""

    shared: str
    levels: Mapping[int, ListLevel]
    starts: Mapping[int, int]


class _Counters(Struct):
    """How far each level of a shared list has come; `started` are the overrides that were used."""

    at: dict[int, int]
    started: set[tuple[str, int]]


class Numbered(Struct, frozen=True):
    """The number that a paragraph shows, and the level it stands on."""

    number: str
    level: int
    bullet: bool


def value(node: Any, default: str = "") -> str:
    """The `w:val` of an element that may be missing."""
    return default if node is None else node.get(_VAL, default)


def is_on(node: Any) -> bool:
    """Whether a switch that may be missing is on."""
    return node is not None and value(node, "true") not in ("0", "false", "off")


class Styles:
    """The paragraph styles of a document, each with what it inherits."""

    def __init__(self, root: Any) -> None:
        found = [] if root is None else root.iter(f"{W}style")
        self._styles = {each.get(f"{W}styleId", ""): each for each in found}
        self.default = next(
            (
                key
                for key, each in self._styles.items()
                if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in ("1", "true")
            ),
            "",
        )

    def chain(self, style: str) -> list[Any]:
        """The style and those it is based on, nearest first."""
        found: list[Any] = []
        while style in self._styles and len(found) < _DEEPEST_STYLE:
            node = self._styles[style]
            if node in found:
                break
            found.append(node)
            style = value(node.find(f"{W}basedOn"))
        return found

    def name(self, style: str) -> str:
        """The name of a style in small letters: `heading 1`, `title`."""
        node = self._styles.get(style)
        return "" if node is None else value(node.find(f"{W}name")).lower()

    def numbering(self, style: str) -> tuple[str, str, str]:
        """List, level and the style that says so, as the style and its bases say."""
        number = level = origin = ""
        for node in self.chain(style):
            properties = node.find(f"{W}pPr/{W}numPr")
            if properties is None:
                continue
            number = number or value(properties.find(f"{W}numId"))
            level = level or value(properties.find(f"{W}ilvl"))
            origin = origin or node.get(f"{W}styleId", "")
            if number:
                break
        return number, level, origin

    def linked_list(self, style: str) -> str:
        """The list that a numbering style stands for."""
        node = self._styles.get(style)
        return "" if node is None else value(node.find(f"{W}pPr/{W}numPr/{W}numId"))


class Numbering:
    """Counts the items of all lists of one document, in the order of its paragraphs."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        abstract = (
            {} if root is None else {each.get(f"{W}abstractNumId"): each for each in root.iter(f"{W}abstractNum")}
        )
        lists = {} if root is None else {each.get(f"{W}numId"): each for each in root.iter(f"{W}num")}
        self._lists = {number: self._read(node, abstract, lists) for number, node in lists.items() if number}
        self._counters: dict[str, _Counters] = {}
        self.unknown_formats: set[str] = set()

    def next(self, properties: Any, style: str) -> Numbered | None:
        """The number of the next paragraph, given its `w:numPr` (or None) and its style; None for one outside lists."""
        number, level, origin = self._styles.numbering(style)
        own = None if properties is None else properties.find(f"{W}numId")
        if own is not None:
            number, origin = value(own), ""
        own_level = None if properties is None else properties.find(f"{W}ilvl")
        found = self._lists.get(number)
        if found is None:
            return None
        at = _whole(value(own_level) or level, 0)
        if own_level is None and (own is None or origin):
            at = next((depth for depth, each in found.levels.items() if each.style and each.style == origin), at)
        return self._count(number, found, min(max(at, 0), LEVELS - 1))

    def _count(self, number: str, found: _List, at: int) -> Numbered:
        counters = self._counters.setdefault(found.shared, _Counters({}, set()))
        level = found.levels.get(at, ListLevel())
        if at in found.starts and (number, at) not in counters.started:
            counters.started.add((number, at))
            counters.at[at] = found.starts[at]
        else:
            counters.at[at] = counters.at[at] + 1 if at in counters.at else found.starts.get(at, level.start)
        for deeper in [each for each in counters.at if each > at]:
            after = found.levels.get(deeper, ListLevel()).restarts_after
            if after is None or at < after:
                del counters.at[deeper]
        if level.format in WITHOUT_NUMBER and not level.text.count("%"):
            return Numbered("", at, bullet=level.format == "bullet")
        return Numbered(fill(level.text, lambda place: self._shown(found, counters, place, level)), at, bullet=False)

    def _shown(self, found: _List, counters: _Counters, place: int, level: ListLevel) -> str:
        other = found.levels.get(place, ListLevel())
        if not can_number(other.format):
            self.unknown_formats.add(other.format)
        number = counters.at.get(place, found.starts.get(place, other.start))
        if level.legal and other.format not in WITHOUT_NUMBER:
            return str(number)
        return list_number(number, other.format)

    def _read(self, node: Any, abstract: Mapping[str, Any], lists: Mapping[str, Any]) -> _List:
        shared = value(node.find(f"{W}abstractNumId"))
        definition = abstract.get(shared)
        link = "" if definition is None else value(definition.find(f"{W}numStyleLink"))
        if link:
            linked = lists.get(self._styles.linked_list(link))
            shared = shared if linked is None else value(linked.find(f"{W}abstractNumId"))
            definition = abstract.get(shared)
        levels = {} if definition is None else _levels(definition)
        starts: dict[int, int] = {}
        for override in node.iter(f"{W}lvlOverride"):
            at = _whole(override.get(f"{W}ilvl", "0"), 0)
            own = override.find(f"{W}lvl")
            if own is not None:
                levels[at] = _level(own)
            start = override.find(f"{W}startOverride")
            if start is not None:
                starts[at] = _whole(value(start), 1)
        return _List(shared, levels, starts)


def _levels(definition: Any) -> dict[int, ListLevel]:
    return {_whole(each.get(f"{W}ilvl", "0"), 0): _level(each) for each in definition.findall(f"{W}lvl")}


def _level(node: Any) -> ListLevel:
    restart = node.find(f"{W}lvlRestart")
    format_ = node.find(f"{W}numFmt")
    return ListLevel(
        start=_whole(value(node.find(f"{W}start")), 0 if node.find(f"{W}start") is None else 1),
        format=value(format_, "decimal"),
        text=value(node.find(f"{W}lvlText")),
        restarts_after=None if restart is None else _whole(value(restart), 0),
        legal=is_on(node.find(f"{W}isLgl")),
        style=value(node.find(f"{W}pStyle")),
    )


def _whole(text: str, default: int) -> int:
    """A whole number of at most six digits; anything else is the default."""
    return int(text) if text.lstrip("-").isdecimal() and len(text) <= len("-99999") else default
