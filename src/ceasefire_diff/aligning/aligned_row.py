"""One row that was lined up: which provisions of two variants speak of one matter, and what it is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field
from msgspec.structs import force_setattr

from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.values.relation import Side


class AlignedRow(Struct, frozen=True):
    """Provisions of two variants that speak of one matter; `joined` are ids of those rule 4 added.

    `objects` gives, per identifying term, the ids of what all members cover, None where the term is left unsaid or
    covers everything; `labels` are the words the texts use for them. `split_by` are the terms that tell this row from
    others of the same objects. `in_doubt`: only stages keep the sides apart; `likely`: only likeness of words holds
    them together; `described`: both want the same thing and describe it in different topics; `match`: a person joined
    them, by an answer of this id.
    """

    topic: str
    left: tuple[Provision, ...]
    right: tuple[Provision, ...]
    objects: tuple[tuple[str, ...] | None, ...]
    stages: tuple[str, ...] = ()
    label: str | None = None
    split_by: tuple[str, ...] = ()
    joined: frozenset[tuple[Side, str]] = frozenset()
    labels: Mapping[str, frozenset[str]] = field(default_factory=dict)
    in_doubt: bool = False
    described: bool = False
    likely: bool = False
    match: str | None = None
    id: str = ""

    def __post_init__(self) -> None:
        """Name the row once: its id is asked for again and again."""
        force_setattr(self, "id", row_id(self))


def row_id(row: AlignedRow) -> str:
    """A row's name: topic, objects, stages and what split it, or its label; never a position and never a party."""
    if row.label is not None:
        return f"issue/{row.label}"
    if row.match is not None:
        return f"match/{row.match}"
    return name_of_matter(row.topic, row.objects, row.stages, *row.split_by)


def name_of_matter(
    topic: str, objects: Iterable[Iterable[str] | None], stages: Iterable[str], /, *split_by: str
) -> str:
    """Topic, objects, stages and terms in one name."""
    named = ";".join("*" if each is None else ",".join(each) for each in objects)
    parts = [topic, named, *(f"stage {each}" for each in stages), "+".join(split_by)]
    return "/".join(part for part in parts if part)
