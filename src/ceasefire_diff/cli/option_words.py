"""Lists the words that options take, and completes those that the shell asks for."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from ceasefire_diff.cli.side_by_side import VERDICT_CHOICES

DEFAULT_PATH: Final = "proposals"
NO_OTHER_TEXT: Final = "none"


OVERVIEW_ORDER: Final = ("conflict", "partly", "agree", "unclear", "open", "one-sided")
"""The ids of the verdicts whose words VERDICT_CHOICES names, in its order."""


class ReportLayout(StrEnum):
    """What the middle of a report is; the words of document.prepare, which help does not wait for."""

    TABLE = "table"
    BRACKETS = "brackets"


class Bar(StrEnum):
    """The least grave level of a finding that is told one by one."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class FailBar(StrEnum):
    """The least grave level of a finding that makes the exit status 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


class PageFormat(StrEnum):
    """How a page to look things up is printed."""

    TEXT = "text"
    MARKDOWN = "markdown"


class SchemaKind(StrEnum):
    """What a schema can describe."""

    PROPOSAL = "proposal"
    GLOSSARY = "glossary"
    TOPICS = "topics"
    COMPARISON = "comparison"
    FINDINGS = "findings"


class DriverAction(StrEnum):
    """What is to be done about the git diff driver; `diff` is what git calls, with words of its own behind it."""

    INSTALL = "install"
    UNINSTALL = "uninstall"
    DIFF = "diff"


def topic_ids(incomplete: str) -> list[tuple[str, str]]:
    """Topics that begin so, each with its title; after a comma, the last of the list is completed."""
    from ceasefire_diff.taxonomy.compiled import built_in_taxonomy

    return _of_list(incomplete, [(topic.id, topic.title) for topic in built_in_taxonomy(documented=False)])


def verdict_words(incomplete: str) -> list[tuple[str, str]]:
    """Verdicts that begin so; after a comma, the last of the list is completed."""
    from ceasefire_diff.model.verdict import Verdict
    from ceasefire_diff.wording.sentences import ROOM_WORDS

    words = dict(zip(VERDICT_CHOICES.split(", "), OVERVIEW_ORDER, strict=True))
    return _of_list(incomplete, [(word, ROOM_WORDS[Verdict(verdict)]) for word, verdict in words.items()])


def status_words(incomplete: str) -> list[tuple[str, str]]:
    """How a text became known; after a comma, the last of the list is completed."""
    from ceasefire_diff.model.proposal import Status

    return _of_list(incomplete, [(status.value, "") for status in Status])


def rule_ids(incomplete: str) -> list[tuple[str, str]]:
    """Rules that begin so."""
    from ceasefire_diff.render.pages.rules import all_rules

    return _of_list(incomplete, [(rule, "") for rule in all_rules()])


def judged_rules(incomplete: str) -> list[tuple[str, str]]:
    """Rules whose level can be set, each with the sign before its level."""
    from ceasefire_diff.rules.registry import configurable_rules

    rule, sign, _ = incomplete.partition("=")
    if sign:
        return [(f"{rule}={level}", "") for level in ("off", "note", "warning", "error")]
    return [(f"{each}=", "") for each in configurable_rules()]


def _of_list(incomplete: str, words: list[tuple[str, str]]) -> list[tuple[str, str]]:
    before, comma, _ = incomplete.rpartition(",")
    taken = set(before.split(","))
    return [(f"{before}{comma}{word}", help_) for word, help_ in words if word not in taken]
