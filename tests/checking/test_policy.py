"""Levels, what fails, what is told, and acceptances: judged on findings made by hand and read from files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from ceasefire_diff.checking.finding import Finding, called, complained
from ceasefire_diff.checking.policy import OFF, Examined, Override, Policy, judged
from ceasefire_diff.checking.suppression import Acceptance, acceptances_of, read_acceptances
from ceasefire_diff.rules.registry import configurable_rules, finding_rules
from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, Level, Place
from ceasefire_diff.wording.finding_sentences import finding_sentence

TODAY = date(2025, 6, 30)
PLACE = Place("talks/north.yaml", 7, 3)
UNCITED = Finding("source.uncited", Level.WARNING, PLACE, "talks/north", arguments={"source": "paper"})
TWICE = Finding("text.twice", Level.WARNING, PLACE, "talks/north", "days", arguments={"other": "weeks"})
BROKEN = complained(Diagnostic("term.amount", "No amount", "Write one", PLACE), proposal="talks/north")
WARNED = complained(Diagnostic("yaml.comment", "A comment", "Quote it", PLACE, Level.WARNING), proposal="talks/north")
EXAMINED = Examined({"talks/north"}, configurable_rules())


def accepting(finding: Finding, **changes: object) -> Acceptance:
    """An acceptance of a finding, complete and for another day, but for the changes."""
    made = Acceptance(
        finding.rule, finding.proposal, finding.provision, "", "So it is.", "A person", TODAY, Place("acc.yaml", 3, 5)
    )
    return replace(made, **changes)


def rules_of(policy: Policy, *findings: Finding, today: date = TODAY, seen: Examined = EXAMINED) -> list[str]:
    """The rules of what is left when these findings are judged."""
    return sorted(each.rule for each in judged(findings, policy, today, seen).findings)


@pytest.mark.parametrize(
    ("policy", "level"),
    [
        (Policy(), Level.WARNING),
        (Policy(levels={"source.uncited": Level.ERROR}), Level.ERROR),
        (Policy(levels={"source": Level.NOTE}), Level.NOTE),
        (Policy(levels={"source": OFF, "source.uncited": Level.NOTE}), Level.NOTE),
        (Policy(levels={"source.uncited": OFF}), OFF),
        (Policy(levels={"source": OFF}, overrides=(Override("/", ("*",), {"source": Level.NOTE}),)), Level.NOTE),
        (Policy(overrides=(Override("/", ("elsewhere/*",), {"source": OFF}),)), Level.WARNING),
        (Policy(levels={"source": OFF}, chosen={"source.uncited": Level.ERROR}), Level.ERROR),
        (Policy(levels={"source.uncited": Level.ERROR}, chosen={"source": OFF}), OFF),
    ],
)
def test_levels(policy: Policy, level: Level | None) -> None:
    """A rule wins over its family, an override over the project, and the command line over both."""
    assert policy.level_of(UNCITED) is level
    found = judged([UNCITED], policy, TODAY, EXAMINED).findings
    assert [each.level for each in found] == ([] if level is OFF else [level])
    assert policy.asks("source.uncited") or level is OFF


def test_form_stays_an_error() -> None:
    """A complaint that a file cannot be read as what it is has no other level, and nobody accepts it."""
    policy = Policy(levels={"term": OFF, "yaml": OFF}, chosen={"term.amount": OFF}, acceptances=(accepting(BROKEN),))
    assert [each.level for each in judged([BROKEN], policy, TODAY, EXAMINED).findings if each.rule == BROKEN.rule] == [
        Level.ERROR
    ]
    assert rules_of(policy, WARNED) == []
    assert rules_of(Policy(acceptances=(accepting(WARNED),)), WARNED) == []


@pytest.mark.parametrize("fail_on", [*Level, None])
def test_what_fails_is_told(fail_on: Level | None) -> None:
    """Whatever is shown, a finding that fails the run is."""
    policy = Policy(fail_on=fail_on, show=Level.ERROR)
    for level in Level:
        finding = replace(UNCITED, level=level)
        assert not policy.fails(finding) or policy.shows(finding)
    assert policy.shows(replace(UNCITED, level=Level.ERROR))


@pytest.mark.parametrize(
    ("changes", "today", "left"),
    [
        ({}, TODAY, []),
        ({}, date(2025, 7, 1), ["acceptance.expired", "text.twice"]),
        ({"provision": "weeks"}, TODAY, ["acceptance.unused", "text.twice"]),
        ({"provision": ""}, TODAY, ["acceptance.unused", "text.twice"]),
        ({"proposal": "talks/south"}, TODAY, ["text.twice"]),  # of a file that this run did not look at
        ({"rule": "text.states-both"}, TODAY, ["acceptance.unused", "text.twice"]),
        ({"fingerprint": TWICE.fingerprint}, TODAY, []),
        ({"fingerprint": UNCITED.fingerprint}, TODAY, ["acceptance.unused", "text.twice"]),
        ({"reason": ""}, TODAY, ["acceptance.incomplete"]),
        ({"by": ""}, TODAY, ["acceptance.incomplete"]),
        ({"until": None}, TODAY, ["acceptance.incomplete"]),
    ],
    ids=str,
)
def test_an_acceptance(changes: dict[str, object], today: date, left: list[str]) -> None:
    """It holds for its rule, file, provision and words up to its last day, and says so when it does not."""
    assert rules_of(Policy(acceptances=(accepting(TWICE, **changes),)), TWICE, today=today) == left


def test_one_of_two_acceptances_may_run_out() -> None:
    """Where a second acceptance still holds, the finding stays accepted, and the first is told of."""
    both = (accepting(TWICE, until=date(2025, 1, 1)), accepting(TWICE))
    assert rules_of(Policy(acceptances=both), TWICE) == ["acceptance.expired"]


def test_unused_only_of_rules_that_were_asked() -> None:
    """A run that asks other rules says nothing of what it could not find."""
    policy = Policy(acceptances=(accepting(TWICE),))
    assert rules_of(policy, seen=Examined({"talks/north"}, {"source.uncited"})) == []
    assert rules_of(policy) == ["acceptance.unused"]


def test_findings_on_acceptances_have_levels_too() -> None:
    """They can be lowered and switched off, and are never accepted themselves."""
    stale = (accepting(TWICE),)
    assert rules_of(Policy(levels={"acceptance.unused": OFF}, acceptances=stale)) == []
    unused = judged([], Policy(levels={"acceptance": Level.NOTE}, acceptances=stale), TODAY, EXAMINED).findings
    assert [each.level for each in unused] == [Level.NOTE]
    assert acceptances_of(unused, None, "a.yaml").endswith(b"acceptances: []\n")


def test_a_baseline_is_complained_of_until_somebody_answers() -> None:
    """What the command writes is read back, accepts just what was there, and is incomplete until it is filled in."""
    data = acceptances_of([UNCITED, TWICE, TWICE, BROKEN], None, "a.yaml")
    read = read_acceptances(data, "a.yaml", configurable_rules())
    assert read.problems == ()
    assert [each.rule for each in read.acceptances] == ["source.uncited", "text.twice"]
    policy = Policy(acceptances=read.acceptances)
    assert rules_of(policy, UNCITED, TWICE) == ["acceptance.incomplete"] * 2
    changed = replace(TWICE, arguments={"other": "months"})
    assert "text.twice" in rules_of(policy, UNCITED, changed)
    filled = data.replace(b'reason: "?"', b"reason: So it is.").replace(b'by: "?"', b"by: A person")
    read = read_acceptances(filled.replace(b'until: "?"', b"until: 2025-12-31"), "a.yaml", configurable_rules())
    assert rules_of(Policy(acceptances=read.acceptances), UNCITED, TWICE) == []


def test_a_baseline_keeps_what_was_there() -> None:
    """Comments and entries of a file stay to the letter, and the new ones follow."""
    before = (
        b"# Ours.\nformat: ceasefire-acceptances/1\nacceptances:\n- rule: text.twice   # a slip?\n"
        b"  proposal: talks/north\n  reason: 'Is: so'\n  by: A\n  until: 2026-01-31"
    )
    after = acceptances_of([UNCITED], before, "a.yaml")
    assert after.startswith(before + b"\n- rule: source.uncited\n")
    assert [each.rule for each in read_acceptances(after, "a.yaml", configurable_rules()).acceptances] == [
        "text.twice",
        "source.uncited",
    ]


@pytest.mark.parametrize(
    "before",
    [
        b"acceptances: []\nformat: ceasefire-acceptances/1\n",
        b"format: ceasefire-acceptances/1\nacceptances: [{rule: text.twice, proposal: x, reason: r, by: b, until: ?}]",
        b"format: ceasefire-proposal/1\n",
        b"\xff\xfe",
        b"[",
    ],
)
def test_a_file_that_cannot_be_added_to_is_refused(before: bytes) -> None:
    """Rather than lose or repeat anything, nothing is written."""
    with pytest.raises(CannotRun):
        acceptances_of([UNCITED], before, "a.yaml")


ENTRY = "  - {rule: text.twice, proposal: x/y, reason: r, by: b, until: 2026-01-31}\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("text.twice", "text.twyce", "Did you mean `text.twice`?"),
        ("text.twice", "term.amount", "mend the file"),
        ("proposal: x/y", "proposal: x/y.yaml", "matches no file"),
        ("proposal: x/y", "proposal: y", "FOLDER/y"),
        ("proposal: x/y", "proposal: proposals/x/y", "x/y"),
        ("until: 2026-01-31", "until: 2026-02-31", "no day"),
        ("until: 2026-01-31", "until: soon", "no day"),
        (", until: 2026-01-31", "", "lacks `until`"),
        ("by: b, ", "", "lacks `by`"),
        ("reason: r", "reason: ", "has no value"),
        ("reason: r", "raeson: r", "Did you mean `reason`?"),
        ("reason: r", "reason: r, fingerprint: abc", "no fingerprint"),
        ("  - {", "  - x\n  - {", "is a text"),
        ("acceptances:", "acceptance:", "Did you mean `acceptances`?"),
        ("ceasefire-acceptances/1", "ceasefire-acceptances/2", "ceasefire-acceptances/1"),
    ],
)
def test_a_slip_in_the_file_is_told(old: str, new: str, said: str) -> None:
    """What is wrong has its line and its cure, and such an entry accepts nothing."""
    text = f"format: ceasefire-acceptances/1\nacceptances:\n{ENTRY}"
    assert len(read_acceptances(text.encode(), "a.yaml", configurable_rules()).acceptances) == 1
    read = read_acceptances(text.replace(old, new, 1).encode(), "a.yaml", configurable_rules())
    assert any(said in str(problem) for problem in read.problems), read.problems
    assert all(problem.place.line for problem in read.problems)


def test_accents_are_one_letter_however_a_system_writes_them() -> None:
    """A name of a file whose accents stand apart is the one that an acceptance writes."""
    composed, apart = "talks/proposici\u00f3n.yaml", "talks/proposicio\u0301n.yaml"
    assert called(composed).endswith("talks/proposici\u00f3n")
    assert called(apart) == called(composed)


def test_every_rule_can_be_accepted_in_a_file(tmp_path: Path) -> None:
    """The file knows all rules whose findings can be accepted, and the sentences of acceptances are whole."""
    assert {"text.twice", "provision.removed", "yaml.comment"} <= set(configurable_rules())
    assert not {"file.invalid", "term.amount"} & set(configurable_rules())
    for rule in finding_rules():
        if rule.startswith("acceptance."):
            assert str(finding_sentence(Finding(rule, Level.ERROR, PLACE))).endswith(".")
    assert not list(tmp_path.iterdir())
