"""Exit status, through the installed command: one table of situations."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checking.yaml_texts import LENGTH, START, WATCH, text_of
from tests.cli.installed import PAIR, Command
from tests.repositories import Made, made

RUSSIA, UKRAINE = PAIR

HEAD = """\
format: ceasefire-proposal/1
party: {party}
title: A text
date: 2025-01-31
status: published
coverage: complete
sources: {{paper: {{title: A paper}}}}
"""
THIRTY_DAYS = (
    "provisions:\n"
    "  - {{id: days, clause: I.1, topic: duration, text: It lasts., terms: {{of: ceasefire, length: {length}}}}}\n"
)
IN_ONE_OPTION = """\
options: {{one: First, two: Second}}
provisions:
  - {{id: days, topic: duration, text: It lasts., option: one, terms: {{of: ceasefire, length: 30 days}}}}
  - {{id: ways, topic: duration, text: It lasts., option: two, terms: {{of: ceasefire, length: {length}}}}}
"""
ACCEPTING = """\
format: ceasefire-acceptances/1
acceptances:
  - {rule: clause.missing, proposal: FOLDER/careless, provision: days, reason: It has none, by: Me, until: 2025-06-30}
"""
GLOSSARY = "format: ceasefire-glossary/1\nnames:\n  north: [North]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of small files: good ones, broken ones, and things that are no files."""

    def proposal(name: str, body: str, **words: str) -> None:
        (tmp_path / f"{name}.yaml").write_text((HEAD + body).format(party=name.title(), **words))

    proposal("thirty", THIRTY_DAYS, length="30 days")
    proposal("sixty", THIRTY_DAYS, length="60 days")
    proposal("either", IN_ONE_OPTION, length="60 days")
    proposal("misspelt", THIRTY_DAYS.replace("topic", "topc"), length="30 days")
    proposal("warned", "options: {{one: First}}\n" + THIRTY_DAYS, length="30 days")
    proposal("with-glossary", "glossary: glossary.yaml\n" + THIRTY_DAYS, length="30 days")
    proposal("with-another", "glossary: another.yaml\n" + THIRTY_DAYS, length="30 days")
    for name, days in (("thirty-later", "60 days"), ("thirty-last", "90 days")):
        (tmp_path / f"{name}.yaml").write_text((HEAD + THIRTY_DAYS).format(party="Thirty", length=days))
    (tmp_path / "glossary.yaml").write_text(GLOSSARY)
    (tmp_path / "another.yaml").write_text(GLOSSARY.replace("north", "south"))
    proposal("careless", THIRTY_DAYS.replace("clause: I.1, ", ""), length="30 days")
    (tmp_path / "accepting.yaml").write_text(ACCEPTING.replace("FOLDER", tmp_path.name))
    (tmp_path / "strict.toml").write_text('fail-on = "warning"\n')
    (tmp_path / "wrong.toml").write_text('fail-on = "warn"\n')
    (tmp_path / "empty.yaml").write_bytes(b"")
    (tmp_path / "utf-16.yaml").write_bytes("format: ceasefire-proposal/1\n".encode("utf-16"))
    (tmp_path / "no-yaml-here").mkdir()
    return tmp_path


SITUATIONS = [
    # status, the words typed
    (0, "compare thirty.yaml sixty.yaml"),
    (0, "compare thirty.yaml sixty.yaml --fail-on never"),
    (1, "compare thirty.yaml sixty.yaml --fail-on conflict"),
    (1, "compare thirty.yaml sixty.yaml --fail-on conflict --format json"),
    (1, "compare thirty.yaml sixty.yaml --fail-on conflict --format markdown"),
    (1, "compare thirty.yaml sixty.yaml --fail-on conflict --verdict agree"),
    (1, "compare thirty.yaml sixty.yaml --fail-on conflict --topic scope"),
    (1, "compare thirty.yaml sixty.yaml --fail-on conflict -o out.md"),
    (0, "compare thirty.yaml thirty.yaml --fail-on conflict"),
    (0, "compare thirty.yaml either.yaml --fail-on conflict"),  # one of the two options agrees
    (1, "compare thirty.yaml either.yaml sixty.yaml --fail-on conflict"),  # thirty against sixty
    (1, "compare thirty.yaml thirty-later.yaml --fail-on conflict"),  # two texts, whosoever they are
    (0, "compare thirty.yaml thirty-later.yaml thirty-last.yaml --fail-on conflict"),  # versions of one party's text
    (1, "compare thirty.yaml thirty-later.yaml sixty.yaml --fail-on conflict"),
    (0, "compare thirty.yaml warned.yaml"),
    (2, "compare thirty.yaml"),
    (2, "compare"),
    (2, "compare thirty.yaml missing.yaml"),
    (2, "compare thirty.yaml no-yaml-here"),
    (2, "compare thirty.yaml misspelt.yaml"),
    (2, "compare thirty.yaml misspelt.yaml --fail-on conflict"),
    (2, "compare thirty.yaml empty.yaml"),
    (2, "compare thirty.yaml glossary.yaml"),
    (2, "compare - -"),
    (2, "compare with-glossary.yaml with-another.yaml"),
    (0, "compare with-glossary.yaml with-another.yaml --glossary glossary.yaml"),
    (2, "compare thirty.yaml sixty.yaml --glossary missing.yaml"),
    (2, "compare thirty.yaml sixty.yaml --topics-file missing.yaml"),
    (2, "compare thirty.yaml sixty.yaml --verdict conflicts"),
    (2, "compare thirty.yaml sixty.yaml --topic duratoin"),
    (2, "compare thirty.yaml sixty.yaml --format word"),
    (2, "compare thirty.yaml sixty.yaml -o gaps.docx"),
    (2, "compare thirty.yaml sixty.yaml -o no-such-folder/out.md"),
    (2, "compare thirty.yaml sixty.yaml -o no-yaml-here"),
    (2, "compare thirty.yaml sixty.yaml --width 3"),
    (2, "compare thirty.yaml sixty.yaml --fail-on partly"),
    (2, "compare thirty.yaml no-such-revision:sixty.yaml"),
    (2, "compare thirty.yaml --output=--help:sixty.yaml"),
    (0, "report thirty.yaml sixty.yaml -o gaps.md -o gaps.csv"),
    (0, "report thirty.yaml either.yaml sixty.yaml -o gaps.md --pairs --layout brackets"),
    (0, "report thirty.yaml sixty.yaml -o gaps.md --edition-for sixty --status published --with-internal --contact us"),
    (0, "report thirty.yaml sixty.yaml -o gaps.md --fail-on never"),
    (1, "report thirty.yaml sixty.yaml -o gaps.md --fail-on conflict"),
    (1, "report thirty.yaml sixty.yaml -o gaps.csv --fail-on conflict"),
    (0, "report thirty.yaml either.yaml -o gaps.md --fail-on conflict"),
    (2, "report thirty.yaml sixty.yaml"),
    (2, "report thirty.yaml -o gaps.md"),
    (2, "report thirty.yaml misspelt.yaml -o gaps.md"),
    (2, "report thirty.yaml sixty.yaml -o gaps.json"),
    (2, "report thirty.yaml sixty.yaml -o gaps"),
    (2, "report thirty.yaml sixty.yaml -o gaps.csv --layout brackets"),
    (2, "report thirty.yaml sixty.yaml -o gaps.md --layout columns"),
    (2, "report thirty.yaml sixty.yaml -o gaps.md --template missing.docx"),
    (2, "report thirty.yaml sixty.yaml -o gaps.md --numbers missing.csv"),
    (2, "report thirty.yaml sixty.yaml -o gaps.md --numbers thirty.yaml"),
    (2, "report thirty.yaml sixty.yaml -o gaps.md --edition-for nobody"),
    (2, "report thirty.yaml sixty.yaml -o gaps.md --status public"),
    (2, "report thirty.yaml sixty.yaml -o gaps.md --status tabled"),
    (2, "report thirty.yaml sixty.yaml -o no-such-folder/gaps.md"),
    (2, "report thirty.yaml sixty.yaml -o gaps.md -o no-yaml-here"),
    (0, "validate thirty.yaml sixty.yaml glossary.yaml"),
    (0, "validate warned.yaml"),
    (0, "validate 'th*.yaml'"),
    (0, "validate - < thirty.yaml"),
    (1, "validate misspelt.yaml"),
    (1, "validate empty.yaml"),
    (1, "validate utf-16.yaml"),
    (1, "validate ."),
    (2, "validate"),  # there is no folder proposals
    (2, "validate missing.yaml"),
    (2, "validate no-yaml-here"),
    (2, "validate 'x*.yaml'"),
    (2, "validate misspelt.yaml missing.yaml"),
    (0, "validate careless.yaml"),
    (1, "validate careless.yaml --fail-on warning"),
    (1, "validate careless.yaml --config strict.toml"),
    (0, "validate careless.yaml --config strict.toml --fail-on error"),
    (0, "validate careless.yaml --fail-on warning --level clause.missing=note"),
    (1, "validate careless.yaml --fail-on note --level clause=note"),
    (1, "validate careless.yaml --level clause=error"),
    (0, "validate careless.yaml --level clause=error --fail-on never"),
    (0, "validate careless.yaml --fail-on warning --level clause=off"),
    (0, "validate misspelt.yaml --fail-on never"),
    (0, "validate careless.yaml --fail-on warning --acceptances accepting.yaml --today 2025-06-30"),
    (1, "validate careless.yaml --fail-on warning --acceptances accepting.yaml --today 2025-07-01"),
    (1, "validate careless.yaml --acceptances accepting.yaml --level acceptance=error --level clause=off"),
    (2, "validate thirty.yaml --acceptances missing.yaml"),
    (2, "validate thirty.yaml --config missing.toml"),
    (2, "validate thirty.yaml --config wrong.toml"),
    (2, "validate misspelt.yaml --config wrong.toml"),
    (2, "validate thirty.yaml --level clause.mising=off"),
    (2, "validate thirty.yaml --level clause=of"),
    (2, "validate thirty.yaml --level yaml.syntax=off"),
    (2, "validate thirty.yaml --fail-on warnings"),
    (2, "validate thirty.yaml --today tomorrow"),
    (2, "validate misspelt.yaml missing.yaml --fail-on never"),
    (0, "config"),
    (0, "config --config strict.toml"),
    (2, "config --config wrong.toml"),
    (2, "config --level clause=of"),
    (2, "config --fail-on warn"),
    (2, "config --acceptances missing.yaml"),
    (2, "check --base HEAD"),  # here is no repository
    (2, "git-driver"),
    (2, "git-driver put-in"),
    (2, "git-driver install"),
    (2, "git-driver uninstall"),
    (0, "git-driver diff"),  # what git calls: whatever the words, git is to go on
    (0, "git-driver diff -- unmerged.yaml"),
    (0, "git-driver diff -- thirty.yaml missing.yaml x 100644 thirty.yaml y 100644"),
    (0, "git-driver diff -- a.yaml thirty.yaml x 100644 misspelt.yaml y 100644"),
    (0, "names thirty.yaml sixty.yaml"),
    (2, "names thirty.yaml misspelt.yaml"),
    (2, "names"),
    (0, "topics"),
    (0, "topics duration"),
    (2, "topics duratoin"),
    (0, "explain"),
    (0, "explain amount.nested"),
    (2, "explain amount.nestd"),
    (0, "schema proposal"),
    (0, "schema comparison"),
    (2, "schema"),
    (2, "schema proposals"),
    (0, "new fresh.yaml"),
    (2, "new thirty.yaml"),
    (2, "new"),
    (0, "--help"),
    (0, "--version"),
    (2, ""),
    (2, "compar thirty.yaml sixty.yaml"),
    (2, "--verbose"),
]


EDITS = {
    "same": text_of("North"),
    "edited": text_of("North", LENGTH.replace("30 days", "60 days"), START, WATCH),
    "removed": text_of("North", START, WATCH),
    "broken": text_of("North", LENGTH.replace("duration", "duratoin")),
}
"""What a text has become since the last commit, in a folder of each name, beside one that is as it was."""


@pytest.fixture
def repository(tmp_path: Path) -> Made:
    """A repository in which texts have been edited."""
    repository = made(tmp_path / "repository")
    for folder in EDITS:
        repository.write(f"{folder}/north.yaml", text_of("North"))
        repository.write(f"{folder}/south.yaml", text_of("South"))
    repository.write("strict.toml", 'fail-on = "warning"\n')
    repository.write("wrong.toml", 'fail-on = "warn"\n')
    repository.write(
        "accepting.yaml",
        ACCEPTING.replace("FOLDER/careless", "removed/north").replace("clause.missing", "provision.removed"),
    )
    repository.commit()
    repository.git("branch", "before")
    for folder, text in EDITS.items():
        repository.write(f"{folder}/north.yaml", text)
    return repository


IN_A_REPOSITORY = [
    # status, the words typed
    (0, "check same --base HEAD"),
    (0, "check same --base HEAD --fail-on note"),
    (0, "check edited --base HEAD"),  # only warnings
    (1, "check edited --base HEAD --fail-on warning"),
    (1, "check edited --base before --fail-on note"),
    (1, "check edited --base HEAD --config strict.toml"),
    (0, "check edited --base HEAD --config strict.toml --fail-on error"),
    (1, "check edited --base HEAD --level term.changed=error"),
    (0, "check edited --base HEAD --fail-on warning --level term=off --level verdict=off --level text=note"),
    (0, "check edited --base HEAD --head HEAD --fail-on note"),
    (0, "check edited/south.yaml --base HEAD --fail-on note"),
    (1, "check edited --base HEAD --fail-on warning --format json"),
    (1, "check edited --base HEAD --fail-on warning -o edits.sarif -o edits.md"),
    (1, "check edited --base HEAD --fail-on warning --show error"),
    (1, "check removed --base HEAD"),
    (1, "check removed --base HEAD --against none"),
    (0, "check removed --base HEAD --fail-on never"),
    (0, "check removed --base HEAD --acceptances accepting.yaml --today 2025-06-30"),
    (1, "check removed --base HEAD --acceptances accepting.yaml --today 2025-07-01"),
    (1, "check broken --base HEAD"),
    (0, "check broken --base HEAD --fail-on never"),
    (2, "check edited"),  # no base
    (2, "check edited --base no-such-branch"),
    (2, "check edited --base --help"),
    (2, "check edited --base HEAD --head no-such-branch"),
    (2, "check edited --base HEAD --fail-on grave"),
    (2, "check edited --base HEAD --format word"),
    (2, "check edited --base HEAD -o edits.docx"),
    (2, "check edited --base HEAD -o no-such-folder/edits.md"),
    (2, "check edited --base HEAD --config wrong.toml"),
    (2, "check edited --base HEAD --acceptances missing.yaml"),
    (2, "check edited --base HEAD --level term.chagned=off"),
    (2, "check --base HEAD"),  # there is no folder proposals
    (2, "check missing.yaml --base HEAD"),
    (2, "check removed missing.yaml --base HEAD --fail-on never"),
    (2, "check .. --base HEAD"),
    (2, "check edited --base HEAD --against missing.yaml"),
    (0, "validate same edited removed"),
    (1, "validate ."),
    (0, "validate HEAD:same/north.yaml"),
    (2, "validate no-such-branch:same/north.yaml"),
    (0, "git-driver install"),
    (0, "git-driver install 'edited/*.yaml'"),
    (2, "git-driver install '!edited/*.yaml'"),
    (2, "git-driver install ''"),
    (0, "git-driver uninstall"),  # nothing is there to take away
    (2, "git-driver uninstall '*.yaml'"),
]


@pytest.mark.parametrize(("status", "typed"), IN_A_REPOSITORY, ids=lambda each: str(each) or "nothing")
def test_exit_status_in_a_repository(command: Command, repository: Made, status: int, typed: str) -> None:
    """The status is that of the table, for commands that ask git; what was found is told, as is what was not done."""
    ran = command.typed(typed, folder=repository.folder)
    assert ran.status == status, ran.out + ran.err
    assert "Traceback" not in ran.err
    assert "internal error" not in ran.err
    assert ran.err if status == 2 else status == 0 or ran.out or "-o" in typed


@pytest.mark.parametrize(("status", "typed"), SITUATIONS, ids=lambda each: str(each) or "nothing")
def test_exit_status(command: Command, folder: Path, status: int, typed: str) -> None:
    """The status is that of the table; where a run was not done, standard error says why, without a traceback."""
    ran = command.typed(typed, folder=folder)
    assert ran.status == status, ran.err
    assert "Traceback" not in ran.err
    assert "internal error" not in ran.err
    if status == 2:
        assert ran.err
