"""What a user asks of `compare`, however the words were read."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from ceasefire_diff.cli.streams import Colour


class Format(StrEnum):
    """What standard output gets."""

    TERMINAL = "terminal"
    JSON = "json"
    MARKDOWN = "markdown"


class FailOn(StrEnum):
    """What makes the exit status 1."""

    CONFLICT = "conflict"
    NEVER = "never"


class CompareOptions(Struct, frozen=True):
    """The files and options of one `compare`. `format` and `width` are None where they follow from the rest."""

    files: tuple[str, ...]
    format: Format | None = None
    output: tuple[str, ...] = ()
    verdict: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    detail: bool = False
    fail_on: FailOn = FailOn.NEVER
    glossary: str | None = None
    topics_file: str | None = None
    width: int | None = None
    color: Colour = Colour.AUTO
