"""Words the shell completes: topic ids, verdicts, statuses, rules."""

from __future__ import annotations


def topic_ids(incomplete: str) -> list[tuple[str, str]]:
    """Topics that begin so, each with its title; after a comma, the last of the list is completed."""
    from ceasefire_diff.taxonomy.loader import built_in_taxonomy

    return _of_list(incomplete, [(topic.id, topic.title) for topic in built_in_taxonomy(documented=False)])


def verdict_words(incomplete: str) -> list[tuple[str, str]]:
    """Verdicts that begin so; after a comma, the last of the list is completed."""
    from ceasefire_diff.model.verdict import Verdict

    return _of_list(incomplete, [(verdict.value, "") for verdict in Verdict])


def status_words(incomplete: str) -> list[tuple[str, str]]:
    """How a text became known; after a comma, the last of the list is completed."""
    from ceasefire_diff.model.proposal import Status

    return _of_list(incomplete, [(status.value, "") for status in Status])


def rule_ids(incomplete: str) -> list[tuple[str, str]]:
    """Rules that begin so, each with its first sentence."""
    from ceasefire_diff.cli.rules import all_rules

    return _of_list(incomplete, [(rule, "") for rule in all_rules()])


def judged_rules(incomplete: str) -> list[tuple[str, str]]:
    """Rules whose level can be set, each with the sign before its level."""
    from ceasefire_diff.checking.rules import JUDGED

    rule, sign, _ = incomplete.partition("=")
    if sign:
        return [(f"{rule}={level}", "") for level in ("off", "note", "warning", "error")]
    return [(f"{each}=", "") for each in JUDGED]


def _of_list(incomplete: str, words: list[tuple[str, str]]) -> list[tuple[str, str]]:
    before, comma, _ = incomplete.rpartition(",")
    taken = set(before.split(","))
    return [(f"{before}{comma}{word}", help_) for word, help_ in words if word not in taken]
