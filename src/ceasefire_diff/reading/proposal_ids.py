"""Gives each proposal of one call its id: the name of its file, as short as tells them apart."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from typing import Final

_STANDARD_INPUT: Final = "standard-input"
_ENDINGS: Final = (".yaml", ".yml", ".json")


def proposal_ids(arguments: Sequence[str]) -> list[str]:
    """One id for each argument (a path, `-` or `REVISION:path`), all different.

    It is the file's name without ending; with the folder before it where two would be equal; as it was given where
    even that does not tell them apart; and what is given twice is numbered.
    """
    found = ["" for _ in arguments]
    waiting = list(range(len(arguments)))
    for name_of in (_name, _name_with_folder, _whole_name):
        names = {place: name_of(arguments[place]) for place in waiting}
        counts = Counter([*names.values(), *(each for each in found if each)])
        for place in [each for each in waiting if counts[names[each]] == 1]:
            found[place] = names[place]
            waiting.remove(place)
    seen: Counter[str] = Counter()
    for place in waiting:
        name = _name(arguments[place])
        seen[name] += 1
        while (numbered := name if seen[name] == 1 else f"{name}~{seen[name]}") in found:
            seen[name] += 1
        found[place] = numbered
    return found


def _path(argument: str) -> str:
    """The path, from the current folder or, in a commit, from the top of the repository."""
    revision, colon, path = argument.partition(":")
    on_disk = os.path.isabs(argument) or os.path.splitdrive(argument)[0]
    return f"/{path}" if colon and revision and not on_disk else os.path.abspath(argument)


def _name(argument: str) -> str:
    if argument == "-":
        return _STANDARD_INPUT
    return _without_ending(os.path.basename(_path(argument))) or argument


def _name_with_folder(argument: str) -> str:
    if argument == "-":
        return _STANDARD_INPUT
    folder = os.path.basename(os.path.dirname(_path(argument)))
    return f"{folder}/{_name(argument)}" if folder else _name(argument)


def _whole_name(argument: str) -> str:
    return _without_ending(argument)


def _without_ending(name: str) -> str:
    for ending in _ENDINGS:
        if name.casefold().endswith(ending):
            return name[: -len(ending)] or name
    return name
