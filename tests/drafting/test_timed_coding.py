"""The count of the text coded twice reads the files it publishes, and tells lines of a draft from lines typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.timed_coding import count


def test_lines_of_the_draft_are_not_typed(tmp_path: Path) -> None:
    """A line that stands in the fresh draft once, or behind `#`, is given once; a second one was typed."""
    (tmp_path / "fresh").write_text("a\n\n  b\n# by: North\nterms: unfinished\n")
    (tmp_path / "coded").write_text("a\nb\nb\nccc\nby: North\nterms:\n")
    assert count.lines_typed(tmp_path / "coded", [tmp_path / "fresh"]) == (2, 4, 6)
    assert count.lines_typed(tmp_path / "coded") == (6, 21, 6)


def test_agreement_is_of_topics_terms_and_values() -> None:
    """Two provisions of one clause and topic are one agreement; their terms are compared name by name."""
    left = [count.Coded("1", "release", "all go", {}, {"number": "20 people", "held-by": "North"})]
    right = [
        count.Coded("1", "release", "all go", {}, {"number": "30 people", "held-by": "north", "category": "all"}),
        count.Coded("2", "talks", "they talk", {}, {}),
    ]
    assert [(same, of) for _, same, of in count.agreement(left, right)] == [(1, 1), (1, 2), (2, 3), (1, 2)]


@pytest.mark.parametrize(("text", "sizes"), [("gaza-2025-09", [35, 37, 28]), ("lebanon-2024-11", [23, 24, 25, 17])])
def test_the_published_files_can_be_read(text: str, sizes: list[int]) -> None:
    """Both codings and the draft hold the provisions that the figures speak of, and each hint of that day is read."""
    folder = count.HERE / text
    files = [folder / f"{name}.yaml" for name in (*count.CODERS, "fresh-draft")]
    assert [len(count.coded_in(each)) for each in files if each.is_file()] == sizes
    assert len(list(count.offered_then(folder / "fresh-draft.yaml"))) == sizes[-1]
