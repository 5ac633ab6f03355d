"""The real positions in proposals/: every file is read without complaint, and the index tells the truth about them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.reading.proposals import read_proposal, read_proposals
from ceasefire_diff.reading.validation import check_files
from proposals.index import HERE, comparisons, index_page, positions, processes, title_and_sentence

PROCESSES = processes()
FILES = sorted(HERE.glob("*/*.yaml"))
POSITIONS = [file for file in FILES if file.stem != "glossary"]
SIDE_BY_SIDE = [command for folder in PROCESSES for command, _ in comparisons(folder)]
UNCONFIRMED = {
    "istanbul-2025/ukraine-2025-06-01": {"I-h", "II-a", "IV-a", "IV-b", "V-b"},
    "gaza-2025/us-2025-05-29": {"7"},
    "gaza-2025/hamas-2025-05-31": {"7"},
    "gaza-2025/us-2025-09-29": {"17", "20"},
    "karabakh-2020/armenia-azerbaijan-russia-2020-11-10": {"7", "8", "9"},
    "korea-1951/unc-item3-1951-11-27": {"1", "2", "6", "7"},
    "lebanon-2024/israel-lebanon-2024-11-26": {"13"},
}
"""Clauses that are known to be there and whose wording nobody could confirm."""
each_process = pytest.mark.parametrize("folder", PROCESSES, ids=[folder.name for folder in PROCESSES])


def test_the_index_is_fresh() -> None:
    """proposals/README.md is what the command prints today."""
    held = (HERE / "README.md").read_text(encoding="utf-8")
    assert held == index_page(), "run: python -m proposals.index > proposals/README.md"


@pytest.mark.parametrize("file", FILES, ids=[f"{file.parent.name}/{file.stem}" for file in FILES])
def test_every_file_is_valid(file: Path) -> None:
    """No file of a process has an error or a warning."""
    checked = check_files([str(file)])
    assert checked.read == (str(file),)
    assert [str(problem) for problem in (*checked.stops, *checked.problems)] == []


@each_process
def test_a_process_is_told_whole(folder: Path) -> None:
    """Its files say that they belong to it; its README tells of each, what is missing, and how it was coded."""
    files = positions(folder)
    assert files
    assert {held.process for held in files} == {folder.name}
    title, sentence = title_and_sentence(folder)
    assert title
    assert re.fullmatch(r"[A-Z`].*\.", sentence, re.DOTALL), sentence
    text = (folder / "README.md").read_text(encoding="utf-8")
    stems = {re.sub(r"\d{4}-\d\d-\d\d.*", "", Path(held.file).stem) for held in files}
    for words in ("issing", "How the text", *(f"`{stem}" for stem in stems)):
        assert words in text, words


@each_process
def test_little_is_filed_under_other(folder: Path) -> None:
    """In no file more than one provision in twenty has found no topic."""
    for held in positions(folder):
        topics = [provision.topic for provision in held.provisions]
        assert topics.count("other") * 20 <= len(topics), held.id


@pytest.mark.parametrize("command", SIDE_BY_SIDE)
def test_what_the_index_lays_side_by_side_meets(command: str) -> None:
    """A comparison that the index offers is made without complaint, and both texts speak in some row of it."""
    words = command.split()
    read = read_proposals([str(HERE.parent / path) for path in words[2:]])
    assert [str(problem) for problem in read.problems] == []
    rows = compare(read.proposals, read.taxonomy).rows
    assert any(pair.verdict is not Verdict.ONE_SIDED for row in rows for pair in row.pairs)


def test_every_process_with_two_files_offers_a_comparison() -> None:
    """Where there is something to compare, the index says what."""
    assert [folder.name for folder in PROCESSES if len(positions(folder)) > 1 and not comparisons(folder)] == []


@pytest.mark.parametrize(("name", "clauses"), UNCONFIRMED.items())
def test_what_nobody_could_confirm_is_left_out(name: str, clauses: set[str]) -> None:
    """A clause known from memory alone is not coded, and the file says that it is incomplete."""
    held = read_proposal(str(HERE / f"{name}.yaml"))
    assert not clauses & {clause for provision in held.provisions for clause in provision.clauses}
    assert held.missing


@pytest.mark.parametrize("file", POSITIONS, ids=[f"{file.parent.name}/{file.stem}" for file in POSITIONS])
def test_a_paraphrase_stands_by_itself(file: Path) -> None:
    """A row shows a sentence without the one before it, so none begins with a word that points back."""
    (proposal,) = read_proposals([str(file)]).proposals
    back = re.compile(r"(?:They|Nor|This|These|Those|The same|It|He|She) ")
    assert [each.text for each in proposal.provisions if back.match(each.text)] == []
