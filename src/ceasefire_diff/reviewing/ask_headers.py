"""Asks about headers that do not fit: a process in two words or in one text, years apart, one text given twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec.structs import replace

from ceasefire_diff.model.answers import Asked, Signature, fingerprint
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.reviewing import keep_answers, yaml_edits
from ceasefire_diff.reviewing.question import AnswerChoice, Edit, Question, QuestionKind, kept
from ceasefire_diff.reviewing.texts_compared import TextsCompared
from ceasefire_diff.reviewing.workbench import Workbench
from ceasefire_diff.source.yaml_flow import word

_NEAR: Final = 200
"""Days between two texts of one round; a wrong year puts them further apart."""


def ask_headers(texts: TextsCompared) -> list[Question]:
    """Whether two texts belong to one process and one year, and whether they are two at all."""
    told = texts.kept_unknown(Asked.ROW)
    return [
        each for about, each in (*_processes(texts), *_years(texts), *_one_text(texts)) if frozenset(about) not in told
    ]


_Asked = Iterator[tuple[tuple[str, ...], Question]]
"""Questions, each with what is kept where the headers are right as they are."""


def _processes(texts: TextsCompared) -> _Asked:
    one, other = texts.left.process, texts.right.process
    if one == other:
        return
    about = ("process", *sorted(filter(None, (one, other))))
    if one and other:
        # In one order whichever text is given first, here and below: a key means the same in a list that comes back.
        first, second = sorted((texts.left, texts.right), key=lambda each: each.process or "")
        asks = f"One text names its process “{first.process}”, the other “{second.process}”. Which is right?"
        choices: tuple[AnswerChoice, ...] = (
            AnswerChoice("a", f"“{first.process}”", _says(second, "process", word(first.process or ""))),
            AnswerChoice("b", f"“{second.process}”", _says(first, "process", word(second.process or ""))),
        )
    else:
        named, silent = (one, texts.right) if one else (other, texts.left)
        asks = f"One text names its process “{named}”, that of {silent.party_name} none. Is it of the same?"
        choices = (AnswerChoice("a", "yes", _says(silent, "process", word(named or ""))),)
    yield about, _question("process", asks, choices, AnswerChoice("d", "no, it is another", _as_it_is(about)), texts)


def _years(texts: TextsCompared) -> _Asked:
    """Dates that the other text's year would put side by side."""
    first, second = sorted((texts.left, texts.right), key=lambda each: each.date)
    try:
        one, other = (date.fromisoformat(each.date) for each in (first, second))
    except ValueError:
        return  # a date that nobody has put in yet
    if one.year == other.year or abs((one - other).days) <= _NEAR:
        return
    about = ("date", *sorted((one.isoformat(), other.isoformat())))
    choices = tuple(
        AnswerChoice(key, f"{moved} for {each.party_name}", _says(each, "date", moved.isoformat()))
        for key, each, own, against in (("a", first, one, other), ("b", second, other, one))
        if (moved := _in_year(own, against.year)) is not None and abs((moved - against).days) <= _NEAR
    )
    if choices:
        asks = f"The texts are dated {one} and {other}. Is one of the years wrong?"
        yield (
            about,
            _question("date", asks, choices, AnswerChoice("d", "no, both dates are right", _as_it_is(about)), texts),
        )


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def _one_text(texts: TextsCompared) -> _Asked:
    both = (texts.left, texts.right)
    if texts.of_one_paper or not texts.left.provisions or len({len(each.provisions) for each in both}) > 1:
        return
    if texts.left.sha256 != texts.right.sha256 and len({fingerprint(_without_file(each)) for each in both}) > 1:
        return
    about = ("same text", *sorted((texts.left.id, texts.right.id)))
    asks = "Both files hold the same text. Is one of them given twice, under two names?"
    choices = (AnswerChoice("a", "yes: another file belongs in its place", _as_it_is(about)),)
    yield (
        about,
        _question("same text", asks, choices, AnswerChoice("d", "no, both say the same", _as_it_is(about)), texts),
    )


def _without_file(proposal: Proposal) -> Iterator[Provision]:
    return (replace(each, proposal="") for each in proposal.provisions)


def _question(
    about: str, asks: str, choices: tuple[AnswerChoice, ...], right: AnswerChoice, texts: TextsCompared
) -> Question:
    return Question(
        kind=QuestionKind.HEADER,
        about=(f"{texts.left.id}: {about}", f"{texts.right.id}: {about}"),
        asks=asks,
        choices=(*choices, right),
    )


def _says(proposal: Proposal, key: str, value: str) -> Edit:
    """The edit that gives a header another value, or a line more."""

    def edit(bench: Workbench, _: Signature) -> Workbench:
        text = bench.texts[proposal.file]
        there = yaml_edits.value_of(yaml_edits.compose(text), key)
        if there is None:
            return bench.with_text(proposal.file, yaml_edits.add_line_before(text, "sources", f"{key}: {value}"))
        return bench.with_text(proposal.file, yaml_edits.set_key(text, key, value))

    return edit


def _as_it_is(about: tuple[str, ...]) -> Edit:
    return kept(keep_answers.put_unknown, "row", about)
