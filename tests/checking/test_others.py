"""Which texts an edited one is laid beside, and how a changed verdict is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceasefire_diff.checking.edits import CheckedEdits, CheckRequest, check_edits
from ceasefire_diff.checking.finding import RelatedKind
from ceasefire_diff.model.answers import fingerprint
from ceasefire_diff.reading.proposals import read_proposals
from ceasefire_diff.wording.finding_sentences import finding_sentence
from tests.checking.yaml_texts import LENGTH, START, WATCH, text_of
from tests.repositories import Made, made

SIXTY = LENGTH.replace("30 days", "60 days")
LEFT_OUT = "  - {id: days, clause: I, topic: duration, text: It lasts., terms: {of: ceasefire, length: to be agreed}}\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """Two parties: of South an older and a newer text; North says 30 days, South said 60 and now says 30."""
    repository = made(tmp_path / "repository")
    repository.write("proposals/north.yaml", text_of("North", LENGTH, START))
    repository.write("proposals/south-1.yaml", text_of("South", SIXTY, date="2025-01-01"))
    repository.write("proposals/south-2.yaml", text_of("South", LENGTH, WATCH, date="2025-02-01"))
    repository.commit()
    monkeypatch.chdir(repository.folder)
    return repository


def verdicts(found: CheckedEdits) -> list[tuple[str, str, str, str]]:
    """Provision, verdict before, verdict now and the other text, for each row that changed its verdict."""
    return [
        (each.provision, each.arguments.get("from", ""), each.arguments.get("to", ""), each.arguments["against"])
        for each in found.findings
        if each.rule in ("verdict.changed", "verdict.answered")
    ]


def checked(*, against: tuple[str, ...] | None = None) -> CheckedEdits:
    """Check what is on disk against the last commit."""
    return check_edits(CheckRequest(("proposals",), "HEAD", against=against))


def test_the_latest_text_of_the_other_party(repository: Made) -> None:
    """If nothing is said, the later of South's two texts is what North's is laid beside."""
    repository.write("proposals/north.yaml", text_of("North", SIXTY, START))
    assert verdicts(checked()) == [("days", "agree", "conflict", "proposals/south-2")]


def test_texts_that_are_named(repository: Made) -> None:
    """A text that is named is laid beside, whatever its date; with none there is none."""
    repository.write("proposals/north.yaml", text_of("North", SIXTY, START))
    assert verdicts(checked(against=("proposals/south-1.yaml",))) == [
        ("days", "conflict", "agree", "proposals/south-1")
    ]
    assert verdicts(checked(against=())) == []


def test_an_older_text_of_one_s_own_is_no_other(repository: Made) -> None:
    """A party's own other texts, and those it holds with others, are none of another party."""
    repository.write("proposals/joint.yaml", text_of("[North, South]", SIXTY, date="2025-03-01"))
    repository.commit()
    repository.write("proposals/south-1.yaml", text_of("South", LENGTH, date="2025-01-01"))
    assert verdicts(checked()) == [("days", "conflict", "agree", "proposals/north")]


def test_a_text_of_another_process(repository: Made) -> None:
    """In a folder of several processes, texts that say of which they are are laid beside those of the same."""
    repository.write("proposals/north.yaml", text_of("North", LENGTH, header="process: first\n"))
    repository.write("proposals/south-3.yaml", text_of("South", SIXTY, date="2025-03-01", header="process: second\n"))
    repository.commit()
    repository.write("proposals/north.yaml", text_of("North", SIXTY, header="process: first\n"))
    assert verdicts(checked()) == [("days", "agree", "conflict", "proposals/south-2")]


def test_both_texts_edited(repository: Made) -> None:
    """Where both are edited a row is told once, and the versions that are compared are those of one time."""
    repository.write("proposals/north.yaml", text_of("North", SIXTY, START))
    repository.write("proposals/south-2.yaml", text_of("South", SIXTY, WATCH, date="2025-02-01"))
    found = checked()
    assert verdicts(found) == []
    assert [each.rule for each in found.findings if each.rule == "reasons.changed"] == ["reasons.changed"]


def test_a_row_that_only_the_other_edited(repository: Made) -> None:
    """Of two edited texts, a row in which one was edited is told of that one."""
    repository.write("proposals/north.yaml", text_of("North", LENGTH, START.replace("signing", "talks")))
    repository.write("proposals/south-2.yaml", text_of("South", LEFT_OUT, WATCH, date="2025-02-01"))
    found = next(each for each in checked().findings if each.rule in ("verdict.changed", "verdict.answered"))
    assert (found.proposal, found.provision, found.arguments["other"]) == ("proposals/south-2", "days", "North")


def test_a_finding_tells_why_and_where(repository: Made) -> None:
    """The sentence has the reason for the new verdict, and the other text's provision is a related place."""
    repository.write("proposals/north.yaml", text_of("North", SIXTY, START))
    found = next(each for each in checked().findings if each.rule in ("verdict.changed", "verdict.answered"))
    assert str(finding_sentence(found)) == (
        "days (I): beside South the row on Duration (ceasefire) came to “same” and now comes to “incompatible”. "
        "Length: 60 days and 30 days are incompatible; they differ by 30 days."
    )
    related = next(each for each in found.related if each.what is RelatedKind.OTHER_TEXT)
    assert (related.place.file, related.place.line) == ("proposals/south-2.yaml", 9)


def test_a_provision_that_comes_or_goes(repository: Made) -> None:
    """A new provision that meets one of the other text is told, and so is one that leaves it alone."""
    repository.write("proposals/north.yaml", text_of("North", LENGTH))
    repository.commit()
    repository.write("proposals/north.yaml", text_of("North", WATCH.replace("lead: UN", "lead: North")))
    assert verdicts(checked()) == [
        ("days", "agree", "one-sided", "proposals/south-2"),
        ("watch", "one-sided", "unclear", "proposals/south-2"),
    ]


def test_a_conflict_of_order_comes_and_goes(repository: Made) -> None:
    """A row that the tool makes of two orders is told when it appears and when it is there no more."""
    talks = "  - {id: first, topic: talks, text: Talks., event: talks, before: ceasefire, terms: {subject: peace}}\n"
    repository.write("proposals/south-2.yaml", text_of("South", talks, date="2025-02-01"))
    repository.commit()
    ordered = START.replace("terms:", "before: talks, terms:")
    repository.write("proposals/north.yaml", text_of("North", LENGTH, ordered))
    assert verdicts(checked()) == [("start", "", "conflict", "proposals/south-2")]
    repository.commit()
    repository.write("proposals/north.yaml", text_of("North", LENGTH, START))
    assert verdicts(checked()) == [("start", "conflict", "", "proposals/south-2")]


def test_a_glossary_and_a_topics_file(repository: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit of what texts are read with is told where it changes a verdict, and where it breaks a text."""
    header = "glossary: glossary.yaml\n"
    glossary = "format: ceasefire-glossary/1\nnames: {un: [UN, Blue Helmets], east: [East]}\n"
    repository.write("proposals/glossary.yaml", glossary)
    for party, lead in (("North", "UN"), ("South", "Blue Helmets"), ("East", "Blue Helmets")):
        text = text_of(party, WATCH.replace("lead: UN", f"lead: {lead}"), header=header, date="2025-03-01")
        repository.write(f"proposals/{party.lower()}.yaml", text)
    repository.commit()
    repository.write("proposals/glossary.yaml", glossary.replace("[UN, Blue Helmets]", "[UN]"))
    found = checked()
    assert {(each[1], each[2]) for each in verdicts(found)} == {("agree", "unclear")}
    assert {each.rule for each in found.findings if each.rule.startswith("verdict.")} == {"verdict.answered"}
    assert len(verdicts(found)) == 2  # North beside East and South, which still say the same
    monkeypatch.setattr("ceasefire_diff.checking.sides.MAX_PAIRS", 1)
    limited = checked()
    assert [each.rule for each in limited.left_out] == ["git.too-many-pairs"]
    repository.write("proposals/glossary.yaml", glossary.replace("[East]", "[UN]"))
    assert {each.rule for each in checked().findings} == {"file.invalid"}
    repository.git("rm", "--quiet", "--force", "proposals/glossary.yaml")
    assert {(each.rule, each.arguments["complaint"]) for each in checked().findings} == {
        ("file.invalid", "file.not-beside")
    }


def test_an_answer_is_no_movement_of_a_party(repository: Made) -> None:
    """A match that a person added is told as an answer; an edit of a text beside it is told as a change of verdict."""
    header = "glossary: glossary.yaml\n"
    for party, length in (("North", "30 days"), ("South", "60 days")):
        lasts = LENGTH.replace("30 days", length).replace(
            "of: ceasefire", f"of: {'truce' if party == 'North' else 'silence'}"
        )
        repository.write(f"proposals/{party.lower()}.yaml", text_of(party, lasts, header=header, date="2025-03-01"))
    repository.write("proposals/glossary.yaml", "format: ceasefire-glossary/1\n")
    repository.commit()
    repository.write("proposals/glossary.yaml", "format: ceasefire-glossary/1\nnames: {halt: [truce, silence]}\n")
    found = checked().findings
    assert [each.rule for each in found if each.rule.startswith("verdict.")] == ["verdict.answered"]
    assert [each.level.value for each in found if each.rule == "verdict.answered"] == ["note"]
    north = (repository.folder / "proposals/north.yaml").read_text()
    repository.write("proposals/north.yaml", north.replace("30 days", "45 days"))
    assert [each.rule for each in checked().findings if each.rule.startswith("verdict.")] == ["verdict.changed"]


TOPICS = """\
format: ceasefire-topics/1
group: own
title: Own topics
topics:
  - id: x-corridor
    title: Corridor
    definition: Who keeps a corridor.
    terms:
      where: {kind: names, identifies: yes}
      keeper: {kind: names, list: closed}
"""


def test_names_linked_in_a_new_glossary_are_no_movement_of_a_party(repository: Made) -> None:
    """The first answer of a review makes a glossary and names it in both headers: no value has changed."""
    cessation = SIXTY.replace("of: ceasefire", "of: cessation of hostilities")
    repository.write("proposals/south-2.yaml", text_of("South", cessation, date="2025-02-01"))
    repository.write("proposals/north.yaml", text_of("North", LENGTH))
    repository.commit()
    line = "glossary: glossary.yaml\n"
    repository.write("proposals/south-2.yaml", text_of("South", cessation, date="2025-02-01", header=line))
    repository.write("proposals/north.yaml", text_of("North", LENGTH, header=line))
    names = "format: ceasefire-glossary/1\nnames: {halt: [ceasefire, cessation of hostilities]}\n"
    repository.write("proposals/glossary.yaml", names)
    found = checked()
    assert {"term.changed", "verdict.changed", "text.unmatched"}.isdisjoint(each.rule for each in found.findings)
    assert [(each.rule, each.arguments["to"]) for each in found.findings if "to" in each.arguments] == [
        ("verdict.answered", "conflict")
    ]


def test_a_topics_file(repository: Made) -> None:
    """An edit of own topics is told where it changes a verdict, and where a text no longer fits them.

    Two keepers that nothing links may be one in a closed list; in an open one neither excludes the other.
    """
    for party in ("North", "South"):
        corridor = f"  - {{id: way, topic: x-corridor, text: A way., terms: {{where: Lachin, keeper: {party}}}}}\n"
        text = text_of(party, corridor, header="topics: topics.yaml\n", date="2025-03-01")
        repository.write(f"proposals/{party.lower()}.yaml", text)
    repository.write("proposals/topics.yaml", TOPICS)
    repository.commit()
    repository.write("proposals/topics.yaml", TOPICS.replace(", list: closed", ""))
    assert verdicts(checked()) == [("way", "unclear", "partly", "proposals/south")]
    repository.write("proposals/topics.yaml", TOPICS.replace("keeper:", "holder:"))
    assert {(each.rule, each.proposal) for each in checked().findings} == {
        ("file.invalid", "proposals/north"),
        ("file.invalid", "proposals/south"),
    }


JOINT = """\
format: ceasefire-proposal/1
party: [North, South]
title: Joint draft with brackets
date: 2026-02-20
status: tabled
coverage: complete
versions: {north: North, south: South}
sources: {paper: {title: Joint draft}}
provisions:
  - {id: day, clause: "3", version: north, topic: liaison, text: They warn in time., terms: {notice: 24 hours}}
  - {id: days, clause: "3", version: south, topic: liaison, text: They warn in time., terms: {notice: 48 hours}}
"""


def test_versions_of_one_paper_are_texts_of_their_parties(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each version is laid beside the others and beside other texts; FILE#VERSION names one alone."""
    repository = made(tmp_path / "repository")
    notice = LENGTH.replace("topic: duration", "topic: liaison").replace(
        "of: ceasefire, length: 30 days", "notice: 24 hours"
    )
    repository.write("proposals/joint.yaml", JOINT)
    repository.write("proposals/west.yaml", text_of("West", notice))
    repository.commit()
    monkeypatch.chdir(repository.folder)
    repository.write("proposals/joint.yaml", JOINT.replace("48 hours", "24 hours"))
    beside_north = ("days", "conflict", "agree", "proposals/joint#north")
    beside_west = ("days", "conflict", "agree", "proposals/west")
    assert sorted(verdicts(checked())) == [beside_north, beside_west]
    assert verdicts(checked(against=("proposals/joint.yaml#north",))) == [beside_north]
    assert verdicts(checked(against=("proposals/west.yaml",))) == [beside_west]
    (stop,) = checked(against=("proposals/joint.yaml#nort",)).stops
    assert (stop.rule, stop.cure) == ("file.version-unknown", "Did you mean `north`?")


def test_an_answer_that_an_edit_unmakes_is_told_once(repository: Made) -> None:
    """A match holds for the provisions it was given on; edited, they leave it stale, and only the edit tells so."""
    header = "glossary: glossary.yaml\n"
    for party in ("North", "South"):
        lasts = LENGTH.replace("of: ceasefire", f"of: {'truce' if party == 'North' else 'silence'}")
        repository.write(f"proposals/{party.lower()}.yaml", text_of(party, lasts, header=header, date="2025-03-01"))
    repository.write("proposals/glossary.yaml", "format: ceasefire-glossary/1\n")
    texts = read_proposals([f"proposals/{each}.yaml" for each in ("north", "south")]).proposals
    print_ = fingerprint(provision for text in texts for provision in text.provisions)
    match = f'  - {{provisions: {{north: [days], south: [days]}}, fingerprint: "{print_}"}}'
    repository.write("proposals/glossary.yaml", f"format: ceasefire-glossary/1\nmatches:\n{match}\n")
    repository.commit()
    assert not checked().findings
    north = (repository.folder / "proposals/north.yaml").read_text()
    repository.write("proposals/north.yaml", north.replace("30 days", "45 days"))
    found = [each for each in checked().findings if each.rule == "answer.stale"]
    assert [(each.provision, each.level.value) for each in found] == [("days", "warning")]
    assert "a provision of it was changed since" in str(finding_sentence(found[0]))
    repository.commit()
    repository.write("proposals/north.yaml", north.replace("30 days", "46 days"))
    assert "answer.stale" not in {each.rule for each in checked().findings}
