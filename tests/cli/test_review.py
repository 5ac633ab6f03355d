"""`review`, through the installed command: lists and files of answers, and the dialogue in a terminal of its own."""

from __future__ import annotations

import csv
import json
import os
import pty
import select
import signal
import subprocess
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.installed import Command
from tests.texts import Entry, proposal_text

LEFT: list[Entry] = [
    {"id": "hold", "topic": "duration", "terms": {"of": "ceasefire", "length": "30 days"}},
    {"id": "words", "topic": "purpose", "text": "Peace."},
    {"id": "flights", "topic": "prohibited-acts", "terms": {"acts": "flights", "in": "strip"}},
    {"id": "fire", "topic": "prohibited-acts", "terms": {"acts": "shelling", "in": "strip"}},
]
RIGHT: list[Entry] = [
    {"id": "hold", "topic": "duration", "terms": {"of": "cessation of hostilities", "length": "60 days"}},
    {"id": "words", "topic": "purpose", "text": "A lasting settlement."},
    {"id": "flights", "topic": "prohibited-acts", "terms": {"acts": "flights", "in": "strip"}, "qualifiers": "low"},
    {"id": "fire", "topic": "prohibited-acts", "terms": {"acts": "shelling", "in": "strip"}, "qualifiers": "any"},
]


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    """Two texts in a folder, one of a party whose name is written from right to left."""
    paths = (tmp_path / "left.yaml", tmp_path / "right.yaml")
    for path, provisions, party in zip(paths, (LEFT, RIGHT), ("A", "حركة"), strict=True):
        path.write_text(proposal_text(provisions, party=party), encoding="utf-8")
    return paths


def test_every_format_lists_the_same_questions(command: Command, texts: tuple[Path, Path]) -> None:
    """Text, Markdown, JSON, CSV and the workbook hold the same questions."""
    listed = json.loads(command("review", "--list", "--format", "json", *texts).out)
    ids = [each["id"] for each in listed]
    assert len(ids) >= 2
    table = list(
        csv.DictReader(StringIO(command("review", "--list", "--format", "csv", *texts).out.removeprefix("\ufeff")))
    )
    assert [each["id"] for each in table] == ids
    for format_ in ("text", "markdown"):
        out = command("review", "--list", "--format", format_, *texts).out
        assert [each for each in ids if each in out] == ids
        assert "cessation of hostilities" in out


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_a_list_is_filled_in_and_taken_back(
    command: Command, texts: tuple[Path, Path], tmp_path: Path, ending: str
) -> None:
    """Answers given in a list are kept with their author, and the conflict that a name hid is there."""
    path = tmp_path / f"answers.{ending}"
    assert command("review", "--list", "-o", path, *texts).status == 0
    _fill_in(path, ending)
    ran = command("review", "--answers", path, "--by", "Ann", "--today", "2026-11-30", *texts)
    assert ran.status == 0, ran.err
    assert '"glossary": "glossary.yaml"' in ran.err
    glossary = (tmp_path / "glossary.yaml").read_text(encoding="utf-8")
    assert "cessation of hostilities" in glossary
    assert "no-difference:\n  - provisions: {left: [flights], right: [flights]}" in glossary
    compared = json.loads(command("compare", "--format", "json", *texts).out)
    verdicts = {pair["verdict"] for row in compared["rows"] for pair in row["pairs"]}
    assert "conflict" in verdicts
    assert command("validate", tmp_path / "glossary.yaml", *texts).status == 0


def _fill_in(path: Path, ending: str) -> None:
    def answer(kind: str) -> str:
        return {"names": "s", "left unsaid": "a", "reading": "c"}.get(kind, "")

    if ending == "json":
        listed = json.loads(path.read_text(encoding="utf-8"))
        for each in listed:
            each["answer"] = answer(each["kind"])
        path.write_text(json.dumps(listed), encoding="utf-8")
    elif ending == "csv":
        table = list(csv.reader(StringIO(path.read_text(encoding="utf-8-sig"))))
        for line in table[1:]:
            line[table[0].index("answer")] = answer(line[table[0].index("kind")])
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(table)
    else:
        book = load_workbook(path)
        sheet = book.worksheets[0]
        head = [cell.value for cell in sheet[1]]
        for row in sheet.iter_rows(min_row=2):
            row[head.index("answer")].value = answer(str(row[head.index("kind")].value))
        book.save(path)


def test_a_reading_is_marked_as_a_person_s_in_every_format(
    command: Command, texts: tuple[Path, Path], tmp_path: Path
) -> None:
    """Who read the row and why stands in the comparison and in every kind of report, and in the annex of links."""
    path = tmp_path / "answers.json"
    command("review", "--list", "-o", path, *texts)
    listed = json.loads(path.read_text(encoding="utf-8"))
    for each in listed:
        each["answer"] = "c" if each["kind"] == "reading" else ""
        each["why"] = "both mean an end of the war"
    path.write_text(json.dumps(listed), encoding="utf-8")
    assert command("review", "--answers", path, "--by", "Ann Reader", *texts).status == 0
    for format_ in ("terminal", "json", "markdown", "lines", "csv"):
        for depth in ([], ["--full"]):
            out = command("compare", *depth, "--format", format_, *texts, environment={"COLUMNS": "400"}).out
            assert "Ann Reader" in out, (format_, depth)
    reports = [tmp_path / f"gaps.{ending}" for ending in ("md", "html", "csv")]
    assert command("report", *texts, *(word for each in reports for word in ("-o", each))).status == 0
    for report in reports:
        text = report.read_text(encoding="utf-8")
        assert "Ann Reader" in text, report.suffix
        assert "both mean an end of the war" in text, report.suffix
    assert (tmp_path / "gaps.md").read_text(encoding="utf-8").count("Ann Reader") >= 2


def test_an_answer_to_what_is_not_asked_is_told_and_left_out(
    command: Command, texts: tuple[Path, Path], tmp_path: Path
) -> None:
    """Exit status 1, and a line that says which answer was left out."""
    path = tmp_path / "answers.csv"
    path.write_text("id,answer\nq2-00000000,s\n", encoding="utf-8")
    ran = command("review", "--answers", path, "--by", "Ann", *texts)
    assert ran.status == 1
    assert "q2-00000000" in ran.err
    assert not (tmp_path / "glossary.yaml").exists()


def test_mistakes_in_answers_are_told_at_once_and_nothing_is_written(
    command: Command, texts: tuple[Path, Path], tmp_path: Path
) -> None:
    """A key that a question has not, and two answers to one question, each with its line; good answers wait."""
    listed = json.loads(command("review", "--list", "--format", "json", *texts).out)
    first, second = (each["id"] for each in listed[:2])
    path = tmp_path / "answers.csv"
    path.write_text(f"id,answer\n{first},x\n{second},n\n{second},u\n", encoding="utf-8")
    ran = command("review", "--answers", path, "--by", "Ann", *texts)
    assert ran.status == 2
    assert ran.err.count("[review.answer]") == 2
    assert f"{second} is answered twice" in ran.err
    assert not (tmp_path / "glossary.yaml").exists()


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        (["review", "left.yaml", "right.yaml"], "usage.no-terminal"),
        (["review", "left.yaml"], "usage.one-file"),
        (["review", "--answers", "left.yaml", "left.yaml", "right.yaml"], "review.answers"),
        (["review", "--answers", "some.csv", "left.yaml", "right.yaml"], "usage.no-name"),
        (["review", "--list", "-", "right.yaml"], "review.no-file"),
        (["review", "--list", "left.yaml", "other/right.yaml"], "review.no-glossary"),
        (["review", "--list", "--today", "soon", "left.yaml", "right.yaml"], "usage.no-date"),
        (["review", "--list", "broken.yaml", "right.yaml"], "yaml.syntax"),
        (["review", "--list", "named.yaml", "other/named.yaml"], "review.no-glossary"),
    ],
)
def test_what_cannot_be_done_is_refused(
    command: Command, texts: tuple[Path, Path], tmp_path: Path, words: list[str], rule: str
) -> None:
    """Exit status 2, the rule, and nothing written."""
    (tmp_path / "some.csv").write_text("id,answer\nq2-00000000,s\n", encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("format: [a\n", encoding="utf-8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "right.yaml").write_bytes(texts[1].read_bytes())
    for folder, text in ((tmp_path, LEFT), (tmp_path / "other", RIGHT)):
        (folder / "named.yaml").write_text(proposal_text(text, glossary="own.yaml"), encoding="utf-8")
        (folder / "own.yaml").write_text("format: ceasefire-glossary/1\n", encoding="utf-8")
    ran = command(*words, folder=tmp_path)
    assert ran.status == 2
    assert f"[{rule}]" in ran.err
    assert not (tmp_path / "glossary.yaml").exists()


def test_three_keys_later_the_conflict_is_there(command: Command, texts: tuple[Path, Path], tmp_path: Path) -> None:
    """In a terminal: a name, the question, one key, yes to the header's line; the answer is on the disk at once."""
    first = " ".join(command("compare", "--width", "100", *texts).out.splitlines()[:6])
    assert "could change" in first
    assert "ceasefire-diff review" in first
    before = {path: path.read_bytes() for path in texts}
    shown = _typed(command, [b"Ann\n", b"s", b"y", b"z", b"q"], texts)
    assert "1 of at most" in shown
    assert "compatible" in shown or "incompatible" in shown
    assert "Taken back" in shown
    assert {path: path.read_bytes() for path in texts} == before
    _typed(command, [b"Ann\n", b"s", b"y", b"q"], texts)
    assert "cessation of hostilities" in (tmp_path / "glossary.yaml").read_text(encoding="utf-8")
    compared = json.loads(command("compare", "--format", "json", *texts).out)
    assert "conflict" in {pair["verdict"] for row in compared["rows"] for pair in row["pairs"]}


def test_a_provision_that_is_not_offered_is_looked_for(command: Command, tmp_path: Path) -> None:
    """By its words in the dialogue, by its id in a list; the two stand in one row then."""
    left: list[Entry] = [{"id": "guards", "topic": "withdrawal", "text": "Guards go.", "terms": {"forces": "guards"}}]
    words = ["Guards go home.", "Guards go off.", "Guards go north.", "The bridge is empty by noon."]
    right: list[Entry] = [
        {"id": f"p{number}", "topic": "deployment", "text": text, "clause": str(number), "terms": {"forces": "others"}}
        for number, text in enumerate(words)
    ]
    texts = (tmp_path / "left.yaml", tmp_path / "right.yaml")
    for path, provisions, party in zip(texts, (left, right), ("A", "B"), strict=True):
        path.write_text(proposal_text(provisions, party=party), encoding="utf-8")
    before = [path.read_bytes() for path in texts]
    shown = _typed(command, [b"Ann\n", b"/", b"empty bridge\n", b"1", b"y", b"q"], texts)
    assert "look for another" in shown
    glossary = (tmp_path / "glossary.yaml").read_text(encoding="utf-8")
    assert "{left: [guards], right: [p3]}" in glossary
    for path, data in zip(texts, before, strict=True):
        path.write_bytes(data)
    (tmp_path / "glossary.yaml").unlink()
    listed = json.loads(command("review", "--list", "--format", "json", *texts).out)
    question = next(each["id"] for each in listed if each["kind"] == "counterpart")
    answers = tmp_path / "answers.csv"
    answers.write_text(f"id,answer\n{question},id:p3\n", encoding="utf-8")
    ran = command("review", "--answers", answers, "--by", "Ann", *texts)
    assert ran.status == 0, ran.err
    assert "{left: [guards], right: [p3]}" in (tmp_path / "glossary.yaml").read_text(encoding="utf-8")


def _typed(command: Command, keys: list[bytes], texts: tuple[Path, Path]) -> str:
    """What is shown while these keys are typed into the dialogue, each once the terminal has fallen silent."""
    child, terminal = pty.fork()
    if child == 0:
        words = command.words("review", *texts)
        environment = command.environment({"COLUMNS": "80", "TERM": "xterm"})
        os.execve(words[0], [str(word) for word in words], environment)  # noqa: S606 - it is the command under test
    shown = b""
    try:
        for key in [*keys, b""]:
            while select.select([terminal], [], [], 3)[0]:
                data = os.read(terminal, 65536)
                shown += data
                if not data or data.rstrip().endswith((b">", b":")):
                    break
            if key:
                os.write(terminal, key)
    except OSError:
        pass  # the other end has left
    finally:
        os.close(terminal)
        os.waitpid(child, 0)
    return shown.decode(errors="replace")


KILLED = """\
import os, signal, sys
from ceasefire_diff.cli.app import run
real, left = os.replace, [int(sys.argv.pop(1))]
def replace(*names):
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    left[0] -= 1
    real(*names)
os.replace = replace
run()
"""


@pytest.mark.parametrize("written", [0, 1, 2])
def test_killed_between_two_files_each_is_whole_and_the_same_goes_on(
    command: Command, texts: tuple[Path, Path], tmp_path: Path, written: int
) -> None:
    """Killed with some files in place, each is as before or as it comes to be; run again, it goes on."""
    answers, glossary = tmp_path / "answers.json", tmp_path / "glossary.yaml"
    assert command("review", "--list", "-o", answers, *texts).status == 0
    _fill_in(answers, "json")
    words: list[str | Path] = ["review", "--answers", answers, "--by", "Ann", "--today", "2026-11-30", *texts]
    before = [path.read_bytes() for path in texts]
    assert command(*words).status == 0
    after = [path.read_bytes() for path in (*texts, glossary)]
    for path, data in zip(texts, before, strict=True):
        path.write_bytes(data)
    glossary.unlink()
    python = Path(command.words()[0]).with_name("python")
    killed = [str(each) for each in (python, "-c", KILLED, written, *words)]
    ran = subprocess.run(killed, cwd=tmp_path, check=False, capture_output=True)
    assert ran.returncode == -signal.SIGKILL, ran.stderr
    now = [path.read_bytes() if path.exists() else None for path in (*texts, glossary)]
    assert [each in pair for each, pair in zip(now, zip([*before, None], after, strict=True), strict=True)] == [
        True
    ] * 3
    assert sum(each == done for each, done in zip(now, after, strict=True)) == written
    assert command("validate", *texts).status == 0
    again = command("review", "--list", "-o", answers, *texts)
    assert again.status == 0, again.err
    if not written:
        _fill_in(answers, "json")
        assert command(*words).status == 0
        assert [path.read_bytes() for path in (*texts, glossary)] == after


def test_a_list_is_not_written_over_a_text(command: Command, texts: tuple[Path, Path]) -> None:
    """The list of questions has no target among the texts it asks about."""
    before = texts[0].read_bytes()
    ran = command("review", "--list", "-o", texts[0], *texts)
    assert ran.status == 2
    assert texts[0].read_bytes() == before
