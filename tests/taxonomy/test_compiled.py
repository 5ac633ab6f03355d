"""The compiled topics are those of the topic files, or count for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceasefire_diff.taxonomy import compiled, loader


def test_the_compiled_topics_are_those_of_the_files() -> None:
    """If this fails, run `python -m ceasefire_diff.taxonomy.compiled` and commit what it wrote."""
    files = compiled.topic_files()
    held = compiled.read_compiled(compiled.checksum_of(files.values()))
    assert held is not None, "the topic files have changed since compiled.json was made"
    assert held == loader.read_built_in(files, documented=False)


def test_an_edited_topic_file_is_read_at_once() -> None:
    """Nobody has to compile anything to try a change."""
    assert compiled.read_compiled(compiled.checksum_of([b"edited"])) is None


def test_without_the_compiled_file_the_topic_files_are_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The compiled file saves time and holds nothing of its own."""
    monkeypatch.setattr(compiled, "FILE", tmp_path / "none.json")
    compiled.built_in_taxonomy.cache_clear()
    assert "duration" in compiled.built_in_taxonomy(documented=False).topics
    compiled.built_in_taxonomy.cache_clear()


def test_a_compiled_file_of_another_version_counts_for_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What holds other fields than this program's topics is not read as if it did."""
    files = compiled.topic_files()
    checksum = compiled.checksum_of(files.values())
    (tmp_path / "old.json").write_text(f'{{"checksum": "{checksum}", "groups": [], "topics": [{{"id": 1}}]}}')
    monkeypatch.setattr(compiled, "FILE", tmp_path / "old.json")
    assert compiled.read_compiled(checksum) is None
