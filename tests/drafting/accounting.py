"""Holds a draft against its paper: each character in a quote, a heading, a number or the list of what was left out."""

from __future__ import annotations

import re
import unicodedata

from ceasefire_diff.drafting.draft import Draft
from ceasefire_diff.source.diagnostics import Complaints
from ceasefire_diff.source.yaml_nodes import Mapping, Scalar, Sequence, read_yaml


def unaccounted(draft: Draft, written: str) -> str:
    """The first piece of the body that stands nowhere in the file; "" where all of it does, once and in order."""
    body = squeezed("".join(each.text for each in draft.paper.paragraphs))
    file = read_yaml(written.encode(), "draft.yaml", complaints := Complaints())
    assert file is not None, complaints.problems
    assert not complaints.problems, complaints.problems
    keys = {
        squeezed(part)
        for provision in provisions(file)
        for part in (
            *provision.get("heading", "").split(" / "),
            *re.split(r"(?<=:)\s", provision.get("heading", "").rpartition(" / ")[2]),
        )
    }
    keys |= {squeezed(each) for each in draft.cut.numbers}
    computed = [each for each in draft.paper.paragraphs if each.number]
    keys |= {squeezed(each.text) for each in computed if squeezed(f"{each.number} {each.text}") in keys}
    keys |= {squeezed(each.text) for each in draft.cut.left_out} | {squeezed(draft.cut.title)}
    header = squeezed(written.partition("provisions:")[0].replace("\n# ", " "))
    keys |= {each for each in map(squeezed, draft.cut.under_title) if each in header}
    reached = with_keys(body, {0}, keys)
    for provision in provisions(file):
        quote = squeezed(provision["quote"])
        after = {place + len(quote) for place in reached if body.startswith(quote, place)}
        if not after:
            return body[max(reached) : max(reached) + 80] or quote
        reached = with_keys(body, after, keys)
    return "" if len(body) in reached else body[max(reached) :]


def with_keys(body: str, reached: set[int], keys: set[str]) -> set[int]:
    """All places of the body that headings, numbers and pieces left out lead to from those already reached."""
    waiting = list(reached)
    found = set(reached)
    while waiting:
        place = waiting.pop()
        for key in keys:
            if key and place + len(key) not in found and body.startswith(key, place):
                found.add(place + len(key))
                waiting.append(place + len(key))
    return found


def provisions(file: Mapping) -> list[dict[str, str]]:
    """The texts of each provision by key."""
    _, listed = file.entries["provisions"]
    assert isinstance(listed, Sequence)
    return [
        {key: value.text for key, (_, value) in each.entries.items() if isinstance(value, Scalar)}
        for each in listed.items
        if isinstance(each, Mapping)
    ]


def squeezed(text: str) -> str:
    """A text without white space, in normal form C as files are read."""
    return "".join(unicodedata.normalize("NFC", text).split())
