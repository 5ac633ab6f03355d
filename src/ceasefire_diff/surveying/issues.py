"""Tells what each text of a library says, issue by issue: one line for each provision and issue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from ceasefire_diff.aligning.matter import Matter, matter_of
from ceasefire_diff.surveying.library import Conflict, ReadConflict


class IssueLine(Struct, frozen=True):
    """What one provision of one text says; `issue` is the same for all texts that speak of the same objects.

    `states` holds its terms and keys in the words of the file.
    """

    conflict: str
    text: str
    party: str
    date: str
    status: str
    coverage: str
    topic: str
    issue: str
    provision: str
    clause: str
    says: str
    states: Mapping[str, str]


def issues_of(conflict: Conflict, read: ReadConflict) -> Iterator[IssueLine]:
    """The lines of one conflict: in the order of topics, then of issues, then of texts."""
    order = read.taxonomy.order()
    lines = []
    for name, proposal in read.proposals.items():
        for provision in proposal.provisions:
            matter = matter_of(provision, read.taxonomy.topics[provision.topic])
            values = {**provision.keys, **provision.terms}
            lines.append(
                IssueLine(
                    conflict=conflict.folder,
                    text=name.rpartition(".")[0],
                    party=proposal.party_name,
                    date=proposal.date,
                    status=proposal.status.value,
                    coverage="complete" if proposal.missing is None else "partial",
                    topic=provision.topic,
                    issue=_issue(matter),
                    provision=provision.id,
                    clause="; ".join(provision.clauses),
                    says=provision.short or provision.text,
                    states={key: value.written for key, value in values.items()},
                )
            )
    yield from sorted(lines, key=lambda line: (order[line.topic], line.issue, line.text, line.provision))


def _issue(matter: Matter) -> str:
    """Topic, objects and stage, as the id of a row of `compare` has them."""
    objects = ";".join("*" if axis is None else ",".join(sorted(id_ for id_, _ in axis.labels)) for axis in matter.axes)
    return "/".join(part for part in (matter.topic.id, objects, *(f"stage {each}" for each in matter.stages)) if part)
