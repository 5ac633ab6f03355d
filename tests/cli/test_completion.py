"""Shell completion, as a shell asks for it."""

from __future__ import annotations

import pytest

from tests.cli.installed import Command


def completed(command: Command, words: str) -> list[str]:
    """What bash is offered for the last of these words."""
    asked = {"_CEASEFIRE_DIFF_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    ran = command(environment=asked)
    assert ran.status == 0, ran.err
    return ran.out.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("ceasefire-diff comp", {"compare"}),
        ("ceasefire-diff topics dur", {"duration"}),
        ("ceasefire-diff compare --verdict inc", {"incompatible"}),
        ("ceasefire-diff compare --verdict incompatible,comp", {"incompatible,compatible"}),
        ("ceasefire-diff compare --topic monit", {"monitoring"}),
        ("ceasefire-diff compare --format j", {"json"}),
        ("ceasefire-diff explain amount.nes", {"amount.nested"}),
        ("ceasefire-diff schema g", {"glossary"}),
    ],
)
def test_words_are_completed(command: Command, words: str, offered: set[str]) -> None:
    """Commands, options' words, topics, verdicts and rules are completed, also after a comma."""
    assert set(completed(command, words)) == offered


def test_the_script_is_printed(command: Command) -> None:
    """`--show-completion` prints a script for the shell in use, which names the command."""
    shown = command("--show-completion", "bash")
    assert shown.status == 0
    assert "ceasefire-diff" in shown.out
