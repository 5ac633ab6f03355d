"""The promises of `check`, held against made-up positions and edits of them."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ceasefire_diff.checking.counterparts import counterparts
from ceasefire_diff.checking.finding import Finding
from ceasefire_diff.checking.provision_changes import TwoVersions, movement
from ceasefire_diff.checking.verdict_changes import BeforeAfter, changed_standing
from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.reading.proposals import ReadFiles
from tests.properties.made_positions import GLOSSARY, TERMS, positions, provision
from tests.texts import proposal_text, read_texts

Position = list[dict[str, Any]]

ORDER = ("before", "after", "condition-for", "requires")
MIRRORED = {
    "provision.added": "provision.removed",
    "provision.removed": "provision.added",
    "provision.cut": "provision.joined",
    "provision.joined": "provision.cut",
    "term.added": "term.removed",
    "term.removed": "term.added",
}
OTHER_END = {
    "earlier": "later",
    "later": "earlier",
    "dropped": "added",
    "added": "dropped",
    "earlier-steps": "later-steps",
    "later-steps": "earlier-steps",
}


def read(position: Position, ids: list[str] | None = None) -> ReadFiles:
    """A position as a file, under one name whatever it says."""
    named = [{"id": each, **one} for each, one in zip(ids, position, strict=True)] if ids else position
    return read_texts(proposal_text(named), glossary=GLOSSARY)


def found_between(earlier: ReadFiles, later: ReadFiles) -> list[Finding]:
    """What moved between two versions of one text."""
    versions = TwoVersions(earlier.proposals[0], later.proposals[0], "made/left", "left.yaml", "base")
    return list(movement(versions, counterparts(versions.earlier, versions.later, later.taxonomy)))


@given(positions)
def test_a_text_that_did_not_change_has_no_findings(position: Position) -> None:
    """check(x, x) finds nothing, in the text itself and beside another."""
    text = read(position)
    assert found_between(text, read(position)) == []
    both = read_texts(proposal_text(position), proposal_text(position[::-1], party="B"), glossary=GLOSSARY)
    same = compare(both.proposals, both.taxonomy)
    assert list(changed_standing(BeforeAfter(same, same, {each.id: each.id for each in both.proposals}, {}))) == []


@st.composite
def edits(draw: st.DrawFn) -> tuple[Position, Position, str, str]:
    """A position, the same with one key or term of its first provision drawn anew, and which."""
    position = draw(positions)
    first = position[0]
    other = draw(provision().filter(lambda each: each["topic"] == first["topic"]))
    part = draw(st.sampled_from(("keys", "terms")))
    before, after = (each.get("terms", {}) if part == "terms" else each for each in (first, other))
    fixed = ("topic", "text", "terms", "stance", "modality")
    names = sorted(name for name in {*before, *after} if part == "terms" or name not in fixed)
    if not names:
        return position, position, part, ""
    name = draw(st.sampled_from(names))
    changed = {key: value for key, value in before.items() if key != name}
    if name in after:
        changed[name] = after[name]
    whole = {key: value for key, value in first.items() if key != "terms"} if part == "terms" else changed
    if part == "terms" and changed:
        whole["terms"] = changed
    return position, [whole, *position[1:]], part, name


def said(one: Provision, part: str, name: str) -> object:
    """What a provision says under a key or term, by its values and without the code under test."""
    if part == "keys" and name in ORDER:
        return getattr(one, name.replace("-", "_"))
    value = (one.terms if part == "terms" else one.keys).get(name)
    return value and (type(value), value.key)


@given(edits())
def test_every_changed_key_is_found(edit: tuple[Position, Position, str, str]) -> None:
    """A key or term that says something else is found under its own name, and nothing else is but the sentence."""
    before, after, part, name = edit
    earlier, later = read(before), read(after)
    firsts = [each.proposals[0].provisions[0] for each in (earlier, later)]
    found = found_between(earlier, later)
    if said(firsts[0], part, name) == said(firsts[1], part, name):
        assert found == []
        return
    names = [each.arguments.get("about") or each.rule.removesuffix(".changed") for each in found]
    assert names == [name, name]
    assert found[1].rule == "text.unmatched"
    assert {each.provision for each in found} == {firsts[0].id}


@given(positions, positions, st.permutations([f"q{number}" for number in range(8)]))
def test_exchanging_the_versions_mirrors_the_findings(left: Position, right: Position, ids: list[str]) -> None:
    """What one way was added is removed the other way; relations stay, and what lay inside lies inside."""
    # Both texts share some ids and have some of their own.
    earlier = read(left, [f"q{number}" for number in range(len(left))])
    later = read(right, ids[: len(right)])
    there, back = found_between(earlier, later), found_between(later, earlier)

    def told(finding: Finding, *, mirrored: bool) -> tuple[Any, ...]:
        arguments = dict(finding.arguments)
        arguments.pop("topic", None)
        if mirrored:
            arguments = {OTHER_END.get(key, key): OTHER_END.get(value, value) for key, value in arguments.items()}
        rule = MIRRORED.get(finding.rule, finding.rule) if mirrored else finding.rule
        return rule, sorted(arguments.items())

    followed = ("provision.moved", "provision.renamed")  # told of the later version's ids and order
    assert sorted(told(each, mirrored=True) for each in back if each.rule not in followed) == sorted(
        told(each, mirrored=False) for each in there if each.rule not in followed
    )
    assert sum(each.rule == "provision.renamed" for each in there) == sum(
        each.rule == "provision.renamed" for each in back
    )


def test_every_topic_of_the_made_positions_is_there() -> None:
    """The strategies speak of topics that there are, so that the promises are held against something."""
    assert set(TERMS) <= set(read([{"topic": "duration"}]).taxonomy.topics)
