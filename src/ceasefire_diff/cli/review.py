"""`review`: asks what only a person can say of two texts, and keeps the answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import typer

from ceasefire_diff.cli import options
from ceasefire_diff.render.formats import ListFormat

if TYPE_CHECKING:
    from ceasefire_diff.cli.answering import Answering

EXAMPLE: Final = """
\b
Example, in the root of this repository; without --list it asks:
  ceasefire-diff review --list proposals/gaza-2025/hamas-2025-05-31.yaml \\
    proposals/gaza-2025/us-2025-05-29.yaml
"""


def review(
    files: options.FilesToReview,
    *,
    list_: options.ListQuestions = False,
    format_: options.FormatOfQuestions = None,
    output: options.QuestionsFile = None,
    answers: options.AnswersFile = None,
    by: options.AnsweredBy = None,
    today: options.AnsweredOn = None,
    glossary: options.GlossaryToKeep = None,
    topics_file: options.TopicsFile = None,
) -> None:
    """Ask what only a person can say, and keep the answers.

    It asks which names are one thing, which provisions answer which, and how a row reads.
    Every question can be answered with one key and says what each answer would change. Answers are kept in the glossary
    as they are given; whoever goes on later goes on where this ended. Without a terminal: --list and --answers.
    """
    from ceasefire_diff.cli.answering import Answering
    from ceasefire_diff.cli.findings import day_meant
    from ceasefire_diff.reviewing.texts_compared import compared
    from ceasefire_diff.reviewing.workbench import open_workbench
    from ceasefire_diff.source.diagnostics import refused

    bench = open_workbench(tuple(files), glossary, topics_file)
    answering = Answering(bench, compared(bench))
    day = day_meant(today).isoformat()
    if answers is not None:
        raise typer.Exit(_take(answering, answers, by, day))
    if list_ or format_ is not None or output is not None:
        _put_list(answering, format_, output, filter(None, (*files, glossary, topics_file)))
        raise typer.Exit(0)
    from ceasefire_diff.cli.dialogue import can_ask, hold

    if not can_ask():
        cure = "Run it in a terminal, or use --list to see the questions and --answers FILE to answer them"
        raise refused("usage.no-terminal", "questions are asked in a terminal, and this is none", cure)
    hold(answering, by, day)
    raise typer.Exit(0)


def _take(answering: Answering, answers: str, by: str | None, day: str) -> int:
    """Make the answers of a file, show what they change in proposals, and write all files or none."""
    from ceasefire_diff.cli.answering import make_all, patch_of_proposals, write
    from ceasefire_diff.cli.answers_file import read_filled_in
    from ceasefire_diff.cli.console import remark
    from ceasefire_diff.cli.findings import counted
    from ceasefire_diff.source.diagnostics import refused
    from ceasefire_diff.wording.escape_hidden import escape_hidden, visible_as_it_stands

    given = read_filled_in(answers)
    if not by and any(not each.by for each in given):
        raise refused("usage.no-name", "an answer says nobody who gives it", "Say who: --by NAME", answers)
    before = answering.bench
    left_out = make_all(answering, given, by or "", day, answers)
    for line in left_out:
        remark(escape_hidden(line))
    if patch := patch_of_proposals(before, answering.bench):
        for line in patch.splitlines():
            remark(visible_as_it_stands(line))
    write(before, answering.bench)
    made = len(answering.earlier)
    remark(
        f"{counted(made, 'answer')} kept in {answering.bench.glossary}, {counted(len(left_out), 'answer')} left out."
    )
    return 1 if left_out else 0


def _put_list(answering: Answering, format_: ListFormat | None, output: str | None, inputs: Iterable[str]) -> None:
    from ceasefire_diff.cli.console import put_as_shown, put_bytes, width_of_output
    from ceasefire_diff.cli.findings import counted
    from ceasefire_diff.render.pages.questions import ListedQuestion, questions_as
    from ceasefire_diff.reviewing.ask import effects_of, open_questions
    from ceasefire_diff.source.write_files import write_all

    ending = output.rpartition(".")[2].casefold() if output else ""
    by_ending = {"csv": ListFormat.CSV, "xlsx": ListFormat.XLSX, "json": ListFormat.JSON, "md": ListFormat.MARKDOWN}
    chosen = format_ or by_ending.get(ending, ListFormat.TEXT)
    bench, comparison = answering.bench, answering.comparison
    listed = [ListedQuestion(each, effects_of(each, bench, comparison)) for each in open_questions(bench, comparison)]
    begin = f"{counted(len(listed), 'question')} could change rows of this comparison." if listed else "Nothing to ask."
    data = questions_as(chosen, listed, width_of_output(), begin)
    if output:
        write_all({output: data}, inputs=inputs)
    elif chosen is ListFormat.TEXT:
        put_as_shown(data.decode())
    else:
        put_bytes(data)
