"""From a paper to a file and on: draft, what is left of it, and what an unfinished file is for the other commands."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.installed import Command

PAPERS = Path(__file__).parents[1] / "drafting" / "papers"
NAMES = sorted(each.name for each in PAPERS.iterdir() if each.suffix in (".docx", ".odt", ".pdf", ".html"))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_with_a_draft(command: Command, tmp_path: Path, name: str) -> None:
    """`validate --unfinished` finds nothing in what `draft` wrote, whatever the paper, and without it an error."""
    file = tmp_path / "ours.yaml"
    made = command("draft", PAPERS / name, "-o", file)
    assert (made.status, made.out) == (0, "")
    checked = command("validate", file, "--unfinished", "--show", "warning", "--format", "json")
    assert (checked.status, json.loads(checked.out)["findings"]) == (0, [])
    told = command("validate", file)
    assert told.status == 1
    assert "[text.unfinished]" in told.out


def test_what_is_left_is_counted(command: Command, tmp_path: Path) -> None:
    """What is coded counts, and the next clause is told with the topics it may belong to."""
    file = tmp_path / "ours.yaml"
    command("draft", PAPERS / "memorandum-en.docx", "-o", file)
    text = file.read_text()
    text = text.replace("topic: unfinished", "topic: purpose", 1).replace("party: unfinished", "party: North")
    file.write_text(text)
    told = command("validate", file, "--unfinished")
    assert told.status == 0
    assert "1 of 5 clauses coded; next: clause 1.1" in told.out
    assert "in the header: date, status, coverage" in told.out
    assert "may be: prohibited-acts" in told.out


def test_what_is_left_has_the_hints_of_the_draft(command: Command, tmp_path: Path) -> None:
    """`validate --unfinished` offers the topics of the comments in the file, and its own where there are none."""
    file = tmp_path / "ours.yaml"
    other = command.folder / "proposals/gaza-2025/us-2025-05-29.yaml"
    command("draft", PAPERS / "memorandum-en.docx", "-o", file, "--beside", other)
    text = file.read_text()
    comments = re.findall(r"# may be: (.*?)\n    topic:", text, re.DOTALL)
    topics = ["; ".join(re.findall(r"(?:^|; )([a-z-]+) \(", re.sub(r"\n +# +", " ", each))) for each in comments]
    assert topics
    assert re.findall(r"may be: (.*)", command("validate", file, "--unfinished").out) == topics
    file.write_text(
        re.sub(r"# may be: .*?\n    topic:", "# may be: talks (x); no-topic (y)\n    topic:", text, flags=re.DOTALL)
    )
    assert set(re.findall(r"may be: (.*)", command("validate", file, "--unfinished").out)) == {"talks"}
    file.write_text(re.sub(r"# may be: .*?\n    topic:", "topic:", text, flags=re.DOTALL))
    assert "may be: prohibited-acts" in command("validate", file, "--unfinished").out


def test_process_and_glossary_are_offered_from_the_other_file(command: Command, tmp_path: Path) -> None:
    """The header of a draft has process and glossary of the file beside it as comments that can be taken over."""
    folder = command.folder / "proposals/gaza-2025"
    paper = tmp_path / "paper.txt"
    paper.write_text("1. The IDF leaves northern Gaza.")
    (tmp_path / "glossary.yaml").write_bytes((folder / "glossary.yaml").read_bytes())
    file = tmp_path / "ours.yaml"
    command("draft", paper, "-o", file, "--beside", folder / "us-2025-05-29.yaml")
    text = file.read_text()
    assert "# process: gaza-2025\n" in text
    file.write_text(re.sub(r"^# (process|glossary): ", r"\1: ", text, flags=re.MULTILINE))
    told = command("validate", file, "--unfinished", "--format", "json", "--show", "warning")
    assert (told.status, json.loads(told.out)["findings"]) == (0, [])


def test_the_words_of_the_other_file_go_first(command: Command, tmp_path: Path) -> None:
    """With --beside, names of the other file are found and its counted things are written as it writes them."""
    other = command.folder / "proposals/gaza-2025/us-2025-05-29.yaml"
    paper = tmp_path / "paper.txt"
    paper.write_text("1. The IDF leaves northern Gaza. It hands over 10 hostage bodies after the permanent ceasefire.")
    alone = command("draft", paper).out
    beside = command("draft", paper, "--beside", other).out
    assert "northern Gaza" not in alone.partition("# names: ")[2].partition("\n")[0]
    assert "northern Gaza" in beside.partition("    # names: ")[2].partition("\n")[0]
    assert "Hints use the words of us-2025-05-29.yaml first." in beside


def test_a_paper_that_cannot_be_read(command: Command, tmp_path: Path) -> None:
    """A hostile or missing paper ends with its rule, exit status 2, and no file."""
    (tmp_path / "setup.docx").write_bytes(b"MZ" + b"\0" * 100)
    for name, rule in (("setup.docx", "paper.no-paper"), ("missing.docx", "file.unreadable")):
        refused = command("draft", tmp_path / name, "-o", tmp_path / "ours.yaml")
        assert refused.status == 2
        assert f"[{rule}]" in refused.err
    assert not (tmp_path / "ours.yaml").exists()


def test_an_unfinished_file_is_compared_and_never_silent(command: Command, tmp_path: Path) -> None:
    """Compare works on what is coded and says that the rest is not; no row says that the unfinished text is silent."""
    whole = command.folder / "proposals/istanbul-2025/ukraine-2025-06-01.yaml"
    started = tmp_path / "ukraine.yaml"
    glossary = (whole.parent / "glossary.yaml").read_text()
    (tmp_path / "glossary.yaml").write_text(glossary)
    started.write_text(whole.read_text().replace("topic: release", "topic: unfinished"))
    other = command.folder / "proposals/istanbul-2025/russia-2025-06-02.yaml"
    compared = command("compare", other, started, "--format", "json")
    assert compared.status == 0
    data = json.loads(compared.out)
    coverage = data["proposals"][1]["coverage"]["partial"]
    assert "clauses are coded" in coverage
    assert "unfinished" in compared.err
    assert not any(each["topic"] == "release" and "ukraine" in str(each["provisions"]) for each in data["rows"])


def test_a_report_waits_for_the_whole_text(command: Command, tmp_path: Path) -> None:
    """A report refuses an unfinished file and says how to see what is left; --unfinished marks it as incomplete."""
    folder = command.folder / "proposals/istanbul-2025"
    (tmp_path / "glossary.yaml").write_text((folder / "glossary.yaml").read_text())
    started = tmp_path / "ukraine.yaml"
    started.write_text((folder / "ukraine-2025-06-01.yaml").read_text().replace("topic: release", "topic: unfinished"))
    words: list[str | Path] = ["report", folder / "russia-2025-06-02.yaml", started, "-o", tmp_path / "gaps.md"]
    refused = command(*words)
    assert refused.status == 2
    assert "[report.unfinished]" in refused.err
    assert not (tmp_path / "gaps.md").exists()
    assert command(*words, "--unfinished").status == 0
    assert "clauses are coded" in (tmp_path / "gaps.md").read_text()


def test_topics_by_words_and_as_a_stub(command: Command, tmp_path: Path) -> None:
    """Topics are found by the words of a clause; a stub is a provision with every term of its topic as a comment."""
    assert command("topics", "--find", "hand over prisoners of war").out.split()[0] in ("release", "exchange")
    assert "No topic knows" in command("topics", "--find", "zzz").out
    stub = command("topics", "withdrawal", "--stub").out
    for term in ("forces", "from", "to", "behind", "distance", "extent", "installations", "verified-by"):
        assert f"# {term}:" in stub
    skeleton = tmp_path / "ours.yaml"
    command("new", skeleton)
    text = skeleton.read_text()
    skeleton.write_text(text[: text.index("provisions:")] + "provisions:\n" + stub)
    assert "0 of 1 clauses coded" in command("validate", skeleton).out
    stated = stub.replace("terms: unfinished", "terms:").replace("# forces: ", "forces: army")
    skeleton.write_text(text[: text.index("provisions:")] + "provisions:\n" + stated)
    assert command("validate", skeleton).status == 0


def test_a_skeleton_of_clauses(command: Command, tmp_path: Path) -> None:
    """`new --clauses` writes an unfinished provision for each clause, and nothing is wrong with the file."""
    file = tmp_path / "ours.yaml"
    assert command("new", file, "--clauses", "1-3, A1-A2").status == 0
    left = command("validate", file, "--unfinished")
    assert (left.status, "0 of 5 clauses coded; next: clause 1" in left.out) == (0, True)


def test_the_outline_of_a_file(command: Command) -> None:
    """One line for each provision: its clause, id and topic, and the terms that say what it is about."""
    told = command("validate", "proposals/istanbul-2025/ukraine-2025-06-01.yaml", "--outline")
    lines = told.out.splitlines()
    assert told.status == 0
    assert any(line.split()[:2] == ["I-b", "return-children"] and "category: children" in line for line in lines)


def test_other_commands_take_unfinished_files(command: Command, tmp_path: Path) -> None:
    """Timeline and history say that a file is unfinished and go on with what is coded, without a date too."""
    command("draft", PAPERS / "memorandum-en.docx", "-o", tmp_path / "ours.yaml")
    command("new", tmp_path / "theirs.yaml")
    for words in (("timeline", tmp_path / "ours.yaml"), ("history", tmp_path)):
        ran = command(*words)
        assert ran.status == 0, ran.err
        assert "0 of 5 clauses coded" in ran.err
