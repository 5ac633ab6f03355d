"""`topics` and `explain`, through the installed command: all that the program knows can be asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ceasefire_diff.render.pages.rules import all_rules
from ceasefire_diff.taxonomy.compiled import built_in_taxonomy
from tests.cli.installed import PAIR, Command
from tests.repositories import made
from tests.texts import proposal_text


def test_every_topic_is_listed_and_told(command: Command) -> None:
    """The list names every topic with its title, and the page of one holds each of its terms."""
    listed = command("topics").out
    for topic in built_in_taxonomy():
        assert re.search(rf"^  {topic.id} +{re.escape(topic.title)}$", listed, re.MULTILINE), topic.id
    told = command("topics", "foreign-forces").out
    for term in built_in_taxonomy().topics["foreign-forces"].terms:
        assert f"  {term} " in told


def test_own_topics_are_listed(command: Command, tmp_path: Path) -> None:
    """With a file of own topics these are listed under their group, and told in full."""
    (tmp_path / "own.yaml").write_text(
        "format: ceasefire-topics/1\ngroup: own\ntitle: Our own\ntopics:\n"
        "  - {id: x-bees, title: Bees, definition: What becomes of hives., terms: {hive: {kind: names}}}\n"
    )
    own = ["--topics-file", str(tmp_path / "own.yaml")]
    assert "Our own\n  x-bees" in command("topics", *own).out
    assert "What becomes of hives." in command("topics", "x-bees", *own).out
    assert command("topics", "x-bees").status == 2


def test_every_rule_is_listed_and_told(command: Command) -> None:
    """The list names every rule; the page of one says what it means and more."""
    listed = command("explain").out
    for rule in all_rules():
        assert f"\n  {rule}\n" in listed
    told = command("explain", "names.apart").out
    assert told.startswith("names.apart (")
    assert "incompatible" in told


@pytest.mark.parametrize("words", [["topics"], ["topics", "conditions"], ["explain"], ["explain", "row.several"]])
def test_pages_fit(command: Command, words: list[str]) -> None:
    """Nothing on these pages is wider than the terminal is said to be."""
    for columns in (60, 100):
        out = command(*words, environment={"COLUMNS": str(columns)}).out
        assert max(map(len, out.splitlines())) <= columns


def test_every_rule_of_a_comparison_can_be_explained(command: Command) -> None:
    """Each rule that the Istanbul comparison carries has a page."""
    used = set(re.findall(r'"rule": ?"([a-z-]+\.[a-z-]+)"', command("compare", *PAIR, "--format", "json").out))
    assert used
    assert used <= set(all_rules())


def test_every_rule_of_the_commands_can_be_met(command: Command, tmp_path: Path) -> None:
    """Each rule of the commands themselves is told by a run that breaks it."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "there.yaml").write_text("")
    (tmp_path / "timeless.yaml").write_text(proposal_text([{"topic": "neutrality", "terms": {"whose": "North"}}]))
    (tmp_path / "there.yaml.toml").write_text("fail-on = warning")
    (tmp_path / "key.toml").write_text('fail_on = "warning"')
    (tmp_path / "shape.toml").write_text('paths = "proposals"')
    (tmp_path / "flow.yaml").write_text("acceptances: []\nformat: ceasefire-acceptances/1\n")
    careless = (
        (command.folder / PAIR[0]).read_text().replace("clause: III.5\n", "note: Where it stands is not said.\n", 1)
    )
    (tmp_path / "careless.yaml").write_text(careless.replace("glossary: glossary.yaml\n", ""))
    started = (command.folder / PAIR[0]).read_text().replace("topic: territory", "topic: unfinished", 1)
    (tmp_path / "unfinished.yaml").write_text(started.replace("glossary: glossary.yaml\n", ""))
    made(tmp_path).git("config", "diff.ceasefire.command", "my-own-driver")
    pair = [str(command.folder / each) for each in PAIR]
    report = ["report", *pair, "-o", "gaps.md"]
    broken = {
        "usage.nothing-found": ["validate", "empty"],
        "usage.one-file": ["compare", "a.yaml"],
        "usage.verdict-unknown": ["compare", *pair, "--verdict", "conflicts"],
        "usage.topic-unknown": ["topics", "duratoin"],
        "usage.rule-unknown": ["explain", "amount.nestd"],
        "output.ending": ["compare", "a.yaml", "b.yaml", "-o", "gaps.docx"],
        "usage.no-output": report[:3],
        "usage.no-base": ["check", "there.yaml"],
        "usage.staged": ["check", "--staged", "--head", "HEAD"],
        "usage.status-unknown": [*report, "--status", "public"],
        "output.layout": [*report, "-o", "gaps.csv", "--layout", "brackets"],
        "output.template": [*report, "--template", "house.docx"],
        "numbers.unreadable": [*report, "--numbers", "there.yaml"],
        "report.party-unknown": [*report, "--edition-for", "Atlantis"],
        "report.nothing-left": [*report, "--status", "tabled"],
        "usage.pattern": ["git-driver", "install", "!drafts/*"],
        "git-driver.taken": ["git-driver", "install"],
        "usage.no-date": ["validate", "there.yaml", "--today", "tomorrow"],
        "settings.unreadable": ["config", "--config", "missing.toml"],
        "settings.syntax": ["config", "--config", "there.yaml.toml"],
        "settings.key-unknown": ["config", "--config", "key.toml"],
        "settings.rule-unknown": ["config", "--level", "source.uncitd=off"],
        "settings.word": ["config", "--level", "source.uncited=of"],
        "settings.shape": ["config", "--config", "shape.toml"],
        "settings.acceptances": ["validate", "there.yaml", "--acceptances", "missing.yaml"],
        "acceptances.not-appended": ["validate", "careless.yaml", "--write-acceptances", "flow.yaml"],
        "output.no-picture": ["timeline", "timeless.yaml", "-o", "steps.svg"],
        "output.exists": ["new", "there.yaml"],
        "usage.clauses": ["new", "ours.yaml", "--clauses", "24-1"],
        "usage.choice": ["draft", "unfinished.yaml", "--choose", "9"],
        "usage.no-draft": ["draft", "flow.yaml", "--choose", "9=release"],
        "report.unfinished": ["report", "unfinished.yaml", pair[1], "-o", "gaps.md"],
        "output.unwritable": ["new", "missing/ours.yaml"],
    }
    for rule, words in broken.items():
        ran = command(*words, folder=tmp_path)
        assert ran.status == 2
        assert f"[{rule}]" in ran.err
    families = ("usage.", "output.", "numbers.", "report.", "settings.", "acceptances.", "git-driver.")
    of_commands = {rule for rule in all_rules() if rule.startswith(families)}
    elsewhere = {
        "usage.other-folder",
        "usage.cannot-name",
        "usage.no-terminal",
        "usage.no-name",
    }  # test_new.py and test_review.py
    assert of_commands == {*broken, *elsewhere}
