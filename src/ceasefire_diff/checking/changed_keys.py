"""Which keys and terms of a provision have changed between two versions: DeepDiff's one job in this program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ceasefire_diff.checking.plain_provision import plain
from ceasefire_diff.model.proposal import Provision


def changed_keys(earlier: Provision, later: Provision, renamed: Mapping[str, str]) -> list[tuple[str, str]]:
    """Part and name of all that differs, in the order keys are told; `renamed` are events that have another id now.

    DeepDiff compares by position: with `ignore_order` it is not symmetric. What decides is the place of a change
    alone; how the two values stand to each other is for the values to say.
    """
    before, after = plain(earlier, {}), plain(later, renamed)
    if before == after:
        return []
    return _places(before, after)


def _places(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[tuple[str, str]]:
    from deepdiff import DeepDiff  # noqa: PLC0415  it takes longer to load than most runs take

    found: dict[tuple[str, str], None] = {}
    for kind in DeepDiff(before, after, view="tree", ignore_order=False, threshold_to_diff_deeper=0).values():
        for change in kind:
            part, name = change.path(output_format="list")[:2]
            found[str(part), str(name)] = None
    order = {part: place for place, part in enumerate(before)}
    names = {part: list(dict.fromkeys((*before[part], *after[part]))) for part in before}
    return sorted(found, key=lambda each: (order[each[0]], names[each[0]].index(each[1])))
