"""What a newcomer touches to add one of each thing, counted on a scratch copy of the package that then does it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HEAD = """\
format: ceasefire-proposal/1
title: Terms
party: {party}
date: 2026-01-01
status: tabled
coverage: complete
sources: {{s: {{title: Terms, date: 2026-01-01}}}}
provisions:
"""


class Scratch:
    """A copy of the package, and the files in it that were written to."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.package = folder / "src" / "ceasefire_diff"
        self.folder = folder
        self.touched: set[str] = set()
        shutil.copytree(root / "src" / "ceasefire_diff", self.package, ignore=shutil.ignore_patterns("__pycache__"))

    def write(self, file: str, text: str) -> None:
        """Add a file that is not there yet."""
        path = self.package / file
        assert not path.exists()
        path.write_text(text)
        self.touched.add(file)

    def change(self, file: str, there: str, then: str) -> None:
        """Put other words in the place of words that stand there once."""
        path = self.package / file
        before = path.read_text()
        assert before.count(there) == 1, (file, there, before.count(there))
        path.write_text(before.replace(there, then))
        self.touched.add(file)

    def append(self, file: str, text: str) -> None:
        """Add lines at the end of a file."""
        path = self.package / file
        path.write_text(path.read_text() + text)
        self.touched.add(file)

    def text(self, party: str, provision: str) -> str:
        """A proposal of one provision, and the name of its file."""
        file = self.folder / f"{party.casefold()}.yaml"
        lines = "".join(f"    {line}\n" for line in provision.splitlines())
        file.write_text(HEAD.format(party=party) + "  - id: one\n    clause: 1\n    text: As the terms say.\n" + lines)
        return file.name

    def run(self, *words: str) -> str:
        """What the command of the copy prints; it must not fail."""
        ran = subprocess.run(
            [sys.executable, "-m", "ceasefire_diff", *words],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder / "src"), "COLUMNS": "200"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout


@pytest.fixture
def scratch(root: Path, tmp_path: Path) -> Scratch:
    """A copy of the package in a folder of its own."""
    copy = Scratch(root, tmp_path)
    where = "import ceasefire_diff; print(ceasefire_diff.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(copy.folder / "src")}
    found = subprocess.check_output([sys.executable, "-c", where], env=environment, text=True)
    assert Path(found.strip()).is_relative_to(tmp_path), "the copy would not be what runs"
    return copy


def test_a_topic_is_one_file(scratch: Scratch) -> None:
    """A few lines of YAML make a topic: it is listed, files may use it, and its values are compared."""
    scratch.append(
        "taxonomy/topics/10-residual.yaml",
        "  - id: beehives\n    title: Beehives\n    definition: How many hives stay where they stand.\n"
        "    terms: {hives: {kind: amount, unit: count}}\n",
    )
    assert len(scratch.touched) == 1
    assert "beehives: Beehives" in scratch.run("topics", "beehives")
    files = [
        scratch.text(party, f"topic: beehives\nterms: {{hives: {n}}}") for party, n in (("North", 5), ("South", 9))
    ]
    assert '"verdict": "conflict"' in scratch.run("compare", *files, "--format", "json")


def test_a_lint_rule_is_one_file(scratch: Scratch) -> None:
    """One file makes a lint rule: it finds, its level can be set, and `explain` tells it."""
    scratch.write(
        "checking/lint/text_shouts.py",
        LINT_RULE,
    )
    assert len(scratch.touched) == 1
    file = scratch.text("North", "topic: duration\nheading: AT ONCE\nterms: {of: ceasefire, length: 5 days}")
    assert "Write it as a sentence. [text.shouts]" in scratch.run("validate", file, "--fail-on", "never")
    assert "text.shouts" not in scratch.run("validate", file, "--level", "text.shouts=off", "--fail-on", "never")
    assert "A heading is in capital letters." in scratch.run("explain", "text.shouts")


LINT_RULE = '''\
"""text.shouts: a heading in capital letters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import Match
from ceasefire_diff.checking.lint_rule import LintedProposal
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level


def find(text: LintedProposal) -> Iterator[Match]:
    """Headings without a small letter."""
    for provision in text.provisions:
        if provision.heading and provision.heading.isupper():
            yield Match(provision.place, {}, provision)


RULE: Final = Rule(
    id="text.shouts",
    level=Level.WARNING,
    means="A heading is in capital letters.",
    fix="Write it as a sentence.",
    says="The heading is in capital letters",
    says_fix="Write it as a sentence",
    breaks="",
    holds="",
)
'''


def test_a_sentence_is_one_place(scratch: Scratch) -> None:
    """The words of a result stand once, in the template beside its rule."""
    scratch.change("rules/rule.py", '"says": "{left} and {right} are incompatible"', '"says": "{left} is not {right}"')
    scratch.change(
        "rules/rule.py",
        '"{left} and {right} are incompatible; they differ by {distance}"',
        '"{left} is {distance} off {right}"',
    )
    assert len(scratch.touched) == 1
    terms = "topic: duration\nterms: {{of: ceasefire, length: {}}}"
    files = [scratch.text(party, terms.format(n)) for party, n in (("North", "5 days"), ("South", "9 days"))]
    assert "5 days is 4 days off 9 days" in " ".join(
        scratch.run("compare", *files, "--full", "--format", "markdown").split()
    )


def test_an_option_is_worded_in_one_place(scratch: Scratch) -> None:
    """What two commands share is declared once: other words for it stand on both their pages."""
    scratch.change("cli/options.py", "from an earlier report (.docx,", "from a former report (.docx,")
    scratch.change("cli/options.py", "conflict: exit status 1 if, for", "conflict: end with status 1 if, for")
    assert len(scratch.touched) == 1
    assert "end with status 1" in scratch.run("compare", "--help")
    assert "end with status 1" in scratch.run("report", "--help")


def test_a_command_is_one_file_and_its_name(scratch: Scratch) -> None:
    """A command is a file of its own and a name in the list of the help page."""
    scratch.write(
        "cli/greet.py",
        '"""`greet`: says hello."""\n\nimport typer\n\nfrom ceasefire_diff.cli.console import put\n\n'
        'EXAMPLE = """ceasefire-diff greet"""\n\n\n'
        'def greet() -> None:\n    """Say hello."""\n    put("hello\\n")\n    raise typer.Exit(0)\n',
    )
    scratch.change("cli/app.py", '    "new",\n', '    "new",\n    "greet",\n')
    assert len(scratch.touched) == 2
    assert scratch.run("greet") == "hello\n"
    assert "Say hello." in scratch.run("--help")


def test_a_format_is_one_file_and_its_entry(scratch: Scratch) -> None:
    """A format of output is a file that writes it and an entry in the one list of formats."""
    scratch.write(
        "render/row_ids.py",
        '"""Writes the ids of the rows of a comparison, one to a line."""\n\n'
        "from ceasefire_diff.comparing.comparison import Comparison\n\n\n"
        "def render_row_ids(comparison: Comparison) -> str:\n"
        '    """The ids in the order of the rows."""\n'
        '    return "".join(f"{row.id}\\n" for row in comparison.rows)\n',
    )
    scratch.change(
        "render/formats.py",
        "FORMATS: Final = (\n",
        "def _as_row_ids(compared, looks):\n"
        "    from ceasefire_diff.render.row_ids import render_row_ids\n\n"
        "    return render_row_ids(compared.by_ids)\n\n\n"
        "FORMATS: Final = (\n"
        '    Format("rows", "ids of rows", (".rows",), comparison=_as_row_ids),\n',
    )
    assert len(scratch.touched) == 2
    terms = "topic: duration\nterms: {of: ceasefire, length: 5 days}"
    scratch.run("compare", scratch.text("North", terms), scratch.text("South", terms), "-o", "out.rows")
    assert "duration" in (scratch.folder / "out.rows").read_text()


COLOUR = '''
"""A colour as a value."""

from __future__ import annotations

from ceasefire_diff.values.kind import Kind, Value
from ceasefire_diff.values.relation import Relation, RelationKind


class Colour(Value, frozen=True):
    """A colour by its name."""

    name: str

    @property
    def key(self) -> tuple[str, str]:
        """Equal for one colour."""
        return ("colour", self.name)


def _relate(left: Colour, right: Colour) -> Relation:
    return Relation(RelationKind.SAME if left == right else RelationKind.APART, "colour.same")


KIND = Kind(
    name="colour",
    holds=Colour,
    parse=lambda source, _, __: Colour(source, source.lower()),
    relate=_relate,
    described=lambda _: "a colour",
)
'''


def test_a_kind_of_value_is_one_file_and_its_step(scratch: Scratch) -> None:
    """A kind of value is a file with a KIND, and its name on the ladder of the import contract; topics may use it."""
    scratch.write("values/colour.py", COLOUR)
    scratch.append(
        "taxonomy/topics/10-residual.yaml",
        "  - id: flags\n    title: Flags\n    definition: Which flag is flown.\n    terms: {shown: {kind: colour}}\n",
    )
    assert len(scratch.touched) == 2  # the second is the topic that tries it
    files = [
        scratch.text(party, f"topic: flags\nterms: {{shown: {of}}}") for party, of in (("A", "red"), ("B", "blue"))
    ]
    assert '"verdict": "conflict"' in scratch.run("compare", *files, "--format", "json")
    assert '"verdict": "agree"' in scratch.run("compare", files[0], scratch.text("C", TERM_RED), "--format", "json")


TERM_RED = "topic: flags\nterms: {shown: RED}"


def test_a_key_of_a_provision_is_one_file(scratch: Scratch) -> None:
    """A key is an entry of one table: files may say it, it is compared, editors complete it, `check` tells of it."""
    entry = '        _names("benefits", "who benefits", "In whose favour.", "bears", "shared"),\n'
    scratch.change(
        "model/keys.py", entry, entry + '        _names("guarantees", "who guarantees", "Who answers for it."),\n'
    )
    assert len(scratch.touched) == 1
    terms = "topic: duration\n{}terms: {{of: ceasefire, length: 5 days}}"
    files = [
        scratch.text(party, terms.format(key)) for party, key in (("A", "guarantees: UN\n"), ("B", "guarantees: EU\n"))
    ]
    assert "Who guarantees" in scratch.run("compare", *files, "--format", "markdown", "--full")
    assert '"guarantees"' in scratch.run("schema", "proposal")
    assert "who guarantees has changed" in scratch.run("explain", "guarantees.changed")
