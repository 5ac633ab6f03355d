"""Makes answers, one after the other, on texts in memory; writes what they come to, all files or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from ceasefire_diff.model.answers import Signature
from ceasefire_diff.reviewing.ask import changes_something, questions_of
from ceasefire_diff.reviewing.question import Question
from ceasefire_diff.reviewing.texts_compared import compared
from ceasefire_diff.reviewing.yaml_edits import CannotEdit
from ceasefire_diff.source.diagnostics import CannotRun
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
    """Write what differs, all files or none; a file that is no longer wanted is deleted. Raises CannotRun."""
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


def make_all(answering: Answering, given: Sequence[Given], by: str, on: str) -> Iterator[str]:
    """Make the answers of a file in the order in which questions are asked; says of each that could not be made why."""
    waiting = {each.question: each for each in given}
    while waiting:
        question = next((each for each in questions_of(answering.comparison) if each.id in waiting), None)
        if question is None:
            break
        said = waiting.pop(question.id)
        keys = _keys(question, said)
        signed = Signature(by=said.by or by, on=on, why=said.why, clause=said.clause)
        if keys is None or not answering.answer(question, keys, signed):
            yield f"{question.id}: `{' '.join(said.keys)}` is no answer to “{question.asks}”, or cannot be kept"
    for each in waiting.values():
        yield f"{each.question}: this is not asked (any more); its answer was left out"


def _keys(question: Question, said: Given) -> list[str] | None:
    """The keys as they are now of what the keys of a list stood for when it was made."""
    now = {each.shows.provision: each.key for each in question.choices if each.shows}
    found = []
    for word in said.keys:
        current = [now.get(stood_for, "?") if (stood_for := said.stood_for.get(key)) else key for key in word]
        if any(question.choice(each) is None for each in current):
            return None
        found.append("".join(current))
    return found
