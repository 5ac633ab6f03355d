"""The sentences of what is found in one file: each rule of care brings its own, and here the file's words go in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from ceasefire_diff.checking.finding import Finding
from ceasefire_diff.checking.lint_rules import care_rules
from ceasefire_diff.source.yaml_fields import shown
from ceasefire_diff.wording.quoted import quoted


class _Words(dict[str, str]):
    """The arguments of a finding; one that an older list of findings lacks is shown as left out."""

    def __missing__(self, key: str) -> str:
        return "…"


def _told(sentence: str, finding: Finding) -> str:
    return sentence.format_map(_Words({key: quoted(shown(words)) for key, words in finding.arguments.items()}))


SENTENCES: Final[Mapping[str, Callable[[Finding], str]]] = {
    rule.id: partial(_told, rule.says) for rule in care_rules().values()
}
"""How each rule of care is told, as a sentence without its full stop."""

CURES: Final[Mapping[str, Callable[[Finding], str]]] = {
    rule.id: partial(_told, rule.cure) for rule in care_rules().values()
}
"""What to do about it, in the same way."""
