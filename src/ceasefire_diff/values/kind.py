"""Says what a kind of value is: what its file under `values/` gives as KIND, and all that other files ask of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from operator import attrgetter
from typing import Any, ClassVar, Protocol

from msgspec import Struct

from ceasefire_diff.json_shapes import WORD, Schema
from ceasefire_diff.values.relation import Relation


class ByMeaning(Struct, frozen=True, eq=False):
    """A record two of which are equal whatever stands in their fields `aside`."""

    aside: ClassVar[tuple[str, ...]] = ("written",)
    meaning_of: ClassVar[Callable[[Any], object]]

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        counted = [name for name in cls.__annotations__ if name not in {"aside", *cls.aside}]
        cls.meaning_of = attrgetter(*counted) if counted else type

    def __eq__(self, other: object) -> bool:
        cls = self.__class__
        return other.__class__ is cls and cls.meaning_of(self) == cls.meaning_of(other)

    def __ne__(self, other: object) -> bool:  # the one of Struct compares every field
        return not self == other

    def __hash__(self) -> int:
        return hash(self.__class__.meaning_of(self))


class Value(ByMeaning, frozen=True):
    """One stated value, and how the text wrote it."""

    written: str

    @property
    def key(self) -> tuple[Hashable, ...]:
        """What it means, as plain data: two values with equal keys mean the same."""
        raise NotImplementedError

    @property
    def is_none(self) -> bool:
        """Whether it says that there shall be nothing."""
        return False

    @property
    def leaves_open(self) -> bool:
        """Whether it, or a part of it, is left open."""
        return False


class TermShape(Protocol):
    """What a topic says of the values of one term (taxonomy/topic.py, Term)."""

    @property
    def unit(self) -> str | None:
        """What is counted."""

    @property
    def closed(self) -> bool:
        """Whether a list excludes what it does not name."""

    @property
    def limit(self) -> bool:
        """Whether a bare amount is a limit."""

    @property
    def least(self) -> bool:
        """Whether a bare amount is the least."""

    @property
    def proportion(self) -> bool:
        """Whether a ratio says nothing but its quotient."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words there are."""

    @property
    def usual(self) -> tuple[str, ...]:
        """Words offered to who fills it in."""

    @property
    def includes(self) -> Mapping[str, tuple[str, ...]]:
        """By wider word, the narrower ones."""

    @property
    def holds_together(self) -> tuple[tuple[str, ...], ...]:
        """Words that may hold at one time."""


class InFile(Protocol):
    """What a value may ask of the file it stands in; each raises Unreadable for words that mean nothing there."""

    @property
    def day_one(self) -> str | None:
        """The event that `day 1` is, if the file says so."""

    def name(self, label: str, words: tuple[str, ...]) -> Any:  # noqa: ANN401  a Name, which stands above this file
        """The name a label stands for; `words` are the term's own."""

    def event_id(self, words: str) -> str:
        """The id of an event, by its words without `start of` and `end of`."""

    def event_name(self, words: str) -> Any:  # noqa: ANN401  an EventName, which stands above this file
        """The event, or its end, that words mean."""


class Kind(Struct, frozen=True):
    """One kind of value: how it is read, compared, offered to editors and described to coders.

    `parse` takes plain data, the term and the file, and raises Unreadable; `parse_item` does so for one item of a list,
    where that is more than a list of one. `reaches` says whether prohibiting one value prohibits all that would satisfy
    another. `map_events` gives the same value with each event it speaks of put through a function. `shape` is its JSON
    Schema in one term, `described` what a page says may be written there.

    `complaint` is the rule under which a value that cannot be read is told. `one_text`: a list is always a slip.
    `nested`: its list may hold lists. `limits`: it says how much is done, so that a part of what is named may be left
    out. `takes` are the keys a term of this kind may have beside those of every kind, `needs` the one it must have.
    """

    name: str
    holds: type[Value]
    parse: Callable[[Any, TermShape, InFile], Value]
    relate: Callable[[Any, Any], Relation]
    reaches: Callable[[Any, Any], bool | None] | None = None
    parse_item: Callable[[Any, TermShape, InFile], object] | None = None
    events: Callable[[Any], Iterable[Any]] | None = None
    map_events: Callable[[Any, Callable[[Any], Any]], Value] | None = None
    shape: Callable[[TermShape], Schema] = lambda _: dict(WORD)
    described: Callable[[TermShape], str] | None = None
    complaint: str = "term.shape"
    one_text: bool = False
    nested: bool = False
    limits: bool = False
    takes: tuple[str, ...] = ()
    needs: str = ""
