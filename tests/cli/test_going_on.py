"""Going on with a draft: topics chosen, clauses cut, hints taken over, and the rest deleted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.installed import Command

PAPER = """A plan for the Valley

1. The North: Within 72 hours of the exchange, all prisoners of war, 250 people, are released; flights are banned.

2. The South withdraws from the Alder Valley until the line is agreed.

3. They talk about mines and release hostages.
"""


@pytest.fixture
def ours(command: Command, tmp_path: Path) -> Path:
    """A fresh draft."""
    (tmp_path / "plan.txt").write_text(PAPER)
    command("draft", tmp_path / "plan.txt", "-o", tmp_path / "ours.yaml")
    return tmp_path / "ours.yaml"


def test_a_chosen_topic_brings_its_terms_and_decides_none(command: Command, ours: Path) -> None:
    """The terms stand as comments with what the clause says; until a person takes them over nothing is coded."""
    ran = command("draft", ours, "--choose", "clause-1=release,2=withdrawal", "--choose", "3=talks+release")
    assert (ran.status, ran.out) == (0, "")
    text = ours.read_text()
    assert "    topic: release\n    # by: The North\n    # complete-by: within 72 hours of exchange\n" in text
    for line in (
        "# category: prisoners of war ",
        "# number: 250 people ",
        "# from: Alder Valley ",
        "# category: hostages ",
    ):
        assert line in text
    assert text.count("They talk about mines and release hostages.\n") == 4
    left = command("validate", ours, "--unfinished")
    assert (left.status, "0 of 3 clauses coded" in left.out) == (0, True)
    assert "clause 2, line" in left.out
    assert "withdrawal, not finished" in left.out


def test_a_topic_written_in_the_file_is_a_choice(command: Command, ours: Path) -> None:
    """Whoever types a topic over `unfinished` gets its terms, once: what a person leaves without terms stays so."""
    ours.write_text(ours.read_text().replace("topic: unfinished", "topic: release", 1))
    assert "1 provision got" in command("draft", ours).err
    done = re.sub(r"    terms: unfinished\n(?:      #.*\n)+", "", ours.read_text())
    ours.write_text(done)
    assert "0 provisions got" in command("draft", ours).err
    assert ours.read_text() == done


def test_a_clause_is_cut_where_a_person_says(command: Command, ours: Path) -> None:
    """Both parts keep the clause, each with its words and hints, and who stands before the colon binds both."""
    assert command("draft", ours, "--cut", "clause-1=250 people").status == 0
    text = ours.read_text()
    assert "      The North: Within 72 hours of the exchange, all prisoners of war,\n    text" in text
    assert "      250 people, are released;\n    text: >-\n      The North: 250 people, are released.\n" in text
    assert text.count("    # by: The North\n") == 3
    assert command("draft", ours, "--cut", "3=and release").status == 0
    assert "      and release hostages.\n    text: >-\n      Release hostages.\n" in ours.read_text()
    assert command("validate", ours, "--unfinished", "--show", "warning").err.startswith("1 file read, no errors")


def test_tidying_deletes_the_hints_of_what_is_finished_alone(command: Command, ours: Path) -> None:
    """Hints, terms not taken over and what the stub said of those taken over go; a person's comment stays."""
    command("draft", ours, "--choose", "clause-1=release")
    text = ours.read_text().replace("terms: unfinished", "terms:  # of ours", 1).replace("# category:", "category:")
    ours.write_text(text.replace("    # amounts: 72 hours", "    # ask Ana\n    # amounts: 72 hours"))
    assert "hints deleted in 1" in command("draft", ours, "--tidy").err
    first, second = ours.read_text().split("  - id: ")[1:3]
    assert re.sub(r"(?s).*are released.\n", "", first).startswith(
        "    # ask Ana\n    terms:  # of ours\n      category: prisoners of war\n\n"
    )
    assert "# by" not in first
    assert "# may be: " in second


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--choose", "1=release"), "several provisions"),
        (("--choose", "9=release"), "no provision or clause `9`"),
        (("--choose", "2=releas"), "Did you mean `release`?"),
        (("--choose", "2"), "--choose 9=release"),
        (("--cut", "2=no such words"), "cannot be cut"),
    ],
)
def test_what_cannot_be_gone_on_with_changes_nothing(
    command: Command, ours: Path, words: tuple[str, str], told: str
) -> None:
    """A choice that names nothing, or no one thing, is refused with what to write, and the file stays as it was."""
    before = ours.read_bytes()
    refused = command("draft", ours, *words)
    assert (refused.status, ours.read_bytes()) == (2, before)
    assert told in refused.err


def test_decided_terms_are_never_overwritten(command: Command, ours: Path) -> None:
    """A provision whose terms a person wrote keeps topic and terms; a paper is not gone on with."""
    ours.write_text(ours.read_text().replace("topic: unfinished", "topic: release\n    terms: {number: all}", 1))
    before = ours.read_bytes()
    assert "are decided" in command("draft", ours, "--choose", "clause-1=talks").err
    assert ours.read_bytes() == before
    assert command("draft", ours.parent / "plan.txt", "--tidy").status == 2


def test_whatever_is_offered_can_be_taken_over(command: Command, tmp_path: Path) -> None:
    """With the `#` of every offered key, event and term deleted, a file of first hints has no error."""
    file = tmp_path / "ours.yaml"
    command("draft", "benchmarks/timed_coding/gaza-2025-09/paper.txt", "-o", file)
    file.write_text(
        re.sub(r"(# may be: ([\w-]+).*?\n    topic: )unfinished", r"\1\2", file.read_text(), flags=re.DOTALL)
    )
    assert command("draft", file).status == 0
    head, *blocks = re.split(r"(?m)^(?=  - id: )", file.read_text())
    head = re.sub(r"(?m)^# (events:|  [\w-]+: )", r"\1", head).replace("coverage: unfinished", "coverage: complete")
    head = head.replace("status: unfinished", "status: tabled").replace("date: unfinished", "date: 2025-09-29")
    text = head.replace("party: unfinished", "party: North") + "".join(map(_taken_over, blocks))
    file.write_text(text)
    assert text.count("\n    complete-by: ") + text.count("\n    until: ") + text.count("\n      number: ") > 3
    told = command("validate", file, "--show", "error")
    assert (told.status, told.out) == (0, "")


def _taken_over(block: str) -> str:
    """A provision with the first of each key offered, and each term with a value."""
    for key in ("by", "complete-by", "until", "after", "before", "if", "except", "as-long-as"):
        block = re.sub(rf"(?m)^    # ({key}: .+)$", r"    \1", block, count=1)
    terms = re.sub(r"(?m)^      # ([\w-]+: \S.*?)\s+# .*$", r"      \1", block.partition("    terms: unfinished\n")[2])
    stated = bool(re.search(r"(?m)^      [\w-]+: ", terms))
    return block.partition("    terms: unfinished\n")[0] + ("    terms:\n" if stated else "") + terms
