"""Histories of real negotiations and of made ones: what each text did with an issue, and how the texts stood."""

from __future__ import annotations

import csv
import json
import re
from html import unescape
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from ceasefire_diff.document.history_document import issue_titles
from ceasefire_diff.reading.proposals import read_proposals
from ceasefire_diff.rounds.history import Change, History, history_of
from tests.cli.installed import Command
from tests.render.banned_words import BANNED

READ_BY_HAND = {
    "korea-1951-item2": "korea-1951/*item2*.yaml",
    "korea-1951-item3": "korea-1951/*item3*.yaml",
    "istanbul-2025": "istanbul-2025/*.yaml",
    "gaza-2025": "gaza-2025/*.yaml",
}
FOUND = {"korea-1951-item2": 10, "korea-1951-item3": 17, "istanbul-2025": 6, "gaza-2025": 18}
"""Movements of the hand-made tables that the tool tells: all of them."""

PARTIES = {"KPA/CPV": "Korean People's Army", "UNC": "United Nations Command"}


def files(root: Path, pattern: str) -> list[str]:
    """The texts of one negotiation."""
    found = sorted((root / "proposals").glob(pattern))
    return [str(each) for each in found if each.name != "glossary.yaml"]


def history(paths: list[str]) -> History:
    """The history of some files."""
    read = read_proposals(paths)
    return history_of(read.proposals, read.taxonomy)


@pytest.fixture(params=READ_BY_HAND)
def negotiation(request: pytest.FixtureRequest, root: Path) -> tuple[str, History]:
    """A negotiation that was read by hand."""
    return request.param, history(files(root, READ_BY_HAND[request.param]))


def test_movements_a_person_names(negotiation: tuple[str, History], root: Path) -> None:
    """Of the movements named by hand before the command was there, at least as many are told as once were."""
    name, found = negotiation
    changed = {
        (stand.text.date, chain.name.partition(",")[0], provision.topic)
        for issue in found.issues
        for chain, stands in zip(found.chains, issue.stands, strict=True)
        for stand in stands
        if stand.change in (Change.APPEARS, Change.CHANGES, Change.REWORDS)
        for provision in stand.provisions
    }
    with (root / f"tests/acceptance/history/{name}.tsv").open(encoding="utf-8", newline="") as table:
        named = [
            each for each in csv.DictReader(table, delimiter="\t") if each["kind"] in ("moves", "appears", "reworded")
        ]
    told = [
        each for each in named if (each["round"], PARTIES.get(each["party"], each["party"]), each["topic"]) in changed
    ]
    missing = [(each["issue"], each["party"], each["round"], each["topic"]) for each in named if each not in told]
    print(f"{name}: {len(told)} of {len(named)}; not told: {missing}")
    assert len(told) >= FOUND[name]


def test_every_provision_stands_in_one_issue(negotiation: tuple[str, History]) -> None:
    """Nothing that a text says is left out, and nothing is told twice."""
    _, found = negotiation
    told = [
        (stand.text.id, each.id)
        for issue in found.issues
        for stands in issue.stands
        for stand in stands
        for each in stand.provisions
    ]
    said = [(text.id, each.id) for chain in found.chains for text in chain.texts for each in text.provisions]
    assert sorted(told) == sorted(said)
    assert len({issue.id for issue in found.issues}) == len(found.issues)


def test_a_later_round_changes_nothing_in_earlier_ones(root: Path) -> None:
    """What was told of the texts up to a day is told again when another text has come."""
    texts = files(root, READ_BY_HAND["korea-1951-item3"])
    last = max(texts, key=lambda each: re.findall(r"\d{4}-\d\d-\d\d", each)[0])
    before, after = history([each for each in texts if each != last]), history(texts)

    def told(found: History) -> set[tuple[str, str, str, tuple[str, ...]]]:
        return {
            (stand.text.id, provision.id, stand.change.value, tuple(each.rule for each in stand.findings))
            for issue in found.issues
            for stands in issue.stands
            for stand in stands
            for provision in stand.provisions
            if stand.text.date < after.rounds[-1]
        }

    assert {each[:2] for each in told(before)} == {each[:2] for each in told(after)}


def test_a_text_against_itself_moves_nothing(root: Path, tmp_path: Path) -> None:
    """The same text put forward again is unchanged in every issue, and the same in both parties' texts where it was."""
    north = (root / "proposals/gaza-2025/us-2025-05-29.yaml").read_text(encoding="utf-8")
    (tmp_path / "glossary.yaml").write_bytes((root / "proposals/gaza-2025/glossary.yaml").read_bytes())
    (tmp_path / "a.yaml").write_text(north, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(north.replace("date: 2025-05-29", "date: 2025-06-29", 1), encoding="utf-8")
    found = history([str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml")])
    assert len(found.chains) == 1
    changes = {stand.change for issue in found.issues for stands in issue.stands for stand in stands[1:]}
    assert changes == {Change.STAYS}


def test_the_order_of_files_and_names_of_parties_carry_no_meaning(root: Path, tmp_path: Path) -> None:
    """Given in another order, or with parties under other names, the same issues have the same rounds."""
    texts = files(root, READ_BY_HAND["istanbul-2025"])

    def told(found: History) -> set[tuple[str, tuple[tuple[frozenset[str], ...], ...]]]:
        return {
            (issue.topic, tuple(tuple(frozenset(each.verdicts) for each in round_) for round_ in issue.relations))
            for issue in found.issues
        }

    assert told(history(texts)) == told(history(texts[::-1]))
    for text in (*texts, str(root / "proposals/istanbul-2025/glossary.yaml")):
        words = Path(text).read_text(encoding="utf-8")
        (tmp_path / Path(text).name).write_text(words.replace("party: Russia", "party: Aland", 1), encoding="utf-8")
    renamed = history([str(tmp_path / Path(each).name) for each in texts])
    assert told(renamed) == told(history(texts))


def test_no_sentence_judges(command: Command) -> None:
    """No word of the tool says who moved towards whom, or weighs what anybody did."""
    text = command("history", "proposals/korea-1951", "--full", "--no-pager", "--format", "terminal").out
    assert not re.search(r"\b(towards?|closer|conced\w+|concession|progress)\b", text.split("ISSUES ON WHICH")[0])
    assert not BANNED.search(text.split("ISSUES ON WHICH")[0])


def test_formats_tell_the_same(command: Command, root: Path, tmp_path: Path) -> None:
    """Text, Markdown, CSV and JSON name the same issues with the same numbers."""
    targets = [tmp_path / f"history.{ending}" for ending in ("txt", "md", "csv", "json")]
    words = [word for each in targets for word in ("-o", str(each))]
    assert command("history", "proposals/istanbul-2025", *words).status == 0
    found = history(files(root, READ_BY_HAND["istanbul-2025"]))
    read = json.loads(targets[-1].read_text(encoding="utf-8"))
    assert read["format"] == "ceasefire-history/1"
    assert [each["title"] for each in read["issues"]] == list(issue_titles(found).values())
    every = set(range(1, len(found.issues) + 1))
    for each in targets[:2]:
        numbers = re.findall(r"^(?:\| <a id=\"row-\d+\"></a>)?(\d+)\s", each.read_text(encoding="utf-8"), re.MULTILINE)
        assert every <= {int(number) for number in numbers}
    lines = list(csv.DictReader(StringIO(targets[2].read_text(encoding="utf-8-sig"), newline="")))
    assert {int(each["number"]) for each in lines} == every
    assert len(lines) == sum(len(each["stands"]) for each in read["issues"])


def test_some_issues_in_full(command: Command) -> None:
    """`--row` tells chosen issues in full, each text in the order of the dates, with its words and what changed."""
    ran = command("history", "proposals/istanbul-2025", "--row", "1-3", "--no-pager")
    assert ran.status == 0
    assert len(re.findall(r"^\d+\s+\S", ran.out, re.MULTILINE)) == 3
    assert command("history", "proposals/istanbul-2025", "--row", "999").status == 2
    assert command("history", "proposals/yemen-2022").status == 2


def test_papers_for_a_room(command: Command, tmp_path: Path) -> None:
    """Word, HTML and Excel name every issue, and no picture is without its words."""
    targets = [tmp_path / f"history.{ending}" for ending in ("docx", "html", "xlsx")]
    words = [word for each in targets for word in ("-o", str(each))]
    assert command("history", "proposals/istanbul-2025", *words).status == 0
    titles = [
        each["title"]
        for each in json.loads(command("history", "proposals/istanbul-2025", "--format", "json").out)["issues"]
    ]
    with ZipFile(targets[0]) as package:
        paper = " ".join(re.findall(r">([^<]+)</w:t>", package.read("word/document.xml").decode()))
    page = unescape(re.sub(r"<[^>]+>", "", targets[1].read_text(encoding="utf-8")))
    for title in titles:
        assert title.partition(":")[0] in unescape(paper)
        assert title.partition(":")[0] in page
    assert "descr=" in ZipFile(targets[0]).read("word/document.xml").decode()


def test_an_issue_whose_words_and_values_all_change_is_followed(root: Path) -> None:
    """Ukraine's length of a ceasefire is one issue in May and in June, and what it was stands beside what it is."""
    found = history(files(root, READ_BY_HAND["istanbul-2025"]))
    stands = [
        stand
        for issue in found.issues
        for chain in issue.stands
        for stand in chain
        if any((stand.text.party_name, each.topic) == ("Ukraine", "duration") for each in stand.provisions)
    ]
    assert [(stand.text.date, stand.change) for stand in stands] == [
        ("2025-05-16", Change.APPEARS),
        ("2025-06-01", Change.CHANGES),
    ]


def test_the_picture_alone(command: Command, tmp_path: Path) -> None:
    """A picture of its own holds the rounds and the issues, and asks for nothing outside it."""
    command("history", "proposals/korea-1951", "-o", str(tmp_path / "h.svg"))
    picture = (tmp_path / "h.svg").read_text(encoding="utf-8")
    assert picture.startswith("<?xml")
    assert "27 Nov" in unescape(picture)
    assert "http" not in picture.replace("http://www.w3.org/2000/svg", "")
