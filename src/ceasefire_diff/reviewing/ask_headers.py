"""Asks about headers that do not fit: two names of one process, or one file given twice."""

from __future__ import annotations

from ceasefire_diff.model.answers import Asked, Signature
from ceasefire_diff.reviewing import keep_answers, yaml_edits
from ceasefire_diff.reviewing.question import AnswerChoice, Edit, Question, QuestionKind, kept
from ceasefire_diff.reviewing.texts_compared import TextsCompared
from ceasefire_diff.reviewing.workbench import Workbench
from ceasefire_diff.source.yaml_flow import word


def ask_headers(texts: TextsCompared) -> list[Question]:
    """Whether two texts that name their process in two words belong to one."""
    one, other = texts.left.process, texts.right.process
    if not one or not other or one == other or frozenset(("process", one, other)) in texts.kept_unknown(Asked.ROW):
        return []

    def says(process: str, path: str) -> Edit:
        def edit(bench: Workbench, _: Signature) -> Workbench:
            return bench.with_text(path, yaml_edits.set_key(bench.texts[path], "process", word(process)))

        return edit

    differ = kept(keep_answers.put_unknown, "row", ["process", *sorted((one, other))])
    return [
        Question(
            kind=QuestionKind.HEADER,
            about=(f"{texts.left.id}: process", f"{texts.right.id}: process"),
            asks=f"One text names its process “{one}”, the other “{other}”. Which is right?",
            choices=(
                AnswerChoice("a", f"“{one}”", says(one, texts.right.file)),
                AnswerChoice("b", f"“{other}”", says(other, texts.left.file)),
                AnswerChoice("d", "they are two processes", differ),
            ),
        )
    ]
