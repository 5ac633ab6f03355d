"""Proves that files are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ceasefire_diff.source.diagnostics import CannotRun
from ceasefire_diff.source.write_files import write_all, write_whole


def test_a_new_file_and_a_file_that_was_there(tmp_path: Path) -> None:
    """A file is made, and replaced as a whole; nothing is left beside it; its permissions stay."""
    target = tmp_path / "out.md"
    write_whole(str(target), b"one")
    target.chmod(0o640)
    write_whole(str(target), b"two")
    assert target.read_bytes() == b"two"
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_is_followed(tmp_path: Path) -> None:
    """The file a link leads to is written, and the link stays a link."""
    target, link = tmp_path / "real.txt", tmp_path / "link.txt"
    target.write_text("before")
    link.symlink_to(target)
    write_whole(str(link), b"after")
    assert link.is_symlink()
    assert target.read_bytes() == b"after"


@pytest.mark.parametrize("name", ["no/such/folder/out.txt", "folder", "file/out.txt", "nul\0.txt", "x" * 300])
def test_what_cannot_be_written_is_said(tmp_path: Path, name: str) -> None:
    """A missing folder, a folder, a file taken for a folder and an impossible name are complaints with a cure."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotRun) as raised:
        write_whole(str(tmp_path / name), b"data")
    assert raised.value.problems[0].rule == "output.unwritable"
    assert raised.value.problems[0].cure


def test_a_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the disk is full, the old file stands untouched and no half of the new one is left."""
    target = tmp_path / "out.json"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotRun, match="No space left"):
        write_whole(str(target), b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@contextmanager
def as_anybody() -> Iterator[None]:
    """Root may write anywhere, so be nobody for a while; whoever else runs this stays who they are."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def test_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    """A folder without permission is a complaint."""
    tmp_path.chmod(0o500)
    with as_anybody(), pytest.raises(CannotRun, match="permission"):
        write_whole(str(tmp_path / "out.txt"), b"data")


def test_a_device_is_written_to_as_it_is() -> None:
    """A device is no file to replace."""
    write_whole(os.devnull, b"data")
    assert not Path(os.devnull).is_file()


def left_in(folder: Path) -> dict[str, bytes]:
    """Every plain file of a folder."""
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file() and not each.is_symlink()}


@pytest.mark.parametrize("again", ["out.csv", "./out.csv", "link.csv"])
def test_a_target_named_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: str) -> None:
    """Two names of one file are refused before anything is written."""
    monkeypatch.chdir(tmp_path)
    Path("link.csv").symlink_to("out.csv")
    with pytest.raises(CannotRun, match="named twice"):
        write_all({"out.csv": b"1", f"./{again}" if again == "out.csv" else again: b"2"})
    assert left_in(tmp_path) == {}


def test_a_target_that_is_an_input(tmp_path: Path) -> None:
    """What a run was made of is not written over, under whatever name."""
    (tmp_path / "text.yaml").write_bytes(b"text")
    (tmp_path / "link.md").symlink_to("text.yaml")
    with pytest.raises(CannotRun, match="this run reads"):
        write_all({str(tmp_path / "link.md"): b"new"}, inputs=[str(tmp_path / "text.yaml")])
    assert left_in(tmp_path) == {"text.yaml": b"text"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_device_that_is_full(tmp_path: Path) -> None:
    """Where one target cannot take its bytes, no other is written, and nothing lies beside them."""
    (tmp_path / "full.md").symlink_to("/dev/full")
    (tmp_path / "old.csv").write_bytes(b"old")
    with pytest.raises(CannotRun, match="No space left"):
        write_all({str(tmp_path / "old.csv"): b"new", str(tmp_path / "full.md"): b"x", str(tmp_path / "a.md"): b"y"})
    assert left_in(tmp_path) == {"old.csv": b"old"}


def test_a_folder_that_takes_no_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may be written to is, also where its folder may not; a new file there is refused."""
    (tmp_path / "old.csv").write_bytes(b"old")

    def refused(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refused)
    write_all({str(tmp_path / "old.csv"): b"new"})
    assert left_in(tmp_path) == {"old.csv": b"new"}
    with pytest.raises(CannotRun, match="permission denied"):
        write_all({str(tmp_path / "a.csv"): b"new"})
