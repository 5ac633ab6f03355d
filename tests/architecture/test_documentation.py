"""The pages for users: nothing that the program knows is missing from them, and no example on them is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from ceasefire_diff.checking.examine import lint_rules
from ceasefire_diff.cli.app import COMMANDS, application
from ceasefire_diff.model.proposal import Modality, Stance, Status
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.reading.header import HEADER_KEYS
from ceasefire_diff.reading.schema.json_schema import proposal_schema
from ceasefire_diff.reading.validation import check_files
from ceasefire_diff.render.pages.rules import all_rules
from ceasefire_diff.taxonomy.compiled import built_in_taxonomy
from tests.cli.installed import Command


def page(root: Path, name: str) -> str:
    """One page for users."""
    return (root / "docs" / f"{name}.md").read_text()


@pytest.mark.parametrize(("name", "made_by"), [("topics", "topics"), ("rules", "explain")])
def test_made_pages_are_fresh(command: Command, root: Path, name: str, made_by: str) -> None:
    """The pages that a command makes are what it prints today."""
    assert page(root, name) == command(made_by, "--format", "markdown").out, (
        f"run: ceasefire-diff {made_by} --format markdown > docs/{name}.md"
    )


def test_topics_page_lists_every_topic_and_term(root: Path) -> None:
    """Every topic has a heading and every term of it a line under that heading."""
    sections = dict(re.findall(r"^### (\S+)\n(.*?)(?=^##|\Z)", page(root, "topics"), re.MULTILINE | re.DOTALL))
    for topic in built_in_taxonomy():
        for term in topic.terms:
            assert f"| `{term}`" in sections[topic.id], (topic.id, term)


def test_rules_page_lists_every_rule(root: Path) -> None:
    """Every rule has a heading."""
    headings = set(re.findall(r"^### `(.+)`$", page(root, "rules"), re.MULTILINE))
    assert headings == set(all_rules())


def test_commands_page_lists_every_command_and_option(root: Path) -> None:
    """Every command and every option of it stands on the page of commands."""
    text = page(root, "commands")
    commands = typer.main.get_command(application()).commands  # type: ignore[attr-defined]
    assert set(commands) == set(COMMANDS)
    for name, command in commands.items():
        assert f"`{name}" in text
        for parameter in command.params:
            for option in parameter.opts if parameter.param_type_name == "option" else ():
                assert option in ("--help", "-h") or f"`{option}" in text, (name, option)


def test_format_page_lists_every_key_and_word(root: Path) -> None:
    """Every key of a header and of a provision, and every word of modality, stance and status, stands on the page."""
    text = page(root, "format")
    keys = {*HEADER_KEYS, *proposal_schema(built_in_taxonomy())["$defs"]["provision"]["properties"]}
    for word in (*keys, *Modality, *Stance, *Status):
        assert f"`{word}`" in text, word


def test_verdicts_page_lists_every_verdict(root: Path) -> None:
    """Every verdict stands on the page of verdicts by its id."""
    for verdict in Verdict:
        assert f"`{verdict.value}`" in page(root, "verdicts")


def test_checks_page_lists_every_lint_rule(root: Path) -> None:
    """Every rule that looks at a file as a careful reader would stands on the page of checks."""
    for rule in lint_rules():
        assert f"`{rule}`" in page(root, "checks"), rule


def test_examples_of_files_are_valid(root: Path, tmp_path: Path) -> None:
    """Every whole file shown in the documentation is read without error."""
    shown = []
    for file in (*(root / "docs").glob("*.md"), root / "README.md"):
        for number, block in enumerate(
            re.findall(r"^```yaml\n(format: .*?)^```$", file.read_text(), re.MULTILINE | re.DOTALL)
        ):
            kind = block.removeprefix("format: ceasefire-").partition("/")[0]
            name = "glossary.yaml" if kind == "glossary" and file.stem == "format" else f"{file.stem}-{number}.yaml"
            (tmp_path / name).write_text(block)
            shown.append(str(tmp_path / name))
    if not (tmp_path / "glossary.yaml").exists():
        pytest.fail("docs/format.md shows no glossary")
    checked = check_files(shown)
    assert len(checked.read) >= 3
    assert not checked.stops
    assert [str(each) for each in checked.problems if each.level.value == "error"] == []


def test_links_lead_somewhere(root: Path) -> None:
    """Every link of a page to a file of the project leads to one."""
    for file in (*(root / "docs").rglob("*.md"), root / "README.md", root / "CONTRIBUTING.md"):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", file.read_text()):
            assert (file.parent / target).exists(), (file, target)


def test_index_links_every_page(root: Path) -> None:
    """Every page and every decision is reached from the index."""
    index = page(root, "index")
    for file in (root / "docs").glob("*.md"):
        assert file.name == "index.md" or f"({file.name})" in index, file.name
    for file in (root / "docs" / "decisions").glob("*.md"):
        assert f"(decisions/{file.name})" in index, file.name


def test_pictures_are_shown_and_small(root: Path) -> None:
    """Every picture of docs/ is shown on the page of reports, is a PNG, and is no larger than its maker allows."""
    pictures = sorted((root / "docs").glob("*.png"))
    assert [each.name for each in pictures] == ["report-in-a-browser.png", "report-in-word.png"]
    for each in pictures:
        assert f"({each.name})" in page(root, "report")
        assert each.read_bytes().startswith(b"\x89PNG")
        assert each.stat().st_size <= 150_000


def test_no_code_cites_a_page_that_is_not_here(root: Path) -> None:
    """Whatever page the code names lies in this repository, but for the outputs its examples write."""
    for file in (root / "src").rglob("*.py"):
        for named in re.findall(r"[\w/.-]+\.md\b", file.read_text(encoding="utf-8")):
            assert (root / named).exists() or named in ("gaps.md", "brackets.md", "istanbul.md"), (file, named)
