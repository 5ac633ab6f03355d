"""Names as a value: what a term names and what it excludes, read from the words of a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import ClassVar, Final

from msgspec import Struct, field
from msgspec.structs import force_setattr

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.values.kind import Value
from ceasefire_diff.values.name import Name
from ceasefire_diff.values.relation import Unreadable
from ceasefire_diff.values.words import folded, leaves_open, spaced

__all__ = ["Name", "Names", "ResolveName", "parse_names"]

ResolveName = Callable[[str], Name]
"""Takes a label as the file wrote it; gives the name it stands for."""

_JOINING = pattern(r"\s(except|including)\s", re.IGNORECASE)
MOST_NAMES: Final = 500
"""Names in one value: to hold each against each takes time by the square of their number."""

_ENDS_JOINING = pattern(r"(?:^|\s)(except|including)$|^(except|including)\s", re.IGNORECASE)
_SEVERAL = "Put several in brackets, for example: all except [Wadi Gaza, Netzarim]"
_EXAMPLES = "Write a name or a list, for example: [air, land, sea], all, none, only [US], all except Wadi Gaza"


class Names(Value, frozen=True):
    """What a term names and what it excludes.

    It names `everything` or `named`, less `excluded`; it excludes `excluded` and, with `rest_excluded`, all that
    it does not name. `none` names nothing and excludes the rest. `closed` is the topic's word that two lists of
    this term without a name in common are apart. `tied` are pairs of ids that one item joins by "except" or
    "including": of those alone it is not taken that they are apart.
    """

    aside: ClassVar = ("written", "key", "holders")
    named: tuple[Name, ...]
    everything: bool = False
    excluded: tuple[Name, ...] = ()
    rest_excluded: bool = False
    closed: bool = False
    tied: frozenset[frozenset[str]] = frozenset()
    key: tuple[Hashable, ...] = ()
    holders: Mapping[str, tuple[Name, ...]] = {}

    def __post_init__(self) -> None:
        """Make what is asked for again and again: the key, and the names that are or hold each id it reaches."""
        holders: dict[str, tuple[Name, ...]] = {}
        for name in self.every_name:
            for each in {name.id, *name.parts}:
                holders[each] = (*holders.get(each, ()), name)
        force_setattr(self, "holders", holders)
        named = frozenset(name.id for name in self.named)
        excluded = frozenset(name.id for name in self.excluded)
        force_setattr(self, "key", ("names", self.everything, named, excluded, self.rest_excluded, self.closed))

    @property
    def is_none(self) -> bool:
        """Whether it says that there shall be nothing."""
        return self.rest_excluded and not self.named and not self.everything

    @property
    def is_list(self) -> bool:
        """Whether it names some things and says nothing of any other."""
        return bool(self.named) and not (self.everything or self.excluded or self.rest_excluded)

    @property
    def every_name(self) -> tuple[Name, ...]:
        """All names that occur in it, named or excluded."""
        return self.named + self.excluded


class _Reading(Struct):
    """What has been read of one value so far."""

    resolve: ResolveName
    named: dict[str, Name] = field(default_factory=dict)
    excluded: dict[str, Name] = field(default_factory=dict)
    everything: bool = False
    tied: set[frozenset[str]] = field(default_factory=set)

    def take(self, item: str) -> None:
        """Read one item: a name, `all`, either with an exception or an inclusion."""
        subject, word, rest = _split_item(item)
        if folded(subject) == "all":
            self.everything = True
            wholes = []
        else:
            wholes = [self._name(subject)]
            self.named.setdefault(wholes[0].id, wholes[0])
        for label in _labels(rest) if word else ():
            other = self._name(label)
            (self.excluded if word == "except" else self.named).setdefault(other.id, other)
            self.tied.update(frozenset((whole.id, other.id)) for whole in wholes)

    def _name(self, label: str) -> Name:
        words = spaced(label)
        if folded(words) in ("all", "none") or _behind_only(words) is not None:
            raise Unreadable(f"'{words}' cannot stand beside other names", f"Write it alone. {_EXAMPLES}")
        if leaves_open(words):
            raise Unreadable(
                f"'{words}' stands among names",
                "Write it alone, or leave it out and say in a provision of its own (stance: defers) what is left open",
            )
        return self.resolve(words)


def parse_names(source: object, resolve: ResolveName, *, closed: bool = False) -> Names:
    """Read a names term: a name or a list of names, `all`, `none`, `only …`, `… except …`, `… including …`.

    Raises Unreadable for an empty value, for words that cannot stand together, and for a value that excludes
    what it names.
    """
    items = _items(source)
    written = spaced(source) if isinstance(source, str) else f"[{', '.join(items)}]"
    if len(items) == 1 and folded(items[0]) == "none":
        return Names(written, (), rest_excluded=True, closed=closed)
    only = _behind_only(items[0]) if len(items) == 1 else None
    if only is not None:
        items = _labels(only)
    reading = _Reading(resolve)
    for item in items:
        reading.take(item)
    if len(reading.named) + len(reading.excluded) > MOST_NAMES:
        raise Unreadable(
            f"it has more than {MOST_NAMES} names; each is held against each of the other text",
            "Name in a glossary what they are parts of, and that here, or divide them among several provisions",
        )
    if reading.everything and (only is not None or len(items) > 1):
        raise Unreadable(
            "'all' names everything and cannot stand beside other names",
            "Write 'all' alone, or with what it leaves out: all except Wadi Gaza",
        )
    _reject_nothing_left(reading.named.values(), reading.excluded)
    return Names(
        written,
        tuple(reading.named.values()),
        everything=reading.everything,
        excluded=tuple(reading.excluded.values()),
        rest_excluded=only is not None,
        closed=closed,
        tied=frozenset(reading.tied),
    )


def _in_quotes(text: str) -> str:
    """A name as YAML takes it in double quotes."""
    inner = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'


def _behind_only(text: str) -> str | None:
    """What stands behind `only`; None where a text (white space folded) does not begin with that word."""
    return text[4:].lstrip() if text[:4].lower() == "only" and text[4:5] in (" ", "[") else None


def _items(source: object) -> list[str]:
    """The items of a term, each a text that is not empty."""
    if isinstance(source, str):
        text = spaced(source)
        if text.startswith("["):
            return _labels(text)
        if "," in _outside_brackets(text):
            raise Unreadable(
                f"'{text}' reads as several names in one text",
                f"Write a list, [{text}], or, if it is one name, a list of one: [{_in_quotes(text)}]",
            )
        items = [text]
    elif isinstance(source, list) and all(isinstance(item, str) for item in source):
        items = [spaced(item) for item in source]
    else:
        raise Unreadable("names are wanted here, each a text", _EXAMPLES)
    if not items or not all(items):
        raise Unreadable("a name is empty", _EXAMPLES)
    return items


def _split_item(item: str) -> tuple[str, str, str]:
    """The subject of an item, `except` or `including` or nothing, and what follows."""
    lower = item.lower()
    if "except" not in lower and "including" not in lower:
        return item, "", ""
    if _ENDS_JOINING.search(item):
        raise Unreadable(f"'{item}' lacks a name beside 'except' or 'including'", _EXAMPLES)
    found = _JOINING.search(item)
    if not found:
        return item, "", ""
    subject, rest = item[: found.start()], item[found.end() :]
    if folded(subject) == "none":
        raise Unreadable(f"'{item}' names nothing and yet something", f"Write: only {rest}")
    if not rest.startswith("[") and _JOINING.search(rest):
        raise Unreadable(
            f"'{item}' says 'except' or 'including' more than once",
            f"Write one of them in each item of a list. {_SEVERAL}",
        )
    return subject, found[1].lower(), rest


def _labels(text: str) -> list[str]:
    """The labels of `X` or `[X, Y]`; a comma or a bracket inside quotes or inner brackets does not count."""
    text = text.strip()
    if not text.startswith("["):
        if "," in _outside_brackets(text):
            raise Unreadable(f"'{text}' reads as several names in one text", _SEVERAL)
        return [text]
    if not text.endswith("]"):
        raise Unreadable(f"'{text}' opens a bracket and does not close it", _SEVERAL)
    labels: list[str] = []
    begins, depth, quote, blank = 1, 0, "", True
    for at, letter in enumerate(text[1:-1], 1):
        if quote or (letter in "\"'" and blank):
            quote = "" if letter == quote else quote or letter
        depth += 0 if quote else (letter == "[") - (letter == "]")
        if letter == "," and not depth and not quote:
            labels.append(text[begins:at])
            begins, blank = at + 1, True
        else:
            blank = blank and letter.isspace()
    labels.append(text[begins:-1])
    found = [_unquoted(label.strip()) for label in labels]
    if depth or quote or not all(found):
        raise Unreadable(f"'{text}' is no list of names", _SEVERAL)
    return found


def _outside_brackets(text: str) -> str:
    """A text without what stands from its first opening to its last closing bracket."""
    before, _, rest = text.partition("[")
    _, closing, after = rest.rpartition("]")
    return before + after if closing else text


def _unquoted(label: str) -> str:
    return spaced(label[1:-1]) if len(label) > 1 and label[0] == label[-1] and label[0] in "\"'" else label


def _reject_nothing_left(named: Iterable[Name], excluded: dict[str, Name]) -> None:
    for name in named:
        for other in excluded.values():
            if name.id == other.id or name.id in other.parts:
                raise Unreadable(
                    f"'{name.label}' is named, and excluded with '{other.label}'",
                    "Name a thing or exclude it, or exclude a part of it: Gaza except Wadi Gaza",
                )
