"""`compare`, through the installed command: what is shown, where it goes, and that no side is favoured."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.installed import PAIR, Command

RUSSIA, UKRAINE = PAIR


def as_json(command: Command, *arguments: str | Path) -> Any:
    """A comparison as data."""
    return json.loads(command("compare", *arguments, "--format", "json").out)


def verdicts(data: Any) -> dict[tuple[str, str, str], str]:
    """The verdict of every row for every pair."""
    return {(row["id"], pair["left"], pair["right"]): pair["verdict"] for row in data["rows"] for pair in row["pairs"]}


def test_files_hold_what_is_printed(command: Command, tmp_path: Path) -> None:
    """Each ending writes its format, nothing is printed then, and the bytes are those that --format prints."""
    files = [tmp_path / f"out{ending}" for ending in (".json", ".md", ".txt")]
    written = command("compare", *PAIR, *(word for file in files for word in ("-o", file)))
    assert (written.status, written.out, written.err) == (0, "", "")
    assert files[0].read_text() == command("compare", *PAIR, "--format", "json").out
    assert files[1].read_text() == command("compare", *PAIR, "--format", "markdown").out
    assert files[2].read_text() == command("compare", *PAIR, "--width", "100").out


def test_a_format_is_printed_beside_files(command: Command, tmp_path: Path) -> None:
    """With -o and --format both are done."""
    both = command("compare", *PAIR, "--format", "json", "-o", tmp_path / "out.md")
    assert json.loads(both.out)
    assert (tmp_path / "out.md").read_text().startswith("#")


def test_nothing_is_written_where_something_is_wrong(command: Command, tmp_path: Path) -> None:
    """A bad ending among good ones stops the run before anything is written."""
    assert command("compare", *PAIR, "-o", tmp_path / "a.md", "-o", tmp_path / "b.docx").status == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", ["conflict", "review", "one-sided,partly", "conflict --verdict partly"])
def test_verdicts_choose_rows(command: Command, words: str) -> None:
    """--verdict shows rows with one of the verdicts for some pair, in the words of JSON or of the table."""
    wanted = {word for part in words.split(" --verdict ") for word in part.split(",")}
    wanted = {"unclear" if word == "review" else word for word in wanted}
    rows = as_json(command, *PAIR, "--verdict", *words.split())["rows"]
    assert rows
    for row in rows:
        assert wanted & {pair["verdict"] for pair in row["pairs"]}
    everything = as_json(command, *PAIR)["rows"]
    assert len(rows) == sum(bool(wanted & {pair["verdict"] for pair in row["pairs"]}) for row in everything)


def test_topics_choose_rows(command: Command) -> None:
    """--topic shows rows of these topics and no other; the counts stay those of all rows."""
    chosen = as_json(command, *PAIR, "--topic", "duration,monitoring")
    assert {row["topic"] for row in chosen["rows"]} == {"duration", "monitoring"}
    assert chosen["summary"] == as_json(command, *PAIR)["summary"]


def test_detail_adds(command: Command) -> None:
    """--detail adds the paraphrases, and rules only where what is internal is asked for."""
    asked: tuple[list[str], ...] = ([], ["--detail"], ["--detail", "--with-internal"])
    plain, detailed, inside = (command("compare", *PAIR, "--width", "200", *more).out for more in asked)
    assert len(plain) < len(detailed) < len(inside)
    assert ["amount.nested" in each for each in (plain, detailed, inside)] == [False, False, True]


def test_swapping_the_files_mirrors_the_rows(command: Command) -> None:
    """`compare B A` comes to the same rows in the same order, with the same verdict for every pair."""
    straight, swapped = as_json(command, RUSSIA, UKRAINE), as_json(command, UKRAINE, RUSSIA)
    assert [row["id"] for row in straight["rows"]] == [row["id"] for row in swapped["rows"]]
    assert verdicts(straight) == {(row, right, left): each for (row, left, right), each in verdicts(swapped).items()}


def test_three_texts_hold_every_two(command: Command, tmp_path: Path, root: Path) -> None:
    """Every row of two texts stands, with its verdicts, in the comparison of three."""
    third = tmp_path / "third.yaml"
    third.write_bytes((root / UKRAINE).read_bytes())
    (tmp_path / "glossary.yaml").write_bytes((root / UKRAINE).with_name("glossary.yaml").read_bytes())
    three = verdicts(as_json(command, *PAIR, third))
    assert verdicts(as_json(command, *PAIR)).items() <= three.items()
    assert {each for (_, left, right), each in three.items() if "third" in left + right}


def test_standard_input(command: Command, root: Path) -> None:
    """`-` reads a proposal from standard input; the glossary it cannot find is given by option."""
    text = (root / UKRAINE).read_bytes()
    without = command("compare", RUSSIA, "-", stdin=text)
    assert without.status == 2
    assert "--glossary" in without.err
    glossary = "proposals/istanbul-2025/glossary.yaml"
    compared = command("compare", RUSSIA, "-", "--glossary", glossary, "--format", "json", stdin=text)
    assert compared.status == 0
    assert [row["id"] for row in json.loads(compared.out)["rows"]] == [
        row["id"] for row in as_json(command, *PAIR)["rows"]
    ]


def test_a_revision(command: Command, root: Path, tmp_path: Path) -> None:
    """`REVISION:path` reads a proposal and its glossary as git holds them, whatever lies on disk."""
    import shutil  # noqa: PLC0415  only this test looks for a program

    if shutil.which("git") is None:
        pytest.skip("git is not installed, and this test makes a repository with it")
    shutil.copytree(root / "proposals" / "istanbul-2025", tmp_path, dirs_exist_ok=True)
    quiet = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    person = ["-c", "user.name=A", "-c", "user.email=a@b"]
    for words in (["init", "-q"], ["add", "."], [*person, "commit", "-q", "-m", "one"]):
        subprocess.run(["git", *words], cwd=tmp_path, env=quiet, check=True)
    russia, ukraine = (Path(file).name for file in PAIR)
    before = command("compare", russia, ukraine, "--format", "json", folder=tmp_path)
    (tmp_path / ukraine).write_text("gone")
    after = command("compare", russia, f"HEAD:{ukraine}", "--format", "json", folder=tmp_path)
    assert after.status == 0
    assert json.loads(after.out)["rows"] == json.loads(before.out)["rows"]


def test_same_input_same_bytes(command: Command) -> None:
    """Two runs with other hash seeds print the same bytes, in every format."""
    for form in ("terminal", "json", "markdown"):
        runs = {
            command("compare", *PAIR, "--format", form, "--detail", environment={"PYTHONHASHSEED": seed}).out
            for seed in ("1", "2", "3")
        }
        assert len(runs) == 1, form


def test_all_complaints_of_all_files(command: Command, tmp_path: Path) -> None:
    """Two broken files are told of in one run, and so is one that cannot be opened; each line names its place."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text("format: ceasefire-proposal/1\nparti: North\n")
    told = command("compare", "one.yaml", "two.yaml", "three.yaml", folder=tmp_path)
    assert told.status == 2
    assert told.out == ""
    lines = told.err.splitlines()
    assert any(line.startswith("one.yaml:2:1: ") for line in lines)
    assert any(line.startswith("two.yaml:2:1: ") for line in lines)
    assert any(line.startswith("three.yaml: ") for line in lines)


def test_names_of_files_do_no_harm(command: Command, tmp_path: Path) -> None:
    """An escape sequence or a line break in a file's name is shown, never passed on."""
    told = command("compare", "\x1b[31mred.yaml", "two\nlines.yaml", folder=tmp_path)
    assert "\x1b" not in told.err
    assert len(told.err.splitlines()) == 2
