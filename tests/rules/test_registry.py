"""Proves that every rule stands in the registry once, and that an id once given up stays given up."""

from __future__ import annotations

from ceasefire_diff.rules.registry import RETIRED, configurable_rules, families, finding_rules


def test_an_id_means_one_rule() -> None:
    """No two rules of any family have one id, and none has an id that was retired."""
    ids = [rule.id for rules in families().values() for rule in rules]
    assert len(ids) == len(set(ids))
    assert not set(ids) & set(RETIRED)


def test_every_rule_says_what_it_means() -> None:
    """What a rule means is a sentence; a rule without a verdict says what to do, or when it arises."""
    for rules in families().values():
        for rule in rules:
            assert rule.means.endswith((".", "`")), rule.id
            assert rule.arises or (rule.fix and rule.breaks), rule.id


def test_what_a_project_may_set_are_rules() -> None:
    """Every level that settings may change belongs to a rule, and errors of form are not among them."""
    every = {rule.id: rule for rules in families().values() for rule in rules}
    assert set(configurable_rules()) <= set(every)
    assert set(finding_rules()) - set(configurable_rules()) == {"file.invalid", "acceptance.unreadable"}
