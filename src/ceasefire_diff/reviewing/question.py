"""What a question is: whom it asks about, what can be answered, and which rows it concerns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Final, TypeAlias

from msgspec import Struct

from ceasefire_diff.comparing.comparison import TermResult
from ceasefire_diff.model.answers import Signature
from ceasefire_diff.reviewing.workbench import Workbench
from ceasefire_diff.source.plain_file import sha256_of
from ceasefire_diff.taxonomy.topic import Topic

Edit: TypeAlias = Callable[[Workbench, Signature], Workbench]
"""What an answer does to the files; it raises CannotEdit where its place cannot be told."""


def kept(put: Callable[[str, str, Sequence[str], Signature], str], what: str, about: Sequence[str]) -> Edit:
    """The edit that keeps one signed answer about some names, events or rows in the glossary."""
    return lambda bench, signed: bench.with_glossary(put(bench.text_of_glossary, what, about, signed))


def in_turn(edits: Sequence[Edit]) -> Edit:
    """The edit that makes one edit after the other."""

    def edit(bench: Workbench, signed: Signature) -> Workbench:
        for each in edits:
            bench = each(bench, signed)
        return bench

    return edit


LETTERS: Final = [each for each in "abcdefghijklmnopqrstuvwxyz" if each not in "nuqwz"]
"""The keys of the answers: those that mean none, not known, quit, a reason and undo are left out."""

LETTERS_BESIDE_YES: Final = [each for each in LETTERS if each != "y"]
"""The keys of the answers where one key says yes to all of them."""


class QuestionKind(IntEnum):
    """The kinds of question, in the order they are asked: names first, for they make and unmake the rest."""

    HEADER = 1
    NAMES = 2
    EVENTS = 3
    COUNTERPART = 4
    SEVERAL = 5
    UNSAID = 6
    DECLINED = 7
    READING = 8


ANOTHER: Final = "id:"
"""How the key of an answer begins that stands under no letter: a provision by its id, which somebody looked for."""


NAME_OF_KIND = {
    QuestionKind.HEADER: "headers",
    QuestionKind.NAMES: "names",
    QuestionKind.EVENTS: "events",
    QuestionKind.COUNTERPART: "counterpart",
    QuestionKind.SEVERAL: "several",
    QuestionKind.UNSAID: "left unsaid",
    QuestionKind.DECLINED: "declined",
    QuestionKind.READING: "reading",
}


class ShownProvision(Struct, frozen=True):
    """One provision as it is shown beside a question: its text's party, its clauses and its sentence."""

    proposal: str
    party: str
    provision: str
    clauses: tuple[str, ...]
    sentence: str


class AnswerChoice(Struct, frozen=True):
    """One answer: the key that gives it, what it says, and what it does to the files.

    `together`: several such answers may be given at once; the question then says what they do. `shows` are the
    provisions it stands for, `differing` what keeps their row, of a `topic`, from being the same, where that is asked.
    """

    key: str
    says: str
    edit: Edit
    together: bool = False
    shows: tuple[ShownProvision, ...] = ()
    differing: tuple[TermResult, ...] = ()
    topic: Topic | None = None

    @property
    def stands_for(self) -> str:
        """The provisions it stands for, so that a key means the same however the list of answers changes."""
        if len(self.shows) == 1:
            return self.shows[0].provision
        return "+".join(sorted(f"{each.proposal}/{each.provision}" for each in self.shows))


class Question(Struct, frozen=True):
    """One question. `about` is the same whichever text is given first; `asks` is the question in a sentence.

    `into_proposal`: an answer goes into the proposal itself where the person names the clause that says so. `elsewhere`
    makes the answers that are not likely enough to be offered, and that somebody may look for.
    """

    kind: QuestionKind
    about: tuple[str, ...]
    asks: str
    choices: tuple[AnswerChoice, ...]
    shows: tuple[ShownProvision, ...] = ()
    rows: tuple[str, ...] = ()
    likeness: float = 0.0
    at_once: Callable[[tuple[str, ...]], Edit] | None = None
    into_proposal: bool = False
    elsewhere: Callable[[], tuple[AnswerChoice, ...]] | None = None

    @property
    def id(self) -> str:
        """A name that stays as long as the question does: of its kind and what it is about."""
        words = "\n".join((NAME_OF_KIND[self.kind], *sorted(self.about))).encode("utf-8", "surrogateescape")
        return f"q{int(self.kind)}-{sha256_of(words)[:8]}"

    def edit(self, words: tuple[str, ...]) -> Edit | None:
        """What an answer does; None where there is no such answer.

        Where several provisions answer, letters of one word answer together, in one row; each word is a row.
        """
        if len(words) == 1 and words[0].startswith(ANOTHER):
            another = self.choice(words[0])
            return another.edit if another is not None else None
        choices = [[self.choice(key) for key in word] for word in dict.fromkeys(words)]
        known = [each for word in choices for each in word if each is not None]
        if not known or len(known) != sum(map(len, choices)):
            return None
        if self.at_once is not None and all(each.together for each in known):
            return self.at_once(tuple(dict.fromkeys("".join(sorted({*word})) for word in words)))
        return known[0].edit if len(known) == 1 else None

    def choice(self, key: str) -> AnswerChoice | None:
        """The answer of that key."""
        choices = self.elsewhere() if self.elsewhere is not None and key.startswith(ANOTHER) else self.choices
        return next((each for each in choices if each.key == key), None)
