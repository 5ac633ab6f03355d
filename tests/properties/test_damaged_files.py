"""Damaged files of every kind that a user hands in end a run with 0, 1 or 2; `benchmarks.fuzz` does it at length."""

from __future__ import annotations

import random
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks import fuzz


@pytest.fixture(scope="module")
def whole_files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, list[Path]]]:
    """A folder, and the undamaged files of each kind in it."""
    folder = tmp_path_factory.mktemp("fuzz")
    return folder, fuzz.whole_files(folder / "wholes")


def test_whole_files_are_read(whole_files: tuple[Path, Mapping[str, list[Path]]], tmp_path: Path) -> None:
    """Every kind begins with files that its command reads: else damage would show nothing."""
    folder, wholes = whole_files
    shutil.copytree(folder / "wholes" / "small", tmp_path / "at")
    for kind in fuzz.kinds_of(wholes, tmp_path / "at"):
        assert kind.wholes, kind.name
        whole = kind.wholes[0]
        file = tmp_path / "at" / f"damaged{whole.suffix}"
        shutil.copy(whole, file)
        ended, _, _, said = fuzz.run_in_process(kind.words(file, random.Random(1)))  # noqa: S311  chance, no secret
        assert ended in ("0", "1"), (kind.name, said)


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(chance=st.randoms(use_true_random=False), number=st.integers(0, 11))
def test_a_damaged_file_ends_in_order(
    whole_files: tuple[Path, Mapping[str, list[Path]]], chance: random.Random, number: int
) -> None:
    """Whatever is damaged, the run is done, finds something or says why not; no exception and no fault."""
    folder, wholes = whole_files
    at = folder / "at"
    shutil.rmtree(at, ignore_errors=True)
    shutil.copytree(folder / "wholes" / "small", at)
    kind = fuzz.kinds_of(wholes, at)[number]
    ended, _, _, said = fuzz.run_in_process(fuzz.words_for_damaged(kind, at, chance))
    assert ended in ("0", "1", "2"), said
