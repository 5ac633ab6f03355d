"""Makes answers, one after the other, on texts in memory; writes what they come to, all files or none."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from ceasefire_diff.model.answers import Signature
from ceasefire_diff.reviewing.ask import changes_something, questions_of
from ceasefire_diff.reviewing.question import ANOTHER, Question
from ceasefire_diff.reviewing.texts_compared import compared
from ceasefire_diff.reviewing.workbench import bytes_on_disk
from ceasefire_diff.reviewing.yaml_edits import CannotEdit
from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, Place, refused
from ceasefire_diff.source.write_files import write_all

if TYPE_CHECKING:
    from ceasefire_diff.cli.answers_file import Given
    from ceasefire_diff.comparing.comparison import Comparison
    from ceasefire_diff.reviewing.workbench import Workbench


class Answering(Struct):
    """A review under way: the files as they are now, their comparison, and how they were before each answer."""

    bench: Workbench
    comparison: Comparison
    earlier: list[Workbench] = field(default_factory=list)
    skipped: set[str] = field(default_factory=set)

    def next_question(self) -> Question | None:
        """The first question that is open, was not skipped, and to which some answer changes a row."""
        waiting = (each for each in questions_of(self.comparison) if each.id not in self.skipped)
        return next((each for each in waiting if changes_something(each, self.bench, self.comparison)), None)

    def still_open(self) -> int:
        """How many questions may still be asked, at most."""
        return sum(each.id not in self.skipped for each in questions_of(self.comparison))

    def answer(self, question: Question, keys: Sequence[str], signed: Signature) -> bool:
        """Make an answer in memory; whether it could be made, so that all files are without errors after it."""
        edit = question.edit(tuple(keys))
        if edit is None:
            return False
        try:
            after = edit(self.bench, signed)
            comparison = compared(after)
        except (CannotEdit, CannotRun):
            return False
        self.earlier.append(self.bench)
        self.bench, self.comparison = after, comparison
        return True

    def undo(self) -> bool:
        """Take the last answer back; whether there was one."""
        if not self.earlier:
            return False
        self.bench = self.earlier.pop()
        self.comparison = compared(self.bench)
        return True


def write(before: Workbench, after: Workbench) -> None:
    """Write what differs, all files or none; a file that is no longer wanted is deleted.

    Raises CannotRun, and writes nothing, where somebody else has changed a file of the review meanwhile.
    """
    for path in {**before.texts, **after.texts}:
        if bytes_on_disk(path) != (before.bytes_of(path) if path in before.texts else None):
            message = "It was changed by somebody else during this review; the last answer was not written"
            cure = "Run the same again: it goes on from what is there"
            raise refused("review.changed-meanwhile", message, cure, path)
    changed = after.changed_since(before)
    if changed:
        write_all(changed)
    for path in before.texts.keys() - after.texts.keys():
        Path(path).unlink(missing_ok=True)


def patch_of_proposals(before: Workbench, after: Workbench) -> str:
    """What answers change in the proposals, as a diff; empty where they change the glossary alone."""
    return "".join(
        line
        for path in after.proposals
        for line in unified_diff(
            before.texts[path].splitlines(keepends=True), after.texts[path].splitlines(keepends=True), path, path
        )
    )


def make_all(answering: Answering, given: Sequence[Given], by: str, on: str, file: str = "") -> list[str]:
    """Make the answers of a file in the order in which questions are asked; says of each that is left out why.

    Raises CannotRun with everything in it that is no answer, or a second one that differs.
    """
    waiting: dict[str, Given] = {}
    left_out = []
    wrong = [
        f"{each.question} is answered twice, and not alike"
        for each in given
        if waiting.setdefault(each.question, each).keys != each.keys
    ]
    while waiting:
        question = next((each for each in questions_of(answering.comparison) if each.id in waiting), None)
        if question is None:
            break
        said = waiting.pop(question.id)
        keys = _keys(question, said)
        signed = Signature(by=said.by or by, on=on, why=said.why, clause=said.clause)
        if keys is None:
            left_out.append(f"{question.id}: what it was answered with is not offered any more; it was left out")
        elif question.edit(tuple(keys)) is None:
            known = " ".join(each.key for each in question.choices)
            wrong.append(f"{question.id}: `{' '.join(said.keys)}` is no answer to “{question.asks}” (keys: {known})")
        elif not answering.answer(question, keys, signed):
            left_out.append(f"{question.id}: `{' '.join(keys)}` was left out; the glossary would say two things")
    if wrong:
        cure = "Write keys that stand beside the question; nothing was written"
        raise CannotRun(*(Diagnostic("review.answer", each, cure, Place(file)) for each in wrong))
    return left_out + [f"{each}: this is not asked (any more); its answer was left out" for each in waiting]


def _keys(question: Question, said: Given) -> list[str] | None:
    """The keys as they are now of what the keys of a list stood for when it was made; None where it is not offered."""
    if len(said.keys) == 1 and said.keys[0].startswith(ANOTHER):
        return [*said.keys]
    now = {each.stands_for: each.key for each in question.choices if each.shows}
    meant = [[now.get(said.stood_for[key]) if key in said.stood_for else key for key in word] for word in said.keys]
    if any(key is None for word in meant for key in word):
        return None
    return ["".join(key for key in word if key) for word in meant]
