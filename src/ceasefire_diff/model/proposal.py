"""A whole written position: its header, its options and its provisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct, field

from ceasefire_diff.model.glossary import Glossary, declared_event
from ceasefire_diff.values.event import EventName
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.value import Value


class Modality(StrEnum):
    """How a provision binds."""

    SHALL = "shall"
    SHALL_NOT = "shall-not"
    MAY = "may"
    EXPECTS = "expects"
    BEST_EFFORTS = "best-efforts"
    """To do what it can; not to succeed."""
    DECLARES = "declares"


class Stance(StrEnum):
    """What the party does with the matter."""

    PROPOSES = "proposes"
    DECLINES = "declines"
    DEFERS = "defers"
    NOTES = "notes"
    STRIKES = "strikes"


UNFINISHED: Final = "unfinished"
"""What stands where a person has still to decide: a topic, or what a paper does not say of itself."""


class Status(StrEnum):
    """How a text became known."""

    TABLED = "tabled"
    PUBLISHED = "published"
    LEAKED = "leaked"
    REPORTED = "reported"
    NON_PAPER = "non-paper"
    UNFINISHED = "unfinished"
    """Nobody has said yet how."""


class Met(StrEnum):
    """How far a condition must be carried out before the event it stands before."""

    IN_FULL = "full"
    START = "start"


class Position(Struct, frozen=True):
    """Where a provision or a key of it stands in its file; lines and columns from 1."""

    line: int
    column: int = 1


class Source(Struct, frozen=True):
    """A publication that a provision was read in."""

    id: str
    title: str
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    status: Status | None = None
    authentic: str = "unknown"
    translated_by: str | None = None
    withheld: bool = False


class Condition(Struct, frozen=True):
    """This provision comes before an event: carried out in full, or begun."""

    event: EventName
    met: Met = Met.IN_FULL


class Requirement(Struct, frozen=True):
    """This provision waits for an event, which may carry an amount (half of the detainees released)."""

    event: EventName
    of: Value | None = None
    amount: Value | None = None


class HowTogether(StrEnum):
    """How a provision goes together with an event; the key of the file that says so."""

    SAME_TIME = "at-the-same-time-as"
    IN_STEP = "step-by-step-with"
    AS_LONG_AS = "as-long-as"


class Alongside(Struct, frozen=True):
    """This provision begins with an event, keeps in step with it or lasts as long as it does.

    In step, so much of `this` may go for so much of `that`.
    """

    how: HowTogether
    event: EventName
    this: Value | None = None
    that: Value | None = None


class Provision(Struct, frozen=True):
    """One topic, one bearer, one deed.

    `keys` holds the other compared keys as values, by the name the file uses: by, benefits, applies,
    qualifiers, except, if, starts, complete-by, until. `is_event` is the event this provision *is*, if any;
    `own_event` stands for its being carried out. `places` maps a key or `terms.NAME` to its place.
    """

    id: str
    topic: str
    text: str
    proposal: str
    own_event: str
    clauses: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    quote: str | None = None
    heading: str | None = None
    note: str | None = None
    short: str | None = None
    caveat: str | None = None
    modality: Modality = Modality.SHALL
    stance: Stance = Stance.PROPOSES
    keys: Mapping[str, Value] = field(default_factory=dict)
    terms: Mapping[str, Value] = field(default_factory=dict)
    before: tuple[EventName, ...] = ()
    after: tuple[EventName, ...] = ()
    condition_for: tuple[Condition, ...] = ()
    requires: tuple[Requirement, ...] = ()
    at_the_same_time_as: tuple[Alongside, ...] = ()
    step_by_step_with: tuple[Alongside, ...] = ()
    as_long_as: tuple[Alongside, ...] = ()
    is_event: str | None = None
    options: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    place: Position = Position(0)
    places: Mapping[str, Position] = field(default_factory=dict)

    @property
    def alongside(self) -> tuple[Alongside, ...]:
        """All that it goes together with."""
        return (*self.at_the_same_time_as, *self.step_by_step_with, *self.as_long_as)

    @property
    def is_ordered(self) -> bool:
        """Whether it says in words before, after or with what it comes."""
        together = self.at_the_same_time_as or self.step_by_step_with or self.as_long_as
        return bool(self.before or self.after or self.condition_for or self.requires or together)

    @property
    def by(self) -> Value | None:
        """Who is bound: names, or a value left open; None where it is not stated."""
        return self.keys.get("by")

    @property
    def bearers(self) -> Names | None:
        """Who is bound, where names say it."""
        by = self.keys.get("by")
        return by if isinstance(by, Names) else None


class Unfinished(Struct, frozen=True):
    """A provision that nobody has finished; `text` is what it says, `topic` is "" where none is chosen yet."""

    id: str
    text: str
    clauses: tuple[str, ...] = ()
    heading: str | None = None
    place: Position = Position(0)
    topic: str = ""


class CodingProgress(Struct, frozen=True):
    """How much of a text is coded: so many of its clauses, the first one that is not, and unfinished header keys."""

    coded: int
    clauses: int
    next: str
    keys: tuple[str, ...]


class Proposal(Struct, frozen=True):
    """One written position of one party (or several together) at one date.

    `missing` says what the file does not hold of the text; None means it is complete. `sha256` is that of the
    file's bytes. `options` and `stages` map ids to the words the file gives them. `places` maps a key of the header,
    or `sources.ID`, `options.ID`, `stages.ID`, to its place.

    `unfinished` are provisions without a topic yet, which are not among the `provisions`; `unfinished_keys` are keys of
    the header. `events` are those this text alone names, `clauses` the numbers it says it has.

    `versions` are the parties' versions that one paper holds, by id; a provision of none of them is agreed text. To be
    compared, each version is a proposal of its own, and says in `version` which one it is.
    """

    id: str
    party: tuple[str, ...]
    title: str
    date: str
    status: Status
    missing: str | None
    sources: Mapping[str, Source]
    provisions: tuple[Provision, ...]
    glossary: Glossary
    file: str
    sha256: str
    options: Mapping[str, str] = field(default_factory=dict)
    stages: Mapping[str, str] = field(default_factory=dict)
    process: str | None = None
    language: str | None = None
    issued_by: tuple[str, ...] = ()
    endorsed_by: tuple[str, ...] = ()
    conveyed_by: tuple[str, ...] = ()
    rejected_by: tuple[str, ...] = ()
    edits: str | None = None
    clause_numbers: str | None = None
    day_one: str | None = None
    places: Mapping[str, Position] = field(default_factory=dict)
    handed_over: str | None = None
    events: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    clauses: tuple[str, ...] = ()
    unfinished: tuple[Unfinished, ...] = ()
    unfinished_keys: tuple[str, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
    coverage_of: Mapping[str, str | None] = field(default_factory=dict)
    statuses_of: Mapping[str, Status] = field(default_factory=dict)

    @property
    def is_finished(self) -> bool:
        """Whether nothing of the file is left for a person to decide."""
        return not self.unfinished and not self.unfinished_keys

    @property
    def declared_events(self) -> dict[str, str]:
        """What the text calls each event that its header alone names, by the event's id."""
        return {declared_event(each, labels): labels[0] for each, labels in self.events.items() if labels}

    @property
    def progress(self) -> CodingProgress:
        """How much of the text is coded; a clause is, if no provision of it is unfinished."""
        return progress_of(self.provisions, self.unfinished, self.unfinished_keys)

    @property
    def party_name(self) -> str:
        """The party as one label."""
        return ", ".join(self.party)

    def provision(self, provision_id: str) -> Provision | None:
        """The provision of that id, if there is one."""
        return next((each for each in self.provisions if each.id == provision_id), None)

    def status_of(self, provision: Provision) -> Status:
        """How the words of a provision became known: its first source's status, else the header's."""
        for source_id in provision.sources:
            source = self.sources.get(source_id)
            if source and source.status:
                return source.status
        return self.status


def progress_of(
    coded: Iterable[Provision], unfinished: Sequence[Unfinished], unfinished_keys: tuple[str, ...] = ()
) -> CodingProgress:
    """How many clauses of a text are coded. One without a number counts by its id."""
    waiting = dict.fromkeys(clause for each in unfinished for clause in each.clauses or (each.id,))
    done = {clause for each in coded for clause in each.clauses or (each.id,)} - set(waiting)
    return CodingProgress(len(done), len(done) + len(waiting), next(iter(waiting), ""), unfinished_keys)
