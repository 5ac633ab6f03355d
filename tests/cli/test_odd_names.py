"""Names of files that are no UTF-8 are told in every format, and end no run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.installed import Command

FILE = """format: ceasefire-proposal/1
party: {party}
title: A made-up text
date: 2025-01-31
status: tabled
coverage: complete
sources: {{paper: {{title: A made-up paper}}}}
provisions:
  - {{id: days, clause: "1", topic: duration, text: It lasts 30 days., terms: {{of: ceasefire, length: 30 days}}}}
"""


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A file whose name holds a byte that is no text."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.yaml"))
    path.write_text(FILE.format(party="North"))
    return path


@pytest.mark.parametrize("format_", ["lines", "text", "json", "markdown", "github", "sarif", "junit"])
def test_findings_name_it(command: Command, odd: Path, format_: str) -> None:
    """`validate` tells what is wrong in it, in every format."""
    odd.write_text(FILE.format(party="North") + "bogus: 1\n")
    ran = command("validate", "--format", format_, str(odd))
    assert ran.status == 1
    assert "bogus" in ran.out
    assert "internal error" not in ran.err


@pytest.mark.parametrize("ending", [".csv", ".md", ".html", ".docx", ".xlsx"])
def test_reports_name_it(command: Command, odd: Path, tmp_path: Path, ending: str) -> None:
    """`report` writes it into every format."""
    (tmp_path / "south.yaml").write_text(FILE.format(party="South"))
    ran = command("report", str(odd), str(tmp_path / "south.yaml"), "-o", str(tmp_path / f"gaps{ending}"))
    assert ran.status == 0, ran.err
    assert (tmp_path / f"gaps{ending}").stat().st_size
