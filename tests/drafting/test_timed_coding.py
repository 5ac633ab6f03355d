"""The count of the text coded twice reads the files it publishes, and tells lines of a draft from lines typed."""

from __future__ import annotations

from pathlib import Path

from benchmarks.timed_coding import count


def test_lines_of_the_draft_are_not_typed(tmp_path: Path) -> None:
    """A line that stands in the fresh draft once is given once; a second one was typed."""
    (tmp_path / "fresh").write_text("a\n\n  b\n")
    (tmp_path / "coded").write_text("a\nb\nb\nc\n")
    assert count.lines_typed(tmp_path / "coded", tmp_path / "fresh") == (2, 4)
    assert count.lines_typed(tmp_path / "coded", None) == (4, 4)


def test_agreement_is_of_topics_terms_and_values() -> None:
    """Two provisions of one clause and topic are one agreement; their terms are compared name by name."""
    left = [count.Coded("1", "release", "all go", {}, {"number": "20 people", "held-by": "North"})]
    right = [
        count.Coded("1", "release", "all go", {}, {"number": "30 people", "held-by": "north", "category": "all"}),
        count.Coded("2", "talks", "they talk", {}, {}),
    ]
    assert [(same, of) for _, same, of in count.agreement(left, right)] == [(1, 1), (1, 2), (2, 3), (1, 2)]


def test_the_published_files_can_be_read() -> None:
    """Both codings and the draft hold the provisions that the figures speak of, and each hint of that day is read."""
    sizes = [
        len(count.coded_in(count.HERE / f"{name}.yaml")) for name in ("with-draft", "without-draft", "fresh-draft")
    ]
    assert sizes == [35, 37, 28]
    assert len(list(count.offered_then(count.HERE / "fresh-draft.yaml"))) == 28
