"""Limits and hostile files: bounded, one complaint each, and never an exception."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ceasefire_diff.reading import provision_ids
from ceasefire_diff.reading.validation import check_files
from ceasefire_diff.source.hidden_characters import MAX_COMPLAINTS
from tests.reading.files import GLOSSARY, only_problem, problems_of, proposal
from tests.reading.test_provisions import EVERY_KEY

WHOLE = proposal(
    EVERY_KEY,
    "topic: release\nterms:\n  schedule: [{amount: 5 people, when: day 1}, {amount: 3 people, every: 7 days}]",
    "topic: sequence\nterms: {of: settlement, steps: [ceasefire, [talks, item-1], end of stage 1]}",
    "topic: exchange\nby: Northland\nterms: {given: a, rate: 30 for 1}",
    header="options: {b: Option B}\nstages: {1: First, 2: Second}\nglossary: glossary.yaml",
)


def test_a_file_of_too_many_provisions_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is a complaint like any other, and what lies within it is read."""
    monkeypatch.setattr(provision_ids, "MAX_PROVISIONS", 3)
    text = proposal("modality: shal", "by: A", "by: B", "modality: shal")
    assert [each.rule for each in problems_of(text)] == ["file.too-many-provisions", "provision.word"]


def test_the_real_limit_holds_the_longest_agreements() -> None:
    """50,000 provisions are read; nobody has written as many."""
    assert provision_ids.MAX_PROVISIONS == 50_000


def test_reading_stops_where_everything_is_wrong() -> None:
    """A file of another kind is not told ten thousand faults, and how many were is said."""
    found = problems_of(proposal(*["modality: shal"] * 3 * MAX_COMPLAINTS))
    assert len(found) == MAX_COMPLAINTS + 1
    assert found[-1].rule == "file.too-many-complaints"


def test_a_long_text_is_cut_in_messages() -> None:
    """A complaint is one line, however long the value that is wrong."""
    found = only_problem(proposal(f"topic: {'x' * 5000}"))
    assert len(str(found)) < 400
    assert len(str(only_problem(proposal(f"""by: 'x, {"[" * 80_000}'""")))) < 3000


def test_nested_lists_where_one_text_is_wanted_are_one_complaint() -> None:
    """Depth costs nothing beyond the guard of YAML itself."""
    assert only_problem(proposal(f"terms: {{distance: {'[' * 20}15 km{']' * 20}}}")).rule == "term.shape"


def test_a_list_within_a_list_of_names_is_told_where_it_stands() -> None:
    """The complaint is at the inner list, not at the whole term."""
    found = only_problem(proposal("terms: {forces: [a, [b, c]]}"))
    assert (found.rule, found.place.column) == ("term.names", len("    terms: {forces: [a, ") + 1)


@pytest.mark.parametrize("seed", range(60))
def test_any_bytes_are_read_or_complained_of(seed: int, tmp_path: Path) -> None:
    """Whatever happens to a file, reading it raises nothing; a changed file may well be right."""
    chance = random.Random(seed)  # noqa: S311  chance that repeats, for a test that does
    text = bytearray(WHOLE.encode())
    for _ in range(chance.randint(1, 30)):
        place = chance.randrange(len(text))
        match chance.randrange(4):
            case 0:
                text[place] = chance.randrange(256)
            case 1:
                del text[place : place + chance.randint(1, 40)]
            case 2:
                start = chance.randrange(len(text))
                text[place:place] = text[start : start + chance.randint(1, 60)]
            case _:
                text[place:place] = chance.choice([b"[", b"]", b"{", b"}", b": ", b"\n", b"#", b"- ", b"'", b'"', b","])
    (tmp_path / "a.yaml").write_bytes(text)
    (tmp_path / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    found = check_files([str(tmp_path / "a.yaml")])
    assert all(problem.cure and problem.place.file for problem in found.problems)


def test_the_whole_file_is_right_before_it_is_changed() -> None:
    """The test above begins with a file that is read without a complaint."""
    assert not problems_of(WHOLE)
