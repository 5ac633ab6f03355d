"""Asks in a terminal: one question at a time, one key for each answer, every answer kept as soon as it is given."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from ceasefire_diff.model.answers import Signature
from ceasefire_diff.reviewing.question import ANOTHER, NAME_OF_KIND, Question, QuestionKind

if TYPE_CHECKING:
    from ceasefire_diff.cli.answering import Answering
    from ceasefire_diff.reviewing.question import AnswerChoice
    from ceasefire_diff.reviewing.workbench import Workbench

QUIT: Final = ("q", "\x04", "")
SKIP: Final = (" ", "\r", "\n")
LETTERS_OF_ROWS: Final = "Letters, a row for each word (`a b`: two rows; `ab`: one): "
LETTERS_UNSAID: Final = "Letters of all that it holds for (`a b`): "
MOST_FOUND: Final = 9
"""As many provisions as have a key of one figure."""
KEYS_HELP: Final = "Enter: skip · +: several letters · w: write a reason first · z: undo · q: quit"


def can_ask() -> bool:
    """Whether a person sits at both ends: keys can be read one by one, and what is asked is seen."""
    try:
        import termios  # noqa: F401 - not there on every system
    except ImportError:
        return False
    return sys.stdin is not None and sys.stdout is not None and sys.stdin.isatty() and sys.stdout.isatty()


def hold(answering: Answering, by: str | None, day: str) -> None:
    """Ask until nothing is open or the person leaves; raises CannotRun where a file cannot be written."""
    name = by or _line("Your name, as it will stand beside your answers: ")
    if not name:
        return
    answered = 0
    with _single_keys():
        while (question := answering.next_question()) is not None:
            _show(question, answering, answered)
            said = _answer(question, answering)
            if said is None:
                break
            keys, why, clause = said
            if keys == ["z"]:
                answered -= _undo(answering)
            elif not keys:
                answering.skipped.add(question.id)
            elif _keep(answering, question, keys, Signature(by=name, on=day, why=why, clause=clause)):
                answered += 1
    _end(answering, answered, left_early=question is not None)


def _show(question: Question, answering: Answering, answered: int) -> None:
    """The question with its place in the row of them, the provisions it is about, and what each answer would change."""
    from ceasefire_diff.render.pages.questions import changes_in_words, choice_in_words, said_in_words
    from ceasefire_diff.reviewing.ask import effects_of
    from ceasefire_diff.wording.escape_hidden import escape_hidden

    place = f"{answered + 1} of at most {answered + answering.still_open()} · {NAME_OF_KIND[question.kind]}"
    _put("")
    _put(place, bold=True)
    _put(escape_hidden(question.asks))
    for said in question.shows:
        _put(said_in_words(said), indent=2)
    effects = effects_of(question, answering.bench, answering.comparison)
    for choice in question.choices:
        first, *more = choice_in_words(choice)
        _put(f"{choice.key}  {first}", indent=4, hanging=5 if more else 3)
        for line in more:
            _put(line, indent=7)
        _put(changes_in_words(effects[choice.key]), indent=7, faint=True)
    _put(_help(question), faint=True)


def _help(question: Question) -> str:
    return KEYS_HELP if question.elsewhere is None else f"/: look for another · {KEYS_HELP}"


def _answer(question: Question, answering: Answering) -> tuple[list[str], str, str] | None:
    """The keys that were pressed, the reason and the clause that were written; no keys to skip, None to leave."""
    why = ""
    while True:
        _write("> ")
        key = _key()
        _write("\r\n" if key in (*SKIP, *QUIT) else f"{key}\r\n" if key.isprintable() else "\r\n")
        if key in QUIT:
            return None
        if key in SKIP:
            return [], why, ""
        if key == "z":
            return ["z"], why, ""
        if key == "w":
            why = _line("Why: ")
            continue
        keys = _given_by(key, question, answering)
        if keys and question.kind is QuestionKind.READING and keys != ["u"] and not why:
            why = _line("Why (Enter: no reason): ")
        if keys:
            return keys, why, _clause(question, keys)


def _given_by(key: str, question: Question, answering: Answering) -> list[str]:
    """The answer that a key gives or leads to; none where it is none, which is said."""
    if question.choice(key) is not None:
        return [key]
    if key == "+":
        return _letters(question)
    if key == "/" and question.elsewhere is not None:
        return _look_for(question.elsewhere(), answering)
    _put(f"Press one of {' '.join(sorted(each.key for each in question.choices))}, or: {_help(question)}")
    return []


def _letters(question: Question) -> list[str]:
    """Several letters at once; none where they are not all letters of the question."""
    words = _line(LETTERS_UNSAID if question.kind is QuestionKind.UNSAID else LETTERS_OF_ROWS).casefold().split()
    known = {each.key for each in question.choices}
    if words and all(letter in known for word in words for letter in word):
        return words
    _put("Those are not all letters of this question.")
    return []


def _look_for(others: Sequence[AnswerChoice], answering: Answering) -> list[str]:
    """The key of another provision of that text, found by its words or clause; none where none is taken."""
    from ceasefire_diff.render.pages.questions import changes_in_words, choice_in_words
    from ceasefire_diff.reviewing.effects import effect

    words = _line("Look for these words, or a clause: ").casefold().split()
    hits = {}
    for each in others:
        clauses = {clause.casefold() for clause in each.shows[0].clauses}
        sentence = each.shows[0].sentence.casefold()
        hits[each.key] = sum((word in sentence) + 2 * (word in clauses) for word in words)
    found = sorted((each for each in others if hits[each.key] or not words), key=lambda each: -hits[each.key])
    for number, choice in enumerate(found[:MOST_FOUND], 1):
        _put(f"{number}  {choice_in_words(choice)[0]}", indent=4, hanging=3)
        _put(changes_in_words(effect(choice, answering.bench, answering.comparison)), indent=7, faint=True)
    if not found:
        _put("No other provision of that text has these words.")
        return []
    if len(found) > MOST_FOUND:
        _put(f"{len(found) - MOST_FOUND} more have some of these words; more words find fewer.")
    _write("Number, or Enter for none of these > ")
    key = _key()
    _write(f"{key if key.isprintable() else ''}\r\n")
    number = int(key) if key in "123456789" and key else 0
    return [found[number - 1].key] if 0 < number <= len(found) else []


def _clause(question: Question, keys: list[str]) -> str:
    """The clause by which an answer goes into the proposal itself, where one may."""
    if not question.into_proposal or keys[0] in ("n", "u") or keys[0].startswith(ANOTHER):
        return ""
    return _line("Clause that says so, to put it into the proposal (Enter: keep it in the glossary, as you read it): ")


def _keep(answering: Answering, question: Question, keys: list[str], signed: Signature) -> bool:
    """Make an answer and write it; changes of proposals are shown first and written only if the person agrees."""
    from ceasefire_diff.cli.answering import patch_of_proposals, write

    before = answering.bench
    if not answering.answer(question, keys, signed):
        _put("This answer cannot be kept: the glossary would say two things. Nothing was written.")
        answering.skipped.add(question.id)
        return False
    if not _agrees_to(patch_of_proposals(before, answering.bench)):
        answering.undo()
        answering.skipped.add(question.id)
        _put("Nothing was written; the question is skipped.")
        return False
    write(before, answering.bench)
    _put(f"Kept in {answering.bench.glossary}." if not _only_proposals(before, answering.bench) else "Written.")
    return True


def _only_proposals(before: Workbench, after: Workbench) -> bool:
    return before.texts.get(before.glossary) == after.texts.get(after.glossary)


def _agrees_to(patch: str) -> bool:
    from ceasefire_diff.wording.escape_hidden import visible_as_it_stands

    if not patch:
        return True
    _put("This changes the proposals:")
    for line in patch.splitlines():
        _write(f"{visible_as_it_stands(line)}\r\n")
    _write("Write it? y or n > ")
    key = _key()
    _write(f"{key if key.isprintable() else ''}\r\n")
    return key == "y"


def _undo(answering: Answering) -> bool:
    """Take the last answer back, in the files too; whether there was one."""
    from ceasefire_diff.cli.answering import write

    after = answering.bench
    if not answering.undo():
        _put("There is no answer of this review to take back.")
        return False
    write(after, answering.bench)
    answering.skipped.clear()
    _put("Taken back: the files are as they were before the last answer.")
    return True


def _end(answering: Answering, answered: int, *, left_early: bool) -> None:
    from ceasefire_diff.cli.findings import counted

    # Of what was neither skipped nor asked, no answer changes a row; whoever leaves early has not come so far.
    left = (answering.still_open() if left_early else 0) + len(answering.skipped)
    rest = "Nothing is open." if not left else f"At most {counted(left, 'question')} left; run the same again to go on."
    _put("")
    _put(f"{counted(answered, 'answer').capitalize()} kept. {rest}")


@contextmanager
def _single_keys() -> Iterator[None]:
    """Let keys arrive as they are pressed, and give the terminal back as it was, whatever happens."""
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor)
        yield
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def _key() -> str:
    """One key; empty where the terminal is gone. What an arrow or another such key sends counts as one unknown key."""
    data = os.read(sys.stdin.fileno(), 1)
    if data and data[0] >= 0x80:  # noqa: PLR2004 - the first byte of a letter that UTF-8 writes in several
        following = 3 if data[0] >= 0xF0 else 2 if data[0] >= 0xE0 else 1  # noqa: PLR2004 - as UTF-8 has it
        data += os.read(sys.stdin.fileno(), following)
    if data == b"\x1b":
        data += os.read(sys.stdin.fileno(), 8) if _waiting() else b""
        return "\x1b"
    return data.decode(errors="replace")


def _waiting() -> bool:
    import select

    return bool(select.select([sys.stdin.fileno()], [], [], 0.05)[0])


def _line(prompt: str) -> str:
    """A line as it is typed, with its own echo and correction; empty where nothing was typed."""
    import termios

    _write(prompt)
    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    cooked = list(before)
    cooked[3] |= termios.ICANON | termios.ECHO
    try:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, cooked)
        typed = bytearray()
        while not typed.endswith(b"\n"):
            data = os.read(descriptor, 1024)
            if not data:
                break
            typed += data
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
    return " ".join(typed.decode(errors="replace").split())


def _put(text: str, *, indent: int = 0, hanging: int = 2, bold: bool = False, faint: bool = False) -> None:
    """A line or more of the dialogue, wrapped to the terminal."""
    from textwrap import wrap

    from ceasefire_diff.cli.console import Colour, wants_colour, width_of_output

    begin, end = "", ""
    if (bold or faint) and wants_colour(Colour.AUTO):
        begin, end = "\x1b[1m" if bold else "\x1b[2m", "\x1b[0m"
    lines = wrap(text, width_of_output() - 1, initial_indent=" " * indent, subsequent_indent=" " * (indent + hanging))
    for line in lines or [""]:
        _write(f"{begin}{line}{end}\r\n")


def _write(text: str) -> None:
    from ceasefire_diff.cli.console import put_as_shown

    put_as_shown(text)
