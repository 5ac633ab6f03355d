"""Proves that every rule of checking has a page, a sentence and a cure, and a fingerprint that stays."""

from __future__ import annotations

import re
from string import Formatter

import pytest
from msgspec.structs import replace

from ceasefire_diff.checking.finding import Finding, Related, RelatedKind, complained, sorted_findings
from ceasefire_diff.render.pages.rules import all_rules
from ceasefire_diff.rules.registry import finding_rules
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Diagnostic, Level, Place
from ceasefire_diff.wording.finding_forms import FORMS_OF_FINDINGS, PIECES_OF_FINDINGS
from ceasefire_diff.wording.finding_sentences import finding_fix, finding_sentence, related_place_sentence
from tests.render.banned_words import BANNED

each_rule = pytest.mark.parametrize("rule", finding_rules().values(), ids=list(finding_rules()))
PLACE = Place("proposals/north.yaml", 7, 3)
VALUES = {
    "about": "length",
    "answer": "zone, pull-back",
    "why": "a provision of it was changed since",
    "earlier": "30 days",
    "later": "60 days",
    "from": "agree",
    "to": "conflict",
    "other": "South",
    "row": "duration/ceasefire",
}
GAPS = re.compile(r"  | \.|\(\)|None|\x02|\x03|\.\.|“”|: \.|: ;")


def finding_of(rule: Rule, **arguments: str) -> Finding:
    """A finding of some rule with what any rule may say."""
    return Finding(rule.id, rule.level, PLACE, "talks/north", "days", ("I.1",), arguments or VALUES)


@each_rule
def test_a_page_says_what_why_and_how(rule: Rule) -> None:
    """Meaning, example and cure are there, meaning and cure as sentences, and `explain` knows the level."""
    assert rule.breaks
    assert rule.means.endswith(".")
    assert rule.fix.endswith(".")
    assert all_rules()[rule.id].facts["level"] == rule.level


TOLD_WITH_BOTH = ("file.renamed", "provision.renamed", "provision.cut", "provision.joined")
"""Rules whose findings always name what was there before and what is now."""


@each_rule
def test_every_finding_is_told_whole(rule: Rule) -> None:
    """Whatever of its arguments is there, a finding reads as a sentence, and so does its cure."""
    for relation in ("", "same", "nested", "overlaps", "apart", "open", "incomparable"):
        for left_out in ((), ("earlier",), ("later",)) if rule.id not in TOLD_WITH_BOTH else ((),):
            said = {**{key: value for key, value in VALUES.items() if key not in left_out}, "relation": relation}
            text = str(finding_sentence(finding_of(rule, **said)))
            assert not GAPS.search(text), text
            assert text.endswith(".")
            assert not BANNED.search(finding_sentence(finding_of(rule, **said)).own_words)
            assert "see rule" not in text or rule.id == "file.invalid"
    assert str(finding_fix(finding_of(rule))).endswith(".")


def test_every_sentence_has_a_rule() -> None:
    """No sentence waits for a rule that is not there; a complaint brings its own words."""
    assert [rule.id for rule in finding_rules().values() if not rule.says] == ["file.invalid"]
    assert {*FORMS_OF_FINDINGS} <= set(finding_rules())


@each_rule
def test_every_template_can_be_filled(rule: Rule) -> None:
    """A template of an edit asks for no piece that there is not; where there are forms, something chooses."""
    if not rule.says_fix:
        for template in (rule.says, *rule.forms.values()):
            assert {name for _, name, _, _ in Formatter().parse(template) if name} <= set(PIECES_OF_FINDINGS)
    assert bool(rule.forms) is (rule.id in FORMS_OF_FINDINGS)


def test_no_id_is_that_of_another_kind_of_rule() -> None:
    """`explain RULE` means one thing: every rule of checking has a page that is its own."""
    assert {rule for rule, page in all_rules().items() if page.family == "Findings"} == set(finding_rules())


def test_a_complaint_is_told_as_it_was() -> None:
    """A complaint of reading keeps its words and level under any rule, and what it quotes is marked as foreign."""
    problem = Diagnostic(
        "term.shape", "`length` takes one value", "Write one value", PLACE, related=(Place("north.yaml", 3),)
    )
    for finding in (complained(problem), complained(problem, rule="file.invalid", proposal="talks/north")):
        assert str(finding_sentence(finding)) == "`length` takes one value."
        assert str(finding_fix(finding)) == "Write one value."
        assert finding_sentence(finding).own_words == "`…` takes one value."
        assert finding.arguments["complaint"] == "term.shape"
        assert [each.what for each in finding.related] == [RelatedKind.FIRST]
    assert complained(problem).rule == "term.shape"


def test_a_fingerprint_stays() -> None:
    """Lines and levels do not change it; the rule, the provision and what is said do."""
    first = finding_of(finding_rules()["term.changed"])
    assert replace(first, place=Place("elsewhere.yaml", 99), level=Level.NOTE).fingerprint == first.fingerprint
    others = [replace(first, rule="term.added"), replace(first, provision="other"), replace(first, proposal="x")]
    others.append(replace(first, arguments={**VALUES, "later": "61 days"}))
    assert len({each.fingerprint for each in (first, *others)}) == 5


def test_findings_come_in_one_order() -> None:
    """However they were found, findings are listed by place, rule and content."""
    found = [finding_of(rule) for rule in finding_rules().values()] + [
        replace(finding_of(finding_rules()["term.changed"]), place=Place("a"))
    ]
    assert sorted_findings(found) == sorted_findings(found[::-1])
    assert sorted_findings(found)[0].place.file == "a"


@pytest.mark.parametrize("what", RelatedKind)
def test_a_related_place_says_what_it_is(what: RelatedKind) -> None:
    """Every kind of related place has a sentence."""
    assert str(related_place_sentence(Related(what, PLACE, "1234567890abcdef"))).startswith("Here ")
