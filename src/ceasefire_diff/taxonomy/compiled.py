"""The topics that come with the program, and once more as what a run needs of them: in 2 ms where their files take 17.

`compiled.json` is made from the topic files by `python -m ceasefire_diff.taxonomy.compiled` and holds their checksum.
Where they have changed since, it counts for nothing and the files are read (docs/decisions/0006-compiled-topics.md).
"""

import os
from binascii import crc32
from collections.abc import Iterable
from functools import cache
from typing import Final

import msgspec
from msgspec import Struct

from ceasefire_diff.taxonomy.topic import Group, Taxonomy, Topic

FILE: Final = os.path.join(os.path.dirname(__file__), "compiled.json")


@cache
def built_in_taxonomy(*, documented: bool = True) -> Taxonomy:
    """The topics that come with the program, in the order of reports.

    Comparing needs no worked examples and no advice to coders, and they are most of what there is to parse; not
    `documented`, all that is parsed is what compiling the files once has left.
    """
    files = topic_files()
    if not documented and (taxonomy := read_compiled(checksum_of(files.values()))) is not None:
        return taxonomy
    from ceasefire_diff.taxonomy.loader import read_built_in  # noqa: PLC0415  it brings what reads YAML

    return read_built_in(files, documented=documented)


@cache
def phrased_names() -> frozenset[str]:
    """The names of terms that some built-in topic gives a phrase, for they are no nouns."""
    topics = built_in_taxonomy(documented=False)
    return frozenset(name for topic in topics for name, term in topic.terms.items() if term.phrase)


def topic_files() -> dict[str, bytes]:
    """The files the topics that come with the program stand in, by name, in the order of reports."""
    # Beside this file, and not by importlib.resources: importing that takes 13 ms, and a wheel is always unpacked.
    folder = os.path.join(os.path.dirname(__file__), "topics")
    found = {}
    for name in sorted(os.listdir(folder)):
        if name.endswith(".yaml"):
            with open(os.path.join(folder, name), "rb") as file:
                found[name] = file.read()
    return found


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
    from ceasefire_diff.taxonomy.loader import read_built_in  # noqa: PLC0415  as above

    files = topic_files()
    text = compiled(read_built_in(files, documented=False), checksum_of(files.values()))
    with open(FILE, "wb") as file:
        file.write(text.encode())


if __name__ == "__main__":
    _main()
