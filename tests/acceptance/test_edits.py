"""What a person names in an edit of the Istanbul files, and what `check` finds in it: no more, no less."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ceasefire_diff.checking.edits import CheckRequest, check_edits
from ceasefire_diff.checking.finding import Finding
from ceasefire_diff.wording.finding_sentences import finding_sentence
from tests.repositories import Made, made
from tests.yaml_reading import as_plain, read

FOLDER = Path(__file__).parents[2] / "proposals" / "istanbul-2025"


def read_edits() -> list[dict[str, Any]]:
    """The edits of the table."""
    root, problems = read(Path(__file__).with_name("edits").joinpath("istanbul.yaml").read_bytes())
    assert root is not None, problems
    table: Any = as_plain(root)
    edits: list[dict[str, Any]] = table["edits"]
    return edits


EDITS = read_edits()


def edited(edit: dict[str, Any]) -> str:
    """The file with the edit made; every place it names is there exactly once."""
    text: str = (FOLDER / edit["file"]).read_text(encoding="utf-8")
    for old, new in edit.get("replace", ()):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    if "cut" in edit:
        start = text.index(f"  - id: {edit['cut']}\n")
        end = text.index("\n  - id: ", start) + 1
        text = text[:start] + text[end:]
    return text


def says(finding: Finding, expected: dict[str, str]) -> bool:
    """Whether a finding is the one that is expected."""
    known = {"rule": finding.rule, "provision": finding.provision, **finding.arguments}
    told = dict(expected)
    because = told.pop("because", "")
    return all(known.get(key, "") == value for key, value in told.items()) and because in str(finding_sentence(finding))


@pytest.fixture
def istanbul(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """A repository that holds the Istanbul files as they are."""
    repository = made(tmp_path / "repository")
    for file in FOLDER.glob("*.yaml"):
        repository.write(f"proposals/istanbul-2025/{file.name}", file.read_text(encoding="utf-8"))
    repository.commit("as they are")
    monkeypatch.chdir(repository.folder)
    return repository


@pytest.mark.parametrize("edit", EDITS, ids=[each["name"] for each in EDITS])
def test_an_edit_is_seen_for_what_it_does(istanbul: Made, edit: dict[str, Any]) -> None:
    """What stands in the table is found, with all it says, and nothing else is."""
    istanbul.write(f"proposals/istanbul-2025/{edit['file']}", edited(edit))
    found = check_edits(CheckRequest(("proposals",), "HEAD"))
    told = "\n".join(
        f"{each.rule} {each.provision} {dict(each.arguments)} {finding_sentence(each)}" for each in found.findings
    )
    assert not found.left_out
    for expected in edit["finds"]:
        assert any(says(each, expected) for each in found.findings), f"{expected}\n{told}"
    unexpected = [each for each in found.findings if not any(says(each, expected) for expected in edit["finds"])]
    assert not unexpected, f"{[(each.rule, each.provision) for each in unexpected]}\n{told}"
