"""The topics once more, as what a run needs of them: read in 2 ms where the topic files take 17.

`compiled.json` is made from the topic files by `python -m ceasefire_diff.taxonomy.compiled` and holds their checksum.
Where they have changed since, it counts for nothing and the files are read (docs/decisions/0006-compiled-topics.md).
"""

from __future__ import annotations

import os
from binascii import crc32
from collections.abc import Iterable
from typing import Final

import msgspec
from msgspec import Struct

from ceasefire_diff.taxonomy.topic import Group, Taxonomy, Topic

FILE: Final = os.path.join(os.path.dirname(__file__), "compiled.json")


def checksum_of(files: Iterable[bytes]) -> str:
    """One checksum for the bytes of all topic files, in order."""
    return format(crc32(b"\0".join(files)), "08x")


class Compiled(Struct, frozen=True, omit_defaults=True):
    """What `compiled.json` holds."""

    checksum: str
    groups: tuple[Group, ...]
    topics: tuple[Topic, ...]


def read_compiled(checksum: str) -> Taxonomy | None:
    """The topics without what only a reader of the documentation needs; None if made from other files than these."""
    try:
        with open(FILE, "rb") as file:
            held = msgspec.json.decode(file.read(), type=Compiled)
    except (FileNotFoundError, msgspec.ValidationError):  # not made yet, or by another version of this program
        return None
    if held.checksum != checksum:
        return None
    return Taxonomy(held.groups, {topic.id: topic for topic in held.topics})


def compiled(taxonomy: Taxonomy, checksum: str) -> str:
    """What `compiled.json` holds for these topics."""
    held = Compiled(checksum, taxonomy.groups, tuple(taxonomy))
    return msgspec.json.format(msgspec.json.encode(held), indent=1).decode() + "\n"


def _main() -> None:
    """Make `compiled.json` from the topic files."""
    from ceasefire_diff.taxonomy.loader import read_built_in, topic_files  # noqa: PLC0415  it reads this module's file

    files = topic_files()
    text = compiled(read_built_in(files, documented=False), checksum_of(files.values()))
    with open(FILE, "wb") as file:
        file.write(text.encode())


if __name__ == "__main__":
    _main()
