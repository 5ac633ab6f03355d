"""One door for files of the disk: plain ones, up to a limit."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ceasefire_diff.source.plain_file import read_plain_file
from tests.cli.installed import PAIR, Command


def test_up_to_the_limit(tmp_path: Path) -> None:
    """A file as large as may be is read whole; a larger one is refused, or cut after one byte more."""
    file = str(tmp_path / "a")
    Path(file).write_bytes(b"abcd")
    assert read_plain_file(file, 4) == b"abcd"
    assert read_plain_file(file, 2, cut=True) == b"abc"
    with pytest.raises(OSError, match="more than 3 bytes"):
        read_plain_file(file, 3)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_no_pipe_and_no_device(tmp_path: Path) -> None:
    """What may never end is refused at once, also behind a link."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("/dev/zero")
    for each in ("pipe", "link"):
        with pytest.raises(OSError, match="no plain file"):
            read_plain_file(str(tmp_path / each), 10)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
@pytest.mark.parametrize(
    "words",
    [
        ("compare", PAIR[0], "{endless}"),
        ("validate", "{endless}"),
        ("validate", PAIR[0], "--config", "{endless}"),
        ("validate", PAIR[0], "--acceptances", "{endless}"),
        ("report", *PAIR, "-o", "{folder}/a.csv", "--numbers", "{endless}"),
        ("report", *PAIR, "-o", "{folder}/a.docx", "--template", "{endless}"),
        ("compare", *PAIR, "--glossary", "{endless}"),
        ("compare", *PAIR, "--topics-file", "{endless}"),
    ],
    ids=lambda words: " ".join(each for each in words if "." not in each),
)
def test_every_option_has_the_door(command: Command, tmp_path: Path, words: tuple[str, ...]) -> None:
    """No option that names a file waits for a device that never ends: the run says so and ends with 2."""
    link = tmp_path / "endless.yaml"
    link.symlink_to("/dev/zero")
    ran = command(*(each.format(endless=link, folder=tmp_path) for each in words))
    assert ran.status == 2, ran.err
    assert "no plain file" in ran.err + ran.out
    assert "internal error" not in ran.err
