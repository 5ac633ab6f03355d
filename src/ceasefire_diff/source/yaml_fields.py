"""Nodes to plain data: keys, texts, lists, words and ids, with a complaint where one is not as it must be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.source.diagnostics import Level, Place
from ceasefire_diff.source.hidden_characters import FileComplaints
from ceasefire_diff.source.yaml_nodes import Mapping, Node, Scalar, Sequence
from ceasefire_diff.spelling import did_you_mean, nearest

# As much of a file's own words as a sentence can hold.
_SHOWN: Final = 60

# As much as a complaint says, and as its cure does: a name of a million letters stands in neither.
_MOST_SAID: Final = 1000

_id = pattern(r"[A-Za-z0-9][A-Za-z0-9._-]*", re.ASCII)


def shown(text: str) -> str:
    """A text of the file as a message quotes it: white space folded, cut where it is long."""
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


class Fields:
    """Reads the nodes of one file; `family` begins the ids of the rules it complains by."""

    __slots__ = ("complaints", "family")

    def __init__(self, complaints: FileComplaints, family: str) -> None:
        self.complaints = complaints
        self.family = family

    def of(self, family: str) -> Fields:
        """The same file, with complaints of another family."""
        return Fields(self.complaints, family)

    def complain(  # noqa: PLR0913  the parts of a problem
        self,
        rule: str,
        message: str,
        cure: str,
        node: Node,
        *,
        level: Level = Level.ERROR,
        related: Node | None = None,
    ) -> None:
        """Complain at a node; `rule` is the whole id. Raises TooManyError at the limit of complaints."""
        others = (Place(self.complaints.file, related.line, related.column),) if related else ()
        said, do = (each if len(each) <= _MOST_SAID else each[: _MOST_SAID - 1] + "…" for each in (message, cure))
        self.complaints.add(rule, said, do, node.line, node.column, level, others)

    def keys(self, mapping: Mapping, known: Collection[str], needed: Iterable[str], where: str) -> frozenset[str]:
        """Complain of keys that are not known and of needed ones that are missing; return what unknown ones meant.

        A key that was probably meant by a misspelt one is not called missing too: that is one fault.
        """
        meant: set[str] = set()
        for key, (key_node, _) in mapping.entries.items():
            if key not in known:
                free = [each for each in known if each not in mapping.entries]
                meant.add(nearest(key, free) or "")
                cure = did_you_mean(key, free, f"Delete it; the keys here are: {', '.join(known)}")
                self.complain(f"{self.family}.key-unknown", f"{where} has no key `{shown(key)}`", cure, key_node)
        for key in needed:
            if key not in mapping.entries and key not in meant:
                self.complain(f"{self.family}.key-missing", f"{where} lacks `{key}`", f"Add `{key}: …`", mapping)
        return frozenset(meant)

    def empty(self, node: Node, what: str) -> None:
        """Complain of a value that is not there."""
        cure = (
            "Write the value, or delete the key; after a space `#` starts a comment, so write references without it "
            "and put other texts that hold it in quotes"
        )
        self.complain(f"{self.family}.empty", f"`{what}` has no value", cure, node)

    def shape(self, node: Node, what: str, wanted: str) -> None:
        """Complain of a list or a mapping where something else is wanted, or of the reverse."""
        found = {Scalar: "a text", Sequence: "a list", Mapping: "a mapping (key: value)"}[type(node)]
        self.complain(f"{self.family}.shape", f"`{what}` is {found}", f"Write {wanted}", node)

    def mapping(self, node: Node, what: str, wanted: str = "`key: value` lines") -> Mapping | None:
        """A mapping; None, with a complaint, for anything else."""
        if isinstance(node, Mapping):
            return node
        self._not(node, what, wanted)
        return None

    def text(self, node: Node, what: str, wanted: str = "one text") -> str | None:
        """One text as it is written; None, with a complaint, for a list, a mapping or nothing."""
        if isinstance(node, Scalar) and node.text.strip():
            return node.text
        self._not(node, what, wanted)
        return None

    def words_of(self, node: Node, what: str) -> str | None:
        """One text with its white space folded."""
        text = self.text(node, what)
        return None if text is None else " ".join(text.split())

    def items(self, node: Node, what: str, wanted: str = "one text or a list of texts") -> list[Scalar]:
        """One text or a list of them as nodes that hold text; those that are none are complained of."""
        if isinstance(node, Scalar) and node.text.strip():
            return [node]
        if not isinstance(node, Sequence) or not node.items:
            self._not(node, what, wanted)
            return []
        found: list[Scalar] = []
        for item in node.items:
            if isinstance(item, Scalar) and item.text.strip():
                found.append(item)
            else:
                self._not(item, what, wanted)
        return found

    def texts(self, node: Node, what: str) -> tuple[str, ...]:
        """One text or a list of them, with white space folded."""
        return tuple(" ".join(item.text.split()) for item in self.items(node, what))

    def labels(self, node: Node, what: str) -> dict[str, str]:
        """A mapping of ids to words."""
        found: dict[str, str] = {}
        mapping = self.mapping(node, what, "`id: words` lines")
        for key, (key_node, value) in mapping.entries.items() if mapping else ():
            self.id(key, key_node, what)
            found[key] = self.words_of(value, key) or ""
        return found

    def word(self, node: Node, what: str, words: Collection[str]) -> str | None:
        """One of some fixed words; None, with a complaint, for anything else."""
        text = self.text(node, what, f"one of: {', '.join(words)}")
        if text is None or text in words:
            return text
        cure = did_you_mean(text, words)
        self.complain(f"{self.family}.word", f"`{shown(text)}` is no word that `{what}` can have", cure, node)
        return None

    def id(self, text: str, node: Node, what: str) -> bool:
        """Whether a text can be an id; complains if not."""
        if _id.fullmatch(text):
            return True
        message = f"`{shown(text)}` cannot be an id (under `{what}`)"
        cure = "Use the letters a to z, digits, `-`, `_` and `.`, and begin with a letter or a digit"
        self.complain(f"{self.family}.id", message, cure, node)
        return False

    def _not(self, node: Node, what: str, wanted: str) -> None:
        if (isinstance(node, Scalar) and not node.text.strip()) or (isinstance(node, Sequence) and not node.items):
            self.empty(node, what)
        else:
            self.shape(node, what, wanted)
