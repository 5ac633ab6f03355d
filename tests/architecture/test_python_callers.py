"""What Python callers may use."""

from __future__ import annotations

from pathlib import Path

import pytest

import ceasefire_diff
from ceasefire_diff import CannotRun, Comparison, Problem, Proposal, compare, read_proposal
from tests.cli.installed import PAIR


def test_every_promised_name_is_there() -> None:
    """Each name in `__all__` is found, and listed by dir()."""
    for name in ceasefire_diff.__all__:
        assert getattr(ceasefire_diff, name)
    assert dir(ceasefire_diff) == sorted(ceasefire_diff.__all__)


def test_reading_and_comparing(root: Path) -> None:
    """Two proposals are read and compared in three lines."""
    proposals = [read_proposal(str(root / file)) for file in PAIR]
    assert all(isinstance(each, Proposal) for each in proposals)
    comparison = compare(*proposals)
    assert isinstance(comparison, Comparison)
    assert comparison.rows


def test_faults_are_data(tmp_path: Path) -> None:
    """A file with faults raises one exception that holds every complaint, with its place."""
    file = tmp_path / "wrong.yaml"
    file.write_text("format: ceasefire-proposal/1\nparti: North\n")
    with pytest.raises(CannotRun) as caught:
        read_proposal(str(file))
    assert all(isinstance(each, Problem) for each in caught.value.problems)
    assert any(each.place.line == 2 for each in caught.value.problems)


def test_two_glossaries_are_refused(root: Path) -> None:
    """Proposals that were read with different glossaries are not compared."""
    with_glossary = read_proposal(str(root / PAIR[0]))
    other = read_proposal(str(root / PAIR[1]))
    from msgspec.structs import replace  # noqa: PLC0415  made by hand, for no file says it

    changed = replace(other, glossary=replace(other.glossary, sha256="0" * 64))
    with pytest.raises(ValueError, match="glossaries"):
        compare(with_glossary, changed)


def test_one_is_no_comparison(root: Path) -> None:
    """A comparison of one proposal is refused."""
    with pytest.raises(ValueError, match="two"):
        compare(read_proposal(str(root / PAIR[0])))


def test_unknown_names() -> None:
    """A name that nobody promised is no attribute."""
    with pytest.raises(AttributeError, match="compair"):
        _ = ceasefire_diff.compair
