"""`validate`, through the installed command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.installed import PAIR, Command

GOOD = """\
format: ceasefire-proposal/1
party: North
title: A text
date: 2025-01-31
status: published
coverage: complete
sources: {paper: {title: A paper}}
provisions:
  - {id: days, clause: "1", topic: duration, text: It lasts., terms: {of: ceasefire, length: 30 days}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder `proposals` with a good file, two bad ones, and what is to be passed by."""
    proposals = tmp_path / "proposals"
    (proposals / "deep").mkdir(parents=True)
    (proposals / ".hidden").mkdir()
    (proposals / "good.yaml").write_text(GOOD)
    (proposals / "deep" / "topic.yml").write_text(GOOD.replace("duration", "duratoin"))
    (proposals / "word.yaml").write_text(GOOD.replace("published", "public").replace("30 days", "about 30 days"))
    (proposals / ".hidden" / "bad.yaml").write_text("nothing")
    (proposals / "README.md").write_text("nothing")
    return tmp_path


def test_a_folder(command: Command, folder: Path) -> None:
    """By default all YAML files under `proposals` are read; every complaint has its place, cure and rule."""
    ran = command("validate", folder=folder)
    assert ran.status == 1
    lines = ran.out.splitlines()
    assert len(lines) == 3
    for line in lines:
        assert re.fullmatch(r"proposals/\S+\.ya?ml:\d+:\d+: .+\. .+[.?] \[[a-z]+\.[a-z-]+\]", line), line
    assert ran.err == "3 files read, 3 errors, no warnings.\n"


def test_the_order_is_that_of_the_files(command: Command, folder: Path) -> None:
    """Complaints come by file, line and column, whatever order the files are given in."""
    straight = command("validate", "proposals/word.yaml", "proposals/deep", folder=folder).out
    assert straight == command("validate", "proposals/deep", "proposals/word.yaml", folder=folder).out


def test_a_pattern(command: Command, folder: Path) -> None:
    """A pattern in quotes is expanded, also over folders."""
    assert command("validate", "proposals/**/*.yml", folder=folder).err.startswith("1 file read, 1 error")


def test_a_file_given_twice_is_told_once(command: Command, folder: Path) -> None:
    """A file that two paths lead to is read once."""
    ran = command("validate", "proposals/word.yaml", "proposals/word.yaml", folder=folder)
    assert ran.err.startswith("1 file read, 2 errors")


def test_did_you_mean(command: Command, folder: Path) -> None:
    """A misspelt topic is told with the one that was probably meant, and `explain` knows the rule."""
    line = command("validate", "proposals/deep", folder=folder).out
    assert "duration" in line
    rule = line.rstrip()[line.index("[") + 1 : -1]
    assert command("explain", rule).status == 0


def test_warnings_do_not_fail(command: Command, folder: Path) -> None:
    """A warning is marked as one, counted, and leaves the status at 0."""
    (folder / "warned.yaml").write_text(GOOD.replace("provisions:", "options: {one: First}\nprovisions:"))
    ran = command("validate", "warned.yaml", folder=folder)
    assert ran.status == 0
    assert re.match(r"warned\.yaml:\d+:\d+: warning: ", ran.out)
    assert ran.err == "1 file read, no errors, 1 warning.\n"


def test_two_wins_over_one(command: Command, folder: Path) -> None:
    """With a file that cannot be opened among bad ones the status is 2, and the bad ones are still told."""
    ran = command("validate", "proposals/word.yaml", "missing.yaml", folder=folder)
    assert ran.status == 2
    assert len(ran.out.splitlines()) == 2
    assert "missing.yaml" in ran.err


def test_kinds_of_file_are_told_apart(command: Command, root: Path, tmp_path: Path) -> None:
    """Glossaries and topic files are recognised by their format, and judged as what they are."""
    (tmp_path / "glossary.yaml").write_text("format: ceasefire-glossary/1\nnames: {north: [North], south: [North]}\n")
    (tmp_path / "topics.yaml").write_text("format: ceasefire-topics/1\ngroup: own\ntitle: Own\ntopics: []\nmore: x\n")
    ran = command("validate", "glossary.yaml", "topics.yaml", folder=tmp_path)
    assert ran.status == 1
    assert "[glossary." in ran.out
    assert "[topics." in ran.out
    assert command("validate", *PAIR, "proposals/istanbul-2025/glossary.yaml", folder=root).status == 0


def test_every_file_of_the_project_is_valid(command: Command) -> None:
    """The proposals that come with the program have no error and no warning."""
    ran = command("validate")
    assert (ran.status, ran.out) == (0, "")


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "file.empty"),
        ("format: ceasefire-proposal/1\n".encode("utf-16"), "text.encoding"),
        ("party: Россия\n".encode("cp1251"), "text.encoding"),
        (b"[" * 100_000, "yaml.depth"),
        (b"a: &x [1]\nb: *x\n", "yaml.alias"),
        (b"format: a\n---\nformat: b\n", "yaml.second-document"),
        (b"a: 1\na: 2\n", "yaml.key-twice"),
        (b"just words\n", "file.not-a-mapping"),
        (b"a: [\n", "yaml.syntax"),
        (b"a" * 17_000_000, "file.too-large"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_bad_bytes(command: Command, tmp_path: Path, data: bytes, rule: str) -> None:
    """A file that is no text, no YAML or too much is told with its rule, status 1, and no traceback."""
    (tmp_path / "bad.yaml").write_bytes(data)
    ran = command("validate", "bad.yaml", folder=tmp_path)
    assert ran.status == 1
    assert f"[{rule}]" in ran.out, ran.out
    assert "Traceback" not in ran.err
