"""One paper that holds several parties' versions: compared by itself, and each version named alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.installed import Command

JOINT = """\
format: ceasefire-proposal/1
party: [North, South]
title: Joint draft with brackets
date: 2026-02-20
status: {north: tabled, south: reported}
coverage: {north: complete, south: {partial: the annex}}
versions: {north: North, south: South}
sources: {paper: {title: Joint draft}}
provisions:
  - {id: ends, clause: "1", topic: duration, text: It lasts as agreed., terms: {of: ceasefire, length: to be agreed}}
  - {id: warn, clause: "2", topic: guarantees, text: Kept., terms: {guaranteed: ceasefire, strength: in good faith}}
  - {id: day, clause: "3", version: north, topic: liaison, text: They warn a day before., terms: {notice: 24 hours}}
  - {id: days, clause: "3", version: south, topic: liaison, text: They warn two days before., terms: {notice: 48 hours}}
  - {id: mines, clause: "4", version: [south], topic: prohibited-acts, text: No mines., terms: {acts: laying of mines}}
  - {id: watch, clause: "5", topic: monitoring, after: ends, text: The UN watches., terms: {of: ceasefire, lead: UN}}
"""


@pytest.fixture
def joint(tmp_path: Path) -> Path:
    """A joint draft: three clauses agreed, one in brackets, one of one side alone."""
    file = tmp_path / "joint.yaml"
    file.write_text(JOINT)
    return file


def compared(command: Command, *files: str | Path) -> dict[str, Any]:
    """The comparison as JSON."""
    ran = command("compare", *files, "--format", "json")
    assert ran.status == 0, ran.err
    data: dict[str, Any] = json.loads(ran.out)
    return data


def test_a_paper_is_compared_with_itself(command: Command, joint: Path) -> None:
    """Each version is a column with its own status and coverage; what is agreed is the same, left open or prose."""
    data = compared(command, joint)
    heads = [(each["id"], each["party"], each["status"], each["coverage"]) for each in data["proposals"]]
    assert heads == [
        ("joint#north", "North", "tabled", "complete"),
        ("joint#south", "South", "reported", {"partial": "the annex"}),
    ]
    verdicts = {row["topic"]: row["pairs"][0]["verdict"] for row in data["rows"]}
    assert verdicts == {
        "duration": "agree",
        "guarantees": "agree",
        "monitoring": "agree",
        "liaison": "conflict",
        "prohibited-acts": "one-sided",
    }
    rules = {row["topic"]: row["pairs"][0]["results"][0]["rule"] for row in data["rows"]}
    assert rules["duration"] == rules["guarantees"] == "row.agreed-text"


def test_one_version_is_named(command: Command, joint: Path, tmp_path: Path) -> None:
    """FILE#VERSION names one version beside any other text, and two of them are the whole."""
    both = compared(command, f"{joint}#north", f"{joint}#south")
    assert both["rows"] == compared(command, joint)["rows"]
    command("new", tmp_path / "new.yaml")
    data = compared(command, f"{joint}#south", tmp_path / "new.yaml")
    assert [each["id"] for each in data["proposals"]] == ["joint#south", "new"]
    unknown = command("compare", f"{joint}#sout", tmp_path / "new.yaml")
    assert unknown.status == 2
    assert "file.version-unknown" in unknown.err
    assert "Did you mean `south`" in unknown.err


def test_the_same_words_in_two_files_are_no_agreed_text(command: Command, joint: Path, tmp_path: Path) -> None:
    """Identity holds inside one paper alone: in a copy what is left open stays left open."""
    copy = tmp_path / "copy.yaml"
    copy.write_text(JOINT + "# another file\n")
    data = compared(command, f"{joint}#north", f"{copy}#south")
    assert {row["topic"]: row["pairs"][0]["verdict"] for row in data["rows"]}["duration"] == "open"


def test_a_joint_paper_is_validated_once(command: Command, joint: Path) -> None:
    """No clause is missing because it stands in one version, and what is found in agreed text is told once."""
    ran = command("validate", joint, "--show", "note")
    assert ran.status == 0
    assert "[clause.gap]" not in ran.out
    lines = [line for line in ran.out.splitlines() if line]
    assert len(lines) == len(set(lines))


def test_a_report_of_a_joint_paper(command: Command, joint: Path, tmp_path: Path) -> None:
    """A report takes the paper alone too; a file without versions still needs another."""
    assert command("report", joint, "-o", tmp_path / "gaps.md").status == 0
    joint.write_text(JOINT.replace("versions:", "# versions:").replace("{north: tabled, south: reported}", "tabled"))
    assert "[usage.one-file]" in command("report", joint, "-o", tmp_path / "two.md").err


def test_a_version_on_a_timeline(command: Command, joint: Path) -> None:
    """One version of a paper can be laid out in time, or two."""
    assert command("timeline", f"{joint}#north").out.startswith("North")
    both = command("timeline", f"{joint}#north", f"{joint}#south")
    assert both.status == 0, both.err


def test_a_version_in_a_history(command: Command, joint: Path, tmp_path: Path) -> None:
    """One version of a paper is a round like any other text; for one it does not hold, those it holds are told."""
    later = tmp_path / "later.yaml"
    later.write_text(JOINT.replace("2026-", "2027-"), encoding="utf-8")
    ran = command("history", f"{joint}#north", f"{later}#north")
    assert ran.status == 0, ran.err
    assert "South" not in ran.out
    assert "joint.yaml#north` or `" in command("history", f"{joint}#west", later).err


def test_the_versions_of_one_paper_are_reviewed(command: Command, joint: Path) -> None:
    """One file that holds versions is reviewed by itself, or two of them by name; one version alone is refused."""
    joint.write_text(
        JOINT.replace("north, topic: liaison", "north, topic: monitoring").replace(
            "notice: 24 hours", "of: warnings, lead: UN"
        )
    )
    asked = [
        json.loads(command("review", "--list", "--format", "json", *files).out)
        for files in ([joint], [f"{joint}#north", f"{joint}#south"])
    ]
    assert asked[0] == asked[1]
    answer = next(each for each in asked[0] if any(choice["key"] == "n" for choice in each["answers"]))
    answers = joint.with_name("answers.json")
    answers.write_text(json.dumps([{**answer, "answer": "n"}]))
    assert command("review", "--answers", answers, "--by", "Ann", joint).status == 0
    assert command("validate", joint, joint.with_name("glossary.yaml")).status == 0
    left = json.loads(command("review", "--list", "--format", "json", joint).out)
    assert answer["id"] not in [each["id"] for each in left]
    assert "[usage.one-file]" in command("review", "--list", f"{joint}#north").err
