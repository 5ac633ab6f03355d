"""Lists open questions, with what each answer would change: as text, JSON, Markdown, CSV or a sheet to fill in."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO, StringIO
from typing import Final

from msgspec import Struct

from ceasefire_diff.comparing.comparison import Stated
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.cells import in_words
from ceasefire_diff.render.csv import no_formula
from ceasefire_diff.render.formats import ListFormat
from ceasefire_diff.reviewing.effects import RowChange
from ceasefire_diff.reviewing.question import NAME_OF_KIND, AnswerChoice, Question, ShownProvision
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.wording.escape_hidden import escape_hidden, kept_apart
from ceasefire_diff.wording.sentences import VERDICT_WORDS
from ceasefire_diff.wording.term_words import label

_HEAD: Final = ("id", "kind", "question", "about", "answers", "answer", "why", "by", "clause")
"""The columns of a list to fill in; the last four are for who answers."""


class ListedQuestion(Struct, frozen=True):
    """A question with what each answer would change, by its key; None for an answer that cannot be given."""

    question: Question
    effects: Mapping[str, tuple[RowChange, ...] | None]


def questions_as(format_: ListFormat, listed: Sequence[ListedQuestion], width: int, begin: str) -> bytes:
    """The questions in one format; `begin` is said first where the format has room for it."""
    match format_:
        case ListFormat.JSON:
            return (json.dumps(_data(listed), ensure_ascii=False, indent=1) + "\n").encode()
        case ListFormat.MARKDOWN:
            return ("\n".join(_markdown(listed, begin)) + "\n").encode()
        case ListFormat.CSV:
            text = StringIO(newline="")
            csv.writer(text).writerows([_HEAD, *map(_cells, listed)])
            return text.getvalue().encode("utf-8-sig")
        case ListFormat.XLSX:
            return _workbook(listed)
        case _:
            return ("\n".join(_text(listed, width, begin)) + "\n").encode()


def changes_in_words(changes: tuple[RowChange, ...] | None) -> str:
    """`2 rows: review → incompatible`; what changes nothing, or cannot be, is said to; so is a reason alone."""
    if changes is None:
        return "cannot be: the glossary would say two things"
    if not changes:
        return "changes no row"
    return "; ".join(f"{each.rows} row{'' if each.rows == 1 else 's'}: {_change(each)}" for each in changes)


def _change(change: RowChange) -> str:
    if change.moves:
        return f"{_verdict(change.came_from)} → {_verdict(change.comes_to)}"
    return f"{_verdict(change.comes_to)}, with a reason settled"


def _verdict(verdict: Verdict | None) -> str:
    return VERDICT_WORDS[verdict] if verdict else "no row"


def said_in_words(said: ShownProvision) -> str:
    """Whose provision it is, its clauses and its sentence, on one line."""
    where = f" {', '.join(said.clauses)}" if said.clauses else ""
    # Else a party's name in Arabic or Hebrew would turn the whole line around, clause number and all.
    return escape_hidden(f"{kept_apart(said.party)}{where}: {kept_apart(said.sentence)}")


def choice_in_words(choice: AnswerChoice) -> list[str]:
    """What an answer says, a line each: the provisions it stands for and in what they differ, or words of its own."""
    lines = [*map(said_in_words, choice.shows)] or [escape_hidden(choice.says)]
    return [*lines, _differing(choice)] if choice.differing else lines


def _differing(choice: AnswerChoice) -> str:
    """`only North: details (armed forces); worded differently: whose (army / troops)`: in what two texts differ."""
    parties = {each.proposal: each.party for each in choice.shows}
    alone: dict[str, list[str]] = {}
    worded: list[str] = []
    for result in choice.differing:
        sides = [side for side in (result.left, result.right) if side]
        name = label(result.term, choice.topic) if result.rule != "row.only-one" else "a further provision"
        values = " / ".join(filter(None, (_values(side, result.term, choice.topic) for side in sides)))
        told = f"{name} ({values})" if values else name
        (alone.setdefault(parties[sides[0][0].proposal], []) if len(sides) == 1 else worded).append(told)
    said = [f"only {kept_apart(party)}: {', '.join(terms)}" for party, terms in alone.items()]
    said += [f"worded differently: {', '.join(worded)}"] if worded else []
    return escape_hidden(f"{'; '.join(said)}")


def _values(side: Iterable[Stated], name: str, topic: Topic | None) -> str:
    term = topic.terms.get(name.rpartition(".")[2]) if topic else None
    return "; ".join(dict.fromkeys(in_words(each.value, term) for each in side if each.value is not None))


def _text(listed: Iterable[ListedQuestion], width: int, begin: str) -> Iterator[str]:
    from textwrap import wrap  # noqa: PLC0415 - only this format wraps

    yield from wrap(begin, width)
    for number, each in enumerate(listed, 1):
        question = each.question
        yield ""
        yield from wrap(
            f"{number}  {escape_hidden(question.asks)}  [{question.id}, {NAME_OF_KIND[question.kind]}]", width
        )
        for said in question.shows:
            yield from wrap(said_in_words(said), width, initial_indent="   ", subsequent_indent="     ")
        for choice in question.choices:
            changed = changes_in_words(each.effects.get(choice.key))
            *lines, last = choice_in_words(choice)
            for place, line in enumerate((*lines, f"{last} ({changed})")):
                begin = f"   {choice.key if not place else ' '}  "
                yield from wrap(line, width, initial_indent=begin, subsequent_indent=" " * (8 if lines else 6))


def _markdown(listed: Iterable[ListedQuestion], begin: str) -> Iterator[str]:
    yield from ("# Questions for review", "", begin)
    for number, each in enumerate(listed, 1):
        question = each.question
        yield from ("", f"## {number}. {_marked(question.asks)}", "")
        yield f"`{question.id}`, {NAME_OF_KIND[question.kind]}"
        yield ""
        yield from (f"- {_marked(said_in_words(said))}" for said in question.shows)
        yield from ("", "| key | answer | would change |", "|---|---|---|")
        for choice in question.choices:
            changed = changes_in_words(each.effects.get(choice.key))
            words = "<br>".join(map(_marked, choice_in_words(choice)))
            yield f"| {choice.key} | {words} | {changed} |"


def _marked(text: str) -> str:
    shown = escape_hidden(text)
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]<>#|" else letter for letter in shown)


def _data(listed: Iterable[ListedQuestion]) -> list[dict[str, object]]:
    return [
        {
            "id": each.question.id,
            "kind": NAME_OF_KIND[each.question.kind],
            "question": each.question.asks,
            "about": [_said(said) for said in each.question.shows],
            "answers": [
                {
                    "key": choice.key,
                    "says": _differing(choice) if choice.differing else choice.says,
                    "provisions": [*map(_said, choice.shows)],
                    "stands-for": choice.stands_for,
                    "changes": changes_in_words(each.effects.get(choice.key)),
                }
                for choice in each.question.choices
            ],
            "answer": "",
            "why": "",
            "by": "",
            "clause": "",
        }
        for each in listed
    ]


def _said(said: ShownProvision) -> dict[str, object]:
    return {
        "proposal": said.proposal,
        "party": said.party,
        "provision": said.provision,
        "clause": list(said.clauses),
        "text": said.sentence,
    }


def _cells(listed: ListedQuestion) -> list[str]:
    question = listed.question
    answers = [
        f"{each.key} = {_target(each)}{' | '.join(choice_in_words(each))} "
        f"({changes_in_words(listed.effects.get(each.key))})"
        for each in question.choices
    ]
    cells = (
        question.id,
        NAME_OF_KIND[question.kind],
        question.asks,
        "\n".join(map(said_in_words, question.shows)),
        "\n".join(answers),
    )
    return [*map(no_formula, cells), "", "", "", ""]


def _target(choice: AnswerChoice) -> str:
    """What a letter stands for, so that it means the same however the list changes."""
    return f"[{choice.stands_for}] " if choice.shows else ""


def _workbook(listed: Iterable[ListedQuestion]) -> bytes:
    import xlsxwriter  # noqa: PLC0415 - only a run that writes a workbook waits for it

    bytes_ = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(bytes_, options)
    sheet = workbook.add_worksheet("Questions")
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    bold = workbook.add_format({"bold": True, "valign": "top"})
    for column, (name, width) in enumerate(zip(_HEAD, (14, 14, 40, 60, 70, 12, 40, 18, 12), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, bold)
    for line, each in enumerate(listed, 1):
        for column, cell in enumerate(_cells(each)):
            sheet.write_string(line, column, cell, wrapped)
    sheet.freeze_panes(1, 1)
    workbook.close()
    return bytes_.getvalue()
