"""The worked paper of the documentation: every step it types does what it says."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from tests.cli.installed import Command


def test_the_worked_paper(command: Command, tmp_path: Path) -> None:
    """Drafting, counting, checking and comparing give what the page prints."""
    page = (command.folder / "docs/from-a-paper.md").read_text()
    for file in (command.folder / "docs/from-a-paper").iterdir():
        shutil.copy(file, tmp_path)
    drafted = command("draft", "north.docx", "-o", "ours.yaml", "--beside", "south.yaml", folder=tmp_path)
    assert drafted.err.strip() in page
    clause, stub, finished = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert clause in (tmp_path / "ours.yaml").read_text()
    left = command("validate", "ours.yaml", "--unfinished", folder=tmp_path)
    chosen = re.findall(r"--choose \"(2\(a\).*?)\"", page)[0]
    went_on = command("draft", "ours.yaml", "--beside", "south.yaml", "--choose", chosen, folder=tmp_path)
    assert went_on.err.strip() in page
    assert stub in (tmp_path / "ours.yaml").read_text()
    assert "\n".join(left.out.splitlines()[:2]) in page
    assert finished in (tmp_path / "north.yaml").read_text()
    shutil.move(tmp_path / "north.yaml", tmp_path / "ours.yaml")
    checked = command("validate", "ours.yaml", folder=tmp_path)
    assert (checked.status, checked.err.strip() in page) == (0, True), checked.err
    outline = command("validate", "ours.yaml", "--outline", folder=tmp_path).out
    assert "\n".join(outline.splitlines()[:4]) in page
    compared = command("compare", "ours.yaml", "south.yaml", "--format", "json", folder=tmp_path)
    verdicts = {
        (row["topic"], each["clause"]): row["pairs"][0]["verdict"]
        for row in json.loads(compared.out)["rows"]
        for each in row["provisions"]
        if each["proposal"] == "ours"
    }
    assert verdicts == {
        ("entry-into-force", "1"): "partly",
        ("duration", "1"): "conflict",
        ("prohibited-acts", "2(a)"): "agree",
        ("prohibited-acts", "2(b)"): "one-sided",
        ("exchange", "3"): "partly",
        ("withdrawal", "4"): "conflict",
        ("crossings-and-blockade", "4"): "one-sided",
    }


def test_finishing_a_draft_leaves_its_quotes(command: Command, tmp_path: Path) -> None:
    """The finished file of the example quotes the paper exactly as the draft did."""
    folder = command.folder / "docs/from-a-paper"
    drafted = command("draft", folder / "north.docx", "--beside", folder / "south.yaml", folder=tmp_path).out
    quotes = re.findall(r"quote: >-\n(?:      .*\n)+", drafted)
    assert quotes == re.findall(r"quote: >-\n(?:      .*\n)+", (folder / "north.yaml").read_text())
