"""Keeps what a person answered about two texts: which provisions answer which, what is not known, how a row reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.source.plain_file import sha256_of

if TYPE_CHECKING:
    from ceasefire_diff.model.proposal import Proposal, Provision

Answer = TypeVar("Answer", bound="AboutProvisions")

PRINT_LENGTH = 12
"""Hexadecimal digits of a fingerprint: enough that two edits of one provision never have the same by chance."""


class Signature(Struct, frozen=True):
    """Who answered, on which day, and why; `clause` is the one of the text that says so, where it was named."""

    by: str = ""
    on: str = ""
    why: str = ""
    clause: str = ""


class AboutProvisions(Struct, frozen=True, kw_only=True):
    """An answer about provisions: `provisions` maps a proposal's id to ids of its provisions.

    `fingerprint` is that of the provisions when it was answered, empty in one written by hand, which then holds as long
    as its provisions exist. `line` is where it stands.
    """

    provisions: Mapping[str, tuple[str, ...]]
    title: str = ""
    fingerprint: str = ""
    signed: Signature = Signature()
    line: int = 0

    @property
    def id(self) -> str:
        """A name that depends on no order and no party: the ids of its provisions."""
        return "+".join(sorted(each for ids in self.provisions.values() for each in ids))


class PersonMatch(AboutProvisions, frozen=True, kw_only=True):
    """Provisions of two or more texts that a person joins in one row, or with `apart` keeps out of one.

    `one_thing`: the person also says that all of them are about one and the same thing, in whatever words.
    """

    apart: bool = False
    one_thing: bool = False


class PersonSays(AboutProvisions, frozen=True, kw_only=True):
    """What a text says of provisions of its own that its file leaves unsaid, as a person reads it.

    `by`: whom they bind. `modality` and `stance`: what they do with what they only state. `event`: the event they are.
    `day_one`: from when they count numbered days. `counts_from`: from when they count a span of time.
    """

    by: tuple[str, ...] = ()
    modality: str = ""
    stance: str = ""
    event: str = ""
    day_one: str = ""
    counts_from: str = ""

    @property
    def told(self) -> str:
        """What is supplied, as a row says it."""
        said = {
            "by": ", ".join(self.by),
            "modality": self.modality,
            "stance": self.stance,
            "event": self.event,
            "numbered days count from": self.day_one,
            "time counts from": self.counts_from,
        }
        return ", ".join(f"{key}: {value}" for key, value in said.items() if value)


class Asked(StrEnum):
    """What a question that was answered with "unknown" or "different" was about."""

    NAMES = "names"
    EVENTS = "events"
    PROVISIONS = "provisions"
    ONE_THING = "one-thing"
    UNSAID = "unsaid"
    NO_DIFFERENCE = "no-difference"
    ROW = "row"


class Unanswered(Struct, frozen=True):
    """A question of which a person said that it cannot be answered; it is kept so that it is not asked twice."""

    asked: Asked
    about: tuple[str, ...]
    signed: Signature = Signature()
    line: int = 0


class PersonReading(Struct, frozen=True):
    """How a person reads one row that needs review, for one pair of variants."""

    row: str
    left: str
    right: str
    rules: int
    fingerprint: str
    verdict: Verdict
    signed: Signature = Signature()
    line: int = 0


def fingerprint(provisions: Iterable[Provision]) -> str:
    """Twelve digits that change with anything a person saw of these provisions, and with nothing else."""
    said = sorted(
        "\n".join(
            (
                f"{each.proposal}/{each.id}",
                each.topic,
                each.text,
                each.modality,
                each.stance,
                *(f"{name}={value.written}" for name, value in sorted(each.keys.items())),
                *(f"terms.{name}={value.written}" for name, value in sorted(each.terms.items())),
                *(f"before={event.id}" for event in each.before),
                *(f"after={event.id}" for event in each.after),
                *(f"condition-for={one.event.id} {one.met}" for one in each.condition_for),
                *(f"requires={one.event.id}" for one in each.requires),
                *(f"{one.how}={one.event.id}" for one in each.alongside),
            )
        )
        for each in provisions
    )
    return sha256_of("\n\n".join(said).encode("utf-8", "surrogateescape"))[:PRINT_LENGTH]


def provisions_of(match: AboutProvisions, proposals: Iterable[Proposal]) -> list[Provision] | None:
    """The provisions a match speaks of; None where one of them, or its text, is not there."""
    found = []
    by_id = {each.id: each for each in proposals}
    for proposal_id, ids in match.provisions.items():
        proposal = by_id.get(proposal_id)
        for each in ids:
            provision = proposal.provision(each) if proposal else None
            if provision is None:
                return None
            found.append(provision)
    return found


def in_force(matches: Sequence[Answer], proposals: Sequence[Proposal]) -> list[Answer]:
    """Those answers whose texts are among these proposals and whose provisions are as they were answered on."""
    found = []
    for match in matches:
        provisions = provisions_of(match, proposals)
        if provisions is not None and match.fingerprint in ("", fingerprint(provisions)):
            found.append(match)
    return found


class Stale(Struct, frozen=True):
    """A person's answer that no longer holds: its line in the glossary, what it is about, and why it does not.

    `members` are the provisions it was given on, by the proposal's id and their own.
    """

    line: int
    about: str
    why: str
    members: tuple[tuple[str, str], ...] = ()


def stale_answers(matches: Iterable[AboutProvisions], proposals: Sequence[Proposal]) -> list[Stale]:
    """The answers on provisions of texts at hand whose provisions are gone, or were changed since."""
    ids = {each.id for each in proposals}
    found = []
    for match in matches:
        if not ids >= match.provisions.keys():
            continue
        provisions = provisions_of(match, proposals)
        members = tuple((text, each) for text, ids in match.provisions.items() for each in ids)
        about = match.title or ", ".join(each for _, each in members)
        if provisions is None:
            found.append(Stale(match.line, about, "a provision of it is there no more", members))
        elif match.fingerprint not in ("", fingerprint(provisions)):
            found.append(Stale(match.line, about, "a provision of it was changed since", members))
    return found


def answered_none(matches: Iterable[PersonMatch]) -> set[tuple[str, str]]:
    """Provisions of which somebody said that none of several likely ones answers them: their proposal and id."""
    found: set[tuple[str, str]] = set()
    for match in matches:
        if match.apart and any(len(ids) > 1 for ids in match.provisions.values()):
            found |= {(proposal, ids[0]) for proposal, ids in match.provisions.items() if len(ids) == 1}
    return found
