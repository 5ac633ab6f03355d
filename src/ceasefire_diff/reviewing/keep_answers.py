"""Keeps an answer in the text of a glossary: one edit for each kind, with who gave it, when and why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from ceasefire_diff.model.answers import Signature
from ceasefire_diff.model.glossary import NameIndex, fold
from ceasefire_diff.reading.glossary_file import read_glossary
from ceasefire_diff.reviewing import yaml_edits
from ceasefire_diff.source.diagnostics import Complaints
from ceasefire_diff.source.yaml_flow import word

ByText = Mapping[str, Sequence[str]]
"""Ids of provisions by the id of the proposal they stand in."""


def index_of(text: str) -> NameIndex:
    """The names a glossary text knows; raises CannotEdit where it has errors."""
    complaints = Complaints()
    glossary = read_glossary(text.encode(), "glossary", complaints)
    if glossary is None or complaints.errors:
        raise yaml_edits.CannotEdit("the glossary has errors")
    return NameIndex(glossary)


def join_names(text: str, labels: Sequence[str], taken: Iterable[str], signed: Signature) -> str:
    """Let labels be one thing: put those that no entry lists into the entry of one that is listed, or a new one.

    Entries that are one thing become the first of them; the id of the other stays a label, for whatever names it.
    """
    index = index_of(text)
    entries = sorted({entry for label in labels if (entry := index.name(label).entry)})
    for other in entries[1:]:
        labels_of_other = dict.fromkeys((other, *index.glossary.names[other]))
        text = yaml_edits.add_word(drop_entry(text, "names", other), "names", entries[0], [*map(word, labels_of_other)])
    loose = [word(label) for label in labels if not index.name(label).entry]
    kept_in = entries[0] if entries else new_id(labels, taken)
    if not entries:
        text = yaml_edits.add_entry(text, "names", kept_in, f"[{', '.join(loose)}]")
    elif loose:
        text = yaml_edits.add_word(text, "names", kept_in, loose)
    return _remarked(text, "names", kept_in, signed)


def _remarked(text: str, key: str, name: str | None, signed: Signature) -> str:
    """The glossary with a comment on who said this, when and why: lines of names and events have no keys for that."""
    who = f"{signed.by} on {signed.on}" if signed.on else ""
    words = " ".join(f"{who}: {signed.why}".split()) if who and signed.why else who
    return yaml_edits.put_remark(text, key, name, words) if words else text


def put_part(text: str, whole: str, part: str, signed: Signature) -> str:
    """Let one name be a part of another."""
    index = index_of(text)
    for known in index.glossary.parts:
        if index.id_of(known) == index.id_of(whole):
            return _remarked(yaml_edits.add_word(text, "parts", known, [word(part)]), "parts", known, signed)
    return _remarked(yaml_edits.add_entry(text, "parts", word(whole), f"[{word(part)}]"), "parts", whole, signed)


def put_overlap(text: str, pair: Sequence[str], signed: Signature) -> str:
    """Let two names be neither the same nor apart."""
    text = yaml_edits.add_item(text, "overlaps", [f"[{', '.join(map(word, pair))}]"])
    return _remarked(text, "overlaps", None, signed)


def put_apart(text: str, what: str, pair: Sequence[str], signed: Signature) -> str:
    """Let two names, or two events, be known to differ."""
    return yaml_edits.add_item(text, "apart", [_flow({what: f"[{', '.join(map(word, pair))}]"}, signed)])


def put_unknown(text: str, what: str, about: Sequence[str], signed: Signature) -> str:
    """Keep that a question cannot be answered."""
    return yaml_edits.add_item(text, "unknown", [_flow({what: f"[{', '.join(map(word, about))}]"}, signed)])


def put_unknown_provisions(text: str, what: str, provisions: ByText, signed: Signature) -> str:
    """Keep that something is not known of provisions: which answer which, or whether they are about one thing."""
    return yaml_edits.add_item(text, "unknown", [_flow({what: by_text(provisions)}, signed)])


def join_events(text: str, labels: Sequence[str], taken: Iterable[str], signed: Signature) -> str:
    """Let events be one: in the entry of one that is built in or listed already, or else in a new one."""
    index = index_of(text)
    listed = index.glossary.events
    keep, *others = sorted(
        {known for label in labels if (known := index.event(label))}, key=lambda each: (each in listed, each)
    ) or [new_id(labels, taken)]
    words = [label for label in labels if not index.event(label)]
    for event in others:
        words += dict.fromkeys((event, *listed.get(event, ())))
        if event in listed:
            text = drop_entry(text, "events", event)
    if keep in index_of(text).glossary.events:
        text = yaml_edits.add_word(text, "events", keep, [*map(word, words)])
    else:
        text = yaml_edits.add_entry(text, "events", keep, f"[{', '.join(map(word, words))}]")
    return _remarked(text, "events", keep, signed)


def drop_entry(text: str, key: str, name: str) -> str:
    """A mapping of the file without one of its entries, each on lines of its own."""
    mapping = yaml_edits.value_of(yaml_edits.compose(text), key)
    if mapping is None or getattr(mapping, "flow_style", False):
        raise yaml_edits.CannotEdit(f"`{key}` is written on one line; join the two by hand")
    for known, value in mapping.value:
        if known.value == name:
            start = text.rindex("\n", 0, known.start_mark.index) + 1
            end = text.find("\n", yaml_edits.end_of(value) - 1)
            if len(mapping.value) == 1:
                start = text.rindex("\n", 0, start - 1) + 1
            return text[:start] + (text[end + 1 :] if end >= 0 else "")
    raise yaml_edits.CannotEdit(f"`{key}` has no entry `{name}`")


def put_match(
    text: str, provisions: ByText, signed: Signature, said: Mapping[str, str], *, place: int | None = None
) -> str:
    """Join provisions in one row, or keep them out of one, as is `said`; `place`: in place of the match there."""
    lines = [f"provisions: {by_text(provisions)}", *(f"{key}: {value}" for key, value in said.items())]
    lines += _signature(signed)
    if place is not None:
        return yaml_edits.replace_item(text, "matches", place, lines)
    return yaml_edits.add_item(text, "matches", lines)


def put_says(text: str, provisions: ByText, signed: Signature, says: Mapping[str, str], fingerprint: str) -> str:
    """Keep what a person reads in a text that its file leaves unsaid."""
    said = ", ".join(f"{key}: {value}" for key, value in says.items())
    lines = [f"provisions: {by_text(provisions)}", f"says: {{{said}}}", f'fingerprint: "{fingerprint}"']
    return yaml_edits.add_item(text, "read-as", [*lines, *_signature(signed)])


def put_no_difference(text: str, provisions: ByText, signed: Signature, fingerprint: str) -> str:
    """Keep that what a row differs in is no difference."""
    lines = [f"provisions: {by_text(provisions)}", f'fingerprint: "{fingerprint}"', *_signature(signed)]
    return yaml_edits.add_item(text, "no-difference", lines)


def put_reading(text: str, said: Mapping[str, str], signed: Signature) -> str:
    """Keep how a person reads a row."""
    return yaml_edits.add_item(
        text, "readings", [*(f"{key}: {value}" for key, value in said.items()), *_signature(signed)]
    )


def by_text(provisions: ByText) -> str:
    """Provisions of several texts on one line."""
    listed = (f"{word(text)}: [{', '.join(map(word, sorted(ids)))}]" for text, ids in sorted(provisions.items()))
    return "{" + ", ".join(listed) + "}"


def new_id(labels: Sequence[str], taken: Iterable[str]) -> str:
    """An id for one thing that has these labels: of the shortest in plain letters, or a number where none has any."""
    slugs = sorted(filter(None, map(_slug, labels)), key=lambda each: (len(each), each))
    used = {fold(each) for each in taken}
    words = [each for each in slugs if not each.isdigit()]
    base = next((each for each in words if each not in used), next(iter(words), "name"))
    number, found = 1, base
    while found in used:
        number += 1
        found = f"{base}-{number}"
    return found


def _slug(label: str) -> str:
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().casefold()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")


def _signature(signed: Signature) -> list[str]:
    said = {"by": signed.by, "on": signed.on, "why": signed.why}
    return [f"{key}: {word(value)}" for key, value in said.items() if value]


def _flow(said: Mapping[str, str], signed: Signature) -> str:
    return "{" + ", ".join([*(f"{key}: {value}" for key, value in said.items()), *_signature(signed)]) + "}"
