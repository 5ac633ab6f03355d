"""The pages of rules: one for every complaint that can be made, and none for what cannot."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import ceasefire_diff
from ceasefire_diff.rules.of_reading import WARNINGS, reading_rules

KINDS_OF_FAULT = ("key-unknown", "key-missing", "empty", "shape", "id", "word")
"""What `Fields` itself can complain of; with the family before it, each is the id of a rule."""

SOURCES = Path(next(iter(ceasefire_diff.__path__)))
FAMILIES = ("file", "git", "header", "provision", "term", "glossary", "topics", "text", "yaml", "paper")

# What `Fields` can complain of in each family; the tests beside this one bring every one of these about.
BY_FIELDS = {
    "header": KINDS_OF_FAULT,
    "provision": KINDS_OF_FAULT,
    "term": ("id", "empty"),
    "glossary": KINDS_OF_FAULT,
    "topics": KINDS_OF_FAULT,
}


def rules_in(file: Path) -> Iterator[str]:
    """Every rule id that stands as a text in a Python file."""
    shape = re.compile(rf"(?:{'|'.join(FAMILIES)})\.[a-z0-9]+(?:-[a-z0-9]+)*")
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and shape.fullmatch(node.value):
            yield node.value


def rules_that_can_be_told() -> set[str]:
    """The ids in the code that reads, and those it makes of a family and a kind of fault."""
    files = [
        *SOURCES.glob("source/*.py"),
        *SOURCES.glob("reading/**/*.py"),
        *SOURCES.glob("drafting/**/*.py"),
        *SOURCES.glob("taxonomy/*.py"),
        *SOURCES.glob("values/*.py"),
        SOURCES / "comparing" / "compare.py",
        SOURCES / "comparing" / "variants.py",
    ]
    written = {rule for file in files if file.name != "json_schema.py" for rule in rules_in(file)}
    written |= {rule for file in SOURCES.glob("checking/*.py") for rule in rules_in(file) if rule.startswith("git.")}
    return written | {f"{family}.{kind}" for family, kinds in BY_FIELDS.items() for kind in kinds}


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    """`explain` knows each complaint, and speaks of none that cannot come."""
    assert rules_that_can_be_told() == set(reading_rules())


@pytest.mark.parametrize("rule", reading_rules().values(), ids=lambda rule: rule.id)
def test_a_page_says_what_why_and_how(rule: object) -> None:
    """Meaning, example and cure are all there, and meaning and cure are sentences."""
    page = reading_rules()[getattr(rule, "id", "")]
    assert page.breaks
    assert page.means.endswith(".")
    assert page.fix.endswith(".")


def test_every_rule_of_a_file_s_inside_is_brought_about_by_a_test() -> None:
    """A rule in the table whose complaint no test ever saw is not known to work."""
    tests = "".join(file.read_text(encoding="utf-8") for file in Path(__file__).parents[1].rglob("test_*.py"))
    inside = [rule for rule in reading_rules() if not rule.startswith(("text.", "yaml."))]
    assert [rule for rule in inside if f'"{rule}"' not in tests] == []


def test_warnings_are_listed() -> None:
    """What a project may switch off or accept are the rules that warn: those of advice, and two beside it."""
    advice = set(rules_in(SOURCES / "reading" / "advice.py"))
    assert advice | {"yaml.comment", "header.option-unused", "glossary.answer-stale"} == set(WARNINGS)
