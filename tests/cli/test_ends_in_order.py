"""What lies at the edge of a calendar, an archive or a size ends in a report or a complaint, never in a fault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ceasefire_diff.comparing import compare, several
from ceasefire_diff.comparing.comparison import TermResult
from ceasefire_diff.comparing.facts import Facts
from ceasefire_diff.comparing.variants import MOST_OF_ONE_ISSUE
from ceasefire_diff.drafting.papers.opening import read_paper
from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic
from ceasefire_diff.taxonomy.topic import Topic
from tests.cli.installed import Command
from tests.texts import compare_provisions, compare_texts, proposal_text

_DURATION = {"topic": "duration", "terms": {"of": "ceasefire"}}


def _pair(folder: Path, left: dict[str, object], right: dict[str, object]) -> tuple[str, str]:
    names = []
    for party, provision in (("A", left), ("B", right)):
        file = folder / f"{party}.yaml"
        file.write_text(proposal_text([{**_DURATION, **provision}], party=party))
        names.append(str(file))
    return names[0], names[1]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"until": "before 0001-01-01"}, {"until": "after 0001-01-01"}),
        ({"until": "by 9999-12-31"}, {"until": "after 9999-12-31"}),
        ({"starts": "9999-12-30", "terms": {"of": "ceasefire", "length": "60 days"}}, {"until": "by 9999-12-31"}),
    ],
    ids=["first day", "last day", "beyond the last day"],
)
def test_the_ends_of_the_calendar(
    command: Command, tmp_path: Path, left: dict[str, object], right: dict[str, object]
) -> None:
    """The first and the last day of the calendar stand in pictures and timelines like any other."""
    pair = _pair(tmp_path, left, right)
    for words in (("report", *pair, "-o", tmp_path / "out.html"), ("timeline", *pair)):
        ran = command(*words)
        assert ran.status == 0, ran.err
        assert "fault of the program" not in ran.err


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("a.json", ("validate", "a.json", "-o", "a.json")),
        ("a.json", ("timeline", "a.json", "B.yaml", "-o", "a.json")),
        ("a.json", ("compare", "a.json", "B.yaml", "-o", "./a.json")),
        ("first.csv", ("report", "a.json", "B.yaml", "-o", "first.csv", "--from", "first.csv")),
        ("settings.json", ("validate", "B.yaml", "--config", "settings.json", "-o", "settings.json")),
    ],
    ids=["validate", "timeline", "compare", "report", "settings"],
)
def test_no_command_writes_over_what_it_read(
    command: Command, tmp_path: Path, target: str, words: tuple[str, ...]
) -> None:
    """A target that a run reads, whatever it is read as, is refused and stays as it was."""
    one, _ = _pair(tmp_path, {"until": "by 2025-12-31"}, {"until": "by 2026-12-31"})
    Path(one).rename(tmp_path / "a.json")
    (tmp_path / "settings.json").write_text('fail-on = "error"\n')
    assert command("report", "a.json", "B.yaml", "-o", "first.csv", folder=tmp_path).status == 0
    before = (tmp_path / target).read_bytes()
    ran = command(*words, folder=tmp_path)
    assert (ran.status, (tmp_path / target).read_bytes()) == (2, before)
    assert "one of the files this run reads" in ran.err


def test_a_long_text_comes_back(command: Command, tmp_path: Path) -> None:
    """A cell of more letters than the csv module takes unasked is read back from the earlier report."""
    pair = _pair(tmp_path, {"text": "word " * 40_000, "until": "by 2025-12-31"}, {"until": "by 2026-12-31"})
    assert command("report", *pair, "-o", "first.csv", folder=tmp_path).status == 0
    assert len((tmp_path / "first.csv").read_text()) > 131_072
    ran = command("report", *pair, "-o", "second.csv", "--from", "first.csv", folder=tmp_path)
    assert ran.status == 0, ran.err


def test_a_damaged_archive_is_told_as_that() -> None:
    """A paper whose archive lost bytes anywhere is read, or refused by a rule with what to do."""
    whole = Path("tests/drafting/papers/memorandum-fr.odt").read_bytes()
    refused: list[Diagnostic] = []
    for cut in range(0, len(whole), len(whole) // 60):
        for damaged in (whole[:cut] + whole[cut + 13 :], whole[:cut] + b"\xff" * 4 + whole[cut + 4 :]):
            try:
                read_paper(damaged, "paper.odt")
            except CannotRun as stopped:
                refused += stopped.problems
    assert all(each.rule.startswith("paper.") and each.cure for each in refused)
    assert len(refused) > 20  # the rest lost what no reader needs


def test_provisions_of_one_issue_are_counted() -> None:
    """A text with more provisions of one issue than are held against each other is refused, with a way out."""

    def provisions(count: int) -> list[dict[str, object]]:
        return [{"topic": "monitoring", "terms": {"of": "ceasefire", "staff": f"{n + 1}"}} for n in range(count)]

    with pytest.raises(CannotRun) as stopped:
        compare_provisions(provisions(MOST_OF_ONE_ISSUE + 1), provisions(1))
    (problem,) = stopped.value.problems
    assert problem.rule == "file.too-many-of-one-issue"
    assert str(MOST_OF_ONE_ISSUE) in problem.message


def test_options_of_two_texts_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two texts whose options, each with each, come to more provisions than the limit are refused, with a way out."""
    options = {"one": "Option 1", "two": "Option 2"}
    provisions = [{**_DURATION, "terms": {"of": f"truce {each}"}, "option": each} for each in options]
    pair = [proposal_text(provisions, party=party, options=options) for party in "AB"]
    monkeypatch.setattr(compare, "MOST_TOGETHER", 8)
    assert compare_texts(*pair).rows
    monkeypatch.setattr(compare, "MOST_TOGETHER", 7)
    with pytest.raises(CannotRun) as stopped:
        compare_texts(*pair)
    assert [each.rule for each in stopped.value.problems] == ["file.too-many-options"]


def test_each_pair_of_provisions_is_held_together_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a row has several provisions a side, what two clash on is worked out once, not once beside each third."""
    asked: list[int] = []
    clashes = several.clashes

    def counted(one: Facts, two: Facts, topic: Topic) -> Iterator[TermResult]:
        asked.append(1)
        return clashes(one, two, topic)

    monkeypatch.setattr(several, "clashes", counted)

    def provisions(party: str) -> list[dict[str, object]]:
        terms = [{"of": "ceasefire", "lead": f"body {party}{n}", "staff": f"{n}"} for n in range(6)]
        return [{"topic": "monitoring", "terms": each} for each in terms]

    compare_provisions(provisions("A"), provisions("B"))
    assert 36 <= len(asked) <= 2 * (36 + 2 * 30)  # every pair of the two texts, and every two of either, in both passes


def test_settings_begin_no_line_that_a_log_obeys(command: Command, tmp_path: Path) -> None:
    """A path of the settings that begins a command of a CI log, or holds a sign of a terminal, is shown escaped."""
    settings = tmp_path / "ceasefire-diff.toml"
    settings.write_text('paths = ["\\n::error title=x::taken over\\u001b[31m"]\n')
    ran = command("config", "--config", settings)
    assert ran.status == 0, ran.err
    assert "taken over" in ran.out
    assert "\x1b" not in ran.out
    assert not [line for line in ran.out.splitlines() if line.startswith(("::", "##["))]


@pytest.mark.parametrize("row", ["8,a\x1b[31m", f"{'9' * 310},duration/ceasefire"], ids=["escape", "310 digits"])
def test_an_earlier_numbering_that_is_none(command: Command, tmp_path: Path, row: str) -> None:
    """A numbering with a sign of a terminal, or a number beyond all numbers, is passed over or told harmlessly."""
    numbers = tmp_path / "numbers.csv"
    numbers.write_text(f"number,row id\n{row}\n")
    ran = command("report", *_pair(tmp_path, {}, {}), "--numbers", numbers, "-o", tmp_path / "out.csv")
    assert ran.status in (0, 2), ran.err
    assert "\x1b" not in ran.out + ran.err
    assert "internal error" not in ran.err


@pytest.mark.parametrize("digits", [310, 4301])
def test_numbers_of_many_digits(command: Command, tmp_path: Path, digits: int) -> None:
    """A number of more digits than Python reads or a float holds is compared or refused, in order."""
    pair = _pair(tmp_path, {"terms": {"of": "ceasefire", "length": f"{'9' * digits} days"}}, {})
    ran = command("compare", *pair)
    assert ran.status in (0, 2), ran.err
    assert "internal error" not in ran.err


def test_an_archive_with_a_password(command: Command, tmp_path: Path) -> None:
    """An earlier report or a paper whose parts are encrypted is refused as what cannot be read."""
    whole = tmp_path / "whole.docx"
    assert command("report", *_pair(tmp_path, {}, {}), "-o", whole).status == 0
    data = bytearray(whole.read_bytes())
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + flags] |= 1  # the flag of an encrypted part
            at = data.find(sign, at + 4)
    locked = tmp_path / "locked.docx"
    locked.write_bytes(data)
    for words in (
        ("report", *_pair(tmp_path, {}, {}), "--from", locked, "-o", tmp_path / "next.docx"),
        ("draft", locked, "-o", tmp_path / "draft.yaml"),
    ):
        ran = command(*words)
        assert ran.status == 2, ran.out
        assert "internal error" not in ran.err
