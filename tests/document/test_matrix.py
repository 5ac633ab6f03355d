"""More than two texts: issues by texts, those that say the same together, and nothing of it grows with pairs."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from pathlib import Path

import pytest

from ceasefire_diff.aligning.issues import issues_of_texts
from ceasefire_diff.comparing import compare as comparing
from ceasefire_diff.document.matrix_document import short_labels
from ceasefire_diff.reading.proposals import ReadFiles, read_proposals
from tests.cli.installed import Command
from tests.render.office import pages_of
from tests.texts import Entry, proposal_text

KOREA = [
    f"proposals/korea-1951/{name}.yaml"
    for name in (
        "kpa-cpv-item3-1951-11-27",
        "unc-item3-1951-11-27",
        "kpa-cpv-item3-1951-12-03",
        "kpa-cpv-item3-1951-12-15",
        "agreed-item3-1951-12-21",
        "unc-item3-1951-12-23",
    )
]


@pytest.fixture
def texts(root: Path) -> ReadFiles:
    """Six texts of one negotiation."""
    return read_proposals([str(root / each) for each in KOREA])


def test_every_provision_stands_in_one_issue(texts: ReadFiles) -> None:
    """Nothing is left out and nothing stands twice."""
    told = [
        (each.proposal, each.id) for issue in issues_of_texts(texts.proposals, texts.taxonomy) for each in issue.members
    ]
    assert sorted(told) == sorted((each.id, part.id) for each in texts.proposals for part in each.provisions)


def test_what_a_person_joined_is_one_issue(command: Command, tmp_path: Path) -> None:
    """An answer on two of three texts joins what the third says in the words of one; no text is called silent of it."""
    words = {"a": "guards", "b": "sentries", "c": "sentries"}
    (tmp_path / "g.yaml").write_text(
        "format: ceasefire-glossary/1\nmatches:\n  - provisions: {a: [leave], b: [leave]}\n", encoding="utf-8"
    )
    for name, forces in words.items():
        leave: Entry = {"id": "leave", "topic": "withdrawal", "terms": {"forces": forces, "from": "the bridge"}}
        (tmp_path / f"{name}.yaml").write_text(proposal_text([leave], party=name.upper(), glossary="g.yaml"))
    texts = [tmp_path / f"{name}.yaml" for name in words]
    read = read_proposals(list(map(str, texts)))
    assert [len(each.texts) for each in issues_of_texts(read.proposals, read.taxonomy)] == [3]
    out = command("compare", *texts, "--pairs").out
    assert "is silent" not in out
    assert "speaks of this in another row" in out


def test_the_order_of_texts_carries_no_meaning(texts: ReadFiles) -> None:
    """Whichever text is the first column, the same provisions stand together."""

    def groups(proposals: tuple[object, ...]) -> set[frozenset[tuple[str, str]]]:
        return {
            frozenset((each.proposal, each.id) for each in issue.members)
            for issue in issues_of_texts(proposals, texts.taxonomy)  # type: ignore[arg-type]
        }

    assert groups(texts.proposals) == groups(texts.proposals[::-1])


def test_six_texts_on_two_screens(command: Command) -> None:
    """Every issue of six texts is named within 90 lines of 110 columns, texts that say the same together."""
    out = command("compare", *KOREA, "--width", "110", "--no-pager").out
    assert len(out.splitlines()) <= 90
    assert "KPA, CPV 27 Nov = KPA, CPV 3 Dec" in out
    assert max(map(len, out.splitlines())) <= 110


def test_no_two_texts_are_compared_unless_asked(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The matrix judges no pair; `--fail-on` and JSON compute what they need."""
    from ceasefire_diff.cli.app import main  # noqa: PLC0415 - it is what this test looks into

    judged: list[object] = []
    monkeypatch.setattr(comparing, "judge_pair", lambda *pair: judged.append(pair))
    monkeypatch.chdir(root)
    assert main(["compare", *KOREA, "--format", "csv"]) == 0
    assert not judged
    assert capsys.readouterr().out


def test_versions_of_one_party_are_no_sides(command: Command) -> None:
    """Among more than two texts none stands against another of its own party; two alone are compared as asked."""
    rows = json.loads(command("compare", *KOREA, "--format", "json").out)["rows"]
    pairs = {(pair["left"], pair["right"]) for row in rows for pair in row["pairs"]}
    assert pairs
    assert not [pair for pair in pairs if pair[0].partition("-item")[0] == pair[1].partition("-item")[0]]
    assert command("compare", KOREA[0], KOREA[2], "--format", "json").status == 0


def test_a_table_for_programs(command: Command, texts: ReadFiles) -> None:
    """The CSV has a column for each text, and a cell where a text speaks."""
    out = command("compare", *KOREA, "--format", "csv").out
    lines = list(csv.DictReader(StringIO(out.removeprefix("\ufeff"))))
    labels = short_labels(texts.proposals)
    assert set(labels.values()) <= set(lines[0])
    issues = issues_of_texts(texts.proposals, texts.taxonomy)
    filled = sum(bool(line[label]) for line in lines for label in labels.values())
    assert filled == sum(len(issue.texts) for issue in issues)


def test_a_report_of_six_texts_is_short(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every issue, every provision in the words of its text and every source, on 25 pages, with no pair judged."""
    from ceasefire_diff.cli.app import main  # noqa: PLC0415 - it is what this test looks into

    monkeypatch.setattr(comparing, "judge_pair", lambda *_: pytest.fail("a pair was judged"))
    monkeypatch.chdir(root)
    made = {each: tmp_path / f"six{each}" for each in (".docx", ".html", ".xlsx", ".csv", ".md")}
    assert main(["report", *KOREA, *(word for each in made.values() for word in ("-o", str(each)))]) == 0
    pages = pages_of(tmp_path, {"six": made[".docx"].read_bytes()})["six"]
    assert len(pages) <= 25
    words = "".join("".join(pages).split())
    texts = read_proposals(KOREA)
    for provision in (each for text in texts.proposals for each in text.provisions):
        assert "".join(provision.text.split())[:40] in words, provision.id
    issues = {str(number) for number, _ in enumerate(issues_of_texts(texts.proposals, texts.taxonomy), 1)}
    lines = list(csv.DictReader(StringIO(made[".csv"].read_text("utf-8-sig"))))
    assert {line["number"] for line in lines if line["number"]} == issues
    assert set(re.findall(r'id="row-([0-9]+)"', made[".html"].read_text("utf-8"))) == issues


def test_what_is_for_pairs_alone(command: Command, tmp_path: Path) -> None:
    """A single text with brackets, and an earlier report, are of rows; `--pairs` makes rows of more than two texts."""
    out = str(tmp_path / "six.md")
    refused = command("report", *KOREA, "-o", out, "--layout", "brackets")
    assert (refused.status, "Add --pairs" in refused.err) == (2, True)
    assert command("report", *KOREA[:3], "-o", out, "--pairs", "--layout", "brackets").status == 0
    assert (
        command("report", *KOREA, "-o", out, "--status", "published", "--edition-for", "United Nations Command").status
        == 0
    )
    assert "Edition for" in (tmp_path / "six.md").read_text("utf-8")
