"""One change of a coding: what it says, why a careful coder might, and the file with it in place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

CHANGES = Path(__file__).with_name("coding_changes.yaml")


@dataclass(frozen=True)
class Expected:
    """A new conflict that a person judged to be no false one, and why."""

    left: str
    right: str
    term: str
    why: str


@dataclass(frozen=True)
class Change:
    """One change of one provision. `becomes` says which ids stand for a provision afterwards, where not its own."""

    name: str
    provision: str
    why: str
    swap: Mapping[str, str] = field(default_factory=dict)
    terms: str = ""
    add: str = ""
    drop: Sequence[str] = ()
    beside: str = ""
    without: Sequence[str] = ()
    becomes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    new: Sequence[Expected] = ()
    softer: str = ""
    """Why it is no harm that a conflict comes to `partly` or `open`; without a reason it counts as lost."""
    known: str = ""
    """A conflict is known to be lost: what it waits for."""

    @property
    def touched(self) -> frozenset[str]:
        """The provisions whose coding changes."""
        return frozenset((self.provision, *self.without))

    def ids_of(self, provision: str) -> frozenset[str]:
        """What a provision goes by after the change."""
        return frozenset(self.becomes.get(provision, (provision,)))


def read_changes() -> list[Change]:
    """Every change, in the order of the file."""
    entries = yaml.safe_load(CHANGES.read_text(encoding="utf-8"))
    return [Change(**{**entry, "new": [Expected(**each) for each in entry.get("new", ())]}) for entry in entries]


def changed_text(text: str, change: Change) -> str:
    """The file with one change in it; whatever the change speaks of must be there, once."""
    block = _block(text, change.provision)
    changed = block
    for old, new in change.swap.items():
        changed = _replaced(changed, old, new, change)
    for line in change.drop:
        changed = re.sub(rf"(?m)^ +{re.escape(line)}$\n", "", _replaced(changed, line, line, change))
    if change.terms:
        head, _, rest = changed.partition("    terms:\n")
        after = re.sub(r"\A(?:      .*\n)+", "", rest)
        changed = f"{head}    terms:\n{_indented(change.terms, 6)}{after}"
    if change.add:
        changed = re.sub(r"(?m)^(    topic: .*\n)", lambda found: found[1] + _indented(change.add, 4), changed, count=1)
    if change.beside:
        changed = f"{changed.rstrip()}\n\n{_indented(change.beside, 2)}\n"
    if changed == block:
        raise ValueError(f"{change.name}: nothing changed")
    text = _replaced(text, block, changed, change)
    for provision in change.without:
        text = _replaced(text, _block(text, provision), "", change)
    return text


def _block(text: str, provision: str) -> str:
    """A provision's lines, up to the next provision or the next comment between provisions."""
    found = re.findall(rf"(?ms)^  - id: {re.escape(provision)}\n.*?(?=^  - id: |^  # |\Z)", text)
    if len(found) != 1:
        raise ValueError(f"{provision}: found {len(found)} times")
    return str(found[0])


def _replaced(text: str, old: str, new: str, change: Change) -> str:
    if text.count(old) != 1:
        raise ValueError(f"{change.name}: `{old}` found {text.count(old)} times")
    return text.replace(old, new)


def _indented(lines: str, spaces: int) -> str:
    return "".join(f"{' ' * spaces}{line}\n" for line in lines.splitlines())
